#include "nature/mean_around.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "geo/unfilled_grid.h"

namespace leitbild::nature {
namespace {

std::size_t size(int number) { return static_cast<std::size_t>(number); }

std::size_t count_unknown(std::span<double const> values) {
  return size(static_cast<int>(std::ranges::count_if(values, [](double value) { return std::isnan(value); })));
}

/// The values of a row, 0 where there is none; how many there are not.
std::size_t fill_known(FillRow const& fill, int row, int column, std::span<double> values) {
  fill(row, column, values);
  auto const missing = count_unknown(values);
  if (missing > 0) {
    std::ranges::transform(values, values.begin(), [](double value) { return std::isnan(value) ? 0.0 : value; });
  }
  return missing;
}

}  // namespace

struct MeanAround::Memory {
  WindowSum::MemoryPtr window;
  BigVector<double> sums;
  std::vector<double> line;
};

MeanAround::MeanAround(Kernel const& kernel, int columns, int rows, TilesFor purpose)
    : window_{kernel, columns, rows, purpose}, weight_{kernel, columns, rows} {}

/// The means of a tile where nothing in its window is unknown: the weights follow from where it lies.
void MeanAround::divide_by_place(PixelBox const& tile, std::span<double const> sums, geo::Grid<float>& out) const {
  auto const* next = sums.data();
  for (auto row = tile.row; row < tile.end_row(); ++row) {
    auto const [whole, end] = weight_.whole_columns(row);
    auto* to = &out.at(tile.column, row);
    auto column = tile.column;
    auto const at_edge = [&](int until) {
      for (; column < until; ++column) { *to++ = static_cast<float>(*next++ / weight_.at(column, row)); }
    };
    at_edge(std::min(whole, tile.end_column()));
    for (; column < std::min(end, tile.end_column()); ++column) {
      *to++ = static_cast<float>(*next++ / weight_.whole());
    }
    at_edge(tile.end_column());
  }
}

/// The same where something is: it takes the sum of the weights of what is known.
void MeanAround::divide_by_known(PixelBox const& tile, FillRow const& fill, Memory& memory,
                                 geo::Grid<float>& out) const {
  auto const fill_weights = [&](int row, int column, std::span<double> values) {
    fill(row, column, values);
    std::ranges::transform(values, values.begin(), [](double value) { return std::isnan(value) ? 0.0 : 1.0; });
  };
  auto const* weight = window_.of(tile, fill_weights, *memory.window).data();
  auto const* sum = memory.sums.data();
  memory.line.resize(size(tile.columns));
  for (auto row = tile.row; row < tile.end_row(); ++row) {
    fill(row, tile.column, memory.line);
    auto* to = &out.at(tile.column, row);
    for (auto const value : memory.line) {
      auto const mean = static_cast<float>(*sum++ / *weight++);
      *to++ = std::isnan(value) ? geo::kNoValue : mean;
    }
  }
}

void MeanAround::compute_tile(PixelBox const& tile, FillRow const& fill, Memory& memory, geo::Grid<float>& out) const {
  auto unknown = std::size_t{0};
  auto const sums = window_.of(
      tile, [&](int row, int column, std::span<double> values) { unknown += fill_known(fill, row, column, values); },
      *memory.window);
  if (unknown == 0) {
    divide_by_place(tile, sums, out);
    return;
  }
  memory.sums.assign(sums.begin(), sums.end());  // they lie in the memory that the weights need
  divide_by_known(tile, fill, memory, out);
}

void MeanAround::compute(PixelBox const& box, FillRow const& fill, int threads, geo::Grid<float>& out) const {
  auto const tiles = meeting(window_.tiles(), box);
  auto memories = std::vector<Memory>(size(std::max(threads, 1)));
  for_each_part(tiles.size(), threads, [&](std::size_t part, int thread) {
    auto& memory = memories[size(thread)];
    if (!memory.window) { memory.window = window_.memory(); }
    compute_tile(tiles[part], fill, memory, out);
  });
}

FillRow values_of(geo::Grid<float> const& grid) {
  return [&grid](int row, int column, std::span<double> out) {
    std::ranges::copy(grid.row(row).subspan(size(column), out.size()), out.begin());
  };
}

geo::Grid<float> mean_around(geo::Grid<float> const& values, Kernel const& kernel, int threads) {
  auto out = geo::unfilled_like(values);
  MeanAround{kernel, values.columns, values.rows}.compute({0, 0, values.columns, values.rows}, values_of(values),
                                                          threads, out);
  return out;
}

}  // namespace leitbild::nature
