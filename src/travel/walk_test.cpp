#include "travel/walk.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "city/city.h"
#include "city/streets/build.h"
#include "geo/area.h"
#include "testing/city_text.h"
#include "travel/counts.h"
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
    auto const none = city::AddedStreets{};
    auto const network = Network{streets, none, city::Mode::kWalk};
    auto const field = walk_to_nearest(network, std::make_shared<DestinationSet const>(network, destinations));
    EXPECT_EQ(field.centimetres, relaxed_until_stable(streets, destinations)) << round;
  }
}

/// A city on such a grid, with shops, stops, parks and one-way streets.
city::City random_city(std::mt19937_64& random, int side) {
  auto layers = testing::read_city_text("map\na---b\nend\n", "random city")->layers;
  layers.streets = random_streets(random, side);
  for (auto& edge : layers.streets.edges) {
    auto const die = random() % 6;
    edge.bike = die == 0   ? city::BikeAccess::kForward
                : die == 1 ? city::BikeAccess::kBackward
                : die == 2 ? city::BikeAccess::kNone
                           : city::BikeAccess::kBoth;
  }
  city::index_arcs(layers.streets);
  auto const spot = [&] {
    auto const width = static_cast<std::uint64_t>(side * 100);
    return geo::Point{static_cast<double>(random() % width), static_cast<double>(random() % width)};
  };
  for (auto i = 0; i < 40; ++i) {
    auto const at = spot();
    layers.people.cells.add({.code = {i, 0}, .centre = at, .residents = persons(1.0)});
  }
  for (auto i = 0; i < 6; ++i) {
    layers.facilities.rows.add({.category = city::FacilityCategory::kGroceries, .name = "", .at = spot()});
    layers.transit.stops.add({.name = "", .at = spot(), .departures_per_hour = static_cast<double>(random() % 6)});
    auto const corner = spot();
    auto const shape = geo::rectangle({corner, {corner.x + 120, corner.y + 90}});
    layers.landcover.green.add({.name = "", .forest = i % 2 == 0, .shape = shape, .area = geo::area(shape)});
  }
  return city::assemble(std::move(layers));
}

city::Change random_change(std::mt19937_64& random, city::City const& base, int side) {
  auto const width = static_cast<std::uint64_t>(side * 100);
  auto const spot = [&] {
    return geo::Point{static_cast<double>(random() % width), static_cast<double>(random() % width)};
  };
  auto const stop = city::StopId{static_cast<std::uint32_t>(random() % base.transit->stops.size())};
  switch (random() % 7) {
    case 0: return city::AddFacility{{.category = city::FacilityCategory::kGroceries, .name = "", .at = spot()}};
    case 1: return city::CloseFacility{city::FacilityId{random() % base.facilities->rows.size()}};
    case 2: return city::AddStop{{.name = "", .at = spot(), .departures_per_hour = 4.0}};
    case 3: return city::SetService{.stop = stop, .departures_per_hour = 5.0};
    case 4: {
      auto const corner = spot();
      auto const shape = geo::rectangle({corner, {corner.x + 100, corner.y + 100}});
      return city::AddGreenArea{{.name = "", .forest = false, .shape = shape, .area = {}}};
    }
    default: {
      auto line = geo::Line{spot(), spot()};
      if (random() % 2 == 0) { line.push_back(spot()); }
      auto const kind = random() % 2 == 0 ? city::StreetKind::kPath : city::StreetKind::kSteps;
      return city::AddStreet{{.line = std::move(line), .kind = kind}};
    }
  }
}

std::vector<Destinations> all_destinations() {
  auto const groceries = Destinations::facilities(city::FacilityCategory::kGroceries);
  auto const green = Destinations::green(hectares(1.5), true);
  return {groceries, groceries.by_bike(), Destinations::stops(),          Destinations::stops(3.0),
          green,     green.by_bike(),     Destinations::green({}, false), Destinations::stops(3.0).by_bike()};
}

