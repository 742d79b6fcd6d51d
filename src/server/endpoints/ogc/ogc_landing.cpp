// Where programs begin (OGC API – Features Part 1, 7.2).
#include <fmt/format.h>

#include "server/features/html.h"
#include "server/features/links.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {kFormParameter, kLanguageParameter};

std::vector<Link> links_of(Call const& call, bool html) {
  auto const german = call.language == Language::kGerman;
  auto out = self_links(call, kJson, html);
  auto const add = [&](std::string_view path, std::string_view rel, std::string_view type, std::string de,
                       std::string en) {
    out.push_back(
        {.href = address(call, path), .rel = rel, .type = type, .title = german ? std::move(de) : std::move(en)});
  };
  add("/ogc/api", "service-desc", "application/vnd.oai.openapi+json;version=3.0",
      "Beschreibung dieser Schnittstelle (OpenAPI 3.0)", "Description of this interface (OpenAPI 3.0)");
  add("/api/openapi.json", "related", "application/vnd.oai.openapi+json;version=3.1",
      "Beschreibung aller Schnittstellen (OpenAPI 3.1)", "Description of all interfaces (OpenAPI 3.1)");
  out.push_back({.href = address(call, "/ogc/api") + "?f=html",
                 .rel = "service-doc",
                 .type = kHtml,
                 .title = german ? "Beschreibung zum Lesen" : "Description for reading"});
  add("/ogc/conformance", "conformance", kJson, "Erfüllte Anforderungen", "Conformance");
  add("/ogc/collections", "data", kJson, "Sammlungen", "Collections");
  add("/ogc/tiles", "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", kJson, "Vektorkacheln", "Vector tiles");
  add("/ogc/tileMatrixSets", "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes", kJson, "Kachelschemata",
      "Tiling schemes");
  add("/catalog", "describedby", "application/ld+json", "Katalog (DCAT-AP.de)", "Catalogue (DCAT-AP.de)");
  return out;
}

Answer answer(Call const& call) {
  auto const html = wants_html(call);
  if (!html) { return tl::unexpected{html.error()}; }
  auto const german = call.language == Language::kGerman;
  auto const links = links_of(call, *html);
  auto const title = call.site.plan().title;
  auto const description = german ? fmt::format("Offene Schnittstelle zum Plan von {}: OGC API – Features und Tiles.",
                                                call.site.city().info.name)
                                  : fmt::format("Open interface to the plan of {}: OGC API – Features and Tiles.",
                                                call.site.city().info.name);
  if (!*html) { return json_response({{"title", title}, {"description", description}, {"links", to_json(links)}}); }
  auto list = std::string{};
  for (auto const& link : links) {
    if (link.rel != "self" && link.rel != "alternate") {
      list += fmt::format("<li>{}</li>", link_to(link.href + (link.type == kJson ? "?f=html" : ""), link.title));
    }
  }
  return html_page(call, title, {}, fmt::format("<p>{}</p><ul>{}</ul>", escaped(description), list), links);
}

}  // namespace

extern constinit Endpoint const ogc_landing{
    .id = "ogc_landing",
    .path = "/ogc",
    .group_de = "OGC API",
    .summary_de = "Einstieg in OGC API – Features und Tiles",
    .description_de = "Links zu Beschreibung, Sammlungen und Kacheln; als JSON und als Seite.",
    .parameters = kParameters,
    .schema = R"({"type": "object", "required": ["title", "links"], "properties": {"title": {"type": "string"},
      "description": {"type": "string"}, "links": {"type": "array", "items": {"$ref": "#/components/schemas/Link"}}}})",
    .example = "/ogc",
    .answer = answer};

}  // namespace leitbild::server
