#include "server/site.h"

#include <atomic>
#include <thread>

#include "plan/document.h"
#include "server/test_site.h"

namespace leitbild::server {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The demonstration with one measure for the administration only.
plan::Plan with_internal(std::string const& code) {
  auto plan = testing::demo_plan();
  std::erase_if(plan.measure_profiles, [&](auto const& profile) { return profile.measure == code; });
  auto profile = plan::MeasureProfile{};
  profile.code = "SB-INTERN";
  profile.measure = code;
  profile.visibility = plan::Visibility::kInternal;
  plan.measure_profiles.push_back(profile);
  return plan;
}

std::string document(plan::Plan const& plan) { return plan::to_json(plan).dump(); }

TEST(PublicPart, HoldsNoReferenceToAnInternalMeasure) {
  auto const plan = with_internal("BEW-01");
  ASSERT_THAT(document(plan), HasSubstr("BEW-01"));
  auto const shown = public_part(plan, plan);
  EXPECT_EQ(shown.measures.size() + 1, plan.measures.size());
  EXPECT_EQ(plan::find_measure(shown, "BEW-01"), nullptr);
  EXPECT_TRUE(plan::references_to(shown, "BEW-01").empty());
  for (auto const& form : plan::forms()) {
    for (auto row = std::size_t{0}; row < form.count(shown); ++row) {
      auto const record = form.at(shown, row);
      for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
        if (form.attributes[i].refers_to.empty()) { continue; }
        EXPECT_THAT(record.values[i], Not(HasSubstr("BEW-01"))) << form.id << " " << record.code();
      }
    }
  }
}

TEST(PublicPart, IsStillAPlan) {
  auto const plan = with_internal("BEW-01");
  auto const shown = public_part(plan, plan);
  auto problems = Problems{};
  for (auto const& form : plan::forms()) {
    for (auto row = std::size_t{0}; row < form.count(shown); ++row) {
      plan::check(shown, form.at(shown, row), problems);
    }
  }
  EXPECT_TRUE(problems.empty()) << (problems.empty() ? "" : problems.list.front().where + problems.list.front().what);
}

TEST(PublicPart, HoldsOnlyReleasedReports) {
  auto plan = testing::demo_plan();
  auto report = plan::StatusReport{};
  report.code = "SB-ENTWURF";
  report.measure = plan.measures.front().code;
  plan.status_reports.push_back(report);
  auto const shown = public_part(plan, plan);
  for (auto const& kept : shown.status_reports) { EXPECT_TRUE(kept.released) << kept.code; }
  EXPECT_FALSE(shown.status_reports.empty());
}

TEST(PublicPart, OfAnOlderPlanLeavesOutWhatIsInternalToday) {
  auto const today = with_internal("BEW-01");
  EXPECT_EQ(plan::find_measure(public_part(testing::demo_plan(), today), "BEW-01"), nullptr);
}

TEST(Site, NamesNobodyAndNothingInternalInItsJournal) {
  auto content = testing::content(with_internal("BEW-01"), leitbild::testing::city_from(testing::kNineBlocks));
  content.journal = {
      {.at = "2026-01-01T00:00:00Z", .role = "Referat", .action = "edit_measure", .object = "BEW-01", .note = "geheim"},
      {.at = "2026-01-02T00:00:00Z",
       .role = "Referat",
       .action = "edit_measure",
       .object = "BEW-02",
       .note = "Titel",
       .person = "P-1"}};
  auto const site = Site::make(std::move(content));
  ASSERT_EQ(site->journal().size(), 1U);
  EXPECT_EQ(site->journal()[0].object, "BEW-02");
  EXPECT_EQ(site->journal()[0].person, "");
}

struct Counted {
  static std::atomic<int>& made() {
    static auto count = std::atomic<int>{};
    return count;
  }
  std::size_t measures;
  explicit Counted(Site const& site) : measures{site.plan().measures.size()} { ++made(); }
};

TEST(Site, DerivesOnceForAllThreads) {
  auto const site = testing::demo_site();
  {
    auto threads = std::vector<std::jthread>{};
    for (auto i = 0; i < 8; ++i) {
      threads.emplace_back([&] { EXPECT_EQ(site->derived<Counted>().measures, site->plan().measures.size()); });
    }
  }
  EXPECT_EQ(Counted::made(), 1);
}

}  // namespace
}  // namespace leitbild::server
