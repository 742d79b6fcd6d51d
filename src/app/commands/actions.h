// Sub-commands that share one set of options: each knows what to run when it is chosen.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#include <CLI/CLI.hpp>

#include "app/commands/command.h"

namespace leitbild::app {

template <class Options>
using Action = std::function<Result<void>(Options const&)>;

/// A sub-command that runs `action` with the options.
template <class Options>
CLI::App* add_action(CLI::App& parent, std::string const& name, std::string const& help,
                     std::shared_ptr<Options> const& options, Run& run, std::type_identity_t<Action<Options>> action) {
  auto* const command = parent.add_subcommand(name, help);
  command->callback(
      [options, &run, action = std::move(action)] { run = [options, action] { return action(*options); }; });
  return command;
}

/// The same for a workspace: its first argument is DIR, in `folder` of the options.
template <class Options>
CLI::App* add_folder_action(CLI::App& parent, std::string const& name, std::string const& help,
                            std::shared_ptr<Options> const& options, Run& run,
                            std::type_identity_t<Action<Options>> action) {
  auto* const command = add_action(parent, name, help, options, run, std::move(action));
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  return command;
}

}  // namespace leitbild::app
