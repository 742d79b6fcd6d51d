// Another code for an object of any kind. The old one stays findable and is never given to anything else.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/actions.h"
#include "app/session.h"
#include "base/date.h"
#include "plan/rename.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, from, to, note;
  store::Author author;
};

Result<void> rename_object(Options const& options) {
  TRY(auto workspace, open_to_change(options.folder));
  TRY(auto const before, workspace.plan());
  auto const kind = plan::kind_of_object(before, options.from);
  auto const edit = plan::Rename{.from = options.from, .to = options.to, .note = options.note, .until = today()};
  TRY_DO(workspace.apply(edit, options.author));
  TRY(auto const after, workspace.plan());
  fmt::print("{} {} heißt jetzt {}; „{}“ wird weiter gefunden und nie wieder vergeben\n", kind, options.from,
             options.to, options.from);
  auto const references = plan::references_to(after, options.to);
  auto const others = references.size() - 1;  // without the former code itself
  if (others > 0) { fmt::print("Verweise, die mitgehen: {}\n", others); }
  return {};
}

}  // namespace

void add_rename(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command =
      app.add_subcommand("rename", "gibt etwas im Plan ein anderes Kürzel, überall, wo es genannt wird");
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  command->add_option("OLD", options->from, "bisheriges Kürzel: Maßnahme, Ziel, Handlungsfeld, Meilenstein, Eintrag")
      ->required();
  command->add_option("NEW", options->to, "neues Kürzel, im Plan einmalig")->required();
  command->add_option("--note", options->note, "warum")->type_name("TEXT");
  add_author(*command, options->author);
  command->footer(
      "Beschlossene Fassungen behalten das alte Kürzel; `leitbild plan diff` erkennt den Gegenstand wieder.\n"
      "Beispiel: leitbild rename kl KLI-07 KLI-21 --note \"neu gegliedert\"");
  command->callback([options, &run] { run = [options] { return rename_object(*options); }; });
}

}  // namespace leitbild::app
