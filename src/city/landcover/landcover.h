// Green areas that are open to everybody.
#pragma once

#include <string>

#include "base/ids.h"
#include "geo/shape.h"

namespace leitbild::city {

using GreenId = Id<struct GreenTag>;

struct GreenArea {
  std::string name;  // may be empty
  bool forest{};
  geo::MultiPolygon shape;
  SquareMetres area;  // on the ground
};

/// Areas of the same kind do not overlap or touch: importers unite them, so that `area` is that of the whole park.
struct Landcover {
  Table<GreenId, GreenArea> green;
  geo::MultiPolygon coverage;
};

}  // namespace leitbild::city
