#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands/command.h"
#include "app/session.h"
#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "exchange/kofi/doppic_output.h"
#include "exchange/kofi/finance_output.h"
#include "money/from_plan.h"
#include "money/what_if.h"
#include "report/text_table.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, what_if, format{"table"}, view{"cash"}, prices{"nominal"}, inflation{"0"};
  int first{};
  std::size_t years{10};
};

void print_table(money::FinanceInput const& input, money::Finance const& finance, std::string_view title) {
  fmt::print("{}\n\n{}", title, report::aligned(exchange::finance_lines(finance)));
  if (auto const staff = exchange::staff_lines(input, finance); !staff.empty()) {
    fmt::print("\nPersonenmonate nötig/vorhanden (! = zu wenig)\n\n{}", report::aligned(staff));
  }
  if (auto const open = exchange::open_lines(input, finance); open.size() > 1) {
    fmt::print("\nnoch nicht finanziert\n\n{}", report::aligned(open));
  }
}

void print(exchange::FinanceShown const& shown, std::string const& format) {
  if (format == "json") {
    fmt::print("{}\n", exchange::finance_json(shown).dump(2));
    return;
  }
  print_table(shown.input, shown.today, "Alle Maßnahmen nach Jahren, in Euro");
  if (!shown.scenario) { return; }
  fmt::print("\n");
  print_table(shown.input, *shown.scenario, "Mit den Annahmen, in Euro");
  fmt::print("\nUnterschied, in Euro\n\n{}",
             report::aligned(exchange::finance_lines(money::difference(shown.today, *shown.scenario))));
}

void use_current_codes(plan::Plan const& plan, money::WhatIf& what_if) {
  for (auto& cost : what_if.costs) {
    for (auto& measure : cost.measures) { measure = current(plan, measure); }
  }
  for (auto& move : what_if.moves) { move.measure = current(plan, move.measure); }
}

Result<void> print_doppic(plan::Plan const& plan, money::Finance const& finance, Options const& options) {
  auto const input = money::doppic_input(plan, nullptr);
  TRY(auto const years, money::doppic_years(input, finance.first_year, finance.years.size()));
  auto const shown = exchange::DoppicShown{.input = input, .years = years, .finance = finance};
  if (options.format == "json") {
    fmt::print("{}\n", exchange::doppic_json(shown).dump(2));
    return {};
  }
  fmt::print("Ergebnis und Kasse nach Jahren, in Euro; belastet ist, was unter 0 liegt\n\n{}",
             report::aligned(exchange::doppic_lines(shown)));
  if (!input.without_life.empty()) {
    fmt::print("\nKeine Daten zur Nutzungsdauer, deshalb nicht abgeschrieben ({}):\n{}",
               format_euros(input.without_life_cost),
               report::wrapped(fmt::format("{}", fmt::join(input.without_life, "; ")), "  ", "  "));
  }
  return {};
}

Result<void> run_finance(Options const& options) {
  auto const inflation = parse_fraction(options.inflation);
  if (!inflation || !is_share(*inflation)) {
    return fail(fmt::format("„{}“ ist keine Zahl wie 0.03", options.inflation), "--inflation");
  }
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  auto const first = Year{options.first == 0 ? static_cast<int>(leitbild::today().year()) : options.first};
  auto const input = money::finance_input(plan, first, options.years, options.prices == "nominal" ? *inflation : kNone);
  TRY(auto const sums, money::finance(input));
  if (options.view == "doppic") {
    if (!options.what_if.empty()) { return fail("Annahmen gelten nur für die Sicht cash", "--view"); }
    return print_doppic(plan, sums, options);
  }
  auto shown = exchange::FinanceShown{.input = input, .today = sums};
  if (!options.what_if.empty()) {
    TRY(auto const text, read_file(options.what_if));
    TRY(auto const table, parse_toml(text, options.what_if));
    TRY(auto what_if, money::read_what_if(table, options.what_if));
    use_current_codes(plan, what_if);
    auto const changed = money::with(what_if, input);
    if (!changed) { return fail(within(options.what_if, changed.error())); }
    TRY(shown.scenario, money::finance(*changed));
  }
  print(shown, options.format);
  return {};
}

}  // namespace

void add_finance(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = app.add_subcommand(
      "finance",
      "das Geld aller Maßnahmen nach Jahren: Ausgaben, Förderung, Eigenanteil, Vorfinanzierung, Folgekosten, Personal");
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  command->add_option("--from", options->first, "erstes Jahr (ohne Angabe: das laufende)")
      ->check(CLI::Range(1990, 2200))
      ->type_name("JAHR");
  command->add_option("--years", options->years, "Zahl der Jahre")->check(CLI::Range(1, 50))->capture_default_str();
  command
      ->add_option("--prices", options->prices, "nominal (jeweilige Preise) oder price-year (Preise des Preisjahres)")
      ->check(CLI::IsMember({"nominal", "price-year"}))
      ->capture_default_str();
  command->add_option("--inflation", options->inflation, "Preissteigerung im Jahr, z. B. 0.03")->capture_default_str();
  command->add_option("--what-if", options->what_if, "Annahmen; der Plan bleibt, wie er ist")->type_name("DATEI.toml");
  command
      ->add_option("--view", options->view,
                   "cash (Kasse) oder doppic (Ergebnis: Abschreibung, Sonderposten, Zinsen, Folgekosten)")
      ->check(CLI::IsMember({"cash", "doppic"}))
      ->capture_default_str();
  command->add_option("--format", options->format, "table (Bildschirm) oder json (Programme, Beträge in Cent)")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->footer(
      "Annahmen: [[rate]] programme rate from, [[programme_ends]] programme year, [[cost]] change measures from,\n"
      "[[budget_late]] year months, [[move]] measure years. Beispiel:\n"
      "  leitbild finance kl --from 2027 --what-if annahmen.toml");
  command->callback([options, &run] { run = [options] { return run_finance(*options); }; });
}

}  // namespace leitbild::app
