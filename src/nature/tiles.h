// Boxes of pixels, and the fixed partition of a grid into tiles. Every result of a model is a function of one tile of this
// partition and of what lies around it (its halo), so that recomputing the tiles near a change gives the bits of a full run.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace leitbild::nature {

/// What the size of tiles is chosen for: the least work for a whole grid, or for what a small change of it reaches.
enum class TilesFor : std::uint8_t { kWhole, kChanges };

/// Part of a grid.
struct PixelBox {
  int column{}, row{};
  int columns{}, rows{};

  bool empty() const { return columns <= 0 || rows <= 0; }
  int end_column() const { return column + columns; }
  int end_row() const { return row + rows; }
  std::size_t size() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
  bool meets(PixelBox const& other) const {
    return column < other.end_column() && other.column < end_column() && row < other.end_row() && other.row < end_row();
  }
  /// What both have.
  PixelBox within(PixelBox const& other) const {
    auto const left = std::max(column, other.column);
    auto const top = std::max(row, other.row);
    return {left, top, std::max(0, std::min(end_column(), other.end_column()) - left),
            std::max(0, std::min(end_row(), other.end_row()) - top)};
  }
  /// With so many pixels more on each side; an empty box stays empty.
  PixelBox grown_by(int pixels) const {
    return empty() ? *this : PixelBox{column - pixels, row - pixels, columns + 2 * pixels, rows + 2 * pixels};
  }
  /// The smallest box that holds both.
  PixelBox with(PixelBox const& other) const {
    if (empty() || other.empty()) { return empty() ? other : *this; }
    auto const left = std::min(column, other.column);
    auto const top = std::min(row, other.row);
    return {left, top, std::max(end_column(), other.end_column()) - left, std::max(end_row(), other.end_row()) - top};
  }
  friend bool operator==(PixelBox const&, PixelBox const&) = default;
};

/// Row by row, smaller at the right and lower edge. The partition starts at the upper left corner of the grid.
inline std::vector<PixelBox> tiles_of(int columns, int rows, int side) {
  auto out = std::vector<PixelBox>{};
  for (auto row = 0; row < rows; row += side) {
    for (auto column = 0; column < columns; column += side) {
      out.push_back({column, row, std::min(side, columns - column), std::min(side, rows - row)});
    }
  }
  return out;
}

inline std::vector<PixelBox> meeting(std::vector<PixelBox> const& tiles, PixelBox const& box) {
  auto out = std::vector<PixelBox>{};
  std::ranges::copy_if(tiles, std::back_inserter(out), [&](PixelBox const& tile) { return tile.meets(box); });
  return out;
}

}  // namespace leitbild::nature
