#include "server/tiles/mercator.h"
#include "server/tiles/tilesets.h"

namespace leitbild::server {
namespace {

// From which zoom on something is worth its bytes: a street of a dwelling area is less than a pixel apart from the next
// one before 12, a house is a pixel wide at 13.
constexpr std::uint32_t kMainStreetsFrom = 8;
constexpr std::uint32_t kStreetsFrom = 12;
constexpr std::uint32_t kPathsFrom = 13;
constexpr std::uint32_t kBuildingsFrom = 13;
constexpr std::uint32_t kPlacesFrom = 13;
constexpr std::uint32_t kStopsFrom = 12;
constexpr std::uint32_t kStatisticalDistrictsFrom = 11;

constexpr std::string_view kBuildingUseIds[city::kBuildingUses] = {"unknown",    "residential", "commercial",
                                                                   "industrial", "public",      "outbuilding"};

using Shapes = std::vector<geo::Shape>;

std::shared_ptr<IndexedShapes const> indexed(Shapes shapes) {
  return std::make_shared<IndexedShapes const>(std::move(shapes));
}

std::uint32_t first_zoom(city::StreetKind kind) {
  switch (kind) {
    case city::StreetKind::kMain: return kMainStreetsFrom;
    case city::StreetKind::kResidential: return kStreetsFrom;
    default: return kPathsFrom;
  }
}

TileLayer streets(city::City const& city, ToMercator const& carry) {
  auto shapes = Shapes{};
  auto const& edges = city.streets->edges;
  for (auto i = std::size_t{0}; i < edges.size(); ++i) {
    shapes.push_back(carry(city::course(*city.streets, city::EdgeId{i})));
  }
  return {.name = "streets",
          .title = {.de = "Straßen und Wege", .en = "Streets and paths"},
          .kind = LayerShape::kLines,
          .from_zoom = kMainStreetsFrom,
          .tags = {{.key = "kind",
                    .type = TagType::kText,
                    .help_de = "Art: main, residential, service, pedestrian, "
                               "footway, path, track, steps, cycleway"}},
          .content = indexed(std::move(shapes)),
          .describe = [layer = city.streets](std::size_t row, std::uint32_t zoom, TileLayer::Tags& tags) {
            auto const kind = layer->edges[city::EdgeId{row}].kind;
            tags.push_back({"kind", city::kStreetKinds[static_cast<std::size_t>(kind)].id});
            return zoom >= first_zoom(kind);
          }};
}

TileLayer buildings(city::City const& city, ToMercator const& carry) {
  auto shapes = Shapes{};
  for (auto const& building : city.buildings->rows) {
    shapes.push_back(carry(geo::MultiPolygon{{.outer = building.footprint, .holes = {}}}));
  }
  return {.name = "buildings",
          .title = {.de = "Gebäude", .en = "Buildings"},
          .kind = LayerShape::kAreas,
          .from_zoom = kBuildingsFrom,
          .tags = {{.key = "use",
                    .type = TagType::kText,
                    .help_de = "Nutzung: unknown, residential, commercial, "
                               "industrial, public, outbuilding"},
                   {.key = "levels", .type = TagType::kNumber, .help_de = "Vollgeschosse, wo sie bekannt sind"}},
          .content = indexed(std::move(shapes)),
          .describe = [layer = city.buildings](std::size_t row, std::uint32_t, TileLayer::Tags& tags) {
            auto const& building = layer->rows[city::BuildingId{row}];
            tags.push_back({"use", kBuildingUseIds[static_cast<std::size_t>(building.use)]});
            if (building.levels > 0) { tags.push_back({"levels", std::int64_t{building.levels}}); }
            return true;
          }};
}

TileLayer green(city::City const& city, ToMercator const& carry) {
  auto shapes = Shapes{};
  for (auto const& area : city.landcover->green) { shapes.push_back(carry(area.shape)); }
  return {.name = "green",
          .title = {.de = "Grünflächen und Wald", .en = "Green and forest"},
          .kind = LayerShape::kAreas,
          .from_zoom = 0,
          .tags = {{.key = "kind", .type = TagType::kText, .help_de = "park oder forest"},
                   {.key = "name", .type = TagType::kText, .help_de = "Name, wo es einen gibt"}},
          .content = indexed(std::move(shapes)),
          .describe = [layer = city.landcover](std::size_t row, std::uint32_t, TileLayer::Tags& tags) {
            auto const& area = layer->green[city::GreenId{row}];
            tags.push_back({"kind", std::string_view{area.forest ? "forest" : "park"}});
            if (!area.name.empty()) { tags.push_back({"name", std::string_view{area.name}}); }
            return true;
          }};
}

/// Water is a layer of its own: it lies above all other uses.
TileLayer land(city::City const& city, ToMercator const& carry, bool water) {
  auto shapes = Shapes{};
  auto uses = std::vector<city::LandUse>{};
  for (auto const& patch : city.landcover->patches) {
    if ((patch.use == city::LandUse::kWater) != water) { continue; }
    shapes.push_back(carry(patch.shape));
    uses.push_back(patch.use);
  }
  return {.name = water ? "water" : "landuse",
          .title = water ? Words{.de = "Gewässer", .en = "Water"} : Words{.de = "Flächennutzung", .en = "Land use"},
          .kind = LayerShape::kAreas,
          .from_zoom = 0,
          .tags = {{.key = "use",
                    .type = TagType::kText,
                    .help_de = "Nutzung: residential, commercial, industrial, public, traffic, "
                               "farmland, gardens, cemetery, meadow, forest, park, sport, water"}},
          .content = indexed(std::move(shapes)),
          .describe = [uses = std::move(uses)](std::size_t row, std::uint32_t, TileLayer::Tags& tags) {
            tags.push_back({"use", city::kLandUses[static_cast<std::size_t>(uses[row])].id});
            return true;
          }};
}

TileLayer stops(city::City const& city, ToMercator const& carry) {
  auto shapes = Shapes{};
  for (auto const& stop : city.transit->stops) { shapes.emplace_back(carry(stop.at)); }
  return {.name = "stops",
          .title = {.de = "Haltestellen", .en = "Stops"},
          .kind = LayerShape::kPoints,
          .from_zoom = kStopsFrom,
          .tags = {{.key = "name", .type = TagType::kText, .help_de = "Name"},
                   {.key = "departures_per_hour",
                    .type = TagType::kNumber,
                    .help_de = "Abfahrten je Stunde, wo es einen "
                               "Fahrplan gibt"}},
          .content = indexed(std::move(shapes)),
          .describe = [layer = city.transit](std::size_t row, std::uint32_t, TileLayer::Tags& tags) {
            auto const& stop = layer->stops[city::StopId{row}];
            tags.push_back({"name", std::string_view{stop.name}});
            if (stop.departures_per_hour) { tags.push_back({"departures_per_hour", *stop.departures_per_hour}); }
            return true;
          }};
}

TileLayer facilities(city::City const& city, ToMercator const& carry) {
  auto shapes = Shapes{};
  for (auto const& facility : city.facilities->rows) { shapes.emplace_back(carry(facility.at)); }
  return {.name = "facilities",
          .title = {.de = "Einrichtungen", .en = "Facilities"},
          .kind = LayerShape::kPoints,
          .from_zoom = kPlacesFrom,
          .tags = {{.key = "category", .type = TagType::kText, .help_de = "Art, wie in der Sammlung facilities"},
                   {.key = "name", .type = TagType::kText, .help_de = "Name, wo es einen gibt"}},
          .content = indexed(std::move(shapes)),
          .describe = [layer = city.facilities](std::size_t row, std::uint32_t, TileLayer::Tags& tags) {
            auto const& facility = layer->rows[city::FacilityId{row}];
            tags.push_back({"category", city::info(facility.category).id});
            if (!facility.name.empty()) { tags.push_back({"name", std::string_view{facility.name}}); }
            return !facility.closed;
          }};
}

/// Outlines, or a point for the name inside each.
TileLayer districts(city::City const& city, ToMercator const& carry, bool labels) {
  auto shapes = Shapes{};
  for (auto const& district : city.districts->rows) {
    if (labels) {
      shapes.emplace_back(carry(district.label));
    } else {
      shapes.push_back(carry(district.shape));
    }
  }
  return {.name = labels ? "district_labels" : "districts",
          .title = labels ? Words{.de = "Namen der Bezirke", .en = "Names of districts"}
                          : Words{.de = "Bezirke", .en = "Districts"},
          .kind = labels ? LayerShape::kPoints : LayerShape::kAreas,
          .from_zoom = 0,
          .tags = {{.key = "code", .type = TagType::kText, .help_de = "Kürzel"},
                   {.key = "name", .type = TagType::kText, .help_de = "Name"},
                   {.key = "level", .type = TagType::kText, .help_de = "city, ortsbezirk oder statistical"}},
          .content = indexed(std::move(shapes)),
          .describe = [layer = city.districts](std::size_t row, std::uint32_t zoom, TileLayer::Tags& tags) {
            auto const& district = layer->rows[city::DistrictId{row}];
            tags.push_back({"code", std::string_view{district.code}});
            tags.push_back({"name", std::string_view{district.name}});
            tags.push_back({"level", city::name(district.level)});
            return district.level != city::Level::kStatistical || zoom >= kStatisticalDistrictsFrom;
          }};
}

}  // namespace

std::vector<TileLayer> base_layers(Site const& site) {
  auto const& city = site.city();
  auto const carry = ToMercator{city};
  if (!carry.knows_the_way()) { return {}; }
  auto out = std::vector<TileLayer>{};
  out.push_back(land(city, carry, false));
  out.push_back(green(city, carry));
  out.push_back(land(city, carry, true));
  out.push_back(buildings(city, carry));
  out.push_back(streets(city, carry));
  out.push_back(districts(city, carry, false));
  out.push_back(stops(city, carry));
  out.push_back(facilities(city, carry));
  out.push_back(districts(city, carry, true));
  return out;
}

}  // namespace leitbild::server
