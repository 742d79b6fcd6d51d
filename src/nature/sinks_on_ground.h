// How far a rain fills the hollows of a city's ground.
#pragma once

#include <memory>

#include "nature/rain_on_ground.h"
#include "nature/sinks.h"
#include "nature/tiles.h"

namespace leitbild::nature {

/// Of the map of heights.
std::shared_ptr<Sinks const> sinks_of(Given const& given);

class SinksOnGround {
 public:
  explicit SinksOnGround(std::shared_ptr<Sinks const> sinks) : sinks_{std::move(sinks)} {}

  /// `runoff` is that of the city's cover; `changed`: where it may differ from that of the last call; all of the cover at the first.
  /// Sums go over pixels in their order, so that the bits are those of a run from nothing.
  void update(Given const& given, RainOnGround const& runoff, PixelBox const& changed);
  /// Metres of water on a pixel of the cover; kNoValue where no height is known.
  float depth(Given const& given, int column, int row) const;

 private:
  std::shared_ptr<Sinks const> sinks_;
  geo::Grid<float> volumes_, depths_;  // by pixel of the map of heights: cubic metres, metres
};

}  // namespace leitbild::nature
