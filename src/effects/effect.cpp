#include "effects/effect.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace leitbild::effects {
namespace {

std::string written(ParameterValue const& value) {
  if (auto const* const number = std::get_if<double>(&value)) { return fmt::format("{}", *number); }
  return std::get<std::string>(value);
}

Result<ParameterValue> checked(Parameter const& parameter, ParameterValue const& value) {
  auto const refuse = [&](std::string_view allowed) {
    return fail(fmt::format("„{}“ ist kein Wert für „{}“; erlaubt: {}", written(value), parameter.name, allowed));
  };
  if (parameter.type == Parameter::Type::kNumber) {
    auto const number = std::holds_alternative<double>(value) ? std::optional{std::get<double>(value)}
                                                              : parse_number(std::get<std::string>(value));
    if (!number || *number < parameter.low || *number > parameter.high) {
      return refuse(fmt::format("eine Zahl von {} bis {} {}", parameter.low, parameter.high, parameter.unit));
    }
    return ParameterValue{*number};
  }
  auto const chosen = written(value);
  auto const is_free = parameter.type == Parameter::Type::kText;
  if (!is_free && std::ranges::find(parameter.choices, chosen) == parameter.choices.end()) {
    return refuse(fmt::format("{}", fmt::join(parameter.choices, ", ")));
  }
  return ParameterValue{chosen};
}

/// A kind of shape as people call it.
std::string_view kind_de(std::string_view kind) {
  if (kind == "point") { return "Punkt"; }
  return kind == "line" ? "Linie" : "Fläche";
}

}  // namespace

Effect const* find_effect(std::string_view id) {
  auto const all = all_effects();
  auto const found = std::ranges::find(all, id, [](EffectEntry const& e) { return e.effect->id; });
  return found == all.end() ? nullptr : found->effect;
}

Result<ParameterValues> complete(Effect const& effect, ParameterValues const& values) {
  auto out = ParameterValues{};
  auto problems = Problems{};
  for (auto const& [name, value] : values) {
    if (std::ranges::find(effect.parameters, name, &Parameter::name) != effect.parameters.end()) { continue; }
    auto known = std::vector<std::string_view>{};
    for (auto const& parameter : effect.parameters) { known.push_back(parameter.name); }
    problems.add(fmt::format("„{}“ hat keinen Parameter „{}“; möglich: {}", effect.id, name, fmt::join(known, ", ")));
  }
  for (auto const& parameter : effect.parameters) {
    auto const given = values.find(std::string{parameter.name});
    if (given == values.end() && parameter.fallback.empty() && parameter.type != Parameter::Type::kText) {
      problems.add(fmt::format("„{}“ braucht den Parameter „{}“ ({})", effect.id, parameter.name, parameter.title_de));
      continue;
    }
    auto const value = given == values.end() ? ParameterValue{std::string{parameter.fallback}} : given->second;
    if (auto good = checked(parameter, value)) {
      out[std::string{parameter.name}] = *std::move(good);
    } else {
      problems.add(std::move(good).error());
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

Result<city::Changes> resolve(Effect const& effect, city::City const& city, geo::Shape const& shape,
                              ParameterValues const& values) {
  auto problems = Problems{};
  if (geo::kind_name(shape) != effect.place) {
    problems.add(fmt::format("„{}“ braucht einen Ort der Art {}, nicht {}", effect.id, kind_de(effect.place),
                             kind_de(geo::kind_name(shape))));
  }
  auto const completed = complete(effect, values);
  if (!completed) { problems.add(completed.error()); }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return effect.resolve(city, shape, *completed);
}

std::string const& text(ParameterValues const& values, std::string const& name) {
  return std::get<std::string>(values.at(name));
}

double number(ParameterValues const& values, std::string const& name) { return std::get<double>(values.at(name)); }

}  // namespace leitbild::effects
