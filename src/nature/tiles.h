// The fixed partition of a grid into tiles. Every result of a model is a function of one tile of this partition and of
// what lies around it (its halo), so that recomputing the tiles near a change gives the bits of a full run.
#pragma once

#include <algorithm>
#include <vector>

namespace leitbild::nature {

/// Part of a grid; smaller than the others at the right and lower edge.
struct Tile {
  int column{}, row{};
  int columns{}, rows{};

  std::size_t size() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
};

/// Row by row. The partition starts at the upper left corner of the grid.
inline std::vector<Tile> tiles_of(int columns, int rows, int side) {
  auto out = std::vector<Tile>{};
  for (auto row = 0; row < rows; row += side) {
    for (auto column = 0; column < columns; column += side) {
      out.push_back({column, row, std::min(side, columns - column), std::min(side, rows - row)});
    }
  }
  return out;
}

}  // namespace leitbild::nature
