#include "base/result.h"

#include <fmt/format.h>

namespace leitbild {

std::string to_text(Error const& error) {
  auto out = std::string{};
  for (auto const& problem : error.problems) {
    if (!out.empty()) { out += '\n'; }
    out += problem.where.empty() ? problem.what : fmt::format("{}: {}", problem.where, problem.what);
  }
  return out;
}

Error within(std::string_view where, Error error) {
  for (auto& problem : error.problems) {
    problem.where = problem.where.empty() ? std::string{where} : fmt::format("{}: {}", where, problem.where);
  }
  return error;
}

}  // namespace leitbild
