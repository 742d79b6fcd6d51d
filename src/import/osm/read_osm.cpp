#include <algorithm>
#include <future>

#include <fmt/format.h>

#include "base/text.h"
#include "geo/area.h"
#include "import/osm/collect_places.h"
#include "import/osm/coverage.h"
#include "import/osm/gather_places.h"
#include "import/osm/osm.h"
#include "import/osm/read_ways.h"

namespace leitbild::importing {
namespace {

std::string number(std::size_t count) { return format_number(static_cast<double>(count), 0); }
std::string kilometres(Metres length) { return format_number(length.value / 1000.0, 1); }

Metres length_of(city::Streets const& streets, auto const& counts) {
  auto total = Metres{};
  for (auto const& edge : streets.edges) {
    if (counts(edge)) { total += to_metres(edge.length); }
  }
  return total;
}

ImportReport report_on(city::BuiltStreets const& built, ImportReport report) {
  auto const walkable = length_of(built.streets, [](city::Edge const& edge) { return edge.walk; });
  auto const cyclable =
      length_of(built.streets, [](city::Edge const& edge) { return edge.bike != city::BikeAccess::kNone; });
  report.counts.push_back(
      fmt::format("{} Kanten, {} Knoten", number(built.streets.edges.size()), number(built.streets.nodes.size())));
  report.counts.push_back(
      fmt::format("{} km zu Fuß, {} km mit dem Rad nutzbar", kilometres(walkable), kilometres(cyclable)));
  if (built.dropped_islands > 0) {
    report.notes.push_back(fmt::format("{} Inseln ohne Anschluss weggelassen ({} km)", number(built.dropped_islands),
                                       kilometres(built.dropped_length)));
  }
  return report;
}

ImportReport report_on(MergedFacilities const& merged, ImportReport report) {
  report.layer = "Einrichtungen";
  for (auto const& category : city::kFacilityCategories) {
    auto const count = std::ranges::count(merged.facilities, category.category, &city::Facility::category);
    report.counts.push_back(fmt::format("{}: {}", category.title_de, number(static_cast<std::size_t>(count))));
  }
  if (merged.merged > 0) {
    report.notes.push_back(fmt::format("{} doppelt eingetragene zusammengefasst", number(merged.merged)));
  }
  return report;
}

ImportReport report_on(MergedStops const& merged) {
  auto report = ImportReport{.layer = "Haltestellen", .counts = {}, .skipped = {}, .notes = {}};
  report.counts.push_back(fmt::format("{} Haltestellen", number(merged.stops.size())));
  if (merged.merged > 0) {
    report.notes.push_back(
        fmt::format("{} weitere Steige derselben Haltestellen zusammengefasst", number(merged.merged)));
  }
  return report;
}

ImportReport report_on(std::vector<city::GreenArea> const& green, ImportReport report) {
  report.layer = "Grünflächen";
  for (auto const forest : {false, true}) {
    auto count = std::size_t{0};
    auto total = SquareMetres{};
    for (auto const& area : green) {
      if (area.forest != forest) { continue; }
      ++count;
      total += area.area;
    }
    report.counts.push_back(fmt::format("{}: {} Flächen, {} ha", forest ? "Wald" : "Parks und andere", number(count),
                                        format_number(total.value / 10'000.0, 1)));
  }
  return report;
}

ImportReport report_on(std::vector<city::Patch> const& patches, std::size_t trees, ImportReport report) {
  report.layer = "Bodennutzung";
  for (auto const& use : city::kLandUses) {
    auto const count = std::ranges::count(patches, use.use, &city::Patch::use);
    if (count > 0) {
      report.counts.push_back(fmt::format("{}: {}", use.title_de, number(static_cast<std::size_t>(count))));
    }
  }
  report.counts.push_back(fmt::format("{} einzelne Bäume (nie vollständig)", number(trees)));
  return report;
}

ImportReport report_on(std::vector<city::Building> const& buildings, ImportReport report) {
  report.layer = "Gebäude";
  auto const with_levels = std::ranges::count_if(buildings, [](city::Building const& b) { return b.levels > 0; });
  auto const with_use =
      std::ranges::count_if(buildings, [](city::Building const& b) { return b.use != city::BuildingUse::kUnknown; });
  report.counts.push_back(fmt::format("{} Umrisse, davon {} mit Geschosszahl und {} mit Nutzung",
                                      number(buildings.size()), number(static_cast<std::size_t>(with_levels)),
                                      number(static_cast<std::size_t>(with_use))));
  return report;
}

/// Where the extract holds everything, for the layers beside the streets.
struct Completeness {
  geo::MultiPolygon coverage;
  std::string filtered_because;  // not empty: the extract was cut down to streets
};

Completeness completeness_of(city::StreetSketch const& sketch, std::size_t buildings, Metres street_length) {
  // In German towns stand twenty and more buildings along a kilometre of street.
  constexpr auto kFewestBuildingsPerKilometre = 1.0;
  constexpr auto kEnoughStreets = Metres{50'000.0};
  auto const per_kilometre = static_cast<double>(buildings) / (street_length.value / 1000.0);
  if (street_length < kEnoughStreets || per_kilometre >= kFewestBuildingsPerKilometre) { return {sketch.coverage, {}}; }
  return {{},
          fmt::format("Der Auszug ist offenbar auf Straßen beschränkt ({} Gebäude auf {} km): keine Daten",
                      number(buildings), kilometres(street_length))};
}

/// An extract that holds nothing of a layer says nothing about it.
geo::MultiPolygon coverage_if(bool has_rows, Completeness const& complete, ImportReport& report) {
  if (!complete.filtered_because.empty()) {
    report.notes.push_back(complete.filtered_because);
    return {};
  }
  if (has_rows) { return complete.coverage; }
  report.notes.push_back("Der Auszug enthält nichts davon: keine Daten");
  return {};
}

geo::MultiPolygon green_coverage(geo::MultiPolygon const& coverage, std::span<geo::Line const> lost,
                                 ImportReport& report) {
  if (coverage.empty() || lost.empty()) { return coverage; }
  auto known = without_surroundings(coverage, lost);
  report.notes.push_back(
      fmt::format("Im Umkreis von 300 m um Grün mit unvollständigem Rand: keine Daten ({} km² von {} km²)",
                  format_number((geo::area(coverage).value - geo::area(known).value) / 1e6, 1),
                  format_number(geo::area(coverage).value / 1e6, 1)));
  return known;
}

void note_date_and_box(OsmFileFacts const& facts, ImportReport& streets) {
  if (facts.date.empty()) {
    streets.notes.push_back("Stand der Daten unbekannt: die Zeitstempel der Datei sind unbrauchbar");
  }
  if (!facts.box) {
    streets.notes.push_back("Der Auszug nennt seinen Umriss nicht: abgedeckt sind 500-m-Quadrate mit Straßen");
  }
}

/// Joins what was collected with the coverage; the reports in the order of the layers. The two steps that take longest,
/// the graph and the union of the green, do not need each other and are done side by side.
OsmLayers layers_of(OsmFileFacts const& facts, city::StreetSketch const& sketch, ImportReport street_report,
                    PlaceCollector&& places) {
  auto out = OsmLayers{};
  out.date = facts.date;
  note_date_and_box(facts, street_report);
  auto uniting = std::async(std::launch::async, [&] { return united_green(places.green, places.clip, sketch.crs); });
  auto built = build(sketch, kShortestIsland);
  out.reports.push_back(report_on(built, std::move(street_report)));
  out.streets = std::move(built.streets);

  auto const length = length_of(out.streets, [](city::Edge const&) { return true; });
  auto const complete = completeness_of(sketch, places.buildings.size(), length);
  auto facilities = merged_facilities(places.facilities);
  out.reports.push_back(report_on(facilities, std::move(places.facility_report)));
  out.facilities.coverage = coverage_if(!facilities.facilities.empty(), complete, out.reports.back());
  out.facilities.rows.rows = std::move(facilities.facilities);

  auto stops = merged_stops(places.stops);
  out.reports.push_back(report_on(stops));
  out.transit.coverage = coverage_if(!stops.stops.empty(), complete, out.reports.back());
  out.transit.stops.rows = std::move(stops.stops);

  auto green = uniting.get();
  out.reports.push_back(report_on(green, std::move(places.green_report)));
  out.landcover.coverage =
      green_coverage(coverage_if(!green.empty(), complete, out.reports.back()), places.lost_green, out.reports.back());
  out.landcover.green.rows = std::move(green);
  out.reports.push_back(report_on(places.patches, places.trees.size(), std::move(places.land_use_report)));
  out.landcover.patches = std::move(places.patches);
  out.landcover.trees = std::move(places.trees);

  out.reports.push_back(report_on(places.buildings, std::move(places.building_report)));
  out.buildings.coverage = coverage_if(!places.buildings.empty(), complete, out.reports.back());
  out.buildings.rows.rows = std::move(places.buildings);
  return out;
}

}  // namespace

Result<OsmLayers> read_osm(std::filesystem::path const& file, geo::MultiPolygon const& clip, geo::Crs crs) {
  TRY(auto const table, embedded_tag_table());
  TRY(auto exact, geo::Transform::between(geo::kWgs84, crs));
  TRY(auto const window, window_around(clip, crs));
  auto const to_plane = geo::WindowTransform{std::move(exact), window};
  auto const clip_area = ClipArea{clip};
  auto drawer = WayDrawer{to_plane, clip_area, crs};
  auto places = PlaceCollector{.to_plane = to_plane, .clip = clip_area};
  auto visitor = OsmVisitor{};
  visitor.node = [&](OsmObject const& node, geo::LonLat at) { places.add_node(node, at); };
  visitor.way = [&](OsmObject const& way, std::span<OsmPoint const> points) {
    drawer.add(way, points);
    places.add_line(way, points);
  };
  visitor.lost_area = [&](OsmObject const& object, LostBecause reason, std::vector<geo::Line> const& outline) {
    places.add_lost_area(object, reason, outline);
  };
  visitor.area = [&](OsmObject const& object, geo::MultiPolygon area) { places.add_area(object, std::move(area)); };
  TRY(auto const facts, read_osm_file(file, window, table, visitor));
  auto street_report = drawer.report();
  TRY(auto const sketch, finished_sketch(std::move(drawer).sketch(), facts, to_plane, clip_area, file));
  return layers_of(facts, sketch, std::move(street_report), std::move(places));
}

}  // namespace leitbild::importing
