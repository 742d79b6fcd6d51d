#include "store/gpkg/plan_tables.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/date.h"
#include "base/json.h"
#include "plan/rename.h"
#include "store/gpkg/geometry.h"
#include "store/gpkg/layout.h"
#include "store/gpkg/record_tables.h"
#include "store/gpkg/written_rows.h"

namespace leitbild::store::gpkg {
namespace {

// ---- Reading ---------------------------------------------------------------------------------------------------------

std::optional<Year> year_of(std::optional<std::int64_t> value) {
  return value ? std::optional{Year{static_cast<int>(*value)}} : std::nullopt;
}

/// Collects the measures of a plan and finds them again by code for the rows of the other tables.
struct Gathering {
  plan::Plan plan;
  std::map<std::string, std::size_t> by_code;
  // Place numbers as stored: another program may have left gaps.
  std::map<std::pair<std::string, std::int64_t>, std::uint32_t> place_positions;
  std::set<std::string> deleted;  // measures whose row another program deleted, and perhaps nothing else
  Problems problems;

  /// Null for a row that refers to no measure; the foreign key forbids it, but other programs can switch keys off.
  plan::Measure* measure(std::string const& code, std::string_view table) {
    auto const found = by_code.find(code);
    if (found != by_code.end()) { return &plan.measures[found->second]; }
    if (!deleted.contains(code)) {
      problems.add(fmt::format("der Plan hat keine Maßnahme „{}“", code), fmt::format("plan.gpkg {}", table));
    }
    return nullptr;
  }
};

Result<void> read_fields(Database const& db, Gathering& all) {
  return db.each("SELECT code, name_de, name_en, theme, colour FROM fields ORDER BY fid", {}, [&](Row const& row) {
    auto const theme = theme_from(row.text(3));
    if (!theme) {
      all.problems.add(
          fmt::format("das Thema „{}“ ist nicht bekannt; erlaubt sind living, work, climate, mobility", row.text(3)),
          fmt::format("plan.gpkg fields {}", row.text(0)));
    }
    all.plan.fields.push_back({.code = row.text(0),
                               .name_de = row.text(1),
                               .name_en = row.text(2),
                               .theme = theme.value_or(Theme::kLiving),
                               .colour = row.text(4)});
    return Result<void>{};
  });
}

Result<void> read_goals(Database const& db, Gathering& all) {
  return db.each("SELECT code, field, text_de, text_en FROM goals ORDER BY fid", {}, [&](Row const& row) {
    all.plan.goals.push_back(
        {.code = row.text(0), .field = row.text(1), .text_de = row.text(2), .text_en = row.text(3)});
    return Result<void>{};
  });
}

plan::Measure measure_of(Row const& row, Problems& problems) {
  auto const state = plan::state_from(row.text(5));
  if (!state) {
    problems.add(fmt::format("der Stand „{}“ ist nicht bekannt", row.text(5)),
                 fmt::format("plan.gpkg measures {}", row.text(0)));
  }
  auto cost = std::optional<plan::CostEstimate>{};
  if (auto const cents = row.optional_integer(8)) {
    cost = {EuroCents{*cents}, year_of(row.optional_integer(9)).value_or(Year{})};
  }
  return {.code = row.text(0),
          .title = row.text(1),
          .summary = row.text(2),
          .field = row.text(3),
          .goals = {},
          .districts = {},
          .lead = row.text(4),
          .state = state.value_or(plan::State::kIdea),
          .start = year_of(row.optional_integer(6)),
          .end = year_of(row.optional_integer(7)),
          .cost = cost,
          .flagship = row.integer(10) != 0,
          .example = row.integer(11) != 0,
          .places = {},
          .effects = {}};
}

Result<void> read_measures(Database const& db, Gathering& all) {
  return db.each("SELECT code, title, summary, field, lead, state, start_year, end_year, cost_cents, price_year, "
                 "flagship, example "
                 "FROM measures ORDER BY fid",
                 {}, [&](Row const& row) {
                   all.by_code.emplace(row.text(0), all.plan.measures.size());
                   all.plan.measures.push_back(measure_of(row, all.problems));
                   return Result<void>{};
                 });
}

Result<void> read_links(Database const& db, Gathering& all) {
  TRY_DO(db.each("SELECT measure, goal FROM measure_goals ORDER BY fid", {}, [&](Row const& row) {
    if (auto* const measure = all.measure(row.text(0), "measure_goals")) { measure->goals.push_back(row.text(1)); }
    return Result<void>{};
  }));
  return db.each("SELECT measure, district FROM measure_districts ORDER BY fid", {}, [&](Row const& row) {
    if (auto* const measure = all.measure(row.text(0), "measure_districts")) {
      measure->districts.push_back(row.text(1));
    }
    return Result<void>{};
  });
}

Result<void> read_places(Database const& db, Gathering& all) {
  return db.each(
      "SELECT measure, position, title, geom FROM places ORDER BY measure, position", {}, [&](Row const& row) {
        auto* const measure = all.measure(row.text(0), "places");
        if (measure == nullptr) { return Result<void>{}; }
        auto shape = decode(row.blob(3));
        if (!shape) {
          all.problems.add(within(fmt::format("plan.gpkg places {} {}", row.text(0), row.integer(1)), shape.error()));
          return Result<void>{};
        }
        all.place_positions.emplace(std::pair{row.text(0), row.integer(1)},
                                    static_cast<std::uint32_t>(measure->places.size()));
        measure->places.push_back({.title = row.text(2), .shape = *std::move(shape)});
        return Result<void>{};
      });
}

std::optional<ParameterValues> parameters_of(std::string const& json) {
  auto const parsed = Json::parse(json, nullptr, false);
  if (!parsed.is_object()) { return std::nullopt; }
  auto out = ParameterValues{};
  for (auto const& [name, value] : parsed.items()) {
    if (value.is_number()) {
      out.emplace(name, value.get<double>());
    } else if (value.is_string()) {
      out.emplace(name, value.get<std::string>());
    } else {
      return std::nullopt;
    }
  }
  return out;
}

Result<void> read_effects(Database const& db, Gathering& all) {
  auto const* const sql = "SELECT measure, position, place, type, parameters FROM effects ORDER BY measure, position";
  return db.each(sql, {}, [&](Row const& row) {
    auto* const measure = all.measure(row.text(0), "effects");
    if (measure == nullptr) { return Result<void>{}; }
    auto const where = fmt::format("plan.gpkg effects {} {}", row.text(0), row.integer(1));
    auto const place = all.place_positions.find({row.text(0), row.integer(2)});
    auto parameters = parameters_of(row.text(4));
    if (place == all.place_positions.end()) {
      all.problems.add(fmt::format("die Maßnahme hat keinen Ort „{}“", row.integer(2)), where);
    }
    if (!parameters) {
      all.problems.add(fmt::format("„{}“ ist kein JSON-Objekt aus Zahlen und Texten", row.text(4)), where);
    }
    if (place != all.place_positions.end() && parameters) {
      measure->effects.push_back({.type = row.text(3), .place = place->second, .parameters = *std::move(parameters)});
    }
    return Result<void>{};
  });
}

Result<void> read_milestones(Database const& db, Gathering& all) {
  auto const* const sql = "SELECT code, date, title_de, title_en, source FROM milestones ORDER BY fid";
  return db.each(sql, {}, [&](Row const& row) {
    auto const date = parse_rough_date(row.text(1));
    if (!date) {
      all.problems.add(fmt::format("„{}“ ist kein Datum; erlaubt sind „2025-10-06“, „2025-10“ und „2025“", row.text(1)),
                       fmt::format("plan.gpkg milestones {}", row.text(0)));
      return Result<void>{};
    }
    all.plan.milestones.push_back(
        {.code = row.text(0), .date = *date, .title_de = row.text(2), .title_en = row.text(3), .source = row.text(4)});
    return Result<void>{};
  });
}

// ---- Writing ---------------------------------------------------------------------------------------------------------

std::optional<std::int64_t> integer_of(std::optional<Year> year) {
  return year ? std::optional<std::int64_t>{year->value} : std::nullopt;
}

Result<void> write_row(Database const& db, plan::Field const& field) {
  TRY_DO(db.execute("INSERT INTO fields (code, name_de, name_en, theme, colour) VALUES (?1, ?2, ?3, ?4, ?5) "
                    "ON CONFLICT (code) DO UPDATE SET name_de = ?2, name_en = ?3, theme = ?4, colour = ?5",
                    {field.code, field.name_de, field.name_en, std::string{name(field.theme)}, field.colour}));
  return note_change(db, "fields");
}

Result<void> write_row(Database const& db, plan::Goal const& goal) {
  TRY_DO(db.execute("INSERT INTO goals (code, field, text_de, text_en) VALUES (?1, ?2, ?3, ?4) "
                    "ON CONFLICT (code) DO UPDATE SET field = ?2, text_de = ?3, text_en = ?4",
                    {goal.code, goal.field, goal.text_de, goal.text_en}));
  return note_change(db, "goals");
}

Result<void> write_attributes(Database const& db, plan::Measure const& m) {
  auto const cents = m.cost ? std::optional{m.cost->amount.value} : std::nullopt;
  auto const price_year = m.cost ? std::optional{m.cost->price_year} : std::nullopt;
  TRY_DO(db.execute(
      "INSERT INTO measures (code, title, summary, field, lead, state, start_year, end_year, cost_cents, price_year, "
      "flagship, example) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
      "ON CONFLICT (code) DO UPDATE SET title = ?2, summary = ?3, field = ?4, lead = ?5, state = ?6, start_year = ?7, "
      "end_year = ?8, cost_cents = ?9, price_year = ?10, flagship = ?11, example = ?12",
      {m.code, m.title, m.summary, m.field, m.lead, std::string{plan::info(m.state).id},
       optional_value(integer_of(m.start)), optional_value(integer_of(m.end)), optional_value(cents),
       optional_value(integer_of(price_year)), std::int64_t{m.flagship}, std::int64_t{m.example}}));
  return note_change(db, "measures");
}

/// The list of codes that belong to a measure. Deleted and written anew where it changes, because the order counts and is
/// that of the fid.
Result<void> write_links(Database const& db, std::string const& measure, std::string_view table,
                         std::string_view column, std::vector<std::string> const& codes) {
  auto before = std::vector<std::string>{};
  TRY_DO(db.each(fmt::format("SELECT {} FROM {} WHERE measure = ? ORDER BY fid", column, table), {measure},
                 [&](Row const& row) {
                   before.push_back(row.text(0));
                   return Result<void>{};
                 }));
  if (before == codes) { return {}; }
  TRY_DO(db.execute(fmt::format("DELETE FROM {} WHERE measure = ?", table), {measure}));
  for (auto const& code : codes) {
    TRY_DO(db.execute(fmt::format("INSERT INTO {} (measure, {}) VALUES (?, ?)", table, column), {measure, code}));
  }
  return note_change(db, table);
}

/// Whether a place of the measure reaches the edge of the layer, so that the extent may shrink when it moves.
Result<bool> reaches_edge(Database const& db, std::string const& measure) {
  TRY(auto const found,
      db.one_integer(
          "SELECT 1 FROM gpkg_contents AS c, rtree_places_geom AS r WHERE c.table_name = 'places' AND r.id IN "
          "(SELECT fid FROM places WHERE measure = ?) AND (c.min_x IS NULL OR r.minx <= c.min_x OR "
          "r.miny <= c.min_y OR r.maxx >= c.max_x OR r.maxy >= c.max_y)",
          {measure}));
  return found.has_value();
}

/// After a place came or moved: the extent as it was, with the measure's places in it.
Result<void> widen_extent(Database const& db, std::string const& measure) {
  return db.execute(
      "UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = (SELECT min(ifnull(min_x, min(r.minx)), min(r.minx)), "
      "min(ifnull(min_y, min(r.miny)), min(r.miny)), max(ifnull(max_x, max(r.maxx)), max(r.maxx)), "
      "max(ifnull(max_y, max(r.maxy)), max(r.maxy)) FROM rtree_places_geom AS r "
      "WHERE r.id IN (SELECT fid FROM places WHERE measure = ?1)) WHERE table_name = 'places'",
      {measure});
}

Result<void> write_places(Database const& db, plan::Measure const& measure) {
  TRY(auto const srs_id, srs_id_of_layers(db));
  TRY(auto const reached_edge, reaches_edge(db, measure.code));
  auto moved = false;
  for (auto i = std::size_t{0}; i < measure.places.size(); ++i) {
    auto const& place = measure.places[i];
    auto const values = std::vector<Value>{
        Blob{encode(place.shape, srs_id)}, measure.code, static_cast<std::int64_t>(i), place.title, measure.title,
        std::int64_t{measure.example}};
    TRY_DO(db.execute("UPDATE places SET title = ?4, measure_title = ?5, example = ?6 "
                      "WHERE measure = ?2 AND position = ?3",
                      values));
    // Not "INSERT … ON CONFLICT": the triggers of the spatial index in GeoPackage 1.3 do not bear it.
    auto const is_there = db.changed_rows() > 0;
    TRY_DO(is_there ? db.execute("UPDATE places SET geom = ?1 WHERE measure = ?2 AND position = ?3 AND geom IS NOT ?1",
                                 {values[0], values[1], values[2]})
                    : db.execute("INSERT INTO places (geom, measure, position, title, measure_title, example) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                 values));
    moved = moved || db.changed_rows() > 0;
  }
  TRY_DO(db.execute("DELETE FROM places WHERE measure = ? AND (position >= ? OR position < 0)",
                    {measure.code, static_cast<std::int64_t>(measure.places.size())}));
  auto const changed = moved || db.changed_rows() > 0;
  if (changed && reached_edge) { return note_change(db, "places"); }
  if (moved) { TRY_DO(widen_extent(db, measure.code)); }
  return note_change(db, "places", Extent::kIsKnown);
}

Result<void> write_effects(Database const& db, plan::Measure const& measure) {
  for (auto i = std::size_t{0}; i < measure.effects.size(); ++i) {
    auto const& effect = measure.effects[i];
    auto parameters = Json::object();
    for (auto const& [name, value] : effect.parameters) {
      std::visit([&](auto const& v) { parameters[name] = v; }, value);
    }
    TRY_DO(db.execute(
        "INSERT INTO effects (measure, position, place, type, parameters, example) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
        "ON CONFLICT (measure, position) DO UPDATE SET place = ?3, type = ?4, parameters = ?5, example = ?6",
        {measure.code, static_cast<std::int64_t>(i), std::int64_t{effect.place}, effect.type, parameters.dump(),
         std::int64_t{measure.example}}));
  }
  TRY_DO(db.execute("DELETE FROM effects WHERE measure = ? AND (position >= ? OR position < 0)",
                    {measure.code, static_cast<std::int64_t>(measure.effects.size())}));
  return note_change(db, "effects");
}

Result<void> write_row(Database const& db, plan::Measure const& measure) {
  TRY_DO(write_attributes(db, measure));
  TRY_DO(write_links(db, measure.code, "measure_goals", "goal", measure.goals));
  TRY_DO(write_links(db, measure.code, "measure_districts", "district", measure.districts));
  TRY_DO(write_places(db, measure));
  return write_effects(db, measure);
}

Result<void> write_row(Database const& db, plan::Milestone const& milestone) {
  TRY_DO(db.execute("INSERT INTO milestones (code, date, title_de, title_en, source) VALUES (?1, ?2, ?3, ?4, ?5) "
                    "ON CONFLICT (code) DO UPDATE SET date = ?2, title_de = ?3, title_en = ?4, source = ?5",
                    {milestone.code, iso(milestone.date), milestone.title_de, milestone.title_en, milestone.source}));
  return note_change(db, "milestones");
}

/// Records that refer to a code that is new in the plan: whatever names it was changed by the renaming.
Result<void> write_records_with(Database const& db, plan::Plan const& after, std::string const& code) {
  for (auto const& form : plan::forms()) {
    for (auto row = std::size_t{0}; row < form.count(after); ++row) {
      auto const record = form.at(after, row);
      if (plan::names_code(record, code)) { TRY_DO(write_record(db, record)); }
    }
  }
  return {};
}

/// Rows keep their fid and with it their place.
Result<void> write_renaming(Database const& db, plan::Rename const& edit, plan::Plan const& after) {
  TRY_DO(db.run("PRAGMA defer_foreign_keys = ON"));  // they hold again at the end of the transaction
  auto const kind = plan::kind_id_of_object(after, edit.to);
  auto const update = [&](std::string_view table, std::string_view column) -> Result<void> {
    TRY_DO(db.execute(fmt::format("UPDATE {} SET {} = ?1 WHERE {} = ?2", table, column, column), {edit.to, edit.from}));
    return note_change(db, table);
  };
  auto const own_table = kind == "field" || kind == "goal" || kind == "measure" || kind == "milestone";
  TRY_DO(update(own_table ? fmt::format("{}s", kind) : std::string{kind}, "code"));
  if (kind == "field") {
    TRY_DO(update("goals", "field"));
    TRY_DO(update("measures", "field"));
  }
  if (kind == "goal") { TRY_DO(update("measure_goals", "goal")); }
  if (kind == "measure") {
    for (auto const* const table : {"measure_goals", "measure_districts", "places", "effects"}) {
      TRY_DO(update(table, "measure"));
    }
  }
  return write_records_with(db, after, edit.to);
}

struct Writer {
  Database const& db;
  plan::Plan const& after;
  Result<void> operator()(plan::PutField const& edit) const { return write_row(db, edit.field); }
  Result<void> operator()(plan::PutGoal const& edit) const { return write_row(db, edit.goal); }
  Result<void> operator()(plan::AddMeasure const& edit) const { return write_row(db, edit.measure); }
  Result<void> operator()(plan::EditMeasure const& edit) const { return write_row(db, edit.measure); }
  Result<void> operator()(plan::AddMilestone const& edit) const { return write_row(db, edit.milestone); }
  Result<void> operator()(plan::EditMilestone const& edit) const { return write_row(db, edit.milestone); }
  Result<void> operator()(plan::PutRecord const& edit) const {
    auto const record = plan::record_with(after, *plan::find_form(edit.record.form), edit.record.code());
    return record ? write_record(db, *record) : fail("der Eintrag ist nach der Änderung nicht da", edit.record.code());
  }
  Result<void> operator()(plan::RemoveRecord const& edit) const {
    return remove_record(db, *plan::find_form(edit.form), edit.code);
  }
  Result<void> operator()(plan::Rename const& edit) const { return write_renaming(db, edit, after); }
};

}  // namespace

Result<plan::Plan> read_plan(Database const& db) {
  auto all = Gathering{};
  TRY(all.plan.title, setting(db, "plan_title"));
  TRY(all.deleted, deleted_measures(db));
  TRY_DO(read_fields(db, all));
  TRY_DO(read_goals(db, all));
  TRY_DO(read_measures(db, all));
  TRY_DO(read_links(db, all));
  TRY_DO(read_places(db, all));
  TRY_DO(read_effects(db, all));
  TRY(auto const version, schema_version(db));
  if (version >= kVersionWithHistory) {
    TRY_DO(read_milestones(db, all));
    TRY_DO(read_records(db, all.plan, all.problems));
  }
  if (!all.problems.empty()) { return std::move(all.problems).as_failure(); }
  return std::move(all.plan);
}

Result<void> write(Database const& db, plan::Edit const& edit, plan::Plan const& after) {
  return std::visit(Writer{db, after}, edit);
}

}  // namespace leitbild::store::gpkg
