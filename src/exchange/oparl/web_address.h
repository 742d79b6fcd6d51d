// What counts as an address on the web.
#pragma once

#include <string_view>

namespace leitbild::exchange::oparl {

/// http or https, a host, no blanks, control characters, quotes, angle brackets or backslashes.
bool is_web_address(std::string_view text);

}  // namespace leitbild::exchange::oparl
