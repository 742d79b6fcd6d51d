// What each pixel of the ground gives on its own – water that runs off, land that is taken – added up by cell and by district,
// and kept up to date where the ground changes.
#pragma once

#include <optional>
#include <vector>

#include "city/city.h"
#include "geo/zone.h"
#include "nature/tiles.h"

namespace leitbild::nature {

struct Total {
  double sum{};  // of the pixels with a value
  int count{};   // of these
  int all{};     // pixels

  /// Whether so much is known that the sum stands for all: 19 of 20 pixels.
  bool is_known() const { return count > 0 && 20LL * count >= 19LL * all; }
  std::optional<double> mean() const { return count > 0 ? std::optional{sum / count} : std::nullopt; }
  void add(float value) {
    ++all;
    if (!geo::has_value(value)) { return; }
    sum += static_cast<double>(value);
    ++count;
  }
  void add(Total const& other) {
    sum += other.sum;
    count += other.count;
    all += other.all;
  }
};

/// The pixels of a cell, as far as they lie in the cover.
PixelBox pixels_of(city::Cover const& cover, geo::CellCode cell);

/// Sums go over pixels in their order, in strips of rows that are added up in theirs: those of a part computed again have the bits
/// of a run from nothing.
class GroundAmounts {
 public:
  /// `value(column, row)` of the city's cover; `leaves` by district. `changed`: where values may differ from those of the last
  /// call; all of the cover at the first.
  template <class Value>
  void update(city::City const& city, std::vector<geo::Zone> const& leaves, PixelBox const& changed,
              Value const& value) {
    update_cells(city, changed, value);
    while (leaves_.size() < leaves.size()) { leaves_.push_back(strips_of(leaves[leaves_.size()])); }
    for (auto i = std::size_t{0}; i < leaves.size(); ++i) {
      for (auto& strip : leaves_[i]) {
        if (strip.box.meets(changed)) { strip.total = total_of(strip, leaves[i], value); }
      }
    }
  }

  std::vector<Total> const& cells() const { return cells_; }
  std::vector<Total> leaves() const;

 private:
  /// Runs of a zone that lie in some neighbouring rows.
  struct Strip {
    std::size_t first{}, end{};
    PixelBox box;  // around them
    Total total;
  };
  std::vector<Total> cells_;
  std::vector<geo::CellCode> codes_;  // that they are of: cells come and go with measures
  std::vector<std::vector<Strip>> leaves_;

  static std::vector<Strip> strips_of(geo::Zone const& zone);

  template <class Value>
  void update_cells(city::City const& city, PixelBox const& changed, Value const& value) {
    auto const known = cells_.size();
    auto const& cells = city.people->cells;
    cells_.resize(cells.size());
    codes_.resize(cells.size());
    for (auto i = std::size_t{0}; i < cells_.size(); ++i) {
      auto const code = cells[city::CellId{i}].code;
      auto const box = pixels_of(*city.cover, code);
      if (i < known && codes_[i] == code && !box.meets(changed)) { continue; }
      codes_[i] = code;
      cells_[i] = {};
      for (auto row = box.row; row < box.end_row(); ++row) {
        for (auto column = box.column; column < box.end_column(); ++column) { cells_[i].add(value(column, row)); }
      }
    }
  }

  template <class Value>
  static Total total_of(Strip const& strip, geo::Zone const& zone, Value const& value) {
    auto out = Total{};
    for (auto i = strip.first; i < strip.end; ++i) {
      for (auto column = zone[i].first; column < zone[i].end; ++column) { out.add(value(column, zone[i].row)); }
    }
    return out;
  }
};

}  // namespace leitbild::nature
