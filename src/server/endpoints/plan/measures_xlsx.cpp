// The filtered measures as a workbook.
#include "base/file.h"
#include "base/passing_folder.h"
#include "exchange/xlsx/write_xlsx.h"
#include "server/plan/measure_filter.h"
#include "server/plan/measure_parameters.h"
#include "server/plan/measure_table.h"

namespace leitbild::server {
namespace {

constexpr auto kType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Result<std::string> workbook(Call const& call, std::vector<plan::Measure const*> const& found) {
  TRY(auto const folder, PassingFolder::make());
  auto const file = folder.path() / "measures.xlsx";
  TRY_DO(exchange::write_xlsx({measure_table(call, found), notes_table(call, found.size())}, file,
                              call.site.plan().title));
  return read_file(file);
}

Answer answer(Call const& call) {
  auto const filter = measure_filter(call);
  if (!filter) { return tl::unexpected{filter.error()}; }
  auto bytes = workbook(call, meant_measures(call, *filter, call.values.text("sort")));
  if (!bytes) { return tl::unexpected{problem(500)}; }
  return download(call, kType, *std::move(bytes), "xlsx");
}

}  // namespace

extern constinit Endpoint const measures_xlsx{.id = "measures_xlsx",
                                              .path = "/api/v1/measures.xlsx",
                                              .group_de = "Maßnahmen",
                                              .summary_de = "Dieselbe Auswahl als Arbeitsmappe",
                                              .description_de = "Mit einem Blatt der Hinweise.",
                                              .parameters = kFilterParameters,
                                              .type = kType,
                                              .example = "/api/v1/measures.xlsx?field=KLI",
                                              .work = Work::kSlow,
                                              .answer = answer};

}  // namespace leitbild::server
