// Funding programmes: which there are, what their rules are, when they end, and which fit a measure.
#include <CLI/CLI.hpp>
#include <algorithm>

#include <fmt/format.h>

#include "app/commands/actions.h"
#include "app/session.h"
#include "base/date.h"
#include "base/file.h"
#include "report/funding_output.h"

namespace leitbild::app {
namespace {

namespace mf = money::funding;

struct Options {
  std::string folder, id, date, from, format{"text"}, measure, facts;
  std::vector<std::string> programmes;
  bool with_unknown{};
};

Result<Date> date_or_today(std::string const& text, std::string const& option) {
  if (text.empty()) { return today(); }
  if (auto const date = parse_iso_date(text)) { return *date; }
  return fail(fmt::format("„{}“ ist kein Tag; erlaubt ist zum Beispiel 2027-03-31", text), option);
}

void print(Json const& json) { fmt::print("{}\n", json.dump(2)); }

Result<void> list(Options const& options) {
  TRY(auto const on, date_or_today(options.date, "--date"));
  TRY(auto const catalogue, mf::catalogue_for(options.folder));
  if (options.format == "json") {
    print(report::to_json(catalogue));
  } else {
    fmt::print("{}", report::to_text(catalogue, on));
  }
  return {};
}

Result<void> show(Options const& options) {
  TRY(auto const catalogue, mf::catalogue_for(options.folder));
  auto const* const programme = mf::find_programme(catalogue, options.id);
  if (programme == nullptr) { return fail(mf::unknown_programme(catalogue, options.id)); }
  if (options.format == "json") {
    print(report::to_json(*programme));
  } else {
    fmt::print("{}", report::to_text(*programme));
  }
  return {};
}

Result<void> deadlines(Options const& options) {
  TRY(auto const from, date_or_today(options.from, "--from"));
  TRY(auto const catalogue, mf::catalogue_for(options.folder));
  auto const found = mf::deadlines(catalogue, from);
  if (options.format == "json") {
    print(report::to_json(found));
  } else {
    fmt::print("{}", report::to_text(found, from));
  }
  return {};
}

/// What the plan, the city's own files and the file of facts, if there is one, tell about the measure.
Result<mf::Facts> facts_for(store::Workspace const& workspace, Options const& options) {
  TRY(auto const plan, workspace.plan());
  auto const* const measure = plan::find_measure(plan, current(plan, options.measure));
  if (measure == nullptr) {
    return fail(fmt::format("der Plan hat keine Maßnahme „{}“; `leitbild measure list` zeigt alle", options.measure),
                "--measure");
  }
  TRY(auto facts, mf::read_facts_of_city(workspace.folder(), measure->code, mf::facts_of(plan, *measure)));
  if (options.facts.empty()) { return facts; }
  TRY(auto const text, read_file(options.facts));
  return mf::read_facts(text, options.facts, std::move(facts));
}

/// Error: all ids that no programme has.
Result<void> check_ids(mf::Catalogue const& catalogue, std::vector<std::string> const& ids) {
  auto problems = Problems{};
  for (auto const& id : ids) {
    if (mf::find_programme(catalogue, id) == nullptr) {
      problems.add(mf::unknown_programme(catalogue, id), "--programme");
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return {};
}

Result<void> fit(Options const& options) {
  TRY(auto const on, date_or_today(options.date, "--date"));
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto facts, facts_for(workspace, options));
  TRY(auto const catalogue, mf::catalogue_for(workspace.folder()));
  TRY_DO(check_ids(catalogue, options.programmes));
  auto candidates = mf::candidates(catalogue, facts, on);
  auto const choice = mf::Choice{.with_unknown = options.with_unknown, .only = options.programmes};
  TRY(auto combinations, mf::combinations(candidates, facts, choice));
  auto const is_chosen = [&](std::string const& id) {
    return options.programmes.empty() || std::ranges::find(options.programmes, id) != options.programmes.end();
  };
  std::erase_if(candidates, [&](mf::Candidate const& candidate) { return !is_chosen(candidate.programme->id); });
  auto out = report::FundingFit{.facts = std::move(facts),
                                .on = on,
                                .candidates = std::move(candidates),
                                .without_version = {},
                                .deadlines = {},
                                .combinations = std::move(combinations)};
  auto open = mf::Catalogue{};
  for (auto const& candidate : out.candidates) {
    if (candidate.verdict.fit != mf::Fit::kFails) { open.programmes.push_back(*candidate.programme); }
  }
  out.deadlines = mf::deadlines(open, on);
  for (auto const& programme : catalogue.programmes) {
    if (is_chosen(programme.id) && mf::version_on(programme, on) == nullptr) {
      out.without_version.push_back(programme.short_name);
    }
  }
  if (options.format == "json") {
    print(report::to_json(out));
  } else {
    fmt::print("{}", report::to_text(out, !options.programmes.empty()));
  }
  return {};
}

void add_format(CLI::App& command, Options& options) {
  command.add_option("--format", options.format, "text (Standard) oder json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORM");
}

void add_city(CLI::App& command, Options& options) {
  command.add_option("--in", options.folder, "Arbeitsordner, dessen funding/*.toml dazukommen")->type_name("DIR");
}

void add_date(CLI::App& command, Options& options) {
  command.add_option("--date", options.date, "Stichtag (ohne Angabe: heute)")->type_name("TAG");
}

void add_fit(CLI::App& parent, std::shared_ptr<Options> const& options, Run& run) {
  auto* const command = add_folder_action(
      parent, "fit", "was zu einer Maßnahme passt, nicht passt oder unbekannt ist, und warum", options, run, fit);
  add_format(*command, *options);
  command->add_option("--measure", options->measure, "Kürzel der Maßnahme")->required()->type_name("KÜRZEL");
  command->add_option("--programme", options->programmes, "nur diese Programme, durch Komma getrennt")
      ->delimiter(',')
      ->type_name("KENNUNG,…");
  command
      ->add_option(
          "--facts", options->facts,
          "TOML-Datei mit dem, was der Plan nicht weiß: Zweck, Kostengruppen, Fördergebiet …; ohne Angabe gelten "
          "funding/facts/stadt.toml und funding/facts/KÜRZEL.toml im Arbeitsordner")
      ->type_name("DATEI");
  command->add_flag("--with-unknown", options->with_unknown,
                    "kombiniert auch Programme, von denen nicht sicher ist, ob sie passen");
  add_date(*command, *options);
  command->footer("Beispiel:\n  leitbild funding fit kl --measure KLI-07 --facts kli-07.toml --date 2027-01-15");
}

}  // namespace

void add_funding(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const funding = app.add_subcommand("funding", "Förderprogramme: list, show, deadlines, fit");
  funding->require_subcommand(1);
  auto* const lister =
      add_action(*funding, "list", "alle Programme mit der Fassung, die am Stichtag gilt", options, run, list);
  add_format(*lister, *options);
  add_date(*lister, *options);
  add_city(*lister, *options);
  auto* const shower =
      add_action(*funding, "show", "alle Angaben eines Programms, Fassungen nebeneinander", options, run, show);
  add_format(*shower, *options);
  shower->add_option("KENNUNG", options->id, "wie in `leitbild funding list`")->required();
  add_city(*shower, *options);
  auto* const dates =
      add_action(*funding, "deadlines", "Fristen aller Programme nach dem Datum", options, run, deadlines);
  add_format(*dates, *options);
  dates->add_option("--from", options->from, "erster Tag (ohne Angabe: heute)")->type_name("TAG");
  add_city(*dates, *options);
  add_fit(*funding, options, run);
}

}  // namespace leitbild::app
