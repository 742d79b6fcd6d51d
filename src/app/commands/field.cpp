// Action fields and goals: listed, added, renamed. Codes stay; names may change between versions of a plan.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/actions.h"
#include "app/session.h"
#include "base/text.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, code, name, name_en, theme, colour, field, text, text_en;
  store::Author author;
};

Result<void> list(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  fmt::print("{}\n", plan.title);
  for (auto const& field : plan.fields) {
    fmt::print("{}  {}  [{}, {}]\n", field.code, field.name_de, name(field.theme), field.colour);
    for (auto const& goal : plan.goals) {
      if (goal.field == field.code) { fmt::print("    {}  {}\n", goal.code, goal.text_de); }
    }
  }
  return {};
}

/// What is not given stays as it was.
void take(std::string& value, std::string const& given) {
  if (!given.empty()) { value = given; }
}

Result<void> put_field(Options const& options) {
  TRY(auto workspace, open_to_change(options.folder));
  TRY(auto const plan, workspace.plan());
  auto const code = current(plan, options.code);
  auto const* const before = plan::find_field(plan, code);
  auto field = before != nullptr ? *before : plan::Field{};
  field.code = code;
  take(field.name_de, options.name);
  take(field.name_en, options.name_en);
  take(field.colour, options.colour);
  if (auto const theme = theme_from(options.theme)) { field.theme = *theme; }
  TRY_DO(workspace.apply(plan::PutField{field}, options.author));
  fmt::print("{}  {}\n", field.code, field.name_de);
  return {};
}

Result<void> put_goal(Options const& options) {
  TRY(auto workspace, open_to_change(options.folder));
  TRY(auto const plan, workspace.plan());
  auto const code = current(plan, options.code);
  auto const* const before = plan::find_goal(plan, code);
  auto goal = before != nullptr ? *before : plan::Goal{};
  goal.code = code;
  take(goal.field, current(plan, options.field));
  take(goal.text_de, options.text);
  take(goal.text_en, options.text_en);
  TRY_DO(workspace.apply(plan::PutGoal{goal}, options.author));
  fmt::print("{}  {}\n", goal.code, goal.text_de);
  return {};
}

}  // namespace

void add_field(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const field = app.add_subcommand("field", "Handlungsfelder und Ziele: list, put; siehe auch goal");
  field->require_subcommand(1);
  add_folder_action(*field, "list", "zeigt Handlungsfelder und ihre Ziele", options, run, list);
  auto* const putter = add_folder_action(*field, "put", "legt ein Handlungsfeld an oder ändert, was angegeben ist",
                                         options, run, put_field);
  putter->add_option("--code", options->code, "Kürzel, bleibt für immer")->required()->type_name("KÜRZEL");
  putter->add_option("--name", options->name, "Name")->type_name("TEXT");
  putter->add_option("--name-en", options->name_en, "englischer Name")->type_name("TEXT");
  putter->add_option("--theme", options->theme, "Thema, dem Indikatoren zugeordnet sind")
      ->check(CLI::IsMember({"living", "work", "climate", "mobility"}));
  putter->add_option("--colour", options->colour, "Farbe, z. B. #2f6f4e")->type_name("FARBE");
  add_author(*putter, options->author);
  field->footer("Beispiel: leitbild field put kl --code KLI --name \"Grüne Klimaräume\"");

  auto* const goal = app.add_subcommand("goal", "Ziele: put (anlegen oder ändern)");
  goal->require_subcommand(1);
  auto* const goal_putter =
      add_folder_action(*goal, "put", "legt ein Ziel an oder ändert, was angegeben ist", options, run, put_goal);
  goal_putter->add_option("--code", options->code, "Kürzel, bleibt für immer")->required()->type_name("KÜRZEL");
  goal_putter->add_option("--field", options->field, "Kürzel des Handlungsfelds")->type_name("KÜRZEL");
  goal_putter->add_option("--text", options->text, "Wortlaut")->type_name("TEXT");
  goal_putter->add_option("--text-en", options->text_en, "englischer Wortlaut")->type_name("TEXT");
  add_author(*goal_putter, options->author);
  goal->footer("Beispiel: leitbild goal put kl --code KLI-Z4 --field KLI --text \"Jede Straße hat Schatten.\"");
}

}  // namespace leitbild::app
