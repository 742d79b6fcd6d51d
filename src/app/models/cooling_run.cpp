// leitbild model cooling.
#include <array>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "app/models/area_table.h"
#include "app/models/cooling_calibration.h"
#include "app/models/near_thresholds.h"
#include "app/models/output_folder.h"
#include "geo/area.h"
#include "geo/box_tree.h"
#include "geo/unfilled_grid.h"
#include "nature/zones.h"

namespace leitbild::app {
namespace {

/// Energy that a building saves against the full heat island, by the mean temperature under it.
struct Savings {
  ModelAreas buildings;
  std::vector<std::optional<double>> saved, temperature;
};

Result<Savings> savings(CoolingFile const& parameters, geo::GridFrame const& frame, geo::Grid<float> const& air) {
  constexpr auto kRules = std::array{ColumnRule{.name = "consumption", .range = kNotNegative},
                                     ColumnRule{.name = "cost", .range = kNotNegative, .optional = true}};
  if (!parameters.consumption || !parameters.buildings) { return Savings{}; }
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
    auto const mean = finite(nature::sum_of(geo::zone_of(frame, building.shape), air).mean());
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

/// One raster after the other, so that few are in memory at a time; what tables need of each is taken on the way.
class Computation {
 public:
  Computation(nature::CoolingModel const& model, CoolingFile const& parameters, geo::GridFrame const& frame,
              ModelAreas const& areas, int threads, OutputFolder& out)
      : model_{model}, parameters_{parameters}, frame_{frame}, threads_{threads}, out_{out}, table_{areas} {
    for (auto const& area : areas.rows) { zones_.push_back(geo::zone_of(frame, area.shape)); }
  }

  Result<void> run(geo::Grid<nature::ClassIndex> land_use, geo::Grid<float> evapotranspiration) {
    TRY(auto air, temperature(std::move(land_use), std::move(evapotranspiration)));
    TRY_DO(out_.raster("T_air", frame_, air));
    auto const means = means_of(air);
    table_.add("avg_tmp_v", means);
    table_.add_each("avg_tmp_an", [&](std::size_t i) {
      return means[i] ? std::optional{*means[i] - parameters_.model.reference_temperature} : std::nullopt;
    });
    if (parameters_.buildings) { TRY_DO(add_savings(air)); }
    if (parameters_.humidity) { TRY_DO(add_work(std::move(air), *parameters_.humidity)); }
    TRY_DO(out_.table("uhi_results.csv", table_.csv()));
    return near_.write(out_);
  }

 private:
  nature::CoolingModel const& model_;
  CoolingFile const& parameters_;
  geo::GridFrame const& frame_;
  int threads_;
  OutputFolder& out_;
  AreaTable table_;
  std::vector<geo::Zone> zones_;
  NearThresholds near_;

  geo::Grid<float> grid() const { return geo::unfilled_grid<float>(frame_.columns, frame_.rows); }

  std::vector<std::optional<double>> means_of(geo::Grid<float> const& raster) const {
    auto out = std::vector<std::optional<double>>{};
    for (auto const& zone : zones_) { out.push_back(finite(nature::sum_of(zone, raster).mean())); }
    return out;
  }

  Result<geo::Grid<float>> capacity(geo::Grid<nature::ClassIndex> const& land_use,
                                    geo::Grid<float> const& evapotranspiration) {
    auto const input = nature::CoolingInput{.land_use = land_use, .reference_evapotranspiration = evapotranspiration};
    if (parameters_.model.method == nature::CapacityMethod::kFactors) {
      TRY_DO(out_.raster_of("eti", frame_, [&] {
        auto index = grid();
        model_.evapotranspiration_index(input, model_.whole(), threads_, index);
        return index;
      }));
    }
    auto values = grid();
    model_.capacity(input, model_.whole(), threads_, values);
    TRY_DO(check_any(values, "Landnutzung und Verdunstung"));
    TRY_DO(out_.raster("cc", frame_, values));
    table_.add("avg_cc", means_of(values));
    return values;
  }

  Result<geo::Grid<float>> mitigation(geo::Grid<nature::ClassIndex> const& land_use, geo::Grid<float> const& capacity) {
    // First what needs more memory while it works.
    auto parks = grid();
    model_.park_capacity(land_use, capacity, model_.whole(), threads_, parks);
    TRY_DO(out_.raster("cc_park", frame_, parks));
    auto green = grid();
    model_.green_around(land_use, model_.whole(), threads_, green);
    TRY_DO(out_.raster("green_area_sum", frame_, green));
    near_.add("green_area_sum", frame_, green, model_.least_green());
    model_.mitigation(capacity, parks, green, model_.whole(), threads_, parks);
    TRY_DO(out_.raster("hm", frame_, parks));
    return parks;
  }

  Result<geo::Grid<float>> temperature(geo::Grid<nature::ClassIndex> land_use, geo::Grid<float> evapotranspiration) {
    TRY(auto cooling, capacity(land_use, evapotranspiration));
    evapotranspiration = {};
    TRY(auto unmixed, mitigation(land_use, cooling));
    land_use = {};
    cooling = {};
    model_.unmixed_temperature(unmixed, model_.whole(), threads_, unmixed);
    TRY_DO(out_.raster("T_air_nomix", frame_, unmixed));
    auto air = grid();
    model_.air_temperature(unmixed, model_.whole(), threads_, air);
    return air;
  }

  Result<void> add_savings(geo::Grid<float> const& air) {
    TRY(auto const saved, savings(parameters_, frame_, air));
    table_.add("avd_eng_cn", savings_by_area(saved, table_.areas()));
    auto by_building = AreaTable{saved.buildings};
    by_building.add("energy_sav", saved.saved);
    by_building.add("mean_t_air", saved.temperature);
    return out_.table("buildings_with_stats.csv", by_building.csv());
  }

  Result<void> add_work(geo::Grid<float> air, double humidity) {
    auto& wet_bulb = air;
    nature::wet_bulb_globe_temperature(air, humidity, threads_, wet_bulb);
    TRY_DO(out_.raster("wbgt", frame_, wet_bulb));
    table_.add("avg_wbgt_v", means_of(wet_bulb));
    auto limits = std::set<float>{};
    auto loss = grid();
    for (auto const& [work, raster, column] :
         {std::tuple{nature::Work::kLight, "light_work_loss_percent", "avg_ltls_v"},
          std::tuple{nature::Work::kHeavy, "heavy_work_loss_percent", "avg_hvls_v"}}) {
      nature::work_loss(wet_bulb, work, threads_, loss);
      TRY_DO(out_.raster(raster, frame_, loss));
      table_.add(column, means_of(loss));
      std::ranges::copy(nature::work_limits(work), std::inserter(limits, limits.end()));
    }
    for (auto const limit : limits) { near_.add("wbgt", frame_, wet_bulb, static_cast<double>(limit)); }
    return {};
  }
};

}  // namespace

Result<std::vector<std::string>> run_cooling(ModelRun const& run) {
  TRY(auto const parameters, read_cooling_file(run));
  TRY(auto grids, read_cooling_grids(parameters));
  if (!run.stations.empty()) { return calibrate_cooling(run, parameters, grids); }
  auto const& frame = grids.frame;
  auto const model = nature::CoolingModel{
      parameters.model, std::move(grids.by_class), grids.largest, frame.pixel_width, frame.columns, frame.rows};
  TRY(auto out, OutputFolder::begin(run.out, run.rasters));
  TRY_DO(Computation(model, parameters, frame, grids.areas, run.threads, out)
             .run(std::move(grids.land_use), std::move(grids.evapotranspiration)));
  TRY_DO(out.finish());
  return out.names();
}

}  // namespace leitbild::app
