#include "plan/council.h"

#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/council_attributes.h"
#include "plan/merge_council.h"

namespace leitbild::plan::council {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

Moment day(int number) {
  auto out = *parse_moment("2025-01-01T12:00:00+01:00");
  out.utc += std::chrono::days{number};
  return out;
}

Record record(std::string id, std::optional<int> modified = 1) {
  auto out = Record{.id = std::move(id), .web = {}, .created = {}, .modified = {}};
  if (modified) { out.modified = day(*modified); }
  return out;
}

Paper paper(std::string id, std::string name, std::optional<int> modified = 1) {
  return Paper{.record = record(std::move(id), modified), .name = std::move(name)};
}

Council with(Paper const& paper) {
  auto out = Council{};
  out.papers.push_back(paper);
  return out;
}

KindCounts counts_of(Merged const& merged, std::string_view titles) {
  return *std::ranges::find(merged.counts, titles, &KindCounts::titles);
}

TEST(MergeCouncil, AddsKeepsAndSorts) {
  auto delivered = Council{};
  delivered.papers = {paper("p3", "Drei"), paper("p1", "Eins")};
  auto const merged = merge(with(paper("p2", "Zwei")), delivered);
  ASSERT_THAT(merged.council.papers, SizeIs(3));
  EXPECT_EQ(merged.council.papers[0].name, "Eins");
  EXPECT_EQ(merged.council.papers[1].name, "Zwei") << "not delivered: stays";
  EXPECT_EQ(merged.council.papers[2].name, "Drei");
  EXPECT_EQ(counts_of(merged, "Vorlagen"),
            (KindCounts{.titles = "Vorlagen", .added = 2, .changed = 0, .deleted = 0, .unchanged = 0, .total = 3}));
}

TEST(MergeCouncil, NewerReplacesAndOlderDoesNot) {
  auto known = paper("p", "Alt", 2);
  known.reference = "1/2025";
  auto const newer = merge(with(known), with(paper("p", "Neu", 3)));
  EXPECT_EQ(newer.council.papers[0].name, "Neu");
  EXPECT_EQ(newer.council.papers[0].reference, "") << "the newer version has no number any more";
  EXPECT_EQ(counts_of(newer, "Vorlagen").changed, 1U);
  auto const older = merge(with(known), with(paper("p", "Neu", 1)));
  EXPECT_EQ(older.council.papers[0], known);
  EXPECT_EQ(counts_of(older, "Vorlagen").unchanged, 1U);
}

TEST(MergeCouncil, CopyOfTheSameMomentFillsUp) {
  for (auto const modified : {std::optional{2}, std::optional<int>{}}) {
    auto known = paper("p", "Titel", 2);
    known.reference = "1/2025";
    auto delivered = paper("p", "Titel", modified);
    delivered.type = "Antrag";
    auto const merged = merge(with(known), with(delivered)).council.papers[0];
    EXPECT_EQ(merged.reference, "1/2025");
    EXPECT_EQ(merged.type, "Antrag");
    EXPECT_EQ(merged.record.modified, day(2));
  }
}

TEST(MergeCouncil, WithdrawnObjectsKeepWhatWasKnown) {
  auto gone = paper("p", "", 5);
  gone.record.deleted = true;
  auto const merged = merge(with(paper("p", "Titel", 2)), with(gone));
  EXPECT_TRUE(merged.council.papers[0].record.deleted);
  EXPECT_EQ(merged.council.papers[0].name, "Titel");
  EXPECT_EQ(merged.council.papers[0].record.modified, day(5));
  EXPECT_EQ(counts_of(merged, "Vorlagen").deleted, 1U);
  auto const again = merge(merged.council, with(gone));
  EXPECT_EQ(again.council, merged.council);
  EXPECT_EQ(counts_of(again, "Vorlagen").unchanged, 1U);
  auto const back = merge(merged.council, with(paper("p", "Titel", 6)));
  EXPECT_FALSE(back.council.papers[0].record.deleted) << "it may come back";
  auto const unknown = merge({}, with(gone));
  EXPECT_EQ(counts_of(unknown, "Vorlagen").deleted, 1U);
  EXPECT_THAT(unknown.council.papers, SizeIs(1));
}

TEST(MergeCouncil, PartsThatANewerWholeLeavesOutAreWithdrawn) {
  auto known = with(paper("p", "Titel", 1));
  known.papers[0].consultations = {{"c1"}, {"c2"}, {"c3"}};
  for (auto const* const id : {"c1", "c2", "c3"}) {
    known.consultations.push_back({.record = record(id), .paper = {"p"}});
  }
  auto delivered = with(paper("p", "Titel", 2));
  delivered.papers[0].consultations = {{"c2"}};
  delivered.consultations.push_back({.record = record("c3"), .paper = {"p"}});
  auto const merged = merge(known, delivered);
  EXPECT_TRUE(merged.council.consultations[0].record.deleted);
  EXPECT_FALSE(merged.council.consultations[1].record.deleted) << "still named";
  EXPECT_FALSE(merged.council.consultations[2].record.deleted) << "delivered by itself";
  EXPECT_EQ(counts_of(merged, "Beratungen").deleted, 1U);
  EXPECT_EQ(merge(merged.council, delivered).council, merged.council);
}

TEST(MergeCouncil, CopiesInOneDeliveryAreJoined) {
  auto problems = Problems{};
  auto first = paper("p", "Titel", 1);
  first.reference = "1/2025";
  auto second = paper("p", "Anderer Titel", 1);
  second.type = "Antrag";
  join_copies(first, second, problems);
  EXPECT_EQ(first.name, "Titel");
  EXPECT_EQ(first.type, "Antrag");
  ASSERT_THAT(problems.list, SizeIs(1));
  EXPECT_THAT(problems.list[0].what, HasSubstr("„Titel“ und „Anderer Titel“"));
  EXPECT_EQ(problems.list[0].where, "Vorlage p, Attribut „name“");
  join_copies(first, paper("p", "Neuer", 2), problems);
  EXPECT_EQ(first.name, "Neuer");
  EXPECT_EQ(first.reference, "");
  join_copies(first, paper("p", "Uralt", 1), problems);
  EXPECT_EQ(first.name, "Neuer");
  EXPECT_THAT(problems.list, SizeIs(1));
}

/// A random council of few ids, so that deliveries meet each other.
class RandomCouncil {
 public:
  explicit RandomCouncil(unsigned seed) : random_{seed} {}

