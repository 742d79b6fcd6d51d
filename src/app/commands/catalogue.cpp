#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands/command.h"
#include "effects/effect.h"
#include "indicators/indicator.h"

namespace leitbild::app {
namespace {

Result<void> print_indicators() {
  for (auto const& entry : indicators::all_indicators()) {
    TRY(auto const parameters, indicators::parameters_of(entry));
    auto const& indicator = *entry.indicator;
    fmt::print("{}\n  {}\n  {}\n  Quelle: {}\n", indicator.id, indicator.title_de, indicator.method_de,
               indicator.source);
    for (auto const& fact : parameters.facts) {
      fmt::print("  {} = {} {} ({}, {})\n", fact.name, fact.value, fact.unit, fact.source, fact.year);
    }
    fmt::print("\n");
  }
  return {};
}

std::string allowed(effects::Parameter const& parameter) {
  if (parameter.type == effects::Parameter::Type::kNumber) {
    return fmt::format("{} bis {} {}", parameter.low, parameter.high, parameter.unit);
  }
  return parameter.choices.empty() ? "Text" : fmt::format("{}", fmt::join(parameter.choices, " | "));
}

Result<void> print_effects() {
  for (auto const& entry : effects::all_effects()) {
    auto const& effect = *entry.effect;
    auto const place = effect.place == "point" ? "POINT" : effect.place == "line" ? "LINESTRING" : "POLYGON";
    fmt::print("{} – {}\n  {}\n  Ort: {}\n", effect.id, effect.title_de, effect.help_de, place);
    for (auto const& parameter : effect.parameters) {
      auto const fallback = parameter.fallback.empty() ? std::string{} : fmt::format(", sonst {}", parameter.fallback);
      fmt::print("  {}: {} ({}{})\n", parameter.name, parameter.help_de, allowed(parameter), fallback);
    }
    fmt::print("\n");
  }
  return {};
}

}  // namespace

void add_catalogue(CLI::App& app, Run& run) {
  app.add_subcommand("indicators", "erklärt alle Indikatoren: was gezählt wird, Schwellen, Quellen")->callback([&run] {
    run = print_indicators;
  });
  app.add_subcommand("effects", "erklärt alle Wirkungen, die eine Maßnahme haben kann, und ihre Angaben")
      ->callback([&run] { run = print_effects; });
}

}  // namespace leitbild::app
