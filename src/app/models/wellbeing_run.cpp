// leitbild model wellbeing.
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/models/area_table.h"
#include "app/models/output_folder.h"
#include "app/models/runs.h"
#include "geo/burn.h"
#include "nature/wellbeing.h"
#include "nature/zones.h"

namespace leitbild::app {
namespace {

constexpr auto kKeys = std::to_array<std::string_view>(
    {"aoi_path", "population_raster", "search_radius", "effect_size", "baseline_prevalence_vector", "health_cost_rate",
     "model_option", "ndvi_base", "ndvi_alt", "lulc_base", "lulc_alt", "lulc_attr_csv"});

struct Parameters {
  std::filesystem::path areas, residents, prevalence;
  std::optional<std::filesystem::path> greenness, greenness_then;         // option ndvi; the first also with lulc
  std::optional<std::filesystem::path> land_use, land_use_then, classes;  // option lulc
  Metres radius;
  double relative_risk{};
  std::optional<double> cost_per_case;
};

Result<Parameters> read(ModelRun const& run) {
  constexpr auto kOptions = std::to_array<std::string_view>({"ndvi", "lulc"});
  TRY(auto values, ModelParameters::read(run.parameters, run.inputs, kKeys));
  auto out = Parameters{.areas = values.file("aoi_path"),
                        .residents = values.file("population_raster"),
                        .prevalence = values.file("baseline_prevalence_vector"),
                        .greenness = {},
                        .greenness_then = {},
                        .land_use = {},
                        .land_use_then = {},
                        .classes = {},
                        .radius = Metres{values.number("search_radius", kAboveZero)},
                        .relative_risk = values.number("effect_size", {.low = 0.0, .high = 1.0, .low_excluded = true}),
                        .cost_per_case = {}};
  if (values.has("health_cost_rate")) { out.cost_per_case = values.number("health_cost_rate", kNotNegative); }
  if (values.choice("model_option", kOptions) == "ndvi") {
    out.greenness = values.file("ndvi_base");
    out.greenness_then = values.file("ndvi_alt");
    out.land_use = values.optional_file("lulc_base");
    out.land_use_then = values.optional_file("lulc_alt");
    out.classes = values.optional_file("lulc_attr_csv");
  } else {
    out.land_use = values.file("lulc_base");
    out.land_use_then = values.file("lulc_alt");
    out.classes = values.file("lulc_attr_csv");
    out.greenness = values.optional_file("ndvi_base");
  }
  TRY_DO(values.check());
  return out;
}

/// Greenness as it is and as it will be, on one grid.
struct Greenness {
  geo::Grid<float> base, then;
};

/// Where a class is to be left out there is no value.
void leave_out(geo::Grid<float>& values, geo::Grid<nature::ClassIndex> const& land_use, CodeTable const& table) {
  for (auto i = std::size_t{0}; i < values.values.size(); ++i) {
    auto const row = land_use.values[i];
    if (row != nature::kNoClass && table.at("exclude", row) != 0.0) { values.values[i] = geo::kNoValue; }
  }
}

Result<geo::Grid<nature::ClassIndex>> classes_in(std::filesystem::path const& file, geo::GridFrame const& frame,
                                                 CodeTable const& table, std::string_view key) {
  TRY(auto const raster, geo::Raster::open(file));
  return classes_on(raster, frame, geo::Resampling::kNearest, key, table);
}

Result<geo::Grid<float>> greenness_on(std::filesystem::path const& file, geo::GridFrame const& frame,
                                      std::string_view key) {
  TRY(auto const raster, geo::Raster::open(file));
  return values_on(raster, frame, geo::Resampling::kCubic, key);
}

Result<CodeTable> class_table(Parameters const& parameters) {
  constexpr auto kGreenness = NumberRange{.low = -1.0, .high = 1.0};
  auto const rules = std::array{ColumnRule{.name = "exclude", .range = {.low = 0.0, .high = 1.0}},
                                ColumnRule{.name = "ndvi", .range = kGreenness, .optional = true}};
  return read_code_table(*parameters.classes, "lucode", rules);
}

/// Option ndvi: two rasters; water and snow are left out by their class where land use is given, else by NDVI < 0.
Result<Greenness> from_rasters(Parameters const& parameters, geo::GridFrame const& frame) {
  auto out = Greenness{};
  TRY(out.base, greenness_on(*parameters.greenness, frame, "ndvi_base"));
  TRY(out.then, greenness_on(*parameters.greenness_then, frame, "ndvi_alt"));
  if (!parameters.land_use || !parameters.classes) {
    return Greenness{nature::without_negative(std::move(out.base)), nature::without_negative(std::move(out.then))};
  }
  TRY(auto const table, class_table(parameters));
  TRY(auto const before, classes_in(*parameters.land_use, frame, table, "lulc_base"));
  leave_out(out.base, before, table);
  if (parameters.land_use_then) {
    TRY(auto const after, classes_in(*parameters.land_use_then, frame, table, "lulc_alt"));
    leave_out(out.then, after, table);
  } else {
    leave_out(out.then, before, table);
  }
  return out;
}

/// NDVI of each class: from the table, or the mean of today's NDVI on its pixels.
Result<std::vector<double>> greenness_by_class(Parameters const& parameters, CodeTable const& table,
                                               geo::Grid<nature::ClassIndex> const& land_use,
                                               geo::GridFrame const& frame) {
  if (table.has("ndvi")) { return table.columns.find("ndvi")->second; }
  if (!parameters.greenness) {
    return fail("die Spalte „ndvi“ fehlt; ohne sie ist „ndvi_base“ nötig, aus dem die Mittel der Klassen folgen",
                table.file);
  }
  TRY(auto const today, greenness_on(*parameters.greenness, frame, "ndvi_base"));
  auto sums = std::vector<nature::ZoneSum>(table.codes.size());
  for (auto i = std::size_t{0}; i < today.values.size(); ++i) {
    auto const row = land_use.values[i];
    if (row == nature::kNoClass || !geo::has_value(today.values[i])) { continue; }
    sums[row].sum += static_cast<double>(today.values[i]);
    ++sums[row].count;
  }
  auto out = std::vector<double>{};
  for (auto const& sum : sums) { out.push_back(sum.mean()); }  // not a number for classes that are nowhere today
  return out;
}

Result<Greenness> from_classes(Parameters const& parameters, geo::GridFrame const& frame) {
  TRY(auto const table, class_table(parameters));
  TRY(auto const before, classes_in(*parameters.land_use, frame, table, "lulc_base"));
  TRY(auto const after, classes_in(*parameters.land_use_then, frame, table, "lulc_alt"));
  TRY(auto const values, greenness_by_class(parameters, table, before, frame));
  auto const mapped = [&](geo::Grid<nature::ClassIndex> const& land_use) {
    auto out = geo::Grid<float>{land_use.columns, land_use.rows, geo::kNoValue};
    for (auto i = std::size_t{0}; i < out.values.size(); ++i) {
      if (land_use.values[i] != nature::kNoClass) { out.values[i] = static_cast<float>(values[land_use.values[i]]); }
    }
    leave_out(out, land_use, table);
    return out;
  };
  return Greenness{mapped(before), mapped(after)};
}

/// The grid of today's greenness or land use, around the areas as far as the search goes.
Result<geo::GridFrame> frame_around(BaseRaster const& base, ModelAreas const& areas, Metres radius) {
  return clipped(base.frame, areas.box().grown_by(radius), areas.file);
}

Result<geo::Grid<float>> prevalence_on(Parameters const& parameters, geo::GridFrame const& frame) {
  TRY(auto const areas, read_areas(parameters.prevalence, frame.definition));
  TRY(auto const rates, areas.numbers("risk_rate", {.low = 0.0, .high = 1.0}));
  auto valued = std::vector<geo::ValuedArea>{};
  for (auto i = std::size_t{0}; i < rates.size(); ++i) {
    valued.push_back({areas.rows[i].shape, static_cast<float>(rates[i])});
  }
  return geo::burnt_areas(frame, valued, true);
}

/// Nothing outside the areas.
geo::Grid<float> inside(geo::Grid<float> values, std::vector<geo::Zone> const& zones) {
  auto out = geo::Grid<float>{values.columns, values.rows, geo::kNoValue};
  for (auto const& zone : zones) {
    for (auto const& run : zone) {
      for (auto column = run.first; column < run.end; ++column) {
        out.at(column, run.row) = values.at(column, run.row);
      }
    }
  }
  return out;
}

}  // namespace

Result<std::vector<std::string>> run_wellbeing(ModelRun const& run) {
  TRY(auto const parameters, read(run));
  TRY(auto const base,
      open_base(parameters.greenness_then ? *parameters.greenness : *parameters.land_use, PixelSide::kSmaller));
  TRY(auto const areas, read_areas(parameters.areas, base.frame.definition));
  TRY(auto const frame, frame_around(base, areas, parameters.radius));
  auto const radius = static_cast<int>(std::nearbyint(parameters.radius.value / frame.pixel_width));
  if (radius < 1) {
    return fail(fmt::format("„search_radius“: {} m sind weniger als ein halbes Pixel ({} m)", parameters.radius.value,
                            frame.pixel_width));
  }
  TRY(auto greenness, parameters.greenness_then ? from_rasters(parameters, frame) : from_classes(parameters, frame));
  TRY(auto const people, geo::Raster::open(parameters.residents));
  TRY(auto const residents, residents_on(people, frame, "population_raster"));
  TRY(auto const rate, prevalence_on(parameters, frame));
  auto zones = std::vector<geo::Zone>{};
  for (auto const& area : areas.rows) { zones.push_back(geo::zone_of(frame, area.shape)); }
  auto const before = nature::greenness_around(greenness.base, radius, run.threads);
  auto const after = nature::greenness_around(greenness.then, radius, run.threads);
  auto const change = inside(nature::difference(before, after), zones);
  TRY_DO(check_any(change, "Grün heute und künftig"));
  auto const cases = inside(nature::baseline_cases(rate, residents), zones);
  auto const prevented = nature::preventable_cases(change, cases, parameters.relative_risk);
  TRY(auto out, OutputFolder::begin(run.out, run.rasters));
  TRY_DO(out.raster("delta_ndvi", frame, change));
  TRY_DO(out.raster("baseline_cases", frame, cases));
  TRY_DO(out.raster("preventable_cases", frame, prevented));
  auto table = AreaTable{areas, 1};
  auto total = 0.0;
  table.add_each("sum_cases", [&](std::size_t i) {
    auto const sum = nature::sum_of(zones[i], prevented).sum;
    total += sum;
    return std::optional{sum};
  });
  if (parameters.cost_per_case) {
    auto costs = prevented;
    for (auto& value : costs.values) {
      value = static_cast<float>(static_cast<double>(value) * *parameters.cost_per_case);
    }
    TRY_DO(out.raster("preventable_cost", frame, costs));
    table.add_each("sum_cost", [&](std::size_t i) { return std::optional{nature::sum_of(zones[i], costs).sum}; });
  }
  TRY_DO(out.table("preventable_cases_cost_sum.csv", table.csv()));
  TRY_DO(out.finish());
  fmt::print("vermeidbare Fälle im Jahr, alle Gebiete zusammen: {:.2f}\n", total);
  return out.names();
}

}  // namespace leitbild::app
