// A tileset in the words of the standard for tilesets (OGC 17-083r4).
#include "server/tiles/find_tileset.h"
#include "server/tiles/tileset_json.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {{.name = "tileset",
                                      .in = In::kPath,
                                      .schema = R"({"type": "string", "enum": ["base", "plan", "indicators"]})",
                                      .help_de = "Welcher Kachelsatz",
                                      .example = "base",
                                      .required = true},
                                     {.name = "indicator",
                                      .schema = R"({"type": "string"})",
                                      .help_de = "Nur für indicators: welcher Indikator; sonst der erste"}};

Answer answer(Call const& call) {
  auto const tileset = find_tileset(call);
  if (!tileset) { return tl::unexpected{tileset.error()}; }
  return json_response(tileset_json(call, **tileset, Detail::kFull));
}

}  // namespace

extern constinit Endpoint const ogc_tileset{
    .id = "ogc_tileset",
    .path = "/ogc/tiles/{tileset}",
    .group_de = "Kacheln",
    .summary_de = "Ein Kachelsatz",
    .description_de = "Ebenen, Grenzen der Kacheln je Zoomstufe und die Adresse der Kacheln als Vorlage.",
    .parameters = kParameters,
    .schema = R"({"type": "object", "required": ["dataType", "crs", "tileMatrixSetURI", "links"]})",
    .example = "/ogc/tiles/base",
    .answer = answer};

}  // namespace leitbild::server
