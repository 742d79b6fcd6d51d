// leitbild model flood.
#include <array>

#include <fmt/format.h>

#include "app/models/area_table.h"
#include "app/models/output_folder.h"
#include "app/models/runs.h"
#include "base/text.h"
#include "geo/area.h"
#include "geo/box_tree.h"
#include "geo/unfilled_grid.h"
#include "nature/flood.h"
#include "nature/zones.h"

namespace leitbild::app {
namespace {

using nature::FloodResult;

constexpr auto kKeys = std::to_array<std::string_view>(
    {"aoi_watersheds_path", "rainfall_depth", "lulc_path", "soils_hydrological_group_raster_path",
     "curve_number_table_path", "built_infrastructure_vector_path", "infrastructure_damage_loss_table_path"});

struct Parameters {
  std::filesystem::path areas, land_use, soil, table;
  std::optional<std::filesystem::path> buildings, damage;
  double rain{};
};

Result<Parameters> read(ModelRun const& run) {
  TRY(auto values, ModelParameters::read(run.parameters, run.inputs, kKeys));
  auto out = Parameters{.areas = values.file("aoi_watersheds_path"),
                        .land_use = values.file("lulc_path"),
                        .soil = values.file("soils_hydrological_group_raster_path"),
                        .table = values.file("curve_number_table_path"),
                        .buildings = values.optional_file("built_infrastructure_vector_path"),
                        .damage = {},
                        .rain = values.number("rainfall_depth", kAboveZero)};
  // Without buildings there is nothing to be damaged.
  if (out.buildings) { out.damage = values.file("infrastructure_damage_loss_table_path"); }
  TRY_DO(values.check());
  return out;
}

Result<std::vector<nature::CurveNumbers>> curve_numbers(CodeTable const& table) {
  auto out = std::vector<nature::CurveNumbers>{};
  for (auto row = std::size_t{0}; row < table.codes.size(); ++row) {
    out.push_back({table.at("cn_a", row), table.at("cn_b", row), table.at("cn_c", row), table.at("cn_d", row)});
  }
  return out;
}

/// Damage of all buildings of an area at full loss: the part of each inside, times what its type costs.
Result<std::vector<double>> potential_damage(ModelAreas const& areas, Parameters const& parameters,
                                             std::string const& definition) {
  constexpr auto kRules = std::array{ColumnRule{.name = "damage", .range = kNotNegative}};
  if (!parameters.buildings || !parameters.damage) { return std::vector<double>(areas.rows.size()); }
  TRY(auto const table, read_code_table(*parameters.damage, "type", kRules));
  TRY(auto const buildings, read_areas(*parameters.buildings, definition));
  TRY(auto const types, buildings.numbers("type", kAnyNumber));
  auto rates = std::vector<double>{};
  auto boxes = std::vector<geo::Box>{};
  auto problems = Problems{};
  for (auto i = std::size_t{0}; i < types.size(); ++i) {
    auto const row = table.row_of(static_cast<int>(types[i]));
    if (!row) {
      problems.add(fmt::format("der Typ „{}“ fehlt in der Tabelle „{}“", types[i], table.file),
                   fmt::format("{}, Objekt {}", buildings.file, buildings.rows[i].id));
    }
    rates.push_back(row ? table.at("damage", *row) : 0.0);
    boxes.push_back(geo::box_of(buildings.rows[i].shape));
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto const tree = geo::BoxTree{boxes};
  auto out = std::vector<double>{};
  for (auto const& area : areas.rows) {
    auto sum = 0.0;
    for (auto const building : tree.meeting(geo::box_of(area.shape))) {
      sum += geo::area(geo::intersection(buildings.rows[building].shape, area.shape)).value * rates[building];
    }
    out.push_back(sum);
  }
  return out;
}

Result<void> check_any_pair(geo::Grid<nature::ClassIndex> const& land_use, geo::Grid<nature::SoilGroup> const& soil) {
  for (auto i = std::size_t{0}; i < land_use.values.size(); ++i) {
    if (land_use.values[i] != nature::kNoClass && soil.values[i] != nature::kNoSoil) { return {}; }
  }
  return fail("Landnutzung und Boden: im gemeinsamen Gebiet hat kein Pixel einen Wert");
}

}  // namespace

Result<std::vector<std::string>> run_flood(ModelRun const& run) {
  constexpr auto kPerCent = NumberRange{.low = 0.0, .high = 100.0};
  constexpr auto kRules =
      std::array{ColumnRule{.name = "cn_a", .range = kPerCent}, ColumnRule{.name = "cn_b", .range = kPerCent},
                 ColumnRule{.name = "cn_c", .range = kPerCent}, ColumnRule{.name = "cn_d", .range = kPerCent}};
  TRY(auto const parameters, read(run));
  TRY(auto const table, read_code_table(parameters.table, "lucode", kRules));
  TRY(auto const numbers, curve_numbers(table));
  TRY(auto const base, open_base(parameters.land_use, PixelSide::kSmaller));
  TRY(auto const soil_raster, geo::Raster::open(parameters.soil));
  TRY(auto const areas, read_areas(parameters.areas, base.frame.definition));
  TRY(auto frame, clipped(base.frame, areas.box(), areas.file));
  TRY(auto const soil_box, box_of(soil_raster, frame.definition));
  TRY(frame, clipped(frame, soil_box, soil_raster.file_name()));
  TRY(auto const land_use, classes_on(base.raster, frame, geo::Resampling::kMode, "lulc_path", table));
  TRY(auto const soil,
      soil_groups_on(soil_raster, frame, geo::Resampling::kMode, "soils_hydrological_group_raster_path"));
  // Values follow from class and soil alone: areas need to know only how often each pair occurs.
  auto counts = std::vector<std::vector<std::size_t>>{};
  for (auto const& area : areas.rows) {
    counts.push_back(nature::count_of(geo::zone_of(frame, area.shape), land_use, soil, numbers.size()));
  }
  auto sums = std::array<std::vector<nature::ZoneSum>, 4>{};
  constexpr auto kOutputs =
      std::array{std::pair{FloodResult::kRunoffDepth, "Q_mm"}, std::pair{FloodResult::kRunoffVolume, "Q_m3"},
                 std::pair{FloodResult::kRetentionIndex, "Runoff_retention_index"},
                 std::pair{FloodResult::kRetentionVolume, "Runoff_retention_m3"}};
  TRY_DO(check_any_pair(land_use, soil));
  TRY(auto out, OutputFolder::begin(run.out, run.rasters));
  auto raster = geo::Grid<float>{};
  for (auto const& [result, name] : kOutputs) {
    auto const values = nature::flood_values(result, numbers, parameters.rain, frame.pixel_area());
    for (auto const& pixels : counts) { sums[static_cast<std::size_t>(result)].push_back(values.sum(pixels)); }
    if (!run.rasters) { continue; }
    if (raster.values.empty()) { raster = geo::unfilled_grid<float>(frame.columns, frame.rows); }
    nature::map(land_use, soil, values, run.threads, raster);
    TRY_DO(out.raster(name, frame, raster));
  }
  auto const of = [&](FloodResult result, std::size_t row) { return sums[static_cast<std::size_t>(result)][row]; };
  auto result = AreaTable{areas};
  result.add_each("rnf_rt_idx", [&](std::size_t row) { return finite(of(FloodResult::kRetentionIndex, row).mean()); });
  result.add_each("rnf_rt_m3", [&](std::size_t row) { return finite(of(FloodResult::kRetentionVolume, row).sum); });
  result.add_each("flood_vol", [&](std::size_t row) { return finite(of(FloodResult::kRunoffVolume, row).sum); });
  if (parameters.buildings) {
    TRY(auto const damage, potential_damage(areas, parameters, frame.definition));
    result.add_each("aff_bld", [&](std::size_t row) { return finite(damage[row]); });
    result.add_each("serv_blt",
                    [&](std::size_t row) { return finite(damage[row] * of(FloodResult::kRetentionVolume, row).sum); });
  }
  TRY_DO(out.table("flood_risk_service.csv", result.csv()));
  TRY_DO(out.finish());
  return out.names();
}

}  // namespace leitbild::app
