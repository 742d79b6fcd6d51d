#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/actions.h"
#include "app/models/output_folder.h"
#include "app/session.h"
#include "indicators/indicator.h"
#include "report/spreadsheet.h"
#include "report/wording.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, out;
  ScenarioOptions scenario;
};

/// A parameter of an indicator: what the maps show is what the indicator counts.
Result<double> parameter_of(std::string_view indicator, std::string_view name) {
  auto const* const entry = indicators::find_indicator(indicator);
  if (entry == nullptr) { return fail(fmt::format("den Indikator „{}“ gibt es nicht", indicator)); }
  TRY(auto const parameters, indicators::parameters_of(*entry));
  auto const value = parameters.find(name);
  if (!value) { return fail(fmt::format("dem Indikator „{}“ fehlt „{}“", indicator, name)); }
  return *value;
}

struct Assumed {
  double heat_island{};  // kelvin
  nature::Rain storm;
};

/// What a raster shows, in the order of the files.
struct Layer {
  std::string_view name, title, unit;
  geo::Grid<float> (*draw)(city::City const&, nature::GroundModels&, Assumed const&);
};

geo::Grid<float> warming(city::City const& /*city*/, nature::GroundModels& models, Assumed const& assumed) {
  auto out = models.heat_grid();
  for (auto& value : out.values) { value *= static_cast<float>(assumed.heat_island); }
  return out;
}

geo::Grid<float> ground(city::City const& city, nature::GroundModels& /*models*/, Assumed const& /*assumed*/) {
  auto out = geo::Grid<float>{city.cover->frame.columns, city.cover->frame.rows, geo::kNoValue};
  for (auto i = std::size_t{0}; i < out.values.size(); ++i) {
    auto const kind = city.cover->ground->values[i];
    if (kind != city::Ground::kUnknown) { out.values[i] = static_cast<float>(kind); }
  }
  return out;
}

constexpr std::array kLayers{
    Layer{"ground", "Bodenart (Nummern in rasters.csv)", "", ground},
    Layer{"night_warming", "Nächtliche Erwärmung gegenüber dem Umland (Modellwert)", "K", warming},
    Layer{"heavy_rain_runoff", "Abfluss bei Starkregen (Modellwert)", "mm",
          [](city::City const&, nature::GroundModels& models, Assumed const& assumed) {
            return models.runoff_grid(assumed.storm);
          }},
    Layer{"sink_depth", "Wasser in Senken nach Starkregen (Modellwert)", "m",
          [](city::City const&, nature::GroundModels& models, Assumed const& assumed) {
            return models.sink_depth_grid(assumed.storm);
          }},
};

geo::Grid<float> difference(geo::Grid<float> const& before, geo::Grid<float> after) {
  for (auto i = std::size_t{0}; i < after.values.size(); ++i) { after.values[i] -= before.values[i]; }
  return after;
}

void describe(std::string& csv, Layer const& layer, std::string_view when, std::string_view file,
              city::City const& city) {
  csv += fmt::format("{}.tif;{};{};{};{}\r\n", file, report::spreadsheet_text(fmt::format("{}, {}", layer.title, when)),
                     layer.unit, city.info.schematic ? report::kSchematic : std::string_view{}, report::program_name());
}

std::string classes_text() {
  auto out = std::string{"\r\nNummer;Bodenart\r\n"};
  for (auto const& info : city::kGroundInfos) {
    if (info.ground != city::Ground::kUnknown) {
      out += fmt::format("{};{}\r\n", static_cast<int>(info.ground), info.title_de);
    }
  }
  return out;
}

/// A city and what the models say of its ground.
struct Side {
  city::City const& city;
  nature::GroundModels models;

  explicit Side(city::City const& of) : city{of}, models{of} {}
};

class Writer {
 public:
  Writer(OutputFolder& folder, Assumed const& assumed, Side& today, Side* planned)
      : folder_{folder}, assumed_{assumed}, today_{today}, planned_{planned} {}

  Result<void> layer(Layer const& layer) {
    auto const before = layer.draw(today_.city, today_.models, assumed_);
    if (before.values.empty()) {
      fmt::print(stderr, "Hinweis: ohne Höhenkarte (leitbild import --elevation) keine Karte „{}“.\n", layer.title);
      return {};
    }
    TRY_DO(add(layer, "today", "heute", before));
    if (planned_ == nullptr) { return {}; }
    auto const after = layer.draw(planned_->city, planned_->models, assumed_);
    TRY_DO(add(layer, "planned", "mit Plan", after));
    return layer.unit.empty() ? Result<void>{}
                              : add(layer, "difference", "Plan minus heute", difference(before, after));
  }
  Result<void> table() { return folder_.table("rasters.csv", csv_ + classes_text()); }

 private:
  OutputFolder& folder_;
  Assumed const& assumed_;
  Side& today_;
  Side* planned_;  // none: today only
  std::string csv_{"Datei;Inhalt;Einheit;Hinweis;Programm\r\n"};

  Result<void> add(Layer const& layer, std::string_view suffix, std::string_view when, geo::Grid<float> const& values) {
    auto const file = fmt::format("{}_{}", layer.name, suffix);
    describe(csv_, layer, when, file, today_.city);
    return folder_.raster(file, today_.city.cover->frame, values);
  }
};

Result<void> write(city::City const& today, std::optional<city::City> const& planned, Options const& options) {
  auto assumed = Assumed{};
  TRY(assumed.heat_island, parameter_of("night_warming", "heat_island"));
  TRY(assumed.storm.millimetres, parameter_of("heavy_rain_runoff", "rain"));
  auto now = Side{today};
  auto then = planned ? std::optional<Side>{std::in_place, *planned} : std::nullopt;
  TRY(auto folder, OutputFolder::begin(options.out, true));
  auto writer = Writer{folder, assumed, now, then ? &*then : nullptr};
  for (auto const& layer : kLayers) { TRY_DO(writer.layer(layer)); }
  TRY_DO(writer.table());
  TRY_DO(folder.finish());
  fmt::print("{} Dateien in {}; Pixel von 10 m in EPSG:3035\n", folder.names().size(), options.out);
  return {};
}

Result<void> run_rasters(Options const& options) {
  TRY(auto const session, open_session(options.folder));
  if (session.city.cover->frame.columns == 0) {
    return fail(
        "in diesem Stadtmodell ist nicht bekannt, was den Boden bedeckt; dazu braucht es Flächen der Landnutzung "
        "(leitbild import --osm) oder eine Karte der Landbedeckung (--land-cover)");
  }
  auto planned = std::optional<city::City>{};
  if (options.scenario.all || !options.scenario.measures.empty()) {
    TRY(planned, scenario::planned_city(scenario_of(session, options.scenario)));
  }
  return write(session.city, planned, options);
}

}  // namespace

void add_rasters(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command =
      add_folder_action(app, "rasters", "schreibt, was die Rastermodelle auf dem Boden der Stadt rechnen, als GeoTIFF",
                        options, run, run_rasters);
  add_scenario_options(*command, options->scenario);
  command->add_option("--out", options->out, "Ordner für die Raster und rasters.csv, die sie erklärt")->required();
  command->footer("Bodenart, nächtliche Erwärmung, Abfluss und Wasser in Senken, mit Maßnahmen auch mit Plan und als\n"
                  "Unterschied. Modellwerte. Beispiele:\n"
                  "  leitbild rasters kl --out raster\n"
                  "  leitbild rasters kl --measures KLI-01,KLI-02 --year 2040 --out raster");
}

}  // namespace leitbild::app
