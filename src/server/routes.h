// From a path to the endpoint or page it belongs to.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/request.h"

namespace leitbild::server {

/// Templates like "/api/v1/measures/{code}": a part in braces takes one part of a path, also with a fixed end
/// ("{code}.csv"); as the last part "{name*}" takes the rest. Of several that fit, the one with the most fixed text wins.
class Routes {
 public:
  /// In the order of their numbers. A defect of the program, and an exception: two templates that fit the same paths.
  explicit Routes(std::vector<std::string_view> const& templates);

  struct Match {
    std::size_t number{};  // of the template
    std::vector<NameAndValue> parts;
  };
  std::optional<Match> match(std::string_view path) const;

 private:
  struct Part {
    std::string name;   // of the variable; empty: fixed text only
    std::string fixed;  // the text, or what follows the variable
    bool rest{};
  };
  struct Route {
    std::vector<Part> parts;
    std::size_t fixed_letters{};
  };
  std::vector<Route> routes_;

  static std::optional<std::vector<NameAndValue>> fits(Route const& route, std::vector<std::string_view> const& path);
};

}  // namespace leitbild::server
