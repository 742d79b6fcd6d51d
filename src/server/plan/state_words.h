// The written definitions of states in the reader's language. The German words are those of the register.
#pragma once

#include "base/json.h"
#include "plan/plan.h"
#include "server/language.h"

namespace leitbild::server {

/// {"id", "title", "applies", "evidence"}: when the state applies, and what has to be on record for it.
Json state_definition_json(plan::State state, Language language);

}  // namespace leitbild::server
