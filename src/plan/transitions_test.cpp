#include "plan/transitions.h"

#include <functional>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/edit.h"
#include "plan/status.h"

namespace leitbild::plan {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr auto kChain =
    std::array{State::kIdea,       State::kProposed, State::kAssessed,   State::kInConcept, State::kDecided,
               State::kInPlanning, State::kFinanced, State::kInProgress, State::kCompleted, State::kEvaluated};
constexpr auto kSides = std::array{State::kDeferred, State::kRejected, State::kReplaced, State::kPermanent};

Date day(char const* text) { return parse_iso_date(text).value(); }

Evidence evidence(EvidenceKind kind, char const* date) {
  auto out = Evidence{};
  out.code = fmt::format("N-{}", static_cast<int>(kind));
  out.measure = "M-1";
  out.kind = kind;
  out.date = parse_rough_date(date);
  return out;
}

Measure& bare(Plan& plan) {
  auto measure = Measure{};
  measure.code = "M-1";
  measure.title = "Park";
  plan.measures.push_back(measure);
  return plan.measures.back();
}

/// A measure with nothing missing for any state of the chain.
Plan complete() {
  auto plan = Plan{};
  auto& measure = bare(plan);
  measure.field = "KLI";
  measure.lead = "Grünflächen";
  measure.places.push_back({.title = "", .shape = geo::Point{1, 1}});
  for (auto const kind : {EvidenceKind::kAuthor, EvidenceKind::kAssessment, EvidenceKind::kContract,
                          EvidenceKind::kActualCost, EvidenceKind::kReport}) {
    plan.evidence.push_back(evidence(kind, "2026-03-01"));
  }
  auto decision = Decision{};
  decision.code = "B-1";
  decision.kind = DecisionKind::kPlan;
  decision.authoritative = true;
  decision.result = DecisionResult::kAccepted;
  decision.measures = {"M-1"};
  plan.decisions.push_back(decision);
  auto version = PlanVersion{};
  version.code = "F1";
  version.decision = "B-1";
  version.sha256 = "0";
  plan.versions.push_back(version);
  auto specialist = SpecialistPlan{};
  specialist.code = "FP-1";
  specialist.measures = {"M-1"};
  plan.specialist_plans.push_back(specialist);
  auto item = CostItem{};
  item.code = "K-1";
  item.measure = "M-1";
  item.likely = EuroCents{100};
  plan.cost_items.push_back(item);
  auto share = FundingShare{};
  share.code = "FB-1";
  share.measure = "M-1";
  share.source = FundingSource::kState;
  share.amount = EuroCents{100};
  plan.funding_shares.push_back(share);
  auto application = FundingApplication{};
  application.code = "A-1";
  application.measure = "M-1";
  application.state = ApplicationState::kApproved;
  plan.funding_applications.push_back(application);
  auto paid = ActualCost{};
  paid.code = "Z-1";
  paid.measure = "M-1";
  plan.actual_costs.push_back(paid);
  return plan;
}

std::vector<std::string> against(Plan plan, State from, State to) {
  plan.measures[0].state = from;
  return reasons_against(plan, plan.measures[0], to);
}

TEST(Transitions, EveryPairOfStatesIsAllowedOrForbiddenAsWritten) {
  auto const plan = complete();
  auto with_reason = plan;
  with_reason.evidence.push_back(evidence(EvidenceKind::kReason, "2026-04-01"));
  auto superseded = with_reason;
  superseded.measure_links.push_back({.code = "V-1",
                                      .measure = "M-2",
                                      .other = "M-1",
                                      .other_plan = {},
                                      .note = {},
                                      .type = LinkType::kSupersedes,
                                      .lag_months = {},
                                      .strength = {}});
  for (auto const from : kChain) {
    for (auto const to : kChain) {
      if (to > from) { EXPECT_THAT(against(plan, from, to), IsEmpty()) << info(from).id << " " << info(to).id; }
      if (to < from) {
        EXPECT_THAT(against(plan, from, to), ElementsAre(HasSubstr("Begründung")))
            << info(from).id << " " << info(to).id;
        EXPECT_THAT(against(with_reason, from, to), IsEmpty());
      }
      if (to == from) { EXPECT_THAT(against(with_reason, from, to), ElementsAre(HasSubstr("schon"))); }
    }
    for (auto const to : kSides) {
      EXPECT_THAT(against(plan, from, to), SizeIs(1)) << info(from).id << " " << info(to).id;
      auto const early = to == State::kPermanent && from < State::kDecided;
      EXPECT_THAT(against(superseded, from, to), SizeIs(early ? 1 : 0)) << info(from).id << " " << info(to).id;
    }
  }
  for (auto const from : kSides) {
    for (auto const to : kChain) {
      EXPECT_THAT(against(plan, from, to), Not(IsEmpty())) << info(from).id << " " << info(to).id;
      auto const possible =
          from == State::kDeferred || from == State::kPermanent || (from == State::kRejected && to == State::kIdea);
      EXPECT_EQ(against(with_reason, from, to).empty(), possible) << info(from).id << " " << info(to).id;
    }
  }
}

struct Piece {
  State state;
  std::function<void(Plan&)> without;
  std::string sentence;
};

TEST(Transitions, EachMissingPieceIsNamed) {
  auto const drop = [](EvidenceKind kind) {
    return [kind](Plan& plan) { std::erase_if(plan.evidence, [&](Evidence const& e) { return e.kind == kind; }); };
  };
  auto const pieces = std::vector<Piece>{
      {State::kIdea, drop(EvidenceKind::kAuthor), "Urheber"},
      {State::kProposed, [](Plan& p) { p.measures[0].field.clear(); }, "Handlungsfeld"},
      {State::kProposed, [](Plan& p) { p.measures[0].places.clear(); }, "Ort"},
      {State::kProposed, [](Plan& p) { p.measures[0].lead.clear(); }, "Federführung"},
      {State::kAssessed, drop(EvidenceKind::kAssessment), "Prüfvermerk"},
      {State::kInConcept, [](Plan& p) { p.versions.clear(); }, "beschlossene Fassung"},
      {State::kInConcept, [](Plan& p) { p.decisions[0].result = DecisionResult::kPostponed; }, "beschlossene Fassung"},
      {State::kDecided, [](Plan& p) { p.decisions[0].measures.clear(); }, "nicht der über die Maßnahme"},
      {State::kDecided, [](Plan& p) { p.decisions[0].authoritative = false; }, "entscheidender Beschluss"},
      {State::kDecided, [](Plan& p) { p.decisions[0].kind = DecisionKind::kNotice; }, "entscheidender Beschluss"},
      {State::kInPlanning, [](Plan& p) { p.specialist_plans.clear(); }, "Fachplan"},
      {State::kFinanced, [](Plan& p) { p.funding_shares[0].amount = EuroCents{99}; },
       "0,99\u00A0€, die Kosten sind 1,00\u00A0€"},
      {State::kFinanced, [](Plan& p) { p.cost_items.clear(); }, "Kosten sind nicht angegeben"},
      {State::kInProgress, drop(EvidenceKind::kContract), "Baubeginn"},
      {State::kInProgress, [](Plan& p) { p.funding_applications[0].state = ApplicationState::kSubmitted; },
       "Bewilligung"},
      {State::kCompleted, drop(EvidenceKind::kActualCost), "Abrechnung"},
      {State::kCompleted, [](Plan& p) { p.actual_costs.clear(); }, "Zahlung"},
      {State::kEvaluated, drop(EvidenceKind::kReport), "Evaluationsbericht"}};
  for (auto const& piece : pieces) {
    auto plan = complete();
    ASSERT_THAT(missing_evidence(plan, plan.measures[0], piece.state), IsEmpty());
    piece.without(plan);
    EXPECT_THAT(missing_evidence(plan, plan.measures[0], piece.state), ElementsAre(HasSubstr(piece.sentence)))
        << info(piece.state).id;
  }
}

TEST(Transitions, SkippedStatesNeedTheirEvidenceToo) {
  auto plan = complete();
  plan.evidence.clear();
  EXPECT_THAT(against(plan, State::kIdea, State::kInConcept), ElementsAre(HasSubstr("für „geprüft“")));
}

TEST(Transitions, OwnMoneyNeedsNoApproval) {
  auto plan = complete();
  plan.funding_applications.clear();
  plan.funding_shares[0].source = FundingSource::kCity;
  EXPECT_THAT(against(plan, State::kFinanced, State::kInProgress), IsEmpty());
}

TEST(Transitions, AnOldReasonDoesNotCarryANewStepBack) {
  auto plan = complete();
  plan.evidence.push_back(evidence(EvidenceKind::kReason, "2025-01-01"));
  EXPECT_THAT(against(plan, State::kDecided, State::kDeferred), ElementsAre(HasSubstr("nicht älter")));
}

// ---- Traffic light and due items ---------------------------------------------------------------------------------------

StatusReport report(char const* date, std::optional<std::int64_t> progress) {
  auto out = StatusReport{};
  out.code = fmt::format("S-{}", date);
  out.measure = "M-1";
  out.office = "Amt";
  out.date = parse_rough_date(date);
  out.progress = progress;
  return out;
}

Plan under_way() {
  auto plan = Plan{};
  auto& measure = bare(plan);
  measure.state = State::kInProgress;
  measure.start = Year{2026};
  measure.end = Year{2027};
  return plan;
}

TEST(TrafficLight, FollowsTheLagBehindThePlannedTime) {
  auto plan = under_way();
  auto const light = [&](std::int64_t progress) {
    plan.status_reports = {report("2026-12-01", progress)};
    return traffic_light(plan, plan.measures[0], day("2026-12-31"))->light;
  };
  // Half of the time has passed.
  EXPECT_EQ(light(50), Light::kGreen);
  EXPECT_EQ(light(45), Light::kGreen);
  EXPECT_EQ(light(44), Light::kYellow);
  EXPECT_EQ(light(35), Light::kYellow);
  EXPECT_EQ(light(34), Light::kRed);
}

TEST(TrafficLight, KnowsObstaclesStaleReportsAndLateMeasures) {
  auto plan = under_way();
  EXPECT_THAT(traffic_light(plan, plan.measures[0], day("2026-06-01"))->reason_de, HasSubstr("noch kein Sachstand"));
  plan.status_reports = {report("2026-05-01", 90)};
  EXPECT_EQ(traffic_light(plan, plan.measures[0], day("2026-06-01"))->light, Light::kGreen);
  EXPECT_EQ(traffic_light(plan, plan.measures[0], day("2027-06-01"))->light, Light::kYellow) << "stale";
  EXPECT_EQ(traffic_light(plan, plan.measures[0], day("2028-01-01"))->light, Light::kRed) << "late";
  plan.status_reports[0].obstacle = "Grunderwerb";
  EXPECT_THAT(traffic_light(plan, plan.measures[0], day("2026-06-01"))->reason_de, HasSubstr("Grunderwerb"));
  plan.status_reports[0].light = Light::kGreen;
  plan.status_reports[0].override_reason = "Ersatzfläche gefunden";
  auto const by_hand = traffic_light(plan, plan.measures[0], day("2026-06-01")).value();
  EXPECT_TRUE(by_hand.by_hand);
  EXPECT_EQ(by_hand.light, Light::kGreen);
  plan.measures[0].state = State::kCompleted;
  EXPECT_FALSE(traffic_light(plan, plan.measures[0], day("2026-06-01")));
}

TEST(TrafficLight, ByHandNeedsAReason) {
  auto plan = under_way();
  auto by_hand = report("2026-05-01", 130);
  by_hand.light = Light::kGreen;
  auto const edited = apply(plan, PutRecord{record_of(by_hand)});
  ASSERT_FALSE(edited);
  EXPECT_THAT(to_text(edited.error()), HasSubstr("braucht eine Begründung"));
  EXPECT_THAT(to_text(edited.error()), HasSubstr("„130“ ist kein Fortschritt"));
}

TEST(Due, ListsStepsReportsAndProofsByDate) {
  auto plan = under_way();
  plan.status_reports = {report("2026-05-01", 10)};
  plan.status_reports[0].next_step = "Vergabe";
  plan.status_reports[0].next_due = parse_rough_date("2026-Q3");
  auto application = FundingApplication{};
  application.code = "A-1";
  application.programme = "Stadtgrün";
  application.state = ApplicationState::kDrawn;
  application.proof_due = parse_rough_date("2026-08-01");
  plan.funding_applications.push_back(application);
  auto const items = due_items(plan, day("2026-07-01"), day("2027-12-31"));
  ASSERT_THAT(items, SizeIs(3));
  EXPECT_EQ(items[0].object, "A-1");
  EXPECT_EQ(iso(items[1].due), "2026-09-30") << "the last day of the quarter";
  EXPECT_EQ(items[1].text_de, "Vergabe");
  EXPECT_EQ(iso(items[2].due), "2027-05-01");
  EXPECT_THAT(due_items(plan, day("2026-07-01"), day("2026-07-31")), IsEmpty());
}

}  // namespace
}  // namespace leitbild::plan
