#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/area.h"
#include "geo/cell.h"
#include "geo/crs.h"
#include "geo/prepared_area.h"
#include "geo/shape.h"

namespace leitbild::geo {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

MultiPolygon square(double x0, double y0, double side) { return rectangle({{x0, y0}, {x0 + side, y0 + side}}); }

MultiPolygon square_with_hole() {
  auto area = square(0, 0, 10);
  area[0].holes.push_back(square(4, 4, 2)[0].outer);
  return area;
}

TEST(Line, MeasuresAndCuts) {
  auto const line = Line{{0, 0}, {30, 0}, {30, 40}};
  EXPECT_EQ(length(line), Metres{70});
  EXPECT_EQ(point_along(line, Metres{50}), (Point{30, 20}));
  EXPECT_EQ(part_of(line, Metres{10}, Metres{40}), (Line{{10, 0}, {30, 0}, {30, 10}}));
  auto const foot = nearest_on_line({35, 20}, line);
  EXPECT_EQ(foot.along, Metres{50});
  EXPECT_EQ(foot.offset, Metres{5});
}

TEST(Area, CountsHolesAndSides) {
  EXPECT_EQ(area(square_with_hole()), SquareMetres{96});
  EXPECT_TRUE(contains(square_with_hole(), {1, 1}));
  EXPECT_FALSE(contains(square_with_hole(), {5, 5}));
  EXPECT_FALSE(contains(square_with_hole(), {11, 5}));
  EXPECT_EQ(distance_to(square_with_hole(), {13, 5}), Metres{3});
  EXPECT_EQ(distance_to(square_with_hole(), {1, 1}), Metres{0});
}

TEST(Area, OfTwoNeighboursAPointOnTheSharedEdgeIsInExactlyOne) {
  for (auto y = 0.0; y < 10.0; y += 0.37) {
    auto const p = Point{10, y};
    EXPECT_NE(contains(square(0, 0, 10), p), contains(square(10, 0, 10), p)) << y;
  }
}

TEST(Area, LabelLiesInsideEvenOfACrescent) {
  auto const crescent = difference(square(0, 0, 100), square(20, 20, 100));
  auto const label = label_point(crescent);
  EXPECT_TRUE(contains(crescent, label));
  EXPECT_EQ(crescent.size(), 1U);
}

TEST(Area, SetOperationsKeepAreas) {
  EXPECT_EQ(area(intersection(square(0, 0, 10), square(5, 5, 10))), SquareMetres{25});
  EXPECT_EQ(area(united({square(0, 0, 10), square(10, 0, 10)})), SquareMetres{200});
  EXPECT_THAT(united({square(0, 0, 10), square(10, 0, 10)}), SizeIs(1)) << "neighbours become one";
  EXPECT_EQ(area(difference(square(0, 0, 10), square(5, 0, 10))), SquareMetres{50});
  EXPECT_THAT(intersection(square(0, 0, 10), square(20, 0, 10)), IsEmpty());
  EXPECT_THAT(area(buffered(square(0, 0, 10), Metres{10})).value, DoubleNear(100 + 400 + 314, 3));
  EXPECT_THAT(clipped({{-5, 5}, {25, 5}}, square(0, 0, 10)), ElementsAre(Line{{0, 5}, {10, 5}}));
}

TEST(Area, RepairsABowTie) {
  auto const bow_tie = MultiPolygon{{.outer = {{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, .holes = {}}};
  EXPECT_NE(invalid_because(bow_tie), "");
  EXPECT_EQ(invalid_because(repaired(bow_tie)), "");
  EXPECT_EQ(area(repaired(bow_tie)), SquareMetres{50});
}

TEST(Area, OperationsRepairWhatGeosFailsOn) {
  // Two triangles that meet at (5, 5), as one ring that crosses itself.
  auto const bow_tie = MultiPolygon{{.outer = {{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, .holes = {}}};
  EXPECT_THAT(area(intersection(bow_tie, square(0, 0, 5))).value, DoubleNear(12.5, 1e-9));
  EXPECT_THAT(area(intersection(square(0, 0, 5), bow_tie)).value, DoubleNear(12.5, 1e-9));
  EXPECT_THAT(area(difference(bow_tie, square(5, 0, 10))).value, DoubleNear(25, 1e-9));
  EXPECT_THAT(area(united({bow_tie, square(0, 0, 10)})).value, DoubleNear(100, 1e-9));
  EXPECT_THAT(clipped({{-5, 5}, {25, 5}}, bow_tie), SizeIs(2));
  EXPECT_THAT(intersection({{.outer = {{0, 0}, {1, 0}, {1, 1}, {5, 5}}, .holes = {}}}, square(0, 0, 5)), IsEmpty())
      << "a ring that is not closed";
}

TEST(Area, SaysWhyARingIsInvalid) {
  auto const bow_tie = MultiPolygon{{.outer = {{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, .holes = {}}};
  EXPECT_EQ(invalid_because(bow_tie), "Selbstüberschneidung bei [5 5]");
  auto const hole_outside = MultiPolygon{{.outer = square(0, 0, 10)[0].outer, .holes = {square(20, 0, 5)[0].outer}}};
  EXPECT_THAT(invalid_because(hole_outside), StartsWith("ein Loch liegt außerhalb seiner Fläche bei ["));
}

TEST(Box, IsTheSameForARingALineAndAShape) {
  auto const ring = Ring{{1, 2}, {4, 2}, {4, 6}, {1, 2}};
  EXPECT_EQ(box_of(ring).low, (Point{1, 2}));
  EXPECT_EQ(box_of(ring).high, (Point{4, 6}));
  EXPECT_EQ(box_of(Shape{ring}).high, (Point{4, 6}));
}

TEST(PreparedArea, AnswersAsThePlainFunctions) {
  auto const shape = difference(buffered(square(0, 0, 100), Metres{30}), square(40, 40, 20));
  auto const prepared = PreparedArea{shape};
  for (auto x = -40.0; x < 140.0; x += 7.3) {
    for (auto y = -40.0; y < 140.0; y += 6.1) {
      EXPECT_EQ(prepared.contains({x, y}), contains(shape, {x, y})) << x << ' ' << y;
    }
  }
}

TEST(PreparedArea, FindsWhereASegmentMeetsTheBoundary) {
  auto const prepared = PreparedArea{square(0, 0, 10)};
  EXPECT_THAT(prepared.crossings({-10, 5}, {30, 5}), ElementsAre(0.25, 0.5));
  EXPECT_THAT(prepared.crossings({10, 5}, {20, 5}), ElementsAre(0.0)) << "touching counts";
  EXPECT_THAT(prepared.crossings({2, 2}, {8, 8}), IsEmpty());
  EXPECT_THAT(prepared.crossings({-10, 0}, {20, 0}),
              ElementsAre(DoubleNear(1.0 / 3, 1e-12), DoubleNear(2.0 / 3, 1e-12)));
}

TEST(Wkt, ReadsWhatItWrites) {
  for (auto const* const text :
       {"POINT (1.5 2.0)", "LINESTRING (0.0 0.0, 1.0 2.5)", "MULTIPOLYGON (((0.0 0.0, 1.0 0.0, 1.0 1.0, 0.0 0.0)))"}) {
    EXPECT_EQ(to_wkt(from_wkt(text).value(), 1), text);
  }
  EXPECT_EQ(kind_name(from_wkt("polygon ((0 0, 1 0, 1 1, 0 0))").value()), "area");
}

TEST(Wkt, ExactTextGivesTheSameBits) {
  auto const line = Shape{Line{{400'500.1 / 3.0, 0.1 + 0.2}, {-1e-7, 5'470'500}, {1e22, 0}}};
  EXPECT_EQ(*from_wkt(to_exact_wkt(line)), line);
  EXPECT_EQ(to_exact_wkt(Point{400'000, 0.5}), "POINT (400000 0.5)");
}

TEST(Wkt, RefusesWhatIsNoPlace) {
  for (auto const* const text : {"", "POINT 1 2", "POINT (1)", "POINT (nan 1)", "LINESTRING (1 1)", "CIRCLE (1 1)",
                                 "POLYGON ((0 0, 1 0, 1 1))", "POLYGON ((0 0, 1 0, 1 1, 2 2))", "POINT (1 2) x"}) {
    EXPECT_FALSE(from_wkt(text)) << text;
  }
  EXPECT_THAT(to_text(from_wkt("POINT (1)").error()), StartsWith("„POINT (1)“ ist kein Ort; möglich: POINT (x y),"));
}

// From one row of a published grid: cell N2933500 E4154700 has its centre at 7.705300 E, 49.491444 N (six decimals).
TEST(Crs, AgreesWithAPublishedPair) {
  auto const to_grid = Transform::between(kWgs84, kEuropeanGrid).value();
  auto const p = to_grid({7.705300, 49.491444});
  EXPECT_THAT(p.x, DoubleNear(4154750, 0.1));
  EXPECT_THAT(p.y, DoubleNear(2933550, 0.1));
  EXPECT_EQ(cell_at(p), (CellCode{41547, 29335}));
}

TEST(Crs, GoesThereAndBack) {
  auto const there = Transform::between(kWgs84, Crs{25832}).value();
  auto const back = Transform::between(Crs{25832}, kWgs84).value();
  auto const p = back(there({7.77, 49.44}));
  EXPECT_THAT(p.x, DoubleNear(7.77, 1e-9));
  EXPECT_THAT(p.y, DoubleNear(49.44, 1e-9));
  EXPECT_EQ(utm_zone_of({7.77, 49.44}).epsg, 25832);
  EXPECT_EQ(utm_zone_of({13.4, 52.5}).epsg, 25833);
  auto const unknown = Transform::between(kWgs84, Crs{999999});
  ASSERT_FALSE(unknown);
  EXPECT_THAT(to_text(unknown.error()), StartsWith("von „EPSG:4326“ nach „EPSG:999999“ kann nicht umgerechnet werden"));
}

// A metre on the ground at Kaiserslautern (E 410,000) is 0.9997 m in the plane; and on the central meridian 0.9996 m.
TEST(Crs, MeasuresOnTheGround) {
  EXPECT_THAT(ground_scale(Crs{25832}, {500'000, 5'477'000}), DoubleNear(1.0 / 0.9996, 1e-9));
  EXPECT_THAT(1.0 / ground_scale(Crs{25832}, {410'000, 5'477'000}), DoubleNear(0.9996995, 1e-6));
  EXPECT_EQ(ground_length(kLocalPlane, Line{{0, 0}, {100, 0}}), Metres{100});
}

TEST(Cell, NamesAndCodesAgree) {
  EXPECT_EQ(grid_name({41547, 29335}), "CRS3035RES100mN2933500E4154700");
  EXPECT_EQ(parse_grid_name("CRS3035RES100mN2933500E4154700"), (CellCode{41547, 29335}));
  EXPECT_EQ(parse_grid_name("100mN29335E41547"), (CellCode{41547, 29335}));
  EXPECT_FALSE(parse_grid_name("CRS3035RES1000mN2933000E4154000")) << "1 km cells are another grid";
  EXPECT_FALSE(parse_grid_name("CRS3035RES100mN2933550E4154700")) << "not a corner";
  EXPECT_FALSE(parse_grid_name("x"));
}

}  // namespace
}  // namespace leitbild::geo
