// The contract of an effect: one folder, nothing else to edit. An effect does not edit the city; it expands into changes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/parameter_values.h"
#include "base/parameters.h"
#include "base/result.h"
#include "city/city.h"

namespace leitbild::effects {

/// One input of the form a planner fills in. Forms, help and checks come from here.
struct Parameter {
  enum class Type : std::uint8_t { kNumber, kText, kChoice };
  std::string_view name;
  std::string_view title_de, title_en;
  std::string_view help_de;
  Type type{};
  std::string_view unit;
  double low{};
  double high{};
  /// Taken when absent. Empty: the value of the same name in parameters.toml, if there is one; else a text is empty and
  /// everything else required.
  std::string_view fallback;
  std::span<std::string_view const> choices;
};

struct Effect {
  std::string_view id;
  std::string_view title_de, title_en;
  std::string_view help_de;  // what it models, what it does not
  std::string_view source;
  std::string_view place;  // kind of shape it needs: "point", "line", "area"
  city::LayerSet writes;
  std::span<Parameter const> parameters;
  /// `values` have been checked and completed by complete(). Reports all problems.
  Result<city::Changes> (*resolve)(city::City const&, geo::Shape const&, ParameterValues const& values){};
};

struct EffectEntry {
  Effect const* effect;
  std::string_view parameters_toml;
};

/// Generated: all effects, sorted by folder.
std::span<EffectEntry const> all_effects();
Effect const* find_effect(std::string_view id);

/// The facts of parameters.toml; none without such a file.
Result<Parameters> parameters_of(Effect const& effect);

/// Values with defaults filled in. Error: every missing, unknown, ill-typed or out-of-range value, and what is allowed.
Result<ParameterValues> complete(Effect const& effect, ParameterValues const& values);

/// Checks kind of place and values, then resolves.
Result<city::Changes> resolve(Effect const& effect, city::City const& city, geo::Shape const& shape,
                              ParameterValues const& values);

/// Problems of a point that has to be reached from a street and where a layer has to be known; `what_de` says what that
/// layer holds ("Einrichtungen").
void check_place(Problems& problems, city::City const& city, geo::Point at, geo::MultiPolygon const& coverage,
                 std::string_view what_de);

/// Of completed values.
std::string const& text(ParameterValues const& values, std::string const& name);
double number(ParameterValues const& values, std::string const& name);

}  // namespace leitbild::effects
