#include "money/funding/combinations.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::money::funding {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A catalogue of programmes without weak rates that are all for green: "id: TOML" each.
struct Given {
  std::string id, version;
};
Catalogue catalogue_of(std::vector<Given> const& programmes) {
  auto files = std::vector<ProgrammeFile>{};
  for (auto const& [id, version] : programmes) {
    files.push_back({.name = id + ".toml",
                     .text = "id = \"" + id + "\"\nname = \"" + id + "\"\nshort_name = \"" + id +
                             "\"\n[[version]]\npurposes = [\"green\"]\n" + version});
  }
  auto catalogue = read_catalogue(files);
  EXPECT_TRUE(catalogue) << to_text(catalogue.error());
  return catalogue.value_or(Catalogue{});
}

constexpr auto kMeasure = std::string_view{"purposes = [\"green\"]\nweak = false\ngross_euro = 1000\nbase_euro = "
                                           "900\nrevenue_euro = 50\nno_other_grants = true\n"};
constexpr auto kTwoParts = std::string_view{R"(purposes = ["green"]
weak = false
revenue_euro = 0
no_other_grants = true
[[part]]
title = "Ordnung"
group = "II"
gross_euro = 600
base_euro = 500
[[part]]
title = "Bau"
group = "III"
gross_euro = 400
base_euro = 400
)"};

Combinations combine(std::vector<Given> const& programmes, std::string_view facts, Choice const& choice = {}) {
  auto const catalogue = catalogue_of(programmes);
  auto const known = read_facts(facts, "f.toml", Facts{}).value();
  return combinations(candidates(catalogue, known, *parse_iso_date("2026-11-24")), known, choice).value();
}

/// "a 450 | b 400 | own 150", whole euros; "a 0..450" for a range.
std::string line(Combination const& combination) {
  auto const amount = [](MoneySpan const& span) {
    auto const text = [](EuroCents cents) { return fmt::format("{}", static_cast<double>(cents.value) / 100.0); };
    return span.low == span.high ? text(span.high) : text(span.low) + ".." + text(span.high);
  };
  auto out = std::string{};
  for (auto const& grant : combination.grants) {
    out += grant.programme + " " + (grant.amount ? amount(*grant.amount) : "?") + " | ";
  }
  return out + "own " + (combination.own ? amount(*combination.own) : "?");
}
std::vector<std::string> lines(std::vector<Combination> const& list) {
  auto out = std::vector<std::string>{};
  for (auto const& combination : list) { out.push_back(line(combination)); }
  return out;
}

TEST(Combinations, TheSameEuroIsNotPaidForTwice) {
  auto const found = combine({{"a", "rate_regular = 0.5\n"}, {"b", "rate_regular = 0.3\n"}}, kMeasure);
  EXPECT_THAT(lines(found.admissible), ElementsAre("a 450 | own 500", "b 270 | own 680"));
  ASSERT_THAT(found.refused, SizeIs(1));
  EXPECT_THAT(
      found.refused.front().reasons,
      ElementsAre("keine Doppelförderung: a und b würden dieselben Kosten tragen, die Kombination ist nicht geprüft"));
  auto const excluded =
      combine({{"a", "rate_regular = 0.5\nnot_cumulable_with = [\"b\"]\n"}, {"b", "rate_regular = 0.3\n"}}, kMeasure);
  EXPECT_THAT(excluded.refused.front().reasons.front(), HasSubstr("die Kombination ist ausgeschlossen"));
}

TEST(Combinations, SeparablePartsMayHaveAProgrammeEach) {
  auto const found = combine({{"a", "rate_regular = 0.5\neligible_groups = [\"II\", \"III\"]\n"},
                              {"b", "rate_regular = 0.25\neligible_groups = [\"II\"]\n"}},
                             kTwoParts);
  EXPECT_THAT(lines(found.admissible), ElementsAre("a 450 | own 550", "b 125 | own 875", "a 200 | b 125 | own 675"))
      << "b can pay for the order measures only, so a leaves them to b";
  EXPECT_THAT(found.admissible.back().grants[0].parts, ElementsAre("Bau"));
  EXPECT_THAT(found.admissible.back().grants[1].parts, ElementsAre("Ordnung"));
  EXPECT_THAT(found.refused, IsEmpty());
}

