#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/date.h"
#include "base/exact_json.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/parameters.h"
#include "base/quantity.h"
#include "base/result.h"
#include "base/toml.h"
#include "testing/folder.h"

namespace leitbild {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(Quantity, AddsLikeWithLike) {
  EXPECT_EQ(Metres{3} + Metres{4}, Metres{7});
  EXPECT_EQ(Metres{3} * Metres{4}, SquareMetres{12});
  static_assert(!std::is_convertible_v<Metres, SquareMetres>);
  static_assert(!std::is_convertible_v<double, Metres>);
}

TEST(Quantity, MoneyIsWholeCents) {
  EXPECT_EQ(euros(3) - EuroCents{1}, EuroCents{299});
  EXPECT_EQ(-euros(1), EuroCents{-100});
}

TEST(ExactJson, DecimalsStayAsWritten) {
  auto const json = parse_exact_json(R"({"a": [0.30, 7, -1e-2], "b": {"c": true, "d": null}})", "f.json").value();
  EXPECT_EQ(json.dump(), R"({"a":["0.30",7,"-1e-2"],"b":{"c":true,"d":null}})");
}

TEST(ExactJson, SaysWhereItIsWrong) {
  EXPECT_THAT(to_text(parse_exact_json("{\n  \"a\": ]", "f.json").error()), HasSubstr("f.json:2:8: das ist kein"));
  EXPECT_THAT(to_text(parse_exact_json(R"({"a": 1, "a": 2})", "f.json").error()), HasSubstr("„a“ steht zweimal"));
  EXPECT_FALSE(parse_exact_json("[1] 2", "f.json"));
}

TEST(Quantity, PersonsAreExactThousandths) {
  auto sum = Persons{};
  for (auto i = 0; i < 10; ++i) { sum += persons(0.1); }
  EXPECT_EQ(sum, persons(std::int64_t{1}));
  EXPECT_EQ(to_centimetres(Metres{1.005}).value, 100U);
}

TEST(Result, CollectsAllProblemsAndPlaces) {
  auto problems = Problems{};
  problems.add("a is wrong", "Zeile 1");
  problems.add("b is wrong");
  auto const error = within("f.csv", std::move(problems).as_failure().value());
  EXPECT_EQ(to_text(error), "f.csv: Zeile 1: a is wrong\nf.csv: b is wrong");
}

Result<int> half(int n) {
  if (n % 2 != 0) { return fail("odd"); }
  return n / 2;
}

Result<int> quarter(int n) {
  TRY(auto const h, half(n));
  return half(h);
}

TEST(Result, TryHandsTheErrorOn) {
  EXPECT_EQ(quarter(8).value(), 2);
  EXPECT_EQ(quarter(6).error().problems.front().what, "odd");
}

TEST(Date, ReadsOnlyRealDays) {
  EXPECT_EQ(german(parse_iso_date("2025-10-06").value()), "06.10.2025");
  EXPECT_FALSE(parse_iso_date("2025-02-29"));
  EXPECT_TRUE(parse_iso_date("2024-02-29"));
  EXPECT_FALSE(parse_iso_date("06.10.2025"));
  EXPECT_THAT(utc_now(), ::testing::MatchesRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}.[0-9]{3}Z"));
}

TEST(RoughDate, IsKnownToTheDayTheMonthOrTheYear) {
  for (auto const* const text : {"2025-10-06", "2025-10", "2025"}) { EXPECT_EQ(iso(*parse_rough_date(text)), text); }
  EXPECT_EQ(german(*parse_rough_date("2025-10-06")), "06.10.2025");
  EXPECT_EQ(german(*parse_rough_date("2024-03")), "März 2024");
  EXPECT_EQ(german(*parse_rough_date("2020")), "2020");
  for (auto const* const none :
       {"", "25", "20255", "2025-", "2025-1", "2025-13", "2025-00", "2025/10", "2025-02-29", "2025-10-6", "+025",
        "2025-+1", "2025- 1", "2025-1 -06", "2025-10-06T12:00", "Oktober 2025", "06.10.2025"}) {
    EXPECT_FALSE(parse_rough_date(none)) << none;
  }
}

TEST(RoughDate, IsSortedByTimeAndTheCoarserOneComesFirst) {
  auto dates = std::vector<RoughDate>{};
  for (auto const* const text : {"2024-03-20", "2025", "2024-03", "2024-12", "2024", "2023-12-31"}) {
    dates.push_back(*parse_rough_date(text));
  }
  std::ranges::sort(dates);
  auto sorted = std::vector<std::string>{};
  for (auto const& date : dates) { sorted.push_back(iso(date)); }
  EXPECT_THAT(sorted, ::testing::ElementsAre("2023-12-31", "2024", "2024-03", "2024-03-20", "2024-12", "2025"));
}

// Published test vector of FIPS 180-2.
TEST(Hash, AgreesWithThePublishedVector) {
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, OfAFileIsThatOfItsBytes) {
  auto const folder = testing::TemporaryFolder{};
  auto const text = std::string(200'000, 'x');
  ASSERT_TRUE(write_file(folder / "f", text));
  EXPECT_EQ(sha256_of_file(folder / "f").value(), sha256(text));
  EXPECT_THAT(to_text(sha256_of_file(folder / "missing").error()), HasSubstr("missing"));
}

TEST(File, SaysWhyItCannotBeWritten) {
  auto const folder = testing::TemporaryFolder{};
  EXPECT_THAT(to_text(write_file(folder / "missing/f", "x").error()),
              HasSubstr("missing/f: die Datei kann nicht geschrieben werden (den Ordner gibt es nicht)"));
  std::filesystem::create_directories(folder / "f/g");
  EXPECT_THAT(to_text(write_file(folder / "f", "x").error()),
              HasSubstr("/f: die Datei kann nicht ersetzt werden (dort liegt ein Ordner dieses Namens)"));
  EXPECT_THAT(to_text(read_file(folder / "f").error()), HasSubstr("/f: die Datei kann nicht geöffnet werden"));
}

TEST(File, IsReplacedWholeOrNotAtAll) {
  auto const folder = testing::TemporaryFolder{};
  ASSERT_TRUE(write_file(folder / "f", "old"));
  ASSERT_TRUE(write_file(folder / "f", "new"));
  EXPECT_EQ(read_file(folder / "f").value(), "new");
  EXPECT_FALSE(write_file(folder / "no" / "f", "x"));
  EXPECT_FALSE(read_file(folder.path())) << "a folder is no file";
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder.path()}, {}), 1) << "no temporary file is left";
}

