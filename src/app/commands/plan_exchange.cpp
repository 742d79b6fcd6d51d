// The plan as a workbook, table or JSON document, out and in.
#include "app/commands/plan_exchange.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "app/commands/actions.h"
#include "app/session.h"
#include "base/file.h"
#include "exchange/plan_file.h"
#include "exchange/sheets/conflict_file.h"
#include "plan/document.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, file, conflicts, mapping, out;
  store::Author author;
  bool dry_run{}, take_file{}, take_plan{};
};

Result<void> export_plan(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY(auto const journal, workspace.journal());
  TRY_DO(exchange::write_plan_file(plan, workspace.info().crs, exchange::origin_of(journal), options.file));
  fmt::print("{}: {} Maßnahmen\n", options.file, plan.measures.size());
  return {};
}

Result<void> print_schema(Options const& /*options*/) {
  fmt::print("{}\n", plan::json_schema().dump(2));
  return {};
}

void print_tally(std::string_view title, exchange::Tally const& tally) {
  if (tally.added + tally.changed + tally.unchanged == 0) { return; }
  fmt::print("{}: {} neu, {} geändert, {} unverändert\n", title, tally.added, tally.changed, tally.unchanged);
}

void print(exchange::PlanImport const& import) {
  for (auto const& entry : import.entries) { fmt::print("{}  {}\n", entry.object, entry.note); }
  print_tally("Handlungsfelder", import.fields);
  print_tally("Ziele", import.goals);
  print_tally("Meilensteine", import.milestones);
  print_tally("Maßnahmen", import.measures);
  auto rest = std::size_t{0};
  for (auto const& [title, tally] : import.records) {
    if (tally.added + tally.changed > 0) {
      print_tally(title, tally);
    } else {
      rest += tally.unchanged;
    }
  }
  if (rest > 0) { fmt::print("Übrige Einträge: {} unverändert\n", rest); }
  if (import.decided > 0) { fmt::print("Konflikte entschieden: {}\n", import.decided); }
}

// ---- Conflicts ----------------------------------------------------------------------------------------------------------

/// What the options and the file of decisions say.
struct Decisions {
  exchange::Decide decide;
  std::vector<exchange::DecidedConflict> known;
};

Result<Decisions> decisions_of(Options const& options) {
  auto out = Decisions{};
  if (options.take_file || options.take_plan) {
    auto const all = options.take_file ? exchange::Take::kFile : exchange::Take::kPlan;
    out.decide = [all](exchange::Conflict const&) { return all; };
    return out;
  }
  if (!options.conflicts.empty() && std::filesystem::exists(options.conflicts)) {
    TRY(auto const text, read_file(options.conflicts));
    TRY(out.known, exchange::conflicts_from_toml(text, options.conflicts));
    out.decide = exchange::decisions(out.known);
  }
  return out;
}

std::string shown(std::string const& text) {
  constexpr auto kLongest = std::size_t{80};
  if (text.empty()) { return "(leer)"; }
  if (text.size() <= kLongest) { return fmt::format("„{}“", text); }
  auto end = kLongest;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) { --end; }
  return fmt::format("„{}…“", text.substr(0, end));
}

/// Every open conflict as a problem; with a file for decisions they are written there first.
Result<void> refuse_conflicts(exchange::PlanImport const& import, Decisions const& decisions, Options const& options) {
  if (import.conflicts.empty()) { return {}; }
  auto what_to_do = std::string{"mit --conflicts DATEI.toml je Angabe, mit --take-file oder --take-plan für alle"};
  if (!options.conflicts.empty()) {
    auto all = std::vector<exchange::DecidedConflict>{};
    for (auto const& known : decisions.known) {
      if (known.take) { all.push_back(known); }
    }
    for (auto const& conflict : import.conflicts) { all.push_back({.conflict = conflict, .take = {}}); }
    TRY_DO(write_file(options.conflicts, exchange::to_toml(all)));
    what_to_do =
        fmt::format("in {}: zu jedem Konflikt take eintragen, dann denselben Befehl noch einmal", options.conflicts);
  }
  auto problems = Problems{};
  for (auto const& conflict : import.conflicts) {
    auto const now = conflict.attribute.empty() ? std::string{"im Plan gelöscht"}
                                                : fmt::format("im Plan jetzt {}", shown(conflict.plan));
    problems.add(fmt::format("Konflikt: {}, {}: ausgegeben wurde {}, {}, in der Datei {}", conflict.code,
                             conflict.title, shown(conflict.base), now, shown(conflict.file)),
                 conflict.place);
  }
  problems.add(fmt::format("nichts wird übernommen, solange nicht entschieden ist, {}", what_to_do), options.file);
  return std::move(problems).as_failure();
}

Result<exchange::Mapping> mapping_in(std::string const& file) {
  TRY(auto const text, read_file(file));
  return exchange::read_mapping(text, file);
}

