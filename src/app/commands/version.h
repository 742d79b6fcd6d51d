// The part of `leitbild plan` that deals with versions.
#pragma once

#include "app/commands/command.h"

namespace leitbild::app {

/// Adds adopt, diff and show below `plan`.
void add_versions(CLI::App& plan, Run& run);
/// Adds version.
void add_version_states(CLI::App& plan, Run& run);

}  // namespace leitbild::app
