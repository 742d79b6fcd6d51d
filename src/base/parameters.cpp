#include "base/parameters.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/toml.h"

namespace leitbild {

std::optional<double> Parameters::find(std::string_view name) const {
  auto const found = std::ranges::find(facts, name, &ParameterFact::name);
  if (found == facts.end()) { return std::nullopt; }
  return found->value;
}

bool Parameters::have_ranges() const {
  return std::ranges::any_of(facts, [](ParameterFact const& fact) { return fact.low.has_value(); });
}

Parameters Parameters::at_low() const {
  auto out = *this;
  for (auto& fact : out.facts) { fact.value = fact.low.value_or(fact.value); }
  return out;
}

Parameters Parameters::at_high() const {
  auto out = *this;
  for (auto& fact : out.facts) { fact.value = fact.high.value_or(fact.value); }
  return out;
}

namespace {

bool is_range(std::optional<double> low, double value, std::optional<double> high) {
  if (!low && !high) { return true; }
  return low && high && *low <= value && value <= *high && *low < *high;
}

}  // namespace

Result<Parameters> read_parameters(std::string_view toml, std::string_view where) {
  TRY(auto const document, parse_toml(toml, where));
  auto out = Parameters{};
  auto problems = Problems{};
  for (auto const& name : document.keys()) {
    auto const fact = document.table(name);
    auto const value = fact ? fact->number("value") : std::nullopt;
    auto const unit = fact ? fact->text("unit") : std::nullopt;
    auto const source = fact ? fact->text("source") : std::nullopt;
    auto const year = fact ? fact->integer("year") : std::nullopt;
    if (!value || !unit || !source || !year) {
      problems.add(
          fmt::format("der Parameter „{}“ braucht value (Zahl), unit und source (Text) und year (ganze Zahl)", name),
          std::string{where});
      continue;
    }
    auto const low = fact->number("low");
    auto const high = fact->number("high");
    if (!is_range(low, *value, high)) {
      problems.add(fmt::format("der Parameter „{}“: low und high gehören zusammen und schließen value ein", name),
                   std::string{where});
    }
    out.facts.push_back({.name = name,
                         .value = *value,
                         .unit = *unit,
                         .source = *source,
                         .year = static_cast<int>(*year),
                         .low = low,
                         .high = high,
                         .usual = *value});
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

}  // namespace leitbild
