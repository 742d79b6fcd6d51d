#include "import/stops/read_stops.h"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "geo/area.h"
#include "geo/prepared_area.h"
#include "import/osm/classify.h"
#include "import/osm/gather_places.h"
#include "import/place_table.h"

namespace leitbild::importing {
namespace {

constexpr auto kNameFields =
    std::to_array<std::string_view>({"name", "stop_name", "haltestelle", "bezeichnung", "haltestellenname"});

bool is_osm_export(PlaceTable const& table) {
  constexpr auto kHighway = std::to_array<std::string_view>({"highway"});
  constexpr auto kTransit = std::to_array<std::string_view>({"public_transport", "railway"});
  return table.column(kHighway) && table.column(kTransit);
}

bool is_stop(Classifier& meaning_of, PlaceTable const& table, PlaceRow const& row) {
  auto of_row = std::vector<Tag>{};
  for (auto i = std::size_t{0}; i < row.values.size(); ++i) {
    if (!row.values[i].empty()) { of_row.push_back({table.columns[i], row.values[i]}); }
  }
  return meaning_of(of_row).stop;
}

Result<std::optional<std::size_t>> name_column(PlaceTable const& table, std::string const& wanted) {
  if (wanted.empty()) { return table.column(kNameFields); }
  auto const name = std::string_view{wanted};
  if (auto const found = table.column({&name, 1})) { return found; }
  return fail(fmt::format("es gibt keine Spalte „{}“; die Datei hat: {}", wanted, fmt::join(table.columns, ", ")),
              table.name);
}

geo::MultiPolygon coverage_of(geo::Box const& reach, geo::MultiPolygon const& boundary, geo::MultiPolygon const& clip) {
  return geo::united({boundary, geo::intersection(geo::rectangle(reach), clip)});
}

}  // namespace

Result<ImportedStops> read_stops(std::filesystem::path const& file, std::string const& name_field,
                                 geo::MultiPolygon const& boundary, geo::MultiPolygon const& clip, geo::Crs crs) {
  TRY(auto const table, read_places(file, crs));
  TRY(auto const name, name_column(table, name_field));
  TRY(auto const tags, embedded_tag_table());
  auto meaning_of = Classifier{tags};
  auto const by_tags = is_osm_export(table);
  auto out = ImportedStops{};
  out.report.layer = "Haltestellen aus einer Liste";
  auto const area = geo::PreparedArea{clip};
  auto drawn = std::vector<city::Stop>{};
  auto reach = geo::Box{};
  for (auto const& row : table.rows) {
    auto const label = name ? row.values[*name] : std::string{};
    if (by_tags && !is_stop(meaning_of, table, row)) {
      skip(out.report, "Punkte, an denen niemand wartet (z. B. Haltepunkt der Fahrzeuge)", label);
    } else if (!row.at) {
      skip(out.report, "Haltestellen ohne Ort", label);
    } else {
      reach.add(*row.at);
      if (!area.contains(*row.at)) {
        skip(out.report, "Haltestellen weiter als 2 km vor der Stadt", "");
      } else {
        drawn.push_back({.name = label, .at = *row.at});
      }
    }
  }
  if (drawn.empty()) { return fail("keine Haltestelle der Datei liegt in der Stadt oder bis 2 km davor", table.name); }
  auto merged = merged_stops(drawn);
  out.report.counts.push_back(fmt::format("{} Haltestellen aus {} Punkten (Steige gleichen Namens im Umkreis von {} m)",
                                          format_number(static_cast<double>(merged.stops.size()), 0),
                                          format_number(static_cast<double>(drawn.size()), 0),
                                          format_number(kSameStop.value, 0)));
  out.transit.stops.rows = std::move(merged.stops);
  out.transit.coverage = coverage_of(reach, boundary, clip);
  return out;
}

}  // namespace leitbild::importing
