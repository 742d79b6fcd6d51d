// One feature (OGC API – Features Part 1, 7.16).
#include <fmt/format.h>

#include "exchange/geojson/write_geojson.h"
#include "server/features/collection_json.h"
#include "server/features/coordinate_form.h"
#include "server/features/html.h"
#include "server/features/item_output.h"
#include "server/texts.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {kCollectionParameter,
                                     {.name = "feature",
                                      .in = In::kPath,
                                      .schema = R"({"type": "string"})",
                                      .help_de = "Kennung des Objekts",
                                      .example = "KLI-07",
                                      .required = true},
                                     {.name = "crs",
                                      .schema = R"({"type": "string"})",
                                      .help_de = "Koordinatensystem der Antwort; ohne Angabe CRS84 (Länge, Breite)"},
                                     kFormParameter,
                                     kLanguageParameter};

std::vector<Link> links_of(Call const& call, Collection const& collection, Item const& item, bool html) {
  auto out = self_links(call, kGeoJson, html);
  out.push_back(
      {address(call, "/ogc/collections/" + collection.id), "collection", kJson, collection.title.in(call.language)});
  if (auto page = page_of(call, collection, item)) { out.push_back(*std::move(page)); }
  return out;
}

Response as_page(Call const& call, Collection const& collection, Item const& item) {
  auto const german = call.language == Language::kGerman;
  auto body = std::string{"<dl>"};
  for (auto i = std::size_t{0}; i < collection.properties.size(); ++i) {
    auto const& property = collection.properties[i];
    body += fmt::format("<dt>{}</dt><dd>{}</dd>", escaped(either(property.title_de, property.title_en, call.language)),
                        value_html(property, item.feature.values[i], call.language));
  }
  body += "</dl>";
  if (auto const page = page_of(call, collection, item)) {
    body += fmt::format("<p>{}</p>", link_to(page->href, page->title));
  }
  auto const here = address(call, "/ogc/collections/" + collection.id);
  return html_page(call, item.feature.id,
                   way_to(call, {{address(call, "/ogc/collections") + "?f=html", german ? "Sammlungen" : "Collections"},
                                 {here + "?f=html", collection.title.in(call.language)},
                                 {here + "/items?f=html", german ? "Objekte" : "Features"}}),
                   body, links_of(call, collection, item, true));
}

Response as_json(Call const& call, Collection const& collection, Item const& item, CrsChoice const& crs) {
  auto text = std::string{};
  exchange::append_feature(text, item.feature, collection.properties, FromDegrees{crs}(item.feature.shapes),
                           coordinate_form(crs), true);
  text += R"(,"links":)" + to_json(links_of(call, collection, item, false)).dump() + "}";
  auto out = text_response(std::string{kGeoJson}, std::move(text));
  add_crs_header(out, crs);
  return out;
}

Answer answer(Call const& call) {
  auto const collection = find_collection(call);
  if (!collection) { return tl::unexpected{collection.error()}; }
  auto const html = wants_html(call);
  if (!html) { return tl::unexpected{html.error()}; }
  auto const& choices = call.site.derived<Collections>().crs();
  auto crs = choices.front();
  if (auto const& asked = call.values.text("crs"); !asked.empty()) {
    auto read = read_crs(asked, choices);
    if (!read) { return tl::unexpected{bad_parameter("crs", std::move(read).error())}; }
    crs = *read;
  }
  auto const& id = call.values.text("feature");
  auto const item = find_item(**collection, id);
  if (item == nullptr) {
    return tl::unexpected{
        not_found({.de = fmt::format("In „{}“ gibt es kein Objekt „{}“.", (*collection)->id, id),
                   .en = fmt::format("There is no feature \"{}\" in \"{}\".", id, (*collection)->id)})};
  }
  return *html ? as_page(call, **collection, *item) : as_json(call, **collection, *item, crs);
}

}  // namespace

extern constinit Endpoint const ogc_item{.id = "ogc_item",
                                         .path = "/ogc/collections/{collection}/items/{feature}",
                                         .group_de = "OGC API",
                                         .summary_de = "Ein Objekt einer Sammlung",
                                         .description_de = "Als GeoJSON oder als Seite.",
                                         .parameters = kParameters,
                                         .type = "application/geo+json",
                                         .schema = R"({"$ref": "#/components/schemas/Feature"})",
                                         .example = "/ogc/collections/measures/items/KLI-07",
                                         .answer = answer};

}  // namespace leitbild::server