TEST(Toml, GivesValuesAndNothingForWhatIsAbsent) {
  auto const document =
      parse_toml("a.b = 3\nt = \"x\"\nl = [1, 2.5]\nr = [[1, 2], [3, 4]]\n[[m]]\nn = 1\n[[m]]\nn = 2\n", "f");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->number("a.b"), 3.0);
  EXPECT_EQ(document->integer("a.b"), 3);
  EXPECT_EQ(document->text("a.b"), std::nullopt);
  EXPECT_EQ(document->text("t"), "x");
  EXPECT_EQ(document->numbers("l"), (std::vector{1.0, 2.5}));
  EXPECT_EQ(document->rows("r")[1], (std::vector{3.0, 4.0}));
  ASSERT_THAT(document->tables("m"), SizeIs(2));
  EXPECT_EQ(document->tables("m")[1].integer("n"), 2);
  EXPECT_FALSE(document->table("z"));
}

TEST(Toml, NamesLineAndColumnOfAnError) {
  auto const broken = parse_toml("a = 1\nb = = 2\n", "f.toml");
  ASSERT_FALSE(broken);
  EXPECT_THAT(broken.error().problems.front().where, HasSubstr("f.toml:2"));
  EXPECT_THAT(broken.error().problems.front().what, HasSubstr("kein gültiges TOML: „"));
}

