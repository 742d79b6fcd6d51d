#include "import/schematic/settlements.h"

#include "geo/area.h"
#include "import/schematic/drawing.h"

namespace leitbild::importing {
namespace {

constexpr auto kFromBorder = Metres{15.0};
constexpr auto kRoughness = 0.35;
constexpr auto kHalvings = 24;

/// The blob around the centre, as large as needed for `wanted` within `room`. O(kHalvings clips).
geo::MultiPolygon grown(Blob const& blob, geo::Point centre, geo::MultiPolygon const& room, SquareMetres wanted) {
  auto low = 0.0;
  auto const box = geo::box_of(room);
  auto high = 2.0 * (box.width() + box.height());
  for (auto i = 0; i < kHalvings; ++i) {
    auto const radius = (low + high) / 2.0;
    auto const size = geo::area(geo::intersection(blob.at(centre, Metres{radius}), room));
    (size < wanted ? low : high) = radius;
  }
  return geo::intersection(blob.at(centre, Metres{high}), room);
}

}  // namespace

std::vector<Settlement> settle(CityFacts const& facts, std::vector<geo::MultiPolygon> const& cells,
                               std::uint64_t seed) {
  auto out = std::vector<Settlement>{};
  for (auto i = std::size_t{0}; i < cells.size(); ++i) {
    auto const& district = facts.districts[i];
    auto random = Random{seed, Purpose::kSettlement, i};
    auto const room = geo::buffered(cells[i], Metres{-kFromBorder.value});
    // The power diagram holds the label inside; a centre that falls into a neighbour gives way to it.
    auto const centre = geo::contains(room, district.settlement) ? district.settlement : district.label;
    auto const wanted = SquareMetres{static_cast<double>(district.inhabitants) / district.density * 1e6};
    auto const blob = Blob{random, kRoughness};
    out.push_back({.centre = centre, .shape = wanted < geo::area(room) ? grown(blob, centre, room, wanted) : room});
  }
  return out;
}

}  // namespace leitbild::importing
