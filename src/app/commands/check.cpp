// Does everything fit together? The structure of the file, the journal's checksums, adopted versions, what other programs
// changed, the plan itself and its money.
#include <CLI/CLI.hpp>
#include <cstdio>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "base/json.h"
#include "money/plan_checks.h"
#include "plan/consistency.h"
#include "plan/document.h"
#include "plan/retention.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

using plan::Inconsistency;
using plan::Severity;

struct Options {
  std::string folder, format{"text"};
  bool strict{};
};

void add_error(std::vector<Inconsistency>& out, std::string_view rule, std::string object, std::string text) {
  out.push_back({Severity::kError, rule, std::move(object), std::move(text)});
}

Result<void> check_file(store::Workspace const& workspace, std::vector<Inconsistency>& out) {
  TRY(auto const damage, workspace.damage());
  for (auto const& what : damage) {
    add_error(out, "file", "plan.gpkg",
              fmt::format("die Datei ist beschädigt ({}); bitte den Arbeitsordner aus einer Sicherung wiederherstellen",
                          what));
  }
  return {};
}

Result<void> check_journal(store::Workspace const& workspace, std::vector<Inconsistency>& out) {
  TRY(auto const found, workspace.journal_break());
  if (found && found->entry.at.empty()) {
    add_error(out, "journal", fmt::format("{}", found->number), "von diesem Eintrag an fehlt das Ende des Protokolls");
  } else if (found) {
    add_error(out, "journal", fmt::format("{}", found->number),
              fmt::format("ab diesem Eintrag ist das Protokoll nicht das, was Leitbild geschrieben hat: {} {} {} ({})",
                          found->entry.at, found->entry.action, found->entry.object, found->entry.note));
  }
  return {};
}

void check_versions(store::Workspace const& workspace, plan::Plan const& plan, std::vector<Inconsistency>& out) {
  for (auto const& version : plan.versions) {
    if (version.sha256.empty()) { continue; }
    if (auto const content = workspace.adopted_plan(version.code); !content) {
      for (auto const& problem : content.error().problems) {
        add_error(out, "version-content", version.code, problem.what);
      }
    }
  }
}

/// Names of persons are kept as long as there is a reason for it.
Result<void> check_names(store::Workspace const& workspace, std::vector<Inconsistency>& out) {
  auto const retention = plan::retention_for(workspace.folder());
  if (!retention) {
    for (auto const& problem : retention.error().problems) { add_error(out, "retention", problem.where, problem.what); }
    return {};
  }
  TRY(auto const persons, workspace.journal_persons());
  auto const count = plan::overdue(*retention, persons, today()).size();
  if (count == 0) { return {}; }
  out.push_back({Severity::kWarning, "retention", "journal",
                 fmt::format("{} länger aufbewahrt, als die Frist erlaubt; `leitbild journal forget {}` löscht {}",
                             count == 1 ? std::string{"1 Name ist"} : fmt::format("{} Namen sind", count),
                             workspace.folder().string(), count == 1 ? "ihn" : "sie")});
  return {};
}

/// The history has to lead to the plan as it is.
Result<void> check_history(store::Workspace const& workspace, plan::Plan const& plan, std::vector<Inconsistency>& out) {
  auto const now = workspace.plan_at(today());
  if (!now) {
    for (auto const& problem : now.error().problems) { add_error(out, "history", problem.where, problem.what); }
  } else if (plan::to_json(*now) != plan::to_json(plan)) {
    add_error(out, "history", "", "der Plan ist nicht der, zu dem die verzeichneten Änderungen führen");
  }
  return {};
}

Result<std::vector<Inconsistency>> all_findings(Options const& options) {
  TRY(auto const workspace, store::Workspace::open(options.folder));
  if (auto const past = workspace.past_state()) {
    fmt::print(stderr, "Hinweis: geprüft wird {}, dazu das ganze Protokoll.\n", *past);
  }
  auto out = std::vector<Inconsistency>{};
  TRY_DO(check_file(workspace, out));
  TRY_DO(check_journal(workspace, out));
  TRY(auto const plan, workspace.plan());
  check_versions(workspace, plan, out);
  if (!workspace.past_state()) {
    TRY_DO(check_names(workspace, out));
    TRY(auto const edits, workspace.foreign_edits());
    for (auto const& edit : edits) { add_error(out, "foreign-edit", edit.code, to_text(edit)); }
    if (edits.empty()) { TRY_DO(check_history(workspace, plan, out)); }
  }
  for (auto& finding : plan::inconsistencies(plan)) { out.push_back(std::move(finding)); }
  TRY(auto const catalogue, money::funding::catalogue_for(workspace.folder()));
  for (auto& finding : money::money_inconsistencies(plan, catalogue, today())) { out.push_back(std::move(finding)); }
  return out;
}

Result<void> check_workspace(Options const& options) {
  TRY(auto const findings, all_findings(options));
  auto errors = std::size_t{0};
  auto json = Json::array();
  for (auto const& finding : findings) {
    auto const is_error = finding.severity == Severity::kError;
    errors += is_error || options.strict ? 1 : 0;
    if (options.format == "json") {
      json.push_back({{"severity", is_error ? "error" : "warning"},
                      {"rule", finding.rule},
                      {"object", finding.object},
                      {"text", finding.text_de}});
    } else {
      fmt::print("{}  {:<18} {:<14} {}\n", is_error ? "Fehler " : "Hinweis", finding.rule, finding.object,
                 finding.text_de);
    }
  }
  if (options.format == "json") { fmt::print("{}\n", json.dump(2)); }
  if (errors > 0) {
    return fail(errors == 1 ? std::string{"1 Befund muss behoben werden"}
                            : fmt::format("{} Befunde müssen behoben werden", errors),
                options.folder);
  }
  if (options.format == "text") { fmt::print("in Ordnung ({} Hinweise)\n", findings.size()); }
  return {};
}

}  // namespace

void add_check(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = app.add_subcommand("check", "prüft Datei, Protokoll, Fassungen, Fristen für Namen, Plan und "
                                                    "Geld samt KoFi; endet mit einem Fehler, wenn etwas "
                                                    "behoben werden muss");
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  command->add_option("--format", options->format, "Ausgabe")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_flag("--strict", options->strict, "auch Hinweise gelten als Fehler");
  command->footer("Beispiel: leitbild check kl --format json");
  command->callback([options, &run] { run = [options] { return check_workspace(*options); }; });
}

}  // namespace leitbild::app
