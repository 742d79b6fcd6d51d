#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "base/text.h"
#include "import/schematic/schematic.h"
#include "plan/read_plan.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

constexpr auto kRole = "Vorführung";

struct Options {
  std::string folder{"leitbild-demo"};
  std::uint64_t seed{2025};
};

std::vector<plan::Edit> edits_of(plan::Plan plan) {
  auto edits = std::vector<plan::Edit>{};
  for (auto& field : plan.fields) { edits.emplace_back(plan::PutField{std::move(field)}); }
  for (auto& goal : plan.goals) { edits.emplace_back(plan::PutGoal{std::move(goal)}); }
  for (auto& measure : plan.measures) { edits.emplace_back(plan::AddMeasure{std::move(measure)}); }
  for (auto& milestone : plan.milestones) { edits.emplace_back(plan::AddMilestone{std::move(milestone)}); }
  return edits;
}

Result<void> make_demo(Options const& options) {
  fmt::print("Erzeuge das schematische Kaiserslautern (schematisch, nicht amtlich) …\n");
  std::fflush(stdout);
  TRY(auto const layers, importing::generate_city(importing::kaiserslautern_facts(), options.seed));
  TRY(auto plan, plan::read_plan(plan::kaiserslautern_plan(), "kaiserslautern/plan.toml"));
  auto const measures = plan.measures.size();
  TRY(auto workspace, store::Workspace::create(options.folder, layers.info, plan.title, {kRole}));
  TRY_DO(workspace.replace_city(layers, "schematische Stadt erzeugt", {kRole}));
  TRY_DO(workspace.apply(edits_of(std::move(plan)), {kRole}));
  fmt::print("{}: {} Bezirke, {} Wegekanten, {} Gebäude, {} Maßnahmen (Beispiele)\n", workspace.folder().string(),
             layers.districts.rows.size() - 1, format_number(static_cast<double>(layers.streets.edges.size()), 0),
             format_number(static_cast<double>(layers.buildings.rows.size()), 0), measures);
  fmt::print(
      "Weiter: leitbild evaluate {0} --all   |   leitbild profile {0} --district siegelbach --out siegelbach.pdf\n",
      options.folder);
  return {};
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
  command->footer("Beispiel: leitbild demo kl-demo");
  command->callback([options, &run] { run = [options] { return make_demo(*options); }; });
}

}  // namespace leitbild::app
