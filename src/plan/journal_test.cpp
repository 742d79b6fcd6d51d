#include "plan/journal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/edit.h"
#include "plan/read_plan.h"
#include "plan/retention.h"
#include "testing/folder.h"

#include "base/file.h"

namespace leitbild::plan {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Plan const& demo() {
  static auto const kPlan = read_plan(kaiserslautern_plan(), "demo").value();
  return kPlan;
}

JournalClass class_after(Edit const& edit) { return apply(demo(), edit).value().entry.journal_class; }

TEST(JournalClasses, WhatHasAnAmountOrARateIsMoney) {
  auto money = std::vector<std::string>{};
  for (auto const& form : forms()) {
    if (class_of(form, nullptr, nullptr) == JournalClass::kMoney) { money.emplace_back(form.id); }
  }
  EXPECT_THAT(money, ElementsAre("funded_project", "cost_item", "running_cost", "funding_application", "funding_share",
                                 "budget_line", "budget_frame", "actual_cost", "loan"))
      << "staff months are not money: whoever needs or has them is not to be named";
}

TEST(JournalClasses, FollowFromTheEditAndItsObject) {
  EXPECT_EQ(class_after(PutRecord{record_of(demo().cost_items[0])}), JournalClass::kMoney);
  EXPECT_EQ(class_after(EditMeasure{demo().measures[0]}), JournalClass::kContent);
  EXPECT_EQ(class_after(PutField{demo().fields[0]}), JournalClass::kContent);
  auto report = demo().status_reports[0];
  report.released = false;
  EXPECT_EQ(class_of(*find_form("status_report"), nullptr, nullptr), JournalClass::kContent);
  auto plan = demo();
  plan.status_reports = {report};
  EXPECT_EQ(apply(plan, PutRecord{record_of(report)}).value().entry.journal_class, JournalClass::kContent);
  report.released = true;
  EXPECT_EQ(apply(plan, PutRecord{record_of(report)}).value().entry.journal_class, JournalClass::kPublication);
  plan.status_reports = {report};
  report.released = false;
  EXPECT_EQ(apply(plan, PutRecord{record_of(report)}).value().entry.journal_class, JournalClass::kPublication)
      << "taken back from the public";
}

TEST(JournalClasses, OfOlderEntriesFollowFromTheAction) {
  EXPECT_EQ(class_of_action("put_cost_item"), JournalClass::kMoney);
  EXPECT_EQ(class_of_action("remove_funding_share"), JournalClass::kMoney);
  EXPECT_EQ(class_of_action("put_status_report"), JournalClass::kContent);
  EXPECT_EQ(class_of_action("adopt"), JournalClass::kPublication);
  EXPECT_EQ(class_of_action("adopt_edits"), JournalClass::kContent);
  EXPECT_EQ(class_of_action("evaluate"), JournalClass::kOperation);
  EXPECT_EQ(class_of_action("edit_measure"), JournalClass::kContent);
}

TEST(JournalClasses, OnlyMoneyAndPublicationNamePersons) {
  for (auto const& known : journal_classes()) {
    auto const expected = known.id == "money" || known.id == "publication";
    EXPECT_EQ(names_persons(known.journal_class), expected) << known.id;
    EXPECT_EQ(journal_class_from(known.title_de), known.journal_class);
  }
  EXPECT_FALSE(journal_class_from("geheim"));
}

TEST(Retention, IsCountedFromTheEndOfTheCalendarYear) {
  auto const retention = retention_for({}).value();
  ASSERT_THAT(retention, SizeIs(2));
  EXPECT_EQ(kept_until(retention, JournalClass::kMoney, Year{2026}), *parse_iso_date("2036-12-31"));
  EXPECT_EQ(kept_until(retention, JournalClass::kPublication, Year{2026}), *parse_iso_date("2031-12-31"));
  auto const persons = std::vector<NamedPerson>{
      {.pseudonym = "P-1", .name = "A", .journal_class = JournalClass::kMoney, .year = Year{2026}},
      {.pseudonym = "P-2", .name = "A", .journal_class = JournalClass::kPublication, .year = Year{2026}}};
  EXPECT_THAT(overdue(retention, persons, *parse_iso_date("2031-12-31")), IsEmpty());
  auto const over = overdue(retention, persons, *parse_iso_date("2032-01-01"));
  ASSERT_THAT(over, SizeIs(1));
  EXPECT_EQ(over[0].pseudonym, "P-2");
}

TEST(Retention, IsOverriddenByTheCityClassByClass) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  std::filesystem::create_directories(folder / "journal");
  ASSERT_TRUE(write_file(folder / "journal/retention.toml",
                         "[money]\nyears = 3\nwhy_de = \"Dienstanweisung\"\nbasis_de = \"DA 7\"\n"));
  auto const retention = retention_for(folder / ".").value();
  EXPECT_EQ(rule_for(retention, JournalClass::kMoney).years, 3);
  EXPECT_TRUE(rule_for(retention, JournalClass::kMoney).of_city);
  EXPECT_EQ(rule_for(retention, JournalClass::kPublication).years, 5);
}

TEST(Retention, NamesEveryProblemOfTheFile) {
  auto const text =
      to_text(read_retention(
                  "[money]\nyears = 99\nwhy_de = \"\"\n[content]\nyears = 1\n[publication]\nyears = 1\nwhy_de = \"x\"\n"
                  "basis_de = \"y\"\nlegal = \"z\"\n",
                  "f.toml")
                  .error());
  EXPECT_THAT(text, AllOf(HasSubstr("f.toml:1: „years“ fehlt oder ist nicht 0 bis 50"), HasSubstr("„why_de“ fehlt"),
                          HasSubstr("„basis_de“ fehlt"), HasSubstr("„content“ ist keine Klasse, die Personen nennt"),
                          HasSubstr("„legal“ ist nicht bekannt")));
}

}  // namespace
}  // namespace leitbild::plan
