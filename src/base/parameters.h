// Thresholds, rates and unit costs of an indicator or effect: a value is never without its unit, source and year.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace leitbild {

struct ParameterFact {
  std::string name;
  double value{};
  std::string unit;
  std::string source;
  int year{};
};

struct Parameters {
  std::vector<ParameterFact> facts;

  /// Nothing if no parameter has that name.
  std::optional<double> find(std::string_view name) const;
};

/// Reads tables of the form
///     [max_walk]
///     value = 700
///     unit = "m"
///     source = "…"
///     year = 2020
/// Error: every parameter that lacks one of the four, by name.
Result<Parameters> read_parameters(std::string_view toml, std::string_view where);

}  // namespace leitbild
