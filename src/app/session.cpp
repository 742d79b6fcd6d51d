#include "app/session.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/date.h"
#include "plan/rename.h"
#include "scenario/selection.h"

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
  if (auto const past = workspace.past_state()) {
    fmt::print(stderr, "Hinweis: gezeigt wird {}, nur zum Lesen; das Stadtmodell ist das heutige.\n", *past);
    return workspace;
  }
  TRY(auto const sentence, foreign_edits_sentence(workspace));
  if (!sentence.empty()) { fmt::print(stderr, "Hinweis: {}.\n", sentence); }
  return workspace;
}

Result<store::Workspace> open_to_change(std::filesystem::path const& folder, store::Workspace::Opening opening) {
  TRY(auto workspace, store::Workspace::open(folder, opening));
  TRY_DO(workspace.refuse_if_past());
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

std::string current(plan::Plan const& plan, std::string const& code) {
  auto out = plan::current_code(plan, code);
  if (out != code) {
    auto const until = plan::find_former_code(plan, code)->until;
    auto const since = until ? fmt::format("seit {}", german(*until)) : std::string{"heute"};
    fmt::print(stderr, "Hinweis: „{}“ heißt {} „{}“.\n", code, since, out);
  }
  return out;
}

plan::Record with_current_codes(plan::Plan const& plan, plan::Record record) {
  auto const& form = *plan::find_form(record.form);
  for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
    if (form.attributes[i].refers_to.empty()) { continue; }
    // One code reads as a list of one.
    auto codes = std::vector<std::string>{};
    if (!plan::read_value(codes, record.values[i])) { continue; }
    for (auto& code : codes) { code = current(plan, code); }
    record.values[i] = plan::value_text(codes);
  }
  return record;
}

Result<Date> day_or_today(std::string const& text, std::string const& option) {
  if (text.empty()) { return today(); }
  if (auto const day = parse_iso_date(text)) { return *day; }
  return fail(fmt::format("„{}“ ist kein Tag; erlaubt ist z. B. 2027-03-31", text), option);
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
  auto const year = options.year == 0
                        ? scenario::year_of_last_effect(session.plan, Year{static_cast<int>(today().year())})
                        : Year{options.year};
  auto codes = std::vector<std::string>{};
  for (auto const& code : options.measures) { codes.push_back(current(session.plan, code)); }
  return {.city = session.city,
          .plan = session.plan,
          .selection = {.all = options.all, .codes = std::move(codes)},
          .year = year};
}

Result<scenario::Evaluation> evaluate(Session const& session, ScenarioOptions const& options) {
  if (!options.all && options.measures.empty()) { return scenario::evaluate_today(session.city); }
  return scenario::evaluate(scenario_of(session, options));
}

}  // namespace leitbild::app
