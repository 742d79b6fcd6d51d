// leitbild model stormwater.
#include <array>

#include <fmt/format.h>

#include "app/models/area_table.h"
#include "app/models/output_folder.h"
#include "app/models/runs.h"
#include "geo/burn.h"
#include "nature/stormwater.h"
#include "nature/zones.h"

namespace leitbild::app {
namespace {

constexpr auto kKeys = std::to_array<std::string_view>(
    {"lulc_path", "soil_group_path", "precipitation_path", "biophysical_table", "adjust_retention_ratios",
     "retention_radius", "road_centerlines_path", "aggregate_areas_path", "replacement_cost"});
constexpr auto kShare = NumberRange{.low = 0.0, .high = 1.0};
constexpr auto kPollutantPrefix = std::string_view{"emc_"};
constexpr auto kRunoffColumns = std::to_array<std::string_view>({"rc_a", "rc_b", "rc_c", "rc_d"});
constexpr auto kPercolationColumns = std::to_array<std::string_view>({"pe_a", "pe_b", "pe_c", "pe_d"});

struct Parameters {
  std::filesystem::path land_use, soil, rain, table;
  std::optional<std::filesystem::path> areas, roads;
  std::optional<Metres> radius;  // with adjustment
  std::optional<double> cost_per_m3;
};

Result<Parameters> read(ModelRun const& run) {
  TRY(auto values, ModelParameters::read(run.parameters, run.inputs, kKeys));
  auto out = Parameters{.land_use = values.file("lulc_path"),
                        .soil = values.file("soil_group_path"),
                        .rain = values.file("precipitation_path"),
                        .table = values.file("biophysical_table"),
                        .areas = values.optional_file("aggregate_areas_path"),
                        .roads = {},
                        .radius = {},
                        .cost_per_m3 = {}};
  if (values.flag("adjust_retention_ratios")) {
    out.radius = Metres{values.number("retention_radius", kNotNegative)};
    out.roads = values.file("road_centerlines_path");
  } else {
    // Not used, but a wrong value is still an error.
    if (values.has("retention_radius")) { values.number("retention_radius", kNotNegative); }
    values.optional_file("road_centerlines_path");
  }
  if (values.has("replacement_cost")) { out.cost_per_m3 = values.number("replacement_cost", kNotNegative); }
  TRY_DO(values.check());
  return out;
}

Result<CodeTable> read_table(Parameters const& parameters) {
  auto rules = std::vector<ColumnRule>{};
  for (auto const column : kRunoffColumns) { rules.push_back({.name = column, .range = kShare}); }
  for (auto const column : kPercolationColumns) {
    rules.push_back({.name = column, .range = kShare, .optional = true});
  }
  rules.push_back({.name = "is_connected", .range = kShare, .optional = !parameters.radius});
  return read_code_table(parameters.table, "lucode", rules, kPollutantPrefix);
}

struct Table {
  CodeTable rows;
  std::vector<std::string> pollutants;
  bool percolation{};
  std::vector<nature::ClassStormwater> classes;
};

Table table_of(CodeTable rows) {
  auto out = Table{.rows = std::move(rows), .pollutants = {}, .percolation = false, .classes = {}};
  for (auto const& [column, values] : out.rows.columns) {
    if (column.starts_with(kPollutantPrefix)) { out.pollutants.push_back(column.substr(kPollutantPrefix.size())); }
  }
  auto const here = [&](std::string_view column) { return out.rows.has(column); };
  out.percolation = std::ranges::all_of(kPercolationColumns, here);
  auto const by_group = [&](std::array<std::string_view, nature::kSoilGroups> const& columns, std::size_t row) {
    auto values = nature::ByGroup{};
    for (auto group = std::size_t{0}; group < columns.size(); ++group) {
      values[group] = out.rows.at(columns[group], row);
    }
    return values;
  };
  for (auto row = std::size_t{0}; row < out.rows.codes.size(); ++row) {
    auto entry = nature::ClassStormwater{
        .runoff = by_group(kRunoffColumns, row), .percolation = std::nullopt, .concentrations = {}, .connected = false};
    if (out.percolation) { entry.percolation = by_group(kPercolationColumns, row); }
    for (auto const& name : out.pollutants) {
      entry.concentrations.push_back(out.rows.at(std::string{kPollutantPrefix} + name, row));
    }
    entry.connected = here("is_connected") && out.rows.at("is_connected", row) != 0.0;
    out.classes.push_back(std::move(entry));
  }
  return out;
}

struct Grids {
  geo::GridFrame frame;
  geo::Grid<nature::ClassIndex> land_use;
  geo::Grid<nature::SoilGroup> soil;
};

Result<Grids> read_grids(Parameters const& parameters, CodeTable const& table) {
  TRY(auto const base, open_base(parameters.land_use, PixelSide::kMean));
  TRY(auto const soil, geo::Raster::open(parameters.soil));
  TRY(auto const rain, geo::Raster::open(parameters.rain));
  if (!soil.is_integer()) {
    return fail("die Bodengruppen müssen ganze Zahlen sein; das Raster enthält Kommazahlen", soil.file_name());
  }
  auto out = Grids{.frame = base.frame, .land_use = {}, .soil = {}};
  for (auto const* const raster : {&soil, &rain}) {
    TRY(auto const box, box_of(*raster, out.frame.definition));
    TRY(out.frame, clipped(out.frame, box, raster->file_name()));
  }
  TRY(out.land_use, classes_on(base.raster, out.frame, geo::Resampling::kNearest, "lulc_path", table));
  TRY(out.soil, soil_groups_on(soil, out.frame, geo::Resampling::kNearest, "soil_group_path"));
  return out;
}

/// Read when it is needed, not before.
Result<geo::Grid<float>> read_rain(Parameters const& parameters, geo::GridFrame const& frame) {
  TRY(auto const rain, geo::Raster::open(parameters.rain));
  return values_on(rain, frame, geo::Resampling::kNearest, "precipitation_path");
}

/// Rasters go to the folder and their means or sums to the table, one after the other: few are in memory at a time.
class Report {
 public:
  Report(geo::GridFrame const& frame, ModelAreas const& areas, OutputFolder& out)
      : frame_{frame}, areas_{areas}, out_{out}, table_{areas, 1} {
    for (auto const& area : areas_.rows) { zones_.push_back(geo::zone_of(frame, area.shape)); }
  }

