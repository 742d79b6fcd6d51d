#include "server/city/indicator.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {
    kIndicatorParameter,
    {.name = "geometry",
     .schema = R"({"type": "boolean", "default": false})",
     .help_de = "Die Bezirke mit ihren Grenzen als GeoJSON-Geometrie.",
     .example = "true"},
    {.name = "contributions",
     .schema = R"({"type": "boolean", "default": false})",
     .help_de = "Dazu, was jede Maßnahme zum Wert der Stadt beiträgt; wird einmal berechnet, was dauern kann.",
     .example = "true"}};

constexpr auto kSchema = std::string_view{R"({
  "type": "object",
  "required": ["id", "title", "kind", "targets", "points", "links"],
  "properties": {
    "id": {"type": "string"}, "title": {"type": "string"},
    "kind": {"type": "string", "enum": ["computed", "measured"],
      "description": "computed: Modellwert mit allem, was folgt; measured: nur Ziele und Messwerte"},
    "value_label": {"type": "string"}, "note": {"type": "string"}, "schematic": {"type": "boolean"},
    "theme": {"type": "string"}, "theme_title": {"type": "string"},
    "unit": {"type": "string", "enum": ["share", "m", "min", "count", "m2_per_resident", "percent_of_ground", "kelvin", "celsius", "mm", "m3", "m2_per_resident_and_year"]},
    "unit_text": {"type": "string"}, "better": {"type": "string", "enum": ["higher", "lower"]},
    "yardstick": {"type": ["object", "null"]}, "year": {"type": ["integer", "null"]},
    "today": {"type": ["number", "null"]}, "planned": {"type": ["number", "null"]},
    "today_band": {"type": ["array", "null"], "items": {"type": "number"},
      "description": "kleinster und größter Wert, wenn die Annahmen an ihren Grenzen liegen"},
    "planned_band": {"type": ["array", "null"], "items": {"type": "number"}},
    "today_band_text": {"type": "string"}, "planned_band_text": {"type": "string"},
    "change": {"type": ["number", "null"]}, "sentence": {"type": "string"},
    "whom": {"type": "object", "description": "wer gezählt wird, aus welcher Zählung"},
    "method": {"type": "string"}, "method_language": {"type": "string"}, "formula": {"type": "string"},
    "source": {"type": "string", "description": "Norm, Aufsatz oder Praxis, aus der die Schwelle stammt"},
    "parameters": {"type": "array", "items": {"type": "object", "properties": {
      "name": {"type": "string"}, "value": {"type": "number"}, "unit": {"type": "string"},
      "source": {"type": "string"}, "year": {"type": "integer"},
      "range": {"type": "array", "items": {"type": "number"}}}}},
    "sources": {"type": "array", "items": {"type": "object", "properties": {
      "layer": {"type": "string"}, "layer_title": {"type": "string"}, "origin": {"type": "string"},
      "licence": {"type": "string"}, "date": {"type": "string"}, "note": {"type": "string"}}}},
    "districts": {"type": "array", "items": {"type": "object", "properties": {
      "code": {"type": "string"}, "slug": {"type": "string"}, "name": {"type": "string"},
      "depth": {"type": "integer"}, "today": {"type": ["number", "null"]}, "planned": {"type": ["number", "null"]},
      "change": {"type": ["number", "null"]}, "counted": {"type": "number"}, "covered": {"type": "number"},
      "covered_share": {"type": ["number", "null"]}, "sentence": {"type": "string"}}}},
    "cell_maps": {"type": "array", "description": "je Karte: was sie zeigt, ihre Adresse, Farben und Zahl der Menschen",
      "items": {"type": "object", "properties": {
        "when": {"type": "string", "enum": ["today", "planned", "change"]}, "svg": {"type": "string"},
        "classes": {"type": "array", "items": {"type": "object", "properties": {
          "colour": {"type": ["string", "null"]}, "text": {"type": "string"}, "cells": {"type": "integer"},
          "counted": {"type": "number"}}}}}}},
    "targets": {"type": "array", "items": {"type": "object"}},
    "points": {"type": "array", "items": {"type": "object"}},
    "contributions": {"type": "object"},
    "links": {"type": "object"}}})"};

Answer answer(Call const& call) {
  auto const asked = asked_indicator(call.site, call.values.text("indicator"));
  if (!asked) { return tl::unexpected{asked.error()}; }
  auto const& [comparison, series] = *asked;
  if (series) { return json_response(series_json(call, *series)); }
  if (!comparison) { return tl::unexpected{problem(404)}; }
  auto out = indicator_json(call, *comparison, call.values.flag("geometry"));
  if (call.values.flag("contributions") && has_plan(call.site.evaluation())) {
    out["contributions"] = {{"explanation", contributions_explained(call.language)},
                            {"measures", contributions_json(call, *comparison, city::Districts::kWholeCity)}};
  }
  return json_response(out);
}

}  // namespace

extern constinit Endpoint const indicator{
    .id = "indicator",
    .path = "/api/v1/indicators/{indicator}",
    .group_de = "Indikatoren",
    .summary_de = "Ein Indikator: Werte aller Bezirke, Ziele, Messwerte, Methode, Quellen",
    .description_de =
        "Werte heute und mit allen Maßnahmen des Plans; wie und woraus sie berechnet sind; für welchen Teil "
        "der Gezählten Daten vorliegen. null heißt: keine Daten.",
    .parameters = kParameters,
    .schema = kSchema,
    .example = "/api/v1/indicators/groceries_within_700m",
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
