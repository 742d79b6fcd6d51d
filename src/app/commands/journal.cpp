// The journal: looked at, handed on, explained; names whose time is over are removed.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "app/commands/actions.h"
#include "app/session.h"
#include "base/date.h"
#include "base/file.h"
#include "base/json.h"
#include "plan/rename.h"
#include "plan/retention.h"
#include "report/journal_output.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, object, journal_class, since, day, out, format{"text"}, role;
  std::size_t last{50};
  bool with_names{}, dry_run{};
};

/// Everything there is about the journal.
Result<report::JournalShown> shown_of(store::Workspace const& workspace, Date day) {
  auto out = report::JournalShown{};
  TRY(auto const plan, workspace.plan());
  out.plan_title = plan.title;
  TRY(auto entries, workspace.journal());
  for (auto& entry : entries) { out.entries.push_back({out.entries.size() + 1, std::move(entry)}); }
  TRY(out.retention, plan::retention_for(workspace.folder()));
  TRY(out.persons, workspace.journal_persons());
  out.today = day;
  return out;
}

/// Leaves out what is not asked for. Entries of an object are found under every code it had.
Result<void> filter(store::Workspace const& workspace, Options const& options,
                    std::vector<report::NumberedEntry>& entries) {
  TRY(auto const plan, workspace.plan());
  auto const object = plan::current_code(plan, options.object);
  auto const journal_class = plan::journal_class_from(options.journal_class);
  if (!options.journal_class.empty() && !journal_class) {
    return fail(fmt::format("„{}“ ist keine Klasse; erlaubt sind money, publication, content, operation",
                            options.journal_class),
                "--class");
  }
  auto since = std::string{};
  if (!options.since.empty()) {
    TRY(auto const day, day_or_today(options.since, "--since"));
    since = iso(day);
  }
  std::erase_if(entries, [&](report::NumberedEntry const& numbered) {
    auto const& entry = numbered.entry;
    return (!options.object.empty() && plan::current_code(plan, entry.object) != object) ||
           (journal_class && entry.journal_class != *journal_class) || entry.at < since;
  });
  return {};
}

Json to_json(report::NumberedEntry const& numbered) {
  auto const& entry = numbered.entry;
  auto out = Json{{"number", numbered.number}, {"at", entry.at},         {"class", plan::info(entry.journal_class).id},
                  {"action", entry.action},    {"object", entry.object}, {"note", entry.note},
                  {"role", entry.role}};
  if (!entry.person.empty()) { out["person"] = entry.person; }
  return out;
}

Result<void> list(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto shown, shown_of(workspace, today()));
  auto& entries = shown.entries;
  TRY_DO(filter(workspace, options, entries));
  auto const skipped = entries.size() > options.last ? entries.size() - options.last : 0;
  if (options.format == "json") {
    auto json = Json::array();
    for (auto i = skipped; i < entries.size(); ++i) { json.push_back(to_json(entries[i])); }
    fmt::print("{}\n", json.dump(2));
    return {};
  }
  if (skipped > 0) { fmt::print("… {} ältere Einträge (--last {} zeigt alle)\n", skipped, entries.size()); }
  for (auto i = skipped; i < entries.size(); ++i) {
    auto const& entry = entries[i].entry;
    fmt::print("{}  {:<14} {:<12} {}  [{}{}]\n", entry.at, entry.action, entry.object, entry.note, entry.role,
               entry.person.empty() ? std::string{} : ", " + entry.person);
  }
  return {};
}

Result<void> export_journal(Options const& options) {
  auto const file = std::filesystem::path{options.out};
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const shown, shown_of(workspace, today()));
  if (file.extension() == ".csv") {
    TRY_DO(write_file(file, report::to_csv(shown, options.with_names)));
  } else if (file.extension() == ".json") {
    TRY_DO(write_file(file, report::to_json(shown, options.with_names).dump(2) + "\n"));
  } else if (file.extension() == ".txt") {
    TRY_DO(write_file(file, report::explanation(shown)));
  } else {
    return fail("diese Endung ist nicht möglich; erlaubt sind .csv, .json und .txt", options.out);
  }
  fmt::print("{}: {} Einträge, {}\n", options.out, shown.entries.size(),
             options.with_names && file.extension() != ".txt" ? "mit den Namen, die aufbewahrt sind" : "ohne Namen");
  return {};
}

Result<void> explain(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const shown, shown_of(workspace, today()));
  fmt::print("{}", report::explanation(shown));
  return {};
}

Result<void> forget(Options const& options) {
  TRY(auto const day, day_or_today(options.day));
  TRY(auto workspace, store::Workspace::open(options.folder));
  TRY_DO(workspace.refuse_if_past());
  TRY(auto const retention, plan::retention_for(workspace.folder()));
  TRY(auto const persons, workspace.journal_persons());
  auto const over = plan::overdue(retention, persons, day);
  if (!options.dry_run) { TRY_DO(workspace.forget_persons(over, {options.role})); }
  auto const names = over.size() == 1 ? std::string{"1 Name"} : fmt::format("{} Namen", over.size());
  fmt::print("{} {}; {} bleiben, bis ihre Frist vorbei ist\n", names,
             options.dry_run ? "zu löschen (Probelauf)" : "gelöscht", persons.size() - over.size());
  return {};
}

void add_list(CLI::App& journal, std::shared_ptr<Options> const& options, Run& run) {
  auto* const lister = add_folder_action(journal, "list", "zeigt Einträge, die ältesten zuerst", options, run, list);
  lister->add_option("--last", options->last, "so viele jüngste Einträge")->capture_default_str()->type_name("ZAHL");
  lister->add_option("--object", options->object, "nur zu diesem Gegenstand, auch unter früheren Kürzeln")
      ->type_name("KÜRZEL");
  lister->add_option("--class", options->journal_class, "nur diese Klasse: money, publication, content, operation")
      ->type_name("KLASSE");
  lister->add_option("--since", options->since, "nur von diesem Tag an")->type_name("JJJJ-MM-TT");
  lister->add_option("--format", options->format, "Ausgabe")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
}

}  // namespace

void add_journal(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const journal = app.add_subcommand(
      "journal", "Änderungsprotokoll: list (was wann in welchem Amt), export, explain (für den Personalrat), forget");
  journal->require_subcommand(1);
  add_list(*journal, options, run);

  auto* const exporter = add_folder_action(
      *journal, "export", "schreibt alle Einträge, nach Gegenständen geordnet, oder die Erläuterung (.txt)", options,
      run, export_journal);
  exporter->add_option("--out", options->out, "Tabelle, JSON mit Erläuterung oder nur die Erläuterung")
      ->required()
      ->type_name("DATEI.csv|.json|.txt");
  exporter->add_flag("--with-names", options->with_names, "mit den Namen hinter den Pseudonymen");

  add_folder_action(*journal, "explain", "sagt, was das Protokoll über wen wie lange verzeichnet, und warum", options,
                    run, explain);

  auto* const forgetter =
      add_folder_action(*journal, "forget", "löscht die Namen, deren Frist vorbei ist", options, run, forget);
  forgetter->add_flag("--dry-run", options->dry_run, "nur zählen");
  forgetter->add_option("--today", options->day, "Tag, von dem aus gerechnet wird (sonst heute)")
      ->type_name("JJJJ-MM-TT");
  add_role(*forgetter, options->role);

  journal->footer("Beispiele:\n"
                  "  leitbild journal list kl --last 10\n"
                  "  leitbild journal list kl --object KLI-07 --class money\n"
                  "  leitbild journal export kl --out protokoll.csv\n"
                  "  leitbild journal explain kl");
}

}  // namespace leitbild::app
