#include "effects/effect.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "testing/city_text.h"

namespace leitbild::effects {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr auto kStreet = "map\na---b\nend\npeople a 1\n";

Effect const& effect(std::string_view id) {
  auto const* const found = find_effect(id);
  EXPECT_NE(found, nullptr) << id;
  return *found;
}

template <class T>
std::string error_of(Result<T> const& result) {
  return result ? "" : to_text(result.error());
}

TEST(Complete, AFacilityNeedsNoName) {
  auto const completed = complete(effect("add_facility"), {{"category", "groceries"}});
  ASSERT_TRUE(completed) << error_of(completed);
  EXPECT_THAT(*completed, SizeIs(2));
  EXPECT_EQ(text(*completed, "name"), "");
  auto const city = testing::city_from(kStreet);
  auto const changes = resolve(effect("add_facility"), city, geo::Point{10, 0}, {{"category", "groceries"}});
  ASSERT_TRUE(changes) << error_of(changes);
  ASSERT_THAT(*changes, SizeIs(1));
  EXPECT_EQ(std::get<city::AddFacility>(changes->front()).facility.name, "");
}

TEST(Complete, TakesTheFallbackOfWhatIsMissing) {
  auto const completed = complete(effect("add_path"), {});
  ASSERT_TRUE(completed) << error_of(completed);
  EXPECT_EQ(text(*completed, "kind"), "path");
}

TEST(Complete, CollectsAllProblemsAndSaysWhatIsPossible) {
  auto const missing = complete(effect("add_facility"), {{"size", 3.0}});
  ASSERT_FALSE(missing);
  EXPECT_EQ(error_of(missing), "„add_facility“ hat keinen Parameter „size“; möglich: category, name\n"
                               "„add_facility“ braucht den Parameter „category“ (Art der Einrichtung)");
  EXPECT_EQ(error_of(complete(effect("add_path"), {{"kind", "bridge"}})),
            "„bridge“ ist kein Wert für „kind“; erlaubt: footway, path, steps, pedestrian, crossing");
}

geo::Shape square(double x, double y, double side) {
  return geo::MultiPolygon{
      {.outer = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}, .holes = {}}};
}

TEST(Complete, TakesANumberFromTheParametersBesideTheEffect) {
  auto const completed = complete(effect("add_dwellings"), {{"dwellings", 30.0}});
  ASSERT_TRUE(completed) << error_of(completed);
  EXPECT_EQ(number(*completed, "residents_per_dwelling"), 2.0);
  EXPECT_EQ(number(*completed, "years_to_fill"), 3.0);
  EXPECT_EQ(error_of(complete(effect("add_dwellings"), {{"residents_per_dwelling", 0.1}})),
            "„add_dwellings“ braucht den Parameter „dwellings“ (Wohnungen)\n"
            "„0.1“ ist kein Wert für „residents_per_dwelling“; erlaubt: eine Zahl von 0.5 bis 10 Personen");
}

constexpr auto kTown = R"(
map
a---b---c---d---e
end
coverage stops -50 -50 250 50
coverage green -50 -50 450 50
facility groceries a Markt
facility groceries e
stop a Rathaus departures=4
people a 10
)";

TEST(CloseFacility, ClosesTheNearestOfItsKindAndNamesItWhereNoneIsNear) {
  auto const city = testing::city_from(kTown);
  auto const& closing = effect("close_facility");
  auto const changes = resolve(closing, city, geo::Point{390, 20}, {{"category", "groceries"}});
  ASSERT_TRUE(changes) << error_of(changes);
  EXPECT_EQ(std::get<city::CloseFacility>(changes->front()).facility, city::FacilityId{1U});
  EXPECT_EQ(
      error_of(resolve(closing, city, geo::Point{110, 0}, {{"category", "groceries"}})),
      "höchstens 100 m um den Ort „POINT (110 0)“ liegt keine Einrichtung der Art „Lebensmittelmarkt“; die nächste "
      "ist „Markt“ bei „POINT (0 0)“, 110 m entfernt");
  EXPECT_THAT(error_of(resolve(closing, city, geo::Point{290, 0}, {{"category", "groceries"}})),
              HasSubstr("die nächste ist eine ohne Namen bei „POINT (400 0)“, 110 m entfernt"));
  EXPECT_EQ(error_of(resolve(closing, city, geo::Point{0, 0}, {{"category", "library"}})),
            "in der Stadt ist keine Einrichtung der Art „Bücherei“ bekannt, die schließen könnte");
}

