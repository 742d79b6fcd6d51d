#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "money/funding/combinations.h"
#include "money/funding/facts.h"

namespace leitbild::money::funding {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

plan::Plan sample() {
  auto out = plan::Plan{};
  out.measures.emplace_back();
  auto& measure = out.measures[0];
  measure.code = "A";
  measure.state = plan::State::kDecided;
  measure.places = {{.title = {}, .shape = geo::Point{15, 15}}};
  out.funding_areas.resize(2);
  out.funding_areas[0].code = "FG-1";
  out.funding_areas[0].programme = "lebendige_zentren";
  out.funding_areas[0].shape = geo::from_wkt("POLYGON ((0 0, 30 0, 30 30, 0 30, 0 0))").value();
  out.funding_areas[1].code = "FG-2";
  out.funding_areas[1].programme = "sozialer_zusammenhalt";
  out.funding_areas[1].shape = geo::from_wkt("POLYGON ((50 0, 80 0, 80 30, 50 0))").value();
  out.cost_items.resize(2);
  auto& planning = out.cost_items[0];
  planning.code = planning.title = "K-1";
  planning.measure = "A";
  planning.group = plan::CostGroup::kPreparation;
  planning.likely = euros(100);
  planning.spending = {{Year{2027}, euros(100)}};
  auto& building = out.cost_items[1];
  building.code = building.title = "K-2";
  building.measure = "A";
  building.group = plan::CostGroup::kStreetsSquaresGreen;
  building.likely = euros(1'000);
  building.spending = {{Year{2028}, euros(400)}, {Year{2029}, euros(600)}};
  building.not_eligible = {{Year{2028}, euros(100)}};
  building.revenue = {{Year{2029}, euros(50)}};
  return out;
}

Facts facts(plan::Plan const& plan) { return facts_of(plan, plan.measures[0]); }

TEST(FactsFromPlan, CostsComeFromTheItems) {
  auto const known = facts(sample());
  ASSERT_EQ(known.parts->size(), 2U);
  EXPECT_EQ((*known.parts)[1].group, "II.5");
  EXPECT_EQ((*known.parts)[1].base, euros(850));
  EXPECT_EQ(gross_of(known), euros(1'100));
  EXPECT_EQ(known.revenue, euros(50));
  EXPECT_EQ(iso(known.start->first), "2028-01-01") << "planning is not the beginning of the works";
  EXPECT_EQ(iso(known.end->last), "2029-12-31");
  EXPECT_THAT(*known.other_grants, IsEmpty());
}

TEST(FactsFromPlan, AreasComeFromThePlaceOrTheProject) {
  auto plan = sample();
  EXPECT_THAT(*facts(plan).areas, ElementsAre("lebendige_zentren"));
  plan.measures[0].places = {{.title = {}, .shape = geo::Point{100, 100}}};
  EXPECT_THAT(*facts(plan).areas, IsEmpty());
  plan.funding_areas[1].shape.reset();
  EXPECT_FALSE(facts(plan).areas) << "the limits of one area are not on record";
  auto project = plan::FundedProject{};
  project.code = "GM";
  project.area = "FG-2";
  project.measures = {"A"};
  plan.funded_projects = {project};
  EXPECT_THAT(*facts(plan).areas, ElementsAre("sozialer_zusammenhalt"));
  EXPECT_EQ(facts(plan).has_kofi, true);
  plan.measures[0].places = {
      {.title = {}, .shape = geo::from_wkt("POLYGON ((-10 -10, 40 -10, 40 40, -10 40, -10 -10))").value()}};
  EXPECT_THAT(*facts(plan).areas, ElementsAre("lebendige_zentren", "sozialer_zusammenhalt"))
      << "a place around an area";
}

TEST(FactsFromPlan, EachProgrammeHasItsApplicationAndTheOthersMoney) {
  auto plan = sample();
  plan.funding_applications.emplace_back();
  plan.funding_applications[0].measure = "A";
  plan.funding_applications[0].programme = "lebendige_zentren";
  plan.funding_applications[0].submitted = RoughDate{.year = 2026y, .month = {}, .day = {}};
  auto share = plan::FundingShare{};
  share.measure = "A";
  share.source = plan::FundingSource::kFederation;
  share.programme = "lebendige_zentren";
  share.state = plan::ShareState::kApplied;
  share.amount = euros(300);
  plan.funding_shares = {share, share};
  auto planned = share;
  planned.programme = "kfw_444";
  planned.state = plan::ShareState::kPlanned;
  plan.funding_shares.push_back(planned);
  auto const known = facts(plan);
  ASSERT_EQ(known.other_grants->size(), 1U);
  EXPECT_EQ((*known.other_grants)[0].amount, euros(600));
  EXPECT_TRUE(facts_for(known, "lebendige_zentren").applied);
  EXPECT_FALSE(facts_for(known, "kfw_444").applied);
  auto evidence = plan::Evidence{};
  evidence.measure = "A";
  evidence.kind = plan::EvidenceKind::kContract;
  evidence.date = parse_rough_date("2027-03");
  plan.evidence = {evidence};
  EXPECT_EQ(facts(plan).begun, true);
  EXPECT_EQ(iso(facts(plan).start->last), "2027-03-31");
  auto const by_hand = read_facts("applied = \"2025\"", "facts.toml", known).value();
  EXPECT_EQ(iso(facts_for(by_hand, "lebendige_zentren").applied->last), "2025-12-31");
}

}  // namespace
}  // namespace leitbild::money::funding