  Council next() {
    auto out = Council{};
    for_each_kind([&]<class Object>() {
      for (auto id = 0; id < 4; ++id) {
        if (upto(2) == 0) { continue; }
        auto object = Object{};
        object.record = record(fmt::format("{}{}", Schema<Object>::kType, id));
        object.record.modified = upto(3) == 0 ? std::nullopt : std::optional{day(upto(3))};
        object.record.deleted = upto(5) == 0;
        for_each_attribute<Object>([&](auto const& attribute) { fill(object.*attribute.member); });
        (out.*Schema<Object>::kTable).push_back(std::move(object));
      }
    });
    return out;
  }

 private:
  std::mt19937 random_;

  int upto(int most) { return std::uniform_int_distribution{0, most}(random_); }
  void fill(std::string& value) { value = upto(1) == 0 ? "" : fmt::format("Text {}", upto(2)); }
  void fill(WebAddress& value) { fill(value.text); }
  template <class T>
  void fill(std::optional<T>& value) {
    if (upto(1) == 0) { return; }
    if constexpr (std::is_same_v<T, Date>) {
      value = local_day(day(upto(2)));
    } else if constexpr (std::is_same_v<T, Moment>) {
      value = day(upto(2));
    } else {
      value = static_cast<T>(upto(1));
    }
  }
  template <class Object>
  void fill(Ref<Object>& value) {
    if (upto(1) == 0) { value.id = fmt::format("{}{}", Schema<Object>::kType, upto(4)); }
  }
  template <class Object>
  void fill(std::vector<Ref<Object>>& value) {
    for (auto count = upto(2); count > 0; --count) {
      auto ref = Ref<Object>{};
      fill(ref);
      if (!ref.empty()) { value.push_back(ref); }
    }
  }
};

TEST(MergeCouncil, TheSameDeliveryTwiceChangesNothingAndNothingGetsLost) {
  for (auto seed = 0U; seed < 300; ++seed) {
    auto random = RandomCouncil{seed};
    auto const known = merge({}, random.next()).council;
    auto const delivered = random.next();
    auto const once = merge(known, delivered);
    auto const twice = merge(once.council, delivered);
    ASSERT_EQ(twice.council, once.council) << "seed " << seed;
    for (auto const& row : twice.counts) {
      ASSERT_EQ(row.added + row.changed + row.deleted, 0U) << "seed " << seed << ": " << row.titles;
    }
    for_each_kind([&]<class Object>() {
      for (auto const& object : known.*Schema<Object>::kTable) {
        ASSERT_NE(find(once.council, Ref<Object>{object.record.id}), nullptr) << "seed " << seed;
      }
      for (auto const& object : delivered.*Schema<Object>::kTable) {
        ASSERT_NE(find(once.council, Ref<Object>{object.record.id}), nullptr) << "seed " << seed;
      }
    });
    // The way of every paper can be followed, wherever its references lead.
    auto const ways = Ways{once.council};
    for (auto const& one : once.council.papers) { static_cast<void>(ways.of(one)); }
  }
}

TEST(Ways, FollowsAPaperThroughItsBodies) {
  auto council = with(paper("p", "Radweg"));
  council.papers[0].consultations = {{"c-rat"}};
  council.bodies = {{.record = record("b-bau"), .name = "Bauausschuss"},
                    {.record = record("b-rat"), .name = "Stadtrat"}};
  council.consultations = {
      {.record = record("c-bau"), .paper = {"p"}, .meeting = {"m-bau"}, .authoritative = false, .role = "Vorberatung"},
      {.record = record("c-rat"), .paper = {"p"}, .bodies = {{"b-rat"}}, .authoritative = true},
      {.record = record("c-weg"), .paper = {"p"}, .meeting = {"m-bau"}},
      {.record = record("c-x"), .paper = {"anderes"}}};
  council.consultations[2].record.deleted = true;
  council.meetings = {{.record = record("m-bau"), .start = day(10), .bodies = {{"b-bau"}, {"b-unbekannt"}}},
                      {.record = record("m-rat"), .start = day(20)}};
  council.agenda_items = {
      {.record = record("t-rat"), .meeting = {"m-rat"}, .consultation = {"c-rat"}, .result = "einstimmig beschlossen"}};
  auto const ways = Ways{council};
  auto const steps = ways.of(council.papers[0]);
  ASSERT_THAT(steps, SizeIs(2));
  EXPECT_EQ(steps[0].meeting->record.id, "m-bau");
  EXPECT_THAT(steps[0].bodies, ElementsAre(&council.bodies[0])) << "of the meeting, where the consultation names none";
  EXPECT_EQ(steps[0].item, nullptr);
  EXPECT_EQ(steps[1].meeting->record.id, "m-rat") << "through the agenda item";
  EXPECT_EQ(steps[1].item->result, "einstimmig beschlossen");
  EXPECT_TRUE(is_decision(*steps[1].item));
  EXPECT_FALSE(is_decision(AgendaItem{}));
  EXPECT_THAT(ways.of(paper("q", "ohne")), IsEmpty());
  EXPECT_THAT(missing(council), ElementsAre(Pair("Gremien", 1), Pair("Vorlagen", 1))) << "b-unbekannt, anderes";
}

}  // namespace
}  // namespace leitbild::plan::council
