// The sub-commands: each file adds one to the command line and leaves what to run when it is chosen.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"

namespace CLI {
class App;
}
namespace leitbild::store {
struct Author;
}

namespace leitbild::app {

/// What the chosen sub-command does once the command line is read.
using Run = std::function<Result<void>()>;

void add_new(CLI::App& app, Run& run);
void add_demo(CLI::App& app, Run& run);
void add_synth(CLI::App& app, Run& run);
void add_import(CLI::App& app, Run& run);
void add_rebuild(CLI::App& app, Run& run);
void add_field(CLI::App& app, Run& run);
void add_measure(CLI::App& app, Run& run);
void add_milestone(CLI::App& app, Run& run);
void add_plan(CLI::App& app, Run& run);
void add_record(CLI::App& app, Run& run);
void add_status(CLI::App& app, Run& run);
void add_check(CLI::App& app, Run& run);
void add_evaluate(CLI::App& app, Run& run);
void add_rasters(CLI::App& app, Run& run);
void add_counts(CLI::App& app, Run& run);
void add_serve(CLI::App& app, Run& run);
void add_profile(CLI::App& app, Run& run);
void add_council(CLI::App& app, Run& run);
void add_kofi(CLI::App& app, Run& run);
void add_finance(CLI::App& app, Run& run);
void add_actual(CLI::App& app, Run& run);
void add_backup(CLI::App& app, Run& run);
void add_restore(CLI::App& app, Run& run);
void add_journal(CLI::App& app, Run& run);
void add_rename(CLI::App& app, Run& run);
void add_catalogue(CLI::App& app, Run& run);
void add_funding(CLI::App& app, Run& run);
void add_model(CLI::App& app, Run& run);

/// Adds --role to a command that writes but changes no plan; its default is the environment variable LEITBILD_ROLE, else
/// "ohne Angabe".
void add_role(CLI::App& command, std::string& role);
/// Adds --role and --person to a command that changes the plan; the default of the latter is the environment variable
/// LEITBILD_PERSON, else nobody.
void add_author(CLI::App& command, store::Author& author);

}  // namespace leitbild::app
