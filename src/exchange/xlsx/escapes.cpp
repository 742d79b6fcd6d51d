#include "exchange/xlsx/escapes.h"

#include <charconv>
#include <optional>

namespace leitbild::exchange {
namespace {

constexpr auto kSize = std::string_view{"_x0041_"}.size();

/// The code of the escape that the text begins with.
std::optional<unsigned> escape_at(std::string_view text) {
  if (text.size() < kSize || !text.starts_with("_x") || text[kSize - 1] != '_') { return std::nullopt; }
  auto code = 0U;
  auto const* const end = text.data() + kSize - 1;
  auto const [stop, error] = std::from_chars(text.data() + 2, end, code, 16);
  return error == std::errc{} && stop == end ? std::optional{code} : std::nullopt;
}

}  // namespace

std::string with_protected_escapes(std::string_view text) {
  auto out = std::string{};
  for (auto i = std::size_t{0}; i < text.size(); ++i) {
    out += escape_at(text.substr(i)) ? std::string{"_x005F_"} : std::string{text[i]};
  }
  return out;
}

std::string without_escapes(std::string_view text) {
  auto out = std::string{};
  while (!text.empty()) {
    // Only what XML cannot hold, and the underscore that protects: everything else is written as it is.
    auto const code = escape_at(text);
    if (code && (*code < 0x20U || *code == 0x5FU)) {
      out += static_cast<char>(*code);
      text.remove_prefix(kSize);
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace leitbild::exchange
