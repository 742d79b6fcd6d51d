#include "plan/adopt_paper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/council_words.h"

namespace leitbild::plan {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

/// A paper that a committee advised on and the council decided.
council::Council sample() {
  auto out = council::Council{};
  out.bodies = {{.record = {.id = "o/1"}, .name = "Bauausschuss"}, {.record = {.id = "o/2"}, .name = "Stadtrat"}};
  out.papers = {{.record = {.id = "p/1",
                            .web = {"https://ris.example.org/p/1"},
                            .modified = parse_moment("2026-10-06T10:00:00Z")},
                 .name = "Umsetzung des Parks",
                 .reference = "0123/2026",
                 .type = "Beschlussvorlage",
                 .consultations = {{"c/1"}, {"c/2"}}}};
  out.consultations = {{.record = {.id = "c/1"},
                        .paper = {"p/1"},
                        .agenda_item = {"i/1"},
                        .meeting = {"m/1"},
                        .bodies = {{"o/1"}},
                        .role = "Vorberatung"},
                       {.record = {.id = "c/2"},
                        .paper = {"p/1"},
                        .agenda_item = {"i/2"},
                        .meeting = {"m/2"},
                        .bodies = {{"o/2"}},
                        .authoritative = true,
                        .role = "Beschlussfassung"}};
  out.meetings = {{.record = {.id = "m/1"}, .start = parse_moment("2026-09-20T16:00:00+02:00")},
                  {.record = {.id = "m/2"}, .start = parse_moment("2026-10-05T15:00:00+02:00"), .place = "Rathaus"}};
  out.agenda_items = {{.record = {.id = "i/1"}, .result = "vertagt"},
                      {.record = {.id = "i/2"},
                       .result = "mehrheitlich beschlossen (Ja 30, Nein 12, Enthaltungen 2)",
                       .resolution_text = "Der Park wird gebaut.",
                       .resolution_file = {"f/1"}}};
  out.files = {{.record = {.id = "f/1"}, .access = {"https://ris.example.org/f/1.pdf"}}};
  return out;
}

Plan plan_with_measure() {
  auto out = Plan{};
  for (auto const* const code : {"A", "B"}) {
    out.measures.emplace_back();
    out.measures.back().code = code;
    out.measures.back().title = code;
    out.measures.back().field = "F";
  }
  out.fields.push_back({.code = "F", .name_de = "Feld", .name_en = "field", .theme = {}, .colour = "#2f6f4e"});
  return out;
}

Plan with(Plan plan, PaperAdoption const& adoption) {
  for (auto const& edit : adoption.edits) {
    auto edited = leitbild::plan::apply(plan, edit);
    EXPECT_TRUE(edited) << to_text(edited.error());
    if (edited) { plan = std::move(edited->plan); }
  }
  return plan;
}

TEST(AdoptPaper, TakesItsWayAndItsDecisions) {
  auto const adoption = adopt_paper(plan_with_measure(), sample(), "0123/2026", "A").value();
  auto const plan = with(plan_with_measure(), adoption);
  ASSERT_THAT(plan.papers, SizeIs(1));
  EXPECT_EQ(plan.papers[0].code, "V-0123-2026");
  EXPECT_EQ(plan.papers[0].oparl, "p/1");
  EXPECT_EQ(plan.papers[0].address, "https://ris.example.org/p/1");
  EXPECT_THAT(plan.papers[0].measures, ElementsAre("A"));
  ASSERT_THAT(plan.bodies, SizeIs(2));
  EXPECT_EQ(plan.bodies[0].kind, BodyKind::kCommittee);
  EXPECT_EQ(plan.bodies[1].kind, BodyKind::kCouncil);
  ASSERT_THAT(plan.consultations, SizeIs(2));
  EXPECT_EQ(plan.consultations[0].role, ConsultationRole::kPreliminary);
  ASSERT_THAT(plan.decisions, SizeIs(2));
  EXPECT_EQ(plan.decisions[0].result, DecisionResult::kPostponed);
  auto const& decision = plan.decisions[1];
  EXPECT_EQ(decision.result, DecisionResult::kAccepted);
  EXPECT_TRUE(decision.authoritative);
  EXPECT_EQ(decision.votes_for, 30);
  EXPECT_EQ(decision.votes_against, 12);
  EXPECT_EQ(decision.abstentions, 2);
  EXPECT_EQ(decision.wording, "Der Park wird gebaut.");
  EXPECT_EQ(decision.place, "Rathaus");
  EXPECT_EQ(decision.file, "https://ris.example.org/f/1.pdf");
  EXPECT_EQ(iso(*decision.date), "2026-10-05");
  EXPECT_EQ(decision.kind, DecisionKind::kCommission) << "the paper speaks of carrying out";
}

TEST(AdoptPaper, AgainChangesOnlyWhatIsNewer) {
  auto plan = with(plan_with_measure(), adopt_paper(plan_with_measure(), sample(), "p/1", "A").value());
  EXPECT_TRUE(adopt_paper(plan, sample(), "p/1", "A")->edits.empty());
  auto const second = adopt_paper(plan, sample(), "p/1", "B").value();
  EXPECT_EQ(second.added, 0U);
  EXPECT_THAT(with(plan, second).papers[0].measures, ElementsAre("A", "B"));
  plan.decisions[1].kind = DecisionKind::kBudget;
  auto council = sample();
  council.agenda_items[0].result = "empfohlen";
  council.papers[0].name = "Umsetzung des Stadtparks";
  auto const later = with(plan, adopt_paper(plan, council, "p/1", "A").value());
  EXPECT_EQ(later.papers[0].title, "Umsetzung des Stadtparks");
  EXPECT_EQ(later.decisions[0].result, DecisionResult::kAccepted);
  EXPECT_EQ(later.decisions[1].kind, DecisionKind::kBudget) << "what a person said stays";
  council.papers[0].record.modified = parse_moment("2026-10-01T10:00:00Z");
  auto const stale = adopt_paper(plan, council, "p/1", "A").value();
  EXPECT_EQ(stale.older, 1U);
  EXPECT_EQ(with(plan, stale).papers[0].title, "Umsetzung des Parks");
}

TEST(AdoptPaper, RecognisesWhatWasEnteredByHandAndSaysWhatItCannotTake) {
  auto plan = plan_with_measure();
  plan.papers.push_back({.code = "V-7",
                         .reference = "0123/2026",
                         .title = "von Hand",
                         .oparl = {},
                         .address = {},
                         .as_of = {},
                         .date = {},
                         .measures = {}});
  plan.bodies.push_back({.code = "SR", .name = "STADTRAT", .oparl = {}, .kind = BodyKind::kCouncil});
  auto council = sample();
  council.agenda_items[1].result = "siehe Niederschrift";
  council.consultations[0].bodies = {{"o/9"}};
  auto const adoption = adopt_paper(plan, council, "p/1", "A").value();
  EXPECT_EQ(adoption.paper, "V-7");
  auto const after = with(plan, adoption);
  EXPECT_EQ(after.bodies[0].oparl, "o/2");
  EXPECT_THAT(adoption.remarks, ::testing::Contains(HasSubstr("„siehe Niederschrift“ ist nicht eindeutig")));
  EXPECT_THAT(adoption.remarks, ::testing::Contains(HasSubstr("Gremium unbekannt (o/9)")));
  EXPECT_THAT(to_text(adopt_paper(plan, council, "x", "A").error()), HasSubstr("keine Vorlage „x“"));
  EXPECT_THAT(to_text(adopt_paper(plan, council, "p/1", "X").error()), HasSubstr("keine Maßnahme „X“"));
  council.papers[0].record.deleted = true;
  EXPECT_THAT(to_text(adopt_paper(plan, council, "p/1", "A").error()), HasSubstr("zurückgezogen"));
}

TEST(CouncilWords, MeanWhatTheySay) {
  using council::result_from;
  EXPECT_EQ(result_from("Ungeändert beschlossen"), DecisionResult::kAccepted);
  EXPECT_EQ(result_from("Geändert beschlossen"), DecisionResult::kAcceptedChanged);
  EXPECT_EQ(result_from("mehrheitlich abgelehnt"), DecisionResult::kRejected);
  EXPECT_EQ(result_from("nicht beschlossen"), DecisionResult::kRejected);
  EXPECT_EQ(result_from("in den Ausschuss verwiesen"), DecisionResult::kReferred);
  EXPECT_EQ(result_from("TOP 7"), std::nullopt);
  EXPECT_EQ(council::votes_in("25 Ja-Stimmen, 12 Nein-Stimmen, 3 Enthaltungen").votes_against, 12);
  EXPECT_EQ(council::votes_in("Ja-Stimmen: 25, Nein-Stimmen: 0").votes_against, 0);
  EXPECT_EQ(council::votes_in("einstimmig").votes_for, std::nullopt);
}

}  // namespace
}  // namespace leitbild::plan
