#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/session.h"
#include "base/date.h"
#include "base/file.h"
#include "exchange/kofi/finance_output.h"
#include "money/from_plan.h"
#include "money/what_if.h"
#include "report/text_table.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, what_if, format{"table"};
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

Result<void> run_finance(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  auto const first = Year{options.first == 0 ? static_cast<int>(leitbild::today().year()) : options.first};
  auto const input = money::finance_input(plan, first, options.years);
  TRY(auto const sums, money::finance(input));
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
  command->add_option("--what-if", options->what_if, "Annahmen; der Plan bleibt, wie er ist")->type_name("DATEI.toml");
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
