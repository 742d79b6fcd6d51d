#include "import/schematic/power_diagram.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/area.h"
#include "import/schematic/random.h"

namespace leitbild::importing {
namespace {

using ::testing::HasSubstr;

/// An L of 12 km², counter-clockwise.
geo::Ring l_shape() { return {{0, 0}, {4000, 0}, {4000, 2000}, {2000, 2000}, {2000, 4000}, {0, 4000}, {0, 0}}; }

/// Points that are not too near to each other, each with about the area that is nearest to it: so a division exists.
std::vector<PowerSite> random_sites(std::size_t count, std::uint64_t seed) {
  auto random = Random{seed, Purpose::kSettlement, 0};
  auto out = std::vector<PowerSite>{};
  while (out.size() < count) {
    auto const p = geo::Point{random.between(0, 4000), random.between(0, 4000)};
    auto const distant =
        std::ranges::all_of(out, [&](PowerSite const& other) { return geo::distance(p, other.at) > Metres{700.0}; });
    auto const inside = geo::contains(l_shape(), p) && geo::contains(l_shape(), {p.x + 200, p.y + 200}) &&
                        geo::contains(l_shape(), {p.x - 200, p.y - 200});
    if (distant && inside) { out.push_back({"site " + std::to_string(out.size()), p, p, SquareMetres{0.0}}); }
  }
  constexpr auto kStep = 25.0;
  for (auto x = kStep / 2; x < 4000; x += kStep) {
    for (auto y = kStep / 2; y < 4000; y += kStep) {
      if (!geo::contains(l_shape(), {x, y})) { continue; }
      auto const nearest = std::ranges::min_element(
          out, {}, [&](PowerSite const& site) { return geo::squared_distance(site.at, {x, y}); });
      nearest->area += SquareMetres{kStep * kStep};
    }
  }
  for (auto& site : out) { site.area = site.area * random.between(0.8, 1.2); }
  return out;
}

TEST(PowerDiagram, OneOfTwoEqualSitesGetsItsShare) {
  auto const square = geo::Ring{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}, {0, 0}};
  auto const sites = std::vector<PowerSite>{{"west", {300, 500}, {200, 500}, SquareMetres{3.0}},
                                            {"east", {700, 500}, {900, 500}, SquareMetres{1.0}}};
  auto const cells = power_cells(square, sites);
  ASSERT_TRUE(cells) << to_text(cells.error());
  EXPECT_NEAR(geo::area((*cells)[0]).value, 750'000, 100);
  EXPECT_NEAR(geo::box_of((*cells)[0]).high.x, 750.0, 0.1);
}

TEST(PowerDiagram, KeepsAreasAndLabelsAndFillsTheOutline) {
  for (auto seed = std::uint64_t{1}; seed <= 20; ++seed) {
    auto const sites = random_sites(6, seed);
    auto const cells = power_cells(l_shape(), sites);
    ASSERT_TRUE(cells) << seed << ": " << to_text(cells.error());
    auto sum_of_areas = 0.0;
    auto wanted = 0.0;
    for (auto const& site : sites) { wanted += site.area.value; }
    for (auto i = std::size_t{0}; i < sites.size(); ++i) {
      auto const area = geo::area((*cells)[i]).value;
      sum_of_areas += area;
      EXPECT_NEAR(area, sites[i].area.value / wanted * 12e6, 200) << seed;
      EXPECT_TRUE(geo::contains((*cells)[i], sites[i].label)) << seed;
      EXPECT_EQ(geo::invalid_because((*cells)[i]), "") << seed;
    }
    EXPECT_NEAR(sum_of_areas, 12e6, 1'000);
    EXPECT_NEAR(geo::area(geo::united(*cells)).value, sum_of_areas, 10) << "cells overlap, seed " << seed;
  }
}

TEST(PowerDiagram, SitesGiveWayToALabelThatTheyWouldLose) {
  auto const square = geo::Ring{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}, {0, 0}};
  // With these sites the border would lie at x = 600, beyond the label of "east" at 500.
  auto const sites = std::vector<PowerSite>{{"west", {200, 500}, {150, 200}, SquareMetres{3.0}},
                                            {"east", {800, 500}, {500, 850}, SquareMetres{2.0}}};
  auto const cells = power_cells(square, sites);
  ASSERT_TRUE(cells) << to_text(cells.error());
  EXPECT_TRUE(geo::contains((*cells)[1], {500, 850}));
  EXPECT_NEAR(geo::area((*cells)[1]).value, 400'000, 100);
}

TEST(PowerDiagram, ImpossibleLabelsAndEqualSitesAreErrors) {
  auto const square = geo::Ring{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}, {0, 0}};
  auto const same = std::vector<PowerSite>{{"a", {500, 500}, {500, 500}, SquareMetres{1.0}},
                                           {"b", {500, 500}, {500, 500}, SquareMetres{1.0}}};
  auto const equal = power_cells(square, same);
  ASSERT_FALSE(equal);
  EXPECT_THAT(to_text(equal.error()), HasSubstr("b: liegt an derselben Stelle wie „a“"));
  auto const near = std::vector<PowerSite>{{"a", {400, 500}, {495, 500}, SquareMetres{1.0}},
                                           {"b", {600, 500}, {505, 500}, SquareMetres{1.0}}};
  auto const too_near = power_cells(square, near);
  ASSERT_FALSE(too_near);
  EXPECT_THAT(to_text(too_near.error()), HasSubstr("der Punkt „label“ lässt sich in einem Bezirk von"));
}

}  // namespace
}  // namespace leitbild::importing
