// The program: reads the command line, runs one sub-command, reports errors in one place.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "base/version.h"

namespace {

using namespace leitbild;

constexpr auto kFailure = 1;

void print_error(Error const& error) {
  for (auto const& problem : error.problems) {
    auto const where = problem.where.empty() ? std::string{} : problem.where + ": ";
    fmt::print(stderr, "Fehler: {}{}\n", where, problem.what);
  }
}

int run_command_line(int argc, char** argv) {
  auto app = CLI::App{"Leitbild – das Stadtentwicklungskonzept als lebender, rechnender Plan", "leitbild"};
  auto run = app::Run{};
  app.set_version_flag("--version", std::string{program_version()}, "zeigt die Version");
  app.set_help_flag("-h,--help", "zeigt diese Hilfe");
  app.require_subcommand(1);
  app::add_demo(app, run);
  app::add_new(app, run);
  app::add_synth(app, run);
  app::add_import(app, run);
  app::add_rebuild(app, run);
  app::add_field(app, run);
  app::add_measure(app, run);
  app::add_milestone(app, run);
  app::add_plan(app, run);
  app::add_record(app, run);
  app::add_status(app, run);
  app::add_check(app, run);
  app::add_evaluate(app, run);
  app::add_rasters(app, run);
  app::add_counts(app, run);
  app::add_profile(app, run);
  app::add_serve(app, run);
  app::add_council(app, run);
  app::add_kofi(app, run);
  app::add_finance(app, run);
  app::add_actual(app, run);
  app::add_backup(app, run);
  app::add_restore(app, run);
  app::add_journal(app, run);
  app::add_rename(app, run);
  app::add_catalogue(app, run);
  app::add_funding(app, run);
  app::add_model(app, run);
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& error) { return app.exit(error); }
  if (auto const done = run(); !done) {
    print_error(done.error());
    return kFailure;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run_command_line(argc, argv);
  } catch (std::exception const& error) {
    fmt::print(stderr, "Fehler: {}\n", error.what());
    return kFailure;
  }
}
