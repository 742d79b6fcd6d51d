// What every page shows around its content: name of the plan, marks, fields.
#pragma once

#include <string>

#include "base/json.h"
#include "server/language.h"
#include "server/site.h"

namespace leitbild::server {

/// title, city, schematic, examples (an illustrative measure is shown), past_state, version (of the program), data_date
/// (day of the last change; null: none is known), fields, api (address of the page's JSON twin).
Json shell_json(Site const& site, Language language, std::string const& api);

}  // namespace leitbild::server
