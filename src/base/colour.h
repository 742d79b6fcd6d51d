// Colours as the plan, its legends and the maps write them.
#pragma once

#include <string_view>

namespace leitbild {

/// "#2f6f4e": six hexadecimal digits, as CSS, SVG and QGIS read them.
constexpr bool is_colour(std::string_view text) {
  return text.size() == 7 && text.front() == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

}  // namespace leitbild
