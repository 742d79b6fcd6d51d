// Fourier transforms of squares of real numbers. Together with fft.cpp the only place that knows FFTW.
#pragma once

#include <complex>
#include <memory>
#include <vector>

#include "base/big_memory.h"

namespace leitbild::nature {

/// Transforms of one size. Plans are estimated, never measured: measured ones would differ from run to run, and with
/// them the last bits of the results. May be used by several threads at once.
class SquareFft {
 public:
  explicit SquareFft(int side);
  SquareFft(SquareFft&&) noexcept;
  SquareFft& operator=(SquareFft&&) noexcept;
  ~SquareFft();

  int side() const;
  /// Numbers of a spectrum: side rows of side / 2 + 1.
  std::size_t spectrum_size() const;

  /// Memory aligned for vector instructions; not filled.
  template <class T>
  using Aligned = std::vector<T, BigAllocator<T>>;
  Aligned<double> square() const;
  Aligned<std::complex<double>> spectrum() const;

  /// Both from square() and spectrum().
  void forward(Aligned<double>& square, Aligned<std::complex<double>>& spectrum) const;
  /// Not divided by side². The spectrum is destroyed.
  void backward(Aligned<std::complex<double>>& spectrum, Aligned<double>& square) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A side with small prime factors that suits windows of `reach` on tiles of a grid whose longer side is `longest`: the
/// least work per pixel, and no larger than the grid needs.
int suitable_side(int reach, int longest);

}  // namespace leitbild::nature
