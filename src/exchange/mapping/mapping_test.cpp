#include "exchange/mapping/mapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "exchange/mapping/amount.h"
#include "exchange/plan_file.h"
#include "plan/read_plan.h"
#include "testing/folder.h"

namespace leitbild::exchange {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

city::Districts const kNoDistricts{};

template <class T>
std::string error_of(Result<T> const& result) {
  return result ? std::string{} : to_text(result.error());
}

std::string shipped(std::string_view name) {
  return *read_file(std::filesystem::path{LEITBILD_DATA_DIR} / "mappings" / name);
}

plan::Plan after(plan::Plan plan, std::vector<plan::Edit> const& edits) {
  for (auto const& edit : edits) { plan = plan::apply(plan, edit)->plan; }
  return plan;
}

class ForeignTable : public ::testing::Test {
 protected:
  testing::TemporaryFolder folder;

  Result<PlanImport> read(std::string const& csv, std::string const& mapping, plan::Plan const& plan = {}) {
    EXPECT_TRUE(write_file(folder / "fremd.csv", csv));
    auto const understood = read_mapping(mapping, "zuordnung.toml");
    if (!understood) { return fail(understood.error()); }
    return read_foreign_file(folder / "fremd.csv", *understood,
                             {.plan = plan, .districts = kNoDistricts, .plane = geo::Crs{25832}});
  }

  plan::Plan made(std::string const& csv, std::string const& mapping) {
    auto const import = read(csv, mapping);
    EXPECT_TRUE(import) << error_of(import);
    return import ? after({}, import->edits) : plan::Plan{};
  }
};

TEST(Amounts, AreReadAsPeopleWriteThem) {
  auto const read = [](std::string_view text, char decimal) {
    auto const amount = amount_from(text, decimal);
    return amount ? amount_text(*amount) : "Fehler";
  };
  EXPECT_EQ(read("3,5 Mio. €", ','), "3500000");
  EXPECT_EQ(read("1.250 T€", ','), "1250000");
  EXPECT_EQ(read("1.250,50", ','), "1250.5");
  EXPECT_EQ(read("1,250.50 EUR", '.'), "1250.5");
  EXPECT_EQ(read("-8133", '.'), "-8133");
  EXPECT_EQ(read("12 345 678 901", ','), "12345678901");
  EXPECT_EQ(read("1.5", ','), "Fehler") << "no thousands, no decimals: say so, do not guess";
  EXPECT_EQ(read("viel", ','), "Fehler");
  EXPECT_EQ(read("5 Fantastilliarden", ','), "Fehler");
  EXPECT_EQ(read("9999999999 Mrd", ','), "Fehler");
}

TEST(StrayQuotes, AreDoubledWhereTheyEndNoCell) {
  EXPECT_EQ(with_doubled_quotes("a,\"in \"NRW\" liegt\",c\n", ','), "a,\"in \"\"NRW\"\" liegt\",c\n");
  EXPECT_EQ(with_doubled_quotes("a,\"\"Kein Wort,b\n\"\",\"\"\"x\"\"\"\n", ','), "a,Kein Wort,b\n\"\",\"\"\"x\"\"\"\n");
  EXPECT_EQ(with_doubled_quotes("\"in \"\"NRW\"\" so\";\"\";5\" breit\r\n", ';'),
            "\"in \"\"NRW\"\" so\";\"\";5\" breit\r\n");
}

constexpr auto kBudget = R"([file]
delimiter = ";"
[[target]]
form = "Haushaltsstellen"
rows = [{ column = "Zeile", is_not = ["Summe"] }]
only_with_amounts = true
repeated = "sum"
[target.attributes]
code = { parts = [{ value = "H" }, { column = "Produkt" }, { column = "Zeile", before = " - " }], join = "-", code = true }
product = { column = "Produkt" }
title = { column = "Zeile", after = " - " }
planned = { years = "Plan {year} in T€", factor = 1000 }
actual = { years = "Ist {year}" }
)";