Result<exchange::PlanImport> read(Options const& options, exchange::Target const& target, Decisions const& decisions) {
  if (options.mapping.empty()) { return exchange::read_plan_file(options.file, target, decisions.decide); }
  TRY(auto const mapping, mapping_in(options.mapping));
  return exchange::read_foreign_file(options.file, mapping, target);
}

Result<void> propose(Options const& options) {
  TRY(auto const text, exchange::propose_mapping(options.file));
  if (options.out.empty()) {
    fmt::print("{}", text);
    return {};
  }
  if (std::filesystem::exists(options.out)) {
    return fail("die Datei gibt es schon; eine Zuordnung wird nie überschrieben", options.out);
  }
  TRY_DO(write_file(options.out, text));
  fmt::print("{}: bitte prüfen und ergänzen\n", options.out);
  return {};
}

Result<void> import_plan(Options const& options) {
  TRY(auto workspace, options.dry_run ? open_to_read(options.folder) : open_to_change(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY(auto const layers, workspace.layers());
  TRY(auto const journal, workspace.journal());
  TRY(auto const decisions, decisions_of(options));
  auto const target = exchange::Target{.plan = plan,
                                       .districts = layers.districts,
                                       .plane = workspace.info().crs,
                                       .origin = exchange::origin_of(journal).plan};
  TRY(auto const import, read(options, target, decisions));
  for (auto const& note : import.notes) { fmt::print("Hinweis: {}\n", note); }
  TRY_DO(refuse_conflicts(import, decisions, options));
  print(import);
  if (options.dry_run) {
    fmt::print("Probelauf: nichts geschrieben\n");
    return {};
  }
  if (import.edits.empty()) { return {}; }
  return workspace.apply(import.edits, options.author);
}

// ---- Command line -------------------------------------------------------------------------------------------------------

void add_import(CLI::App& plan, std::shared_ptr<Options> const& options, Run& run) {
  auto* const importer =
      add_folder_action(plan, "import", "liest eine Arbeitsmappe, CSV oder JSON: legt an und ändert, löscht nie",
                        options, run, import_plan);
  importer->add_option("FILE", options->file, "Arbeitsmappe .xlsx, Maßnahmen als .csv oder der Plan als .json")
      ->required()
      ->type_name("DATEI");
  importer->add_flag("--dry-run", options->dry_run, "nur zeigen, was neu, geändert oder unverändert wäre");
  importer
      ->add_option("--conflicts", options->conflicts,
                   "Entscheidungen über Konflikte; was noch offen ist, wird hineingeschrieben")
      ->type_name("DATEI");
  auto* const file = importer->add_flag("--take-file", options->take_file, "bei jedem Konflikt gilt die Datei");
  importer->add_flag("--take-plan", options->take_plan, "bei jedem Konflikt gilt der Plan")->excludes(file);
  importer->add_option("--mapping", options->mapping, "Zuordnung für eine fremde Tabelle (`leitbild plan mapping`)")
      ->type_name("DATEI");
  add_author(*importer, options->author);
  importer->footer(
      "Spalten werden an der deutschen oder englischen Überschrift erkannt; die Reihenfolge ist frei. Was in der "
      "Datei\n"
      "nicht vorkommt, bleibt: Zeilen, Spalten, Blätter. Eine leere Zelle leert den Wert. Eine Maßnahme mit Zeilen "
      "auf\n"
      "den Blättern Orte oder Wirkungen hat danach genau diese. Bei einem Fehler wird nichts übernommen.\n"
      "Eine Arbeitsmappe von `leitbild plan export` kennt ihren Ausgangsstand: Übernommen wird, was in ihr geändert\n"
      "wurde. Hat der Plan dieselbe Angabe inzwischen anders geändert, ist das ein Konflikt, der entschieden sein "
      "will.");
}

}  // namespace

void add_plan_exchange(CLI::App& plan, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const exporter =
      add_folder_action(plan, "export", "schreibt den Plan als Arbeitsmappe, CSV oder JSON", options, run, export_plan);
  exporter
      ->add_option("FILE", options->file,
                   "nach der Endung: .xlsx alles, ein Blatt je Art von Eintrag; .json alles; .csv Maßnahmen mit Orten "
                   "und Wirkungen")
      ->required()
      ->type_name("DATEI");
  add_import(plan, options, run);
  auto* const proposer =
      add_action(plan, "mapping", "schlägt für eine fremde Tabelle eine Zuordnung vor (für import --mapping)", options,
                 run, propose);
  proposer->add_option("FILE", options->file, "fremde Tabelle .xlsx oder .csv")->required()->type_name("DATEI");
  proposer->add_option("--out", options->out, "Datei für die Zuordnung statt der Ausgabe")->type_name("DATEI");
  add_action(plan, "schema", "druckt das JSON-Schema des Plans (2020-12)", options, run, print_schema);
}

}  // namespace leitbild::app
