#include "scenario/contributions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "testing/city_text.h"

namespace leitbild::scenario {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;

// 100 people at a, 300 at z, 800 m from each other; nobody has a shop today.
constexpr auto kCity = R"(
map
a---b---c---d---e---f---g---h---z
end
district W West -50 -50 350 50
district O Ost 350 -50 850 50
people a 100
people z 300
)";

plan::Measure shop(std::string code, geo::Point at) {
  auto out = plan::Measure{};
  out.code = std::move(code);
  out.start = Year{2030};
  out.places = {{.title = "", .shape = at}};
  out.effects = {{.type = "add_facility", .place = 0, .parameters = {{"category", "groceries"}}}};
  return out;
}

TEST(Contributions, OverlappingMeasuresCountAloneButNotLast) {
  auto const city = testing::city_from(kCity);
  auto plan = plan::Plan{};
  // A and B both serve the people at a, C those at z.
  plan.measures = {shop("A", {0, 0}), shop("B", {50, 0}), shop("C", {800, 0})};
  auto const result =
      contributions({.city = city, .plan = plan, .selection = {.all = true, .codes = {}}, .year = Year{2030}});
  ASSERT_TRUE(result) << to_text(result.error());
  auto const& comparisons = result->joint.comparisons;
  auto const found =
      std::ranges::find(comparisons, "groceries_within_700m", [](Comparison const& c) { return c.indicator->id; });
  ASSERT_NE(found, comparisons.end());
  auto const indicator = static_cast<std::size_t>(found - comparisons.begin());
  EXPECT_EQ(found->planned.districts.rows[0].value, 1.0);
  EXPECT_THAT(result->measures,
              ElementsAre(Field(&MeasureContributions::code, "A"), Field(&MeasureContributions::code, "B"),
                          Field(&MeasureContributions::code, "C")));
  auto const of = [&](std::size_t measure, std::uint32_t district) {
    auto const& row = result->measures[measure].indicators[indicator][city::DistrictId{district}];
    return std::pair{row.alone.value(), row.last.value()};
  };
  EXPECT_EQ(of(0, 0), (std::pair{0.25, 0.0})) << "A reaches a quarter of the city, but B would have done so";
  EXPECT_EQ(of(1, 0), (std::pair{0.25, 0.0}));
  EXPECT_EQ(of(2, 0), (std::pair{0.75, 0.75}));
  EXPECT_EQ(of(0, 1), (std::pair{1.0, 0.0})) << "in the west";
  EXPECT_EQ(of(2, 1), (std::pair{0.0, 0.0}));
}

TEST(Contributions, OfWhatHasNotBegunAreNotListed) {
  auto const city = testing::city_from(kCity);
  auto plan = plan::Plan{};
  plan.measures = {shop("A", {0, 0}), shop("B", {50, 0})};
  plan.measures[1].start = Year{2040};
  auto const result =
      contributions({.city = city, .plan = plan, .selection = {.all = true, .codes = {}}, .year = Year{2030}});
  ASSERT_TRUE(result);
  EXPECT_THAT(result->measures, ElementsAre(Field(&MeasureContributions::code, "A")));
}

}  // namespace
}  // namespace leitbild::scenario
