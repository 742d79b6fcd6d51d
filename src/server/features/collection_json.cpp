#include "server/features/collection_json.h"

#include <fmt/format.h>

namespace leitbild::server {
namespace {

Json moment_or_null(std::optional<Date> const& day, std::string_view time) {
  return day ? Json(fmt::format("{}T{}Z", iso(*day), time)) : Json(nullptr);
}

Json extent_json(Collection const& collection) {
  auto out = Json::object();
  if (auto const box = collection.extent(); !box.empty()) {
    out["spatial"] = {{"bbox", {{box.low.x, box.low.y, box.high.x, box.high.y}}}, {"crs", kCrs84}};
  }
  if (collection.interval.from || collection.interval.to) {
    auto const interval = Json::array(
        {moment_or_null(collection.interval.from, "00:00:00"), moment_or_null(collection.interval.to, "23:59:59")});
    out["temporal"] = {{"interval", Json::array({interval})},
                       {"trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"}};
  }
  return out;
}

}  // namespace

std::vector<Link> collection_links(Call const& call, Collection const& collection) {
  auto const german = call.language == Language::kGerman;
  auto const here = address(call, "/ogc/collections/" + collection.id);
  auto out = std::vector<Link>{};
  out.push_back({here + "/items", "items", kGeoJson, german ? "Objekte als GeoJSON" : "Features as GeoJSON"});
  out.push_back({here + "/items?f=html", "items", kHtml, german ? "Objekte als Seite" : "Features as a page"});
  out.push_back({here + "/items?f=csv", "enclosure", "text/csv", german ? "Alle als CSV" : "All as CSV"});
  out.push_back({here + "/items?f=xlsx", "enclosure", kXlsx, german ? "Alle als Excel-Datei" : "All as an Excel file"});
  out.push_back(
      {here + "/items?f=gpkg", "enclosure", kGeoPackage, german ? "Alle als GeoPackage" : "All as a GeoPackage"});
  out.push_back({here + "/queryables", "http://www.opengis.net/def/rel/ogc/1.0/queryables", kSchemaJson,
                 german ? "Wonach sich filtern lässt" : "Queryables"});
  return out;
}

Json collection_json(Call const& call, Collections const& collections, Collection const& collection) {
  auto crs = Json::array();
  for (auto const& choice : collections.crs()) { crs.push_back(choice.uri); }
  auto description = collection.description.in(call.language);
  if (!collection.mark.de.empty()) { description += fmt::format(" ({})", collection.mark.in(call.language)); }
  auto out = Json{{"id", collection.id},
                  {"title", collection.title.in(call.language)},
                  {"description", std::move(description)},
                  {"itemType", "feature"},
                  {"extent", extent_json(collection)},
                  {"crs", std::move(crs)},
                  {"storageCrs", collections.storage_crs()},
                  {"count", collection.count()}};
  if (!collection.mark.de.empty()) { out["mark"] = collection.mark.in(call.language); }
  if (!collection.source.empty()) { out["attribution"] = collection.source; }
  if (!collection.licence.empty()) { out["licence"] = collection.licence; }
  if (!collection.date.empty()) { out["data_date"] = collection.date; }
  return out;
}

tl::expected<Collection const*, HttpProblem> find_collection(Call const& call) {
  auto const& collections = call.site.derived<Collections>();
  auto const& id = call.values.text("collection");
  if (auto const* const found = collections.find(id)) { return found; }
  auto ids = std::vector<std::string>{};
  for (auto const& collection : collections.all()) { ids.push_back(collection.id); }
  return tl::unexpected{
      not_found({.de = fmt::format("Es gibt keine Sammlung „{}“; es gibt {}.", id, fmt::join(ids, ", ")),
                 .en = fmt::format("There is no collection \"{}\"; there are {}.", id, fmt::join(ids, ", "))})};
}

}  // namespace leitbild::server
