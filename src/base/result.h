// Failure of an input or a request: what is wrong, the offending value, what is allowed, and where.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace leitbild {

/// One sentence for a planner. `where` is a place she can go to: file:line, sheet and cell, measure code.
struct Problem {
  std::string what;
  std::string where;

  friend bool operator==(Problem const&, Problem const&) = default;
};

/// All problems of one input; never empty.
struct Error {
  std::vector<Problem> problems;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string what, std::string where = {}) {
  return tl::unexpected<Error>{Error{{Problem{std::move(what), std::move(where)}}}};
}

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>{std::move(error)}; }

/// Collects problems while an input is read on, so that all of them are reported at once.
struct Problems {
  std::vector<Problem> list;

  void add(std::string what, std::string where = {}) { list.push_back({std::move(what), std::move(where)}); }
  void add(Error error) {
    for (auto& problem : error.problems) { list.push_back(std::move(problem)); }
  }
  bool empty() const { return list.empty(); }
  /// Only when not empty.
  tl::unexpected<Error> as_failure() && { return tl::unexpected<Error>{Error{std::move(list)}}; }
};

/// "where: what" per problem, one line each.
std::string to_text(Error const& error);
/// The same error with `where` put in front of every place: "kl.osm.gz" + "way 17" -> "kl.osm.gz: way 17".
Error within(std::string_view where, Error error);

// Unwraps a Result or returns its error from the enclosing function. At statement scope only.
#define LEITBILD_JOIN2(a, b) a##b
#define LEITBILD_JOIN(a, b) LEITBILD_JOIN2(a, b)
#define LEITBILD_TRY_AS(tmp, decl, expr)                       \
  auto tmp = (expr);                                           \
  if (!tmp) { return tl::unexpected{std::move(tmp).error()}; } \
  decl = *std::move(tmp)
#define TRY(decl, expr) LEITBILD_TRY_AS(LEITBILD_JOIN(try_, __LINE__), decl, expr)
/// For a Result<void>.
#define TRY_DO(expr)                                                                                     \
  do {                                                                                                   \
    if (auto try_result = (expr); !try_result) { return tl::unexpected{std::move(try_result).error()}; } \
  } while (false)

}  // namespace leitbild