TEST(ChangeService, FindsTheStopOrNamesTheNearest) {
  auto const city = testing::city_from(kTown);
  auto const& service = effect("change_service");
  auto const changes = resolve(service, city, geo::Point{60, 80}, {{"departures_per_hour", 6.0}});
  ASSERT_TRUE(changes) << error_of(changes);
  EXPECT_EQ(std::get<city::SetService>(changes->front()).stop, city::StopId{0U});
  EXPECT_EQ(
      error_of(resolve(service, city, geo::Point{200, 0}, {{"departures_per_hour", 6.0}})),
      "höchstens 100 m um den Ort „POINT (200 0)“ liegt keine Haltestelle; die nächste ist „Rathaus“ bei „POINT (0 "
      "0)“, 200 m entfernt");
  EXPECT_THAT(error_of(resolve(service, city, geo::Point{0, 0}, {{"departures_per_hour", 61.0}})),
              HasSubstr("„61“ ist kein Wert für „departures_per_hour“; erlaubt: eine Zahl von 0 bis 60 je Stunde"));
  EXPECT_EQ(error_of(resolve(service, testing::city_from(kStreet), geo::Point{0, 0}, {{"departures_per_hour", 6.0}})),
            "in der Stadt ist keine Haltestelle bekannt, deren Takt sich ändern könnte");
}

TEST(AddStop, TellsAllThatIsWrongWithItsPlace) {
  auto const city = testing::city_from(kTown);
  auto const error = error_of(resolve(effect("add_stop"), city, geo::Point{400, 300}, {{"departures_per_hour", 6.0}}));
  EXPECT_THAT(error, HasSubstr("liegt keine Straße"));
  EXPECT_THAT(error, HasSubstr("außerhalb des Gebiets, für das Haltestellen bekannt sind"));
  EXPECT_EQ(error_of(resolve(effect("add_stop"), city, geo::Point{0, 0}, {})),
            "„add_stop“ braucht den Parameter „departures_per_hour“ (Abfahrten je Stunde)");
}

TEST(AddGreen, RefusesWhatIsNoArea) {
  auto const city = testing::city_from(kTown);
  EXPECT_THAT(error_of(resolve(effect("add_green"), city, square(0, 0, 5), {})),
              HasSubstr("die Grünfläche ist mit 25 m² zu klein; erlaubt sind Flächen ab 100 m²"));
  EXPECT_THAT(error_of(resolve(effect("add_green"), city, square(2000, 0, 50), {})),
              HasSubstr("außerhalb des Gebiets, für das Grünflächen bekannt sind"));
  auto const crossed = geo::MultiPolygon{{.outer = {{0, 0}, {40, 40}, {40, 0}, {0, 40}, {0, 0}}, .holes = {}}};
  EXPECT_THAT(error_of(resolve(effect("add_green"), city, crossed, {})),
              HasSubstr("die Grünfläche ist keine Fläche ohne Überschneidungen"));
  EXPECT_THAT(error_of(resolve(effect("add_green"), city, geo::Point{0, 0}, {{"kind", "meadow"}})),
              AllOf(HasSubstr("braucht einen Ort der Art Fläche, nicht Punkt"), HasSubstr("erlaubt: park, forest")));
}

