#include "store/gpkg/geometry_change.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "store/gpkg/geometry.h"

namespace leitbild::store::gpkg {
namespace {

std::vector<geo::Point> corners(geo::Shape const& shape) {
  if (auto const* const point = std::get_if<geo::Point>(&shape)) { return {*point}; }
  if (auto const* const line = std::get_if<geo::Line>(&shape)) { return *line; }
  auto out = std::vector<geo::Point>{};
  for (auto const& polygon : std::get<geo::MultiPolygon>(shape)) {
    out.insert(out.end(), polygon.outer.begin(), polygon.outer.end());
    for (auto const& hole : polygon.holes) { out.insert(out.end(), hole.begin(), hole.end()); }
  }
  return out;
}

std::string words(geo::Shape const& shape) {
  if (std::holds_alternative<geo::Point>(shape)) { return geo::to_wkt(shape, 1); }
  if (auto const* const line = std::get_if<geo::Line>(&shape)) {
    return fmt::format("Linie, {} m, {} Punkte", format_number(geo::length(*line).value, 1), line->size());
  }
  auto const& area = std::get<geo::MultiPolygon>(shape);
  return fmt::format("Fläche, {} m², {} Punkte", format_number(geo::area(area).value, 0), corners(shape).size());
}

/// Of the corner that moved farthest; nothing where corners cannot be told apart.
std::optional<double> farthest_move(geo::Shape const& before, geo::Shape const& after) {
  auto const from = corners(before);
  auto const to = corners(after);
  if (before.index() != after.index() || from.size() != to.size()) { return std::nullopt; }
  auto out = 0.0;
  for (auto i = std::size_t{0}; i < from.size(); ++i) {
    out = std::max(out, std::hypot(to[i].x - from[i].x, to[i].y - from[i].y));
  }
  return out;
}

}  // namespace

std::optional<GeometryChange> describe_change(std::string_view before, std::string_view after) {
  auto const was = decode(before);
  auto const is = decode(after);
  if (was && is && *was == *is) { return std::nullopt; }
  auto const said = [](std::string_view geometry, Result<geo::Shape> const& shape) {
    if (geometry.empty()) { return std::string{"(leer)"}; }
    return shape ? words(*shape) : std::string{"unlesbar"};
  };
  auto out = GeometryChange{.before = said(before, was), .after = said(after, is)};
  if (!was || !is) { return out; }
  if (auto const metres = farthest_move(*was, *is)) {
    constexpr auto kMillimetre = 0.001;
    auto const decimals = *metres < 1.0 ? 3 : 1;
    out.after += *metres < kMillimetre ? ", um weniger als 1 mm verschoben"
                                       : fmt::format(", um bis zu {} m verschoben", format_number(*metres, decimals));
  }
  return out;
}

}  // namespace leitbild::store::gpkg
