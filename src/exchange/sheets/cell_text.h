// Lists, places and effects as text in one cell, such that reading gives exactly what was written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace leitbild::exchange {

/// "KLI-Z1, KLI-Z2". Read with comma, semicolon or line end between items; an item with one of these stands in double
/// quotes, a quote inside is doubled.
std::string list_text(std::vector<std::string> const& items);
std::vector<std::string> list_from(std::string_view text);

/// One place per line, its title in quotes before its shape: "\"Laden\" POINT (405175 5480497)".
std::string places_text(std::vector<plan::Place> const& places);
Result<std::vector<plan::Place>> places_from(std::string_view text);

/// "kind=footway width=2.5": a number without quotes is a number, everything in quotes is text. Error: every part
/// without "=", every name that stands twice.
std::string parameters_text(ParameterValues const& values);
Result<ParameterValues> parameters_from(std::string_view text);

/// One effect per line, as on the command line: "add_path place=1 kind=footway"; places count from 1.
std::string effects_text(std::vector<plan::EffectSpec> const& effects);
Result<std::vector<plan::EffectSpec>> effects_from(std::string_view text);

}  // namespace leitbild::exchange
