#include "nature/window_sum.h"

#include <algorithm>
#include <variant>

#include "base/parallel.h"
#include "base/simd.h"
#include "nature/fft.h"

namespace leitbild::nature {
namespace {

/// Wide enough that the halo costs little; small enough for the caches, and for small changes.
int disc_tile(int reach) {
  constexpr auto kSmall = 256;
  constexpr auto kLarge = 512;
  constexpr auto kUsualReach = 64;
  return reach <= kUsualReach ? kSmall : kLarge;
}

std::size_t unsigned_of(int number) { return static_cast<std::size_t>(number); }

/// A row of a tile's window, as far as it lies inside the grid.
struct RowPart {
  int row{}, column{};  // of the grid
  std::size_t count{};
  std::size_t window_row{}, window_column{};
};

template <class Take>
void for_each_row_around(PixelBox const& tile, int reach, int columns, int rows, Take take) {
  auto const first_column = std::max(tile.column - reach, 0);
  auto const last_column = std::min(tile.column + tile.columns + reach, columns);
  auto const first_row = std::max(tile.row - reach, 0);
  auto const last_row = std::min(tile.row + tile.rows + reach, rows);
  for (auto row = first_row; row < last_row; ++row) {
    take(RowPart{.row = row,
                 .column = first_column,
                 .count = unsigned_of(last_column - first_column),
                 .window_row = unsigned_of(row - (tile.row - reach)),
                 .window_column = unsigned_of(first_column - (tile.column - reach))});
  }
}

/// A disc is a chord per row, and the sum of a chord the difference of two prefix sums.
struct DiscSum {
  int reach{};
  std::vector<int> half_widths;  // by row of the kernel

  explicit DiscSum(Kernel const& kernel) : reach{kernel.reach} {
    for (auto row = -reach; row <= reach; ++row) { half_widths.push_back(kernel.half_width(row)); }
  }
};

LEITBILD_SIMD void add_chord(double const* __restrict high, double const* __restrict low, double* __restrict sums,
                             std::size_t count) {
  for (auto i = std::size_t{0}; i < count; ++i) { sums[i] += high[i] - low[i]; }
}

struct FourierSum {
  int reach{};
  SquareFft fft;
  BigVector<double> kernel;  // its spectrum, which is real because the kernel is symmetric; divided by side²

  FourierSum(Kernel const& weights, int longest, TilesFor purpose)
      : reach{weights.reach}, fft{suitable_side(weights.reach, longest, purpose)} {
    auto memory = fft.memory();
    auto const side = fft.side();
    auto const away = [&](int place) { return place <= side / 2 ? place : place - side; };
    for (auto row = 0; row < side; ++row) {
      if (std::abs(away(row)) > reach) {
        fft.clear_row(memory, row);
        continue;
      }
      std::ranges::fill(memory.row, 0.0);
      for (auto x = -reach; x <= reach; ++x) { memory.row[unsigned_of((x + side) % side)] = weights.at(x, away(row)); }
      fft.set_row(memory, row);
    }
    kernel = fft.spectrum(memory);
    auto const scale = 1.0 / (static_cast<double>(side) * side);
    for (auto& number : kernel) { number *= scale; }
  }
};

}  // namespace

class WindowSum::Memory {
 public:
  std::vector<double> line;  // a row of the window
  BigVector<double> prefix;  // rows of the window, each one longer than it
  BigVector<double> sums;
  SquareFft::Memory fourier;  // empty for discs
};

void WindowSum::FreeMemory::operator()(Memory* memory) const { std::default_delete<Memory>{}(memory); }

struct WindowSum::Impl {
  int columns{}, rows{};
  std::variant<DiscSum, FourierSum> method;
  std::vector<PixelBox> tiles;

  void prefix_rows(DiscSum const& disc, PixelBox const& tile, FillRow const& fill, Memory& memory) const {
    auto const width = unsigned_of(tile.columns + 2 * disc.reach);
    auto const stride = width + 1;
    memory.prefix.assign(stride * unsigned_of(tile.rows + 2 * disc.reach), 0.0);
    memory.line.resize(width);
    for_each_row_around(tile, disc.reach, columns, rows, [&](RowPart const& part) {
      auto const line = std::span{memory.line}.first(part.count);
      fill(part.row, part.column, line);
      auto* const prefix = memory.prefix.data() + part.window_row * stride;
      auto sum = 0.0;
      auto at = part.window_column + 1;
      for (auto const value : line) {
        sum += value;
        prefix[at++] = sum;
      }
      std::fill(prefix + at, prefix + stride, sum);
    });
  }

