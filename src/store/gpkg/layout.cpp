#include "store/gpkg/layout.h"

#include <fstream>

#include <fmt/format.h>

#include "base/hash.h"
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

std::uint32_t big_endian(std::string_view bytes) {
  auto out = std::uint32_t{0};
  for (auto const byte : bytes) { out = out << 8U | static_cast<unsigned char>(byte); }
  return out;
}

/// A file that lost its end. Its header says how many pages it has; the last ones may still lie in the log beside it.
Result<void> check_length(std::filesystem::path const& file) {
  constexpr auto kHeader = std::size_t{100};
  auto header = std::string(kHeader, '\0');
  auto in = std::ifstream{file, std::ios::binary};
  if (!in.read(header.data(), kHeader)) { return {}; }  // SQLite says what is wrong with it
  auto const text = std::string_view{header};
  if (text.substr(24, 4) != text.substr(92, 4)) { return {}; }  // the number of pages is not kept
  auto const size_of_page = big_endian(text.substr(16, 2)) == 1 ? 65'536U : big_endian(text.substr(16, 2));
  auto const pages = std::uintmax_t{big_endian(text.substr(28, 4))};
  auto ignored = std::error_code{};
  auto const size = std::filesystem::file_size(file, ignored);
  if (ignored || size >= pages * size_of_page || has_unfinished_changes(file)) { return {}; }
  return fail(fmt::format("die Datei ist abgeschnitten ({} von {} Bytes); bitte den Arbeitsordner aus einer Sicherung "
                          "wiederherstellen",
                          size, pages * size_of_page),
              file.string());
}

/// The SHA-256 of all other settings is one of them: nothing else says what they were.
constexpr auto kSealSetting = std::string_view{"sha256"};

Result<std::string> seal_of_settings(Database const& db) {
  auto text = std::string{};
  TRY_DO(db.each("SELECT key, value FROM workspace WHERE key <> ? ORDER BY key", {std::string{kSealSetting}},
                 [&](Row const& row) {
                   for (auto const& part : {row.text(0), row.text(1)}) {
                     text += fmt::format("{}:{}\n", part.size(), part);
                   }
                   return Result<void>{};
                 }));
  return sha256(text);
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
  TRY_DO(check_length(db.file()));
  TRY(auto const application, db.one_integer("PRAGMA application_id"));
  if (application != kApplicationId) {
    return fail("die Datei ist kein GeoPackage; hier wird der Plan eines Arbeitsordners erwartet", where);
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

Result<std::vector<std::string>> damage(Database const& db) {
  auto out = std::vector<std::string>{};
  TRY_DO(db.each("PRAGMA integrity_check(20)", {}, [&](Row const& row) {
    if (row.text(0) != "ok") { out.push_back(row.text(0)); }
    return Result<void>{};
  }));
  TRY(auto const version, schema_version(db));
  if (version < kSchemaVersion) { return out; }
  TRY(auto const written, setting(db, kSealSetting));
  TRY(auto const found, seal_of_settings(db));
  if (!written.empty() && written != found) {
    out.emplace_back("die Tabelle „workspace“ enthält nicht, was Leitbild geschrieben hat");
  }
  // Codes are retired in the transaction that removes their object.
  TRY_DO(
      db.each("SELECT code FROM retired_codes WHERE code NOT IN (SELECT code FROM history WHERE content IS NULL) UNION "
              "SELECT h.code FROM history AS h JOIN journal AS j ON j.fid = h.journal WHERE h.content IS NULL AND "
              "j.action LIKE 'remove~_%' ESCAPE '~' AND h.code NOT IN (SELECT code FROM retired_codes)",
              {}, [&](Row const& row) {
                out.push_back(fmt::format("das Kürzel „{}“ ist nach dem Protokoll kein gelöschtes oder fehlt unter "
                                          "den gelöschten",
                                          row.text(0)));
                return Result<void>{};
              }));
  return out;
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
  auto const put = [&](std::string_view k, std::string const& v) {
    return db.execute("INSERT INTO workspace (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
                      {std::string{k}, v});
  };
  TRY_DO(put(key, value));
  TRY(auto const seal, seal_of_settings(db));
  return put(kSealSetting, seal);
}

Result<void> note_change(Database const& db, std::string_view table, Extent extent) {
  TRY_DO(db.execute("UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?",
                    {std::string{table}}));
  if (extent == Extent::kIsKnown || (table != "places" && table != "districts")) { return {}; }
  return db.execute(fmt::format("UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = "
                                "(SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_{0}_geom) "
                                "WHERE table_name = '{0}'",
                                table));
}

}  // namespace leitbild::store::gpkg
