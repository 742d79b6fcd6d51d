// Versions of the plan: adopted, compared, looked at as they were.
#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands/actions.h"
#include "app/commands/version.h"
#include "app/session.h"
#include "base/date.h"
#include "plan/difference.h"
#include "plan/document.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

constexpr std::string_view kNow = "heute";

struct Options {
  std::string folder, version, title, decision, date, based_on, note, before, after{kNow}, state, format{"text"};
  store::Author author;
};

/// A version by code, a day ("2026-03-01": as it was at its end), or "heute".
Result<plan::Plan> plan_named(store::Workspace const& workspace, std::string const& name) {
  if (name == kNow || name == "now") {
    if (auto const past = workspace.past_state()) {
      return fail(fmt::format("geöffnet ist {}; mit „{}“ vergleicht `leitbild plan diff {} …`", *past, kNow,
                              workspace.folder().string()));
    }
    return workspace.plan();
  }
  if (auto const day = parse_iso_date(name)) { return workspace.plan_at(*day); }
  return workspace.adopted_plan(name);
}

Result<void> adopt(Options const& options) {
  TRY(auto workspace, open_to_change(options.folder));
  auto version = plan::PlanVersion{};
  version.code = options.version;
  version.title = options.title;
  TRY(auto const today, workspace.plan());
  version.decision = current(today, options.decision);
  version.based_on = options.based_on;
  version.change_note = options.note;
  version.decided_on = parse_rough_date(options.date);
  if (!version.decided_on) {
    return fail(fmt::format("„{}“ ist kein Datum; erlaubt ist z. B. 2025-10-06", options.date), "--date");
  }
  TRY_DO(workspace.adopt_version(version, options.author));
  TRY(auto const plan, workspace.adopted_plan(options.version));
  fmt::print("Fassung {} beschlossen: {} Maßnahmen, unveränderlich aufbewahrt\n", options.version,
             plan.measures.size());
  return {};
}

Result<void> diff(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const before, plan_named(workspace, options.before));
  TRY(auto const after, plan_named(workspace, options.after));
  auto const result = plan::difference(before, after);
  if (options.format == "json") {
    fmt::print("{}\n", plan::to_json(result, options.before, options.after).dump(2));
  } else {
    fmt::print("{}", plan::to_text(result, options.before, options.after));
  }
  return {};
}

Result<void> show(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, plan_named(workspace, options.state));
  if (options.format == "json") {
    fmt::print("{}\n", plan::to_json(plan).dump(2));
    return {};
  }
  fmt::print("{} – Stand: {}\n", plan.title, options.state);
  for (auto const& measure : plan.measures) {
    fmt::print("{:<10} {:<14} {}{}\n", measure.code, plan::info(measure.state).title_de, measure.title,
               measure.example ? " [Beispiel]" : "");
  }
  for (auto const& form : plan::forms()) {
    if (form.count(plan) > 0) { fmt::print("{}: {}\n", form.many_de, form.count(plan)); }
  }
  return {};
}

void add_format(CLI::App& command, Options& options) {
  command.add_option("--format", options.format, "Ausgabe")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
}

}  // namespace

void add_versions(CLI::App& plan, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const adopter = add_folder_action(
      plan, "adopt", "bewahrt den Plan, wie er jetzt ist, als beschlossene Fassung auf", options, run, adopt);
  adopter->add_option("--version", options->version, "Kürzel der Fassung")->required()->type_name("KÜRZEL");
  adopter->add_option("--title", options->title, "Titel der Fassung")->required()->type_name("TEXT");
  adopter->add_option("--date", options->date, "Tag des Beschlusses")->required()->type_name("DATUM");
  adopter->add_option("--decision", options->decision, "Kürzel des Beschlusses (leitbild record list DIR decision)")
      ->type_name("KÜRZEL");
  adopter->add_option("--based-on", options->based_on, "Fassung, die fortgeschrieben wird")->type_name("KÜRZEL");
  adopter->add_option("--note", options->note, "was sich geändert hat")->type_name("TEXT");
  add_author(*adopter, options->author);

  auto* const differ = add_folder_action(plan, "diff", "vergleicht zwei Stände: Fassung, Tag (JJJJ-MM-TT) oder „heute“",
                                         options, run, diff);
  differ->add_option("A", options->before, "der frühere Stand")->required();
  differ->add_option("B", options->after, "der spätere Stand")->capture_default_str();
  add_format(*differ, *options);

  auto* const shower = add_folder_action(plan, "show", "zeigt den Plan, wie er in einer Fassung oder an einem Tag war",
                                         options, run, show);
  shower->add_option("STATE", options->state, "Fassung, Tag (JJJJ-MM-TT) oder „heute“")->required();
  add_format(*shower, *options);
}

}  // namespace leitbild::app
