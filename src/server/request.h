// A request as the endpoints see it: no sockets, nothing undecoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace leitbild::server {

struct NameAndValue {
  std::string name, value;
  friend bool operator==(NameAndValue const&, NameAndValue const&) = default;
};

struct Request {
  std::string method;                 // "GET"
  std::string path;                   // decoded, "/api/v1/measures/KLI-07", without the path the site lies under
  std::vector<NameAndValue> query;    // decoded, in the order of the address
  std::vector<NameAndValue> headers;  // names in lower case
  std::string body;

  /// The first header of that name (in lower case); empty if there is none.
  std::string_view header(std::string_view name) const;
  /// The first value in the query; nothing if the name is not there.
  std::optional<std::string_view> asked(std::string_view name) const;
};

/// Path and query of a request target.
struct Target {
  std::string path;
  std::vector<NameAndValue> query;
};

/// Decodes "/a%20b?q=x+y". Error: not a path from "/", an escape that is none, bytes that are not UTF-8, control
/// characters, a segment "." or "..", an escaped "/" in the path.
Result<Target> read_target(std::string_view target);

/// The other way round: letters, digits and "-._~" stay, everything else is escaped.
std::string percent_encoded(std::string_view text);

}  // namespace leitbild::server
