#include "money/funding/fit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "money/funding/read_programme.h"

namespace leitbild::money::funding {
namespace {

using ::testing::Contains;
using ::testing::Not;

Version version_of(std::string const& toml) {
  return read_programme("id = \"p\"\nname = \"P\"\nshort_name = \"P\"\n[[version]]\n" + toml, "p.toml")
      .value()
      .versions.front();
}
Facts facts_in(std::string_view toml) { return read_facts(toml, "f.toml", Facts{}).value(); }
Verdict judge(std::string const& version, std::string_view facts) {
  return fit(version_of(version), facts_in(facts), *parse_iso_date("2026-11-24"));
}

TEST(Both, IsTheWeakerAnswer) {
  for (auto const any : {Fit::kFits, Fit::kUnknown, Fit::kFails}) {
    EXPECT_EQ(both(Fit::kFits, any), any);
    EXPECT_EQ(both(any, Fit::kFits), any);
    EXPECT_EQ(both(Fit::kFails, any), Fit::kFails);
    EXPECT_EQ(both(any, Fit::kFails), Fit::kFails);
  }
  EXPECT_EQ(both(Fit::kUnknown, Fit::kUnknown), Fit::kUnknown);
}

constexpr auto kGreen = "purposes = [\"green\"]\nrate_regular = 0.8\nrate_weak = 0.9\n";

TEST(Fit, FitsWhenAllThatWasLookedUpIsMet) {
  auto const verdict = judge(kGreen, "purposes = [\"green\"]\nbase_euro = 1000\nweak = true\n");
  EXPECT_EQ(verdict.fit, Fit::kFits);
  EXPECT_EQ(verdict.grant->amount, (MoneySpan{EuroCents{90'000}, EuroCents{90'000}}));
  EXPECT_FALSE(verdict.grant->unchecked);
  EXPECT_THAT(verdict.not_checked, Contains("Mindestzuwendung"));
  EXPECT_THAT(verdict.not_checked, Not(Contains("Zwecke")));
}

TEST(Fit, ARateThatNobodyCheckedMarksTheSum) {
  auto const rate = std::string{"purposes = [\"green\"]\nrate_regular = 0.8\nrate_weak = 0.9\n"};
  EXPECT_TRUE(judge(rate + "unchecked = [\"rate_weak\"]", "base_euro = 1000\nweak = true").grant->unchecked);
  EXPECT_FALSE(judge(rate + "unchecked = [\"rate_weak\"]", "base_euro = 1000\nweak = false").grant->unchecked);
  EXPECT_TRUE(judge(rate + "unchecked = [\"rate_weak\"]", "base_euro = 1000").grant->unchecked);
  EXPECT_TRUE(judge(rate + "max_grant_euro = 5\nunchecked = [\"max_grant_euro\"]", "base_euro = 1000\nweak = false")
                  .grant->unchecked);
}

TEST(Fit, AnUncheckedRuleNeverRefuses) {
  auto const broken = std::string{kGreen} + "min_grant_euro = 5000\n";
  constexpr auto kFacts = "purposes = [\"green\"]\nbase_euro = 1000\nweak = false\n";
  EXPECT_EQ(judge(broken, kFacts).fit, Fit::kFails);
  auto const unchecked = judge(broken + "unchecked = [\"min_grant_euro\"]", kFacts);
  EXPECT_EQ(unchecked.fit, Fit::kUnknown);
  EXPECT_EQ(sentence(unchecked.reasons.back()),
            "Mindestzuwendung 5.000\u00A0€ (nicht geprüft): 800\u00A0€ → passt nicht");
  EXPECT_EQ(judge(broken + "unchecked = [\"rate_regular\"]", kFacts).fit, Fit::kUnknown)
      << "the rate takes part in the comparison";
}

TEST(Fit, NothingIsSaidAboutAProgrammeThatNobodyLookedUp) {
  EXPECT_EQ(judge("", "purposes = [\"green\"]\nbase_euro = 1000").fit, Fit::kUnknown);
  EXPECT_EQ(judge("purposes = [\"green\"]\n", "purposes = [\"green\"]").fit, Fit::kUnknown) << "no rate";
  EXPECT_EQ(judge("rate_regular = 0.8\nrate_weak = 0.9\n", "purposes = [\"green\"]").fit, Fit::kUnknown)
      << "no purpose";
  EXPECT_EQ(judge("purposes = [\"green\"]\nlump_sum = true\n", "purposes = [\"green\"]").fit, Fit::kFits);
  EXPECT_EQ(judge("purposes = [\"road\"]\n", "purposes = [\"green\"]").fit, Fit::kFails);
}

TEST(Grant, FollowsWhatIsKnown) {
  auto const amount = [](std::string const& version, std::string_view facts) {
    return judge(version, facts).grant->amount;
  };
  auto const span = [](std::int64_t low, std::int64_t high) {
    return MoneySpan{EuroCents{low * 100}, EuroCents{high * 100}};
  };
  EXPECT_EQ(amount(kGreen, "base_euro = 1000"), span(800, 900)) << "weak or not: unknown";
  EXPECT_EQ(amount(kGreen, "gross_euro = 1000\nweak = false"), span(0, 800)) << "eligible part unknown";
  EXPECT_EQ(amount("rate_min = 0.5\nrate_max = 0.9\n", "base_euro = 1000"), span(500, 900));
  EXPECT_EQ(amount("rate_max = 0.85\nrate_up_to = true\n", "base_euro = 1000"), span(0, 850));
  EXPECT_EQ(amount(std::string{kGreen} + "max_grant_euro = 700\n", "base_euro = 1000\nweak = false"), span(700, 700));
  auto const per_unit = std::string{kGreen} + "[[version.cap]]\namount_euro = 700\nunit = \"Quartier\"\n";
  EXPECT_EQ(amount(per_unit, "base_euro = 1000\nweak = false"), span(700, 800)) << "how many units: unknown";
  auto const of_staff = std::string{kGreen} + "[[version.cap]]\nof = \"Personal\"\namount_euro = 1\n";
  EXPECT_EQ(amount(of_staff, "base_euro = 1000\nweak = false"), span(800, 800)) << "a limit on a part is shown only";
  EXPECT_FALSE(judge(kGreen, "weak = true").grant) << "no costs";
  EXPECT_FALSE(judge("rate_regular = 0.4\n", "base_euro = 1000").grant)
      << "the rate for weak municipalities is not known";
  EXPECT_FALSE(judge("lump_sum = true\n", "base_euro = 1000").grant);
}

TEST(Facts, FollowFromThePlanOnlyWhereItSaysSo) {
  auto measure = plan::Measure{};
  measure.code = "KLI-07";
  measure.cost = plan::CostEstimate{.amount = EuroCents{5'000'000}, .price_year = Year{2026}};
  measure.start = Year{2027};
  measure.end = Year{2028};
  measure.state = plan::State::kInProgress;
  auto const facts = facts_of(measure);
  EXPECT_EQ(facts.gross, EuroCents{5'000'000});
  EXPECT_EQ(facts.end, (DateSpan{*parse_iso_date("2028-01-01"), *parse_iso_date("2028-12-31")}));
  EXPECT_EQ(facts.begun, true);
  EXPECT_FALSE(facts.start) << "the year of effect is not the beginning of the works";
  EXPECT_FALSE(facts.base || facts.purposes || facts.areas || facts.weak || facts.has_kofi || facts.other_grants);
  measure.state = plan::State::kPermanent;
  EXPECT_EQ(facts_of(measure).begun, std::nullopt);
  measure.state = plan::State::kDecided;
  EXPECT_EQ(facts_of(measure).begun, false);
}

TEST(Facts, AreReadWithAllProblems) {
  auto const broken = read_facts(R"(purposes = ["grün"]
weak = "ja"
base_euro = 5
start = "bald"
no_other_grants = true
[[part]]
group = "V"
gross_euro = 10
base_euro = 20
[[part]]
group = "II"
[[other_grant]]
amount_euro = 5
)",
                                 "f.toml", Facts{});
  ASSERT_FALSE(broken);
  auto const text = to_text(broken.error());
  for (auto const* expected :
       {"f.toml:1: „purposes“ nennt „grün“", "f.toml:2: „weak“ muss true oder false sein",
        "f.toml:3: „base_euro“ steht neben", "f.toml:4: „start“ ist „bald“", "f.toml:5: „no_other_grants“ steht neben",
        "f.toml:7: „group“ ist „V“; erlaubt sind I", "f.toml:9: „base_euro“ liegt über „gross_euro“",
        "f.toml:10: „gross_euro“ fehlt", "f.toml:12: „programme“ fehlt"}) {
    EXPECT_THAT(text, ::testing::HasSubstr(expected));
  }
}

TEST(Facts, KnowTheDaysOfAMonthAndAYear) {
  EXPECT_EQ(span_of(*parse_rough_date("2028-02")),
            (DateSpan{*parse_iso_date("2028-02-01"), *parse_iso_date("2028-02-29")}));
  EXPECT_EQ(span_of(*parse_rough_date("2028")),
            (DateSpan{*parse_iso_date("2028-01-01"), *parse_iso_date("2028-12-31")}));
  EXPECT_EQ(span_of(*parse_rough_date("2028-02-03")),
            (DateSpan{*parse_iso_date("2028-02-03"), *parse_iso_date("2028-02-03")}));
}

}  // namespace
}  // namespace leitbild::money::funding
