// The schemes by which the plane is divided into tiles: one.
#include "server/features/links.h"

namespace leitbild::server {
namespace {

Answer answer(Call const& call) {
  auto const german = call.language == Language::kGerman;
  auto const here = address(call, "/ogc/tileMatrixSets");
  auto const own = Json::array({{{"href", here + "/WebMercatorQuad"}, {"rel", "self"}, {"type", kJson}}});
  auto const links = Json::array(
      {{{"href", here}, {"rel", "self"}, {"type", kJson}, {"title", german ? "Kachelschemata" : "Tiling schemes"}}});
  auto const sets = Json::array({{{"id", "WebMercatorQuad"},
                                  {"title", "Google Maps Compatible for the World"},
                                  {"uri", "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"},
                                  {"crs", "http://www.opengis.net/def/crs/EPSG/0/3857"},
                                  {"links", own}}});
  return json_response({{"links", links}, {"tileMatrixSets", sets}});
}

}  // namespace

extern constinit Endpoint const tile_matrix_sets{.id = "tile_matrix_sets",
                                                 .path = "/ogc/tileMatrixSets",
                                                 .group_de = "Kacheln",
                                                 .summary_de = "Kachelschemata",
                                                 .description_de = "Angeboten wird WebMercatorQuad.",
                                                 .schema = R"({"type": "object", "required": ["tileMatrixSets"]})",
                                                 .example = "/ogc/tileMatrixSets",
                                                 .answer = answer};

}  // namespace leitbild::server
