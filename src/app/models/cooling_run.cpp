// leitbild model cooling.
#include <array>

#include <fmt/format.h>

#include "app/models/area_table.h"
#include "app/models/output_folder.h"
#include "app/models/runs.h"
#include "geo/area.h"
#include "geo/box_tree.h"
#include "nature/cooling.h"
#include "nature/zones.h"

namespace leitbild::app {
namespace {

constexpr auto kKeys = std::to_array<std::string_view>(
    {"lulc_raster_path", "ref_eto_raster_path", "aoi_vector_path", "biophysical_table_path", "t_ref", "uhi_max",
     "green_area_cooling_distance", "t_air_average_radius", "cc_method", "cc_weight_shade", "cc_weight_albedo",
     "cc_weight_eti", "do_energy_valuation", "do_productivity_valuation", "avg_rel_humidity", "building_vector_path",
     "energy_consumption_table_path"});
constexpr auto kShare = NumberRange{.low = 0.0, .high = 1.0};

struct Parameters {
  std::filesystem::path land_use, evapotranspiration, areas, table;
  nature::CoolingParameters model;
  std::optional<double> humidity;                               // with productivity
  std::optional<std::filesystem::path> buildings, consumption;  // with energy
};

Result<Parameters> read(ModelRun const& run) {
  constexpr auto kMethods = std::to_array<std::string_view>({"factors", "intensity"});
  TRY(auto values, ModelParameters::read(run.parameters, run.inputs, kKeys));
  auto const usual = nature::CoolingWeights{};
  auto out = Parameters{.land_use = values.file("lulc_raster_path"),
                        .evapotranspiration = values.file("ref_eto_raster_path"),
                        .areas = values.file("aoi_vector_path"),
                        .table = values.file("biophysical_table_path"),
                        .model = {},
                        .humidity = {},
                        .buildings = {},
                        .consumption = {}};
  auto& model = out.model;
  model.reference_temperature = values.number("t_ref", kAnyNumber);
  model.heat_island = values.number("uhi_max", kNotNegative);
  model.cooling_distance = Metres{values.number("green_area_cooling_distance", kNotNegative)};
  model.mixing_radius = Metres{values.number("t_air_average_radius", kNotNegative)};
  model.method = values.choice("cc_method", kMethods) == "factors" ? nature::CapacityMethod::kFactors
                                                                   : nature::CapacityMethod::kIntensity;
  model.weights = {.shade = values.number("cc_weight_shade", kNotNegative, usual.shade),
                   .albedo = values.number("cc_weight_albedo", kNotNegative, usual.albedo),
                   .evapotranspiration = values.number("cc_weight_eti", kNotNegative, usual.evapotranspiration)};
  if (values.flag("do_productivity_valuation")) {
    out.humidity = values.number("avg_rel_humidity", {.low = 0.0, .high = 100.0});
  }
  if (values.flag("do_energy_valuation")) {
    out.buildings = values.file("building_vector_path");
    out.consumption = values.file("energy_consumption_table_path");
  }
  TRY_DO(values.check());
  if (model.weights.shade + model.weights.albedo + model.weights.evapotranspiration <= 0.0) {
    return fail("die drei Gewichte cc_weight_… sind zusammen 0", run.parameters.filename().string());
  }
  return out;
}

Result<CodeTable> read_table(Parameters const& parameters) {
  auto const factors = parameters.model.method == nature::CapacityMethod::kFactors;
  auto const rules =
      std::array{ColumnRule{.name = "green_area", .range = kShare}, ColumnRule{.name = "kc", .range = kNotNegative},
                 ColumnRule{.name = "shade", .range = kShare, .optional = !factors},
                 ColumnRule{.name = "albedo", .range = kShare, .optional = !factors},
                 ColumnRule{.name = "building_intensity", .range = kShare, .optional = factors}};
  return read_code_table(parameters.table, "lucode", rules);
}

std::vector<nature::ClassCooling> classes(CodeTable const& table) {
  auto out = std::vector<nature::ClassCooling>{};
  auto const value = [&](std::string_view column, std::size_t row) {
    return table.has(column) ? table.at(column, row) : 0.0;
  };
  for (auto row = std::size_t{0}; row < table.codes.size(); ++row) {
    out.push_back({.green = value("green_area", row) != 0.0,
                   .shade = value("shade", row),
                   .albedo = value("albedo", row),
                   .crop_coefficient = value("kc", row),
                   .building_intensity = value("building_intensity", row)});
  }
  return out;
}

/// Energy that a building saves against the full heat island, by the mean temperature under it.
struct Savings {
  ModelAreas buildings;
  std::vector<std::optional<double>> saved, temperature;
};

Result<Savings> savings(Parameters const& parameters, geo::GridFrame const& frame, geo::Grid<float> const& air) {
  constexpr auto kRules = std::array{ColumnRule{.name = "consumption", .range = kNotNegative},
                                     ColumnRule{.name = "cost", .range = kNotNegative, .optional = true}};
  TRY(auto const table, read_code_table(*parameters.consumption, "type", kRules));
  auto out = Savings{};
  TRY(out.buildings, read_areas(*parameters.buildings, frame.definition));
  TRY(auto const types, out.buildings.numbers("type", kAnyNumber));
  auto problems = Problems{};
  auto const hottest = parameters.model.reference_temperature + parameters.model.heat_island;
  for (auto i = std::size_t{0}; i < types.size(); ++i) {
    auto const& building = out.buildings.rows[i];
    auto const row = table.row_of(static_cast<int>(types[i]));
    if (!row) {
      problems.add(fmt::format("der Typ „{}“ fehlt in der Tabelle „{}“", types[i], table.file),
                   fmt::format("{}, Objekt {}", out.buildings.file, building.id));
      continue;
    }
    auto const mean = finite(nature::sum_of(nature::zone_of(frame, building.shape), air).mean());
    out.temperature.push_back(mean);
    auto const rate = table.at("consumption", *row) * (table.has("cost") ? table.at("cost", *row) : 1.0);
    out.saved.push_back(mean ? std::optional{rate * geo::area(building.shape).value * (hottest - *mean)}
                             : std::nullopt);
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

/// Sum over the buildings that meet each area: one on a border counts in both, as in the reference.
std::vector<std::optional<double>> savings_by_area(Savings const& savings, ModelAreas const& areas) {
  auto boxes = std::vector<geo::Box>{};
  for (auto const& building : savings.buildings.rows) { boxes.push_back(geo::box_of(building.shape)); }
  auto const tree = geo::BoxTree{boxes};
  auto out = std::vector<std::optional<double>>{};
  for (auto const& area : areas.rows) {
    auto sum = 0.0;
    for (auto const i : tree.meeting(geo::box_of(area.shape))) {
      if (!geo::intersection(savings.buildings.rows[i].shape, area.shape).empty()) {
        sum += savings.saved[i].value_or(0.0);
      }
    }
    out.emplace_back(sum);
  }
  return out;
}

/// Rasters that tables are made of.
struct Results {
  geo::Grid<float> capacity, air;
  std::optional<geo::Grid<float>> wet_bulb, light, heavy;
};

Result<Results> compute(nature::CoolingInput const& input, Parameters const& parameters, geo::GridFrame const& frame,
                        OutputFolder& out) {
  auto const& model = parameters.model;
  auto const largest = nature::largest_evapotranspiration(input.reference_evapotranspiration);
  if (!largest || *largest <= 0.0) {
    return fail("die Verdunstung (ref_eto_raster_path) ist im Gebiet nirgends bekannt und über 0",
                parameters.evapotranspiration.filename().string());
  }
  auto results = Results{};
  if (model.method == nature::CapacityMethod::kFactors) {
    TRY_DO(out.raster("eti", frame, nature::evapotranspiration_index(input, *largest)));
  }
  results.capacity = nature::cooling_capacity(input, model, *largest);
  TRY_DO(check_any(results.capacity, "Landnutzung und Verdunstung"));
  TRY_DO(out.raster("cc", frame, results.capacity));
  auto mitigation = geo::Grid<float>{};
  {
    auto const parks = nature::park_capacity(input, results.capacity, model.cooling_distance);
    TRY_DO(out.raster("cc_park", frame, parks));
    auto const green = nature::green_around(input, model.cooling_distance);
    TRY_DO(out.raster("green_area_sum", frame, green));
    mitigation = nature::heat_mitigation(results.capacity, parks, green, input.pixel_side);
  }
  TRY_DO(out.raster("hm", frame, mitigation));
  auto const unmixed = nature::unmixed_temperature(mitigation, model);
  TRY_DO(out.raster("T_air_nomix", frame, unmixed));
  results.air = nature::air_temperature(unmixed, model, input.pixel_side, input.threads);
  TRY_DO(out.raster("T_air", frame, results.air));
  if (parameters.humidity) {
    results.wet_bulb = nature::wet_bulb_globe_temperature(results.air, *parameters.humidity);
    results.light = nature::work_loss(*results.wet_bulb, nature::Work::kLight);
    results.heavy = nature::work_loss(*results.wet_bulb, nature::Work::kHeavy);
    TRY_DO(out.raster("wbgt", frame, *results.wet_bulb));
    TRY_DO(out.raster("light_work_loss_percent", frame, *results.light));
    TRY_DO(out.raster("heavy_work_loss_percent", frame, *results.heavy));
  }
  return results;
}

Result<void> write_tables(Results const& results, Parameters const& parameters, geo::GridFrame const& frame,
                          ModelAreas const& areas, OutputFolder& out) {
  auto zones = std::vector<nature::Zone>{};
  for (auto const& area : areas.rows) { zones.push_back(nature::zone_of(frame, area.shape)); }
  auto table = AreaTable{areas};
  auto const add_mean = [&](std::string name, geo::Grid<float> const& raster, double less) {
    table.add_each(std::move(name),
                   [&](std::size_t i) { return finite(nature::sum_of(zones[i], raster).mean() - less); });
  };
  add_mean("avg_cc", results.capacity, 0.0);
  add_mean("avg_tmp_v", results.air, 0.0);
  add_mean("avg_tmp_an", results.air, parameters.model.reference_temperature);
  if (parameters.buildings) {
    TRY(auto const saved, savings(parameters, frame, results.air));
    table.add("avd_eng_cn", savings_by_area(saved, areas));
    auto by_building = AreaTable{saved.buildings};
    by_building.add("energy_sav", saved.saved);
    by_building.add("mean_t_air", saved.temperature);
    TRY_DO(out.table("buildings_with_stats.csv", by_building.csv()));
  }
  if (results.wet_bulb) {
    add_mean("avg_wbgt_v", *results.wet_bulb, 0.0);
    add_mean("avg_ltls_v", *results.light, 0.0);
    add_mean("avg_hvls_v", *results.heavy, 0.0);
  }
  return out.table("uhi_results.csv", table.csv());
}

}  // namespace

Result<std::vector<std::string>> run_cooling(ModelRun const& run) {
  TRY(auto const parameters, read(run));
  TRY(auto const table, read_table(parameters));
  TRY(auto const base, open_base(parameters.land_use, PixelSide::kSmaller));
  TRY(auto const evapotranspiration_raster, geo::Raster::open(parameters.evapotranspiration));
  TRY(auto const areas, read_areas(parameters.areas, base.frame.definition));
  TRY(auto frame, clipped(base.frame, areas.box(), areas.file));
  TRY(auto const box, box_of(evapotranspiration_raster, frame.definition));
  TRY(frame, clipped(frame, box, evapotranspiration_raster.file_name()));
  TRY(auto const codes, codes_on(base.raster, frame, geo::Resampling::kMode, "lulc_raster_path"));
  TRY(auto const land_use, nature::classes_of(codes, table.codes, table.file));
  TRY(auto const evapotranspiration,
      values_on(evapotranspiration_raster, frame, geo::Resampling::kCubicSpline, "ref_eto_raster_path"));
  auto const by_class = classes(table);
  auto const input = nature::CoolingInput{.land_use = land_use,
                                          .reference_evapotranspiration = evapotranspiration,
                                          .by_class = by_class,
                                          .pixel_side = frame.pixel_width,
                                          .threads = run.threads};
  TRY(auto out, OutputFolder::begin(run.out));
  TRY(auto const results, compute(input, parameters, frame, out));
  TRY_DO(write_tables(results, parameters, frame, areas, out));
  TRY_DO(out.finish());
  return out.names();
}

}  // namespace leitbild::app
