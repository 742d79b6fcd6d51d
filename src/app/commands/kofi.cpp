#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <iterator>

#include <fmt/format.h>

#include "app/commands/actions.h"
#include "app/session.h"
#include "base/file.h"
#include "exchange/kofi/case_json.h"
#include "exchange/kofi/kofi_sheets.h"
#include "exchange/kofi/write_kofi.h"
#include "money/from_plan.h"
#include "money/kofi_supplement.h"
#include "money/plan_checks.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string file;                  // of compute
  std::string folder, project, out;  // of the overview
  std::string prices{"nominal"}, estimate{"likely"}, inflation{"0"}, today;
};

/// The whole file; "-" is the standard input.
Result<std::string> read_input(std::string const& file) {
  if (file != "-") { return read_file(file); }
  return std::string{std::istreambuf_iterator<char>{std::cin}, {}};
}

Result<void> run_compute(Options const& options) {
  TRY(auto const text, read_input(options.file));
  auto const where = options.file == "-" ? std::string{"Eingabe"} : options.file;
  TRY(auto const question, exchange::read_funding_case(text, where));
  auto const result = money::compute(question.figures);
  if (!result) { return fail(within(where, result.error())); }
  fmt::print("{}\n", exchange::to_json(question, *result).dump(2));
  return {};
}

money::CostPlanOptions view_of(Options const& options) {
  auto out = money::CostPlanOptions{};
  if (options.prices == "price-year") { out.view = money::PriceView::kPriceYear; }
  if (options.estimate == "low") { out.estimate = money::Estimate::kLow; }
  if (options.estimate == "high") { out.estimate = money::Estimate::kHigh; }
  return out;
}

Result<void> write_overview(money::FundedProject const& project, money::CostPlan const& plan,
                            money::KofiSupplement const& supplement, std::string const& out) {
  auto const file = std::filesystem::path{out};
  if (file.extension() == ".xlsx") {
    return exchange::write_kofi_xlsx(exchange::kofi_sheets(project, plan, &supplement), file);
  }
  if (file.extension() == ".csv") { return write_file(file, exchange::kofi_csv(project, plan)); }
  if (file.extension() == ".json") {
    return write_file(file, exchange::kofi_json(project, plan, &supplement).dump(2) + "\n");
  }
  return fail("diese Endung ist nicht möglich; erlaubt sind .xlsx, .csv und .json", out);
}

Result<void> run_overview(Options const& options) {
  if (options.folder.empty() || options.project.empty() || options.out.empty()) {
    return fail("nötig sind DIR, --project und --out; oder „leitbild kofi compute FILE.json“");
  }
  auto const inflation = parse_fraction(options.inflation);
  if (!inflation) { return fail(fmt::format("„{}“ ist keine Zahl wie 0.03", options.inflation), "--inflation"); }
  TRY(auto const as_of, day_or_today(options.today));
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  auto const code = current(plan, options.project);
  TRY(auto project, money::funded_project(plan, code));
  project.inflation = *inflation;
  TRY(auto const catalogue, money::funding::catalogue_for(workspace.folder()));
  money::add_programme_rules(project, catalogue, as_of);
  auto const overview = money::cost_plan(project, view_of(options));
  if (!overview) { return fail(within(code, overview.error())); }
  TRY(auto const supplement, money::kofi_supplement(plan, project, *overview, as_of));
  TRY_DO(write_overview(project, *overview, supplement, options.out));
  auto const failed = std::ranges::count_if(overview->checks, [](auto const& check) { return !check.holds; });
  fmt::print("{}: {} Kostenansätze, {} Jahre, {} von {} Prüfungen in Ordnung\n", options.out, project.items.size(),
             overview->years, static_cast<std::ptrdiff_t>(overview->checks.size()) - failed, overview->checks.size());
  for (auto const& check : overview->checks) {
    if (!check.holds) { fmt::print("prüfen: {}\n", check.text); }
  }
  return {};
}

void add_compute(CLI::App& kofi, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = add_action(
      kofi, "compute", "rechnet Förderung, Eigenmittel und Vorfinanzierung aus eigenen Zahlen (JSON, Beträge in Cent)",
      options, run, run_compute);
  command->add_option("FILE.json", options->file, "Datei mit den Zahlen; - liest die Standardeingabe")->required();
  command->footer(
      "Pflicht ist gross; sonst not_eligible, revenue, other_grants, other_grants_deductible, spending (je Jahr),\n"
      "ceiling, min_own_rate, contracts [{year, payments}], first_year; für ein Programm rate, cap, cap_per_unit und\n"
      "units, frame_remaining, tranches, first_tranche, rounding, rounding_step; mehrere als programmes [{name, …,\n"
      "section, deducts_earlier}]. Beispiel:\n"
      "  echo '{\"gross\": 140000000, \"rate\": \"2/3\", \"spending\": [140000000]}' | leitbild kofi compute -");
}

}  // namespace

void add_kofi(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command =
      app.add_subcommand("kofi", "Kosten- und Finanzierungsübersicht einer Gesamtmaßnahme, oder aus eigenen Zahlen");
  command->add_option("DIR", options->folder, "Arbeitsordner");
  command->add_option("--project", options->project, "Kürzel der Gesamtmaßnahme")->type_name("KÜRZEL");
  command->add_option("--out", options->out, "Arbeitsmappe mit Formeln, Tabelle oder JSON")
      ->type_name("DATEI.xlsx|.csv|.json");
  command
      ->add_option("--prices", options->prices, "nominal (jeweilige Preise) oder price-year (Preise des Preisjahres)")
      ->check(CLI::IsMember({"nominal", "price-year"}))
      ->capture_default_str();
  command
      ->add_option("--estimate", options->estimate, "low, likely oder high: untere, wahrscheinliche, obere Schätzung")
      ->check(CLI::IsMember({"low", "likely", "high"}))
      ->capture_default_str();
  command->add_option("--inflation", options->inflation, "Preissteigerung im Jahr, z. B. 0.03")->capture_default_str();
  command->add_option("--today", options->today, "Stichtag des Blatts „Haushalt“ (ohne Angabe: heute)")
      ->type_name("TAG");
  command->footer("Beispiel:\n  leitbild kofi kl --project GM-OST --out kofi.xlsx --inflation 0.025");
  add_compute(*command, run);
  command->require_subcommand(0, 1);
  command->callback([options, command, &run] {
    if (command->get_subcommands().empty()) {
      run = [options] { return run_overview(*options); };
    }
  });
}

}  // namespace leitbild::app
