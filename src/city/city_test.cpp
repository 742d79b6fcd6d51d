#include "city/city.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "city/streets/build.h"
#include "testing/city_text.h"

namespace leitbild::city {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr auto kNineBlocks = R"(
map
a---b---c
|   |   |
d---e---f
|   |   |
g---h---i
end
district N Nord -50 50 250 250
district S Süd -50 -50 250 50
people a 100
people i 20
people (100,100) 0.5
)";

TEST(Streets, SplitWhereWaysMeet) {
  auto const city = testing::city_from(kNineBlocks);
  EXPECT_THAT(city.streets->nodes, SizeIs(9));
  EXPECT_THAT(city.streets->edges, SizeIs(12));
  for (auto const& edge : city.streets->edges) { EXPECT_EQ(edge.length, to_centimetres(Metres{100})); }
  EXPECT_THAT(city.streets->walk.arcs, SizeIs(24));
}

TEST(Streets, KeepBendsAndDropSmallIslands) {
  auto sketch = StreetSketch{.crs = geo::kLocalPlane,
                             .points = {{0, 0}, {50, 10}, {100, 0}, {500, 0}, {540, 0}, {100, 80}},
                             .ways = {},
                             .coverage = {}};
  sketch.ways = {{StreetKind::kPath, {0, 1, 2}}, {StreetKind::kPath, {2, 5}}, {StreetKind::kPath, {3, 4}}};
  auto const built = build(sketch, Metres{100});
  EXPECT_THAT(built.streets.edges, SizeIs(2));
  EXPECT_EQ(built.dropped_islands, 1U);
  EXPECT_EQ(built.dropped_length, Metres{40});
  EXPECT_EQ(course(built.streets, EdgeId{0U}), (geo::Line{{0, 0}, {50, 10}, {100, 0}}));
}

TEST(EdgeFinder, FindsTheNearestWithinReach) {
  auto const city = testing::city_from(kNineBlocks);
  auto const& finder = *city.links.finder;
  auto const access = finder.nearest(*city.streets, {30, 190}, Metres{20});
  ASSERT_TRUE(access);
  EXPECT_EQ(access->offset, to_centimetres(Metres{10}));
  EXPECT_EQ(access->along, to_centimetres(Metres{30}));
  EXPECT_FALSE(finder.nearest(*city.streets, {50, 150}, Metres{49.9}));
  EXPECT_TRUE(finder.nearest(*city.streets, {50, 150}, Metres{50}));
  EXPECT_TRUE(finder.nearest(*city.streets, {-900, 200}, Metres{900})) << "from far outside the network";
}

TEST(EdgeFinder, AgreesWithLookingAtEveryEdge) {
  auto const city = testing::city_from(kNineBlocks);
  for (auto x = -130.0; x < 330.0; x += 17.0) {
    for (auto y = -130.0; y < 330.0; y += 13.0) {
      auto best = Access{EdgeId{0U}, {}, Centimetres{1'000'000}};
      for (auto e = std::size_t{0}; e < city.streets->edges.size(); ++e) {
        auto const access = access_over(*city.streets, EdgeId{e}, {x, y});
        if (access.offset < best.offset) { best = access; }
      }
      auto const found = city.links.finder->nearest(*city.streets, {x, y}, Metres{500});
      ASSERT_TRUE(found);
      EXPECT_EQ(found->offset, best.offset) << x << ' ' << y;
    }
  }
}

TEST(Districts, CountEveryResidentOnce) {
  auto const city = testing::city_from(kNineBlocks);
  EXPECT_THAT(residents_by_district(city), ElementsAre(persons(120.5), persons(100.5), persons(20.0)));
}

TEST(Districts, AreFoundByCodeAndByName) {
  auto const city = testing::city_from(kNineBlocks);
  EXPECT_EQ(find(*city.districts, "S"), DistrictId{2U});
  EXPECT_EQ(find(*city.districts, "süd"), DistrictId{2U});
  EXPECT_EQ(find(*city.districts, "sued"), DistrictId{2U});
  EXPECT_EQ(find(*city.districts, "West"), std::nullopt);
}

TEST(Districts, GiveASliverToTheNearestLeaf) {
  auto const city = testing::city_from(kNineBlocks);
  EXPECT_THAT(leaf_of_each(*city.districts, {{260, 60}, {260, -60}}), ElementsAre(DistrictId{1U}, DistrictId{2U}));
}

std::vector<TimedChange> path(geo::Line line, int year) {
  return {{.change = AddStreet{{.line = std::move(line), .kind = StreetKind::kPath}},
           .cause = CauseId{0U},
           .first = Year{year},
           .full = Year{year}}};
}

TEST(With, SharesWhatDoesNotChange) {
  auto const base = testing::city_from(kNineBlocks);
  auto const city = with(base, path({{0, 0}, {200, 200}}, 2030), Year{2030}).value();
  EXPECT_EQ(city.people, base.people);
  EXPECT_EQ(city.facilities, base.facilities);
  EXPECT_EQ(city.buildings, base.buildings);
  EXPECT_NE(city.streets, base.streets);
  EXPECT_EQ(with(base, path({{0, 0}, {200, 200}}, 2031), Year{2030})->streets, base.streets) << "not yet begun";
}

TEST(With, CutsStreetsWhereAPathBeginsAndKeepsTheirLength) {
  auto const base = testing::city_from(kNineBlocks);
  auto const city = with(base, path({{30, 205}, {30, 95}}, 2030), Year{2030}).value();
  auto total = Centimetres{};
  auto added = Centimetres{};
  for (auto const& edge : city.streets->edges) { (edge.added ? added : total) += edge.length; }
  EXPECT_EQ(total, to_centimetres(Metres{1200})) << "two base edges are cut, none is lost";
  EXPECT_EQ(added, to_centimetres(Metres{110 + 5 + 5})) << "the path and a connector at each end";
  EXPECT_THAT(city.streets->nodes, SizeIs(9 + 2 + 2));
}

TEST(With, MovesPlacesToThePiecesOfCutEdges) {
  auto const base = testing::city_from("map\na---b\nend\npeople (80,10) 1\n");
  auto const city = with(base, path({{50, 0}, {50, 90}}, 2030), Year{2030}).value();
  auto const accesses = (*city.links.cells)[0];
  ASSERT_FALSE(accesses.empty());
  for (auto const& access : accesses) {
    auto const line = course(*city.streets, access.edge);
    auto const spot = geo::point_along(line, to_metres(access.along));
    EXPECT_NEAR(geo::distance(spot, {80, 10}).value, to_metres(access.offset).value, 0.02);
  }
}

TEST(With, AFacilityIsOneMoreAndJoined) {
  auto const base = testing::city_from(kNineBlocks);
  auto const changes = std::vector<TimedChange>{
      {.change = AddFacility{{.category = FacilityCategory::kPharmacy, .name = "Neu", .at = {50, 210}}},
       .cause = CauseId{0U},
       .first = Year{2030},
       .full = Year{2030}}};
  auto const city = with(base, changes, Year{2030}).value();
  EXPECT_THAT(city.facilities->rows, SizeIs(1));
  EXPECT_THAT((*city.links.facilities)[0], ElementsAre(Access{EdgeId{0U}, Centimetres{5000}, Centimetres{1000}}));
  EXPECT_THAT(base.facilities->rows, IsEmpty()) << "the base does not change";
}

}  // namespace
}  // namespace leitbild::city
