#include "store/gpkg/record_tables.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "schema_sql.h"
#include "store/gpkg/geometry.h"
#include "store/gpkg/layout.h"

namespace leitbild::store::gpkg {
namespace {

using plan::AttributeInfo;
using plan::Form;
using plan::Kind;

std::string_view type_of(Kind kind) {
  switch (kind) {
    case Kind::kMoney:
    case Kind::kInteger:
    case Kind::kYear: return "INTEGER";
    case Kind::kNumber: return "DOUBLE";
    case Kind::kFlag: return "BOOLEAN";
    case Kind::kShape: return "GEOMETRY";
    default: return "TEXT";
  }
}

std::string in_quotes(std::string_view name) { return fmt::format("\"{}\"", name); }

std::vector<std::string> columns_of(Form const& form) {
  auto out = std::vector<std::string>{};
  for (auto const& info : form.attributes) { out.push_back(in_quotes(column_of(info))); }
  return out;
}

Value value_from(AttributeInfo const& info, std::string const& text, int srs_id) {
  if (text.empty()) { return info.key == "code" ? Value{text} : Value{}; }
  switch (info.kind) {
    case Kind::kMoney: return parse_exact(text, 2).value();
    case Kind::kInteger:
    case Kind::kYear: return parse_exact(text, 0).value();
    case Kind::kNumber: return std::stod(text);
    case Kind::kFlag: return std::int64_t{1};
    case Kind::kShape: return Blob{encode(geo::from_wkt(text).value(), srs_id)};
    default: return text;
  }
}

/// Error: a geometry that cannot be read.
Result<std::string> text_from(AttributeInfo const& info, Row const& row, int column) {
  if (row.is_null(column)) { return std::string{}; }
  switch (info.kind) {
    case Kind::kMoney: return exact_text(row.integer(column), 2);
    case Kind::kNumber: return plan::value_text(std::optional{row.number(column)});
    case Kind::kFlag: return plan::value_text(row.integer(column) != 0);
    case Kind::kShape: {
      TRY(auto const shape, decode(row.blob(column)));
      return plan::value_text(std::optional{shape});
    }
    default: return row.text(column);
  }
}

Result<void> create_table(Database const& db, Form const& form, int srs_id) {
  auto columns = std::string{"fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"};
  for (auto const& info : form.attributes) {
    columns += fmt::format(", {} {}{}", in_quotes(column_of(info)), type_of(info.kind),
                           info.key == "code" ? " NOT NULL UNIQUE" : "");
  }
  TRY_DO(db.run(fmt::format("CREATE TABLE IF NOT EXISTS {} ({})", form.id, columns)));
  auto const is_layer = has_geometry(form);
  TRY_DO(db.execute("INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
                    "VALUES (?, ?, ?, ?, ?)",
                    {std::string{form.id}, std::string{is_layer ? "features" : "attributes"}, std::string{form.many_de},
                     std::string{form.help_de}, is_layer ? Value{std::int64_t{srs_id}} : Value{}}));
  if (!is_layer) { return {}; }
  return db.execute("INSERT OR IGNORE INTO gpkg_geometry_columns VALUES (?, 'geom', 'GEOMETRY', ?, 0, 0)",
                    {std::string{form.id}, std::int64_t{srs_id}});
}

Result<void> add_missing_columns(Database const& db, Form const& form) {
  auto there = std::set<std::string>{};
  TRY_DO(db.each("SELECT name FROM pragma_table_info(?)", {std::string{form.id}}, [&](Row const& row) {
    there.insert(row.text(0));
    return Result<void>{};
  }));
  for (auto const& info : form.attributes) {
    if (there.contains(column_of(info))) { continue; }
    TRY_DO(db.run(
        fmt::format("ALTER TABLE {} ADD COLUMN {} {}", form.id, in_quotes(column_of(info)), type_of(info.kind))));
  }
  return {};
}

Result<void> describe_choices(Database const& db, std::string const& list, AttributeInfo const& info) {
  for (auto const& choice : info.choices) {
    TRY_DO(db.execute("INSERT OR REPLACE INTO gpkg_data_column_constraints (constraint_name, constraint_type, value, "
                      "description) VALUES (?, 'enum', ?, ?)",
                      {list, std::string{choice.id}, std::string{choice.title_de}}));
  }
  return {};
}

/// German headings and lists of values; a GIS offers them instead of a text box.
Result<void> describe_columns(Database const& db, Form const& form) {
  for (auto const& info : form.attributes) {
    if (info.kind == Kind::kShape) { continue; }  // the standard does not foresee headings of geometries
    auto const title =
        info.kind == Kind::kMoney ? fmt::format("{} in Cent", info.title_de) : std::string{info.title_de};
    auto const list = fmt::format("{}_{}", form.id, info.key);
    TRY_DO(db.execute("INSERT OR REPLACE INTO gpkg_data_columns (table_name, column_name, name, title, description, "
                      "constraint_name) VALUES (?, ?, ?, ?, ?, ?)",
                      {std::string{form.id}, column_of(info), title, title, std::string{info.help_de},
                       info.choices.empty() ? Value{} : Value{list}}));
    TRY_DO(describe_choices(db, list, info));
  }
  return {};
}

Result<void> read_form(Database const& db, Form const& form, plan::Plan& plan, Problems& problems) {
  auto const sql = fmt::format("SELECT {} FROM {} ORDER BY fid", fmt::join(columns_of(form), ", "), form.id);
  return db.each(sql, {}, [&](Row const& row) {
    auto const where = fmt::format("plan.gpkg {} {}", form.id, row.text(0));
    auto record = plan::empty_record(form, "");
    for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
      auto text = text_from(form.attributes[i], row, static_cast<int>(i));
      if (!text) { problems.add(within(where, text.error())); }
      record.values[i] = std::move(text).value_or(std::string{});
    }
    if (auto const done = form.add(plan, record); !done) {  // the table has each code once
      problems.add(within("plan.gpkg " + std::string{form.id}, done.error()));
    }
    return Result<void>{};
  });
}

}  // namespace

