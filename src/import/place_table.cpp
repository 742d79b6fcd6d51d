#include "import/place_table.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/text.h"
#include "import/boundaries/areas.h"
#include "import/boundaries/vector_file.h"
#include "import/csv_table.h"

namespace leitbild::importing {
namespace {

constexpr std::array<std::string_view, 6> kLon{"lon", "longitude", "laenge", "länge", "stop_lon", "lng"};
constexpr std::array<std::string_view, 5> kLat{"lat", "latitude", "breite", "stop_lat", "geografische breite"};
constexpr std::array<std::string_view, 5> kEast{"x", "ost", "easting", "rechtswert", "utm_x"};
constexpr std::array<std::string_view, 5> kNorth{"y", "nord", "northing", "hochwert", "utm_y"};
constexpr auto kMostProblems = std::size_t{20};

struct PlaceColumns {
  std::size_t x{}, y{};
  geo::Crs crs;
};

Result<PlaceColumns> place_columns(CsvTable const& table, geo::Crs crs) {
  auto const lon = table.column(kLon);
  auto const lat = table.column(kLat);
  if (lon && lat) { return PlaceColumns{*lon, *lat, geo::kWgs84}; }
  auto const east = table.column(kEast);
  auto const north = table.column(kNorth);
  if (east && north) { return PlaceColumns{*east, *north, crs}; }
  return fail(fmt::format("keine Spalten für den Ort: lon und lat (WGS84) oder x und y (EPSG:{}); gefunden: {}",
                          crs.epsg, table.header_text()),
              table.name());
}

/// Nothing where both cells are empty.
Result<std::optional<geo::Point>> place_in(CsvTable const& table, PlaceColumns const& columns,
                                           geo::Transform const& to_plane) {
  auto const x_text = table.cell(columns.x);
  auto const y_text = table.cell(columns.y);
  if (x_text.empty() && y_text.empty()) { return std::nullopt; }
  auto const x = number_in(x_text);
  auto const y = number_in(y_text);
  auto const is_degrees = columns.crs == geo::kWgs84;
  auto const possible = x && y && (!is_degrees || (std::abs(*x) <= 180.0 && std::abs(*y) <= 90.0));
  auto const at = possible ? to_plane({*x, *y}) : geo::Point{HUGE_VAL, HUGE_VAL};
  if (!std::isfinite(at.x) || !std::isfinite(at.y)) {
    return fail(fmt::format("({}; {}) ist kein Ort in EPSG:{}", x_text, y_text, columns.crs.epsg), table.where());
  }
  return at;
}

Result<PlaceTable> from_csv(std::filesystem::path const& file, geo::Crs crs) {
  TRY(auto table, CsvTable::open(file));
  TRY(auto const columns, place_columns(table, crs));
  TRY(auto const to_plane, geo::Transform::between(columns.crs, crs));
  auto out = PlaceTable{.name = table.name(), .columns = table.header(), .rows = {}};
  auto problems = Problems{};
  while (problems.list.size() < kMostProblems) {
    TRY(auto const there, table.next());
    if (!there) { break; }
    auto const at = place_in(table, columns, to_plane);
    if (!at) {
      problems.add(at.error());
      continue;
    }
    auto row = PlaceRow{.values = {}, .at = *at, .where = table.where()};
    for (auto i = std::size_t{0}; i < out.columns.size(); ++i) { row.values.emplace_back(table.cell(i)); }
    out.rows.push_back(std::move(row));
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

Result<PlaceTable> from_vector(std::filesystem::path const& file, geo::Crs crs) {
  TRY(auto const vector, VectorFile::open(file, VectorContent::kPlaces));
  auto out = PlaceTable{.name = file.filename().string(), .columns = vector.fields(), .rows = {}};
  for (auto const& feature : vector.features()) {
    auto row = PlaceRow{.values = feature.values, .at = {}, .where = fmt::format("{}: Nr. {}", out.name, feature.id)};
    for (auto& value : row.values) { value = std::string{trimmed(value)}; }
    if (feature.at) { TRY(row.at, vector.projected(*feature.at, crs)); }
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace

std::optional<std::size_t> PlaceTable::column(std::span<std::string_view const> names) const {
  return first_field(columns, names);
}

Result<PlaceTable> read_places(std::filesystem::path const& file, geo::Crs crs) {
  auto const extension = folded(file.extension().string());
  return extension == ".csv" || extension == ".txt" ? from_csv(file, crs) : from_vector(file, crs);
}

}  // namespace leitbild::importing