TEST_F(ForeignTable, ColumnsOfYearsBecomeAmountsByYearAndEqualCodesAreAddedUp) {
  auto const plan = made("Produkt;Zeile;Ist 2025;Plan 2026 in T€;Plan 2027 in T€\n"
                         "5111;07 - Bau;1.200,50;10;0\n"
                         "5111;07 - Bau;0;2,5;7\n"
                         "5112;07 - Bau;0;0;0\n"
                         "5111;Summe;1.200,50;12,5;7\n",
                         kBudget);
  ASSERT_THAT(plan.budget_lines, SizeIs(1));
  auto const& line = plan.budget_lines.front();
  EXPECT_EQ(line.code, "H-5111-07");
  EXPECT_EQ(line.title, "Bau");
  EXPECT_EQ(line.planned, (ByYear<EuroCents>{{Year{2026}, EuroCents{1'250'000}}, {Year{2027}, EuroCents{700'000}}}));
  EXPECT_EQ(line.actual, (ByYear<EuroCents>{{Year{2025}, EuroCents{120'050}}}));
}

TEST_F(ForeignTable, ProblemsAreNamedByTheForeignCell) {
  EXPECT_THAT(error_of(read("Produkt;Zeile;Ist 2025;Plan 2026 in T€\n5111;07 - Bau;1.5;viel\n", kBudget)),
              AllOf(HasSubstr("fremd.csv:2: Spalte „Ist 2025“: „1.5“ ist kein Betrag"),
                    HasSubstr("fremd.csv:2: Spalte „Plan 2026 in T€“: „viel“ ist kein Betrag")));
  EXPECT_THAT(error_of(read("Produkt;Zeile\n5111;07 - Bau\n", kBudget)),
              HasSubstr("keine Spalte heißt wie „Ist {year}“; die Spalten sind Produkt, Zeile"));
  EXPECT_THAT(
      error_of(read("Produkt;Zeile;Ist 2025;Plan 2026 in T€\n5111;07 - Bau;1;1\n5111;07 - Abriss;1;1\n", kBudget)),
      HasSubstr("fremd.csv:3: Spalte „Zeile“: „Abriss“ wird mit fremd.csv:2: Spalte „Zeile“ zusammengezählt"));
}

constexpr auto kTree = R"([[target]]
form = "field"
rows = [{ column = "parent", is = "" }]
[target.attributes]
code = { column = "id", code = true }
name_de = { column = "title" }
theme = { value = "Klima" }
colour = { value = "#2f6f4e" }
[[target]]
form = "measure"
rows = [{ column = "parent", is = ["Ü", "B"] }]
[target.attributes]
code = { column = "id", code = true }
title = { column = "title" }
field = { column = "parent", code = true }
lead = { value = "Amt 1" }
state = { column = "colour", words = [{ from = "green", to = "in Umsetzung" }, { from = "red", to = "Idee" }] }
[[target]]
form = "measure"
rows = [{ column = "title", is = "geplant" }]
[target.attributes]
code = { column = "parent", code = true }
summary = { column = "text" }
[[target]]
form = "status_report"
rows = [{ column = "title", starts_with = "Sachstand" }]
[target.attributes]
code = { column = "id", code = true }
measure = { column = "parent", code = true }
date = { column = "title", after = "Sachstand " }
office = { value = "Amt 1" }
text = { column = "text" }
light = { column = "colour", words = [{ from = "green", to = "grün" }], otherwise = "" }
override_reason = { value = "so berichtet" }
)";

constexpr auto kTreeTable = "colour,id,title,text,parent\n\n"
                            "green,Ü,Übergreifend,,\n\n"
                            "green,Ü1,\"Personal\nausbauen\",,Ü\n"
                            "white,Ü1-Plan,geplant,\"Erste Zeile\nzweite Zeile\",Ü1\n"
                            "red,Ü1-13,Sachstand 2013,läuft an,Ü1\n"
                            "green,Ü1-15,Sachstand 2015,läuft,Ü1\n"
                            "red,B5+6,Technik,,Ü\n";

TEST_F(ForeignTable, OneListBecomesFieldsMeasuresAndReports) {
  auto const plan = made(kTreeTable, kTree);
  ASSERT_THAT(plan.fields, SizeIs(1));
  EXPECT_EQ(plan.fields.front().code, "Ue");
  ASSERT_THAT(plan.measures, SizeIs(2));
  EXPECT_EQ(plan.measures[0].title, "Personal ausbauen") << "a title is one line";
  EXPECT_EQ(plan.measures[0].summary, "Erste Zeile\nzweite Zeile") << "from a row further below";
  EXPECT_EQ(plan.measures[0].state, plan::State::kInProgress);
  EXPECT_EQ(plan.measures[1].code, "B5-6");
  EXPECT_EQ(plan.measures[1].summary, "");
  ASSERT_THAT(plan.status_reports, SizeIs(2));
  EXPECT_EQ(plan.status_reports[1].code, "Ue1-15");
  EXPECT_EQ(plan.status_reports[1].light, plan::Light::kGreen);
  EXPECT_EQ(plan.status_reports[0].light, std::nullopt);
}

TEST_F(ForeignTable, ASecondReadingChangesNothingAndKeepsWhatTheTableDoesNotKnow) {
  auto plan = made(kTreeTable, kTree);
  plan.measures[1].summary = "von Hand";
  auto const again = read(kTreeTable, kTree, plan);
  ASSERT_TRUE(again) << error_of(again);
  EXPECT_THAT(again->edits, IsEmpty());
}

TEST_F(ForeignTable, UnknownWordsAndBrokenRulesOfThePlanAreNamedByCell) {
  EXPECT_THAT(error_of(read("colour,id,title,text,parent\n,Ü,Titel,,\nblue,Ü1,Name,,Ü\n", kTree)),
              HasSubstr("fremd.csv:3: Spalte „colour“: „blue“ steht nicht in der Wortliste der Zuordnung; dort stehen "
                        "„green“, „red“"));
  EXPECT_THAT(error_of(read("colour,id,title,text,parent\n,Ü,Titel,,\nred,Ü1,Name,,B\n", kTree)),
              HasSubstr("fremd.csv:3: Spalte „parent“: der Plan hat kein Handlungsfeld „B“"));
}

TEST(Mappings, SayWhatTheyDoNotKnow) {
  EXPECT_THAT(error_of(read_mapping("[file]\ndelimitter = \";\"\n", "z.toml")),
              AllOf(HasSubstr("z.toml:2: „delimitter“ ist hier nicht bekannt"), HasSubstr("kein [[target]]")));
  EXPECT_THAT(
      error_of(read_mapping("[[target]]\nform = \"haus\"\n[target.attributes]\ncode = { column = \"a\" }\n", "z.toml")),
      HasSubstr("z.toml:2: form = „haus“ gibt es nicht; möglich sind measure, field"));
  EXPECT_THAT(error_of(read_mapping("[[target]]\nform = \"measure\"\n[target.attributes]\ntitel = { column = \"a\" }\n",
                                    "z.toml")),
              AllOf(HasSubstr("„titel“ gehört nicht zu „measure“"), HasSubstr("„code“ fehlt")));
  EXPECT_THAT(
      error_of(read_mapping(
          "[[target]]\nform = \"measure\"\n[target.attributes]\ncode = { column = \"a\", value = \"b\" }\n", "z.toml")),
      HasSubstr("genau eine Herkunft"));
  EXPECT_THAT(error_of(read_mapping(
                  "[[target]]\nform = \"plan_version\"\n[target.attributes]\ncode = { column = \"a\" }\n", "z.toml")),
              HasSubstr("form = „plan_version“ gibt es nicht"));
}

TEST(Mappings, AreProposedFromHeadings) {
  auto const row = [](std::vector<std::string> cells) { return Sheet::Row{.number = 1, .cells = std::move(cells)}; };
  auto const foreign = Sheet{
      .file = "f.csv",
      .name = {},
      .source = Source::kCsv,
      .rows = {row({"Nr", "Bezeichnung", "Ist 2024", "Plan 2025", "Plan 2026"}), row({"1", "Bau", "1,5", "2", "3"})}};
  auto const proposal = proposed_mapping(foreign, ';');
  EXPECT_THAT(proposal,
              AllOf(HasSubstr("form = \"budget_line\""), HasSubstr("title = { column = \"Bezeichnung\" }"),
                    HasSubstr("planned = { years = \"Plan {year}\" }"),
                    HasSubstr("actual = { years = \"Ist {year}\" }"), HasSubstr("noch ohne Herkunft: product"),
                    HasSubstr("#   Bezeichnung: 1 von 1 Zeilen, 1 verschiedene: „Bau“")));
  EXPECT_TRUE(read_mapping(proposal, "z.toml")) << proposal;
}

TEST_F(ForeignTable, TheStatusReportOfMuensterIsRead) {
  LEITBILD_TESTDATA_OR_SKIP(file, "plans/muenster_klimaschutz_sachstand.csv");
  auto const plan = made(*read_file(file), shipped("muenster_klimaschutz.toml"));
  EXPECT_THAT(plan.fields, SizeIs(5));
  EXPECT_THAT(plan.measures, SizeIs(54));
  EXPECT_THAT(plan.status_reports, SizeIs(162));
  EXPECT_TRUE(std::ranges::none_of(plan.measures, [](plan::Measure const& m) { return m.summary.empty(); }));
  auto const lights = std::ranges::count_if(plan.status_reports, [](auto const& r) { return r.light.has_value(); });
  EXPECT_EQ(lights, 161) << "one report has no assessment";
}

TEST_F(ForeignTable, ThePartialFinancePlansOfCologneAreRead) {
  LEITBILD_TESTDATA_OR_SKIP(file, "koeln/teilfinanzplan.csv");
  auto const plan = made(*read_file(file), shipped("koeln_teilfinanzplan.toml"));
  EXPECT_THAT(plan.budget_lines, SizeIs(220));
  auto total = EuroCents{};
  for (auto const& line : plan.budget_lines) {
    if (auto const found = line.planned.find(Year{2011}); found != line.planned.end()) {
      total = total + found->second;
    }
  }
  EXPECT_EQ(total, EuroCents{125'527'827'000}) << "the sum of the same rows in the table";
}

}  // namespace
}  // namespace leitbild::exchange
