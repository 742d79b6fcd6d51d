// The council information system: fetched (OParl, feed, saved files) into a file, and compared with the plan.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands/actions.h"
#include "app/session.h"
#include "base/json.h"
#include "base/text.h"
#include "exchange/oparl/fetch.h"
#include "plan/adopt_paper.h"
#include "plan/change.h"
#include "plan/council_attributes.h"
#include "plan/propose_links.h"

namespace leitbild::app {
namespace {

namespace council = plan::council;
namespace oparl = exchange::oparl;

struct Options {
  std::string from, since, until, created_since, created_until, file;
  double timeout{60};
  int retries{3};
  bool all_problems{};
};

/// A moment, or a day: its first second in the summer time of Germany, which is the earlier one.
Result<std::optional<Moment>> moment_from(std::string const& text, std::string const& option, bool at_end) {
  if (text.empty()) { return std::nullopt; }
  if (auto const moment = parse_moment(text)) { return moment; }
  if (auto const day = parse_iso_date(text)) {
    auto const begin = std::chrono::sys_days{*day} + std::chrono::days{at_end ? 1 : 0};
    auto const offset = std::chrono::hours{at_end ? 1 : 2};  // the end of a day in winter time is the later one
    return Moment{.utc = begin - offset, .offset = offset};
  }
  return fail(fmt::format("„{}“ ist kein Zeitpunkt; erlaubt sind ein Tag (2026-01-31) oder ein Zeitpunkt mit Zeitzone "
                          "(2026-01-31T12:00:00+01:00)",
                          text),
              option);
}

Result<oparl::FetchOptions> fetch_options(Options const& options) {
  auto out = oparl::FetchOptions{};
  TRY(out.filters.modified_since, moment_from(options.since, "--since", false));
  TRY(out.filters.modified_until, moment_from(options.until, "--until", true));
  TRY(out.filters.created_since, moment_from(options.created_since, "--created-since", false));
  TRY(out.filters.created_until, moment_from(options.created_until, "--created-until", true));
  out.http.answer = std::chrono::milliseconds{static_cast<std::int64_t>(options.timeout * 1000)};
  out.http.connect = std::min(out.http.connect, out.http.answer);
  out.http.retries = options.retries;
  return out;
}

void print_problems(std::vector<Problem> const& problems, bool all) {
  constexpr auto kShown = std::size_t{20};
  if (problems.empty()) { return; }
  fmt::print("\nProbleme in den Daten ({}); alles Übrige ist gelesen:\n", problems.size());
  auto const count = all ? problems.size() : std::min(kShown, problems.size());
  for (auto i = std::size_t{0}; i < count; ++i) { fmt::print("  {}: {}\n", problems[i].where, problems[i].what); }
  if (count < problems.size()) {
    fmt::print("  … und {} weitere; --all-problems zeigt alle\n", problems.size() - count);
  }
}

template <class Name>
void print_passed(std::map<Name, std::size_t> const& counts, std::string_view title) {
  auto names = std::vector<std::string>{};
  for (auto const& [name, count] : counts) { names.push_back(fmt::format("{} ({})", name, count)); }
  if (!names.empty()) { fmt::print("{}: {}\n", title, fmt::join(names, ", ")); }
}

std::string in_cell(std::string_view text, std::size_t width) {
  auto const own = display_width(text);
  return std::string(width > own ? width - own : 0, ' ') + std::string{text};
}

void print_counts(oparl::FetchReport const& report) {
  fmt::print("{:<22}{}{}{}{}{}\n", "", in_cell("neu", 10), in_cell("geändert", 10), in_cell("gelöscht", 10),
             in_cell("unverändert", 13), in_cell("im Bestand", 12));
  auto const number = [](std::size_t value) { return format_number(static_cast<double>(value), 0); };
  for (auto const& row : report.counts) {
    fmt::print("{:<22}{:>10}{:>10}{:>10}{:>13}{:>12}\n", row.titles, number(row.added), number(row.changed),
               number(row.deleted), number(row.unchanged), number(row.total));
  }
  fmt::print("Beschlüsse (Tagesordnungspunkte mit Ergebnis oder Wortlaut) im Bestand: {}\n", number(report.decisions));
}

void print_report(std::string const& from, oparl::Fetched const& fetched, bool all_problems) {
  auto const& report = fetched.report;
  fmt::print("{}: {} {} gelesen{}{}\n", from, report.pages, report.pages == 1 ? "Seite" : "Seiten",
             report.since ? fmt::format(", Änderungen seit {}", german(*report.since)) : std::string{},
             report.feed ? "; ein Feed nennt nur Neues, ohne Beratungen und Beschlüsse" : "");
  print_counts(report);
  print_passed(council::missing(fetched.collection.council), "Genannt, aber nicht bekannt");
  print_passed(report.passed_types, "Nicht übernommene Objekte");
  print_passed(report.passed_attributes, "Nicht übernommene Angaben");
  print_problems(report.problems, all_problems);
}

Result<oparl::Collection> known_in(std::string const& file) {
  auto error = std::error_code{};
  if (file.empty() || !std::filesystem::exists(file, error)) { return oparl::Collection{}; }
  return oparl::read_collection(file);
}

Result<void> fetch_council(Options const& options) {
  TRY(auto const how, fetch_options(options));
  TRY(auto const known, known_in(options.file));
  auto fetched = oparl::fetch(options.from, known, how);
  print_report(options.from, fetched, options.all_problems);
  if (!options.file.empty() && !(fetched.collection == known)) {
    TRY_DO(oparl::write_collection(fetched.collection, options.file));
  }
  if (fetched.report.complete()) { return {}; }
  auto problems = Problems{std::move(fetched.report.failures)};
  problems.add(
      fmt::format("der Abruf ist nicht vollständig. Was kam, ist {}; nichts Bekanntes ist verloren. Derselbe Befehl "
                  "holt den Rest nach",
                  options.file.empty() ? "gezählt" : "im Bestand"));
  return std::move(problems).as_failure();
}

struct ProposeOptions {
  std::string folder, papers, format;
};

/// "Stadtrat, 06.10.2025: einstimmig beschlossen".
std::string to_text(council::Step const& step) {
  auto bodies = std::vector<std::string>{};
  for (auto const* const body : step.bodies) { bodies.push_back(body->name); }
  auto out = bodies.empty() ? std::string{"Gremium unbekannt"} : fmt::format("{}", fmt::join(bodies, ", "));
  if (step.meeting != nullptr && step.meeting->start) {
    out += fmt::format(", {}", german(local_day(*step.meeting->start)));
  }
  if (!step.consultation->role.empty()) { out += fmt::format(", {}", step.consultation->role); }
  if (step.consultation->authoritative.value_or(false)) { out += " (entscheidet)"; }
  if (step.item != nullptr && !step.item->result.empty()) { out += fmt::format(": {}", step.item->result); }
  return out;
}

void print_proposal(plan::LinkProposal const& proposal, plan::Plan const& plan, council::Paper const& paper,
                    std::vector<council::Step> const& steps) {
  auto const* const measure = plan::find_measure(plan, proposal.measure);
  fmt::print("{}  {}{}  ←  {}{}{}\n", format_number(proposal.score.value, 2), proposal.measure,
             measure->example ? " [Beispiel]" : "", paper.reference, paper.reference.empty() ? "" : "  ", paper.name);
  auto const indent = std::string(6, ' ');
  for (auto const& reason : proposal.reasons) { fmt::print("{}{}\n", indent, reason); }
  for (auto const& step : steps) { fmt::print("{}Beratung: {}\n", indent, to_text(step)); }
  fmt::print("{}{}\n", indent, paper.record.web.empty() ? paper.record.id : paper.record.web.text);
}

Json step_json(council::Step const& step) {
  auto out = Json{{"bodies", Json::array()}};
  for (auto const* const body : step.bodies) { out["bodies"].push_back(body->name); }
  if (step.meeting != nullptr && step.meeting->start) { out["date"] = iso(local_day(*step.meeting->start)); }
  out["role"] = step.consultation->role;
  if (step.consultation->authoritative) { out["authoritative"] = *step.consultation->authoritative; }
  if (step.item != nullptr) {
    out["result"] = step.item->result;
    out["resolution_text"] = step.item->resolution_text;
  }
  return out;
}

Json proposal_json(plan::LinkProposal const& proposal, plan::Plan const& plan, council::Paper const& paper,
                   std::vector<council::Step> const& steps) {
  auto const* const measure = plan::find_measure(plan, proposal.measure);
  auto out = Json{{"measure", proposal.measure},  {"measure_title", measure->title},
                  {"example", measure->example},  {"paper", proposal.paper},
                  {"reference", paper.reference}, {"name", paper.name},
                  {"web", paper.record.web.text}, {"score", std::round(proposal.score.value * 1000) / 1000},
                  {"reasons", proposal.reasons},  {"consultations", Json::array()}};
  for (auto const& step : steps) { out["consultations"].push_back(step_json(step)); }
  return out;
}

Result<void> propose(ProposeOptions const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY(auto const collection, oparl::read_collection(options.papers));
  auto const proposals = plan::propose_links(plan, collection.council);
  auto const ways = council::Ways{collection.council};
  auto json = Json::array();
  for (auto const& proposal : proposals) {
    auto const& paper = *council::find(collection.council, council::Ref<council::Paper>{proposal.paper});
    auto const steps = ways.of(paper);
    if (options.format == "json") {
      json.push_back(proposal_json(proposal, plan, paper, steps));
    } else {
      print_proposal(proposal, plan, paper, steps);
    }
  }
  if (options.format == "json") {
    fmt::print("{}\n", Json{{"proposals", std::move(json)}}.dump(2));
    return {};
  }
  fmt::print(
      "{} Vorschläge aus {} Vorlagen für {} Maßnahmen. Verknüpft ist damit nichts; das entscheidet, wer den Plan "
      "pflegt, mit `leitbild council adopt`.\n",
      proposals.size(), collection.council.papers.size(), plan.measures.size());
  return {};
}

struct AdoptOptions {
  std::string folder, papers, paper, measure;
  store::Author author;
  bool dry_run{};
};

void print(plan::PaperAdoption const& adoption, AdoptOptions const& options) {
  fmt::print("Vorlage {} für {}: {} neu, {} geändert, {} unverändert\n", adoption.paper, options.measure,
             adoption.added, adoption.changed, adoption.unchanged);
  for (auto const& edit : adoption.edits) {
    auto const& record = std::get<plan::PutRecord>(edit).record;
    fmt::print("  {} {}: {}\n", plan::find_form(record.form)->one_de, record.code(), plan::title_of(record));
  }
  if (adoption.older > 0) {
    fmt::print("{} {} im Plan neuer als im Bestand und {} so\n", adoption.older,
               adoption.older == 1 ? "Eintrag ist" : "Einträge sind", adoption.older == 1 ? "bleibt" : "bleiben");
  }
  for (auto const& remark : adoption.remarks) { fmt::print("prüfen: {}\n", remark); }
  if (options.dry_run) { fmt::print("Probelauf: gespeichert ist nichts\n"); }
}

Result<void> adopt(AdoptOptions const& options) {
  TRY(auto const collection, oparl::read_collection(options.papers));
  TRY(auto workspace, options.dry_run ? open_to_read(options.folder) : open_to_change(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY(auto const adoption, plan::adopt_paper(plan, collection.council, options.paper, current(plan, options.measure)));
  if (!options.dry_run && !adoption.edits.empty()) { TRY_DO(workspace.apply(adoption.edits, options.author)); }
  print(adoption, options);
  return {};
}

void add_fetch(CLI::App& parent, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = add_action(
      parent, "fetch",
      "liest ein Ratsinformationssystem: OParl 1.1 (auch 1.0), gespeichertes JSON oder einen Feed (RSS, Atom)", options,
      run, fetch_council);
  command->add_option("--from", options->from, "Adresse (http, https), Datei oder Ordner mit Dateien")
      ->required()
      ->type_name("ADRESSE|DATEI|ORDNER");
  command
      ->add_option(
          "--out", options->file,
          "Bestand, der angelegt oder ergänzt wird; ohne Angabe wird nur gezählt. Ist er von derselben Adresse "
          "vollständig, werden nur Änderungen abgerufen")
      ->type_name("DATEI.json");
  auto const add_moment = [&](char const* name, std::string& value, char const* help) {
    command->add_option(name, value, help)->type_name("DATUM");
  };
  add_moment("--since", options->since, "nur, was seither geändert wurde (modified_since)");
  add_moment("--until", options->until, "nur, was bis dahin geändert wurde (modified_until)");
  add_moment("--created-since", options->created_since, "nur, was seither angelegt wurde");
  add_moment("--created-until", options->created_until, "nur, was bis dahin angelegt wurde");
  command->add_option("--timeout", options->timeout, "so lange wird auf eine Antwort gewartet")
      ->check(CLI::Range(0.1, 600.0))
      ->type_name("SEKUNDEN")
      ->capture_default_str();
  command
      ->add_option("--retries", options->retries, "so oft wird nach einem Fehler, der vorübergehen kann, neu gefragt")
      ->check(CLI::Range(0, 10))
      ->type_name("ZAHL")
      ->capture_default_str();
  command->add_flag("--all-problems", options->all_problems, "zeigt alle Probleme statt der ersten 20");
  command->footer("Personen werden nicht gelesen. Beispiele:\n"
                  "  leitbild council fetch --from https://ris.example.org/oparl/system --out rat.json\n"
                  "  leitbild council fetch --from gespeichert/ --since 2025-01-01 --out rat.json");
}

void add_propose(CLI::App& parent, Run& run) {
  auto const options = std::make_shared<ProposeOptions>();
  auto* const command = add_folder_action(parent, "propose",
                                          "schlägt vor, welche Vorlagen zu welchen Maßnahmen gehören; verknüpft nichts",
                                          options, run, propose);
  command->add_option("--papers", options->papers, "Bestand aus `leitbild council fetch`")
      ->required()
      ->type_name("DATEI.json");
  options->format = "text";
  command->add_option("--format", options->format, "text oder json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->footer(
      "1,00 heißt: Die Vorlage nennt das Kürzel. Darunter: Ähnlichkeit der Titel; mindestens zwei Wörter und drei\n"
      "Viertel des Titels der Maßnahme stehen im Betreff. Beispiel:\n"
      "  leitbild council propose kl --papers rat.json");
}

void add_adopt(CLI::App& parent, Run& run) {
  auto const options = std::make_shared<AdoptOptions>();
  auto* const command = add_folder_action(
      parent, "adopt",
      "übernimmt eine Vorlage mit Gremien, Beratungen und Beschlüssen in den Plan, verknüpft mit einer Maßnahme",
      options, run, adopt);
  command->add_option("--papers", options->papers, "Bestand aus `leitbild council fetch`")
      ->required()
      ->type_name("DATEI.json");
  command->add_option("--paper", options->paper, "Kennung oder Nummer der Vorlage")->required()->type_name("KENNUNG");
  command->add_option("--measure", options->measure, "Kürzel der Maßnahme")->required()->type_name("KÜRZEL");
  command->add_flag("--dry-run", options->dry_run, "zeigt, was geschähe, und speichert nichts");
  add_author(*command, options->author);
  command->footer(
      "Derselbe Befehl mit einem neueren Bestand führt nach, was sich geändert hat; was im Plan neuer ist,\n"
      "bleibt. Personen stehen nicht im Bestand und kommen nicht in den Plan. Beispiel:\n"
      "  leitbild council adopt kl --papers rat.json --paper 0123/2025 --measure KLI-07");
}

}  // namespace

void add_council(CLI::App& app, Run& run) {
  auto* const command = app.add_subcommand("council", "Ratsinformationssystem: fetch, propose, adopt");
  command->require_subcommand(1);
  add_fetch(*command, run);
  add_propose(*command, run);
  add_adopt(*command, run);
}

}  // namespace leitbild::app
