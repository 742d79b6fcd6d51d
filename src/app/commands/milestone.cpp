// Milestones: what happened when on the way to the plan. Listed by date, added, corrected.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/actions.h"
#include "app/session.h"
#include "base/date.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, code, date, title, title_en, source;
  store::Author author;
};

std::string to_text(plan::Milestone const& milestone) {
  return fmt::format("{:<16}{:<12}{}\n{:28}Quelle: {}\n", german(milestone.date), milestone.code, milestone.title_de,
                     "", milestone.source);
}

Result<void> list(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  for (auto const& milestone : plan::milestones_by_date(plan)) { fmt::print("{}", to_text(milestone)); }
  fmt::print("{} Meilensteine\n", plan.milestones.size());
  return {};
}

Result<plan::Milestone> existing(plan::Plan const& plan, std::string const& code) {
  if (auto const* const found = plan::find_milestone(plan, current(plan, code))) { return *found; }
  return fail(fmt::format("der Plan hat keinen Meilenstein „{}“; `leitbild milestone list` zeigt alle", code));
}

/// What is not given stays as it was.
void take(std::string& value, std::string const& given) {
  if (!given.empty()) { value = given; }
}

Result<void> put(Options const& options, bool is_new) {
  TRY(auto workspace, open_to_change(options.folder));
  TRY(auto const plan, workspace.plan());
  auto milestone = plan::Milestone{};
  milestone.code = options.code;
  if (!is_new) { TRY(milestone, existing(plan, options.code)); }
  if (!options.date.empty()) {
    auto const date = parse_rough_date(options.date);
    if (!date) {
      return fail(fmt::format("„{}“ ist kein Datum; erlaubt sind ein Tag (2025-10-06), ein Monat (2025-10) oder ein "
                              "Jahr (2025)",
                              options.date),
                  "--date");
    }
    milestone.date = *date;
  }
  take(milestone.title_de, options.title);
  take(milestone.title_en, options.title_en);
  take(milestone.source, options.source);
  auto const edit = is_new ? plan::Edit{plan::AddMilestone{milestone}} : plan::Edit{plan::EditMilestone{milestone}};
  TRY_DO(workspace.apply(edit, options.author));
  fmt::print("{}", to_text(milestone));
  return {};
}

}  // namespace

void add_milestone(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const milestone = app.add_subcommand("milestone", "Meilensteine des Konzepts: list, add, edit");
  milestone->require_subcommand(1);
  add_folder_action(*milestone, "list", "zeigt alle nach ihrem Datum", options, run, list);
  for (auto const is_new : {true, false}) {
    auto* const command = add_folder_action(
        *milestone, is_new ? "add" : "edit", is_new ? "hält einen Meilenstein fest" : "ändert, was angegeben ist",
        options, run, [is_new](Options const& given) { return put(given, is_new); });
    command->add_option(is_new ? "--code" : "CODE", options->code, "Kürzel, im Plan einmalig")
        ->required()
        ->type_name("KÜRZEL");
    auto* const date = command->add_option("--date", options->date, "Tag, Monat oder Jahr: 2025-10-06, 2025-10, 2025");
    auto* const title = command->add_option("--title", options->title, "was geschah; keine Meinungen, keine Personen");
    command->add_option("--title-en", options->title_en, "dasselbe auf Englisch")->type_name("TEXT");
    auto* const source = command->add_option("--source", options->source, "wo es nachzulesen ist");
    date->required(is_new)->type_name("DATUM");
    title->required(is_new)->type_name("TEXT");
    source->required(is_new)->type_name("TEXT");
    add_author(*command, options->author);
  }
  milestone->footer("Beispiel:\n"
                    "  leitbild milestone add kl --code M-2027-03 --date 2027-03 --title \"Erster Umsetzungsbericht im "
                    "Stadtrat\" \\\n"
                    "    --source \"Ratsinformationssystem, Sitzung im März 2027\"");
}

}  // namespace leitbild::app