TEST(Toml, KnowsTheLinesOfKeysAndWhichAreLists) {
  auto const document = parse_toml("a = 1\n\nl = []\n[[m]]\nn = 1\n\n[[m]]\nn = 2\n", "f").value();
  EXPECT_EQ(document.line("a"), 1U);
  EXPECT_EQ(document.line("l"), 3U);
  EXPECT_EQ(document.tables("m")[1].line(), 7U);
  EXPECT_EQ(document.tables("m")[1].line("n"), 8U);
  EXPECT_EQ(document.tables("m")[1].line("absent"), 7U);
  EXPECT_TRUE(document.has_list("l"));
  EXPECT_FALSE(document.has_list("a"));
  EXPECT_FALSE(document.has_list("absent"));
}

TEST(Toml, QuotesSoThatItReadsBack) {
  auto const awkward = std::string{"a \"b\" \\ \n\t\x01 ü"};
  EXPECT_EQ(parse_toml("x = " + toml_quoted(awkward), "f")->text("x"), awkward);
}

TEST(Parameters, NeedUnitSourceAndYear) {
  auto const good = read_parameters("[w]\nvalue = 700\nunit = \"m\"\nsource = \"s\"\nyear = 2020\n", "f");
  ASSERT_TRUE(good);
  EXPECT_EQ(good->find("w"), 700.0);
  EXPECT_EQ(good->find("v"), std::nullopt);
  auto const bad = read_parameters("[v]\nvalue = 1\n[w]\nunit = \"m\"\n", "f.toml");
  ASSERT_FALSE(bad);
  EXPECT_THAT(bad.error().problems, SizeIs(2)) << "all problems at once";
  EXPECT_EQ(bad.error().problems[0].what,
            "der Parameter „v“ braucht value (Zahl), unit und source (Text) und year (ganze Zahl)");
}

TEST(Parameters, MayHaveARange) {
  auto const good = read_parameters("[a]\nvalue = 4\nunit = \"K\"\nsource = \"s\"\nyear = 2020\nlow = 3\nhigh = 6\n"
                                    "[b]\nvalue = 7\nunit = \"m\"\nsource = \"s\"\nyear = 2020\n",
                                    "f");
  ASSERT_TRUE(good);
  EXPECT_TRUE(good->have_ranges());
  EXPECT_EQ(good->at_low().find("a"), 3.0);
  EXPECT_EQ(good->at_high().find("a"), 6.0);
  EXPECT_EQ(good->at_high().find("b"), 7.0);
  EXPECT_EQ(good->at_high().facts[0].usual, 4.0);
  for (auto const* const range : {"low = 3\n", "high = 6\n", "low = 5\nhigh = 6\n", "low = 4\nhigh = 4\n"}) {
    auto const bad =
        read_parameters(std::string{"[a]\nvalue = 4\nunit = \"K\"\nsource = \"s\"\nyear = 2020\n"} + range, "f.toml");
    ASSERT_FALSE(bad) << range;
    EXPECT_EQ(bad.error().problems[0].what, "der Parameter „a“: low und high gehören zusammen und schließen value ein");
  }
}

TEST(Toml, RefusesWhatItsParserStumblesOn) {
  for (auto const* const text : {"[[[a]\n", "[a]\nb = 1\nschl\xC3\xBCssel = 2\n", "a = 1\x01\n", "[\x7f]",
                                 "a =1[\"\xC3\xBC\"]\n", "a = 1{\"\xC3\xBC\"\n"}) {
    EXPECT_FALSE(parse_toml(text, "t.toml")) << text;
  }
  EXPECT_TRUE(parse_toml("\xEF\xBB\xBF"
                         "a = 'ü' # ü\n\"ü\" = \"\"\"\nü \\\" # ü\n\"\"\"\n",
                         "t.toml"));
  EXPECT_TRUE(parse_toml("a =[[\"ü\"],[\"ä\"]]\nb = {c =\"ü\"}\n[\"ö\"]\n[[\"ß\"]]\n", "t.toml"));
}

}  // namespace
}  // namespace leitbild
