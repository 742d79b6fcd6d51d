// What each pixel of the ground gives on its own – water that runs off, land that is taken – added up by cell and by district,
// and kept up to date where the ground changes.
#pragma once

#include <memory>
#include <vector>

#include "city/city.h"
#include "geo/zone.h"
#include "nature/tiles.h"

namespace leitbild::nature {

/// Of the pixels with a value.
struct Total {
  double sum{};
  int count{};

  void add(float value) {
    if (!geo::has_value(value)) { return; }
    sum += static_cast<double>(value);
    ++count;
  }
};

/// The smallest box that holds all pixels whose kind or storage differ. Grids that two covers share are not looked at.
PixelBox changed_between(city::Cover const& before, city::Cover const& now);
/// The pixels of a cell, as far as they lie in the cover.
PixelBox pixels_of(city::Cover const& cover, geo::CellCode cell);
/// Whether a pixel of the zone lies in the box.
bool meets(geo::Zone const& zone, PixelBox const& box);

/// Sums go over pixels in their order, so that those of a part computed again have the bits of a run from nothing.
class GroundAmounts {
 public:
  /// Whether they are of this city's ground and people.
  bool is_of(city::City const& city) const { return of_ == city.cover && cells_.size() == city.people->cells.size(); }
  /// `value(column, row)` of the city's cover; `leaves` by district. Computes what has changed since the city before.
  template <class Value>
  void update(city::City const& city, std::vector<geo::Zone> const& leaves, Value const& value) {
    auto const& cover = *city.cover;
    auto const whole = PixelBox{0, 0, cover.frame.columns, cover.frame.rows};
    auto const changed = of_ ? changed_between(*of_, cover) : whole;
    auto const known = of_ ? cells_.size() : std::size_t{0};
    auto const& cells = city.people->cells;
    cells_.resize(cells.size());
    for (auto i = std::size_t{0}; i < cells_.size(); ++i) {
      auto const box = pixels_of(cover, cells[city::CellId{i}].code);
      if (i < known && box.within(changed).empty()) { continue; }
      cells_[i] = total_in(box, value);
    }
    leaves_.resize(leaves.size());
    for (auto i = std::size_t{0}; i < leaves.size(); ++i) {
      if (!of_ || meets(leaves[i], changed)) { leaves_[i] = total_in(leaves[i], value); }
    }
    of_ = city.cover;
  }

  std::vector<Total> const& cells() const { return cells_; }
  std::vector<Total> const& leaves() const { return leaves_; }

 private:
  std::shared_ptr<city::Cover const> of_;
  std::vector<Total> cells_, leaves_;

  template <class Value>
  static Total total_in(PixelBox const& box, Value const& value) {
    auto out = Total{};
    for (auto row = box.row; row < box.end_row(); ++row) {
      for (auto column = box.column; column < box.end_column(); ++column) { out.add(value(column, row)); }
    }
    return out;
  }
  template <class Value>
  static Total total_in(geo::Zone const& zone, Value const& value) {
    auto out = Total{};
    for (auto const& run : zone) {
      for (auto column = run.first; column < run.end; ++column) { out.add(value(column, run.row)); }
    }
    return out;
  }
};

}  // namespace leitbild::nature
