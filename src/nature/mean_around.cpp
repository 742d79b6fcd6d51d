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

}  // namespace

struct MeanAround::Memory {
  WindowSum::MemoryPtr window;
  std::vector<double> means, line;
};

MeanAround::MeanAround(Kernel const& kernel, int columns, int rows)
    : window_{kernel, columns, rows}, weight_{kernel, columns, rows} {}

void MeanAround::compute_tile(PixelBox const& tile, FillRow const& fill, Memory& memory, geo::Grid<float>& out) const {
  auto unknown = std::size_t{0};
  auto const fill_known = [&](int row, int column, std::span<double> values) {
    fill(row, column, values);
    auto const missing = count_unknown(values);
    if (missing == 0) { return; }
    unknown += missing;
    for (auto& value : values) { value = std::isnan(value) ? 0.0 : value; }
  };
  auto const fill_weights = [&](int row, int column, std::span<double> values) {
    fill(row, column, values);
    for (auto& value : values) { value = std::isnan(value) ? 0.0 : 1.0; }
  };
  auto const sums = window_.of(tile, fill_known, *memory.window);
  auto const is_inside = weight_.is_whole(tile.column, tile.end_column(), tile.row, tile.end_row());
  if (unknown > 0) {
    // The sums are in that memory, too.
    memory.means.assign(sums.begin(), sums.end());
    auto const weights = window_.of(tile, fill_weights, *memory.window);
    for (auto i = std::size_t{0}; i < weights.size(); ++i) { memory.means[i] /= weights[i]; }
  } else {
    memory.means.resize(tile.size());
    auto next = std::size_t{0};
    for (auto row = tile.row; row < tile.end_row(); ++row) {
      for (auto column = tile.column; column < tile.end_column(); ++column, ++next) {
        memory.means[next] = sums[next] / (is_inside ? weight_.whole() : weight_.at(column, row));
      }
    }
  }
  memory.line.resize(size(tile.columns));
  for (auto row = 0; row < tile.rows; ++row) {
    auto const means = std::span{memory.means}.subspan(size(row) * size(tile.columns), size(tile.columns));
    auto const to = out.row(tile.row + row).subspan(size(tile.column), size(tile.columns));
    std::ranges::transform(means, to.begin(), [](double mean) { return static_cast<float>(mean); });
    if (unknown == 0) { continue; }
    fill(tile.row + row, tile.column, memory.line);
    for (auto i = std::size_t{0}; i < to.size(); ++i) { to[i] = std::isnan(memory.line[i]) ? geo::kNoValue : to[i]; }
  }
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
