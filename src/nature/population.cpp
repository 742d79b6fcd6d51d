#include "nature/population.h"

#include <algorithm>
#include <cmath>

#include "geo/crs.h"

namespace leitbild::nature {
namespace {

/// The pixel of a frame that holds a point; its size() where none does.
std::size_t pixel_at(geo::GridFrame const& frame, geo::Point p) {
  auto const column = std::floor((p.x - frame.corner.x) / frame.pixel_width);
  auto const row = std::floor((frame.corner.y - p.y) / frame.pixel_height);
  auto const inside = column >= 0.0 && row >= 0.0 && column < frame.columns && row < frame.rows;
  return inside ? static_cast<std::size_t>(row) * static_cast<std::size_t>(frame.columns) +
                      static_cast<std::size_t>(column)
                : frame.size();
}

/// For each pixel of `from` the pixel of `to` that holds its centre.
std::vector<std::size_t> pixels_below(geo::GridFrame const& from, geo::GridFrame const& to,
                                      geo::Transform const& transform) {
  auto out = std::vector<std::size_t>{};
  out.reserve(from.size());
  auto line = std::vector<geo::Point>(static_cast<std::size_t>(from.columns));
  for (auto row = 0; row < from.rows; ++row) {
    for (auto column = 0; column < from.columns; ++column) {
      line[static_cast<std::size_t>(column)] = {from.x_of(column), from.y_of(row)};
    }
    transform.apply(line);
    for (auto const p : line) { out.push_back(pixel_at(to, p)); }
  }
  return out;
}

/// How many target pixels make up a source pixel, by their sides on the ground of the target's plane.
double target_pixels_in(geo::GridFrame const& source, geo::GridFrame const& target, geo::Transform const& to_target) {
  auto const middle_x = source.x_of(source.columns / 2);
  auto const middle_y = source.y_of(source.rows / 2);
  auto const here = to_target({middle_x, middle_y});
  auto const east = to_target({middle_x + source.pixel_width, middle_y});
  auto const north = to_target({middle_x, middle_y + source.pixel_height});
  return geo::distance(here, east).value * geo::distance(here, north).value / target.pixel_area().value;
}

geo::Grid<float> shared_out(geo::Grid<float> const& counts, std::vector<std::size_t> const& source_of,
                            geo::GridFrame const& target, double usual) {
  auto parts = std::vector<std::uint32_t>(counts.values.size());
  for (auto const pixel : source_of) {
    if (pixel < parts.size()) { ++parts[pixel]; }
  }
  auto out = geo::Grid<float>{target.columns, target.rows, geo::kNoValue};
  // A source pixel at the edge of the target has fewer parts than it should; those outside take their people along.
  constexpr auto kClearlyFewer = 0.95;
  for (auto i = std::size_t{0}; i < source_of.size(); ++i) {
    auto const pixel = source_of[i];
    if (pixel >= parts.size()) { continue; }
    auto const inside = static_cast<double>(parts[pixel]);
    auto const all = inside < kClearlyFewer * usual ? usual : inside;
    out.values[i] = static_cast<float>(static_cast<double>(counts.values[pixel]) / all);
  }
  return out;
}

geo::Grid<float> added_up(geo::Grid<float> const& counts, std::vector<std::size_t> const& target_of,
                          geo::GridFrame const& target) {
  auto sums = std::vector<double>(target.size());
  auto out = geo::Grid<float>{target.columns, target.rows, geo::kNoValue};
  for (auto i = std::size_t{0}; i < target_of.size(); ++i) {
    if (target_of[i] >= sums.size() || !geo::has_value(counts.values[i])) { continue; }
    sums[target_of[i]] += static_cast<double>(counts.values[i]);
    out.values[target_of[i]] = static_cast<float>(sums[target_of[i]]);
  }
  return out;
}

}  // namespace

Result<geo::Grid<float>> spread_residents(geo::Grid<float> const& counts, geo::GridFrame const& source,
                                          geo::GridFrame const& target) {
  TRY(auto const to_target, geo::Transform::between(source.definition, target.definition));
  auto const usual = target_pixels_in(source, target, to_target);
  if (usual < 1.0) { return added_up(counts, pixels_below(source, target, to_target), target); }
  TRY(auto const to_source, geo::Transform::between(target.definition, source.definition));
  return shared_out(counts, pixels_below(target, source, to_source), target, usual);
}

}  // namespace leitbild::nature
