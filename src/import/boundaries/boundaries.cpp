#include "import/boundaries/boundaries.h"

#include <fmt/format.h>
#include <array>

#include "base/text.h"
#include "geo/area.h"
#include "import/boundaries/areas.h"

namespace leitbild::importing {
namespace {

/// AGS of eight digits from what a file writes: leading zeros lost, or a regional key of twelve digits.
std::string as_ags(std::string_view text) {
  constexpr auto kAgs = std::size_t{8};
  constexpr auto kArs = std::size_t{12};
  constexpr auto kDistrictDigits = std::size_t{5};  // then four digits of the association of municipalities
  auto digits = std::string{trimmed(text)};
  if (digits.size() == kAgs - 1 || digits.size() == kArs - 1) { digits.insert(0, 1, '0'); }
  if (digits.size() != kArs) { return digits; }
  return digits.substr(0, kDistrictDigits) + digits.substr(kDistrictDigits + 4);
}

struct KeyFilter {
  std::optional<std::size_t> field;
  std::string ags;
  bool keeps(VectorFeature const& feature) const { return !field || as_ags(feature.values[*field]) == ags; }
};

KeyFilter key_filter(VectorFile const& file, std::string const& ags) {
  constexpr auto kKeys = std::to_array<std::string_view>({"AGS", "ARS", "RS"});
  return {.field = ags.empty() ? std::optional<std::size_t>{} : first_field(file.fields(), kKeys), .ags = ags};
}

Result<geo::Crs> utm_zone(VectorFile const& file, geo::MultiPolygon const& shape) {
  auto const box = geo::box_of(shape);
  TRY(auto const corner, file.projected(geo::rectangle(box), geo::kWgs84));
  auto const degrees = geo::box_of(corner);
  auto const centre = geo::between(degrees.low, degrees.high, 0.5);
  return geo::utm_zone_of({.lon = centre.x, .lat = centre.y});
}

}  // namespace

Result<Boundary> read_boundary(std::filesystem::path const& file, std::string const& ags) {
  auto const where = file.filename().string();
  TRY(auto const vector, VectorFile::open(file));
  auto out = Boundary{};
  out.report.layer = "Stadtgrenze";
  auto const filter = key_filter(vector, ags);
  auto parts = std::vector<geo::MultiPolygon>{};
  for (auto const& feature : vector.features()) {
    if (!filter.keeps(feature)) {
      skip(out.report, "Flächen anderer Gemeinden", "");
    } else if (auto shape = valid_shape(feature, fmt::format("Nr. {}", feature.id), out.report); !shape.empty()) {
      parts.push_back(std::move(shape));
    }
  }
  if (parts.empty()) {
    return filter.field ? fail(fmt::format("keine Fläche hat den Gemeindeschlüssel „{}“ im Feld „{}“", ags,
                                           vector.fields()[*filter.field]),
                               where)
                        : fail("die Datei enthält keine brauchbare Fläche", where);
  }
  auto const shape = geo::united(parts);
  TRY(out.crs, utm_zone(vector, shape));
  TRY(auto const projected, vector.projected(shape, out.crs));
  out.shape = geo::repaired(projected);
  if (out.shape.empty()) { return fail("von der Stadtgrenze bleibt keine Fläche übrig", where); }
  out.report.counts.push_back(
      fmt::format("{} Fläche(n), {}", out.shape.size(), square_kilometres(geo::area(out.shape))));
  return out;
}

city::Districts whole_city(std::string const& city_name, std::string const& ags, geo::MultiPolygon boundary) {
  auto out = city::Districts{};
  auto const label = boundary.empty() ? geo::Point{} : geo::label_point(boundary);
  out.rows.add({.code = ags,
                .name = city_name,
                .level = city::Level::kCity,
                .parent = std::nullopt,
                .shape = std::move(boundary),
                .label = label});
  return out;
}

}  // namespace leitbild::importing
