// WebMercatorQuad (OGC 17-083r4, annex D.1): the square of EPSG:3857, halved from zoom level to zoom level.
#include <cmath>

#include <fmt/format.h>

#include "server/features/links.h"
#include "server/tiles/tile_address.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {{.name = "scheme",
                                      .in = In::kPath,
                                      .schema = R"({"type": "string"})",
                                      .help_de = "Kennung des Schemas",
                                      .example = "WebMercatorQuad",
                                      .required = true}};

constexpr auto kPixels = 256.0;
constexpr auto kPixelSize = 0.00028;  // metres: a pixel as the standard for map scales takes it

Json matrix_json(std::uint32_t zoom) {
  auto const cell = side_of({.zoom = zoom}) / kPixels;
  auto const count = std::uint64_t{1} << zoom;
  return {{"id", fmt::format("{}", zoom)},
          {"scaleDenominator", cell / kPixelSize},
          {"cellSize", cell},
          {"cornerOfOrigin", "topLeft"},
          {"pointOfOrigin", {-kMercatorHalf, kMercatorHalf}},
          {"tileWidth", static_cast<int>(kPixels)},
          {"tileHeight", static_cast<int>(kPixels)},
          {"matrixWidth", count},
          {"matrixHeight", count}};
}

Answer answer(Call const& call) {
  auto const& id = call.values.text("scheme");
  if (id != "WebMercatorQuad") {
    return tl::unexpected{
        not_found({.de = fmt::format("Es gibt kein Kachelschema „{}“; angeboten wird WebMercatorQuad.", id),
                   .en = fmt::format("There is no tiling scheme \"{}\"; offered is WebMercatorQuad.", id)})};
  }
  auto matrices = Json::array();
  for (auto zoom = std::uint32_t{0}; zoom <= kDeepestZoom; ++zoom) { matrices.push_back(matrix_json(zoom)); }
  return json_response({{"id", id},
                        {"title", "Google Maps Compatible for the World"},
                        {"uri", "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"},
                        {"crs", "http://www.opengis.net/def/crs/EPSG/0/3857"},
                        {"orderedAxes", {"X", "Y"}},
                        {"wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible"},
                        {"tileMatrices", std::move(matrices)}});
}

}  // namespace

extern constinit Endpoint const tile_matrix_set{
    .id = "tile_matrix_set",
    .path = "/ogc/tileMatrixSets/{scheme}",
    .group_de = "Kacheln",
    .summary_de = "Ein Kachelschema",
    .description_de = "Maßstab, Ursprung und Zahl der Kacheln je Zoomstufe.",
    .parameters = kParameters,
    .schema = R"({"type": "object", "required": ["crs", "tileMatrices"]})",
    .example = "/ogc/tileMatrixSets/WebMercatorQuad",
    .answer = answer};

}  // namespace leitbild::server
