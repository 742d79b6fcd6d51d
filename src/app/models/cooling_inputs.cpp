#include "app/models/cooling_inputs.h"

#include <array>

namespace leitbild::app {
namespace {

constexpr auto kKeys = std::to_array<std::string_view>(
    {"lulc_raster_path", "ref_eto_raster_path", "aoi_vector_path", "biophysical_table_path", "t_ref", "uhi_max",
     "green_area_cooling_distance", "t_air_average_radius", "cc_method", "cc_weight_shade", "cc_weight_albedo",
     "cc_weight_eti", "do_energy_valuation", "do_productivity_valuation", "avg_rel_humidity", "building_vector_path",
     "energy_consumption_table_path"});
constexpr auto kShare = NumberRange{.low = 0.0, .high = 1.0};

Result<CodeTable> read_table(CoolingFile const& parameters) {
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

}  // namespace

Result<CoolingFile> read_cooling_file(ModelRun const& run) {
  constexpr auto kMethods = std::to_array<std::string_view>({"factors", "intensity"});
  TRY(auto values, ModelParameters::read(run.parameters, run.inputs, kKeys));
  auto const usual = nature::CoolingWeights{};
  auto out = CoolingFile{.land_use = values.file("lulc_raster_path"),
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

Result<CoolingGrids> read_cooling_grids(CoolingFile const& parameters) {
  TRY(auto const table, read_table(parameters));
  TRY(auto const base, open_base(parameters.land_use, PixelSide::kSmaller));
  TRY(auto const evapotranspiration_raster, geo::Raster::open(parameters.evapotranspiration));
  auto out = CoolingGrids{};
  TRY(out.areas, read_areas(parameters.areas, base.frame.definition));
  TRY(out.frame, clipped(base.frame, out.areas.box(), out.areas.file));
  TRY(auto const box, box_of(evapotranspiration_raster, out.frame.definition));
  TRY(out.frame, clipped(out.frame, box, evapotranspiration_raster.file_name()));
  TRY(out.land_use, classes_on(base.raster, out.frame, geo::Resampling::kMode, "lulc_raster_path", table));
  TRY(out.evapotranspiration,
      values_on(evapotranspiration_raster, out.frame, geo::Resampling::kCubicSpline, "ref_eto_raster_path"));
  auto const largest = nature::largest_evapotranspiration(out.evapotranspiration);
  if (!largest || *largest <= 0.0) {
    return fail("die Verdunstung (ref_eto_raster_path) ist im Gebiet nirgends bekannt und über 0",
                parameters.evapotranspiration.filename().string());
  }
  out.largest = *largest;
  out.by_class = classes(table);
  return out;
}

}  // namespace leitbild::app