TEST(Combinations, ProgrammesThatMayBeCombinedShareTheCostsBelowTheCeiling) {
  auto const all = std::string{"cumulable_with = [\"*\"]\n"};
  auto const both = combine({{"a", "rate_regular = 0.5\n" + all}, {"b", "rate_regular = 0.3\n" + all}}, kMeasure);
  EXPECT_THAT(lines(both.admissible), ElementsAre("a 450 | own 500", "b 270 | own 680", "a 450 | b 270 | own 230"));
  auto const capped = combine(
      {{"a", "rate_regular = 0.5\ncumulation_ceiling = 0.6\n" + all}, {"b", "rate_regular = 0.3\n" + all}}, kMeasure);
  // 540 of 720 in proportion 450 : 270.
  EXPECT_EQ(line(capped.admissible.back()), "a 337.5 | b 202.5 | own 410");
  EXPECT_THAT(
      lines(combine({{"a", "rate_regular = 0.9\n" + all}, {"b", "rate_regular = 0.9\n" + all}}, kMeasure).admissible)
          .back(),
      "a 450 | b 450 | own 50")
      << "never more than the costs, even where no ceiling is known";
}

TEST(Combinations, TheSmallestOwnShareIsLeft) {
  auto const all = std::string{"cumulable_with = [\"*\"]\n"};
  auto const found = combine(
      {{"a", "rate_regular = 0.8\nown_share_min = 0.1\n" + all}, {"b", "rate_regular = 0.2\n" + all}}, kMeasure);
  EXPECT_THAT(lines(found.admissible), ElementsAre("a 720 | own 230", "b 180 | own 770", "a 648 | b 162 | own 140"))
      << "810 = 90 % of 900, split 4 : 1";
}

TEST(Combinations, CentsGoByTheLargestRemainderInTheOrderOfTheProgrammes) {
  auto const rules = std::string{"rate_regular = 0.5\ncumulation_ceiling = 0.5\ncumulable_with = [\"*\"]\n"};
  auto const found = combine({{"b", rules}, {"a", rules}, {"c", rules}},
                             "purposes = [\"green\"]\nweak = false\ngross_euro = 1\nbase_euro = 1\nrevenue_euro = 0\n"
                             "no_other_grants = true\n");
  EXPECT_EQ(line(found.admissible.back()), "a 0.17 | b 0.17 | c 0.16 | own 0.5");
}

TEST(Combinations, ASubsidiaryProgrammePaysOnlyForWhatNoOtherOpenOneCan) {
  auto const renewal = Given{"renewal", "rate_regular = 0.9\nsubsidiarity_rank = 2\n"};
  auto const alone = combine({renewal}, kTwoParts);
  EXPECT_THAT(lines(alone.admissible), ElementsAre("renewal 810 | own 190"));

  auto const special = Given{"special", "rate_regular = 0.5\neligible_groups = [\"II\"]\n"};
  auto const found = combine({renewal, special}, kTwoParts);
  EXPECT_THAT(lines(found.admissible),
              ElementsAre("special 250 | own 750", "renewal 360 | own 640", "special 250 | renewal 360 | own 390"))
      << "renewal leaves group II alone, with or without special";

  auto const for_all = Given{"special", "rate_regular = 0.5\n"};
  auto const blocked = combine({renewal, for_all}, kTwoParts);
  EXPECT_THAT(lines(blocked.admissible), ElementsAre("special 450 | own 550"));
  ASSERT_THAT(blocked.refused, SizeIs(1));
  EXPECT_THAT(blocked.refused.front().reasons, ElementsAre("Nachrang: renewal zahlt nicht, wofür special offen ist"));
  EXPECT_EQ(blocked.refused_alike, 1U) << "both together are refused for the same reason";

  auto const only = combine({renewal, for_all}, kTwoParts, {.with_unknown = false, .only = {"renewal"}});
  EXPECT_THAT(only.admissible, IsEmpty()) << "a programme that is not chosen is open all the same";
}

