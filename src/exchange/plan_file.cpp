#include "exchange/plan_file.h"

#include <fmt/format.h>

#include "base/file.h"
#include "base/text.h"
#include "exchange/sheets/csv_file.h"
#include "exchange/sheets/plan_tables.h"
#include "exchange/xlsx/read_xlsx.h"
#include "exchange/xlsx/write_xlsx.h"

namespace leitbild::exchange {
namespace {

Result<Source> kind_of(std::filesystem::path const& file) {
  auto const ending = folded(file.extension().string());
  if (ending == ".xlsx") { return Source::kWorkbook; }
  if (ending == ".csv") { return Source::kCsv; }
  return fail(fmt::format("die Endung „{}“ ist nicht möglich; erlaubt sind .xlsx und .csv", ending), file.string());
}

}  // namespace

Result<void> write_plan_file(plan::Plan const& plan, geo::Crs plane, std::filesystem::path const& file) {
  TRY(auto const kind, kind_of(file));
  if (kind == Source::kWorkbook) { return write_xlsx(tables_of(plan, plane), file); }
  return write_file(file, to_csv(measure_table_of(plan, plane)));
}

Result<PlanImport> read_plan_file(std::filesystem::path const& file, Target const& target) {
  TRY(auto const kind, kind_of(file));
  TRY(auto bytes, read_file(file));  // says why a file cannot be read better than GDAL does
  if (kind == Source::kWorkbook) {
    TRY(auto const sheets, read_xlsx(file));
    return prepare_import(sheets, target);
  }
  TRY(auto sheet, from_csv(std::move(bytes), file.filename().string()));
  return prepare_import({std::move(sheet)}, target);
}

}  // namespace leitbild::exchange
