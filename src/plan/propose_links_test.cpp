#include "plan/propose_links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/council_attributes.h"

namespace leitbild::plan {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Measure measure(std::string code, std::string title) {
  auto out = Measure{};
  out.code = std::move(code);
  out.title = std::move(title);
  return out;
}

Plan plan() {
  auto out = Plan{};
  out.measures = {measure("KLI-07", "Waldrandweg Mölschbach"), measure("KLI-08", "Quartierspark Innenstadt-Südwest"),
                  measure("WOH-11", "Kita Einsiedlerhof Süd"), measure("WOH-14", "Bürgerhaus Hohenecken"),
                  measure("BEW-1", "Schulweg Erlenbach"),      measure("12", "Umbau des Bahnhofs"),
                  measure("RAD", "Radverkehrskonzept")};
  return out;
}

council::Council papers(std::vector<std::string> const& names) {
  auto out = council::Council{};
  for (auto i = std::size_t{0}; i < names.size(); ++i) {
    auto paper = council::Paper{};
    paper.record.id = "p" + std::to_string(i);
    paper.name = names[i];
    out.papers.push_back(paper);
  }
  return out;
}

/// Codes of the measures for which a paper of this title is proposed, the best first.
std::vector<std::string> proposed_for(std::string const& title) {
  auto out = std::vector<std::string>{};
  for (auto const& proposal : propose_links(plan(), papers({title}))) { out.push_back(proposal.measure); }
  return out;
}

TEST(ProposeLinks, FindsCodesAsWholeWords) {
  for (auto const* const title : {"Maßnahme KLI-07", "Umsetzung von KLI-07.", "„KLI-07“: Vergabe", "kli-07 und anderes",
                                  "Vergabe (KLI-07)", "KLI–07 mit Gedankenstrich", "KLI-07/WOH",
                                  "Anlage_KLI-07_Lageplan", "KLI-07–KLI-09", "Punkt KLI-07, Vergabe"}) {
    EXPECT_THAT(proposed_for(title), ElementsAre("KLI-07")) << title;
  }
  for (auto const* const title : {"KLI-070", "XKLI-07", "KLI-07-2", "KLI-07.1", "2KLI-07", "KLI 07", "ÄKLI-07"}) {
    EXPECT_THAT(proposed_for(title), IsEmpty()) << title;
  }
  EXPECT_THAT(proposed_for("BEW-1 und BEW-10"), ElementsAre("BEW-1"));
}

TEST(ProposeLinks, PoorCodesNeedTheWordMeasure) {
  EXPECT_THAT(proposed_for("Bericht 12 vom Mai"), IsEmpty());
  EXPECT_THAT(proposed_for("Mit dem Rad zur Schule"), IsEmpty());
  EXPECT_THAT(proposed_for("Maßnahme 12 des Konzepts"), ElementsAre("12"));
  EXPECT_THAT(proposed_for("Maßnahme Nr. 12"), ElementsAre("12"));
  EXPECT_THAT(proposed_for("MASSNAHME RAD"), ElementsAre("RAD"));
}

TEST(ProposeLinks, ComparesTitles) {
  auto const found = propose_links(plan(), papers({"Vergabe: Waldrandweg in Mölschbach, 2. Abschnitt"}));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].measure, "KLI-07");
  // Both words of the measure; 2 of 5 words of both titles: (1 + 0.4) / 2.
  EXPECT_NEAR(found[0].score.value, 0.7, 1e-9);
  EXPECT_THAT(found[0].reasons, ElementsAre("2 von 2 Wörtern des Titels „Waldrandweg Mölschbach“ stehen im Betreff "
                                            "(Mölschbach, Waldrandweg)."));
  EXPECT_THAT(proposed_for("Quartiersparks Innenstadt-Südwest"), ElementsAre("KLI-08")) << "endings do not matter";
  EXPECT_THAT(proposed_for("Neubau der KITA EINSIEDLERHOF SÜD"), ElementsAre("WOH-11"));
  EXPECT_THAT(proposed_for("Umbau am Bahnhof"), ElementsAre("12"));
  EXPECT_THAT(proposed_for("Radverkehrskonzept"), ElementsAre("RAD")) << "one word, but the same title";
}

TEST(ProposeLinks, DoesNotProposeWhatIsOnlyNear) {
  for (auto const* const title :
       {"Sanierung Kita Einsiedlerhof", "Bürgerhaus Morlautern", "Bebauungsplan Innenstadt-Südwest",
        "Fortschreibung Radverkehrskonzept", "Mölschbach", "", "Haushaltssatzung 2026"}) {
    EXPECT_THAT(proposed_for(title), IsEmpty()) << title;
  }
}

TEST(ProposeLinks, LooksIntoDecisionsAndNamesOfFiles) {
  auto council = papers({"Vergabe von Bauleistungen"});
  council.papers[0].consultations = {{"c"}};
  council.papers[0].main_file = {"f"};
  council.consultations.push_back({.record = {.id = "c"}, .agenda_item = {"t"}, .meeting = {"m"}});
  council.agenda_items.push_back({.record = {.id = "t"},
                                  .name = "Bauleistungen",
                                  .resolution_text = "Der Stadtrat beschließt WOH-14 und KLI-08."});
  council.meetings.push_back({.record = {.id = "m"}, .start = parse_moment("2025-10-06T00:00:00+02:00")});
  council.files.push_back({.record = {.id = "f"}, .name = "Lageplan", .file_name = "KLI-08.pdf"});
  auto const found = propose_links(plan(), council);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].measure, "KLI-08");
  EXPECT_EQ(found[0].score, Share{1.0});
  EXPECT_THAT(found[0].reasons, ElementsAre("Das Kürzel „KLI-08“ steht im Wortlaut des Beschlusses vom 06.10.2025.",
                                            "Das Kürzel „KLI-08“ steht im Namen der Datei „KLI-08“."));
  EXPECT_EQ(found[1].measure, "WOH-14");
}

TEST(ProposeLinks, IsSortedAndLeavesOutWhatIsOver) {
  auto council = papers({"Schulweg Erlenbach", "KLI-07", "Waldrandweg Mölschbach und KLI-08", "KLI-07 alt"});
  council.papers[3].record.deleted = true;
  auto const found = propose_links(plan(), council);
  auto pairs = std::vector<std::string>{};
  for (auto const& proposal : found) { pairs.push_back(proposal.measure + " " + proposal.paper); }
  EXPECT_THAT(pairs, ElementsAre("BEW-1 p0", "KLI-07 p1", "KLI-08 p2", "KLI-07 p2"));
  EXPECT_EQ(propose_links(plan(), council), found);
  auto over = plan();
  over.measures[0].state = State::kRejected;
  EXPECT_THAT(propose_links(over, papers({"KLI-07"})), IsEmpty());
  EXPECT_THAT(propose_links({}, council), IsEmpty());
}

}  // namespace
}  // namespace leitbild::plan
