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
    out.facts.push_back(
        {.name = name, .value = *value, .unit = *unit, .source = *source, .year = static_cast<int>(*year)});
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

}  // namespace leitbild
