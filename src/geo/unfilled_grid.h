// Grids whose pixels are all written by who asks for them.
#pragma once

#include "geo/grid.h"

namespace leitbild::geo {

/// Pixels hold anything: passing over them once more would cost as much as many a model.
template <class T>
Grid<T> unfilled_grid(int columns, int rows) {
  auto out = Grid<T>{};
  out.columns = columns;
  out.rows = rows;
  out.values = Pixels<T>(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  return out;
}

template <class T>
Grid<T> unfilled_like(Grid<T> const& other) {
  return unfilled_grid<T>(other.columns, other.rows);
}

}  // namespace leitbild::geo
