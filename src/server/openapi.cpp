#include "server/openapi.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/version.h"
#include "server/plan/schemas.h"

namespace leitbild::server {
namespace {

/// Schemas that endpoints refer to by "#/components/schemas/…".
Json components() {
  return Json::parse(R"json({
    "schemas": {
      "Problem": {
        "type": "object", "description": "Fehler nach RFC 9457", "required": ["type", "title", "status"],
        "properties": {
          "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
          "detail": {"type": "string"},
          "parameters": {"type": "array", "items": {"type": "object", "required": ["name", "what"],
            "properties": {"name": {"type": "string"}, "what": {"type": "string"}}}}}},
      "Geometry": {
        "type": ["object", "null"], "description": "GeoJSON-Geometrie, Länge und Breite in WGS 84",
        "required": ["type"], "properties": {"type": {"type": "string"}, "coordinates": {"type": "array"}}},
      "Feature": {
        "type": "object", "required": ["type", "geometry", "properties"],
        "properties": {"type": {"const": "Feature"}, "id": {"type": ["string", "integer"]},
          "geometry": {"$ref": "#/components/schemas/Geometry"}, "properties": {"type": ["object", "null"]}}},
      "FeatureCollection": {
        "type": "object", "required": ["type", "features"],
        "properties": {"type": {"const": "FeatureCollection"},
          "features": {"type": "array", "items": {"$ref": "#/components/schemas/Feature"}}}},
      "Link": {
        "type": "object", "required": ["href", "rel"],
        "properties": {"href": {"type": "string"}, "rel": {"type": "string"}, "type": {"type": "string"},
          "title": {"type": "string"}}}
    },
    "responses": {
      "Problem": {"description": "Die Anfrage kann so nicht beantwortet werden",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}})json");
}

struct Group {
  std::string_view name, about;
};
constexpr auto kGroups = std::array{
    Group{"Beschlüsse", "Vorlagen mit Beratungsfolge, Ergebnis und dem, was daraus folgt."},
    Group{"Betrieb", "Ob der Server arbeitet, was er zählt, und Nachricht von Änderungen."},
    Group{"Bezirke", "Kernstadt und Ortsbezirke: Angaben, Maßnahmen, Werte, Karte, Steckbrief."},
    Group{"Daten", "Quellen mit Lizenz und Datenstand, Annahmen der Rechnung."},
    Group{"Einträge", "Alle Einträge des Plans in der Form, in der er gepflegt wird."},
    Group{"Fassungen", "Beschlossene Fassungen des Plans und ihre Unterschiede."},
    Group{"Geld", "Kosten, Förderung und Haushalt, öffentlicher Teil."},
    Group{"Indikatoren", "Werte heute und mit Plan, je Bezirk und 100-m-Zelle, mit Methode; gemessene Reihen."},
    Group{"Kacheln", "Vektorkacheln für Karten (Mapbox Vector Tiles, OGC API – Tiles)."},
    Group{"Maßnahmen", "Maßnahmen als Liste, einzeln und als Datei."},
    Group{"OGC API", "Geodaten nach OGC API – Features, Katalog nach DCAT-AP.de."},
    Group{"Plan", "Leitbild, Handlungsfelder, Ziele, räumliches Leitbild, Verfahren."},
    Group{"Schnittstellen", "Diese Beschreibung."},
    Group{"Suche", "Suche über alles, auch nach früheren Kürzeln."}};

/// Outlines of districts would fill the description.
Json short_geometry(Json const& geometry) {
  constexpr auto kMost = std::size_t{400};
  return geometry.dump().size() <= kMost ? geometry : Json(nullptr);
}

/// The first two entries of every list, so that an example can be read.
Json shortened(Json const& value) {
  constexpr auto kMost = std::size_t{2};
  if (value.is_array()) {
    auto out = Json::array();
    // Coordinates make no sense in part.
    auto const all = !value.empty() && (value[0].is_number() || value[0].is_array());
    for (auto i = std::size_t{0}; i < value.size() && (all || i < kMost); ++i) { out.push_back(shortened(value[i])); }
    return out;
  }
  if (value.is_object()) {
    auto out = Json::object();
    for (auto const& [key, entry] : value.items()) {
      out[key] = key == "geometry" ? short_geometry(entry) : shortened(entry);
    }
    return out;
  }
  return value;
}

Json parameter_json(Parameter const& parameter) {
  auto schema = Json::parse(parameter.schema);
  auto const is_list = schema.value("type", std::string{}) == "array";
  auto out = Json{{"name", parameter.name},
                  {"in", parameter.in == In::kPath ? "path" : "query"},
                  {"required", parameter.in == In::kPath || parameter.required},
                  {"description", parameter.help_de},
                  {"schema", std::move(schema)}};
  if (is_list) {
    out["style"] = "form";
    out["explode"] = false;
  }
  if (!parameter.example.empty() && !is_list) {
    auto const type = out["schema"].value("type", std::string{});
    auto const is_text = type != "integer" && type != "number" && type != "boolean";
    out["example"] = is_text ? Json(parameter.example) : Json::parse(parameter.example, nullptr, false);
  }
  return out;
}

/// "/tiles/{set}/{rest*}" as OpenAPI writes it.
std::string path_of(std::string_view path) {
  auto out = std::string{path};
  std::erase(out, '*');
  return out;
}

Json operation(Endpoint const& endpoint, ExampleOf const& example_of) {
  auto content = Json::object();
  content["schema"] = endpoint.schema.empty() ? Json{{"type", "string"}, {"contentMediaType", endpoint.type}}
                                              : Json::parse(endpoint.schema);
  if (!endpoint.example.empty() && endpoint.type.find("json") != std::string_view::npos) {
    if (auto example = example_of(endpoint.example); !example.is_null()) { content["example"] = shortened(example); }
  }
  auto out =
      Json{{"operationId", endpoint.id}, {"tags", Json::array({endpoint.group_de})}, {"summary", endpoint.summary_de}};
  if (!endpoint.description_de.empty()) { out["description"] = endpoint.description_de; }
  out["parameters"] = Json::array();
  for (auto const& parameter : endpoint.parameters) { out["parameters"].push_back(parameter_json(parameter)); }
  if (endpoint.path.starts_with("/api/v1/")) {
    out["parameters"].push_back({{"$ref", "#/components/parameters/lang"}});
  }
  out["responses"]["200"] = {{"description", "die Antwort"},
                             {"content", {{std::string{endpoint.type}, std::move(content)}}}};
  out["responses"]["4XX"] = {{"$ref", "#/components/responses/Problem"}};
  return out;
}

}  // namespace

Json openapi(std::span<Endpoint const* const> endpoints, std::string const& server, ExampleOf const& example_of) {
  auto out = Json{{"openapi", "3.1.0"},
                  {"info",
                   {{"title", "Leitbild"},
                    {"summary", "Das Stadtentwicklungskonzept als Daten"},
                    {"description", "Maßnahmen, Ziele, Bezirke, Indikatoren, Beschlüsse und Geld eines integrierten "
                                    "Stadtentwicklungskonzepts, zum Lesen. Ohne Anmeldung. Fehler sind Dokumente nach "
                                    "RFC 9457."},
                    {"version", program_version()},
                    {"license", {{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}}},
                  {"servers", Json::array({{{"url", server}}})},
                  {"security", Json::array()},
                  {"tags", Json::array()},
                  {"paths", Json::object()},
                  {"components", components()}};
  out["components"]["schemas"].update(plan_schemas());
  out["components"]["parameters"]["lang"] = {
      {"name", "lang"},
      {"in", "query"},
      {"required", false},
      {"description", "Sprache der Texte; ohne Angabe nach „Accept-Language“, sonst Deutsch."},
      {"schema", {{"type", "string"}, {"enum", {"de", "en"}}}}};
  auto sorted = std::vector<Endpoint const*>{endpoints.begin(), endpoints.end()};
  std::ranges::stable_sort(sorted, {},
                           [](Endpoint const* endpoint) { return std::pair{endpoint->group_de, endpoint->path}; });
  auto groups = std::set<std::string_view>{};
  for (auto const* const endpoint : sorted) {
    if (!endpoint->documented) { continue; }
    if (groups.insert(endpoint->group_de).second) {
      auto const* const group = std::ranges::find(kGroups, endpoint->group_de, &Group::name);
      auto const about = group == kGroups.end() ? std::string_view{} : group->about;
      out["tags"].push_back({{"name", endpoint->group_de}, {"description", about}});
    }
    out["paths"][path_of(endpoint->path)]["get"] = operation(*endpoint, example_of);
  }
  return out;
}

}  // namespace leitbild::server
