// One collection (OGC API – Features Part 1, 7.14).
#include <fmt/format.h>

#include "server/features/collection_json.h"
#include "server/features/html.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {kCollectionParameter, kFormParameter, kLanguageParameter};

std::string pair_html(std::string_view term, std::string const& text) {
  return text.empty() ? std::string{} : fmt::format("<dt>{}</dt><dd>{}</dd>", escaped(term), escaped(text));
}

std::string body_of(Call const& call, Collection const& collection) {
  auto const german = call.language == Language::kGerman;
  auto out = fmt::format("<p>{}</p><dl>", escaped(collection.description.in(call.language)));
  out += pair_html(german ? "Anzahl" : "Number", fmt::format("{}", collection.count()));
  out += pair_html(german ? "Kennzeichnung" : "Mark", collection.mark.in(call.language));
  out += pair_html(german ? "Quelle" : "Source", collection.source);
  out += pair_html(german ? "Lizenz" : "Licence",
                   collection.licence.empty() ? (german ? "nicht angegeben" : "not stated") : collection.licence);
  out += pair_html(german ? "Datenstand" : "Data as of", collection.date);
  out += "</dl><ul>";
  for (auto const& link : collection_links(call, collection)) {
    out += fmt::format("<li>{}</li>", link_to(link.href, link.title));
  }
  return out + "</ul>";
}

Answer answer(Call const& call) {
  auto const found = find_collection(call);
  if (!found) { return tl::unexpected{found.error()}; }
  auto const html = wants_html(call);
  if (!html) { return tl::unexpected{html.error()}; }
  auto links = self_links(call, kJson, *html);
  if (*html) {
    return html_page(call, (*found)->title.in(call.language),
                     way_to(call, {{address(call, "/ogc/collections") + "?f=html",
                                    call.language == Language::kGerman ? "Sammlungen" : "Collections"}}),
                     body_of(call, **found), links);
  }
  auto out = collection_json(call, call.site.derived<Collections>(), **found);
  for (auto& link : collection_links(call, **found)) { links.push_back(std::move(link)); }
  out["links"] = to_json(links);
  return json_response(out);
}

}  // namespace

extern constinit Endpoint const ogc_collection{
    .id = "ogc_collection",
    .path = "/ogc/collections/{collection}",
    .group_de = "OGC API",
    .summary_de = "Eine Sammlung",
    .description_de = "Ausdehnung, Koordinatensysteme, Quelle, Lizenz und Datenstand einer Sammlung.",
    .parameters = kParameters,
    .schema = R"({"type": "object", "required": ["id", "links"]})",
    .example = "/ogc/collections/measures",
    .answer = answer};

}  // namespace leitbild::server
