#include "app/session.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/date.h"

namespace leitbild::app {

namespace {

/// Empty: nothing was changed.
Result<std::string> foreign_edits_sentence(store::Workspace const& workspace) {
  TRY(auto const edits, workspace.foreign_edits());
  if (edits.empty()) { return std::string{}; }
  auto const count = edits.size() == 1 ? std::string{"1 Unterschied"} : fmt::format("{} Unterschiede", edits.size());
  return fmt::format("plan.gpkg wurde außerhalb von Leitbild geändert: {}. `leitbild plan differences {}` zeigt sie; "
                     "`leitbild plan adopt-edits` übernimmt, `leitbild plan reject-edits` verwirft sie",
                     count, workspace.folder().string());
}

}  // namespace

Result<store::Workspace> open_to_read(std::filesystem::path const& folder) {
  TRY(auto workspace, store::Workspace::open(folder));
  TRY(auto const sentence, foreign_edits_sentence(workspace));
  if (!sentence.empty()) { fmt::print(stderr, "Hinweis: {}.\n", sentence); }
  return workspace;
}

Result<store::Workspace> open_to_change(std::filesystem::path const& folder, store::Workspace::Opening opening) {
  TRY(auto workspace, store::Workspace::open(folder, opening));
  TRY(auto const sentence, foreign_edits_sentence(workspace));
  if (!sentence.empty()) { return fail(sentence + ". Bis dahin ändert Leitbild nichts"); }
  return workspace;
}

Result<Session> open_session(std::filesystem::path const& folder) {
  TRY(auto workspace, open_to_read(folder));
  TRY(auto layers, workspace.layers());
  if (layers.districts.rows.empty()) {
    return fail(fmt::format("in diesem Arbeitsordner liegt noch kein Stadtmodell; `leitbild import {}` liest eines ein",
                            folder.string()));
  }
  TRY(auto plan, workspace.plan());
  return Session{.workspace = std::move(workspace), .city = city::assemble(std::move(layers)), .plan = std::move(plan)};
}

std::string unknown_district(city::Districts const& districts, std::string_view name) {
  auto known = std::vector<std::string>{};
  for (auto const& district : districts.rows) { known.push_back(fmt::format("{} ({})", district.code, district.name)); }
  return fmt::format("es gibt keinen Bezirk „{}“; bekannt sind: {}", name, fmt::join(known, ", "));
}

CLI::Option* add_selection_options(CLI::App& command, ScenarioOptions& options) {
  command
      .add_option("--year", options.year,
                  "Jahr, für das gerechnet wird (ohne Angabe: das Jahr, in dem die letzte Maßnahme wirkt)")
      ->check(CLI::Range(1990, 2100))
      ->type_name("JAHR");
  return command.add_option("--measures", options.measures, "Kürzel der Maßnahmen, durch Komma getrennt")
      ->delimiter(',')
      ->type_name("KÜRZEL,…");
}

void add_scenario_options(CLI::App& command, ScenarioOptions& options) {
  auto* const measures = add_selection_options(command, options);
  command
      .add_flag("--all", options.all, "alle Maßnahmen des Plans, die nicht zurückgestellt, verworfen oder ersetzt sind")
      ->excludes(measures);
}

scenario::Scenario scenario_of(Session const& session, ScenarioOptions const& options) {
  auto year = Year{options.year};
  if (options.year == 0) {
    year = Year{static_cast<int>(today().year())};
    for (auto const& measure : session.plan.measures) {
      year = std::max(year, plan::takes_effect(measure).value_or(year));
    }
  }
  return {.city = session.city,
          .plan = session.plan,
          .selection = {.all = options.all, .codes = options.measures},
          .year = year};
}

Result<scenario::Evaluation> evaluate(Session const& session, ScenarioOptions const& options) {
  if (!options.all && options.measures.empty()) { return scenario::evaluate_today(session.city); }
  return scenario::evaluate(scenario_of(session, options));
}

}  // namespace leitbild::app
