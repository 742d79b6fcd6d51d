#include "import/schematic/schematic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <set>

#include "geo/area.h"
#include "import/schematic/facts.h"
#include "import/schematic/testing_facts.h"

namespace leitbild::importing {
namespace {

using city::DistrictId;
using ::testing::HasSubstr;

city::Layers generated(std::string_view facts, std::uint64_t seed) {
  auto layers = generate_city(facts, seed);
  if (!layers) {
    ADD_FAILURE() << to_text(layers.error());
    return {};
  }
  return *std::move(layers);
}

/// Persons by row of the districts, leaves only.
std::vector<Persons> residents_of_leaves(city::Layers const& layers) {
  auto centres = std::vector<geo::Point>{};
  for (auto const& cell : layers.people.cells) { centres.push_back(cell.centre); }
  auto const leaf = city::leaf_of_each(layers.districts, centres);
  auto out = std::vector<Persons>(layers.districts.rows.size());
  for (auto i = std::size_t{0}; i < leaf.size(); ++i) { out[leaf[i].value] += layers.people.cells.rows[i].residents; }
  return out;
}

std::size_t pieces_of_network(city::Streets const& streets) {
  auto seen = std::vector<bool>(streets.nodes.size(), false);
  auto pieces = std::size_t{0};
  for (auto i = std::size_t{0}; i < seen.size(); ++i) {
    if (seen[i]) { continue; }
    ++pieces;
    auto open = std::vector{city::NodeId{i}};
    seen[i] = true;
    while (!open.empty()) {
      auto const node = open.back();
      open.pop_back();
      for (auto const& arc : city::arcs_at(streets.walk, node)) {
        if (!seen[arc.to.value]) { open.push_back(arc.to); }
        seen[arc.to.value] = true;
      }
    }
  }
  return pieces;
}

TEST(SchematicCity, KaiserslauternKeepsItsFacts) {
  auto const layers = generated(kaiserslautern_facts(), 1);
  auto const facts = read_facts(kaiserslautern_facts());
  ASSERT_TRUE(facts) << to_text(facts.error());
  auto const& rows = layers.districts.rows;
  ASSERT_EQ(rows.size(), 1U + 10U + 18U);
  EXPECT_TRUE(layers.info.schematic);
  EXPECT_EQ(layers.info.ags, "07312000");
  EXPECT_LE(facts->outline.size() - 1, kMostOutlinePoints);

  auto const residents = residents_of_leaves(layers);
  auto sum = 0.0;
  for (auto i = std::size_t{0}; i < 18; ++i) {
    auto const id = DistrictId{11 + i};
    auto const& fact = facts->districts[i];
    auto const area = geo::area(rows[id].shape).value;
    sum += area;
    EXPECT_EQ(rows[id].code, fact.code);
    EXPECT_NEAR(area, fact.area.value, 0.005 * fact.area.value) << fact.name;
    EXPECT_TRUE(geo::contains(rows[id].shape, fact.label)) << fact.name;
    EXPECT_EQ(residents[id.value], persons(std::int64_t{fact.inhabitants})) << fact.name;
  }
  EXPECT_EQ(std::accumulate(residents.begin(), residents.end(), Persons{}), persons(std::int64_t{101'597}));
  auto const& outline = rows[city::Districts::kWholeCity].shape;
  EXPECT_NEAR(sum, geo::area(outline).value, 100) << "districts overlap or leave gaps";
  EXPECT_NEAR(geo::area(outline).value, 140.44e6, 0.01 * 140.44e6);

  // What planners type.
  EXPECT_EQ(city::find(layers.districts, "kernstadt"), DistrictId{1U});
  auto const siegelbach = city::find(layers.districts, "siegelbach");
  ASSERT_TRUE(siegelbach);
  EXPECT_EQ(rows[*siegelbach].level, city::Level::kOrtsbezirk);
  EXPECT_EQ(rows[*city::find(layers.districts, "17")].level, city::Level::kStatistical);

  // Plausible in density, and one network.
  EXPECT_EQ(pieces_of_network(layers.streets), 1U);
  EXPECT_GT(layers.buildings.rows.size(), 12'000U);
  EXPECT_LT(layers.buildings.rows.size(), 20'000U);
  auto wanted_places = 0;
  for (auto const& fact : facts->districts) {
    wanted_places += std::accumulate(fact.places.begin(), fact.places.end(), 0);
  }
  EXPECT_EQ(layers.facilities.rows.size(), static_cast<std::size_t>(wanted_places));
  EXPECT_EQ(layers.transit.stops.size(), 332U);
  EXPECT_EQ(layers.transit.timetable, "2025-06-03");
  auto names = std::set<std::string>{};
  for (auto const& stop : layers.transit.stops) { names.insert(stop.name); }
  EXPECT_EQ(names.size(), 332U);
  EXPECT_TRUE(names.contains("Siegelbach Mitte"));
  for (auto const& source : layers.sources) {
    EXPECT_THAT(source.note, HasSubstr("schematisch, nicht amtlich"));
    EXPECT_EQ(source.imported, "");
  }
}

/// Sum over the cells of a leaf.
Persons group_of_leaf(city::Layers const& layers, DistrictId leaf, city::AgeGroup group) {
  auto centres = std::vector<geo::Point>{};
  for (auto const& cell : layers.people.cells) { centres.push_back(cell.centre); }
  auto const leaf_of = city::leaf_of_each(layers.districts, centres);
  auto sum = Persons{};
  for (auto i = std::size_t{0}; i < leaf_of.size(); ++i) {
    if (leaf_of[i] == leaf) { sum += layers.people.cells.rows[i].of(group).value_or(Persons{}); }
  }
  return sum;
}

TEST(SchematicCity, KaiserslauternHasItsChildren) {
  auto const layers = generated(kaiserslautern_facts(), 1);
  auto const siegelbach = *city::find(layers.districts, "17");
  EXPECT_EQ(group_of_leaf(layers, siegelbach, city::AgeGroup::kUnder6), persons(std::int64_t{183}));
  EXPECT_EQ(group_of_leaf(layers, siegelbach, city::AgeGroup::kUnder10), persons(std::int64_t{183 + 152}));
  for (auto const& cell : layers.people.cells) {
    ASSERT_LE(*cell.of(city::AgeGroup::kUnder6), *cell.of(city::AgeGroup::kUnder10));
    ASSERT_LE(*cell.of(city::AgeGroup::kUnder10), cell.residents);
    ASSERT_FALSE(cell.of(city::AgeGroup::kFrom65)) << "not known";
  }
  EXPECT_FALSE(layers.people.age_base.empty());
}

TEST(SchematicCity, KaiserslauternIsFurnished) {
  auto const layers = generated(kaiserslautern_facts(), 1);
  auto by_category = std::map<city::FacilityCategory, int>{};
  auto kita_places = std::uint32_t{0};
  for (auto const& facility : layers.facilities.rows) {
    ++by_category[facility.category];
    if (facility.category == city::FacilityCategory::kKita) { kita_places += facility.capacity.value_or(0); }
  }
  using enum city::FacilityCategory;
  EXPECT_EQ(by_category[kSecondarySchool], 12);  // 101,597 / 8,500
  EXPECT_EQ(by_category[kLibrary], 4);
  EXPECT_EQ(by_category[kEveryday], 226);
  EXPECT_EQ(kita_places, 2'838U);

  auto uses = std::map<city::BuildingUse, int>{};
  auto highest = 0;
  for (auto const& building : layers.buildings.rows) {
    ++uses[building.use];
    ASSERT_GE(building.levels, 1);
    highest = std::max<int>(highest, building.levels);
  }
  EXPECT_GT(uses[city::BuildingUse::kPublic], 50);
  EXPECT_GT(uses[city::BuildingUse::kCommercial], 20);
  EXPECT_LT(highest, 7);

  auto patches = std::map<city::LandUse, int>{};
  for (auto const& patch : layers.landcover.patches) {
    ++patches[patch.use];
    EXPECT_EQ(geo::invalid_because(patch.shape), "");
  }
  EXPECT_EQ(patches[city::LandUse::kResidential], 18);
  EXPECT_GT(patches[city::LandUse::kForest], 0);
  EXPECT_GT(patches[city::LandUse::kWater], 5);

  auto core = 0.0;
  auto siegelbach = 0.0;
  for (auto const& stop : layers.transit.stops) {
    ASSERT_TRUE(stop.departures_per_hour);
    if (stop.name == "Innenstadt-Ost Mitte") { core = *stop.departures_per_hour; }
    if (stop.name == "Siegelbach Mitte") { siegelbach = *stop.departures_per_hour; }
  }
  EXPECT_GT(core, siegelbach);
  for (auto const& edge : layers.streets.edges) {
    auto const on_foot_only = edge.kind == city::StreetKind::kFootway;
    ASSERT_EQ(edge.bike == city::BikeAccess::kNone, on_foot_only);
    ASSERT_TRUE(edge.walk);
  }
}

TEST(SchematicCity, TheSameSeedGivesTheSameCityAndAnotherSeedOtherStreets) {
  auto const first = generated(kSmallTown, 7);
  auto const again = generated(kSmallTown, 7);
  auto const other = generated(kSmallTown, 8);
  EXPECT_EQ(first.streets.nodes.rows, again.streets.nodes.rows);
  EXPECT_EQ(first.streets.bends, again.streets.bends);
  ASSERT_EQ(first.buildings.rows.size(), again.buildings.rows.size());
  for (auto i = std::size_t{0}; i < first.buildings.rows.size(); ++i) {
    EXPECT_EQ(first.buildings.rows.rows[i].footprint, again.buildings.rows.rows[i].footprint);
  }
  auto const codes = [](city::Layers const& layers) {
    auto out = std::map<geo::CellCode, std::int64_t>{};
    for (auto const& cell : layers.people.cells) { out[cell.code] = cell.residents.value; }
    return out;
  };
  EXPECT_EQ(codes(first), codes(again));
  EXPECT_NE(codes(first), codes(other));
  EXPECT_NE(first.streets.nodes.rows, other.streets.nodes.rows);
  ASSERT_EQ(first.landcover.green.size(), again.landcover.green.size());
  for (auto i = std::size_t{0}; i < first.landcover.green.size(); ++i) {
    EXPECT_EQ(first.landcover.green.rows[i].area, again.landcover.green.rows[i].area);
  }
}

TEST(SchematicCity, AnyTownKeepsItsFactsForEverySeed) {
  auto const facts = read_facts(kSmallTown);
  ASSERT_TRUE(facts);
  for (auto seed = std::uint64_t{1}; seed <= 5; ++seed) {
    auto const layers = generated(kSmallTown, seed);
    auto const residents = residents_of_leaves(layers);
    ASSERT_EQ(residents.size(), 6U);
    EXPECT_EQ(residents[3], persons(std::int64_t{5003})) << seed;
    EXPECT_EQ(residents[4], persons(std::int64_t{3001})) << seed;
    EXPECT_EQ(residents[5], persons(std::int64_t{777})) << seed;
    EXPECT_EQ(pieces_of_network(layers.streets), 1U) << seed;
    EXPECT_EQ(layers.transit.stops.size(), 12U) << seed;
    auto by_category = std::map<city::FacilityCategory, int>{};
    for (auto const& facility : layers.facilities.rows) { ++by_category[facility.category]; }
    using enum city::FacilityCategory;
    EXPECT_EQ(by_category[kGroceries], 4) << seed;
    EXPECT_EQ(by_category[kPlayground], 4) << seed;
    EXPECT_EQ(by_category[kKita], 5) << seed;
    EXPECT_EQ(by_category[kPharmacy], 1) << seed;
  }
}

TEST(SchematicCity, GreenOfOneKindDoesNotOverlapAndHousesKeepOut) {
  auto const layers = generated(kSmallTown, 3);
  for (auto const forest : {false, true}) {
    auto shapes = std::vector<geo::MultiPolygon>{};
    auto sum = 0.0;
    for (auto const& green : layers.landcover.green) {
      if (green.forest != forest) { continue; }
      shapes.push_back(green.shape);
      sum += green.area.value;
      EXPECT_EQ(geo::invalid_because(green.shape), "");
      EXPECT_NEAR(geo::area(green.shape).value, green.area.value, 1.0);
    }
    ASSERT_FALSE(shapes.empty());
    EXPECT_NEAR(geo::area(geo::united(shapes)).value, sum, 1.0);
    EXPECT_EQ(geo::united(shapes).size(), shapes.size()) << "areas of one kind touch";
  }
  for (auto const& building : layers.buildings.rows) {
    auto const middle = geo::between(building.footprint[0], building.footprint[2], 0.5);
    for (auto const& green : layers.landcover.green) { EXPECT_FALSE(geo::contains(green.shape, middle)) << green.name; }
  }
}

TEST(SchematicCity, FactsThatLeaveNoRoomForInhabitantsAreAnError) {
  auto const dense = small_town_with("density_per_km2 = 2500", "density_per_km2 = 50000");
  auto const text =
      replaced(replaced(dense, "inhabitants = 777", "inhabitants = 20"), "children_0_to_5 = 30", "children_0_to_5 = 2");
  auto const layers = generate_city(text, 1);
  ASSERT_FALSE(layers);
  EXPECT_THAT(to_text(layers.error()), HasSubstr("Wald: kein Haus bietet Platz für die 20 Einwohner"));
}

}  // namespace
}  // namespace leitbild::importing
