#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands/actions.h"
#include "app/models/runs.h"
#include "base/heap.h"
#include "base/parallel.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string parameters, inputs, out, stations;
  int threads{usual_threads()};
  bool tables_only{};
};

using RunModel = Result<std::vector<std::string>> (*)(ModelRun const&);

struct Model {
  std::string_view name, help, footer;
  RunModel run;
};

constexpr auto kModels = std::to_array<Model>({
    {"cooling", "nächtliche Lufttemperatur zwischen Umland und Wärmeinsel (InVEST Urban Cooling)",
     "Modellwert: verlässlich sind Unterschiede zwischen zwei Ständen bei Nacht, nicht Tagestemperaturen.",
     run_cooling},
    {"nature-access", "öffentliche Natur je Kopf in erreichbarer Nähe (InVEST Urban Nature Access)",
     "Modellwert: Luftlinie, ohne Barrieren.", run_nature_access},
    {"flood", "Rückhalt und Abfluss eines Starkregens (InVEST Urban Flood Risk Mitigation)",
     "Modellwert: wohin das Wasser fließt, ist nicht gerechnet.", run_flood},
    {"stormwater", "Rückhalt, Abfluss und Versickerung im Jahr (InVEST Stormwater Retention)",
     "Modellwert: Jahresmittel je Nutzung und Boden.", run_stormwater},
    {"wellbeing", "durch mehr Grün vermeidbare Krankheitsfälle (InVEST Urban Mental Health)",
     "Modellwert: ein statistischer Zusammenhang, als Ursache genommen.", run_wellbeing},
});

Result<void> run_model(RunModel run, Options const& options) {
  keep_freed_memory();
  TRY(auto const names, run({.parameters = options.parameters,
                             .inputs = options.inputs,
                             .out = options.out,
                             .threads = options.threads,
                             .rasters = !options.tables_only,
                             .stations = options.stations}));
  fmt::print("{}: {}\n", options.out, fmt::join(names, ", "));
  return {};
}

}  // namespace

void add_model(CLI::App& app, Run& run) {
  constexpr auto kMostThreads = 256;
  auto* const command = app.add_subcommand("model", "rechnet ein Rastermodell zu Klima und Natur, ohne Arbeitsordner");
  command->require_subcommand(1);
  command->footer("Beispiel:\n  leitbild model flood regen.json --inputs daten --out ergebnis");
  for (auto const& model : kModels) {
    auto const options = std::make_shared<Options>();
    auto* const added = add_action(*command, std::string{model.name}, std::string{model.help}, options, run,
                                   [start = model.run](Options const& chosen) { return run_model(start, chosen); });
    added->add_option("PARAMS", options->parameters, "Parameter als JSON; Schlüssel: Handbuch, „Rastermodelle“")
        ->required()
        ->type_name("DATEI");
    added->add_option("--inputs", options->inputs, "Ordner der Eingaben (sonst der von PARAMS)")->type_name("DIR");
    added->add_option("--out", options->out, "Ordner der Ergebnisse; gleichnamige Dateien werden ersetzt")
        ->required()
        ->type_name("DIR");
    added->add_option("--threads", options->threads, "Rechenkerne; das Ergebnis hängt nicht davon ab")
        ->check(CLI::Range(1, kMostThreads))
        ->capture_default_str();
    added->add_flag("--tables-only", options->tables_only, "nur Tabellen schreiben, keine Raster");
    if (model.run == run_cooling) {
      added
          ->add_option(
              "--calibrate", options->stations,
              "statt eines Laufs: passt Temperaturen, Umkreise und Gewichte an gemessene Temperaturen an. CSV mit "
              "temperature (°C) und x, y oder lon, lat")
          ->type_name("CSV");
    }
    added->footer(fmt::format("{} Es wird alles geschrieben oder nichts. Beispiel:\n"
                              "  leitbild model {} params.json --inputs daten --out ergebnis",
                              model.footer, model.name));
  }
}

}  // namespace leitbild::app
