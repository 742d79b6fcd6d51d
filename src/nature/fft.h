// Convolution of squares of real numbers by Fourier transform. Together with fft.cpp the only place that knows FFTW.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/big_memory.h"
#include "nature/tiles.h"

namespace leitbild::nature {

/// Squares of one size. Plans are estimated, never measured: measured ones would differ from run to run, and with them the last
/// bits of the results. May be used by several threads at once.
///
/// Rows are transformed as they come and go, columns a few at a time, there and back: each number is fetched from memory three
/// times, where transforms of whole squares fetch it twice as often.
class SquareFft {
 public:
  explicit SquareFft(int side);
  SquareFft(SquareFft&&) noexcept;
  SquareFft& operator=(SquareFft&&) noexcept;
  ~SquareFft();

  int side() const;

  /// What one thread needs while it works.
  struct Memory {
    std::vector<double> row;      // of the square, `side` numbers
    BigVector<double> spectrum;   // of rows; pairs of real and imaginary
    std::vector<double> columns;  // some of its columns
  };
  Memory memory() const;

  /// Takes `memory.row` as a row of the square. All rows must be set or cleared.
  void set_row(Memory& memory, int row) const;
  void clear_row(Memory& memory, int row) const;
  /// The rows that were set, times `factors` (spectrum() of a symmetric square) in the domain of frequencies.
  void convolve(Memory& memory, std::span<double const> factors) const;
  /// A row of the result, not divided by side², in `memory.row`. Each only once.
  void get_row(Memory& memory, int row) const;

  /// Real part of the spectrum of the rows that were set: column by column, side / 2 + 1 of `side` numbers.
  BigVector<double> spectrum(Memory& memory) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A side with small prime factors that suits windows of `reach` on tiles of a grid whose longer side is `longest`: the
/// least work, and no larger than the grid needs.
int suitable_side(int reach, int longest, TilesFor purpose = TilesFor::kWhole);

}  // namespace leitbild::nature
