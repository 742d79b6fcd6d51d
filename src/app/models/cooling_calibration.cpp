#include "app/models/cooling_calibration.h"

#include <cmath>

#include <fmt/format.h>

#include "app/models/output_folder.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/json.h"
#include "geo/crs.h"
#include "import/csv_table.h"
#include "nature/cooling_fit.h"

namespace leitbild::app {
namespace {

struct NamedStation {
  std::string name;
  nature::Station station;
};

/// Columns x and y are in the plane of the land use, lon and lat in degrees.
struct Columns {
  std::size_t x{}, y{}, temperature{};
  std::optional<std::size_t> name;
  bool degrees{};
};

Result<Columns> columns_of(importing::CsvTable const& table) {
  auto const x = table.column("x");
  auto const y = table.column("y");
  auto const lon = table.column("lon");
  auto const lat = table.column("lat");
  auto const temperature = table.column("temperature");
  if (!temperature || !((x && y) || (lon && lat))) {
    return fail(
        fmt::format("es braucht die Spalten „temperature“ (°C) und „x“, „y“ (in der Ebene der Landnutzung) oder „lon“, "
                    "„lat“ (Grad); „name“ darf sein. Vorhanden sind {}",
                    table.header_text()),
        table.name());
  }
  auto const degrees = !(x && y);
  return Columns{.x = degrees ? *lon : *x,
                 .y = degrees ? *lat : *y,
                 .temperature = *temperature,
                 .name = table.column("name"),
                 .degrees = degrees};
}

Result<std::vector<NamedStation>> read_stations(std::filesystem::path const& file, geo::GridFrame const& frame) {
  constexpr auto kDegrees = "EPSG:4326";
  TRY(auto table, importing::CsvTable::open(file));
  TRY(auto const columns, columns_of(table));
  TRY(auto const way,
      geo::Transform::between(columns.degrees ? std::string{kDegrees} : frame.definition, frame.definition));
  auto out = std::vector<NamedStation>{};
  auto problems = Problems{};
  while (true) {
    TRY(auto const there, table.next());
    if (!there) { break; }
    auto const x = importing::number_in(table.cell(columns.x));
    auto const y = importing::number_in(table.cell(columns.y));
    auto const degrees = importing::number_in(table.cell(columns.temperature));
    if (!x || !y || !degrees) {
      problems.add(fmt::format("„{}“: Ort und Temperatur müssen Zahlen sein", table.row_text()), table.where());
      continue;
    }
    auto const at = way(geo::Point{*x, *y});
    auto const column = std::floor((at.x - frame.corner.x) / frame.pixel_width);
    auto const row = std::floor((frame.corner.y - at.y) / frame.pixel_height);
    auto const inside = column >= 0.0 && row >= 0.0 && column < frame.columns && row < frame.rows;
    if (!inside) {
      problems.add("die Messstelle liegt außerhalb des Rasters", table.where());
      continue;
    }
    auto name = columns.name ? std::string{table.cell(*columns.name)} : fmt::format("{}", out.size() + 1);
    out.push_back({std::move(name), {static_cast<int>(column), static_cast<int>(row), *degrees}});
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

/// The parameter file as it was, with what was fitted.
Result<std::string> fitted_file(ModelRun const& run, nature::CoolingParameters const& fitted) {
  TRY(auto const text, read_file(run.parameters));
  auto out = Json::parse(text);
  out["t_ref"] = fitted.reference_temperature;
  out["uhi_max"] = fitted.heat_island;
  out["green_area_cooling_distance"] = fitted.cooling_distance.value;
  out["t_air_average_radius"] = fitted.mixing_radius.value;
  if (fitted.method == nature::CapacityMethod::kFactors) {
    out["cc_weight_shade"] = fitted.weights.shade;
    out["cc_weight_albedo"] = fitted.weights.albedo;
    out["cc_weight_eti"] = fitted.weights.evapotranspiration;
  }
  constexpr auto kIndent = 2;
  return out.dump(kIndent) + "\n";
}

std::string table_of(std::vector<NamedStation> const& stations, nature::CoolingFit const& fit) {
  auto out = std::string{"name,measured,modelled,difference\n"};
  for (auto i = std::size_t{0}; i < stations.size(); ++i) {
    auto const measured = stations[i].station.temperature;
    out += fmt::format("{},{},{:.3f},{:.3f}\n", csv_cell(without_formula(stations[i].name), ','), measured,
                       fit.modelled[i], fit.modelled[i] - measured);
  }
  return out;
}

}  // namespace

Result<std::vector<std::string>> calibrate_cooling(ModelRun const& run, CoolingFile const& parameters,
                                                   CoolingGrids const& grids) {
  TRY(auto const named, read_stations(run.stations, grids.frame));
  auto stations = std::vector<nature::Station>{};
  for (auto const& station : named) { stations.push_back(station.station); }
  auto const input = nature::FitInput{.land_use = grids.land_use,
                                      .evapotranspiration = grids.evapotranspiration,
                                      .by_class = grids.by_class,
                                      .largest = grids.largest,
                                      .pixel_side = grids.frame.pixel_width,
                                      .threads = run.threads};
  auto const said = [](int runs, double error) {
    fmt::print(stderr, "\rLauf {}: mittlerer Fehler {:.3f} K  ", runs, error);
  };
  auto const fit = nature::fit(input, parameters.model, stations, said);
  fmt::print(stderr, "\n");
  if (!fit) { return fail(within(run.stations.filename().string(), fit.error())); }
  TRY(auto const file, fitted_file(run, fit->parameters));
  auto const errors = Json{{"stations", stations.size()},
                           {"runs", fit->runs},
                           {"root_mean_square_kelvin", fit->root_mean_square},
                           {"root_mean_square_without_each_kelvin", fit->without_each},
                           {"explained_share_of_variance", fit->explained}};
  TRY(auto out, OutputFolder::begin(run.out, run.rasters));
  TRY_DO(out.table("parameters.json", file));
  TRY_DO(out.table("stations.csv", table_of(named, *fit)));
  TRY_DO(out.table("calibration.json", errors.dump(2) + "\n"));
  TRY_DO(out.finish());
  fmt::print("{} Messstellen, {} Läufe: mittlerer Fehler {:.3f} K, ohne die jeweilige Messstelle {:.3f} K; erklärter "
             "Anteil der Streuung "
             "{:.0f} %\n",
             stations.size(), fit->runs, fit->root_mean_square, fit->without_each, fit->explained * 100.0);
  return out.names();
}

}  // namespace leitbild::app
