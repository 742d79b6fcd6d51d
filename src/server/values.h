// The parameters of a request after they were checked against the descriptor of the endpoint.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "server/parameter.h"
#include "server/problem.h"
#include "server/request.h"

namespace leitbild::server {

/// What was asked, or the default of the descriptor. Asking for a name the descriptor does not have is a defect.
class Values {
 public:
  bool has(std::string_view name) const { return find(name) != nullptr; }
  /// Empty if it was not given and has no default.
  std::string const& text(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name) const;
  std::optional<double> number(std::string_view name) const;
  bool flag(std::string_view name) const { return text(name) == "true"; }
  /// The parts between commas; empty if it was not given.
  std::vector<std::string> list(std::string_view name) const;
  std::vector<double> numbers(std::string_view name) const;
  /// Query parameters that the descriptor does not name; only where it allows others.
  std::vector<NameAndValue> const& others() const { return others_; }

 private:
  std::vector<NameAndValue> given_;
  std::vector<NameAndValue> others_;
  NameAndValue const* find(std::string_view name) const;
  friend class ParameterRules;
};

/// The parameters of one endpoint with their schemas, read once.
class ParameterRules {
 public:
  /// `others_allowed`: names in the query that are not among `parameters` are for the handler to judge.
  ParameterRules(std::span<Parameter const> parameters, bool others_allowed);

  bool has_in_query(std::string_view name) const;
  /// `path`: the parts of the path that the endpoint's template names. Error: every parameter that is missing, unknown,
  /// given twice, or not as its schema says.
  tl::expected<Values, HttpProblem> check(std::vector<NameAndValue> const& path,
                                          std::vector<NameAndValue> const& query) const;

 private:
  struct Rule {
    Parameter parameter;
    Json schema;
  };
  std::vector<Rule> rules_;
  bool others_allowed_;

  std::string query_names() const;
};

}  // namespace leitbild::server
