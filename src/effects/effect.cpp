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

/// Nothing: the parameter is required.
std::optional<ParameterValue> fallback_of(Parameter const& parameter, Parameters const& facts) {
  if (!parameter.fallback.empty() || parameter.type == Parameter::Type::kText) {
    return ParameterValue{std::string{parameter.fallback}};
  }
  auto const fact = facts.find(parameter.name);
  return fact ? std::optional{ParameterValue{*fact}} : std::nullopt;
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

Result<Parameters> parameters_of(Effect const& effect) {
  auto const found = std::ranges::find(all_effects(), &effect, &EffectEntry::effect);
  auto const text = found == all_effects().end() ? std::string_view{} : found->parameters_toml;
  return read_parameters(text, fmt::format("Parameter der Wirkung {}", effect.id));
}

Result<ParameterValues> complete(Effect const& effect, ParameterValues const& values) {
  TRY(auto const facts, parameters_of(effect));
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
    auto value = given == values.end() ? fallback_of(parameter, facts) : std::optional{given->second};
    if (!value) {
      problems.add(fmt::format("„{}“ braucht den Parameter „{}“ ({})", effect.id, parameter.name, parameter.title_de));
      continue;
    }
    if (auto good = checked(parameter, *value)) {
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

void check_place(Problems& problems, city::City const& city, geo::Point at, geo::MultiPolygon const& coverage,
                 std::string_view what_de) {
  if (!city.links.finder->nearest(*city.streets, at, city::kPlaceReach)) {
    problems.add(
        fmt::format("im Umkreis von {:.0f} m um den Ort „{}“ liegt keine Straße; bitte näher an eine Straße legen",
                    city::kPlaceReach.value, geo::to_wkt(at, 0)));
  }
  if (!geo::contains(coverage, at)) {
    problems.add(
        fmt::format("der Ort „{}“ liegt außerhalb des Gebiets, für das {} bekannt sind", geo::to_wkt(at, 0), what_de));
  }
}

std::string const& text(ParameterValues const& values, std::string const& name) {
  return std::get<std::string>(values.at(name));
}

double number(ParameterValues const& values, std::string const& name) { return std::get<double>(values.at(name)); }

}  // namespace leitbild::effects
