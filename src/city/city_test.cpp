#include "city/city.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "city/streets/build.h"
#include "geo/area.h"
#include "testing/city_text.h"

namespace leitbild::city {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
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
  auto const city = with(base, path({{0, 0}, {200, 200}}, 2030), Year{2030});
  EXPECT_EQ(city.people, base.people);
  EXPECT_EQ(city.facilities, base.facilities);
  EXPECT_EQ(city.buildings, base.buildings);
  EXPECT_EQ(city.streets, base.streets) << "the imported network never changes";
  EXPECT_NE(city.added, base.added);
  EXPECT_EQ(with(base, path({{0, 0}, {200, 200}}, 2031), Year{2030}).added, base.added) << "not yet begun";
}

TEST(With, APathMeetsStreetsInNodesThatKeepTheirLength) {
  auto const base = testing::city_from(kNineBlocks);
  auto const city = with(base, path({{30, 205}, {30, 95}}, 2030), Year{2030});
  auto added = Centimetres{};
  for (auto const& edge : city.added->edges) { added += edge.length; }
  EXPECT_EQ(added, to_centimetres(Metres{110 + 5 + 5})) << "the path and a connector at each end";
  EXPECT_THAT(city.added->nodes, SizeIs(2 + 2)) << "its ends and where it meets two streets";
  ASSERT_THAT(city.added->cuts, SizeIs(2));
  for (auto const& cut : city.added->cuts) {
    EXPECT_EQ(cut.along, to_centimetres(Metres{30}));
    auto pieces = Centimetres{};
    for (auto const& entry : city.added->walk.of(cut.node)) {
      if (entry.arc.to.value < base.streets->nodes.size()) { pieces += entry.arc.length; }
    }
    EXPECT_EQ(pieces, to_centimetres(Metres{100})) << "both pieces are as long as the street";
  }
}

TEST(With, PlacesNearAPathAreJoinedToItAndKeepTheirOldWay) {
  auto const base = testing::city_from("map\na---b\nend\npeople (80,10) 1\n");
  auto const city = with(base, path({{50, 0}, {50, 90}}, 2030), Year{2030});
  auto const accesses = (*city.links.cells)[0];
  EXPECT_THAT(accesses, Contains((*base.links.cells)[0][0]));
  EXPECT_THAT(accesses, Contains(AllOf(Field(&Access::along, to_centimetres(Metres{10})),
                                       Field(&Access::offset, to_centimetres(Metres{30})))));
}

TEST(With, ClosedFacilitiesStayInTheirRow) {
  auto const base = testing::city_from("map\na---b\nend\nfacility pharmacy a Alt\nfacility pharmacy b Neu\n");
  auto const changes = std::vector<TimedChange>{
      {.change = CloseFacility{FacilityId{0U}}, .cause = CauseId{0U}, .first = Year{2030}, .full = Year{2030}}};
  auto const city = with(base, changes, Year{2030});
  EXPECT_TRUE(city.facilities->rows[FacilityId{0U}].closed);
  EXPECT_FALSE(city.facilities->rows[FacilityId{1U}].closed);
  EXPECT_FALSE(base.facilities->rows[FacilityId{0U}].closed);
}

TEST(With, GreenThatTouchesGreenBecomesOneAreaWithTheEntrancesOfBoth) {
  auto const base = testing::city_from("map\na---b---c---d\nend\ngreen park 0 -10 100 50\ngreen park 200 -10 300 50\n");
  auto const added = geo::rectangle({{100, -10}, {200, 50}});
  auto const changes =
      std::vector<TimedChange>{{.change = AddGreenArea{{.name = "", .forest = false, .shape = added, .area = {}}},
                                .cause = CauseId{0U},
                                .first = Year{2030},
                                .full = Year{2030}}};
  auto const city = with(base, changes, Year{2030});
  ASSERT_THAT(city.landcover->green, SizeIs(2));
  EXPECT_EQ(city.landcover->green[GreenId{0U}].area, SquareMetres{300.0 * 60.0});
  EXPECT_EQ(city.landcover->green[GreenId{1U}].area, SquareMetres{0}) << "taken in by the first";
  for (auto const& access : base.links.green->entries) { EXPECT_THAT((*city.links.green)[0], Contains(access)); }
}

TEST(With, DwellingsFillOverTheYearsAndNobodyIsLost) {
  auto const base = testing::city_from("map\na---b---c\nend\npeople (50,50) 100 under_18=20\n");
  auto const cells =
      spread_over_cells(geo::rectangle({{50, 50}, {150, 100}}), persons(101.0), geo::kLocalPlane).value();
  ASSERT_THAT(cells, SizeIs(2));
  EXPECT_EQ(cells[0].residents + cells[1].residents, persons(101.0));
  auto const change = Change{AddDwellings{.cells = cells, .years_to_fill = 2}};
  auto const changes = std::vector<TimedChange>{
      {.change = change, .cause = CauseId{0U}, .first = Year{2030}, .full = full_in(change, Year{2030})}};
  EXPECT_EQ(residents_by_district(with(base, changes, Year{2029}))[0], persons(100.0));
  EXPECT_EQ(residents_by_district(with(base, changes, Year{2030}))[0], persons(150.5));
  auto const full = with(base, changes, Year{2040});
  EXPECT_EQ(residents_by_district(full)[0], persons(201.0));
  ASSERT_THAT(full.people->cells, SizeIs(2)) << "the second cell is new";
  EXPECT_EQ(full.people->cells[CellId{0U}].of(AgeGroup::kUnder18), persons(20.0 + 0.2 * 50.5));
  EXPECT_EQ(full.links.cells->size(), 2U);
  EXPECT_EQ(full.links.known_of_cell->size(), 2U);
}

TEST(With, TwoCausesThatSetOneStopDifferentlyAreNamed) {
  auto const base = testing::city_from("map\na---b\nend\nstop a Rathaus departures=1\n");
  auto const set = [](std::uint32_t cause, double departures) {
    return TimedChange{.change = SetService{.stop = StopId{0U}, .departures_per_hour = departures},
                       .cause = CauseId{cause},
                       .first = Year{2030},
                       .full = Year{2030}};
  };
  EXPECT_THAT(conflicts(base, std::vector{set(1, 4), set(2, 4)}, Year{2030}), IsEmpty()) << "they agree";
  EXPECT_THAT(conflicts(base, std::vector{set(1, 4), set(2, 6)}, Year{2029}), IsEmpty()) << "not yet";
  auto const found = conflicts(base, std::vector{set(2, 6), set(1, 4)}, Year{2030});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].one, CauseId{1U});
  EXPECT_EQ(found[0].other, CauseId{2U});
  EXPECT_EQ(found[0].about, "der Takt der Haltestelle „Rathaus“");
}

TEST(With, AFacilityIsOneMoreAndJoined) {
  auto const base = testing::city_from(kNineBlocks);
  auto const changes = std::vector<TimedChange>{
      {.change = AddFacility{{.category = FacilityCategory::kPharmacy, .name = "Neu", .at = {50, 210}}},
       .cause = CauseId{0U},
       .first = Year{2030},
       .full = Year{2030}}};
  auto const city = with(base, changes, Year{2030});
  EXPECT_THAT(city.facilities->rows, SizeIs(1));
  EXPECT_THAT((*city.links.facilities)[0], ElementsAre(Access{EdgeId{0U}, Centimetres{5000}, Centimetres{1000}}));
  EXPECT_THAT(base.facilities->rows, IsEmpty()) << "the base does not change";
}

}  // namespace
}  // namespace leitbild::city
