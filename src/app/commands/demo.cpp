#include <CLI/CLI.hpp>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/serve_folder.h"
#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "import/schematic/schematic.h"
#include "plan/edits_of.h"
#include "plan/read_plan.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

constexpr auto kRole = "Vorführung";

struct Options {
  std::string folder{"leitbild-demo"};
  std::string listen;
  std::uint64_t seed{2025};
};

std::size_t number_of_records(plan::Plan const& plan) {
  auto out = std::size_t{0};
  for (auto const& form : plan::forms()) { out += form.count(plan); }
  return out;
}

/// The concept as it was decided, then two of its measures a year later, so that there is a difference to look at.
Result<void> adopt_and_move_on(store::Workspace& workspace) {
  auto version = plan::PlanVersion{};
  version.code = "F1";
  version.title = "Beispiel: Fassung vom 6. Oktober 2025";
  version.decision = "B-2025-10-06";
  version.decided_on = parse_rough_date("2025-10-06");
  TRY_DO(workspace.adopt_version(version, {kRole}));
  TRY(auto const plan, workspace.plan());
  auto edits = std::vector<plan::Edit>{};
  for (auto const& measure : plan.measures) {
    if (edits.size() == 2 || measure.state != plan::State::kInConcept || !measure.end) { continue; }
    auto later = measure;
    later.end = *measure.end + Year{1};
    edits.emplace_back(plan::EditMeasure{std::move(later)});
  }
  TRY_DO(workspace.apply(edits, {kRole}));
  version.code = "F2";
  version.title = "Beispiel: erste Fortschreibung";
  version.decision = "B-FORTSCHREIBUNG";
  version.decided_on = parse_rough_date("2026-10-05");
  version.based_on = "F1";
  version.change_note = "Zwei Maßnahmen werden ein Jahr später fertig";
  return workspace.adopt_version(version, {kRole});
}

/// What funding asks about and the plan has no record for; invented like the measures.
Result<void> write_funding_facts(std::filesystem::path const& folder) {
  struct File {
    std::string_view name, text;
  };
  constexpr auto kFiles = std::array{File{"stadt", "# Beispiel: gilt für jede Maßnahme\nweak = true\n"},
                                     File{"KLI-08", "# Beispiel\npurposes = [\"green\"]\nlegal_duty = false\n"},
                                     File{"ARB-01", "# Beispiel\npurposes = [\"cycling\"]\nlegal_duty = false\n"}};
  auto const below = folder / "funding" / "facts";
  auto error = std::error_code{};
  std::filesystem::create_directories(below, error);
  if (error) { return fail("der Ordner lässt sich nicht anlegen", below.string()); }
  for (auto const& file : kFiles) {
    TRY_DO(write_file(below / fmt::format("{}.toml", file.name), std::string{file.text}));
  }
  return {};
}

Result<void> make_demo(Options const& options) {
  fmt::print("Erzeuge das schematische Kaiserslautern (schematisch, nicht amtlich) …\n");
  static_cast<void>(std::fflush(stdout));
  TRY(auto const layers, importing::generate_city(importing::kaiserslautern_facts(), options.seed));
  TRY(auto const plan, plan::read_plan(plan::kaiserslautern_plan(), "kaiserslautern/plan.toml"));
  TRY(auto workspace, store::Workspace::create(options.folder, layers.info, plan.title, {kRole}));
  TRY_DO(workspace.replace_city(layers, "schematische Stadt erzeugt", {kRole}));
  TRY_DO(workspace.apply(plan::edits_of(plan), {kRole}));
  TRY_DO(adopt_and_move_on(workspace));
  TRY_DO(write_funding_facts(workspace.folder()));
  fmt::print("{}: {} Bezirke, {} Wegekanten, {} Gebäude, {} Maßnahmen (Beispiele)\n", workspace.folder().string(),
             layers.districts.rows.size() - 1, format_number(static_cast<double>(layers.streets.edges.size()), 0),
             format_number(static_cast<double>(layers.buildings.rows.size()), 0), plan.measures.size());
  fmt::print("dazu {} Einträge zu Konzept, Beschlüssen, Geld und Fortschritt; erfunden ist, was „Beispiel“ heißt\n",
             number_of_records(plan));
  fmt::print(
      "Weiter: leitbild evaluate {0} --all   |   leitbild profile {0} --district siegelbach --out siegelbach.pdf\n",
      options.folder);
  return {};
}

/// With --listen a demonstration that is already there is shown as it is.
Result<void> run_demo(Options const& options) {
  if (options.listen.empty()) { return make_demo(options); }
  if (!std::filesystem::exists(std::filesystem::path{options.folder} / "plan.gpkg")) { TRY_DO(make_demo(options)); }
  return serve_folder(options.folder, options.listen, {});
}

}  // namespace

void add_demo(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = app.add_subcommand("demo", "legt einen Arbeitsordner mit einem schematischen Kaiserslautern "
                                                   "und einem Beispielplan an; braucht keine Dateien");
  command->add_option("DIR", options->folder, "neuer Ordner")->capture_default_str();
  command->add_option("--seed", options->seed, "Startwert: gleicher Wert, gleiche Stadt")
      ->capture_default_str()
      ->type_name("ZAHL");
  command
      ->add_option(
          "--listen", options->listen,
          "die Vorführung danach als Website zeigen (wie leitbild serve); ein Ordner, den es schon gibt, bleibt")
      ->type_name("HOST:PORT");
  command->footer("Beispiele:\n  leitbild demo kl-demo\n  leitbild demo kl-demo --listen 127.0.0.1:8080");
  command->callback([options, &run] { run = [options] { return run_demo(*options); }; });
}

}  // namespace leitbild::app
