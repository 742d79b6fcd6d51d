// What lies on top of the ground, and what measures make of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "city/links/ground_cover.h"
#include "geo/area.h"
#include "testing/city_text.h"

namespace leitbild::city {
namespace {

constexpr auto kTown = R"(
map
a---b---c
end
coverage green -200 -200 600 600
ground farmland -200 -200 600 600
ground residential 0 100 200 300
ground park 100 100 200 200
building 20 120 60 160
people (150,150) 10
)";

Ground at(City const& city, double x, double y) {
  auto const& frame = city.cover->frame;
  return city.cover->ground->at(static_cast<int>((x - frame.corner.x) / frame.pixel_width),
                                static_cast<int>((frame.corner.y - y) / frame.pixel_height));
}

int crowns_in(City const& city) {
  auto sum = 0;
  for (auto const parts : city.cover->crowns->values) { sum += parts; }
  return sum;
}

int storage_in(City const& city) {
  auto sum = 0;
  for (auto const millimetres : city.cover->storage->values) { sum += millimetres; }
  return sum;
}

TimedChange now(Change change, std::uint32_t cause = 0) {
  return {.change = std::move(change), .cause = CauseId{cause}, .first = Year{2030}, .full = Year{2030}};
}

geo::MultiPolygon square(double x, double y, double side) { return geo::rectangle({{x, y}, {x + side, y + side}}); }

TEST(GroundCover, SmallerPatchesStreetsAndRoofsLieOnTop) {
  auto const city = testing::city_from(kTown);
  EXPECT_EQ(at(city, -100, -100), Ground::kFarmland);
  EXPECT_EQ(at(city, 50, 250), Ground::kResidential);
  EXPECT_EQ(at(city, 150, 150), Ground::kPark) << "smaller than the plots around it";
  EXPECT_EQ(at(city, 40, 140), Ground::kRoof);
  EXPECT_TRUE(at(city, 50, 5) == Ground::kStreet || at(city, 50, -5) == Ground::kStreet)
      << "the street lies on the edge";
  auto const& frame = city.cover->frame;
  EXPECT_EQ(frame.columns % kPixelsPerCell, 0);
  auto const cell = city.people->cells[CellId{0U}].code;
  EXPECT_DOUBLE_EQ(frame.x_of(city.cover->column_of(cell)), 105.0) << "the first pixel of the cell from 100 to 200";
  EXPECT_DOUBLE_EQ(frame.y_of(city.cover->row_of(cell)), 195.0);
  EXPECT_TRUE((*city.links.known_of_cell)[0].has(Layer::kGround));
}

TEST(GroundCover, IsNotKnownWithoutLandUse) {
  auto const city = testing::city_from("map\na---b\nend\npeople a 10\n");
  EXPECT_EQ(city.cover->frame.columns, 0);
  EXPECT_FALSE((*city.links.known_of_cell)[0].has(Layer::kGround));
  auto const changed = with(
      city, std::vector{now(AddCrowns{.crowns = {.area = square(0, 0, 50), .crowns = SquareMetres{100}}})}, Year{2030});
  EXPECT_EQ(changed.cover->frame.columns, 0);
}

TEST(GroundCover, SpreadsCrownsAndWaterWithoutLosingAny) {
  auto const city = testing::city_from(kTown);
  // 1,230 m2 are 123 tenths of pixels on 100 pixels; 7.7 m3 are 77 millimetres of a pixel.
  auto const changed =
      with(city,
           std::vector{now(AddCrowns{.crowns = {.area = square(0, 200, 100), .crowns = SquareMetres{1'230}}}),
                       now(AddStorage{{.area = square(0, 200, 100), .volume = CubicMetres{7.7}}})},
           Year{2030});
  EXPECT_EQ(crowns_in(changed), 123);
  EXPECT_EQ(storage_in(changed), 77);
  EXPECT_EQ(changed.cover->ground, city.cover->ground) << "shared: nothing became something else";
  auto const too_many =
      with(city, std::vector{now(AddCrowns{.crowns = {.area = square(0, 200, 100), .crowns = SquareMetres{90'000}}})},
           Year{2030});
  EXPECT_EQ(crowns_in(too_many), 1'000) << "no more than everything";
}

TEST(GroundCover, CrownsGrowYearByYear) {
  auto const city = testing::city_from(kTown);
  auto const change =
      Change{AddCrowns{.crowns = {.area = square(0, 200, 100), .crowns = SquareMetres{1'000}}, .years_to_grow = 10}};
  EXPECT_EQ(full_in(change, Year{2030}), Year{2039});
  auto const timed =
      TimedChange{.change = change, .cause = CauseId{0U}, .first = Year{2030}, .full = full_in(change, Year{2030})};
  EXPECT_EQ(crowns_in(with(city, std::vector{timed}, Year{2029})), 0);
  EXPECT_EQ(crowns_in(with(city, std::vector{timed}, Year{2030})), 10);
  EXPECT_EQ(crowns_in(with(city, std::vector{timed}, Year{2034})), 50);
  EXPECT_EQ(crowns_in(with(city, std::vector{timed}, Year{2060})), 100);
}

TEST(GroundCover, OrderOfChangesDoesNotMatter) {
  auto const city = testing::city_from(kTown);
  auto changes = std::vector{
      now(AddGreenArea{{.name = "", .forest = false, .shape = square(0, 100, 150), .area = SquareMetres{22'500}}}),
      now(
          SetGround{
              {.area = square(50, 100, 150), .to = Ground::kMeadow, .only = {Ground::kResidential, Ground::kFarmland}}},
          1),
      now(AddCrowns{.crowns = {.area = square(0, 0, 300), .crowns = SquareMetres{777}}}, 2),
      now(AddCrowns{.crowns = {.area = square(90, 90, 60), .crowns = SquareMetres{3'000}}}, 3)};
  auto const forth = with(city, changes, Year{2030});
  std::ranges::reverse(changes);
  auto const back = with(city, changes, Year{2030});
  EXPECT_EQ(*forth.cover->ground, *back.cover->ground);
  EXPECT_EQ(*forth.cover->crowns, *back.cover->crowns);
  EXPECT_EQ(at(forth, 40, 140), Ground::kRoof) << "a park leaves buildings where they are";
  EXPECT_EQ(at(forth, 30, 200), Ground::kPark);
}

TEST(GroundCover, TwoUsesOfOnePlaceContradictEachOther) {
  auto const city = testing::city_from(kTown);
  auto const set = [](double x, Ground to, GroundSet only) {
    return SetGround{{.area = square(x, 100, 100), .to = to, .only = only}};
  };
  auto const farmland = GroundSet{Ground::kFarmland};
  auto const changes =
      std::vector{now(set(0, Ground::kMeadow, farmland), 1), now(set(50, Ground::kWater, farmland), 2),
                  now(set(100, Ground::kMeadow, farmland), 3), now(set(50, Ground::kGreenRoof, {Ground::kRoof}), 4)};
  auto const found = conflicts(city, changes, Year{2030});
  ASSERT_EQ(found.size(), 2U) << "2 against 1 and against 3, which touch only at an edge; roofs are another matter";
  EXPECT_EQ(found[0].one, CauseId{1U});
  EXPECT_EQ(found[0].other, CauseId{2U});
  EXPECT_THAT(found[0].about, ::testing::HasSubstr("der Boden bei „POINT"));
  EXPECT_THAT(found[0].about, ::testing::HasSubstr("5000 m²"));
  EXPECT_TRUE(conflicts(city, changes, Year{2029}).empty()) << "none has begun";
}

}  // namespace
}  // namespace leitbild::city
