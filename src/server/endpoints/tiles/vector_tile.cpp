// A tile of a tileset. Its address has the order that web maps use: zoom, column, row.
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
                                     {.name = "z",
                                      .in = In::kPath,
                                      .schema = R"({"type": "integer", "minimum": 0, "maximum": 22})",
                                      .help_de = "Zoomstufe",
                                      .example = "12"},
                                     {.name = "x",
                                      .in = In::kPath,
                                      .schema = R"({"type": "integer", "minimum": 0, "maximum": 4194303})",
                                      .help_de = "Spalte, von Westen gezählt",
                                      .example = "2136"},
                                     {.name = "y",
                                      .in = In::kPath,
                                      .schema = R"({"type": "integer", "minimum": 0, "maximum": 4194303})",
                                      .help_de = "Zeile, von Norden gezählt",
                                      .example = "1399"},
                                     {.name = "indicator",
                                      .schema = R"({"type": "string"})",
                                      .help_de = "Nur für indicators: welcher Indikator; sonst der erste"}};

Answer answer(Call const& call) {
  auto const tileset = find_tileset(call);
  if (!tileset) { return tl::unexpected{tileset.error()}; }
  auto const part = [&](std::string_view name) { return static_cast<std::uint32_t>(*call.values.integer(name)); };
  auto const address = TileAddress{.zoom = part("z"), .column = part("x"), .row = part("y")};
  auto const side = std::uint32_t{1} << address.zoom;
  if (address.column >= side || address.row >= side) {
    return tl::unexpected{not_found(
        {.de = fmt::format("In Zoomstufe {} gibt es die Spalten und Zeilen 0 bis {}.", address.zoom, side - 1),
         .en = fmt::format("Zoom level {} has columns and rows 0 to {}.", address.zoom, side - 1)})};
  }
  return text_response(std::string{kTileType}, (*tileset)->tile(address));
}

}  // namespace

extern constinit Endpoint const vector_tile{
    .id = "vector_tile",
    .path = "/tiles/{tileset}/{z}/{x}/{y}",
    .group_de = "Kacheln",
    .summary_de = "Vektorkachel",
    .description_de = "Mapbox Vector Tile 2.1 in WebMercatorQuad. Eine Kachel ohne Inhalt ist leer.",
    .parameters = kParameters,
    .type = "application/vnd.mapbox-vector-tile",
    .example = "/tiles/base/12/2136/1399",
    .answer = answer};

}  // namespace leitbild::server
