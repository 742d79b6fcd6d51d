#include "nature/mean_around.h"

#include <algorithm>

#include "base/parallel.h"
#include "nature/window_sum.h"

namespace leitbild::nature {
namespace {

/// Whether nothing is unknown in the window of a tile, and the window lies inside the grid: then the weights add up to
/// those of the whole kernel.
bool is_complete(geo::Grid<float> const& values, Tile const& tile, int reach) {
  auto const inside = tile.column >= reach && tile.row >= reach &&
                      tile.column + tile.columns + reach <= values.columns &&
                      tile.row + tile.rows + reach <= values.rows;
  if (!inside) { return false; }
  for (auto row = tile.row - reach; row < tile.row + tile.rows + reach; ++row) {
    auto const window = values.row(row).subspan(static_cast<std::size_t>(tile.column - reach),
                                                static_cast<std::size_t>(tile.columns + 2 * reach));
    if (!std::ranges::all_of(window, geo::has_value)) { return false; }
  }
  return true;
}

class Means {
 public:
  Means(geo::Grid<float> const& values, Kernel const& kernel)
      : values_{values}, window_{kernel, values.columns, values.rows}, whole_weight_{kernel.sum()} {}

  geo::Grid<float> all(int threads) const {
    auto out = geo::Grid<float>{values_.columns, values_.rows, geo::kNoValue};
    auto memories = std::vector<WindowSum::MemoryPtr>(static_cast<std::size_t>(std::max(threads, 1)));
    for_each_part(window_.tiles().size(), threads, [&](std::size_t part, int thread) {
      auto& memory = memories[static_cast<std::size_t>(thread)];
      if (!memory) { memory = window_.memory(); }
      tile(window_.tiles()[part], *memory, out);
    });
    return out;
  }

 private:
  geo::Grid<float> const& values_;
  WindowSum window_;
  double whole_weight_;

  void tile(Tile const& tile, WindowSum::Memory& memory, geo::Grid<float>& out) const {
    auto weights = std::vector<double>{};
    if (!is_complete(values_, tile, window_.reach())) {
      auto const known = window_.of(tile, fill([](float value) { return geo::has_value(value) ? 1.0 : 0.0; }), memory);
      weights.assign(known.begin(), known.end());
    }
    auto const sums = window_.of(
        tile, fill([](float value) { return geo::has_value(value) ? static_cast<double>(value) : 0.0; }), memory);
    auto next = std::size_t{0};
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      for (auto pixel = values_.index(tile.column, row), i = std::size_t{0}; i < static_cast<std::size_t>(tile.columns);
           ++i, ++pixel, ++next) {
        if (!geo::has_value(values_.values[pixel])) { continue; }
        out.values[pixel] = static_cast<float>(sums[next] / (weights.empty() ? whole_weight_ : weights[next]));
      }
    }
  }

  template <class Value>
  FillRow fill(Value value) const {
    return [this, value](int row, int column, std::span<double> out) {
      std::ranges::transform(values_.row(row).subspan(static_cast<std::size_t>(column), out.size()), out.begin(),
                             value);
    };
  }
};

}  // namespace

geo::Grid<float> mean_around(geo::Grid<float> const& values, Kernel const& kernel, int threads) {
  return Means{values, kernel}.all(threads);
}

}  // namespace leitbild::nature
