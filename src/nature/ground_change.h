// Where two states of a city's ground differ.
#pragma once

#include "city/city.h"
#include "nature/tiles.h"

namespace leitbild::nature {

/// Boxes around all pixels that differ. Grids that two covers share are not looked at.
struct GroundChange {
  PixelBox kind;      // ground and class of the source
  PixelBox standing;  // crowns and screens
  PixelBox storage;

  PixelBox classes() const { return kind.with(standing); }
  PixelBox water() const { return kind.with(storage); }
};
GroundChange change_between(city::Cover const& before, city::Cover const& now);

/// Where residents of pixels differ: cells with other people, and those on whose ground `roofs` may have changed.
PixelBox residents_between(city::People const& before, city::People const& now, city::Cover const& cover,
                           PixelBox const& roofs);

}  // namespace leitbild::nature
