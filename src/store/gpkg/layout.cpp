#include "store/gpkg/layout.h"

#include <fmt/format.h>

#include "base/text.h"
#include "plan/plan.h"
#include "schema_sql.h"
#include "store/gpkg/geometry.h"
#include "store/gpkg/record_tables.h"
#include "store/gpkg/written_rows.h"

namespace leitbild::store::gpkg {
namespace {

constexpr auto kApplicationId = 0x47504B47;  // "GPKG"
constexpr auto kGeoPackageVersion = 10300;
constexpr auto kUndefinedCartesian = -1;

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

int srs_id_of(geo::Crs crs) { return crs == geo::kLocalPlane ? kUndefinedCartesian : crs.epsg; }

Result<void> add_system(Database const& db, geo::Crs crs) {
  if (crs == geo::kLocalPlane) { return {}; }  // every GeoPackage has it
  TRY(auto const description, geo::describe(crs));
  return db.execute("INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, 'EPSG', ?, ?, NULL)",
                    {description.name, std::int64_t{crs.epsg}, std::int64_t{crs.epsg}, description.wkt});
}

Result<void> carry_layer(Database const& db, std::string_view table, geo::Transform const& transform, int srs_id) {
  auto moved = std::vector<std::vector<Value>>{};
  auto const sql = fmt::format("SELECT fid, geom FROM {} WHERE geom IS NOT NULL", table);
  TRY_DO(db.each(sql, {}, [&](Row const& row) -> Result<void> {
    TRY(auto const shape, decode(row.blob(1)));
    moved.push_back({Blob{encode(geo::carried(shape, transform), srs_id)}, row.integer(0)});
    return {};
  }));
  for (auto const& row : moved) { TRY_DO(db.execute(fmt::format("UPDATE {} SET geom = ? WHERE fid = ?", table), row)); }
  return note_change(db, table);
}

/// Places of measures and the shapes of everything else in the plan.
Result<void> carry_shapes(Database const& db, int from, geo::Crs to) {
  auto const stays = from == kUndefinedCartesian || to == geo::kLocalPlane;
  TRY(auto const transform, geo::Transform::between(stays ? to : geo::Crs{from}, to));
  TRY_DO(carry_layer(db, "places", transform, srs_id_of(to)));
  for (auto const& form : plan::forms()) {
    if (has_geometry(form)) { TRY_DO(carry_layer(db, form.id, transform, srs_id_of(to))); }
  }
  return {};
}

/// A list of values with German titles: a GIS offers it instead of a text box.
Result<void> add_choice_of_states(Database const& db) {
  for (auto const& state : plan::states()) {
    TRY_DO(db.execute("INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, value, description) "
                      "VALUES ('state', 'enum', ?, ?)",
                      {std::string{state.id}, std::string{state.title_de}}));
  }
  return db.run("UPDATE gpkg_data_columns SET constraint_name = 'state' WHERE table_name = 'measures' AND "
                "column_name = 'state'");
}

}  // namespace

Result<void> create_tables(Database const& db) {
  auto script = replaced(std::string{kSchema}, "{srs}", fmt::format("{}", kPlaneUntilKnown.epsg));
  // The layers refer to their system, which must be there first; the script creates the table of systems before them.
  auto const rows = script.find("-- The plan.");
  TRY_DO(db.run(script.substr(0, rows)));
  TRY_DO(add_system(db, geo::kWgs84));
  TRY_DO(add_system(db, kPlaneUntilKnown));
  TRY_DO(db.run(script.substr(rows)));
  for (auto const* const table : {"districts", "places"}) {
    TRY_DO(db.run(replaced(std::string{kRtree}, "{t}", table)));
  }
  TRY_DO(db.run(std::string{kMilestones}));
  TRY_DO(db.run(std::string{kHistory}));
  TRY_DO(db.run(std::string{kPersons}));
  TRY_DO(add_record_tables(db, kPlaneUntilKnown.epsg));
  TRY_DO(add_choice_of_states(db));
  TRY_DO(add_written_rows(db));
  TRY_DO(
      db.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", kApplicationId, kGeoPackageVersion)));
  return set_setting(db, "schema_version", fmt::format("{}", kSchemaVersion));
}

Result<void> check_file(Database const& db) {
  auto const where = db.file().string();
  TRY(auto const application, db.one_integer("PRAGMA application_id"));
  if (application != kApplicationId) {
    return fail("die Datei ist kein GeoPackage; hier wird der Plan eines Arbeitsordners erwartet", where);
  }
  TRY(auto const health, db.one_text("PRAGMA quick_check(1)"));
  if (health != "ok") {
    return fail("die Datei ist beschädigt; bitte den Arbeitsordner aus einer Sicherung wiederherstellen", where);
  }
  TRY(auto const ours, db.one_integer("SELECT count(*) FROM sqlite_master WHERE name IN ('workspace', 'journal')"));
  if (ours != 2) { return fail("die Datei ist ein GeoPackage, aber nicht der Plan eines Arbeitsordners", where); }
  TRY(auto const version, setting(db, "schema_version"));
  auto const number = parse_integer(version);
  if (!number) {
    return fail(
        fmt::format(
            "die Version „{}“ der Datei ist keine Zahl; bitte den Arbeitsordner aus einer Sicherung wiederherstellen",
            version),
        where);
  }
  if (*number > kSchemaVersion) {
    return fail(fmt::format("der Arbeitsordner wurde von einem neueren Programm geschrieben (Version „{}“, dieses "
                            "Programm kennt {}); bitte jenes verwenden",
                            version, kSchemaVersion),
                where);
  }
  return {};
}

Result<int> schema_version(Database const& db) {
  TRY(auto const version, setting(db, "schema_version"));
  return static_cast<int>(parse_integer(version).value_or(kSchemaVersion));
}

Result<void> upgrade(Database const& db) {
  TRY(auto const version, schema_version(db));
  if (version < 2) {
    TRY_DO(db.run(std::string{kUpgrade}));
    TRY_DO(db.run(std::string{kMilestones}));
  }
  TRY(auto const srs_id, srs_id_of_layers(db));
  if (version < kVersionWithHistory) { TRY_DO(db.run(std::string{kHistory})); }
  TRY_DO(db.run(std::string{kPersons}));
  TRY_DO(add_record_tables(db, srs_id));
  return set_setting(db, "schema_version", fmt::format("{}", kSchemaVersion));
}

Result<void> set_plane(Database const& db, geo::Crs crs) {
  TRY(auto const before, srs_id_of_layers(db));
  auto const after = srs_id_of(crs);
  if (before == after) { return {}; }
  TRY_DO(add_system(db, crs));
  auto const id = std::vector<Value>{std::int64_t{after}};
  TRY_DO(db.execute("UPDATE gpkg_contents SET srs_id = ? WHERE data_type = 'features'", id));
  TRY_DO(db.execute("UPDATE gpkg_geometry_columns SET srs_id = ?", id));
  return carry_shapes(db, before, crs);
}

Result<int> srs_id_of_layers(Database const& db) {
  TRY(auto const id, db.one_integer("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'places'"));
  if (!id) {
    return fail("die Ebene „places“ fehlt; bitte den Arbeitsordner aus einer Sicherung wiederherstellen",
                db.file().string());
  }
  return static_cast<int>(*id);
}

Result<std::string> setting(Database const& db, std::string_view key) {
  TRY(auto value, db.one_text("SELECT value FROM workspace WHERE key = ?", {std::string{key}}));
  return value.value_or("");
}

Result<void> set_setting(Database const& db, std::string_view key, std::string const& value) {
  return db.execute("INSERT INTO workspace (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
                    {std::string{key}, value});
}

Result<void> note_change(Database const& db, std::string_view table) {
  TRY_DO(db.execute("UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?",
                    {std::string{table}}));
  if (table != "places" && table != "districts") { return {}; }
  return db.run(fmt::format("UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = "
                            "(SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_{0}_geom) "
                            "WHERE table_name = '{0}'",
                            table));
}

}  // namespace leitbild::store::gpkg
