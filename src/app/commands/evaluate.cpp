#include <CLI/CLI.hpp>
#include <cstdio>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/session.h"
#include "report/contributions_output.h"
#include "report/evaluation_output.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, format{"table"}, role, district;
  ScenarioOptions scenario;
  bool no_save{};
  bool contributions{};
};

std::string written(Session const& session, scenario::Evaluation const& evaluation, std::string const& format) {
  if (format == "json") { return report::to_json(session.city, evaluation).dump(2) + "\n"; }
  if (format == "cells") { return report::to_cells_csv(session.city, evaluation); }
  return format == "csv" ? report::to_csv(session.city, evaluation) : report::to_table(session.city, evaluation);
}

/// Error: --contributions without measures, a form that it does not have, an unknown district.
Result<void> print_contributions(Session const& session, Options const& options) {
  auto problems = Problems{};
  if (!options.scenario.all && options.scenario.measures.empty()) {
    problems.add("--contributions braucht Maßnahmen: --all oder --measures KÜRZEL,…");
  }
  if (options.format == "cells") { problems.add("--contributions gibt es als table, csv oder json"); }
  auto district = std::optional<city::DistrictId>{};
  if (!options.district.empty()) {
    district = city::find(*session.city.districts, options.district);
    if (!district) { problems.add(unknown_district(*session.city.districts, options.district)); }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  TRY(auto const contributions, scenario::contributions(scenario_of(session, options.scenario)));
  if (options.format == "json") {
    fmt::print("{}\n", report::to_json(session.city, session.plan, contributions, district).dump(2));
  } else if (options.format == "csv") {
    fmt::print("{}", report::to_csv(session.city, session.plan, contributions, district));
  } else {
    auto const shown = district.value_or(city::Districts::kWholeCity);
    fmt::print("{}", report::to_table(session.city, session.plan, contributions, shown));
  }
  return {};
}

Result<void> run_evaluation(Options const& options) {
  TRY(auto session, open_session(options.folder));
  if (options.contributions) { return print_contributions(session, options); }
  if (!options.district.empty()) { return fail("--district gehört zu --contributions"); }
  TRY(auto const evaluation, evaluate(session, options.scenario));
  fmt::print("{}", written(session, evaluation, options.format));
  if (options.no_save || session.workspace.past_state()) { return {}; }
  TRY(auto const edits, session.workspace.foreign_edits());
  if (!edits.empty()) {
    fmt::print(stderr, "Hinweis: die Ergebnisse wurden deshalb nicht in plan.gpkg abgelegt.\n");
    return {};
  }
  return session.workspace.save_results(session.city, evaluation, {options.role});
}

}  // namespace

void add_evaluate(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command =
      app.add_subcommand("evaluate", "rechnet die Indikatoren aller Bezirke: heute, mit Maßnahmen, Unterschied");
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  add_scenario_options(*command, options->scenario);
  command
      ->add_option("--format", options->format,
                   "table (Bildschirm), csv (Tabellenprogramm), cells (CSV je 100-m-Zelle), json (Programme)")
      ->check(CLI::IsMember({"table", "csv", "cells", "json"}))
      ->capture_default_str();
  command->add_flag("--no-save", options->no_save,
                    "die Ergebnisse nicht in plan.gpkg ablegen (bei einem früheren Stand immer)");
  command->add_flag("--contributions", options->contributions,
                    "Beitrag jeder Maßnahme: allein und als letzte von allen; nichts wird abgelegt");
  command->add_option(
      "--district", options->district,
      "mit --contributions: dieser Bezirk, Kürzel oder Name (ohne Angabe: table die ganze Stadt, csv und "
      "json alle)");
  add_role(*command, options->role);
  command->footer("Ohne --measures und --all nur der heutige Stand. Beispiele:\n"
                  "  leitbild evaluate kl --all --year 2035\n"
                  "  leitbild evaluate kl --measures BEW-01,WOH-02 --format csv > ergebnis.csv\n"
                  "  leitbild evaluate kl --all --contributions --district siegelbach");
  command->callback([options, &run] { run = [options] { return run_evaluation(*options); }; });
}

}  // namespace leitbild::app
