#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/session.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder;
  std::size_t last{50};
};

Result<void> print_journal(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const entries, workspace.journal());
  auto const skipped = entries.size() > options.last ? entries.size() - options.last : 0;
  if (skipped > 0) { fmt::print("… {} ältere Einträge (--last {} zeigt alle)\n", skipped, entries.size()); }
  for (auto i = skipped; i < entries.size(); ++i) {
    auto const& entry = entries[i];
    fmt::print("{}  {:<14} {:<12} {}  [{}]\n", entry.at, entry.action, entry.object, entry.note, entry.role);
  }
  return {};
}

}  // namespace

void add_journal(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = app.add_subcommand("journal", "zeigt, was wann in welchem Amt geändert wurde");
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  command->add_option("--last", options->last, "so viele jüngste Einträge")->capture_default_str()->type_name("ZAHL");
  command->footer("Beispiel: leitbild journal kl --last 10");
  command->callback([options, &run] { run = [options] { return print_journal(*options); }; });
}

}  // namespace leitbild::app
