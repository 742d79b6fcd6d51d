// Asks a web server for one page. Wraps GDAL's client (libcurl), which is there for maps anyway; why a client lives in
// this folder: docs/decisions/0009-client-of-council-systems.md.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "base/moment.h"
#include "base/result.h"

namespace leitbild::exchange::oparl {

struct HttpLimits {
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds answer{60'000};  // for one whole answer
  int retries{3};                            // after a failure that may pass: no connection, no time, 429, 5xx
  std::chrono::milliseconds pause{1'000};    // before the first retry; doubled before each further one
  std::uint64_t bytes{64ULL << 20U};         // of one answer, unpacked
};

struct HttpAnswer {
  std::string content;
  std::optional<Moment> date;  // the server's clock
};

struct HttpFailure {
  Problem problem;    // where: the address
  bool is_trouble{};  // of the server or the net, and still there after all retries; else the request itself is wrong
};

/// One GET; redirects are followed up to ten times. Failure: not a web address, no connection, too slow, too large, a status
/// of 400 or more, a redirect to something else than http or https.
tl::expected<HttpAnswer, HttpFailure> http_get(std::string const& address, HttpLimits const& limits);

}  // namespace leitbild::exchange::oparl
