// What libFuzzer hands over, as text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace leitbild::testing {

inline std::string_view text_of(std::uint8_t const* data, std::size_t size) {
  return {reinterpret_cast<char const*>(data),
          size};  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): bytes as text
}

}  // namespace leitbild::testing
