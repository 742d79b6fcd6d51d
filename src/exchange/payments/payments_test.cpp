#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exchange/payments/match_payments.h"
#include "exchange/payments/read_payments.h"

namespace leitbild::exchange {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr auto kHead = "Beleg;Buchungsdatum;Betrag;Maßnahme;Kostenansatz;Verwendungszweck\n";

Result<PaymentTable> read(std::string const& text) { return read_payments(text, "ist.csv", {}); }

plan::Plan sample() {
  auto out = plan::Plan{};
  for (auto const* const code : {"A", "B"}) {
    out.measures.emplace_back();
    out.measures.back().code = code;
  }
  out.cost_items.emplace_back();
  out.cost_items.back().code = "A-1";
  out.cost_items.back().measure = "A";
  out.budget_lines.resize(2);
  out.budget_lines[0].code = "HS-1";
  out.budget_lines[0].product = "5110";
  out.budget_lines[0].account = "0961";
  out.budget_lines[0].measures = {"A"};
  out.budget_lines[1].code = "HS-2";
  out.budget_lines[1].product = "5210";
  out.budget_lines[1].measures = {"A", "B"};
  return out;
}

/// The plan with the payments of the table.
plan::Plan with(plan::Plan plan, PaymentMatches const& matches) {
  for (auto const& edit : matches.edits) {
    auto const& record = std::get<plan::PutRecord>(edit).record;
    EXPECT_TRUE(plan::find_form("actual_cost")->put(plan, record));
  }
  return plan;
}

PaymentMatches matched(plan::Plan const& plan, std::string const& text) {
  auto const table = read(text);
  EXPECT_TRUE(table) << to_text(table.error());
  auto out = match_payments(plan, *table, "ist.csv");
  EXPECT_TRUE(out) << to_text(out.error());
  return out.value_or(PaymentMatches{});
}

TEST(ReadPayments, TakesWhatGermanAccountingWrites) {
  auto const table =
      read("Auszug der Buchhaltung\n\n" + std::string{kHead} +
           "4711;31.12.2026;1.234,56 €;A;;Abschlag\n4712;1.2.27;-50,00;A;;\n4713;2027-03-04;99,5-;B;;x\n");
  ASSERT_TRUE(table) << to_text(table.error());
  ASSERT_THAT(table->payments, SizeIs(3));
  EXPECT_EQ(table->payments[0].amount, EuroCents{123'456});
  EXPECT_EQ(iso(table->payments[0].date), "2026-12-31");
  EXPECT_EQ(table->payments[0].line, 4U);
  EXPECT_EQ(table->payments[1].amount, euros(-50)) << "a credit note";
  EXPECT_EQ(iso(table->payments[1].date), "2027-02-01");
  EXPECT_EQ(table->payments[2].amount, EuroCents{-9'950}) << "the sign stands behind";
}

TEST(ReadPayments, KnowsHeadingsInOtherWordsAndBytes) {
  auto const latin = read("Belegnr.;Datum;Betrag in EUR;Ma\xDFnahme;Kasse\nB-1;01.02.2026;1;A;7\n");
  ASSERT_TRUE(latin) << to_text(latin.error());
  EXPECT_EQ(latin->payments[0].measure, "A");
  EXPECT_THAT(latin->passed_columns, ElementsAre("Kasse"));
  auto const english = read("Voucher,Date,Amount,Measure\nB-1,2026-02-01,\"1,5\",A\n");
  ASSERT_TRUE(english) << to_text(english.error());
  EXPECT_EQ(english->payments[0].amount, EuroCents{150});
  auto const named = read_payments("Nr;Tag;Summe;Maßnahme\n1;01.02.2026;5;A\n", "ist.csv",
                                   {{"voucher", "Nr"}, {"date", "Tag"}, {"amount", "Summe"}});
  ASSERT_TRUE(named) << to_text(named.error());
  EXPECT_THAT(to_text(read_payments("", "ist.csv", {{"colour", "rot"}}).error()),
              HasSubstr("„colour“ ist keine Spalte"));
  EXPECT_THAT(to_text(read("a;b\n1;2\n").error()), HasSubstr("nennt Beleg, Datum, Betrag"));
  EXPECT_THAT(to_text(read("Beleg;Datum;Belegdatum;Betrag;Maßnahme\n").error()), HasSubstr("bedeuten beide „date“"));
}

TEST(ReadPayments, NamesEveryBadCell) {
  auto const error = read(std::string{kHead} + ";31.12.2026;1;A;;\n1;31.02.2026;viel;A;;\n").error();
  EXPECT_THAT(error.problems, SizeIs(3));
  EXPECT_THAT(to_text(error), AllOf(HasSubstr("ist.csv:2, Spalte „Beleg“: fehlt"),
                                    HasSubstr("ist.csv:3, Spalte „Buchungsdatum“: „31.02.2026“ ist kein Tag"),
                                    HasSubstr("ist.csv:3, Spalte „Betrag“: „viel“ ist kein Betrag")));
}

TEST(MatchPayments, ReadingAgainBooksNothingTwice) {
  auto const text =
      std::string{kHead} + "4711;31.12.2026;100;A;A-1;x\n47/12;01.02.2026;-5;B;;\n47/12;01.02.2026;-5;B;;\n";
  auto const first = matched(sample(), text);
  EXPECT_EQ(first.added, 2U);
  EXPECT_EQ(first.repeated, 1U);
  EXPECT_EQ(first.sum, euros(95));
  auto plan = with(sample(), first);
  EXPECT_EQ(plan.actual_costs[0].code, "IST-4711");
  EXPECT_EQ(plan.actual_costs[1].code, "IST-47-12");
  auto const again = matched(plan, text);
  EXPECT_EQ(again.unchanged, 2U);
  EXPECT_TRUE(again.edits.empty());
  auto const corrected = matched(plan, std::string{kHead} + "4711;30.12.2026;90;A;A-1;x\n");
  EXPECT_EQ(corrected.changed, 1U);
  EXPECT_EQ(with(plan, corrected).actual_costs[0].amount, euros(90));
  EXPECT_THAT(with(plan, corrected).actual_costs, SizeIs(2)) << "what the file does not name stays";
}

TEST(MatchPayments, AVoucherMayBeRebookedSplitAndUsedAgainNextYear) {
  auto const plan = with(sample(), matched(sample(), std::string{kHead} + "1;01.02.2026;100;A;A-1;\n"));
  auto const moved = matched(plan, std::string{kHead} + "1;01.02.2026;100;B;;\n");
  EXPECT_EQ(moved.changed, 1U);
  EXPECT_EQ(with(plan, moved).actual_costs[0].measure, "B");
  auto const split = matched(plan, std::string{kHead} + "1;01.02.2026;60;A;A-1;\n1;01.02.2026;40;B;;\n");
  EXPECT_EQ(split.changed, 1U);
  EXPECT_EQ(split.added, 1U);
  auto const next_year = matched(plan, std::string{kHead} + "1;01.02.2027;100;A;A-1;\n");
  EXPECT_EQ(next_year.added, 1U);
  EXPECT_THAT(next_year.remarks, ElementsAre(HasSubstr("den Beleg „1“ gibt es im Plan auch mit Datum in 2026")));
  auto const without_items = matched(plan, "Beleg;Datum;Betrag;Maßnahme\n1;01.02.2026;100;A\n");
  EXPECT_EQ(without_items.unchanged, 1U) << "the cost item that is on record stays";
  auto const positions =
      matched(sample(), "Beleg;Pos.;Datum;Betrag;Maßnahme\n1;1;01.02.2026;10;A\n1;2;01.02.2026;20;A\n");
  EXPECT_EQ(positions.added, 2U);
}

TEST(MatchPayments, FindsTheMeasureOfABudgetLineOrSaysWhyNot) {
  auto const head = std::string{"Beleg;Datum;Betrag;Haushaltsstelle;Produkt;Konto;Maßnahme;Kostenansatz\n"};
  auto const found =
      matched(sample(), head + "1;01.02.2026;1;HS-1;;;;\n2;01.02.2026;1;;5110;0961;;\n3;01.02.2026;1;5110.0961;;;;\n");
  EXPECT_EQ(found.added, 3U);
  auto const table =
      read(head + "1;01.02.2026;1;HS-2;;;;\n2;01.02.2026;1;HS-9;;;;\n3;01.02.2026;1;;;;X;\n"
                  "4;01.02.2026;1;;;;B;A-1\n5;01.02.2026;1;;;;;\n6;01.02.2026;1;;;;A;\n6;01.02.2026;2;;;;A;\n");
  auto const error = match_payments(sample(), *table, "ist.csv").error();
  EXPECT_THAT(error.problems, SizeIs(6));
  EXPECT_THAT(
      to_text(error),
      AllOf(HasSubstr("ist.csv:2: die Haushaltsstelle „HS-2“ gehört zu mehreren Maßnahmen (A, B)"),
            HasSubstr("ist.csv:3: der Plan hat keine Haushaltsstelle „HS-9“"),
            HasSubstr("ist.csv:4: der Plan hat keine Maßnahme „X“"), HasSubstr("gehört zur Maßnahme „A“, nicht zu „B“"),
            HasSubstr("ist.csv:6: weder"), HasSubstr("ist.csv:8: der Beleg „6“ steht schon in Zeile 7")));
}

}  // namespace
}  // namespace leitbild::exchange
