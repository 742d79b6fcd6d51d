#include <fmt/format.h>

#include "base/text.h"
#include "server/http/listener.h"

namespace leitbild::server::http {

Result<Address> read_address(std::string_view text) {
  auto const wrong = [&] {
    return fail(fmt::format("„{}“ ist keine Adresse zum Lauschen; erlaubt sind HOST:PORT und PORT, zum Beispiel "
                            "127.0.0.1:8080, 0.0.0.0:80 oder [::1]:8080",
                            text));
  };
  auto const colon = text.rfind(':');
  auto const port = parse_integer(colon == std::string_view::npos ? text : text.substr(colon + 1));
  constexpr auto kLast = 65535;
  if (!port || *port < 0 || *port > kLast) { return wrong(); }
  auto host = colon == std::string_view::npos ? std::string_view{} : text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return wrong();
  }
  if (host == "localhost" || host.empty()) { host = "127.0.0.1"; }
  return Address{std::string{host}, static_cast<std::uint16_t>(*port)};
}

}  // namespace leitbild::server::http