TEST(Combinations, ASubsidiaryProgrammeMayTopUpWhereBothAllowIt) {
  auto const found = combine({{"renewal", "rate_regular = 0.3\nsubsidiarity_rank = 2\ncumulable_with = [\"*\"]\n"},
                              {"special", "rate_regular = 0.5\ncumulable_with = [\"*\"]\n"}},
                             kMeasure);
  EXPECT_THAT(lines(found.admissible), ElementsAre("special 450 | own 500", "special 450 | renewal 270 | own 230"));
}

TEST(Combinations, AMinimumGrantHoldsForWhatIsLeftToAProgramme) {
  auto const found = combine(
      {{"a", "rate_regular = 0.5\neligible_groups = [\"III\"]\n"}, {"b", "rate_regular = 0.5\nmin_grant_euro = 300\n"}},
      kTwoParts);
  EXPECT_THAT(lines(found.admissible), ElementsAre("a 200 | own 800", "b 450 | own 550"));
  EXPECT_THAT(found.refused.front().reasons,
              ElementsAre("b: Mindestzuwendung 300\u00A0€, in dieser Kombination höchstens 250\u00A0€"));
}

TEST(Combinations, AreRangesWhereFactsAreMissing) {
  auto const found =
      combine({{"a", "rate_regular = 0.8\nrate_weak = 0.9\nown_share_min = 0.1\n"}, {"lump", "lump_sum = true\n"}},
              "purposes = [\"green\"]\ngross_euro = 1000\nbase_euro = 900\nno_other_grants = true\n");
  EXPECT_EQ(line(found.admissible[0]), "a 720..810 | own 190..280");
  EXPECT_THAT(found.admissible[0].remarks, ElementsAre("Eigenanteil vor Einnahmen; sie sind nicht bekannt"));
  EXPECT_EQ(line(found.admissible[1]), "lump ? | own ?");
}

TEST(Combinations, OtherGrantsCountToTheCeiling) {
  auto const found =
      combine({{"a", "rate_min = 0.4\nrate_max = 0.6\ncumulation_ceiling = 0.5\ncumulable_with = [\"*\"]\n"}},
              "purposes = [\"green\"]\nweak = false\ngross_euro = 1000\nbase_euro = 1000\nrevenue_euro = 0\n"
              "[[other_grant]]\nprogramme = \"x\"\namount_euro = 300\n",
              {.with_unknown = true, .only = {}});
  EXPECT_THAT(found.admissible, IsEmpty()) << "400 and 300 are above 500: it does not fit";
  auto const cut =
      combine({{"a", "rate_min = 0.1\nrate_max = 0.6\ncumulation_ceiling = 0.5\ncumulable_with = [\"*\"]\n"}},
              "purposes = [\"green\"]\nweak = false\ngross_euro = 1000\nbase_euro = 1000\nrevenue_euro = 0\n"
              "[[other_grant]]\nprogramme = \"x\"\namount_euro = 300\n",
              {.with_unknown = true, .only = {}});
  EXPECT_EQ(line(cut.admissible.front()), "a 100..200 | own 500..600");
  EXPECT_THAT(cut.admissible.front().remarks, ElementsAre("a: nicht sicher, ob es passt"));
}

TEST(Combinations, UncheckedRatesMarkTheSum) {
  auto const found = combine({{"a", "rate_regular = 0.8\nunchecked = [\"rate_regular\"]\n"}}, kMeasure);
  EXPECT_TRUE(found.admissible.front().grants.front().unchecked);
}

