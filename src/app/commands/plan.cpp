// The plan as a whole: as a workbook or table, out and in; and what another program changed in plan.gpkg.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/actions.h"
#include "app/commands/version.h"
#include "app/session.h"
#include "exchange/plan_file.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, file;
  bool dry_run{};
  store::Author author;
};

Result<void> export_plan(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY_DO(exchange::write_plan_file(plan, workspace.info().crs, options.file));
  fmt::print("{}: {} Maßnahmen\n", options.file, plan.measures.size());
  return {};
}

void print_tally(std::string_view title, exchange::Tally const& tally) {
  if (tally.added + tally.changed + tally.unchanged == 0) { return; }
  fmt::print("{}: {} neu, {} geändert, {} unverändert\n", title, tally.added, tally.changed, tally.unchanged);
}

void print(exchange::PlanImport const& import) {
  for (auto const& note : import.notes) { fmt::print("Hinweis: {}\n", note); }
  for (auto const& entry : import.entries) { fmt::print("{}  {}\n", entry.object, entry.note); }
  print_tally("Handlungsfelder", import.fields);
  print_tally("Ziele", import.goals);
  print_tally("Meilensteine", import.milestones);
  print_tally("Maßnahmen", import.measures);
}

Result<void> import_plan(Options const& options) {
  TRY(auto workspace, options.dry_run ? open_to_read(options.folder) : open_to_change(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY(auto const layers, workspace.layers());
  TRY(auto const import,
      exchange::read_plan_file(options.file,
                               {.plan = plan, .districts = layers.districts, .plane = workspace.info().crs}));
  print(import);
  if (options.dry_run) {
    fmt::print("Probelauf: nichts geschrieben\n");
    return {};
  }
  if (import.edits.empty()) { return {}; }
  return workspace.apply(import.edits, options.author);
}

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

void add_file(CLI::App& command, Options& options) {
  command
      .add_option("FILE", options.file,
                  "Arbeitsmappe .xlsx (Handlungsfelder, Ziele, Maßnahmen, Orte, Wirkungen) oder .csv (Maßnahmen mit "
                  "Orten und Wirkungen)")
      ->required()
      ->type_name("DATEI");
}

}  // namespace

void add_plan(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const plan = app.add_subcommand(
      "plan", "der Plan als Ganzes: export, import; Fassungen: version, adopt, diff, show; fremde Änderungen: "
              "differences, adopt-edits, reject-edits");
  plan->require_subcommand(1);

  auto* const exporter =
      add_folder_action(*plan, "export", "schreibt den Plan als Arbeitsmappe oder CSV", options, run, export_plan);
  add_file(*exporter, *options);

  auto* const importer = add_folder_action(
      *plan, "import", "liest eine Arbeitsmappe oder CSV: legt an und ändert, löscht nie", options, run, import_plan);
  add_file(*importer, *options);
  importer->add_flag("--dry-run", options->dry_run, "nur zeigen, was neu, geändert oder unverändert wäre");
  add_author(*importer, options->author);
  importer->footer("Spalten werden an der deutschen oder englischen Überschrift erkannt; die Reihenfolge ist frei. Was "
                   "in der Datei\n"
                   "nicht vorkommt, bleibt: Zeilen, Spalten, Blätter. Eine leere Zelle leert den Wert. Eine Maßnahme "
                   "mit Zeilen auf\n"
                   "den Blättern Orte oder Wirkungen hat danach genau diese. Bei einem Fehler wird nichts übernommen.");

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
      "  leitbild plan differences kl");
}

}  // namespace leitbild::app
