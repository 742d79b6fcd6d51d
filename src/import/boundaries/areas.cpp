#include "import/boundaries/areas.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "geo/area.h"

namespace leitbild::importing {

std::optional<std::size_t> first_field(std::vector<std::string> const& fields,
                                       std::span<std::string_view const> names) {
  for (auto const name : names) {
    auto const wanted = folded(name);
    auto const found = std::ranges::find_if(fields, [&](std::string const& field) { return folded(field) == wanted; });
    if (found != fields.end()) { return static_cast<std::size_t>(found - fields.begin()); }
  }
  return std::nullopt;
}

Result<std::optional<std::size_t>> chosen_field(std::vector<std::string> const& fields, std::string const& wanted,
                                                std::span<std::string_view const> usual, std::string const& where) {
  if (wanted.empty()) { return first_field(fields, usual); }
  auto const name = std::string_view{wanted};
  if (auto const found = first_field(fields, {&name, 1})) { return found; }
  return fail(fmt::format("es gibt kein Feld „{}“; die Datei hat: {}", wanted, fmt::join(fields, ", ")), where);
}

/// Valid in its own coordinates; what had to be repaired or has no area goes into the report.
geo::MultiPolygon valid_shape(VectorFeature const& feature, std::string const& label, ImportReport& report) {
  if (feature.shape.empty()) {
    skip(report, feature.has_geometry ? "Objekte ohne Fläche" : "Objekte ohne Geometrie", label);
    return {};
  }
  auto const reason = geo::invalid_because(feature.shape);
  if (reason.empty()) { return feature.shape; }
  auto shape = geo::repaired(feature.shape);
  if (shape.empty()) {
    skip(report, "Objekte, deren Ränder sich nicht reparieren lassen", label);
  } else {
    report.notes.push_back(fmt::format("Ränder von {} repariert ({})", label, reason));
  }
  return shape;
}

std::string square_kilometres(SquareMetres area) { return format_number(area.value / 1e6, 1) + " km²"; }

std::vector<Overlap> overlaps(std::vector<geo::MultiPolygon> const& areas) {
  auto boxes = std::vector<geo::Box>{};
  for (auto const& area : areas) { boxes.push_back(geo::box_of(area)); }
  auto out = std::vector<Overlap>{};
  for (auto i = std::size_t{0}; i < areas.size(); ++i) {
    for (auto j = i + 1; j < areas.size(); ++j) {
      if (!boxes[i].meets(boxes[j])) { continue; }
      auto const shared = geo::area(geo::intersection(areas[i], areas[j]));
      auto const smaller = std::min(geo::area(areas[i]), geo::area(areas[j]));
      if (shared > kSliver && shared.value > smaller.value * kSliverShare.value) { out.push_back({i, j, shared}); }
    }
  }
  return out;
}

}  // namespace leitbild::importing
