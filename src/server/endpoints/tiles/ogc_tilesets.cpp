// The tilesets (OGC API – Tiles Part 1, "Tilesets List").
#include <fmt/format.h>

#include "server/features/html.h"
#include "server/features/links.h"
#include "server/tiles/find_tileset.h"
#include "server/tiles/tileset_json.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {kFormParameter, kLanguageParameter};

Answer answer(Call const& call) {
  auto const html = wants_html(call);
  if (!html) { return tl::unexpected{html.error()}; }
  auto const all = call.site.derived<Tilesets>().all();
  auto const german = call.language == Language::kGerman;
  if (*html) {
    auto list = std::string{};
    for (auto const* const tileset : all) {
      list +=
          fmt::format("<li>{}: {}</li>", link_to(address(call, fmt::format("/ogc/tiles/{}", tileset->id)), tileset->id),
                      escaped(tileset->description.in(call.language)));
    }
    return html_page(call, german ? "Vektorkacheln" : "Vector tiles", way_to(call, {}), "<ul>" + list + "</ul>",
                     self_links(call, kJson, true));
  }
  auto tilesets = Json::array();
  for (auto const* const tileset : all) { tilesets.push_back(tileset_json(call, *tileset, Detail::kBrief)); }
  return json_response({{"links", to_json(self_links(call, kJson, false))}, {"tilesets", std::move(tilesets)}});
}

}  // namespace

extern constinit Endpoint const ogc_tilesets{
    .id = "ogc_tilesets",
    .path = "/ogc/tiles",
    .group_de = "Kacheln",
    .summary_de = "Die Kachelsätze",
    .description_de = "OGC API – Tiles: Grundkarte, Plan und Indikatoren als Vektorkacheln.",
    .parameters = kParameters,
    .schema = R"({"type": "object", "required": ["tilesets"]})",
    .example = "/ogc/tiles",
    .answer = answer};

}  // namespace leitbild::server
