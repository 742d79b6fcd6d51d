// The parameters by which measures are chosen, the same for the list, its downloads and its pages.
#pragma once

#include <array>
#include <cstddef>

#include "server/parameter.h"

namespace leitbild::server {

inline constexpr auto kFilterParameters = std::array{
    Parameter{.name = "field",
              .schema = R"({"type": "array", "items": {"type": "string", "maxLength": 100}, "maxItems": 50})",
              .help_de = "Kürzel von Handlungsfeldern, mit Kommas getrennt.",
              .example = "KLI"},
    Parameter{.name = "goal",
              .schema = R"({"type": "array", "items": {"type": "string", "maxLength": 100}, "maxItems": 50})",
              .help_de = "Kürzel von Zielen; auch Maßnahmen zu deren Teilzielen."},
    Parameter{.name = "district",
              .schema = R"({"type": "array", "items": {"type": "string", "maxLength": 100}, "maxItems": 50})",
              .help_de = "Bezirke mit Schlüssel oder Namen; auch Maßnahmen in Teilen davon und für größere Gebiete.",
              .example = "siegelbach"},
    Parameter{.name = "state",
              .schema = R"({"type": "array", "items": {"type": "string", "maxLength": 40}, "maxItems": 14})",
              .help_de = "Stände, mit Kommas getrennt; welche es gibt, zeigt /api/v1/states.",
              .example = "in_progress,completed"},
    Parameter{.name = "lead",
              .schema = R"({"type": "string", "maxLength": 200})",
              .help_de = "Federführung, als Name oder in der Form von Adressen („referat-tiefbau“)."},
    Parameter{.name = "flagship",
              .schema = R"({"type": "boolean"})",
              .help_de = "Nur Leuchtturmprojekte (true) oder nur andere (false)."},
    Parameter{.name = "year",
              .schema = R"({"type": "integer", "minimum": 1900, "maximum": 2200})",
              .help_de = "Nur Maßnahmen, die in diesem Jahr laufen.",
              .example = "2028"},
    Parameter{.name = "from",
              .schema = R"({"type": "integer", "minimum": 1900, "maximum": 2200})",
              .help_de = "Nur Maßnahmen, die in diesem Jahr oder später laufen."},
    Parameter{.name = "to",
              .schema = R"({"type": "integer", "minimum": 1900, "maximum": 2200})",
              .help_de = "Nur Maßnahmen, die in diesem Jahr oder früher laufen."},
    Parameter{
        .name = "q",
        .schema = R"({"type": "string", "maxLength": 200})",
        .help_de =
            "Wörter, die alle in Kürzel, Titel, Kurzbeschreibung oder Federführung stehen; Umlaute und Großschreibung "
            "sind gleich."},
    Parameter{.name = "sort",
              .schema = R"({"type": "string", "default": "plan", "enum": ["plan", "code", "title", "start", "end",
                            "cost", "state", "-code", "-title", "-start", "-end", "-cost", "-state"]})",
              .help_de = "Reihenfolge; mit „-“ umgekehrt. Was keinen Wert hat, steht am Ende."}};

/// The filters, then those of one endpoint.
template <std::size_t N>
constexpr auto with_filters(std::array<Parameter, N> const& own) {
  auto out = std::array<Parameter, kFilterParameters.size() + N>{};
  for (auto i = std::size_t{0}; i < kFilterParameters.size(); ++i) { out[i] = kFilterParameters[i]; }
  for (auto i = std::size_t{0}; i < N; ++i) { out[kFilterParameters.size() + i] = own[i]; }
  return out;
}

}  // namespace leitbild::server