  Result<void> raster(std::string_view name, geo::Grid<float> const& values) {
    return out_.raster(name, frame_, values);
  }
  void mean(std::string name, geo::Grid<float> const& values) {
    table_.add_each(std::move(name), [&](std::size_t i) {
      auto const zone = nature::sum_of(zones_[i], values);
      return std::optional{zone.count > 0 ? zone.mean() : 0.0};  // 0 without pixels, as the reference
    });
  }
  void sum(std::string name, geo::Grid<float> const& values) {
    table_.add_each(std::move(name),
                    [&](std::size_t i) { return std::optional{nature::sum_of(zones_[i], values).sum}; });
  }
  Result<void> finish() {
    if (areas_.rows.empty()) { return {}; }
    return out_.table("aggregate_data.csv", table_.csv());
  }

 private:
  geo::GridFrame const& frame_;
  ModelAreas const& areas_;
  OutputFolder& out_;
  AreaTable table_;
  std::vector<geo::Zone> zones_;
};

Result<geo::Grid<float>> adjusted(geo::Grid<float> const& retention, Grids const& grids, Table const& table,
                                  std::filesystem::path const& road_lines, Metres radius, int threads) {
  TRY(auto const lines, read_lines(road_lines, grids.frame.definition));
  auto const roads = geo::burnt_lines(grids.frame, lines);
  return nature::adjusted_retention(retention, grids.land_use, table.classes, roads,
                                    radius.value / grids.frame.pixel_width, threads);
}

/// What is read and computed pixel by pixel. Two rasters of results are in memory at a time, whatever is written: what is needed twice is
/// computed twice.
class Volumes {
 public:
  Volumes(Grids const& grids, Table const& table, Parameters const& parameters, int threads, Report& report)
      : grids_{grids}, table_{table}, parameters_{parameters}, threads_{threads}, report_{report} {}

