// The filtered measures as CSV.
#include "server/plan/measure_filter.h"
#include "server/plan/measure_parameters.h"
#include "server/plan/measure_table.h"

namespace leitbild::server {
namespace {

Answer answer(Call const& call) {
  auto const filter = measure_filter(call);
  if (!filter) { return tl::unexpected{filter.error()}; }
  auto const table = measure_table(call, meant_measures(call, *filter, call.values.text("sort")));
  return download(call, "text/csv; charset=utf-8", csv_of(table, call.language), "csv");
}

}  // namespace

extern constinit Endpoint const measures_csv{
    .id = "measures_csv",
    .path = "/api/v1/measures.csv",
    .group_de = "Maßnahmen",
    .summary_de = "Dieselbe Auswahl als CSV",
    .description_de =
        "Für Tabellenprogramme: auf Deutsch mit Semikolon und Dezimalkomma, auf Englisch mit Komma und Dezimalpunkt; "
        "UTF-8 mit Kennung.",
    .parameters = kFilterParameters,
    .type = "text/csv",
    .example = "/api/v1/measures.csv?field=KLI",
    .answer = answer};

}  // namespace leitbild::server