TEST(Combinations, RefuseTooMany) {
  auto programmes = std::vector<Given>{};
  for (auto i = 0; i < 13; ++i) { programmes.push_back({fmt::format("p{:02}", i), "rate_regular = 0.1\n"}); }
  auto const catalogue = catalogue_of(programmes);
  auto const facts = read_facts(kMeasure, "f.toml", Facts{}).value();
  auto const all = candidates(catalogue, facts, *parse_iso_date("2026-11-24"));
  auto const refused = combinations(all, facts, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(to_text(refused.error()),
            "13 Programme kommen in Frage; kombiniert werden höchstens 12. `--programme` wählt aus");
  EXPECT_TRUE(combinations(all, facts, {.with_unknown = false, .only = {"p01", "p02"}}));
}

/// Random measures and programmes and programmes: no grant above its costs, rate or ceiling, the own share left, uses = sources.
TEST(Combinations, HoldTheirRulesOnRandomProgrammes) {
  auto state = std::uint64_t{4};
  auto const next = [&](int most) {
    state = state * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
    return static_cast<int>((state >> 33U) % static_cast<std::uint64_t>(most));
  };
  for (auto round = 0; round < 1'000; ++round) {
    auto programmes = std::vector<Given>{};
    for (auto const* id : {"a", "b", "c"}) {
      auto text = fmt::format("rate_regular = 0.{}\nsubsidiarity_rank = {}\n", 1 + next(9), 1 + next(2));
      if (next(2) == 0) { text += "cumulable_with = [\"*\"]\n"; }
      if (next(2) == 0) { text += fmt::format("cumulation_ceiling = 0.{}\n", 1 + next(9)); }
      if (next(2) == 0) { text += fmt::format("own_share_min = 0.{}\n", next(5)); }
      if (next(2) == 0) { text += fmt::format("max_grant_euro = {}\n", next(900)); }
      if (next(2) == 0) { text += next(2) == 0 ? "eligible_groups = [\"II\"]\n" : "eligible_groups = [\"III\"]\n"; }
      programmes.push_back({id, text});
    }
    auto const catalogue = catalogue_of(programmes);
    auto const cents = [&] { return fmt::format("{}.{:02}", next(1000), next(100)); };
    auto const [first, second] = std::pair{cents(), cents()};
    auto const facts =
        read_facts(
            fmt::format(
                "purposes = [\"green\"]\nweak = false\nrevenue_euro = 0\nno_other_grants = true\n[[part]]\ngroup = "
                "\"II\"\ngross_euro = {0}\nbase_euro = {0}\n[[part]]\ngroup = \"III\"\ngross_euro = {1}\nbase_euro = "
                "{1}\n",
                first, second),
            "f.toml", Facts{})
            .value();
    auto const found = combinations(candidates(catalogue, facts, *parse_iso_date("2026-11-24")), facts,
                                    {.with_unknown = true, .only = {}})
                           .value();
    auto const base = *base_of(facts);
    for (auto const& combination : found.admissible) {
      auto sum = EuroCents{};
      for (auto const& grant : combination.grants) {
        auto const& version = find_programme(catalogue, grant.programme)->versions.front();
        EXPECT_EQ(grant.amount->low, grant.amount->high);
        EXPECT_LE(grant.amount->high, part_of(base, *version.rate_regular));
        if (version.max_grant) { EXPECT_LE(grant.amount->high, *version.max_grant); }
        sum += grant.amount->high;
      }
      for (auto const& grant : combination.grants) {
        auto const& version = find_programme(catalogue, grant.programme)->versions.front();
        if (version.own_share_min) { EXPECT_LE(sum, part_of(base, rest_of(*version.own_share_min))); }
        if (version.cumulation_ceiling && combination.grants.size() > 1) {
          EXPECT_LE(sum, part_of(base, *version.cumulation_ceiling));
        }
      }
      EXPECT_EQ(sum + combination.own->high, base) << "uses = sources";
      EXPECT_EQ(combination.own->low, combination.own->high);
    }
  }
}

}  // namespace
}  // namespace leitbild::money::funding
