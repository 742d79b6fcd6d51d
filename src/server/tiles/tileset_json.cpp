#include "server/tiles/tileset_json.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "server/features/links.h"
#include "server/tiles/find_tileset.h"

namespace leitbild::server {
namespace {

constexpr std::string_view kScheme = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";

std::string_view type_name(TagType type) {
  switch (type) {
    case TagType::kText: return "string";
    case TagType::kNumber: return "number";
    case TagType::kFlag: return "boolean";
  }
  return "";
}

/// 0: points, 1: lines, 2: areas, as the standard counts; nothing where a layer has several.
std::optional<int> dimension(LayerShape shape) {
  switch (shape) {
    case LayerShape::kPoints: return 0;
    case LayerShape::kLines: return 1;
    case LayerShape::kAreas: return 2;
    case LayerShape::kMixed: return std::nullopt;
  }
  return std::nullopt;
}

Json layer_json(TileLayer const& layer, Language language) {
  auto properties = Json::object();
  for (auto const& tag : layer.tags) {
    properties[std::string{tag.key}] = {{"type", type_name(tag.type)}, {"title", tag.help_de}};
  }
  auto out = Json{{"id", layer.name},
                  {"title", layer.title.in(language)},
                  {"dataType", "vector"},
                  {"minTileMatrix", fmt::format("{}", layer.from_zoom)},
                  {"maxTileMatrix", fmt::format("{}", kDeepestTile)},
                  {"propertiesSchema", {{"type", "object"}, {"properties", std::move(properties)}}}};
  if (auto const count = dimension(layer.kind)) { out["geometryDimension"] = *count; }
  return out;
}

/// The tiles of every zoom level that may hold something.
Json limits_json(geo::Box const& extent) {
  auto out = Json::array();
  for (auto zoom = std::uint32_t{0}; zoom <= kDeepestTile; ++zoom) {
    auto const side = side_of({.zoom = zoom});
    auto const last = static_cast<double>((std::uint64_t{1} << zoom) - 1);
    auto const place = [&](double metres) {
      return static_cast<std::int64_t>(std::clamp(std::floor(metres / side), 0.0, last));
    };
    out.push_back({{"tileMatrix", fmt::format("{}", zoom)},
                   {"minTileRow", place(kMercatorHalf - extent.high.y)},
                   {"maxTileRow", place(kMercatorHalf - extent.low.y)},
                   {"minTileCol", place(extent.low.x + kMercatorHalf)},
                   {"maxTileCol", place(extent.high.x + kMercatorHalf)}});
  }
  return out;
}

std::vector<Link> links_of(Call const& call, Tileset const& tileset) {
  auto const query = indicator_query(call);
  auto const german = call.language == Language::kGerman;
  return {
      {fmt::format("{}/ogc/tiles/{}{}", call.base, tileset.id, query), "self", kJson, tileset.title.in(call.language)},
      {fmt::format("{}/ogc/tileMatrixSets/WebMercatorQuad", call.base),
       "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", kJson, "WebMercatorQuad"},
      {fmt::format("{}/tiles/{}{}", call.base, tileset.id, query), "describedby", kJson, "TileJSON 3.0"},
      {fmt::format("{}/tiles/{}/{{tileMatrix}}/{{tileCol}}/{{tileRow}}{}", call.base, tileset.id, query), "item",
       kTileType, german ? "Kacheln" : "Tiles"}};
}

}  // namespace

Json tileset_json(Call const& call, Tileset const& tileset, Detail detail) {
  auto links = to_json(links_of(call, tileset));
  links.back()["templated"] = true;
  auto out = Json{{"title", tileset.title.in(call.language)},
                  {"description", tileset.description.in(call.language)},
                  {"dataType", "vector"},
                  {"crs", "http://www.opengis.net/def/crs/EPSG/0/3857"},
                  {"tileMatrixSetURI", kScheme},
                  {"links", std::move(links)}};
  if (detail == Detail::kBrief) { return out; }
  out["attribution"] = attribution(call.site, call.language);
  out["layers"] = Json::array();
  for (auto const& layer : tileset.layers) { out["layers"].push_back(layer_json(layer, call.language)); }
  if (auto const extent = tileset.extent(); !extent.empty()) {
    out["tileMatrixSetLimits"] = limits_json(extent);
    auto const box = lon_lat_extent(tileset);
    out["boundingBox"] = {{"lowerLeft", {box.low.x, box.low.y}},
                          {"upperRight", {box.high.x, box.high.y}},
                          {"crs", "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}};
  }
  return out;
}

}  // namespace leitbild::server
