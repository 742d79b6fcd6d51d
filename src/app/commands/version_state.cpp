// Versions of the plan on their way: drafted, discussed, ready for decision; after adoption in implementation, revised,
// repealed. Adoption itself is `plan adopt`.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/actions.h"
#include "app/commands/version.h"
#include "app/session.h"
#include "plan/records/form.h"
#include "plan/version_states.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, version, state, title, based_on, note;
  store::Author author;
};

Result<void> list(store::Workspace const& workspace) {
  TRY(auto const plan, workspace.plan());
  for (auto const& version : plan.versions) {
    auto const state = plan::choices_of<plan::VersionState>()[static_cast<std::size_t>(*version.state)].title_de;
    fmt::print("{:<8} {:<16} {:<12} {}\n", version.code, state,
               version.decided_on ? german(*version.decided_on) : std::string{"–"}, version.title);
  }
  fmt::print("{}\n",
             plan.versions.size() == 1 ? std::string{"1 Fassung"} : fmt::format("{} Fassungen", plan.versions.size()));
  return {};
}

Result<void> change(Options const& options) {
  TRY(auto workspace, open_to_change(options.folder));
  TRY(auto const plan, workspace.plan());
  auto version = plan::PlanVersion{};
  version.code = options.version;
  auto before = std::optional<plan::VersionState>{};
  for (auto const& known : plan.versions) {
    if (known.code != options.version) { continue; }
    version = known;
    before = known.state;
  }
  if (!options.state.empty()) {
    TRY(auto const position, plan::read_choice(plan::choices_of<plan::VersionState>(), options.state));
    auto const to = static_cast<plan::VersionState>(position);
    if (auto const reason = plan::reason_against(before, to); !reason.empty()) { return fail(reason, options.version); }
    version.state = to;
  }
  if (!version.state) { version.state = plan::VersionState::kDraft; }
  if (!options.title.empty()) { version.title = options.title; }
  if (!options.based_on.empty()) { version.based_on = options.based_on; }
  if (!options.note.empty()) { version.change_note = options.note; }
  TRY_DO(workspace.apply(plan::PutRecord{plan::record_of(version)}, options.author));
  fmt::print("Fassung {}: {}\n", version.code,
             plan::choices_of<plan::VersionState>()[static_cast<std::size_t>(*version.state)].title_de);
  return {};
}

Result<void> run_version(Options const& options) {
  if (!options.version.empty()) { return change(options); }
  TRY(auto const workspace, open_to_read(options.folder));
  return list(workspace);
}

}  // namespace

void add_version_states(CLI::App& plan, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = add_folder_action(
      plan, "version", "zeigt die Fassungen, legt einen Entwurf an oder ändert den Stand einer Fassung", options, run,
      run_version);
  command->add_option("VERSION", options->version, "Kürzel der Fassung; ohne Angabe: alle zeigen");
  command
      ->add_option(
          "--state", options->state,
          "Entwurf, in Beteiligung, beschlussreif; nach dem Beschluss: in Umsetzung, fortgeschrieben, aufgehoben")
      ->type_name("STAND");
  command->add_option("--title", options->title, "Titel der Fassung")->type_name("TEXT");
  command->add_option("--based-on", options->based_on, "Fassung, die fortgeschrieben wird")->type_name("KÜRZEL");
  command->add_option("--note", options->note, "was sich ändert")->type_name("TEXT");
  add_author(*command, options->author);
  command->footer("Beispiele:\n"
                  "  leitbild plan version kl\n"
                  "  leitbild plan version kl F3 --title \"Zweite Fortschreibung\" --based-on F2\n"
                  "  leitbild plan version kl F3 --state beschlussreif");
}

}  // namespace leitbild::app
