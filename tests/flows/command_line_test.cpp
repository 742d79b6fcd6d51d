// The program as its user types it: every sub-command once, on a town of nine blocks and on the schematic city.
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"
#include "geo/cell.h"
#include "geo/crs.h"
#include "geo/raster.h"
#include "testing/folder.h"
#include "testing/program.h"

namespace leitbild {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::Each;
using ::testing::HasSubstr;
using testing::is_refused;
using ::testing::Not;
using testing::run;
using testing::succeeds;

std::string polygon(double x0, double y0, double x1, double y1) {
  auto const to_degrees = geo::Transform::between(geo::Crs{25832}, geo::kWgs84).value();
  auto out = std::string{};
  for (auto const p : {geo::Point{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}) {
    auto const q = to_degrees(p);
    out += fmt::format("{}[{:.7f}, {:.7f}]", out.empty() ? "" : ", ", q.x, q.y);
  }
  return fmt::format(R"({{"type": "Polygon", "coordinates": [[{}]]}})", out);
}

std::string feature(std::string const& properties, std::string const& geometry) {
  return fmt::format(R"({{"type": "Feature", "properties": {{{}}}, "geometry": {}}})", properties, geometry);
}

std::string collection(std::string const& features) {
  return fmt::format(R"({{"type": "FeatureCollection", "features": [{}]}})", features);
}

/// The census grid's cells that lie over the nine blocks, ten residents each.
std::string population() {
  auto const to_grid = geo::Transform::between(geo::Crs{25832}, geo::kEuropeanGrid).value();
  auto const corner = geo::cell_at(to_grid({410'060, 5'477'060}));
  auto out = std::string{"GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\n"};
  for (auto y = 0; y < 2; ++y) {
    for (auto x = 0; x < 2; ++x) {
      auto const code = geo::CellCode{corner.east + x, corner.north + y};
      auto const centre = geo::centre_of(code);
      out += fmt::format("{};{:.0f};{:.0f};10\n", geo::grid_name(code), centre.x, centre.y);
    }
  }
  return out;
}

/// A workspace with the nine blocks imported.
class CommandLine : public ::testing::Test {
 protected:
  testing::TemporaryFolder folder;
  std::string dir = (folder / "town").string();
  std::string osm = (fs::path{LEITBILD_TESTS_DIR} / "flows" / "nine_blocks.osm").string();
  std::string files;

  void SetUp() override {
    auto const area = polygon(409'900, 5'476'900, 410'400, 5'477'400);
    ASSERT_TRUE(write_file(folder / "boundary.geojson", collection(feature(R"("AGS": "07000000")", area))));
    ASSERT_TRUE(write_file(
        folder / "districts.geojson",
        collection(feature(R"("code": "s", "name": "Süd")", polygon(409'900, 5'476'900, 410'400, 5'477'150)) + "," +
                   feature(R"("code": "n", "name": "Nord")", polygon(409'900, 5'477'150, 410'400, 5'477'400)))));
    ASSERT_TRUE(write_file(folder / "people.csv", population()));
    files = fmt::format(
        "--boundary {0}/boundary.geojson --districts {0}/districts.geojson --osm {1} --population {0}/people.csv",
        folder.path().string(), osm);
    succeeds(fmt::format("new {} --name Neunblock --ags 07000000 --role Probe", dir));
  }

  void import_all() { succeeds(fmt::format("import {} {}", dir, files)); }

  void add_path() {
    succeeds(fmt::format(
        "measure add {} --code BEW-01 --title 'Weg quer durch' --field BEW --district n --lead 'Referat Tiefbau' "
        "--start 2028 --end 2029 --cost 1250000 --example "
        "--place 'LINESTRING (410000 5477000, 410299.9 5477299.9)' --effect 'add_path kind=footway'",
        dir));
  }
};

TEST_F(CommandLine, ExplainsItself) {
  auto const help = succeeds("--help").text;
  for (auto const* const command : {"demo",    "new",       "synth",   "import",   "rebuild",    "field",  "goal",
                                    "measure", "milestone", "plan",    "evaluate", "rasters",    "counts", "profile",
                                    "council", "backup",    "restore", "journal",  "indicators", "effects"}) {
    EXPECT_THAT(help, HasSubstr(command));
    EXPECT_THAT(succeeds(fmt::format("{} --help", command)).text, HasSubstr(command));
  }
  EXPECT_THAT(succeeds("--version").text, HasSubstr("Leitbild "));
  EXPECT_THAT(succeeds("indicators").text, AllOf(HasSubstr("stop_within_300m"), HasSubstr("max_walk = 300 m")));
  EXPECT_THAT(succeeds("effects").text, AllOf(HasSubstr("add_facility"), HasSubstr("groceries"), HasSubstr("POINT"),
                                              HasSubstr("POLYGON"), HasSubstr("sonst 2 – Statistisches Bundesamt")));
  EXPECT_NE(run("").status, 0) << "a command is needed";
  EXPECT_NE(run("evaluate").status, 0) << "a folder is needed";
}

TEST_F(CommandLine, ImportsAndSaysWhatItDid) {
  auto const text = succeeds(fmt::format("import {} {} --osm-licence ODbL-1.0", dir, files)).text;
  EXPECT_THAT(text, AllOf(HasSubstr("24 Kanten"), HasSubstr("2 Bezirke"), HasSubstr("4 bewohnte Zellen"),
                          HasSubstr("40 Einwohner")));
  EXPECT_THAT(text, HasSubstr("Im Bereich der Straßendaten wohnen 100,0"));
  auto const sources = read_file(fs::path{dir} / "sources.toml").value();
  EXPECT_THAT(sources,
              AllOf(HasSubstr("nine_blocks.osm"), HasSubstr(sha256_of_file(osm).value()), HasSubstr("2024-05-01")));
}

TEST_F(CommandLine, AFailedImportLeavesTheWorkspaceAsItWas) {
  import_all();
  auto const before = read_file(fs::path{dir} / "sources.toml").value();
  auto const journal = succeeds(fmt::format("journal list {}", dir)).text;
  ASSERT_TRUE(write_file(folder / "broken.csv", "GITTER_ID_100m;Einwohner\nCRS3035RES100mN1E1;x\n"));
  is_refused(fmt::format("import {} --population {}", dir, (folder / "broken.csv").string()));
  ASSERT_TRUE(write_file(folder / "broken.osm", "<osm version=\"0.6\"><node id="));
  is_refused(fmt::format("import {} --osm {}", dir, (folder / "broken.osm").string()));
  is_refused(fmt::format("import {}", dir));
  EXPECT_EQ(read_file(fs::path{dir} / "sources.toml").value(), before);
  EXPECT_EQ(succeeds(fmt::format("journal list {}", dir)).text, journal);
  EXPECT_EQ(
      std::ranges::count_if(fs::directory_iterator{dir}, [](auto const& e) { return e.path().extension() == ".city"; }),
      1);
}

fs::path city_file(std::string const& dir) {
  for (auto const& entry : fs::directory_iterator{dir}) {
    if (entry.path().extension() == ".city") { return entry.path(); }
  }
  return {};
}

TEST_F(CommandLine, RebuildMendsADamagedCity) {
  import_all();
  add_path();
  auto const evaluate = [&] { return succeeds(fmt::format("evaluate {} --all --format csv --no-save", dir)).text; };
  auto const before = evaluate();
  auto const whole = read_file(city_file(dir)).value();
  auto foreign = whole;
  foreign[8] = 99;  // the version
  for (auto const& damaged : {whole.substr(0, whole.size() / 2), foreign, std::string{"fremd"}}) {
    ASSERT_TRUE(write_file(city_file(dir), damaged));
    EXPECT_THAT(is_refused(fmt::format("evaluate {}", dir)).text, HasSubstr("leitbild rebuild"));
    EXPECT_THAT(succeeds(fmt::format("rebuild {}", dir)).text, HasSubstr("24 Kanten"));
    EXPECT_EQ(evaluate(), before);
  }
  fs::remove(city_file(dir));
  EXPECT_THAT(is_refused(fmt::format("evaluate {}", dir)).text, HasSubstr("das Stadtmodell fehlt"));
  succeeds(fmt::format("rebuild {}", dir));
  EXPECT_EQ(evaluate(), before);
  ASSERT_TRUE(write_file(folder / "people.csv", population() + "\n"));
  EXPECT_THAT(is_refused(fmt::format("rebuild {}", dir)).text, HasSubstr("people.csv“ (--population) hat sich seit"));
  succeeds(fmt::format("rebuild {} --accept-changed", dir));
  EXPECT_EQ(evaluate(), before);
  EXPECT_THAT(read_file(fs::path{dir} / "sources.toml").value(), HasSubstr("path = "));
  auto const json = succeeds(fmt::format("evaluate {} --format json --no-save", dir)).text;
  EXPECT_THAT(json, AllOf(HasSubstr("people.csv"), Not(HasSubstr(folder.path().string()))));  // names, no folders
}

TEST_F(CommandLine, KeepsMeasuresAndTheirJournal) {
  import_all();
  add_path();
  is_refused(fmt::format("measure add {} --code BEW-01 --title X --field BEW --lead Y", dir));
  EXPECT_THAT(
      is_refused(
          fmt::format("measure add {} --code BEW-02 --title X --field NIX --lead Y --effect \"fly high=1\"", dir))
          .text,
      HasSubstr("fly"));
  EXPECT_THAT(
      is_refused(fmt::format("measure add {} --code BEW-02 --title X --field BEW --lead Y --district west", dir)).text,
      AllOf(HasSubstr("west"), HasSubstr("Nord")));
  succeeds(fmt::format("measure edit {} BEW-01 --title \"Weg zum Anger\" --district Nord --no-example", dir));
  EXPECT_THAT(succeeds(fmt::format("measure list {}", dir)).text,
              AllOf(HasSubstr("Weg zum Anger"), HasSubstr("1 von 1")));
  for (auto const* const district : {"n", "nord", "07000000"}) {  // the city holds its districts
    EXPECT_THAT(succeeds(fmt::format("measure list {} --district {}", dir, district)).text, HasSubstr("1 von 1"));
  }
  EXPECT_THAT(succeeds(fmt::format("measure list {} --district s", dir)).text, HasSubstr("0 von 1"));
  EXPECT_THAT(is_refused(fmt::format("measure list {} --district west", dir)).text, HasSubstr("Nord"));
  EXPECT_THAT(succeeds(fmt::format("measure show {} BEW-01", dir)).text,
              AllOf(HasSubstr("Referat Tiefbau"), HasSubstr("1.250.000"), HasSubstr("2028–2029"),
                    Not(HasSubstr("[Beispiel]"))));
  is_refused(fmt::format("measure show {} BEW-99", dir));
  succeeds(fmt::format("field put {} --code KLI --name \"Grüne Räume\"", dir));
  succeeds(fmt::format("goal put {} --code KLI-Z1 --field KLI --text \"Mehr Schatten.\"", dir));
  EXPECT_THAT(succeeds(fmt::format("field list {}", dir)).text,
              AllOf(HasSubstr("Grüne Räume"), HasSubstr("Mehr Schatten.")));
  EXPECT_THAT(succeeds(fmt::format("journal list {}", dir)).text,
              AllOf(HasSubstr("Probe"), HasSubstr("add_measure"), HasSubstr("Weg quer durch → Weg zum Anger")));
}

TEST_F(CommandLine, KeepsMilestones) {
  auto const add = fmt::format("milestone add {} --code M-1 --title Beschluss --source Niederschrift", dir);
  EXPECT_THAT(is_refused(add + " --date bald").text, AllOf(HasSubstr("„bald“ ist kein Datum"), HasSubstr("2025-10")));
  EXPECT_THAT(succeeds(add + " --date 2025-10").text, HasSubstr("Oktober 2025"));
  EXPECT_THAT(is_refused(add + " --date 2026").text, HasSubstr("schon vergeben"));
  succeeds(fmt::format("milestone add {} --code M-0 --date 2020 --title Antrag --source Niederschrift", dir));
  succeeds(fmt::format("milestone edit {} M-1 --date 2025-10-06", dir));
  EXPECT_THAT(is_refused(fmt::format("milestone edit {} M-9 --date 2025", dir)).text, HasSubstr("M-9"));
  auto const told = succeeds("milestone list " + dir).text;
  EXPECT_THAT(told, AllOf(HasSubstr("06.10.2025"), HasSubstr("Quelle: Niederschrift"), HasSubstr("2 Meilensteine")));
  EXPECT_LT(told.find("Antrag"), told.find("Beschluss"));
  EXPECT_THAT(succeeds("journal list " + dir).text,
              AllOf(HasSubstr("add_milestone"), HasSubstr("Oktober 2025 → 06.10.2025")));
}

TEST_F(CommandLine, ThePlanGoesOutAndInAsATable) {
  import_all();
  add_path();
  auto const other = (folder / "other").string();
  succeeds(fmt::format("new {} --name Neunblock --ags 07000000", other));
  succeeds(fmt::format("import {} {}", other, files));
  for (auto const* const name : {"plan.xlsx", "plan.csv"}) {
    auto const file = (folder / name).string();
    succeeds(fmt::format("plan export {} {}", dir, file));
    auto const same = succeeds(fmt::format("plan import {} {}", dir, file)).text;
    EXPECT_THAT(same, HasSubstr("Maßnahmen: 0 neu, 0 geändert, 1 unverändert")) << name;
    EXPECT_THAT(
        succeeds(fmt::format("plan import {} {} --dry-run", other, file)).text,
        AllOf(HasSubstr("BEW-01  neu: Weg quer durch"), HasSubstr("Maßnahmen: 1 neu"), HasSubstr("nichts geschrieben")))
        << name;
    EXPECT_THAT(succeeds("measure list " + other).text, HasSubstr("0 von 0"));
  }
  succeeds(fmt::format("plan import {} {} --role Probe", other, (folder / "plan.csv").string()));
  EXPECT_EQ(succeeds(fmt::format("measure show {} BEW-01", other)).text,
            succeeds(fmt::format("measure show {} BEW-01", dir)).text);
  ASSERT_TRUE(write_file(folder / "bad.csv", "Kürzel;Titel;Stand\nBEW-01;Neu;Idee\nBEW-02;;fast\n"));
  EXPECT_THAT(is_refused(fmt::format("plan import {} {}", dir, (folder / "bad.csv").string())).text,
              AllOf(HasSubstr("bad.csv:3: Spalte „Titel“"), HasSubstr("bad.csv:3: Spalte „Stand“")));
  EXPECT_THAT(succeeds("measure list " + dir).text, HasSubstr("Weg quer durch")) << "all or nothing";
  is_refused(fmt::format("plan export {} {}", dir, (folder / "plan.ods").string()));
}

TEST_F(CommandLine, SaysWhatAnotherProgramChanged) {
  import_all();
  add_path();
  auto const change = [&](std::string const& title) {
    auto const script = fmt::format("import sqlite3; db = sqlite3.connect('{}/plan.gpkg'); db.execute(\"UPDATE "
                                    "measures SET title = '{}'\"); db.commit()",
                                    dir, title);
    ASSERT_TRUE(write_file(folder / "change.py", script));
    ASSERT_EQ(std::system(fmt::format("env -u LD_PRELOAD python3 {}", (folder / "change.py").string()).c_str()), 0);
  };
  change("Weg am Rand");
  EXPECT_THAT(succeeds("measure list " + dir).text,
              AllOf(HasSubstr("Hinweis: plan.gpkg wurde außerhalb von Leitbild geändert: 1 Unterschied."),
                    HasSubstr("Weg am Rand")));
  EXPECT_THAT(succeeds(fmt::format("evaluate {} --all", dir)).text, HasSubstr("nicht in plan.gpkg abgelegt"));
  EXPECT_THAT(is_refused(fmt::format("measure edit {} BEW-01 --start 2030", dir)).text, HasSubstr("plan differences"));
  EXPECT_THAT(succeeds("plan differences " + dir).text,
              HasSubstr("Maßnahme BEW-01: Titel: „Weg quer durch“ → „Weg am Rand“"));
  succeeds(fmt::format("plan reject-edits {}", dir));
  EXPECT_THAT(succeeds("measure list " + dir).text, AllOf(HasSubstr("Weg quer durch"), Not(HasSubstr("Hinweis"))));
  change("Weg am Fluss");
  succeeds(fmt::format("plan adopt-edits {} --role Tiefbau", dir));
  EXPECT_THAT(succeeds("journal list " + dir).text, AllOf(HasSubstr("„Weg am Fluss“"), HasSubstr("[Tiefbau]")));
  succeeds(fmt::format("measure edit {} BEW-01 --start 2028", dir));
  is_refused("plan adopt-edits " + dir);
}

TEST_F(CommandLine, EvaluatesInThreeForms) {
  import_all();
  add_path();
  EXPECT_THAT(succeeds(fmt::format("evaluate {}", dir)).text, HasSubstr("ohne Maßnahmen"));
  EXPECT_THAT(succeeds(fmt::format("evaluate {} --all", dir)).text, AllOf(HasSubstr("BEW-01"), HasSubstr("Nord")));
  EXPECT_THAT(succeeds(fmt::format("evaluate {} --measures BEW-01 --format csv", dir)).text,
              HasSubstr("stop_within_300m;"));
  auto const json =
      Json::parse(succeeds(fmt::format("evaluate {} --all --year 2027 --format json --no-save", dir)).text);
  EXPECT_THAT(json.dump(), HasSubstr("2027"));
  auto const cells = succeeds(fmt::format("evaluate {} --all --format cells --no-save", dir)).text;
  EXPECT_THAT(cells, AllOf(HasSubstr("GITTER_ID_100m;lon_WGS84;lat_WGS84;x_EPSG25832;y_EPSG25832;Bezirk-Code;"
                                     "Einwohner_heute;Einwohner_mit_Plan;"),
                           HasSubstr("CRS3035RES100mN"), HasSubstr(";s;10,000;"), HasSubstr(";n;10,000;")));
  EXPECT_EQ(std::ranges::count(cells, '\n'), 5) << "a header and four cells";
  EXPECT_THAT(succeeds(fmt::format("evaluate {} --all --contributions", dir)).text,
              AllOf(HasSubstr("Beiträge der Maßnahmen"), HasSubstr("Keine der Maßnahmen ändert hier einen Indikator")))
      << "the town is so small that everything is near already";
  auto const contributions =
      Json::parse(succeeds(fmt::format("evaluate {} --all --contributions --district nord --format json", dir)).text);
  EXPECT_EQ(contributions["indicators"][0]["districts"].size(), 1U);
  EXPECT_THAT(is_refused(fmt::format("evaluate {} --contributions --district west", dir)).text,
              AllOf(HasSubstr("--contributions braucht Maßnahmen"), HasSubstr("es gibt keinen Bezirk „west“")));
  EXPECT_THAT(is_refused(fmt::format("evaluate {} --district nord", dir)).text, HasSubstr("gehört zu --contributions"));
  auto const counts = succeeds(fmt::format("counts {} --minutes 10", dir)).text;
  EXPECT_THAT(counts, AllOf(HasSubstr("GITTER_ID_100m;lon;lat;Bezirk-Code;Einwohner;groceries;"), HasSubstr(";7,7")));
  EXPECT_EQ(std::ranges::count(counts, '\n'), 5) << "a header and four cells";
  EXPECT_THAT(is_refused(fmt::format("evaluate {} --measures BEW-77,BEW-78", dir)).text,
              AllOf(HasSubstr("BEW-77"), HasSubstr("BEW-78")));
  EXPECT_NE(run(fmt::format("evaluate {} --all --measures BEW-01", dir)).status, 0) << "one or the other";
}

TEST_F(CommandLine, WritesProfiles) {
  import_all();
  add_path();
  auto const file = (folder / "nord.json").string();
  succeeds(fmt::format("profile {} --district Nord --out {}", dir, file));
  EXPECT_THAT(read_file(file).value(), AllOf(HasSubstr("Weg quer durch"), HasSubstr("green_within_300m")));
  EXPECT_THAT(is_refused(fmt::format("profile {} --district Ost --out {}", dir, file)).text, HasSubstr("Nord"));
  EXPECT_THAT(is_refused(fmt::format("profile {} --district n --out x.doc", dir)).text, HasSubstr(".pdf"));
  EXPECT_THAT(is_refused(fmt::format("profile {} --out {}", dir, file)).text, HasSubstr("--all"));
  EXPECT_NE(run(fmt::format("profile {} --all --district n --out {}", dir, file)).status, 0) << "one or the other";
}

TEST_F(CommandLine, KnowsFundingProgrammesAndWhatFits) {
  EXPECT_THAT(succeeds("funding list --date 2026-11-24").text,
              AllOf(HasSubstr("Förderprogramme am 24.11.2026"), HasSubstr("kfw_432"),
                    HasSubstr("ab 26.11.2025 bis 31.12.2026"), HasSubstr("nicht geprüft")));
  EXPECT_THAT(succeeds("funding show kfw_432").text,
              AllOf(HasSubstr("[1] 01.12.2023 (nicht geprüft)"), HasSubstr("[2] 26.11.2025"), HasSubstr("[2] 75")));
  EXPECT_THAT(is_refused("funding show kfw").text, HasSubstr("bekannt sind efre_rlp, grw"));
  auto const dates = Json::parse(succeeds("funding deadlines --from 2026-11-24 --format json").text);
  EXPECT_EQ(dates["deadlines"][0]["date"], "2026-12-31");
  EXPECT_EQ(dates["deadlines"][0]["programme"], "kfw_432");
  EXPECT_THAT(is_refused("funding deadlines --from morgen").text, HasSubstr("„morgen“ ist kein Tag"));

  import_all();
  add_path();
  auto const fit = fmt::format("funding fit {} --measure BEW-01 --date 2026-11-24", dir);
  EXPECT_THAT(succeeds(fit).text,
              AllOf(HasSubstr("unbekannt   Stadt und Land [stadt_und_land]"),
                    HasSubstr("Zweck Radverkehr: nicht bekannt"), HasSubstr("kein Programm passt sicher")));
  EXPECT_THAT(is_refused(fmt::format("funding fit {} --measure BEW-99", dir)).text,
              HasSubstr("keine Maßnahme „BEW-99“"));
  EXPECT_THAT(is_refused(fit + " --programme gibt_es_nicht,auch_nicht").text,
              AllOf(HasSubstr("„gibt_es_nicht“"), HasSubstr("„auch_nicht“")));

  ASSERT_TRUE(
      write_file(folder / "facts.toml",
                 "purposes = [\"cycling\"]\nbase_euro = 1000000\nplans = [\"Radverkehrskonzept\"]\nweak = true\n"));
  auto const known = fmt::format("{} --facts {}/facts.toml", fit, folder.path().string());
  EXPECT_THAT(succeeds(known).text,
              AllOf(HasSubstr("passt       Stadt und Land [stadt_und_land] – Zuwendung bis zu 900.000"),
                    HasSubstr("passt nicht KfW 432 [kfw_432]"), HasSubstr("Zulässige Kombinationen")));
  auto const json = Json::parse(succeeds(known + " --programme stadt_und_land --format json").text);
  EXPECT_EQ(json["programmes"].size(), 1U);
  EXPECT_EQ(json["programmes"][0]["fit"], "fits");
  EXPECT_EQ(json["programmes"][0]["grant"]["high_cents"], 90'000'000);
  EXPECT_EQ(json["combinations"]["admissible"][0]["own_share"]["low_cents"], 35'000'000);
  ASSERT_TRUE(write_file(folder / "facts.toml", "purpose = [\"cycling\"]\nweak = \"ja\"\n"));
  EXPECT_THAT(is_refused(known).text,
              AllOf(HasSubstr("facts.toml:1: „purpose“ ist hier nicht bekannt"), HasSubstr("facts.toml:2: „weak“")));

  fs::create_directory(folder / "town/funding");
  ASSERT_TRUE(write_file(folder / "town/funding/own.toml",
                         "id = \"stiftung\"\nname = \"Stiftung\"\nshort_name = \"S\"\n[[version]]\n"));
  EXPECT_THAT(succeeds("funding list --in " + dir).text,
              AllOf(HasSubstr("S *"), HasSubstr("aus dem Arbeitsordner der Stadt")));
}

TEST_F(CommandLine, BacksUpAndRestores) {
  import_all();
  add_path();
  auto const zip = (folder / "b.zip").string();
  auto const copy = (folder / "copy").string();
  succeeds(fmt::format("backup {} {}", dir, zip));
  is_refused(fmt::format("backup {} {}", dir, zip));
  succeeds(fmt::format("restore {} {}", zip, copy));
  is_refused(fmt::format("restore {} {}", zip, copy));
  auto const evaluate = [](std::string const& where) {
    return succeeds(fmt::format("evaluate {} --all --format csv --no-save", where)).text;
  };
  EXPECT_EQ(evaluate(dir), evaluate(copy));
}

TEST_F(CommandLine, RefusesWhatIsNoWorkspace) {
  EXPECT_THAT(is_refused("evaluate " + (folder / "nothing").string()).text, HasSubstr("nothing"));
  EXPECT_THAT(is_refused("evaluate " + dir).text, HasSubstr("leitbild import"));
  is_refused(fmt::format("new {} --name X --ags 07000000", dir));
  is_refused(fmt::format("new {} --name X --ags 12", (folder / "y").string()));
  EXPECT_FALSE(fs::exists(folder / "y"));
}

TEST(Demo, NeedsNoFilesAndComputes) {
  auto const folder = testing::TemporaryFolder{};
  auto const dir = (folder / "demo").string();
  EXPECT_THAT(succeeds("demo " + dir).text, HasSubstr("schematisch, nicht amtlich"));
  auto const evaluation = succeeds(fmt::format("evaluate {} --all", dir)).text;
  EXPECT_THAT(evaluation,
              AllOf(HasSubstr("Siegelbach"), HasSubstr("101.597"), HasSubstr("WOH-01"), HasSubstr("Beispiel")));
  auto const file = (folder / "p.json").string();
  succeeds(fmt::format("profile {} --district siegelbach --out {}", dir, file));
  EXPECT_THAT(read_file(file).value(), AllOf(HasSubstr("schematisch, nicht amtlich"), HasSubstr("Dorfladen")));
  auto const contents_of = [&](std::string const& options) {
    succeeds(fmt::format("profile {} --all {} --output {}", dir, options, file));
    return Json::parse(read_file(file).value())["contents"];
  };
  auto const ortsbezirke = contents_of("");
  EXPECT_EQ(ortsbezirke.size(), 10U);
  EXPECT_EQ(ortsbezirke[0]["district"], "Kernstadt");
  EXPECT_EQ(contents_of("--level statistical").size(), 18U);
  EXPECT_THAT(succeeds(fmt::format("measure list {} --field BEW", dir)).text, HasSubstr("[Beispiel]"));

  auto const rasters = folder / "raster";
  EXPECT_THAT(succeeds(fmt::format("rasters {} --all --out {}", dir, rasters.string())).text,
              HasSubstr("12 Dateien in "));
  EXPECT_THAT(
      read_file(rasters / "rasters.csv").value(),
      AllOf(HasSubstr("night_warming_difference.tif;Nächtliche Erwärmung gegenüber dem Umland (Modellwert), Plan "
                      "minus heute;K;schematisch, nicht amtlich;Leitbild "),
            HasSubstr("16;Dach")));
  auto const raster = geo::Raster::open(rasters / "night_warming_difference.tif").value();
  auto const changes = raster.values_on(raster.frame().value(), geo::Resampling::kNearest).value();
  EXPECT_LT(std::ranges::min(changes.values, [](float a, float b) { return geo::has_value(a) && !(b <= a); }), -0.005F)
      << "somewhere it gets cooler: trees, sails and parks of some hectares";
}

/// The lines that hold `part`.
std::vector<std::string> lines_with(std::string const& text, std::string_view part) {
  auto out = std::vector<std::string>{};
  for (auto const line : split(text, '\n')) {
    if (line.find(part) != std::string_view::npos) { out.emplace_back(line); }
  }
  return out;
}

TEST(Demo, EveryRowAboutAnExampleSaysSo) {
  auto const folder = testing::TemporaryFolder{};
  auto const dir = (folder / "demo").string();
  EXPECT_THAT(succeeds("demo " + dir).text, HasSubstr("Maßnahmen (Beispiele)"));
  auto const measures = lines_with(succeeds("measure list " + dir).text, "-");
  EXPECT_GE(measures.size(), 40U);
  EXPECT_THAT(measures, Each(HasSubstr("[Beispiel]")));
  EXPECT_THAT(succeeds(fmt::format("measure list {} --district Kernstadt", dir)).text,
              AllOf(HasSubstr("WOH-03"), HasSubstr("WOH-06    in Planung    03 "), Not(HasSubstr("WOH-01"))));
  EXPECT_THAT(succeeds(fmt::format("measure show {} WOH-01", dir)).text,
              HasSubstr("Siegelbach  [Leuchtturm]  [Beispiel]"));
  auto const entries = lines_with(succeeds(fmt::format("journal list {} --last 999", dir)).text, "add_measure");
  EXPECT_EQ(entries.size(), measures.size());
  EXPECT_THAT(entries, Each(HasSubstr("[Beispiel]")));
  auto const evaluate = [&](std::string const& format) {
    return succeeds(fmt::format("evaluate {} --all --no-save --format {}", dir, format)).text;
  };
  EXPECT_THAT(evaluate("table"), HasSubstr("Beispiele, keine Vorhaben der Stadt (4"));
  EXPECT_THAT(lines_with(evaluate("csv"), "groceries_within_700m;"), Each(HasSubstr("Beispielmaßnahmen")));
  EXPECT_THAT(lines_with(evaluate("cells"), "CRS3035RES100mN"), Each(HasSubstr("Beispielmaßnahmen")));
  auto const json = Json::parse(evaluate("json"));
  EXPECT_GE(json.at("examples").size(), 40U);
  EXPECT_THAT(json.at("note").get<std::string>(), HasSubstr("Beispielmaßnahmen"));
  auto const profile = (folder / "p.json").string();
  succeeds(fmt::format("profile {} --district siegelbach --out {}", dir, profile));
  EXPECT_THAT(read_file(profile).value(), HasSubstr("Beispiel"));
}

TEST(Demo, TellsTheRealMilestones) {
  auto const folder = testing::TemporaryFolder{};
  auto const dir = (folder / "demo").string();
  succeeds("demo " + dir);
  auto const told = succeeds("milestone list " + dir).text;
  EXPECT_THAT(told, AllOf(HasSubstr("06.10.2025"), HasSubstr("Der Stadtrat beschließt das Konzept"),
                          HasSubstr("November 2021"), Not(HasSubstr("Beispiel"))));
  EXPECT_LT(told.find("M-2020 "), told.find("M-2020-08"));
  EXPECT_LT(told.find("M-2024-03-A"), told.find("M-2025-10"));
}

TEST(FundingCommandLine, ComputesOnesOwnFigures) {
  auto const folder = testing::TemporaryFolder{};
  auto const file = folder / "projekt.json";
  ASSERT_TRUE(write_file(file, R"({"gross": 140000000, "not_eligible": 20000000, "revenue": 15000000, "rate": 0.9,
    "tranches": [0.05, 0.25, 0.30, 0.25, 0.15], "spending": [30000000, 70000000, 40000000]})"));
  auto const printed = Json::parse(succeeds("kofi compute " + file.string()).text);
  EXPECT_EQ(printed["grant"], 94'500'000);
  EXPECT_EQ(printed["own_funds"], 30'500'000);
  EXPECT_EQ(printed["pre_financing_peak"], 39'150'000);
  EXPECT_EQ(Json::parse(succeeds("kofi compute - < " + file.string()).text), printed);
  ASSERT_TRUE(write_file(file, R"({"gross": -1, "rat": 0.9})"));
  EXPECT_THAT(is_refused("kofi compute " + file.string()).text,
              AllOf(HasSubstr("projekt.json: gross: -1 Cent"), HasSubstr("„rat“ gibt es nicht")));
  is_refused("kofi compute " + (folder / "fehlt.json").string());
}

}  // namespace
}  // namespace leitbild
