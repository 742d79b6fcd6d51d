#include "import/census/census.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "geo/area.h"
#include "import/boundaries/boundaries.h"
#include "testing/folder.h"

namespace leitbild::importing {
namespace {

using ::testing::HasSubstr;

constexpr auto kPlane = geo::Crs{25832};

/// A city of 300 m x 200 m whose south-west corner is that of cell N2933500E4154700, drawn in the grid's own plane.
city::Districts small_city() {
  return whole_city("Kleinstadt", "07000001", geo::rectangle({{4'154'700, 2'933'500}, {4'155'000, 2'933'700}}));
}

Result<ImportedPeople> read(std::string const& text, geo::Crs crs = geo::kEuropeanGrid) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  EXPECT_TRUE(write_file(folder / "einwohner.csv", text));
  return read_population(folder / "einwohner.csv", small_city(), crs);
}

std::string problems_of(Result<ImportedPeople> const& result) { return result ? "no error" : to_text(result.error()); }

constexpr auto kHeader = "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner;werterlaeuternde_Zeichen\n";

TEST(Population, ReadsTheCensusForm) {
  auto const out =
      read(std::string{"\xEF\xBB\xBF"} + "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner;werterlaeuternde_Zeichen\r\n"
                                         "CRS3035RES100mN2933600E4154800;4154850;2933650;12;\r\n"
                                         "CRS3035RES100mN2933500E4154700;4154750;2933550;3,5;KLAMMERN\r\n"
                                         "CRS3035RES100mN2933500E4154800;4154850;2933550;–;\r\n"
                                         "CRS3035RES100mN2933500E4154900;4154950;2933550;0;\r\n"
                                         "CRS3035RES100mN2943500E4154900;4154950;2943550;1000;\r\n");
  ASSERT_TRUE(out) << problems_of(out);
  ASSERT_EQ(out->people.cells.size(), 2U);
  EXPECT_FALSE(out->derived);
  EXPECT_EQ(out->people.base, "Zensus 2022 (Bevölkerung am Ort der Hauptwohnung)");
  EXPECT_EQ(out->people.cells[city::CellId{0U}].residents, Persons{3500});
  EXPECT_EQ(out->people.cells[city::CellId{0U}].centre, (geo::Point{4'154'750, 2'933'550}));
  EXPECT_EQ(out->people.cells[city::CellId{1U}].residents, persons(std::int64_t{12}));
  EXPECT_EQ(to_text(out->report), "Einwohner\n"
                                  "  2 bewohnte Zellen, 16 Einwohner\n"
                                  "  ausgelassen: 1 × Zellen außerhalb der Stadtgrenze (zusammen 1.000 Einwohner)\n"
                                  "  ausgelassen: 1 × Zellen, deren Wert geheim gehalten wird\n"
                                  "  ausgelassen: 1 × Zellen ohne Einwohner\n"
                                  "  Hinweis: Grundlage: Zensus 2022 (Bevölkerung am Ort der Hauptwohnung)\n");
}

TEST(Population, ReadsTheDerivedFormWithItsComment) {
  auto const out = read("# abgeleitet: aus Wohnungen geschätzt\n"
                        "GITTER_ID_100m;x_mp_100m;y_mp_100m;lon;lat;einwohner_geschaetzt\n"
                        "CRS3035RES100mN2933500E4154700;4154750;2933550;7.7;49.4;8.23\n");
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_TRUE(out->derived);
  EXPECT_EQ(out->people.base, "abgeleitet: aus Wohnungen geschätzt");
  EXPECT_EQ(out->people.cells[city::CellId{0U}].residents, Persons{8230});
}

TEST(Population, ReadsWindows1252AndShortNames) {
  auto const out = read(std::string{"\"Gitter_ID_100m\";x_mp_100m;y_mp_100m;Einwohner\n"} +
                        "100mN29335E41547;4154750;2933550;7\n100mN29335E41548;4154850;2933550;\x96\n");
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(out->people.cells.size(), 1U);
  EXPECT_EQ(out->people.base, "Zensus 2011 (Einwohner je 100-m-Zelle)");
}

TEST(Population, NamesEveryLineThatIsNoData) {
  auto const out = read(std::string{kHeader} + "CRS3035RES100mN2933500E4154700;4154750;2933550;viele;\n"
                                               "CRS3035RES1000mN2933500E4154700;4154750;2933550;3;\n"
                                               "CRS3035RES100mN2933500E4154800;4154750;2933550;3;\n"
                                               "CRS3035RES100mN2933500E4154800;41\n"
                                               "CRS3035RES100mN2933500E4154900;4154950;2933550;-3;\n"
                                               "CRS3035RES100mN2933500E4154900;4154950;2933550;nan;\n");
  ASSERT_FALSE(out);
  EXPECT_THAT(problems_of(out), HasSubstr("einwohner.csv:2: „viele“"));
  EXPECT_THAT(problems_of(out), HasSubstr("einwohner.csv:3: „CRS3035RES1000mN"));
  EXPECT_THAT(problems_of(out), HasSubstr("einwohner.csv:4: der Mittelpunkt (4154750; 2933550)"));
  EXPECT_THAT(problems_of(out),
              HasSubstr("einwohner.csv:5: „CRS3035RES100mN2933500E4154800;41“ hat zu wenige Werte: 2; nötig sind 4"));
  EXPECT_THAT(problems_of(out), HasSubstr("einwohner.csv:6: „-3“"));
  EXPECT_THAT(problems_of(out), HasSubstr("einwohner.csv:7: „nan“"));
}

TEST(Population, ACellThatIsThereTwiceIsAnErrorWithBothLines) {
  auto const line = std::string{"CRS3035RES100mN2933500E4154700;4154750;2933550;5;\n"};
  EXPECT_THAT(problems_of(read(kHeader + line + line)), HasSubstr("in den Zeilen 2 und 3"));
}

TEST(Population, RefusesOtherTables) {
  EXPECT_THAT(problems_of(read("id;name\n1;Mitte\n")), HasSubstr("gefunden: „id“, „name“"));
  EXPECT_THAT(problems_of(read("")), HasSubstr("enthält keine Tabelle"));
  auto const long_line = std::string(79, 'x') + "üüü";
  EXPECT_THAT(problems_of(read(kHeader + long_line + "\n")),
              HasSubstr("„" + std::string(79, 'x') + "…“ hat zu wenige Werte: 1; nötig sind 4"));
  EXPECT_THAT(problems_of(read(std::string{kHeader} + "CRS3035RES100mN2943500E4154900;4154950;2943550;10;\n")),
              HasSubstr("bewohnten Zellen der Tabelle liegt keine in der Stadt"));
}

TEST(Population, RealKaiserslautern) {
  LEITBILD_TESTDATA_OR_SKIP(boundary_file, "kl-boundaries/kl_stadt_vg25.geojson");
  LEITBILD_TESTDATA_OR_SKIP(grid_file, "kl-population/DERIVED_kl_einwohner_100m_dasymetrisch.csv");
  auto const boundary = read_boundary(boundary_file, "07312000");
  ASSERT_TRUE(boundary);
  auto const city = whole_city("Kaiserslautern", "07312000", boundary->shape);
  auto const out = read_population(grid_file, city, kPlane);
  ASSERT_TRUE(out) << problems_of(out);
  auto total = Persons{};
  for (auto const& cell : out->people.cells) { total += cell.residents; }
  EXPECT_NEAR(as_double(total), 101'597.0, 150.0);
  EXPECT_LE(as_double(total), 101'598.0);
  EXPECT_TRUE(out->derived);
  EXPECT_TRUE(std::ranges::is_sorted(out->people.cells.rows, {}, &city::Cell::code));
}

TEST(Population, DamagedCopiesOfARealFileNeverCrash) {
  LEITBILD_TESTDATA_OR_SKIP(grid_file, "kl-population/DERIVED_kl_einwohner_100m_dasymetrisch.csv");
  auto const whole = read_file(grid_file);
  ASSERT_TRUE(whole);
  auto errors = 0;
  for (auto i = std::size_t{1}; i <= 40; ++i) {
    auto damaged = whole->substr(0, i % 2 == 0 ? whole->size() : whole->size() / 41 * i);
    damaged[damaged.size() / 41 * i] = static_cast<char>(damaged[damaged.size() / 41 * i] ^ (1 << (i % 8)));
    auto const out = read(damaged);
    if (!out) {
      ++errors;
      EXPECT_FALSE(out.error().problems.front().what.empty());
    }
  }
  EXPECT_GT(errors, 0);
}

}  // namespace
}  // namespace leitbild::importing
