#include "nature/fft.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

#include <fftw3.h>

#include "base/handle.h"

namespace leitbild::nature {
namespace {

using Plan = Handle<std::remove_pointer_t<fftw_plan>, fftw_destroy_plan>;

/// FFTW's planner keeps what it knows in one place for the whole process and is not to be used by two threads at once.
std::mutex& planner() {
  static auto mutex = std::mutex{};
  return mutex;
}

fftw_complex* raw(std::complex<double>* numbers) {
  return reinterpret_cast<fftw_complex*>(numbers);  // the layout FFTW documents for C++
}

}  // namespace

struct SquareFft::Impl {
  int side{};
  Plan forward, backward;
};

SquareFft::SquareFft(int side) : impl_{std::make_unique<Impl>()} {
  impl_->side = side;
  auto square = this->square();
  auto spectrum = this->spectrum();
  auto const lock = std::scoped_lock{planner()};
  impl_->forward.reset(fftw_plan_dft_r2c_2d(side, side, square.data(), raw(spectrum.data()), FFTW_ESTIMATE));
  impl_->backward.reset(
      fftw_plan_dft_c2r_2d(side, side, raw(spectrum.data()), square.data(), FFTW_ESTIMATE | FFTW_DESTROY_INPUT));
}
SquareFft::SquareFft(SquareFft&&) noexcept = default;
SquareFft& SquareFft::operator=(SquareFft&&) noexcept = default;
SquareFft::~SquareFft() {
  if (!impl_) { return; }
  auto const lock = std::scoped_lock{planner()};
  impl_.reset();
}

int SquareFft::side() const { return impl_->side; }
std::size_t SquareFft::spectrum_size() const {
  return static_cast<std::size_t>(impl_->side) * static_cast<std::size_t>(impl_->side / 2 + 1);
}

SquareFft::Aligned<double> SquareFft::square() const {
  return Aligned<double>(static_cast<std::size_t>(impl_->side) * static_cast<std::size_t>(impl_->side));
}
SquareFft::Aligned<std::complex<double>> SquareFft::spectrum() const {
  return Aligned<std::complex<double>>(spectrum_size());
}

void SquareFft::forward(Aligned<double>& square, Aligned<std::complex<double>>& spectrum) const {
  fftw_execute_dft_r2c(impl_->forward.get(), square.data(), raw(spectrum.data()));
}

void SquareFft::backward(Aligned<std::complex<double>>& spectrum, Aligned<double>& square) const {
  fftw_execute_dft_c2r(impl_->backward.get(), raw(spectrum.data()), square.data());
}

int suitable_side(int reach, int longest) {
  constexpr auto kSides = std::to_array({32,   48,   64,   80,   96,   128,  160,  192,  224,   256,   320,  384,  448,
                                         512,  576,  640,  704,  768,  832,  896,  960,  1024,  1152,  1280, 1408, 1536,
                                         1792, 2048, 2560, 3072, 4096, 5120, 6144, 8192, 10240, 12288, 16384});
  constexpr auto kLargestUsual = 2048;  // beyond it memory is slower than the saving
  constexpr auto kGood = 1.1;           // of the least work: smaller tiles suit caches and small changes better
  auto const work = [&](int side) {
    auto const useful = static_cast<double>(side - 2 * reach);
    auto const all = static_cast<double>(side);
    return useful > 0.0 ? all * all * std::log2(all) / (useful * useful) : HUGE_VAL;
  };
  auto least = HUGE_VAL;
  for (auto const side : kSides) {
    if (side <= kLargestUsual) { least = std::min(least, work(side)); }
  }
  for (auto const side : kSides) {
    auto const covers_grid = side - 2 * reach >= longest;
    if (covers_grid || (std::isfinite(least) && work(side) <= kGood * least)) { return side; }
  }
  // A halo of thousands of pixels: whatever covers it.
  auto side = kSides.back();
  while (side - 2 * reach < std::min(longest, 2 * reach)) { side *= 2; }
  return side;
}

}  // namespace leitbild::nature
