// Which program computed a number: printed with every result.
#pragma once

#include <string_view>

namespace leitbild {

/// "Leitbild 0.1.0".
std::string_view program_version();

}  // namespace leitbild
