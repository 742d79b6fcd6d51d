#include <CLI/CLI.hpp>
#include <iostream>
#include <iterator>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "base/file.h"
#include "exchange/kofi/case_json.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string file;
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

void add_compute(CLI::App& kofi, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = kofi.add_subcommand(
      "compute", "rechnet Förderung, Eigenmittel und Vorfinanzierung aus eigenen Zahlen (JSON, Beträge in Cent)");
  command->add_option("FILE.json", options->file, "Datei mit den Zahlen; - liest die Standardeingabe")->required();
  command->footer(
      "Pflicht ist gross; sonst not_eligible, revenue, other_grants, other_grants_deductible, spending (je Jahr),\n"
      "ceiling, min_own_rate, contracts [{year, payments}], first_year; für ein Programm rate, cap, cap_per_unit und\n"
      "units, frame_remaining, tranches, first_tranche, rounding, rounding_step; mehrere als programmes [{name, …,\n"
      "section, deducts_earlier}]. Beispiel:\n"
      "  echo '{\"gross\": 140000000, \"rate\": \"2/3\", \"spending\": [140000000]}' | leitbild kofi compute -");
  command->callback([options, &run] { run = [options] { return run_compute(*options); }; });
}

}  // namespace

void add_kofi(CLI::App& app, Run& run) {
  auto* const command = app.add_subcommand("kofi", "Kosten- und Finanzierungsübersicht");
  command->require_subcommand(1);
  add_compute(*command, run);
}

}  // namespace leitbild::app
