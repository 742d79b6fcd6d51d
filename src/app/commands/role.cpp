#include <CLI/CLI.hpp>
#include <cstdlib>

#include "app/commands/command.h"
#include "store/workspace.h"

namespace leitbild::app {

void add_role(CLI::App& command, std::string& role) {
  role = "ohne Angabe";
  command
      .add_option("--role", role,
                  "Amt oder Rolle fürs Änderungsprotokoll, keine Person (ohne Angabe: Umgebungsvariable LEITBILD_ROLE)")
      ->envname("LEITBILD_ROLE")
      ->type_name("AMT");
}

void add_author(CLI::App& command, store::Author& author) {
  add_role(command, author.role);
  command
      .add_option("--person", author.person,
                  "Name, nur bei Geld und Veröffentlichung verzeichnet, unter einem Pseudonym (ohne Angabe: "
                  "Umgebungsvariable LEITBILD_PERSON)")
      ->envname("LEITBILD_PERSON")
      ->type_name("NAME");
}

}  // namespace leitbild::app
