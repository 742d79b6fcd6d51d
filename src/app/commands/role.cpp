#include <CLI/CLI.hpp>
#include <cstdlib>

#include "app/commands/command.h"

namespace leitbild::app {

void add_role(CLI::App& command, std::string& role) {
  role = "ohne Angabe";
  command
      .add_option("--role", role,
                  "Amt oder Rolle fürs Änderungsprotokoll, keine Person (ohne Angabe: Umgebungsvariable LEITBILD_ROLE)")
      ->envname("LEITBILD_ROLE")
      ->type_name("AMT");
}

}  // namespace leitbild::app
