// Hollows of the ground without outflow: how much water they hold, and how far a rain fills them.
//
//   The surface is filled from its edge inwards in the order of heights ("priority flood"); what is filled is a sink, and every
//   pixel drains towards the one that let the flood in. Runoff is added up along these ways; a sink keeps what it holds and
//   passes on the rest.
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
};

/// May be used by several threads at once.
class Sinks {
 public:
  /// `heights` in metres, kNoValue where none is known: water leaves there as it does at the edge. Hollows that are nowhere
  /// deeper than `shallow` are not counted: they are errors of the height model. O(pixels log pixels).
  Sinks(geo::Grid<float> const& heights, SquareMetres pixel_area, Metres shallow);

  std::vector<Sink> const& all() const { return sinks_; }

  /// Depth of water in metres by pixel after `runoff` (cubic metres by pixel); 0 outside of sinks. `arriving`, if given: what
  /// flows to each sink, cubic metres.
  geo::Grid<float> depths(geo::Grid<float> const& runoff, std::vector<double>* arriving = nullptr) const;

 private:
  geo::Grid<float> heights_;
  double pixel_area_;
  std::vector<std::uint32_t> order_;    // from the edge inwards
  std::vector<std::uint32_t> towards_;  // by pixel: where its water goes; itself at the edge
  std::vector<std::uint32_t> sink_of_;  // by pixel, from 1; 0: none
  std::vector<Sink> sinks_;

  void gather(geo::Grid<float> const& filled, double shallow);
  double level_of(Sink const& sink, double water) const;
};

}  // namespace leitbild::nature
