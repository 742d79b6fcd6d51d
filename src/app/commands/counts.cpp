#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/session.h"
#include "base/file.h"
#include "report/counts_csv.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, output;
  double minutes{15.0};
};

Result<void> run_counts(Options const& options) {
  constexpr auto kMetresPerMinute = travel::kWalkingKilometresPerHour * 1000.0 / 60.0;
  TRY(auto const session, open_session(options.folder));
  auto const counts = travel::counts_within(session.city, Metres{options.minutes * kMetresPerMinute});
  TRY(auto const csv, report::counts_csv(session.city, counts));
  if (!options.output.empty()) { return write_file(options.output, csv); }
  fmt::print("{}", csv);
  return {};
}

}  // namespace

void add_counts(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = app.add_subcommand(
      "counts", "zählt je 100-m-Zelle die Einrichtungen jeder Art, die zu Fuß in einer Zeit erreichbar sind (CSV)");
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  command->add_option("--minutes", options->minutes, "Gehzeit bei 4,8 km/h")
      ->check(CLI::Range(1.0, 60.0))
      ->type_name("MINUTEN")
      ->capture_default_str();
  command->add_option("--output", options->output, "in diese Datei statt auf den Bildschirm")->type_name("DATEI.csv");
  command->footer("Leer bleibt, wo Wege oder Einrichtungen nicht bekannt sind. Beispiel:\n"
                  "  leitbild counts kl --minutes 15 --output umkreis.csv");
  command->callback([options, &run] { run = [options] { return run_counts(*options); }; });
}

}  // namespace leitbild::app
