#include "import/schematic/synthetic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

#include "city/file/city_file.h"
#include "import/schematic/power_diagram.h"
#include "import/schematic/schematic.h"

namespace leitbild::importing {
namespace {

using ::testing::HasSubstr;

CityFacts facts_for(long long inhabitants, std::uint64_t seed) {
  auto facts = synthetic_facts(inhabitants, seed);
  if (!facts) {
    ADD_FAILURE() << to_text(facts.error());
    return {};
  }
  return *std::move(facts);
}

TEST(SyntheticFacts, GrowWithTheInhabitants) {
  for (auto const inhabitants : {10'000LL, 123'456LL, 4'000'000LL}) {
    auto const facts = facts_for(inhabitants, 1);
    auto people = 0LL;
    auto codes = std::set<std::string>{};
    auto ortsbezirke = std::set<std::size_t>{};
    auto area = 0.0;
    for (auto const& district : facts.districts) {
      people += district.inhabitants;
      area += district.area.value;
      codes.insert(district.code);
      ortsbezirke.insert(district.ortsbezirk);
      EXPECT_TRUE(geo::contains(facts.outline, district.label)) << district.name;
      EXPECT_LT(*district.under_6, *district.under_10);
    }
    EXPECT_EQ(people, inhabitants);
    EXPECT_EQ(codes.size(), facts.districts.size());
    EXPECT_EQ(ortsbezirke.size(), facts.ortsbezirke.size());
    EXPECT_NEAR(geo::signed_area(facts.outline), area, 1e-4 * area);
    EXPECT_THAT(facts.sources.front().note, HasSubstr("schematisch"));
  }
  EXPECT_EQ(facts_for(4'000'000, 1).districts.size(), 400U);
}

TEST(SyntheticFacts, NumbersOutOfRangeAreRefused) {
  for (auto const inhabitants : {-5LL, 0LL, 9'999LL, 4'000'001LL}) {
    auto const facts = synthetic_facts(inhabitants, 1);
    ASSERT_FALSE(facts) << inhabitants;
    EXPECT_THAT(to_text(facts.error()), HasSubstr("möglich: 10.000 bis 4.000.000"));
  }
}

TEST(SyntheticCity, AnyNumberOfDistrictsHasRoom) {
  for (auto inhabitants = 10'000LL; inhabitants <= 120'000; inhabitants += 10'000) {
    auto const facts = facts_for(inhabitants, static_cast<std::uint64_t>(inhabitants));
    auto sites = std::vector<PowerSite>{};
    for (auto const& district : facts.districts) {
      sites.push_back({.name = district.name, .at = district.site, .label = district.label, .area = district.area});
    }
    auto const cells = nearest_cells(facts.outline, sites);
    auto total = 0.0;
    for (auto i = std::size_t{0}; i < cells.size(); ++i) {
      EXPECT_TRUE(geo::contains(cells[i], sites[i].label)) << inhabitants;
      auto const of_wanted = geo::area(cells[i]).value / sites[i].area.value;
      EXPECT_GT(of_wanted, 0.4) << inhabitants << " " << i;
      EXPECT_LT(of_wanted, 2.5) << inhabitants << " " << i;
      total += geo::area(cells[i]).value;
    }
    EXPECT_NEAR(total, geo::signed_area(facts.outline), 1e-5 * total);
  }
}

TEST(SyntheticCity, TheSameSeedGivesTheSameBytes) {
  auto const bytes = [](std::uint64_t seed) {
    auto const layers = generate_city(facts_for(30'000, seed), seed, {});
    EXPECT_TRUE(layers) << (layers ? "" : to_text(layers.error()));
    return layers ? city::to_bytes(*layers) : std::string{};
  };
  auto const first = bytes(5);
  EXPECT_EQ(first, bytes(5));
  EXPECT_NE(first, bytes(6));
}

TEST(SyntheticCity, HasAllItsInhabitantsAndSaysWhereItIs) {
  auto steps = std::vector<std::string>{};
  auto const layers = generate_city(facts_for(40'000, 3), 3, [&](std::string const& step) { steps.push_back(step); });
  ASSERT_TRUE(layers) << to_text(layers.error());
  auto people = Persons{};
  auto children = Persons{};
  for (auto const& cell : layers->people.cells) {
    people += cell.residents;
    children += cell.of(city::AgeGroup::kUnder6).value_or(Persons{});
  }
  EXPECT_EQ(people, persons(std::int64_t{40'000}));
  EXPECT_NEAR(as_double(children), 40'000 * 0.047, 4.0);
  EXPECT_TRUE(layers->info.schematic);
  EXPECT_GT(steps.size(), 4U);
  EXPECT_GT(layers->buildings.rows.size(), 4'000U);
}

}  // namespace
}  // namespace leitbild::importing
