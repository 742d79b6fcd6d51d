// Facilities and stops from lists: both are read through place_table.
#include "import/facilities/read_facilities.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "geo/area.h"
#include "import/stops/read_stops.h"
#include "testing/folder.h"

namespace leitbild::importing {
namespace {

using leitbild::testing::TemporaryFolder;
using ::testing::HasSubstr;

constexpr auto kPlane = geo::Crs{25832};

geo::MultiPolygon boundary() { return geo::rectangle({{410'000, 5'477'000}, {412'000, 5'479'000}}); }
geo::MultiPolygon clip() { return geo::buffered(boundary(), Metres{2000.0}); }

Result<ImportedFacilities> read(std::string const& text, FacilityFields const& fields = {},
                                city::Facilities before = {}, std::string_view name = "liste.csv") {
  auto const folder = TemporaryFolder{};
  EXPECT_TRUE(write_file(folder / name, text));
  return read_facilities({folder / name}, fields, std::move(before), boundary(), clip(), kPlane);
}

Result<ImportedStops> read_list(std::string const& text, std::string_view name = "haltestellen.csv") {
  auto const folder = TemporaryFolder{};
  EXPECT_TRUE(write_file(folder / name, text));
  return read_stops(folder / name, "", boundary(), clip(), kPlane);
}

template <class T>
std::string problems_of(Result<T> const& result) {
  return result ? "no error" : to_text(result.error());
}

TEST(Facilities, ReplaceTheCategoriesTheyContain) {
  auto before = city::Facilities{};
  before.rows.add({.category = city::FacilityCategory::kKita, .name = "Alt", .at = {411'000, 5'478'000}});
  before.rows.add({.category = city::FacilityCategory::kPharmacy, .name = "Bleibt", .at = {411'000, 5'478'000}});
  before.coverage = clip();
  auto const out = read("Art;Name;Plätze;x;y\n"
                        "Kita;Regenbogen;;411000;5478000\n"
                        "kita;Regenbogen;75;411010;5478000\n"  // the same, and it knows its places
                        "Kita;Sonne;0;411500;5478000\n"
                        "primary_school;Schule am Markt;210;411500;5478500\n"
                        "Kita;Ohne Ort;10;;\n"
                        "Kita;Fern;10;510000;5478000\n",
                        {}, before);
  ASSERT_TRUE(out) << problems_of(out);
  auto const& rows = out->facilities.rows.rows;
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].name, "Bleibt");
  EXPECT_EQ(rows[1].name, "Regenbogen");
  EXPECT_EQ(rows[1].capacity, 75U);
  EXPECT_EQ(rows[2].category, city::FacilityCategory::kPrimarySchool);
  EXPECT_FALSE(rows[3].capacity);  // 0 places: not known
  auto const text = to_text(out->report);
  EXPECT_THAT(text, HasSubstr("2 × Kita, 1 davon mit zusammen 75 Plätzen"));
  EXPECT_THAT(text, HasSubstr("1 × doppelte Einrichtungen"));
  EXPECT_THAT(text, HasSubstr("1 × Einrichtungen ohne Ort (Ohne Ort)"));
  EXPECT_THAT(text, HasSubstr("1 × Einrichtungen weiter als 2 km vor der Stadt (Fern)"));
  EXPECT_THAT(text, HasSubstr("1 Einrichtungen dieser Arten aus OpenStreetMap sind dadurch ersetzt"));
  EXPECT_NEAR(geo::area(out->facilities.coverage).value, geo::area(clip()).value, 1.0);
}

TEST(Facilities, OfOneCategoryNeedNoColumn) {
  auto const out = read(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Am Hang"},)"
                        R"("geometry":{"type":"Point","coordinates":[7.7789,49.4435,0]}}]})",
                        {.all_of_category = city::FacilityCategory::kPlayground}, {}, "plaetze.geojson");
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(out->facilities.rows.rows.at(0).name, "Am Hang");
  EXPECT_EQ(out->facilities.coverage, boundary());
}

TEST(Facilities, SayWhatIsWrong) {
  EXPECT_THAT(problems_of(read("Art;x;y\nZoo;411000;5478000\nKita;411000;nord\n")),
              HasSubstr("(411000; nord) ist kein Ort in EPSG:25832"));
  EXPECT_THAT(
      problems_of(read("Art;x;y\nBahnhof;411000;5478000\n")),
      HasSubstr("liste.csv:2: „Bahnhof“ ist keine Art von Einrichtung; möglich sind: groceries (Lebensmittelmarkt)"));
  EXPECT_THAT(problems_of(read("Art;x;y;Plätze\nKita;411000;5478000;viele\n")), HasSubstr("keine Zahl von Plätzen"));
  EXPECT_THAT(problems_of(read("Name;x;y\nKita;411000;5478000\n")), HasSubstr("keine Spalte mit der Art"));
  EXPECT_THAT(problems_of(read("Art;Name\nKita;a\n")), HasSubstr("keine Spalten für den Ort"));
  EXPECT_THAT(problems_of(read("Art;x;y\nKita;1;1\n")), HasSubstr("keine Einrichtung der Datei liegt in der Stadt"));
  EXPECT_THAT(problems_of(read("{\"type\":", {}, {}, "kaputt.geojson")), HasSubstr("keine lesbare Vektordatei"));
}

TEST(Stops, PlatformsOfOneNameBecomeOneStop) {
  auto const out = read_list("name;x;y\nMarkt;411000;5478000\nMarkt;411040;5478000\nBahnhof;411500;5478000\n"
                             "Fern;510000;5478000\n");
  ASSERT_TRUE(out) << problems_of(out);
  ASSERT_EQ(out->transit.stops.size(), 2U);
  EXPECT_EQ(out->transit.stops[city::StopId{0U}].at, (geo::Point{411'020, 5'478'000}));
  EXPECT_FALSE(out->transit.stops[city::StopId{0U}].departures_per_hour);
  EXPECT_THAT(to_text(out->report), HasSubstr("2 Haltestellen aus 3 Punkten"));
  EXPECT_GE(geo::area(out->transit.coverage).value, geo::area(boundary()).value - 1.0);
  EXPECT_THAT(problems_of(read_list("name;x;y\nFern;510000;5478000\n")),
              HasSubstr("keine Haltestelle der Datei liegt"));
}

/// 604 of the export's points lie within the city, platforms and stop positions together.
TEST(Stops, RealExportOfKaiserslautern) {
  LEITBILD_TESTDATA_OR_SKIP(file, "kl-transit/kl_haltestellen_osm_2025.geojson");
  auto const box = geo::rectangle({{401'000, 5'468'000}, {417'500, 5'483'000}});
  auto const out = read_stops(file, "", box, geo::buffered(box, Metres{2000.0}), kPlane);
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_GT(out->transit.stops.size(), 280U);
  EXPECT_LT(out->transit.stops.size(), 480U);
  EXPECT_THAT(to_text(out->report), HasSubstr("Haltestellen weiter als 2 km vor der Stadt"));
}

}  // namespace
}  // namespace leitbild::importing
