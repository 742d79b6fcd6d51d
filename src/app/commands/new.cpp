#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/usual_fields.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, name, ags, title, role;
};

Result<void> create(Options const& options) {
  auto const title = options.title.empty() ? fmt::format("INSEK {}", options.name) : options.title;
  TRY(auto const fields, usual_fields());
  TRY(auto workspace, store::Workspace::create(
                          options.folder, {.name = options.name, .ags = options.ags, .crs = {}, .schematic = false},
                          title, {options.role}));
  TRY_DO(workspace.apply(fields, {options.role}));
  fmt::print("Arbeitsordner angelegt: {}, mit den vier Handlungsfeldern (leitbild field list {} zeigt sie)\n"
             "Nächster Schritt: leitbild import {} --boundary … --districts … --osm … --population …\n",
             workspace.folder().string(), options.folder, options.folder);
  return {};
}

}  // namespace

void add_new(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = app.add_subcommand("new", "legt einen leeren Arbeitsordner für eine Stadt an");
  command->add_option("DIR", options->folder, "neuer Ordner")->required();
  command->add_option("--name", options->name, "Name der Stadt")->required()->type_name("NAME");
  command->add_option("--ags", options->ags, "Amtlicher Gemeindeschlüssel, acht Ziffern")->required()->type_name("AGS");
  command->add_option("--title", options->title, "Titel des Plans (ohne Angabe: „INSEK NAME“)")->type_name("TITEL");
  add_role(*command, options->role);
  command->footer("Beispiel: leitbild new kl --name Kaiserslautern --ags 07312000");
  command->callback([options, &run] { run = [options] { return create(*options); }; });
}

}  // namespace leitbild::app
