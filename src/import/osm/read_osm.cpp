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

Metres length_of(city::Streets const& streets) {
  auto total = Metres{};
  for (auto const& edge : streets.edges) { total += to_metres(edge.length); }
  return total;
}

ImportReport report_on(city::BuiltStreets const& built, ImportReport report) {
  report.counts.push_back(fmt::format("{} Kanten, {} Knoten, {} km zu Fuß nutzbar", number(built.streets.edges.size()),
                                      number(built.streets.nodes.size()), kilometres(length_of(built.streets))));
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

ImportReport report_on(std::vector<city::Building> const& buildings, ImportReport report) {
  report.layer = "Gebäude";
  report.counts.push_back(fmt::format("{} Umrisse", number(buildings.size())));
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

/// Joins what was collected with the coverage; the reports in the order of the layers.
OsmLayers layers_of(OsmFileFacts const& facts, city::StreetSketch sketch, ImportReport street_report,
                    PlaceCollector&& places) {
  auto out = OsmLayers{};
  out.date = facts.date;
  note_date_and_box(facts, street_report);
  auto built = build(sketch, kShortestIsland);
  out.reports.push_back(report_on(built, std::move(street_report)));
  out.streets = std::move(built.streets);

  auto const complete = completeness_of(sketch, places.buildings.size(), length_of(out.streets));
  auto facilities = merged_facilities(places.facilities);
  out.reports.push_back(report_on(facilities, std::move(places.facility_report)));
  out.facilities.coverage = coverage_if(!facilities.facilities.empty(), complete, out.reports.back());
  out.facilities.rows.rows = std::move(facilities.facilities);

  auto stops = merged_stops(places.stops);
  out.reports.push_back(report_on(stops));
  out.transit.coverage = coverage_if(!stops.stops.empty(), complete, out.reports.back());
  out.transit.stops.rows = std::move(stops.stops);

  auto green = united_green(places.green, places.clip.area(), sketch.crs);
  out.reports.push_back(report_on(green, std::move(places.green_report)));
  out.landcover.coverage =
      green_coverage(coverage_if(!green.empty(), complete, out.reports.back()), places.lost_green, out.reports.back());
  out.landcover.green.rows = std::move(green);

  out.reports.push_back(report_on(places.buildings, std::move(places.building_report)));
  out.buildings.coverage = coverage_if(!places.buildings.empty(), complete, out.reports.back());
  out.buildings.rows.rows = std::move(places.buildings);
  return out;
}

}  // namespace

Result<OsmLayers> read_osm(std::filesystem::path const& file, geo::MultiPolygon const& clip, geo::Crs crs) {
  TRY(auto const table, embedded_tag_table());
  TRY(auto const to_plane, geo::Transform::between(geo::kWgs84, crs));
  TRY(auto const window, window_around(clip, crs));
  auto const clip_area = ClipArea{clip};
  auto drawer = WayDrawer{table, to_plane, clip_area, crs};
  auto places = PlaceCollector{.table = table, .to_plane = to_plane, .clip = clip_area};
  auto visitor = OsmVisitor{};
  visitor.node = [&](OsmObject const& node, geo::LonLat at) { places.add_node(node, at); };
  visitor.way = [&](OsmObject const& way, std::span<OsmPoint const> points) {
    drawer.add(way, points);
    places.add_line(way, points);
  };
  visitor.wants_area = [&](Tags tags) { return places.wants_area(tags); };
  visitor.lost_area = [&](OsmObject const& object, LostBecause reason, std::vector<geo::Line> const& outline) {
    places.add_lost_area(object, reason, outline);
  };
  visitor.area = [&](OsmObject const& object, geo::MultiPolygon const& area) { places.add_area(object, area); };
  TRY(auto const facts, read_osm_file(file, window, visitor));
  TRY(auto sketch, finished_sketch(drawer.sketch(), facts, to_plane, clip_area, file));
  return layers_of(facts, std::move(sketch), drawer.report(), std::move(places));
}

}  // namespace leitbild::importing
