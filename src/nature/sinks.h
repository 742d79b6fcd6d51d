// Hollows of the ground without outflow: how much water they hold, and how far a rain fills them.
//
//   The surface is filled from its edge inwards in the order of heights ("priority flood"); what is filled is a sink, and every
//   pixel drains towards the one that let the flood in. So each has a sink that it drains to, and each sink one that it
//   overflows into: a sink keeps what it holds and passes on the rest.
//
// Source: Barnes, Lehman, Mulla (2014), Priority-flood, Computers & Geosciences 62:117. Known weakness: no sewers, culverts
// or kerbs, no time: all water of the rain arrives at once; a hollow of the height model may be a bridge or a dam.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/grid.h"

namespace leitbild::nature {

/// A hollow: its pixels from the deepest to the highest.
struct Sink {
  std::vector<std::uint32_t> pixels;
  std::uint32_t outlet{};  // the pixel it overflows at
  double spill{};          // height at which it overflows, metres
  double volume{};         // that it holds, cubic metres
  std::uint32_t next{};    // the sink that it overflows into, from 1; 0: out of the grid
};

/// May be used by several threads at once.
class Sinks {
 public:
  /// `heights` in metres, kNoValue where none is known: water leaves there as it does at the edge. Hollows that are nowhere
  /// deeper than `shallow` are not counted: they are errors of the height model. Takes O(pixels log pixels).
  Sinks(geo::Grid<float> const& heights, SquareMetres pixel_area, Metres shallow);

  /// Each before those that overflow into it.
  std::vector<Sink> const& all() const { return sinks_; }

  /// Depth of water in metres by pixel after `runoff` (cubic metres by pixel); 0 outside of sinks. `arriving`, if given: what
  /// flows to each sink, cubic metres. Takes O(pixels).
  geo::Grid<float> depths(geo::Grid<float> const& runoff, std::vector<double>* arriving = nullptr) const;

 private:
  geo::Grid<float> heights_;
  double pixel_area_;
  std::vector<std::uint32_t> drains_to_;  // by pixel: a sink, from 1; 0: out of the grid, and where nothing is known
  std::vector<Sink> sinks_;

  double level_of(Sink const& sink, double water) const;
};

}  // namespace leitbild::nature
