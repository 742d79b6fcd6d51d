// Features of a collection (OGC API – Features Part 1, 7.15; Part 2: crs, bbox-crs), also as files.
#include "server/features/collection_json.h"
#include "server/features/item_output.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {
    kCollectionParameter,
    {.name = "limit",
     .schema = R"({"type": "integer", "minimum": 1, "default": 100})",
     .help_de =
         "Wie viele höchstens; mehr als 10.000 gilt als 10.000. Dateien (csv, xlsx, gpkg) enthalten alle gefundenen",
     .example = "10"},
    {.name = "offset",
     .schema = R"({"type": "integer", "minimum": 0, "maximum": 1000000000, "default": 0})",
     .help_de = "Wie viele davor übersprungen werden"},
    {.name = "bbox",
     .schema = R"({"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6})",
     .help_de = "Rechteck: vier Zahlen in der Reihenfolge der Achsen von bbox-crs, mit Höhen sechs. Objekte ohne Ort "
                "liegen in keinem"},
    {.name = "bbox-crs",
     .schema = R"({"type": "string"})",
     .help_de = "Koordinatensystem von bbox; ohne Angabe CRS84 (Länge, Breite)"},
    {.name = "datetime",
     .schema = R"({"type": "string"})",
     .help_de = "Tag, Zeitpunkt oder Spanne wie 2026-01-01/.. (RFC 3339); auch ein Jahr. Objekte ohne Datum gehören zu "
                "keiner Zeit",
     .example = "2027-01-01/2030-12-31"},
    {.name = "crs",
     .schema = R"({"type": "string"})",
     .help_de = "Koordinatensystem der Antwort; ohne Angabe CRS84 (Länge, Breite)"},
    {.name = "f",
     .schema = R"({"type": "string", "enum": ["json", "geojson", "html", "csv", "xlsx", "gpkg"]})",
     .help_de = "Form der Antwort; ohne Angabe nach „Accept“, sonst GeoJSON",
     .example = "json"},
    kLanguageParameter};

Answer answer(Call const& call) {
  auto const collection = find_collection(call);
  if (!collection) { return tl::unexpected{collection.error()}; }
  auto query = read_item_query(call, call.site.derived<Collections>(), **collection);
  if (!query) { return tl::unexpected{query.error()}; }
  auto const& form = call.values.text("f");
  auto const as_file = form == "csv" || form == "xlsx" || form == "gpkg";
  auto found = find_items(**collection, *std::move(query), as_file);
  if (!found) { return tl::unexpected{found.error()}; }
  if (as_file) { return items_file(call, *found, form); }
  auto const html = wants_html(call);
  if (!html) { return tl::unexpected{html.error()}; }
  return *html ? items_html(call, *found) : items_json(call, *std::move(found));
}

}  // namespace

extern constinit Endpoint const ogc_items{.id = "ogc_items",
                                          .path = "/ogc/collections/{collection}/items",
                                          .group_de = "OGC API",
                                          .summary_de = "Objekte einer Sammlung",
                                          .description_de =
                                              "Gefiltert nach Ort, Zeit und jeder Eigenschaft, die „queryables“ nennt "
                                              "(z. B. field=KLI, state=in_progress, year=2028). "
                                              "Unbekannte Parameter sind ein Fehler.",
                                          .parameters = kParameters,
                                          .type = "application/geo+json",
                                          .schema = R"({"$ref": "#/components/schemas/FeatureCollection"})",
                                          .example = "/ogc/collections/measures/items?limit=2",
                                          .other_parameters = true,
                                          .work = Work::kSlow,
                                          .answer = answer};

}  // namespace leitbild::server
