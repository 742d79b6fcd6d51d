// A tileset as TileJSON 3.0, which map libraries read.
#include <cmath>

#include <fmt/format.h>

#include "server/endpoint.h"
#include "server/tiles/find_tileset.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {{.name = "tileset",
                                      .in = In::kPath,
                                      .schema = R"({"type": "string", "enum": ["base", "plan", "indicators"]})",
                                      .help_de = "Welcher Kachelsatz",
                                      .example = "base"},
                                     {.name = "indicator",
                                      .schema = R"({"type": "string"})",
                                      .help_de = "Nur für indicators: welcher Indikator; sonst der erste"}};

std::string_view type_name(TagType type) {
  switch (type) {
    case TagType::kText: return "String";
    case TagType::kNumber: return "Number";
    case TagType::kFlag: return "Boolean";
  }
  return "";
}

Json layer_json(TileLayer const& layer, Language language) {
  auto fields = Json::object();
  for (auto const& tag : layer.tags) { fields[std::string{tag.key}] = type_name(tag.type); }
  return {{"id", layer.name},
          {"description", layer.title.in(language)},
          {"minzoom", layer.from_zoom},
          {"maxzoom", kDeepestTile},
          {"fields", std::move(fields)}};
}

Answer answer(Call const& call) {
  auto const found = find_tileset(call);
  if (!found) { return tl::unexpected{found.error()}; }
  auto const& tileset = **found;
  auto layers = Json::array();
  for (auto const& layer : tileset.layers) { layers.push_back(layer_json(layer, call.language)); }
  auto document =
      Json{{"tilejson", "3.0.0"},
           {"name", tileset.title.in(call.language)},
           {"description", tileset.description.in(call.language)},
           {"version", "1.0.0"},
           {"attribution", attribution(call.site, call.language)},
           {"scheme", "xyz"},
           {"tiles", {fmt::format("{}/tiles/{}/{{z}}/{{x}}/{{y}}{}", call.base, tileset.id, indicator_query(call))}},
           {"minzoom", 0},
           {"maxzoom", kDeepestTile},
           {"vector_layers", std::move(layers)}};
  if (auto const box = lon_lat_extent(tileset); !box.empty()) {
    document["bounds"] = {box.low.x, box.low.y, box.high.x, box.high.y};
    document["center"] = {(box.low.x + box.high.x) / 2.0, (box.low.y + box.high.y) / 2.0, 12};
  }
  return json_response(document);
}

}  // namespace

extern constinit Endpoint const tile_json{
    .id = "tile_json",
    .path = "/tiles/{tileset}",
    .group_de = "Kacheln",
    .summary_de = "Beschreibung eines Kachelsatzes (TileJSON 3.0)",
    .description_de = "Ebenen mit ihren Eigenschaften, Ausdehnung, Quellenangabe und die Adresse der Kacheln.",
    .parameters = kParameters,
    .schema = R"({"type": "object", "required": ["tilejson", "tiles", "vector_layers"]})",
    .example = "/tiles/base",
    .answer = answer};

}  // namespace leitbild::server
