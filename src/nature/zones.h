// Sums over the pixels of an area.
#pragma once

#include <span>
#include <vector>

#include "geo/zone.h"
#include "nature/classes.h"

namespace leitbild::nature {

struct ZoneSum {
  double sum{};
  std::size_t count{};  // pixels with a value

  double mean() const { return sum / static_cast<double>(count); }
};

/// Pixels without a value are passed over.
ZoneSum sum_of(geo::Zone const& zone, geo::Grid<float> const& values);

/// How many pixels of the zone each class has on each soil: `classes` × kSoilGroups numbers. Pixels of which one of the two is
/// not known are passed over.
std::vector<std::size_t> count_of(geo::Zone const& zone, geo::Grid<ClassIndex> const& land_use,
                                  geo::Grid<SoilGroup> const& soil, std::size_t classes);

}  // namespace leitbild::nature