std::string column_of(AttributeInfo const& info) {
  if (info.kind == Kind::kShape) { return "geom"; }
  return info.kind == Kind::kMoney ? fmt::format("{}_cents", info.key) : std::string{info.key};
}

bool has_geometry(Form const& form) {
  return std::ranges::find(form.attributes, Kind::kShape, &AttributeInfo::kind) != form.attributes.end();
}

Result<void> add_record_tables(Database const& db, int srs_id) {
  for (auto const& form : plan::forms()) {
    TRY_DO(create_table(db, form, srs_id));
    TRY_DO(add_missing_columns(db, form));
    TRY_DO(describe_columns(db, form));
  }
  return {};
}

Result<void> read_records(Database const& db, plan::Plan& plan, Problems& problems) {
  for (auto const& form : plan::forms()) { TRY_DO(read_form(db, form, plan, problems)); }
  return db.each("SELECT code FROM retired_codes", {}, [&](Row const& row) {
    plan.retired_codes.insert(row.text(0));
    return Result<void>{};
  });
}

Result<void> write_record(Database const& db, plan::Record const& record) {
  auto const& form = *plan::find_form(record.form);
  TRY(auto const srs_id, srs_id_of_layers(db));
  auto values = std::vector<Value>{};
  auto marks = std::vector<std::string>{};
  auto updates = std::vector<std::string>{};
  auto const columns = columns_of(form);
  for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
    values.push_back(value_from(form.attributes[i], record.values[i], srs_id));
    marks.push_back(fmt::format("?{}", i + 1));
    if (i > 0) { updates.push_back(fmt::format("{} = ?{}", columns[i], i + 1)); }
  }
  TRY_DO(db.execute(fmt::format("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT (code) DO UPDATE SET {}", form.id,
                                fmt::join(columns, ", "), fmt::join(marks, ", "), fmt::join(updates, ", ")),
                    values));
  return note_change(db, form.id);
}

Result<void> remove_record(Database const& db, Form const& form, std::string const& code) {
  TRY_DO(db.execute(fmt::format("DELETE FROM {} WHERE code = ?", form.id), {code}));
  TRY_DO(db.execute("INSERT OR IGNORE INTO retired_codes (code, form) VALUES (?, ?)", {code, std::string{form.id}}));
  return note_change(db, form.id);
}

}  // namespace leitbild::store::gpkg