  void sum(DiscSum const& disc, PixelBox const& tile, FillRow const& fill, Memory& memory) const {
    prefix_rows(disc, tile, fill, memory);
    memory.sums.assign(tile.size(), 0.0);
    auto const width = unsigned_of(tile.columns);
    auto const stride = unsigned_of(tile.columns + 2 * disc.reach) + 1;
    for (auto row = 0; row < tile.rows; ++row) {
      auto* const sums = memory.sums.data() + unsigned_of(row) * width;
      for (auto away = std::size_t{0}; away < disc.half_widths.size(); ++away) {
        auto const half = disc.half_widths[away];
        if (half < 0) { continue; }
        auto const* const prefix = memory.prefix.data() + (unsigned_of(row) + away) * stride;
        add_chord(prefix + disc.reach + half + 1, prefix + disc.reach - half, sums, width);
      }
    }
  }

  void sum(FourierSum const& fourier, PixelBox const& tile, FillRow const& fill, Memory& memory) const {
    auto& square = memory.fourier;
    auto next = 0;  // row of the window
    auto const clear_until = [&](int row) {
      for (; next < row; ++next) { fourier.fft.clear_row(square, next); }
    };
    auto any = false;
    for_each_row_around(tile, fourier.reach, columns, rows, [&](RowPart const& part) {
      auto const line = std::span{square.row};
      auto const inside = line.subspan(part.window_column, part.count);
      fill(part.row, part.column, inside);
      if (std::ranges::none_of(inside, [](double value) { return value != 0.0; })) { return; }
      any = true;
      std::ranges::fill(line.first(part.window_column), 0.0);
      std::ranges::fill(line.subspan(part.window_column + part.count), 0.0);
      clear_until(static_cast<int>(part.window_row));
      fourier.fft.set_row(square, next++);
    });
    memory.sums.resize(tile.size());
    if (!any) {
      std::ranges::fill(memory.sums, 0.0);
      return;
    }
    clear_until(fourier.fft.side());
    fourier.fft.convolve(square, fourier.kernel);
    for (auto row = 0; row < tile.rows; ++row) {
      fourier.fft.get_row(square, row + fourier.reach);
      std::ranges::copy(std::span{square.row}.subspan(unsigned_of(fourier.reach), unsigned_of(tile.columns)),
                        memory.sums.begin() + static_cast<std::ptrdiff_t>(row) * tile.columns);
    }
  }
};

WindowSum::WindowSum(Kernel const& kernel, int columns, int rows, TilesFor purpose) {
  using Method = std::variant<DiscSum, FourierSum>;
  auto const longest = std::max(columns, rows);
  auto method = kernel.is_disc ? Method{DiscSum{kernel}} : Method{FourierSum{kernel, longest, purpose}};
  auto side = disc_tile(kernel.reach);
  if (auto const* const fourier = std::get_if<FourierSum>(&method)) { side = fourier->fft.side() - 2 * kernel.reach; }
  impl_ = std::make_unique<Impl>(Impl{columns, rows, std::move(method), tiles_of(columns, rows, side)});
}
WindowSum::WindowSum(WindowSum&&) noexcept = default;
WindowSum& WindowSum::operator=(WindowSum&&) noexcept = default;
WindowSum::~WindowSum() = default;

int WindowSum::reach() const {
  return std::visit([](auto const& method) { return method.reach; }, impl_->method);
}

std::vector<PixelBox> const& WindowSum::tiles() const { return impl_->tiles; }

WindowSum::MemoryPtr WindowSum::memory() const {
  auto out = MemoryPtr{new Memory{}};
  if (auto const* const fourier = std::get_if<FourierSum>(&impl_->method)) { out->fourier = fourier->fft.memory(); }
  return out;
}

std::span<double const> WindowSum::of(PixelBox const& tile, FillRow const& fill, Memory& memory) const {
  std::visit([&](auto const& method) { impl_->sum(method, tile, fill, memory); }, impl_->method);
  return memory.sums;
}

void WindowSum::for_each_tile(PixelBox const& box, FillRow const& fill, int threads, UseTile const& use) const {
  auto const tiles = meeting(impl_->tiles, box);
  auto memories = std::vector<MemoryPtr>(unsigned_of(std::max(threads, 1)));
  for_each_part(tiles.size(), threads, [&](std::size_t part, int thread) {
    auto& memory = memories[unsigned_of(thread)];
    if (!memory) { memory = this->memory(); }
    use(tiles[part], of(tiles[part], fill, *memory));
  });
}

}  // namespace leitbild::nature