// Edits come and go in random order, each state is found from the one before; a search from nothing is the reference.
TEST(Searches, AfterAnyEditEqualASearchFromNothing) {
  constexpr auto kSide = 7;
  auto random = std::mt19937_64{20};
  for (auto round = 0; round < 12; ++round) {
    auto const base = random_city(random, kSide);
    auto cities = std::vector<std::unique_ptr<city::City>>{};
    auto searches = std::vector<std::unique_ptr<Searches>>{};
    cities.push_back(std::make_unique<city::City>(base));
    searches.push_back(std::make_unique<Searches>(*cities.back()));
    auto changes = std::vector<city::TimedChange>{};
    for (auto edit = 0; edit < 25; ++edit) {
      if (!changes.empty() && random() % 2 == 0) {
        changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(random() % changes.size()));
      } else {
        changes.push_back({.change = random_change(random, base, kSide),
                           .cause = CauseId{static_cast<std::uint32_t>(edit)},
                           .first = Year{2030},
                           .full = Year{2030}});
      }
      cities.push_back(std::make_unique<city::City>(city::with(base, changes, Year{2030})));
      searches.push_back(std::make_unique<Searches>(*cities.back(), *searches.back()));
      auto from_nothing = Searches{*cities.back()};
      for (auto const& destinations : all_destinations()) {
        auto const where = "round " + std::to_string(round) + ", edit " + std::to_string(edit);
        ASSERT_EQ(searches.back()->field_to(destinations).centimetres, from_nothing.field_to(destinations).centimetres)
            << where;
        ASSERT_EQ(searches.back()->cells_to(destinations), from_nothing.cells_to(destinations)) << where;
      }
    }
  }
}

TEST(Counts, EqualOneSearchPerFacility) {
  auto random = std::mt19937_64{21};
  auto base = random_city(random, 7);
  auto changes = std::vector<city::TimedChange>{};
  for (auto i = 0U; i < 8; ++i) {
    changes.push_back(
        {.change = random_change(random, base, 7), .cause = CauseId{i}, .first = Year{2030}, .full = Year{2030}});
  }
  auto const city = city::with(base, changes, Year{2030});
  auto const limit = Metres{400};
  auto expected = std::vector<std::uint32_t>(city.people->cells.size(), 0);
  auto const network = Network{city, city::Mode::kWalk};
  for (auto i = std::size_t{0}; i < city.facilities->rows.size(); ++i) {
    if (city.facilities->rows[city::FacilityId{i}].closed) { continue; }
    auto const accesses = (*city.links.facilities)[i];
    auto const field = walk_to_nearest(
        network, std::make_shared<DestinationSet const>(network, std::vector(accesses.begin(), accesses.end())));
    for (auto c = std::size_t{0}; c < expected.size(); ++c) {
      auto const way = distance(network, field, (*city.links.cells)[c]);
      expected[c] += way && *way <= to_centimetres(limit) ? 1U : 0U;
    }
  }
  auto const counts = counts_within(city, limit);
  for (auto c = std::size_t{0}; c < expected.size(); ++c) { EXPECT_EQ(counts[c][0], expected[c]) << c; }
}

TEST(Walk, CyclistsRideOneWayStreetsOnlyForwards) {
  auto layers =
      testing::read_city_text("map\na---b---c\nend\npeople a 1\npeople c 1\nfacility groceries b\n", "")->layers;
  for (auto& edge : layers.streets.edges) { edge.bike = city::BikeAccess::kForward; }
  city::index_arcs(layers.streets);
  auto const city = city::assemble(std::move(layers));
  auto searches = Searches{city};
  auto const groceries = Destinations::facilities(city::FacilityCategory::kGroceries);
  EXPECT_EQ(searches.cells_to(groceries)[1], Centimetres{10'000});
  EXPECT_EQ(searches.cells_to(groceries.by_bike())[0], Centimetres{10'000}) << "a to b with the direction";
}

}  // namespace
}  // namespace leitbild::travel
