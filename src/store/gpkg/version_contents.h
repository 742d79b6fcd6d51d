// What was adopted: the whole plan as a JSON document, written once. Triggers refuse to change or delete it.
#pragma once

#include <string>

#include "plan/plan.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store::gpkg {

/// Error: there is a content of that version already.
Result<void> keep_version(Database const& db, std::string const& version, std::string const& sha256,
                          std::string const& content);
/// Error: none of that version, with those there are; its content is not what its checksum says.
Result<plan::Plan> adopted_plan(Database const& db, std::string const& version);

}  // namespace leitbild::store::gpkg
