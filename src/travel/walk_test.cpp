#include "travel/walk.h"

#include <random>

#include <gtest/gtest.h>

#include "city/city.h"
#include "city/streets/build.h"
#include "testing/city_text.h"
#include "travel/searches.h"

namespace leitbild::travel {
namespace {

using city::Access;
using city::EdgeId;

constexpr auto kStreet = R"(
map
a---b---c---d
end
people (10,20) 1
people (290,0) 1
facility groceries (60,30)
)";

TEST(Walk, AddsOffsetsAndTheWayAlongTheStreet) {
  auto const city = testing::city_from(kStreet);
  auto searches = Searches{city};
  auto const& cells = searches.cells_to(Destinations::facilities(city::FacilityCategory::kGroceries));
  // 20 m to the street, 50 m along it on the same edge, 30 m to the shop.
  EXPECT_EQ(cells[0], Centimetres{10'000});
  EXPECT_EQ(cells[1], Centimetres{26'000});
}

TEST(Walk, SaysNothingWhereNoWayLeads) {
  auto const city = testing::city_from("map\na---b c---d\nend\npeople a 1\nfacility groceries d\n");
  auto searches = Searches{city};
  EXPECT_EQ(searches.cells_to(Destinations::facilities(city::FacilityCategory::kGroceries))[0], std::nullopt);
  EXPECT_EQ(searches.cells_to(Destinations::stops())[0], std::nullopt) << "there is no stop at all";
}

/// A street grid with random gaps, so that ways wind.
city::Streets random_streets(std::mt19937_64& random, int side) {
  auto sketch = city::StreetSketch{.crs = geo::kLocalPlane, .points = {}, .ways = {}, .coverage = {}};
  auto const at = [&](int x, int y) { return static_cast<std::uint32_t>(y * side + x); };
  for (auto y = 0; y < side; ++y) {
    for (auto x = 0; x < side; ++x) {
      sketch.points.push_back(
          {x * 100.0 + static_cast<double>(random() % 40), y * 100.0 + static_cast<double>(random() % 40)});
    }
  }
  for (auto y = 0; y < side; ++y) {
    for (auto x = 0; x < side; ++x) {
      if (x + 1 < side && random() % 4 != 0) {
        sketch.ways.push_back({city::StreetKind::kPath, {at(x, y), at(x + 1, y)}});
      }
      if (y + 1 < side && random() % 4 != 0) {
        sketch.ways.push_back({city::StreetKind::kPath, {at(x, y), at(x, y + 1)}});
      }
    }
  }
  return city::build(sketch, Metres{0}).streets;
}

/// Bellman-Ford: slow, simple, another algorithm.
std::vector<std::uint32_t> relaxed_until_stable(city::Streets const& streets, std::vector<Access> const& destinations) {
  auto labels = std::vector<std::uint32_t>(streets.nodes.size(), WalkField::kUnreached);
  for (auto const& access : destinations) {
    auto const& edge = streets.edges[access.edge];
    labels[edge.from.value] = std::min(labels[edge.from.value], access.offset.value + access.along.value);
    labels[edge.to.value] = std::min(labels[edge.to.value], access.offset.value + (edge.length - access.along).value);
  }
  for (auto changed = true; changed;) {
    changed = false;
    for (auto const& edge : streets.edges) {
      for (auto const& [a, b] : {std::pair{edge.from, edge.to}, std::pair{edge.to, edge.from}}) {
        if (labels[a.value] == WalkField::kUnreached) { continue; }
        if (auto const way = labels[a.value] + edge.length.value; way < labels[b.value]) {
          labels[b.value] = way;
          changed = true;
        }
      }
    }
  }
  return labels;
}

TEST(Walk, EqualsBellmanFordOnRandomNetworks) {
  auto random = std::mt19937_64{7};
  for (auto round = 0; round < 40; ++round) {
    auto const streets = random_streets(random, 8);
    auto destinations = std::vector<Access>{};
    for (auto i = 0; i < 3; ++i) {
      auto const id = EdgeId{static_cast<std::uint32_t>(random() % streets.edges.size())};
      auto const along = static_cast<std::uint32_t>(random() % (streets.edges[id].length.value + 1));
      destinations.push_back({id, Centimetres{along}, Centimetres{static_cast<std::uint32_t>(random() % 5000)}});
    }
    EXPECT_EQ(walk_to_nearest(streets, destinations).centimetres, relaxed_until_stable(streets, destinations)) << round;
  }
}

}  // namespace
}  // namespace leitbild::travel
