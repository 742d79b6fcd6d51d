#include "nature/fft.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

#include <fftw3.h>

#include "base/handle.h"
#include "base/simd.h"

namespace leitbild::nature {
namespace {

using Plan = Handle<std::remove_pointer_t<fftw_plan>, fftw_destroy_plan>;

/// FFTW's planner keeps what it knows in one place for the whole process and is not to be used by two threads at once.
std::mutex& planner() {
  static auto mutex = std::mutex{};
  return mutex;
}

/// Pairs of real and imaginary, the layout FFTW documents.
fftw_complex* raw(double* numbers) { return reinterpret_cast<fftw_complex*>(numbers); }

constexpr auto kPair = std::size_t{2};
/// They share the lines of the cache that they are fetched in, and fit into the nearer one.
constexpr auto kColumnsAtOnce = std::size_t{8};

LEITBILD_SIMD void multiply(double* __restrict pairs, double const* __restrict factors, std::size_t count) {
  for (auto i = std::size_t{0}; i < count; ++i) {
    pairs[2 * i] *= factors[i];
    pairs[2 * i + 1] *= factors[i];
  }
}

}  // namespace

struct SquareFft::Impl {
  std::size_t side{};
  std::size_t pitch{};  // numbers of a row of the spectrum
  Plan row_forward, row_backward, column_forward, column_backward;

