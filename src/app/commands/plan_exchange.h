// The part of `leitbild plan` that deals with files.
#pragma once

#include "app/commands/command.h"

namespace leitbild::app {

/// Adds export, import, schema and mapping below `plan`.
void add_plan_exchange(CLI::App& plan, Run& run);

}  // namespace leitbild::app
