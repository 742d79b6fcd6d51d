// The plan as a whole: files, versions, and what another program changed in plan.gpkg.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/actions.h"
#include "app/commands/plan_exchange.h"
#include "app/commands/version.h"
#include "app/session.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder;
  store::Author author;
};

Result<void> show_differences(Options const& options) {
  TRY(auto const workspace, store::Workspace::open(options.folder));
  TRY(auto const edits, workspace.foreign_edits());
  for (auto const& edit : edits) { fmt::print("{}\n", to_text(edit)); }
  if (edits.empty()) { fmt::print("plan.gpkg ist so, wie Leitbild es geschrieben hat\n"); }
  return {};
}

Result<void> adopt_edits(Options const& options) {
  TRY(auto workspace, store::Workspace::open(options.folder));
  TRY(auto const entries, workspace.adopt_foreign_edits(options.author));
  for (auto const& entry : entries) { fmt::print("{}  {}\n", entry.object, entry.note); }
  fmt::print("übernommen\n");
  return {};
}

Result<void> reject_edits(Options const& options) {
  TRY(auto workspace, store::Workspace::open(options.folder));
  TRY(auto const edits, workspace.foreign_edits());
  TRY_DO(workspace.reject_foreign_edits(options.author));
  for (auto const& edit : edits) { fmt::print("{}\n", to_text(edit)); }
  fmt::print("verworfen: plan.gpkg ist wieder, wie Leitbild es geschrieben hat\n");
  return {};
}

}  // namespace

void add_plan(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const plan = app.add_subcommand(
      "plan",
      "der Plan als Ganzes: export, import, mapping, schema; Fassungen: version, adopt, diff, show; fremde Änderungen: "
      "differences, adopt-edits, reject-edits");
  plan->require_subcommand(1);

  add_plan_exchange(*plan, run);
  add_folder_action(*plan, "differences", "zeigt, was ein anderes Programm (QGIS) in plan.gpkg geändert hat", options,
                    run, show_differences);
  auto* const adopter = add_folder_action(*plan, "adopt-edits", "übernimmt diese Änderungen in Plan und Protokoll",
                                          options, run, adopt_edits);
  add_author(*adopter, options->author);
  auto* const rejecter = add_folder_action(
      *plan, "reject-edits", "verwirft diese Änderungen, stellt den Plan wieder her", options, run, reject_edits);
  add_author(*rejecter, options->author);

  add_versions(*plan, run);
  add_version_states(*plan, run);

  plan->footer(
      "Beispiele:\n"
      "  leitbild plan adopt kl --version F1 --title \"Erste Fassung\" --date 2025-10-06 --decision B-2025-10\n"
      "  leitbild plan diff kl F1 heute\n"
      "  leitbild plan export kl plan.xlsx\n"
      "  leitbild plan import kl plan.xlsx --dry-run\n"
      "  leitbild plan import kl plan.xlsx --conflicts konflikte.toml\n"
      "  leitbild plan mapping HAUSHALT.csv --out zuordnung.toml\n"
      "  leitbild plan import kl HAUSHALT.csv --mapping zuordnung.toml --dry-run\n"
      "  leitbild plan differences kl");
}

}  // namespace leitbild::app
