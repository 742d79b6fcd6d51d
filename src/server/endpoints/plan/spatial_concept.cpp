// The spatial concept: the overall map and a strategy map per action field.
#include "server/plan/parts.h"
#include "server/plan/spatial.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["schematic", "examples", "maps", "background", "links"],
  "properties": {
    "maps": {"type": "array", "items": {"type": "object",
      "required": ["code", "field", "version", "title", "text", "text_simple", "example", "legend", "features"],
      "properties": {"features": {"$ref": "#/components/schemas/FeatureCollection"},
        "legend": {"type": "array", "items": {"type": "object", "required": ["text", "kind", "drawing", "colour"]}}}}},
    "background": {"$ref": "#/components/schemas/FeatureCollection"},
    "links": {"$ref": "#/components/schemas/Links"}}})"};

Answer answer(Call const& call) {
  auto const [schematic, examples] = notices(call.site);
  return json_response({{"schematic", schematic},
                        {"examples", examples},
                        {"maps", strategy_maps(call)},
                        {"background", map_background(call)},
                        {"links", links_json(call, "spatial-concept", "raeumliches-konzept")}});
}

}  // namespace

extern constinit Endpoint const spatial_concept{
    .id = "spatial_concept",
    .path = "/api/v1/spatial-concept",
    .group_de = "Plan",
    .summary_de = "Räumliches Konzept: Karten mit Legenden",
    .description_de =
        "Die Karte des ganzen Konzepts und je Handlungsfeld eine Strategiekarte, als GeoJSON in WGS 84; dazu die "
        "Grenzen der Bezirke als Hintergrund.",
    .schema = kSchema,
    .example = "/api/v1/spatial-concept",
    .answer = answer};

}  // namespace leitbild::server
