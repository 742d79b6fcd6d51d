#include "exchange/plan_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "exchange/sheets/csv_file.h"
#include "exchange/sheets/plan_tables.h"
#include "exchange/sheets/read_me.h"
#include "exchange/xlsx/read_xlsx.h"
#include "exchange/xlsx/write_xlsx.h"
#include "plan/document.h"

namespace leitbild::exchange {
namespace {

enum class FileKind : std::uint8_t { kWorkbook, kCsv, kJson };

Result<FileKind> kind_of(std::filesystem::path const& file) {
  auto const ending = folded(file.extension().string());
  if (ending == ".xlsx") { return FileKind::kWorkbook; }
  if (ending == ".csv") { return FileKind::kCsv; }
  if (ending == ".json") { return FileKind::kJson; }
  return fail(fmt::format("die Endung „{}“ ist nicht möglich; erlaubt sind .xlsx, .csv und .json", ending),
              file.string());
}

std::vector<Table> workbook_of(plan::Plan const& plan, geo::Crs plane, Origin const& origin) {
  auto tables = tables_of(plan, plane);
  tables.insert(tables.begin(), read_me(plan, tables, origin));
  tables.push_back(base_table(plan, origin));
  return tables;
}

Result<PlanImport> read_document(std::string const& bytes, std::string const& name, Target const& target) {
  auto const document = Json::parse(bytes, nullptr, false);
  if (document.is_discarded()) { return fail("das ist kein JSON", name); }
  TRY(auto const plan, plan::plan_from_json(document, name));
  return prepare_import(plan, target, name);
}

/// The sheets of an .xlsx or .csv file, whatever is in them.
Result<std::vector<Sheet>> sheets_in(std::filesystem::path const& file, Mapping const& mapping) {
  TRY(auto const kind, kind_of(file));
  TRY(auto bytes, read_file(file));  // says why a file cannot be read better than GDAL does
  if (kind == FileKind::kWorkbook) { return read_xlsx(file); }
  if (kind == FileKind::kJson) { return fail("hier wird eine Tabelle gebraucht (.xlsx, .csv)", file.string()); }
  if (mapping.encoding == "windows-1252") { bytes = from_windows_1252(bytes); }
  TRY(bytes, csv_text(std::move(bytes), file.filename().string()));
  auto const separator = mapping.delimiter.empty() ? std::nullopt : std::optional{mapping.delimiter.front()};
  if (mapping.stray_quotes) { bytes = with_doubled_quotes(bytes, separator.value_or(csv_separator(bytes))); }
  TRY(auto sheet, from_csv(std::move(bytes), file.filename().string(), separator));
  return std::vector{std::move(sheet)};
}

}  // namespace

Result<void> write_plan_file(plan::Plan const& plan, geo::Crs plane, Origin const& origin,
                             std::filesystem::path const& file) {
  TRY(auto const kind, kind_of(file));
  switch (kind) {
    case FileKind::kWorkbook: return write_xlsx(workbook_of(plan, plane, origin), file, plan.title);
    case FileKind::kCsv: return write_file(file, to_csv(measure_table_of(plan, plane)));
    case FileKind::kJson: return write_file(file, plan::to_json(plan).dump(2) + "\n");
  }
  return {};
}

Result<PlanImport> read_plan_file(std::filesystem::path const& file, Target const& target, Decide const& decide) {
  TRY(auto const kind, kind_of(file));
  if (kind == FileKind::kJson) {
    TRY(auto const bytes, read_file(file));
    return read_document(bytes, file.filename().string(), target);
  }
  TRY(auto const sheets, sheets_in(file, {}));
  return prepare_import(sheets, target, decide);
}

Result<Sheet> read_foreign_table(std::filesystem::path const& file, Mapping const& mapping) {
  TRY(auto sheets, sheets_in(file, mapping));
  auto names = std::vector<std::string>{};
  for (auto& sheet : sheets) {
    if (mapping.sheet.empty() || sheet.name == mapping.sheet) { return std::move(sheet); }
    names.push_back(sheet.name);
  }
  return fail(fmt::format("das Blatt „{}“ gibt es nicht; es gibt {}", mapping.sheet, fmt::join(names, ", ")),
              file.string());
}

Result<PlanImport> read_foreign_file(std::filesystem::path const& file, Mapping const& mapping, Target const& target) {
  TRY(auto const table, read_foreign_table(file, mapping));
  TRY(auto const sheets, mapped(table, mapping));
  return prepare_import(sheets, target);
}

Result<std::string> propose_mapping(std::filesystem::path const& file) {
  TRY(auto const table, read_foreign_table(file, {}));
  if (table.rows.empty()) { return fail("die Tabelle ist leer", file.string()); }
  if (table.source == Source::kWorkbook) { return proposed_mapping(table, ','); }
  TRY(auto bytes, read_file(file));
  TRY(auto const text, csv_text(std::move(bytes), file.string()));
  return proposed_mapping(table, csv_separator(text));
}

}  // namespace leitbild::exchange
