#include "import/census/census.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "geo/area.h"
#include "import/boundaries/boundaries.h"
#include "import/boundaries/districts.h"
#include "import/census/ages.h"
#include "testing/folder.h"

namespace leitbild::importing {
namespace {

using ::testing::HasSubstr;

constexpr auto kPlane = geo::Crs{25832};

/// A city of 300 m x 200 m whose south-west corner is that of cell N2933500E4154700, drawn in the grid's own plane.
city::Districts small_city() {
  return whole_city("Kleinstadt", "07000001", geo::rectangle({{4'154'700, 2'933'500}, {4'155'000, 2'933'700}}));
}

/// Without buildings.
struct Place {
  city::Districts districts;
  city::Buildings buildings{};
  DistrictCodes codes{};
  geo::Crs crs;
  operator PopulationPlace() const {
    return {districts, buildings, codes, crs};
  }  // NOLINT(google-explicit-constructor): test
};
Place place_of(city::Districts districts, geo::Crs crs) { return {.districts = std::move(districts), .crs = crs}; }

Result<ImportedPeople> read(std::string const& text, geo::Crs crs = geo::kEuropeanGrid) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  EXPECT_TRUE(write_file(folder / "einwohner.csv", text));
  return read_population({.population = folder / "einwohner.csv"}, place_of(small_city(), crs));
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
  EXPECT_EQ(to_text(out->reports.front()),
            "Einwohner\n"
            "  2 bewohnte Zellen, 16 Einwohner\n"
            "  ausgelassen: 1 × Zellen außerhalb der Stadtgrenze (zusammen 1.000 Einwohner)\n"
            "  ausgelassen: 1 × Zellen, deren Wert geheim gehalten wird\n"
            "  ausgelassen: 1 × Zellen ohne Einwohner\n"
            "  Hinweis: 1 Zellen mit KLAMMERN (statistisch unsicher); sie zählen mit\n"
            "  Hinweis: Grundlage: Zensus 2022 (Bevölkerung am Ort der Hauptwohnung); Stand: "
            "2022-05-15\n");
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
  EXPECT_EQ(out->people.base, "Zensus 2011 (Einwohner)");
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
  EXPECT_THAT(problems_of(read(kHeader + line + line)), HasSubstr("zweimal vor, zuerst in einwohner.csv:2"));
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
  auto const out = read_population({.population = grid_file}, place_of(city, kPlane));
  ASSERT_TRUE(out) << problems_of(out);
  auto total = Persons{};
  for (auto const& cell : out->people.cells) { total += cell.residents; }
  EXPECT_NEAR(as_double(total), 101'597.0, 150.0);
  EXPECT_LE(as_double(total), 101'598.0);
  EXPECT_TRUE(out->derived);
  EXPECT_TRUE(std::ranges::is_sorted(out->people.cells.rows, {}, &city::Cell::code));
}

/// The city with two districts of 200 m and 100 m width, and one building in the western one.
Place two_districts() {
  auto place = place_of(small_city(), geo::kEuropeanGrid);
  auto const add = [&](std::string code, std::string name, geo::Box const& box) {
    place.districts.rows.add({.code = std::move(code),
                              .name = std::move(name),
                              .level = city::Level::kStatistical,
                              .parent = city::Districts::kWholeCity,
                              .shape = geo::rectangle(box),
                              .label = geo::between(box.low, box.high, 0.5)});
  };
  add("01", "West", {{4'154'700, 2'933'500}, {4'154'900, 2'933'700}});
  add("02", "Ost", {{4'154'900, 2'933'500}, {4'155'000, 2'933'700}});
  return place;
}

struct Files {
  leitbild::testing::TemporaryFolder folder;
  std::filesystem::path write(std::string_view name, std::string const& text) const {
    EXPECT_TRUE(write_file(folder / name, text));
    return folder / name;
  }
};

Persons total_of(city::People const& people) {
  auto total = Persons{};
  for (auto const& cell : people.cells) { total += cell.residents; }
  return total;
}

Persons total_of(city::People const& people, city::AgeGroup group) {
  auto total = Persons{};
  for (auto const& cell : people.cells) { total += cell.of(group).value_or(Persons{}); }
  return total;
}

TEST(Population, ACellMayBeNamedByItsMiddleAlone) {
  auto const out = read("x_mp_100m;y_mp_100m;Einwohner\n4154750;2933550;7\n");
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(out->people.cells[city::CellId{0U}].code, (geo::CellCode{41'547, 29'335}));
  EXPECT_THAT(problems_of(read("x_mp_100m;y_mp_100m;Einwohner\n4154700;2933550;7\n")),
              HasSubstr("kein Mittelpunkt einer Zelle von 100 m"));
}

/// The square reaches beyond the city, where two of its ten dwellings are.
TEST(Population, AKilometreIsSpreadOverItsDwellings) {
  auto const files = Files{};
  auto const population =
      files.write("km.csv", "x_mp_1km;y_mp_1km;Einwohner\n4154500;2933500;100\n4155500;2933500;-9\n");
  auto const dwellings = files.write("w.csv", "x_mp_100m;y_mp_100m;wohnungen\n4154750;2933550;3\n4154850;2933550;5\n"
                                              "4154350;2933550;2\n");
  auto const place = place_of(small_city(), geo::kEuropeanGrid);
  auto const out = read_population({.population = population, .dwellings = dwellings, .base = "Probe"}, place);
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(out->kind, PopulationKind::kKilometres);
  EXPECT_TRUE(out->derived);
  ASSERT_EQ(out->people.cells.size(), 2U);
  EXPECT_EQ(out->people.cells[city::CellId{0U}].residents, persons(std::int64_t{30}));
  EXPECT_EQ(out->people.cells[city::CellId{1U}].residents, persons(std::int64_t{50}));
  EXPECT_EQ(out->people.base, "Probe; auf 100-m-Zellen verteilt nach Wohnungen");
  auto const text = to_text(out->reports.back());
  EXPECT_THAT(text, HasSubstr("100 Einwohner aus 1 1-km-Zellen: verteilt nach Wohnungen"));
  EXPECT_THAT(text, HasSubstr("20 Einwohner von Gebieten am Rand liegen außerhalb der Stadtgrenze"));
  EXPECT_THAT(text, HasSubstr("1 × Zellen, deren Wert geheim gehalten wird"));
}

TEST(Population, ADistrictTableIsSpreadOverBuildings) {
  auto const files = Files{};
  auto place = two_districts();
  auto const house = [](double x, double side, std::uint8_t levels, city::BuildingUse use) {
    return city::Building{.footprint = geo::rectangle({{x, 2'933'520}, {x + side, 2'933'520 + side}})[0].outer,
                          .levels = levels,
                          .use = use};
  };
  place.buildings.rows.add(house(4'154'720, 10, 3, city::BuildingUse::kResidential));  // 300 m²
  place.buildings.rows.add(house(4'154'820, 10, 1, city::BuildingUse::kUnknown));      // 100 m²
  place.buildings.rows.add(house(4'154'840, 40, 9, city::BuildingUse::kIndustrial));
  auto const table =
      files.write("b.csv", "id;Einwohner;0-6;6 bis 10;ab_65\n1;400;40;21;\n2;10;1;0;3\nGesamt;410;41;21;3\n");
  auto const out = read_population({.population = table, .base = "Register", .date = "2025-12-31"}, place);
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(out->kind, PopulationKind::kDistricts);
  ASSERT_EQ(out->people.cells.size(), 4U);  // two with houses, two of the district without any
  EXPECT_EQ(out->people.cells[city::CellId{0U}].residents, persons(std::int64_t{300}));
  EXPECT_EQ(out->people.cells[city::CellId{1U}].residents, persons(std::int64_t{100}));
  EXPECT_EQ(out->people.cells[city::CellId{2U}].residents, persons(std::int64_t{5}));
  EXPECT_EQ(total_of(out->people), persons(std::int64_t{410}));
  EXPECT_EQ(total_of(out->people, city::AgeGroup::kUnder6), persons(std::int64_t{41}));
  EXPECT_EQ(total_of(out->people, city::AgeGroup::kUnder10), persons(std::int64_t{62}));
  EXPECT_EQ(out->people.cells[city::CellId{0U}].of(city::AgeGroup::kUnder6), persons(std::int64_t{30}));
  EXPECT_FALSE(out->people.cells[city::CellId{0U}].of(city::AgeGroup::kFrom65));
  EXPECT_EQ(out->people.cells[city::CellId{2U}].of(city::AgeGroup::kFrom65), Persons{1'500});
  EXPECT_EQ(out->people.date, "2025-12-31");
  EXPECT_THAT(out->people.age_base, HasSubstr("Kinder unter 6 Jahren"));
  auto const text = to_text(out->reports.back());
  EXPECT_THAT(text, HasSubstr("400 Einwohner aus 1 Bezirken: verteilt nach Geschossfläche der Gebäude"));
  EXPECT_THAT(text, HasSubstr("10 Einwohner aus 1 Bezirken: verteilt gleichmäßig"));
  EXPECT_THAT(text, HasSubstr("1 × Summenzeilen (Gesamt)"));
  EXPECT_THAT(text, HasSubstr("Grundlage: Register; auf 100-m-Zellen verteilt; Stand: 2025-12-31"));
}

TEST(Population, DistrictsAreJoinedByKeyOrByTheTableOfSpellings) {
  auto const files = Files{};
  auto place = two_districts();
  auto const result = [&](std::string const& text) {
    return read_population({.population = files.write("b.csv", text)}, place);
  };
  EXPECT_THAT(problems_of(result("Stadtteil;Einwohner\nWest;4\nOsten;5\n")),
              HasSubstr("b.csv:3: „Osten“ ist kein Bezirk"));
  place.codes.rows.push_back({.level = {}, .id = "2", .code = "02", .name = "Ost", .also = {"Osten"}});
  auto const out = result("Stadt;Stadtteil;Einwohner\nAnderswo;West;4\nKleinstadt;West;4\nKleinstadt;Osten;5\n");
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(total_of(out->people), persons(std::int64_t{9}));
  EXPECT_THAT(problems_of(result("id;Einwohner\n1;4\n01;5\n")), HasSubstr("kommt zweimal vor"));
  EXPECT_THAT(problems_of(result("id;Einwohner;0-6\n1;4;5\n")),
              HasSubstr("mehr Kinder unter 6 Jahren (5) als Einwohner (4)"));
  EXPECT_THAT(problems_of(result("id;Einwohner\n1;-4\n")), HasSubstr("keine Zahl von Menschen"));
}

/// Pixels of 1 km in the city's own zone, one of them without a value.
TEST(Population, ARasterIsSpreadPixelByPixel) {
  auto const files = Files{};
  auto const raster = files.write("r.asc", "ncols 2\nnrows 1\nxllcorner 4154000\nyllcorner 2933000\ncellsize 1000\n"
                                           "NODATA_value -1\n500 -1\n");
  auto const crs = geo::describe(geo::kEuropeanGrid);
  ASSERT_TRUE(crs);
  files.write("r.prj", crs->wkt);
  auto const out = read_population({.population = raster}, place_of(small_city(), geo::kEuropeanGrid));
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(out->kind, PopulationKind::kRaster);
  EXPECT_EQ(total_of(out->people), persons(std::int64_t{30}));  // 6 of the pixel's 100 cells, evenly
  EXPECT_THAT(out->people.base, HasSubstr("Raster „r.asc“"));
}

TEST(Ages, FillTheCellsOfTheCensusAndNeverExceedItsResidents) {
  auto const files = Files{};
  auto people =
      read("x_mp_100m;y_mp_100m;Einwohner\n4154750;2933550;7\n4154850;2933550;5\n4154950;2933550;9\n")->people;
  auto const table = files.write("a.csv", "x_mp_100m;y_mp_100m;merkmal;anzahl;quality\n"
                                          "4154750;2933550;demography_ALTER_10JG_1;4;0\n"
                                          "4154850;2933550;demography_ALTER_10JG_1;9;0\n"
                                          "4154850;2933550;demography_ALTER_10JG_9;–;0\n"
                                          "4154850;2933550;dwellings_HEIZTYP_1;9;0\n");
  auto const report = read_ages(table, "Zensus 2011", people);
  ASSERT_TRUE(report) << to_text(report.error());
  auto const& cells = people.cells;
  EXPECT_EQ(cells[city::CellId{0U}].of(city::AgeGroup::kUnder10), persons(std::int64_t{4}));
  EXPECT_EQ(cells[city::CellId{1U}].of(city::AgeGroup::kUnder10), persons(std::int64_t{5}));
  EXPECT_EQ(cells[city::CellId{2U}].of(city::AgeGroup::kUnder10), Persons{});
  EXPECT_FALSE(cells[city::CellId{1U}].of(city::AgeGroup::kFrom80));
  EXPECT_EQ(cells[city::CellId{0U}].of(city::AgeGroup::kFrom80), Persons{});
  EXPECT_FALSE(cells[city::CellId{0U}].of(city::AgeGroup::kUnder6));
  EXPECT_EQ(people.age_base, "Kinder unter 10 Jahren, Menschen ab 80 Jahren: Zensus 2011");
  EXPECT_THAT(to_text(*report), HasSubstr("in 1 Zellen auf die Zahl der Einwohner begrenzt"));
}

TEST(Ages, PercentagesOfAKilometreAreSpreadOverItsResidents) {
  auto const files = Files{};
  auto people = read("x_mp_100m;y_mp_100m;Einwohner\n4154750;2933550;70\n4154850;2933550;30\n")->people;
  auto const table =
      files.write("a.csv", "x_mp_1km;y_mp_1km;Einwohner;ab65_A;unter18_A\n4154500;2933500;99;20.0;-9.0\n");
  auto const report = read_ages(table, "", people);
  ASSERT_TRUE(report) << to_text(report.error());
  EXPECT_EQ(people.cells[city::CellId{0U}].of(city::AgeGroup::kFrom65), persons(std::int64_t{14}));
  EXPECT_EQ(total_of(people, city::AgeGroup::kFrom65), persons(std::int64_t{20}));
  EXPECT_FALSE(people.cells[city::CellId{0U}].of(city::AgeGroup::kUnder18));
  EXPECT_THAT(to_text(read_ages(files.write("b.csv", "id;name\n1;a\n"), "", people).error()),
              HasSubstr("gefunden: „id“"));
}

/// Sums of the data's own description: 97,416 residents in 77 pixels of the raster; 101,597 in the table of districts.
TEST(Population, RealKaiserslauternFromLargerAreas) {
  LEITBILD_TESTDATA_OR_SKIP(boundary_file, "kl-boundaries/kl_stadt_vg25.geojson");
  LEITBILD_TESTDATA_OR_SKIP(eighteen, "kl-boundaries/kl_stadtteile_18.geojson");
  LEITBILD_TESTDATA_OR_SKIP(dwellings, "census/zensus2011_100m_wohnungen_kl.csv");
  LEITBILD_TESTDATA_OR_SKIP(raster, "census/zensus2022_1km_25832.tif");
  LEITBILD_TESTDATA_OR_SKIP(kilometres, "census/zensus2011_1km_einwohner_kl.csv");
  LEITBILD_TESTDATA_OR_SKIP(table, "kl-population/kl_ma_stadtteile_kinder_index.csv");
  auto const boundary = read_boundary(boundary_file, "07312000");
  ASSERT_TRUE(boundary);
  auto const codes = known_district_codes("07312000");
  auto const districts =
      read_districts({.districts = eighteen, .codes = codes}, "Kaiserslautern", "07312000", boundary->shape, kPlane);
  ASSERT_TRUE(districts);
  auto place = place_of(districts->districts, kPlane);
  place.codes = codes;
  auto const of_table = read_population({.population = table, .dwellings = dwellings}, place);
  ASSERT_TRUE(of_table) << problems_of(of_table);
  EXPECT_EQ(total_of(of_table->people), persons(std::int64_t{101'597}));
  EXPECT_EQ(total_of(of_table->people, city::AgeGroup::kUnder6), persons(std::int64_t{4'753}));
  EXPECT_EQ(total_of(of_table->people, city::AgeGroup::kUnder10), persons(std::int64_t{4'753 + 3'438}));
  auto const of_raster = read_population({.population = raster, .dwellings = dwellings}, place);
  ASSERT_TRUE(of_raster) << problems_of(of_raster);
  EXPECT_NEAR(as_double(total_of(of_raster->people)), 97'416.0, 2'000.0)
      << "pixels whose middle is inside; those on the boundary bring what lives on this side of it";
  auto const of_squares = read_population({.population = kilometres, .dwellings = dwellings}, place);
  ASSERT_TRUE(of_squares) << problems_of(of_squares);
  EXPECT_NEAR(as_double(total_of(of_squares->people)), 97'000.0, 3'000.0);
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