TEST(AddDwellings, SpreadsAllResidentsAndRefusesHalfHomes) {
  auto const city = testing::city_from(kTown);
  auto const changes = resolve(effect("add_dwellings"), city, square(50, 0, 200), {{"dwellings", 7.0}});
  ASSERT_TRUE(changes) << error_of(changes);
  auto const& added = std::get<city::AddDwellings>(changes->front());
  EXPECT_EQ(added.years_to_fill, 3);
  auto sum = Persons{0};
  for (auto const& cell : added.cells) { sum += cell.residents; }
  EXPECT_EQ(sum, persons(14.0));
  auto const error = error_of(
      resolve(effect("add_dwellings"), city, square(50'000, 0, 200), {{"dwellings", 7.5}, {"years_to_fill", 1.5}}));
  EXPECT_THAT(error, HasSubstr("„7.5“ ist kein Wert für „dwellings“; erlaubt sind ganze Zahlen"));
  EXPECT_THAT(error, HasSubstr("„1.5“ ist kein Wert für „years_to_fill“"));
  EXPECT_THAT(error, HasSubstr("liegt außerhalb der Stadt"));
}

TEST(AddPath, ACrossingIsForWalkersOnly) {
  auto const city = testing::city_from(kTown);
  auto const changes = resolve(effect("add_path"), city, geo::Line{{0, 0}, {0, 50}}, {{"kind", "crossing"}});
  ASSERT_TRUE(changes) << error_of(changes);
  EXPECT_EQ(std::get<city::AddStreet>(changes->front()).path.kind, city::StreetKind::kFootway);
}

TEST(Resolve, NamesTheKindOfPlaceInGerman) {
  auto const city = testing::city_from(kStreet);
  auto const area = geo::from_wkt("POLYGON ((0 0, 1 0, 1 1, 0 0))").value();
  EXPECT_EQ(error_of(resolve(effect("add_path"), city, geo::Point{0, 0}, {})),
            "„add_path“ braucht einen Ort der Art Linie, nicht Punkt");
  EXPECT_EQ(error_of(resolve(effect("add_path"), city, area, {})),
            "„add_path“ braucht einen Ort der Art Linie, nicht Fläche");
  EXPECT_THAT(error_of(resolve(effect("add_facility"), city, geo::Line{{0, 0}, {9, 0}}, {{"category", "castle"}})),
              AllOf(HasSubstr("braucht einen Ort der Art Punkt, nicht Linie"), HasSubstr("„castle“ ist kein Wert")));
}

TEST(Resolve, RefusesPlacesTheCityCannotReach) {
  auto const city = testing::city_from(kStreet);
  EXPECT_THAT(error_of(resolve(effect("add_facility"), city, geo::Point{5000, 0}, {{"category", "groceries"}})),
              HasSubstr("um den Ort „POINT (5000 0)“ liegt keine Straße"));
  EXPECT_THAT(error_of(resolve(effect("add_path"), city, geo::Line{{5000, 0}, {6000, 0}}, {})),
              HasSubstr("bitte bis an eine Straße zeichnen"));
  EXPECT_THAT(error_of(resolve(effect("add_path"), city, geo::Line{{0, 0}, {0.5, 0}}, {})),
              HasSubstr("ist kürzer als 1 m"));
}

TEST(Unseal, PavingSealsNoPlots) {
  auto const city = testing::city_from(R"(
map
a---b---c
end
coverage green 0 0 200 200
ground residential 0 0 200 200
ground traffic 0 100 100 200
people (150,150) 10
)");
  auto const resolved = resolve(effect("unseal"), city, square(0, 50, 200), {{"to", std::string{"permeable"}}});
  ASSERT_TRUE(resolved) << to_text(resolved.error());
  auto const& ground = std::get<city::SetGround>(resolved->front()).ground;
  EXPECT_TRUE(ground.only.has(city::Ground::kTraffic));
  EXPECT_FALSE(ground.only.has(city::Ground::kResidential));
  auto const opened = resolve(effect("unseal"), city, square(0, 50, 200), {{"to", std::string{"meadow"}}});
  EXPECT_TRUE(std::get<city::SetGround>(opened->front()).ground.only.has(city::Ground::kResidential));
}

}  // namespace
}  // namespace leitbild::effects
