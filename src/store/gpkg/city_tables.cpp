#include "store/gpkg/city_tables.h"

#include <algorithm>

#include "store/gpkg/geometry.h"
#include "store/gpkg/layout.h"

namespace leitbild::store::gpkg {
namespace {

Result<void> write_district(Database const& db, city::Districts const& districts, city::District const& district,
                            int srs_id) {
  auto const parent = district.parent ? std::optional{districts.rows[*district.parent].code} : std::nullopt;
  auto const values = std::vector<Value>{
      Blob{encode(district.shape, srs_id)},    district.code,          district.name,
      std::string{city::name(district.level)}, optional_value(parent), geo::area(district.shape).value / 1e6};
  TRY_DO(db.execute("UPDATE districts SET geom = ?1, name = ?3, level = ?4, parent = ?5, area_km2 = ?6 WHERE code = ?2",
                    values));
  if (db.changed_rows() > 0) { return {}; }
  return db.execute("INSERT INTO districts (geom, code, name, level, parent, area_km2) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    values);
}

Result<void> delete_others(Database const& db, city::Districts const& districts) {
  auto gone = std::vector<std::string>{};
  TRY_DO(db.each("SELECT code FROM districts", {}, [&](Row const& row) {
    auto const same = [&](city::District const& d) { return d.code == row.text(0); };
    if (std::ranges::none_of(districts.rows, same)) { gone.push_back(row.text(0)); }
    return Result<void>{};
  }));
  for (auto const& code : gone) { TRY_DO(db.execute("DELETE FROM districts WHERE code = ?", {code})); }
  return {};
}

std::string_view unit_text(indicators::Unit unit) {
  using enum indicators::Unit;
  switch (unit) {
    case kShare: return "Anteil (0 bis 1)";
    case kMetres: return "m";
    case kMinutes: return "min";
    case kCount: return "Anzahl";
    case kSquareMetresPerResident: return "m² je Einwohner";
    case kPercentOfGround: return "% der Fläche";
    case kDegrees: return "K";
    case kCelsius: return "°C";
    case kMillimetres: return "mm";
    case kCubicMetres: return "m³";
    case kSquareMetresPerResidentAndYear: return "m² je Einwohner und Jahr";
  }
  return "";
}

/// One side of a comparison.
struct Side {
  std::string scenario;
  std::optional<std::int64_t> year;
  indicators::IndicatorValues const& values;
  bool example;  // measures that are only examples are counted in
};

Result<void> write_side(Database const& db, city::City const& city, indicators::Indicator const& indicator,
                        Side const& side) {
  for (auto i = std::size_t{0}; i < city.districts->rows.size(); ++i) {
    auto const id = city::DistrictId{i};
    auto const& district = city.districts->rows[id];
    auto const& value = side.values.districts[id];
    TRY_DO(db.execute("INSERT INTO results (indicator, indicator_title, unit, district, district_name, scenario, year, "
                      "value, residents, covered_residents, program_version, example) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      {std::string{indicator.id}, std::string{indicator.title_de},
                       std::string{unit_text(indicator.unit)}, district.code, district.name, side.scenario,
                       optional_value(side.year), optional_value(value.value), as_double(value.counted),
                       as_double(value.covered), std::string{LEITBILD_VERSION}, std::int64_t{side.example}}));
  }
  return {};
}

}  // namespace

Result<void> write_districts(Database const& db, city::Districts const& districts, geo::Crs crs) {
  TRY_DO(set_plane(db, crs));
  TRY(auto const srs_id, srs_id_of_layers(db));
  TRY_DO(delete_others(db, districts));
  for (auto const& district : districts.rows) { TRY_DO(write_district(db, districts, district, srs_id)); }
  return note_change(db, "districts");
}

Result<void> write_results(Database const& db, city::City const& city, scenario::Evaluation const& evaluation) {
  TRY_DO(db.run("DELETE FROM results"));
  for (auto const& comparison : evaluation.comparisons) {
    auto const today = Side{"today", std::nullopt, comparison.today, false};
    auto const planned = Side{"planned", evaluation.year.value, comparison.planned, !evaluation.examples.empty()};
    TRY_DO(write_side(db, city, *comparison.indicator, today));
    TRY_DO(write_side(db, city, *comparison.indicator, planned));
  }
  return note_change(db, "results");
}

}  // namespace leitbild::store::gpkg