  std::size_t columns() const { return side / 2 + 1; }
  double* row(Memory& memory, int number) const {
    return memory.spectrum.data() + static_cast<std::size_t>(number) * pitch;
  }
  /// Whole blocks of columns, `first` and `count`.
  template <class Use>
  void for_each_block(Use use) const {
    for (auto first = std::size_t{0}; first < columns(); first += kColumnsAtOnce) {
      use(first, std::min(kColumnsAtOnce, columns() - first));
    }
  }
  /// Columns of the spectrum in a row each, transformed.
  void gather(Memory& memory, std::size_t first, std::size_t count) const {
    auto* const columns = memory.columns.data();
    for (auto row = std::size_t{0}; row < side; ++row) {
      auto const* const from = memory.spectrum.data() + row * pitch + first * kPair;
      for (auto column = std::size_t{0}; column < count; ++column) {
        columns[(column * side + row) * kPair] = from[column * kPair];
        columns[(column * side + row) * kPair + 1] = from[column * kPair + 1];
      }
    }
    for (auto column = std::size_t{0}; column < count; ++column) {
      auto* const numbers = raw(columns + column * side * kPair);
      fftw_execute_dft(column_forward.get(), numbers, numbers);
    }
  }
  void scatter(Memory& memory, std::size_t first, std::size_t count) const {
    auto const* const columns = memory.columns.data();
    for (auto row = std::size_t{0}; row < side; ++row) {
      auto* const to = memory.spectrum.data() + row * pitch + first * kPair;
      for (auto column = std::size_t{0}; column < count; ++column) {
        to[column * kPair] = columns[(column * side + row) * kPair];
        to[column * kPair + 1] = columns[(column * side + row) * kPair + 1];
      }
    }
  }
};

SquareFft::SquareFft(int side) : impl_{std::make_unique<Impl>()} {
  constexpr auto kLine = std::size_t{8};  // numbers of a line of the cache
  impl_->side = static_cast<std::size_t>(side);
  impl_->pitch = (impl_->columns() * kPair + kLine - 1) / kLine * kLine;
  auto memory = this->memory();
  auto* const row = memory.row.data();
  auto* const spectrum = raw(memory.spectrum.data());
  auto* const column = raw(memory.columns.data());
  auto const lock = std::scoped_lock{planner()};
  impl_->row_forward.reset(fftw_plan_dft_r2c_1d(side, row, spectrum, FFTW_ESTIMATE));
  impl_->row_backward.reset(fftw_plan_dft_c2r_1d(side, spectrum, row, FFTW_ESTIMATE | FFTW_DESTROY_INPUT));
  impl_->column_forward.reset(fftw_plan_dft_1d(side, column, column, FFTW_FORWARD, FFTW_ESTIMATE));
  impl_->column_backward.reset(fftw_plan_dft_1d(side, column, column, FFTW_BACKWARD, FFTW_ESTIMATE));
}
SquareFft::SquareFft(SquareFft&&) noexcept = default;
SquareFft& SquareFft::operator=(SquareFft&&) noexcept = default;
SquareFft::~SquareFft() {
  if (!impl_) { return; }
  auto const lock = std::scoped_lock{planner()};
  impl_.reset();
}

int SquareFft::side() const { return static_cast<int>(impl_->side); }

SquareFft::Memory SquareFft::memory() const {
  auto out = Memory{};
  out.row.resize(impl_->side);
  out.spectrum.resize(impl_->side * impl_->pitch);
  out.columns.resize(kColumnsAtOnce * impl_->side * kPair);
  return out;
}

void SquareFft::set_row(Memory& memory, int row) const {
  fftw_execute_dft_r2c(impl_->row_forward.get(), memory.row.data(), raw(impl_->row(memory, row)));
}

void SquareFft::clear_row(Memory& memory, int row) const { std::fill_n(impl_->row(memory, row), impl_->pitch, 0.0); }

void SquareFft::convolve(Memory& memory, std::span<double const> factors) const {
  auto const side = impl_->side;
  impl_->for_each_block([&](std::size_t first, std::size_t count) {
    impl_->gather(memory, first, count);
    multiply(memory.columns.data(), factors.data() + first * side, count * side);
    for (auto column = std::size_t{0}; column < count; ++column) {
      auto* const numbers = raw(memory.columns.data() + column * side * kPair);
      fftw_execute_dft(impl_->column_backward.get(), numbers, numbers);
    }
    impl_->scatter(memory, first, count);
  });
}

void SquareFft::get_row(Memory& memory, int row) const {
  fftw_execute_dft_c2r(impl_->row_backward.get(), raw(impl_->row(memory, row)), memory.row.data());
}

BigVector<double> SquareFft::spectrum(Memory& memory) const {
  auto out = BigVector<double>(impl_->columns() * impl_->side);
  impl_->for_each_block([&](std::size_t first, std::size_t count) {
    impl_->gather(memory, first, count);
    auto* const to = out.data() + first * impl_->side;
    for (auto i = std::size_t{0}; i < count * impl_->side; ++i) { to[i] = memory.columns[i * kPair]; }
  });
  return out;
}

int suitable_side(int reach, int longest, TilesFor purpose) {
  constexpr auto kSides = std::to_array({32,   48,   64,   80,   96,   128,  160,  192,  224,   256,   320,  384,  448,
                                         512,  576,  640,  704,  768,  832,  896,  960,  1024,  1152,  1280, 1408, 1536,
                                         1792, 2048, 2560, 3072, 4096, 5120, 6144, 8192, 10240, 12288, 16384});
  constexpr auto kLargestUsual = 2048;  // beyond it memory is slower than the saving
  constexpr auto kGood = 1.1;           // of the least work: smaller tiles need less memory
  auto const is_for_whole = purpose == TilesFor::kWhole;
  // Per pixel; or for all tiles that meet the surroundings of a pixel, (1 + 2 reach / useful)^2 of them on average.
  auto const work = [&](int side) {
    auto const useful = static_cast<double>(side - 2 * reach);
    auto const all = static_cast<double>(side);
    auto const per_tile = all * all * std::log2(all);
    return useful > 0.0 ? per_tile / (useful * useful) * (is_for_whole ? 1.0 : all * all) : HUGE_VAL;
  };
  auto least = HUGE_VAL;
  for (auto const side : kSides) {
    if (side <= kLargestUsual) { least = std::min(least, work(side)); }
  }
  for (auto const side : kSides) {
    auto const covers_grid = side - 2 * reach >= longest;
    if (covers_grid || (std::isfinite(least) && work(side) <= (is_for_whole ? kGood : 1.0) * least)) { return side; }
  }
  // A halo of thousands of pixels: whatever covers it.
  auto side = kSides.back();
  while (side - 2 * reach < std::min(longest, 2 * reach)) { side *= 2; }
  return side;
}

}  // namespace leitbild::nature
