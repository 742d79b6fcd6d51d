// All collections (OGC API – Features Part 1, 7.13; Part 2, 6.2).
#include <fmt/format.h>

#include "server/features/collection_json.h"
#include "server/features/html.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {kFormParameter, kLanguageParameter};

std::string list_html(Call const& call, Collections const& collections) {
  auto const german = call.language == Language::kGerman;
  auto rows = std::vector<std::vector<std::string>>{};
  for (auto const& collection : collections.all()) {
    rows.push_back(
        {link_to(address(call, "/ogc/collections/" + collection.id) + "?f=html", collection.title.in(call.language)),
         escaped(collection.description.in(call.language)), fmt::format("{}", collection.count())});
  }
  auto const headings = german ? std::vector<std::string>{"Sammlung", "Inhalt", "Anzahl"}
                               : std::vector<std::string>{"Collection", "Content", "Number"};
  return html_table(german ? "Sammlungen" : "Collections", headings, rows);
}

Answer answer(Call const& call) {
  auto const html = wants_html(call);
  if (!html) { return tl::unexpected{html.error()}; }
  auto const& collections = call.site.derived<Collections>();
  auto const links = self_links(call, kJson, *html);
  if (*html) {
    auto const title = call.language == Language::kGerman ? "Sammlungen" : "Collections";
    return html_page(call, title, way_to(call, {}), list_html(call, collections), links);
  }
  auto all = Json::array();
  for (auto const& collection : collections.all()) {
    auto entry = collection_json(call, collections, collection);
    auto own = collection_links(call, collection);
    own.insert(own.begin(), {.href = address(call, "/ogc/collections/" + collection.id),
                             .rel = "self",
                             .type = kJson,
                             .title = collection.title.in(call.language)});
    entry["links"] = to_json(own);
    all.push_back(std::move(entry));
  }
  auto crs = Json::array();
  for (auto const& choice : collections.crs()) { crs.push_back(choice.uri); }
  return json_response({{"links", to_json(links)}, {"collections", std::move(all)}, {"crs", std::move(crs)}});
}

}  // namespace

extern constinit Endpoint const ogc_collections{
    .id = "ogc_collections",
    .path = "/ogc/collections",
    .group_de = "OGC API",
    .summary_de = "Alle Sammlungen",
    .description_de = "Mit Ausdehnung, Koordinatensystemen, Quelle und Links.",
    .parameters = kParameters,
    .schema = R"({"type": "object", "required": ["links", "collections"]})",
    .example = "/ogc/collections",
    .answer = answer};

}  // namespace leitbild::server
