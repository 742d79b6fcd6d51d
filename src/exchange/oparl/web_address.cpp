#include "exchange/oparl/web_address.h"

#include <algorithm>

#include "base/text.h"

namespace leitbild::exchange::oparl {

bool is_web_address(std::string_view text) {
  auto const rest_at = text.find("://");
  if (rest_at == std::string_view::npos) { return false; }
  auto const scheme = folded(text.substr(0, rest_at));
  auto const rest = text.substr(rest_at + 3);
  auto const is_bad = [](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0x7F || c == '"' || c == '<' || c == '>' || c == '\\';
  };
  auto const has_host = !rest.empty() && rest.front() != '/' && rest.front() != '?' && rest.front() != '#';
  return (scheme == "http" || scheme == "https") && has_host && std::ranges::none_of(text, is_bad);
}

}  // namespace leitbild::exchange::oparl
