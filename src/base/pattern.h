// Regular expressions (ICU).
#pragma once

#include <string_view>

namespace leitbild {

/// Whether the pattern is found in the text; "^…$" asks about the whole of it, where "$" also stands before a last line
/// end. False for a pattern that is none, and for one that takes too long on this text.
bool has_match(std::string_view pattern, std::string_view text);

}  // namespace leitbild