  Result<void> run() {
    retention_ = nature::retention_ratio(grids_.land_use, grids_.soil, table_.classes, threads_);
    TRY_DO(check_any(retention_, "Landnutzung und Boden"));
    TRY_DO(report_.raster("retention_ratio", retention_));
    if (parameters_.radius && parameters_.roads) {
      TRY(retention_, adjusted(retention_, grids_, table_, *parameters_.roads, *parameters_.radius, threads_));
      TRY_DO(report_.raster("adjusted_retention_ratio", retention_));
    }
    TRY(rain_, read_rain(parameters_, grids_.frame));
    report_.mean("mean_retention_ratio", retention_);
    TRY_DO(volume("retention_volume", "total_retention_volume", retention_));
    TRY_DO(ratio_and_volume("runoff", nature::rest_of(retention_)));
    if (table_.percolation) {
      TRY_DO(ratio_and_volume("percolation",
                              nature::percolation_ratio(grids_.land_use, grids_.soil, table_.classes, threads_)));
    }
    for (auto pollutant = std::size_t{0}; pollutant < table_.pollutants.size(); ++pollutant) {
      auto const& name = table_.pollutants[pollutant];
      TRY_DO(load("avoided_pollutant_load_" + name, name + "_total_avoided_load", retention_, pollutant));
      TRY_DO(load("actual_pollutant_load_" + name, name + "_total_load", nature::rest_of(retention_), pollutant));
    }
    if (parameters_.cost_per_m3) { TRY_DO(value(*parameters_.cost_per_m3)); }
    return report_.finish();
  }

 private:
  Grids const& grids_;
  Table const& table_;
  Parameters const& parameters_;
  int threads_;
  Report& report_;
  geo::Grid<float> retention_, rain_;

  geo::Grid<float> volume_of(geo::Grid<float> ratio) const {
    nature::to_water_volume(ratio, rain_, grids_.frame.pixel_area());
    return ratio;
  }

  Result<void> volume(std::string_view raster, std::string sum, geo::Grid<float> ratio) {
    auto const cubic_metres = volume_of(std::move(ratio));
    report_.sum(std::move(sum), cubic_metres);
    return report_.raster(raster, cubic_metres);
  }

  Result<void> ratio_and_volume(std::string const& what, geo::Grid<float> ratio) {
    TRY_DO(report_.raster(what + "_ratio", ratio));
    report_.mean(fmt::format("mean_{}_ratio", what), ratio);
    return volume(what + "_volume", fmt::format("total_{}_volume", what), std::move(ratio));
  }

  Result<void> load(std::string const& raster, std::string sum, geo::Grid<float> ratio, std::size_t pollutant) {
    auto kilograms = volume_of(std::move(ratio));
    nature::to_pollutant_load(kilograms, grids_.land_use, table_.classes, pollutant);
    report_.sum(std::move(sum), kilograms);
    return report_.raster(raster, kilograms);
  }

  Result<void> value(double cost_per_m3) {
    auto euros = volume_of(retention_);
    for (auto& amount : euros.values) { amount = static_cast<float>(static_cast<double>(amount) * cost_per_m3); }
    report_.sum("total_retention_value", euros);
    return report_.raster("retention_value", euros);
  }
};

}  // namespace

Result<std::vector<std::string>> run_stormwater(ModelRun const& run) {
  TRY(auto const parameters, read(run));
  TRY(auto rows, read_table(parameters));
  auto const table = table_of(std::move(rows));
  TRY(auto const grids, read_grids(parameters, table.rows));
  auto areas = ModelAreas{};
  if (parameters.areas) { TRY(areas, read_areas(*parameters.areas, grids.frame.definition)); }
  TRY(auto out, OutputFolder::begin(run.out, run.rasters));
  auto reported = Report{grids.frame, areas, out};
  TRY_DO(Volumes(grids, table, parameters, run.threads, reported).run());
  TRY_DO(out.finish());
  return out.names();
}

}  // namespace leitbild::app
