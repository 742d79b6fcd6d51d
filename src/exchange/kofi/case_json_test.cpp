#include "exchange/kofi/case_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::exchange {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto kExample = R"({"gross": 140000000, "not_eligible": 20000000, "revenue": 15000000, "rate": 0.9,
  "tranches": [0.05, 0.25, 0.30, 0.25, 0.15], "spending": [30000000, 70000000, 40000000]})";

std::string why_not(std::string_view text) {
  auto const question = read_funding_case(text, "f.json");
  return question ? "" : to_text(question.error());
}

TEST(CaseJson, WorkedExample) {
  auto const question = read_funding_case(kExample, "f.json").value();
  auto const json = to_json(question, money::compute(question.figures).value());
  EXPECT_EQ(json["base"], 105'000'000);
  EXPECT_EQ(json["grant"], 94'500'000);
  EXPECT_EQ(json["own_funds"], 30'500'000);
  EXPECT_EQ(json["grant_by_year"], Json::parse("[4725000, 23625000, 28350000, 23625000, 14175000]"));
  EXPECT_EQ(json["pre_financing"], Json::parse("[15525000, 39150000, 37800000, 14175000, 0]"));
  EXPECT_EQ(json["pre_financing_peak"], 39'150'000);
  EXPECT_EQ(json["pre_financing_peak_year"], 2);
}

TEST(CaseJson, DecimalsAreNotBinaryNumbers) {
  auto const question = read_funding_case(R"({"gross": 1000000000000, "rate": 0.3})", "f.json").value();
  EXPECT_EQ(money::compute(question.figures)->grant.value, 300'000'000'000);
  EXPECT_EQ(question.figures.programmes.front().rate, (Fraction{3, 10}));
  EXPECT_EQ(read_funding_case(R"({"gross": 3, "rate": "2/3"})", "f.json")->figures.programmes.front().rate,
            (Fraction{2, 3}));
}

TEST(CaseJson, SeveralProgrammesWithCeilingYearsAndContracts) {
  auto const question = read_funding_case(
                            R"({"gross": 1000, "ceiling": 0.9, "min_own_rate": 0.1, "spending": [600, 400],
      "first_year": 2027, "tranches": [0.5, 0.5], "contracts": [{"year": 1, "payments": [600, 300]}],
      "programmes": [{"name": "A", "rate": 0.6}, {"name": "B", "rate": 0.5, "cap": 450, "tranches": [1]}]})",
                            "f.json")
                            .value();
  auto const json = to_json(question, money::compute(question.figures).value());
  EXPECT_EQ(json["years"], Json::parse("[2027, 2028]"));
  EXPECT_EQ(json["programmes"][1]["grant"], 300);
  EXPECT_EQ(json["programmes"][1]["limited_by"], "ceiling");
  EXPECT_EQ(json["commitments"], Json::parse("[300, 0]"));
  EXPECT_EQ(json["grant_by_year"], Json::parse("[600, 300]"));
}

TEST(CaseJson, SaysWhatIsWrongAndWhatIsAllowed) {
  EXPECT_THAT(why_not(R"({"gros": 1, "rate": true, "spending": [1.5], "units": 2})"),
              AllOf(HasSubstr("f.json: „gros“ gibt es nicht; erlaubt sind gross, not_eligible"),
                    HasSubstr("f.json: rate: true ist hier nicht möglich"), HasSubstr("spending[0]: \"1.5\""),
                    HasSubstr("cap_per_unit zusammen mit units"), HasSubstr("(gross, in Cent) fehlen")));
  EXPECT_THAT(why_not(R"({"gross": -1, "x": 2, "rate": 1.5})"),
              AllOf(HasSubstr("„x“ gibt es nicht"), HasSubstr("gross: -1 Cent"), HasSubstr("rate: 150")));
  EXPECT_THAT(why_not("[1]"), HasSubstr("f.json: hier wird ein Objekt"));
  EXPECT_THAT(why_not("{\n \"gross\": 1,,\n}"), HasSubstr("f.json:2:13: das ist kein gültiges JSON"));
  EXPECT_THAT(why_not(""), HasSubstr("f.json:1:1"));
  EXPECT_THAT(why_not(R"({"gross": 1, "gross": 2})"), HasSubstr("„gross“ steht zweimal"));
  EXPECT_THAT(why_not(R"({"gross": 9999999999999999999, "rate": 0.12345678901})"),
              AllOf(HasSubstr("gross: 9999999999999999999"), HasSubstr("neun Nachkommastellen")));
  EXPECT_THAT(why_not(R"({"gross": 1, "programmes": [{"name": "A", "rat": 1}]})"),
              AllOf(HasSubstr("programmes[0]: „rat“ gibt es nicht"), HasSubstr("programmes[0]: der Fördersatz")));
  EXPECT_THAT(why_not(R"({"gross": 1, "rounding": "up"})"), HasSubstr("\"half_up\" (kaufmännisch)"));
}

}  // namespace
}  // namespace leitbild::exchange
