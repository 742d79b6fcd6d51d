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
            "„bridge“ ist kein Wert für „kind“; erlaubt: footway, path, steps, pedestrian");
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

}  // namespace
}  // namespace leitbild::effects
