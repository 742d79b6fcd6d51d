#include "store/gpkg/written_rows.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "schema_sql.h"
#include "store/gpkg/geometry.h"
#include "store/gpkg/geometry_change.h"
#include "store/gpkg/layout.h"
#include "store/gpkg/record_tables.h"

namespace leitbild::store::gpkg {
namespace {

/// A table of the plan: the columns that Leitbild reads, and how a row is called.
struct PlanTable {
  std::string_view name;
  std::string_view title_de;         // of one row
  std::vector<std::string> columns;  // the first is the code of the object a row belongs to
  bool has_geometry{};
  // Written by Leitbild for people with a GIS and never read: the columns, and what they are in a restored row.
  std::string_view derived{};
  std::string_view derived_as{};

  std::string_view code_column() const { return columns.front(); }
};

std::vector<PlanTable> core_tables() {
  return {
      {.name = "fields", .title_de = "Handlungsfeld", .columns = {"code", "name_de", "name_en", "theme", "colour"}},
      {.name = "goals", .title_de = "Ziel", .columns = {"code", "field", "text_de", "text_en"}},
      {.name = "measures",
       .title_de = "Maßnahme",
       .columns = {"code", "title", "summary", "field", "lead", "state", "start_year", "end_year", "cost_cents",
                   "price_year", "flagship", "example"}},
      {.name = "measure_goals", .title_de = "Ziel der Maßnahme", .columns = {"measure", "goal"}},
      {.name = "measure_districts", .title_de = "Bezirk der Maßnahme", .columns = {"measure", "district"}},
      {.name = "places",
       .title_de = "Ort der Maßnahme",
       .columns = {"measure", "position", "title"},
       .has_geometry = true,
       .derived = "measure_title, example",
       .derived_as = "coalesce((SELECT title FROM measures WHERE code = json_extract(w.row, '$.measure')), ''), "
                     "coalesce((SELECT example FROM measures WHERE code = json_extract(w.row, '$.measure')), 0)"},
      {.name = "effects",
       .title_de = "Wirkung der Maßnahme",
       .columns = {"measure", "position", "place", "type", "parameters"},
       .derived = "example",
       .derived_as = "coalesce((SELECT example FROM measures WHERE code = json_extract(w.row, '$.measure')), 0)"},
      {.name = "milestones", .title_de = "Meilenstein", .columns = {"code", "date", "title_de", "title_en", "source"}}};
}

PlanTable table_of(plan::Form const& form) {
  auto out = PlanTable{.name = form.id, .title_de = form.one_de, .columns = {}, .has_geometry = has_geometry(form)};
  for (auto const& info : form.attributes) {
    if (info.kind != plan::Kind::kShape) { out.columns.push_back(column_of(info)); }
  }
  return out;
}

/// Rows refer to rows of tables before their own.
std::vector<PlanTable> const& plan_tables() {
  static auto const kTables = [] {
    auto out = core_tables();
    for (auto const& form : plan::forms()) { out.push_back(table_of(form)); }
    return out;
  }();
  return kTables;
}

constexpr std::array<std::string_view, 4> kTablesOfMeasures{"measure_goals", "measure_districts", "places", "effects"};

/// A row of the table as it is written down: numbers with all their digits, which JSON of SQLite has not, and bytes, which
/// only other programs put there, as digits.
std::string row_as_json(PlanTable const& table, std::string_view row) {
  auto pairs = std::vector<std::string>{};
  for (auto const& column : table.columns) {
    pairs.push_back(
        fmt::format("'{0}', CASE typeof({1}\"{0}\") WHEN 'real' THEN printf('%!.17g', {1}\"{0}\") WHEN 'blob' "
                    "THEN 'x' || hex({1}\"{0}\") ELSE {1}\"{0}\" END",
                    column, row));
  }
  return fmt::format("json_object({})", fmt::join(pairs, ", "));
}

/// Rows of the table, or those that `condition` names.
std::string copying(PlanTable const& table, std::string_view condition) {
  return fmt::format(
      "INSERT INTO written_rows (table_name, fid, row, geom) SELECT '{0}', fid, {1}, {2} FROM {0} WHERE {3} "
      "ON CONFLICT (table_name, fid) DO UPDATE SET row = excluded.row, geom = excluded.geom "
      "WHERE row IS NOT excluded.row OR geom IS NOT excluded.geom",
      table.name, row_as_json(table, ""), table.has_geometry ? "geom" : "NULL", condition);
}

std::string written_value(std::string_view column) { return fmt::format("json_extract(w.row, '$.{}')", column); }

/// The columns of a row as they are ("n") or were written ("w"), then the geometry or NULL.
std::string selected(PlanTable const& table, bool written) {
  auto out = std::string{};
  for (auto const& column : table.columns) {
    out += written ? written_value(column) + ", " : fmt::format("n.\"{}\", ", column);
  }
  if (!table.has_geometry) { return out + "NULL"; }
  return out + (written ? "w.geom" : "n.geom");
}

/// The row n is new or differs from w. Column by column only where not even the text is the same: other versions of
/// Leitbild may have written it.
std::string differs(PlanTable const& table) {
  auto columns = std::vector<std::string>{};
  for (auto const& column : table.columns) {
    columns.push_back(fmt::format("n.\"{}\" IS NOT {}", column, written_value(column)));
  }
  auto const out =
      fmt::format("w.fid IS NULL OR (w.row IS NOT {} AND ({}))", row_as_json(table, "n."), fmt::join(columns, " OR "));
  return table.has_geometry ? out + " OR n.geom IS NOT w.geom" : out;
}

/// Every row n beside the row w that was written.
std::string joined(PlanTable const& table) {
  return fmt::format("{0} AS n LEFT JOIN written_rows AS w ON w.table_name = '{0}' AND w.fid = n.fid", table.name);
}

/// One version of a row: texts of its columns (nothing: NULL), geometry as stored.
struct Version {
  std::vector<std::optional<std::string>> values;
  std::string geometry;
};

Version version_of(Row const& row, int first, std::size_t count) {
  auto out = Version{};
  auto column = first;
  for (auto i = std::size_t{0}; i < count; ++i, ++column) {
    out.values.push_back(row.is_null(column) ? std::nullopt : std::optional{row.text(column)});
  }
  out.geometry = row.blob(column);
  return out;
}

/// German headings of the columns, as the file tells them to every program.
using Titles = std::map<std::string, std::string>;

Result<Titles> titles_of(Database const& db, PlanTable const& table) {
  auto out = Titles{};
  TRY_DO(db.each("SELECT column_name, name FROM gpkg_data_columns WHERE table_name = ?", {std::string{table.name}},
                 [&](Row const& row) {
                   out.emplace(row.text(0), row.text(1));
                   return Result<void>{};
                 }));
  return out;
}

std::string object_of(PlanTable const& table, Version const& row) {
  auto const value = [&](std::string_view column) {
    auto const found = std::ranges::find(table.columns, column);
    auto const at = static_cast<std::size_t>(found - table.columns.begin());
    return found == table.columns.end() ? std::string{} : row.values[at].value_or("");
  };
  auto const code = row.values.front().value_or("");
  if (table.name == "places") {
    auto const title = value("title").empty() ? std::string{} : fmt::format(" „{}“", value("title"));
    return fmt::format("Ort{} (Nummer {}) der Maßnahme {}", title, value("position"), code);
  }
  if (table.name == "effects") {
    return fmt::format("Wirkung {} (Nummer {}) der Maßnahme {}", value("type"), value("position"), code);
  }
  if (table.name == "measure_goals") { return fmt::format("Ziel {} der Maßnahme {}", value("goal"), code); }
  if (table.name == "measure_districts") { return fmt::format("Bezirk {} der Maßnahme {}", value("district"), code); }
  return fmt::format("{} {}", table.title_de, code);
}

std::string shown(std::optional<std::string> const& value) {
  return !value || value->empty() ? std::string{"(leer)"} : fmt::format("„{}“", *value);
}

std::vector<ForeignEdit::Change> changes_between(PlanTable const& table, Titles const& titles, Version const& before,
                                                 Version const& after) {
  auto out = std::vector<ForeignEdit::Change>{};
  for (auto i = std::size_t{0}; i < table.columns.size(); ++i) {
    if (before.values[i] == after.values[i]) { continue; }
    auto const& column = table.columns[i];
    auto const title = titles.find(column);
    out.push_back({.title = title == titles.end() ? column : title->second,
                   .before = shown(before.values[i]),
                   .after = shown(after.values[i])});
  }
  if (before.geometry != after.geometry) {
    if (auto const moved = describe_change(before.geometry, after.geometry)) {
      out.push_back({.title = "Lage", .before = moved->before, .after = moved->after});
    }
  }
  return out;
}

Result<void> find_added_and_changed(Database const& db, PlanTable const& table, Titles const& titles,
                                    std::vector<ForeignEdit>& out) {
  auto const count = table.columns.size();
  auto const sql = fmt::format("SELECT n.fid, w.fid, {}, {} FROM {} WHERE {} ORDER BY n.fid", selected(table, false),
                               selected(table, true), joined(table), differs(table));
  return db.each(sql, {}, [&](Row const& row) {
    auto const after = version_of(row, 2, count);
    auto const before = version_of(row, static_cast<int>(count) + 3, count);
    auto const is_new = row.is_null(1);
    auto edit = ForeignEdit{.kind = is_new ? ForeignEdit::Kind::kAdded : ForeignEdit::Kind::kChanged,
                            .table = std::string{table.name},
                            .fid = row.integer(0),
                            .object = object_of(table, is_new ? after : before),
                            .code = (is_new ? after : before).values.front().value_or(""),
                            .new_code = after.values.front().value_or(""),
                            .changes = {}};
    if (!is_new) { edit.changes = changes_between(table, titles, before, after); }
    if (is_new || !edit.changes.empty()) { out.push_back(std::move(edit)); }
    return Result<void>{};
  });
}

Result<void> find_deleted(Database const& db, PlanTable const& table, std::vector<ForeignEdit>& out) {
  auto const sql = fmt::format(
      "SELECT w.fid, {} FROM written_rows AS w WHERE w.table_name = '{}' AND w.fid NOT IN (SELECT fid FROM {}) "
      "ORDER BY w.fid",
      selected(table, true), table.name, table.name);
  return db.each(sql, {}, [&](Row const& row) {
    auto const before = version_of(row, 1, table.columns.size());
    out.push_back({.kind = ForeignEdit::Kind::kDeleted,
                   .table = std::string{table.name},
                   .fid = row.integer(0),
                   .object = object_of(table, before),
                   .code = before.values.front().value_or(""),
                   .new_code = "",
                   .changes = {}});
    return Result<void>{};
  });
}

std::string columns_of(PlanTable const& table) {
  auto out = fmt::format("fid, \"{}\"", fmt::join(table.columns, "\", \""));
  if (table.has_geometry) { out += ", geom"; }
  if (!table.derived.empty()) { out += fmt::format(", {}", table.derived); }
  return out;
}

// ---- The rows of one object ------------------------------------------------------------------------------------------

struct EditedObject {
  std::string_view table;
  std::string code;
};

EditedObject object_of(plan::Edit const& edit) {
  struct Which {
    EditedObject operator()(plan::PutField const& e) const { return {"fields", e.field.code}; }
    EditedObject operator()(plan::PutGoal const& e) const { return {"goals", e.goal.code}; }
    EditedObject operator()(plan::AddMeasure const& e) const { return {"measures", e.measure.code}; }
    EditedObject operator()(plan::EditMeasure const& e) const { return {"measures", e.measure.code}; }
    EditedObject operator()(plan::AddMilestone const& e) const { return {"milestones", e.milestone.code}; }
    EditedObject operator()(plan::EditMilestone const& e) const { return {"milestones", e.milestone.code}; }
    EditedObject operator()(plan::PutRecord const& e) const { return {e.record.form, e.record.code()}; }
    EditedObject operator()(plan::RemoveRecord const& e) const { return {e.form, e.code}; }
    EditedObject operator()(plan::Rename const& e) const { return {"", e.from}; }  // and all that refers to it
  };
  return std::visit(Which{}, edit);
}

/// What is asked of a table for each edit.
struct Statements {
  std::string fids;  // of the rows of the object ?1
  std::string copy;  // them to written_rows
};

std::vector<Statements> const& statements() {
  static auto const kAll = [] {
    auto out = std::vector<Statements>{};
    for (auto const& table : plan_tables()) {
      auto const condition = fmt::format("\"{}\" = ?1", table.code_column());
      out.push_back({.fids = fmt::format("SELECT fid FROM {} WHERE {}", table.name, condition),
                     .copy = copying(table, condition)});
    }
    return out;
  }();
  return kAll;
}

struct TableOfObject {
  PlanTable const* table;
  Statements const* sql;
};

/// The tables in which an object has rows.
std::vector<TableOfObject> statements_of(EditedObject const& object) {
  auto const is_measure = object.table == "measures";
  auto out = std::vector<TableOfObject>{};
  for (auto i = std::size_t{0}; i < plan_tables().size(); ++i) {
    auto const& table = plan_tables()[i];
    auto const belongs = std::ranges::find(kTablesOfMeasures, table.name) != kTablesOfMeasures.end();
    if (table.name == object.table || (is_measure && belongs)) { out.push_back({&table, &statements()[i]}); }
  }
  return out;
}

}  // namespace

Result<bool> has_written_rows(Database const& db) {
  TRY(auto const found, db.one_integer("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'written_rows'"));
  return found.has_value();
}

Result<void> add_written_rows(Database const& db) {
  TRY_DO(db.run(std::string{kWrittenRows}));
  return remember_rows(db);
}

Result<void> remember_rows(Database const& db) {
  for (auto const& table : plan_tables()) {
    TRY_DO(db.run(fmt::format("DELETE FROM written_rows WHERE table_name = '{0}' AND fid NOT IN (SELECT fid FROM {0})",
                              table.name)));
    TRY_DO(db.run(copying(table, "true")));
  }
  return {};
}

Result<std::vector<RowNumber>> rows_of(Database const& db, plan::Edit const& edit) {
  auto out = std::vector<RowNumber>{};
  auto const object = object_of(edit);
  for (auto const& [table, sql] : statements_of(object)) {
    TRY_DO(db.each(sql->fids, {object.code}, [&](Row const& row) {
      out.push_back({table->name, row.integer(0)});
      return Result<void>{};
    }));
  }
  return out;
}

Result<void> remember_rows(Database const& db, plan::Edit const& edit, std::vector<RowNumber> const& before) {
  if (std::holds_alternative<plan::Rename>(edit)) { return remember_rows(db); }
  TRY(auto const now, rows_of(db, edit));
  for (auto const& row : before) {
    if (std::ranges::find(now, row) != now.end()) { continue; }
    TRY_DO(db.execute("DELETE FROM written_rows WHERE table_name = ? AND fid = ?", {std::string{row.table}, row.fid}));
  }
  auto const object = object_of(edit);
  for (auto const& [table, sql] : statements_of(object)) { TRY_DO(db.execute(sql->copy, {object.code})); }
  return {};
}

Result<std::vector<ForeignEdit>> foreign_edits(Database const& db) {
  auto out = std::vector<ForeignEdit>{};
  TRY(auto const is_there, has_written_rows(db));
  if (!is_there) { return out; }
  for (auto const& table : plan_tables()) {
    TRY(auto const titles, titles_of(db, table));
    TRY_DO(find_added_and_changed(db, table, titles, out));
    TRY_DO(find_deleted(db, table, out));
  }
  return out;
}

Result<void> restore_rows(Database const& db) {
  // Rows are deleted before any is inserted, so that codes and numbers that were swapped do not get in each other's way;
  // references are checked at the end.
  TRY_DO(db.run("PRAGMA defer_foreign_keys = ON"));
  for (auto const& table : plan_tables()) {
    TRY_DO(db.run(fmt::format("DELETE FROM {} WHERE fid IN (SELECT n.fid FROM {} WHERE {})", table.name, joined(table),
                              differs(table))));
  }
  for (auto const& table : plan_tables()) {
    auto values = std::string{"w.fid, "} + selected(table, true);
    if (!table.has_geometry) { values.erase(values.rfind(", NULL")); }
    if (!table.derived.empty()) { values += fmt::format(", {}", table.derived_as); }
    TRY_DO(db.run(fmt::format("INSERT INTO {0} ({1}) SELECT {2} FROM written_rows AS w WHERE w.table_name = '{0}' AND "
                              "w.fid NOT IN (SELECT fid FROM {0}) ORDER BY w.fid",
                              table.name, columns_of(table), values)));
    TRY_DO(note_change(db, table.name));
  }
  return {};
}

Result<std::set<std::string>> deleted_measures(Database const& db) {
  auto out = std::set<std::string>{};
  TRY(auto const is_there, has_written_rows(db));
  if (!is_there) { return out; }
  TRY_DO(db.each("SELECT json_extract(row, '$.code') FROM written_rows WHERE table_name = 'measures' AND "
                 "json_extract(row, '$.code') NOT IN (SELECT code FROM measures)",
                 {}, [&](Row const& row) {
                   out.insert(row.text(0));
                   return Result<void>{};
                 }));
  return out;
}

Result<void> delete_rows_of_deleted_measures(Database const& db) {
  for (auto const table : kTablesOfMeasures) {
    TRY_DO(db.run(fmt::format(
        "DELETE FROM {} WHERE measure NOT IN (SELECT code FROM measures) AND measure IN (SELECT json_extract(row, "
        "'$.code') FROM written_rows WHERE table_name = 'measures')",
        table)));
  }
  return {};
}

}  // namespace leitbild::store::gpkg
