// What a collection can be filtered by (OGC API – Features Part 3, queryables), as a JSON schema.
#include <fmt/format.h>

#include "server/features/collection_json.h"
#include "server/features/html.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {kCollectionParameter, kFormParameter, kLanguageParameter};

std::string list_html(Call const& call, Collection const& collection) {
  auto rows = std::vector<std::vector<std::string>>{};
  for (auto const& filter : collection.filters) {
    auto const choices = filter.schema.contains("enum")
                             ? fmt::format("{}", fmt::join(filter.schema["enum"].get<std::vector<std::string>>(), ", "))
                             : std::string{};
    rows.push_back(
        {escaped(filter.key), escaped(filter.title.in(call.language)), escaped(filter.help.de), escaped(choices)});
  }
  auto const german = call.language == Language::kGerman;
  auto const headings = german ? std::vector<std::string>{"Parameter", "Bedeutung", "Hinweis", "Werte"}
                               : std::vector<std::string>{"Parameter", "Meaning", "Note (German)", "Values"};
  return html_table(german ? "Filter" : "Filters", headings, rows);
}

Answer answer(Call const& call) {
  auto const found = find_collection(call);
  if (!found) { return tl::unexpected{found.error()}; }
  auto const html = wants_html(call);
  if (!html) { return tl::unexpected{html.error()}; }
  auto const& collection = **found;
  auto const here = address(call, "/ogc/collections/" + collection.id);
  if (*html) {
    auto const german = call.language == Language::kGerman;
    return html_page(call, german ? "Wonach sich filtern lässt" : "Queryables",
                     way_to(call, {{here + "?f=html", collection.title.in(call.language)}}),
                     list_html(call, collection), self_links(call, kSchemaJson, true));
  }
  auto properties = Json::object();
  for (auto const& filter : collection.filters) { properties[filter.key] = filter.schema; }
  auto out = json_response({{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                            {"$id", here + "/queryables"},
                            {"type", "object"},
                            {"title", collection.title.in(call.language)},
                            {"description", collection.description.in(call.language)},
                            {"properties", std::move(properties)},
                            {"additionalProperties", false}});
  out.type = kSchemaJson;
  return out;
}

}  // namespace

extern constinit Endpoint const ogc_queryables{
    .id = "ogc_queryables",
    .path = "/ogc/collections/{collection}/queryables",
    .group_de = "OGC API",
    .summary_de = "Wonach sich eine Sammlung filtern lässt",
    .description_de =
        "Jede Eigenschaft ist ein Parameter von „items“; dazu Filter wie „year“, die keine Eigenschaft sind.",
    .parameters = kParameters,
    .type = "application/schema+json",
    .schema = R"({"type": "object", "required": ["properties"]})",
    .example = "/ogc/collections/measures/queryables",
    .answer = answer};

}  // namespace leitbild::server
