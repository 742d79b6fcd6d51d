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
  std::optional<double> low{}, high{};  // how far the value may be off: both or none
  double usual{};                       // the value as it stands there, whatever at_low() and at_high() make of it
};

struct Parameters {
  std::vector<ParameterFact> facts;

  /// Nothing if no parameter has that name.
  std::optional<double> find(std::string_view name) const;
  /// Whether one of them may be off.
  bool have_ranges() const;
  /// With every value that may be off at its lower, or upper, end.
  Parameters at_low() const;
  Parameters at_high() const;
};

/// Reads tables of the form
///     [max_walk]
///     value = 700
///     unit = "m"
///     source = "…"
///     year = 2020
///     low = 600      # may be left out, with high
///     high = 800
/// Error: every parameter that lacks one of the four, or whose range does not hold its value, by name.
Result<Parameters> read_parameters(std::string_view toml, std::string_view where);

}  // namespace leitbild
