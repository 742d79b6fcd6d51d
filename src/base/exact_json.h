// JSON whose decimal numbers stay as they are written: 0.9 is nine tenths, not the nearest binary number.
#pragma once

#include <string_view>

#include "base/json.h"
#include "base/result.h"

namespace leitbild {

/// Like Json::parse, but a number with a decimal point or an exponent, or one beyond 64 bits, becomes the text it is
/// written as ("0.30"). Whole numbers stay numbers. `where` is the name of the file. Error, with line and column: no
/// JSON; a key that stands twice in one object.
Result<Json> parse_exact_json(std::string_view text, std::string_view where);

}  // namespace leitbild
