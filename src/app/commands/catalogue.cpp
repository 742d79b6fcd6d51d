#include <CLI/CLI.hpp>
#include <algorithm>

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
      auto const range =
          fact.low && fact.high ? fmt::format(", Spanne {} bis {}", *fact.low, *fact.high) : std::string{};
      fmt::print("  {} = {} {}{} ({}, {})\n", fact.name, fact.value, fact.unit, range, fact.source, fact.year);
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

/// ", sonst 2 (Statistisches Bundesamt: …, 2022)"; empty for what has to be given.
std::string fallback(effects::Parameter const& parameter, Parameters const& facts) {
  if (!parameter.fallback.empty()) { return fmt::format(", sonst {}", parameter.fallback); }
  auto const fact = std::ranges::find(facts.facts, parameter.name, &ParameterFact::name);
  return fact == facts.facts.end() ? std::string{}
                                   : fmt::format(", sonst {} – {}, {}", fact->value, fact->source, fact->year);
}

Result<void> print_effects() {
  for (auto const& entry : effects::all_effects()) {
    auto const& effect = *entry.effect;
    auto const place = effect.place == "point" ? "POINT" : effect.place == "line" ? "LINESTRING" : "POLYGON";
    fmt::print("{} – {}\n  {}\n  Ort: {}\n", effect.id, effect.title_de, effect.help_de, place);
    TRY(auto const facts, effects::parameters_of(effect));
    for (auto const& parameter : effect.parameters) {
      fmt::print("  {}: {} ({}{})\n", parameter.name, parameter.help_de, allowed(parameter),
                 fallback(parameter, facts));
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
