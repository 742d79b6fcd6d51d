#include "plan/difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/read_plan.h"

namespace leitbild::plan {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Plan small() {
  auto plan = Plan{};
  plan.fields.push_back(
      {.code = "KLI", .name_de = "Klima", .name_en = "", .theme = Theme::kClimate, .colour = "#2f6f4e"});
  for (auto const* const code : {"M-1", "M-2"}) {
    auto measure = Measure{};
    measure.code = code;
    measure.title = code;
    measure.field = "KLI";
    measure.start = Year{2027};
    measure.end = Year{2028};
    measure.cost = CostEstimate{EuroCents{100'000}, Year{2026}};
    plan.measures.push_back(measure);
  }
  auto item = CostItem{};
  item.code = "K-1";
  item.title = "Bau";
  item.likely = EuroCents{100'000};
  plan.cost_items.push_back(item);
  return plan;
}

TEST(Difference, OfAPlanToItselfIsEmpty) {
  auto const plan = read_plan(kaiserslautern_plan(), "demo").value();
  auto const nothing = difference(plan, plan);
  EXPECT_THAT(nothing.objects, IsEmpty());
  EXPECT_THAT(nothing.shifts, IsEmpty());
  EXPECT_EQ(nothing.cost_before, nothing.cost_after);
}

TEST(Difference, SaysFieldByFieldWhatChangedAndWhatItMeansInMoneyAndYears) {
  auto after = small();
  after.fields[0].name_de = "Klimaräume";
  after.measures[0].start = Year{2029};
  after.measures[0].cost->amount = EuroCents{150'050};
  after.measures.erase(after.measures.begin() + 1);
  auto added = after.measures[0];
  added.code = "M-3";
  added.title = "Neu";
  added.state = State::kRejected;
  after.measures.push_back(added);
  after.cost_items[0].likely = EuroCents{150'050};
  auto const result = difference(small(), after);
  EXPECT_EQ(to_text(result, "F1", "heute"),
            "F1 → heute: 1 neu, 1 entfallen, 3 geändert\n"
            "~ Handlungsfeld KLI  Klimaräume\n"
            "    Name: Klima → Klimaräume\n"
            "~ Maßnahme M-1  M-1\n"
            "    Beginn: 2027 → 2029\n"
            "    Kosten: 1.000,00\u00A0€ (Preisstand 2026) → 1.500,50\u00A0€ (Preisstand 2026)\n"
            "- Maßnahme M-2  M-2\n"
            "+ Maßnahme M-3  Neu\n"
            "~ Kostenansatz K-1  Bau\n"
            "    Kosten brutto (€): 1.000,00\u00A0€ → 1.500,50\u00A0€\n"
            "Maßnahmen, die zählen: 2 → 1; ihre Kosten: 2.000,00\u00A0€ → 1.500,50\u00A0€ (−499,50\u00A0€), jede zu "
            "ihrem Preisstand\n"
            "Geld und Jahre:\n"
            "  M-1: Kosten +500,50\u00A0€ Beginn +2 Jahre\n");
  auto const json = to_json(result, "F1", "heute");
  EXPECT_EQ(json["changed"], 3);
  EXPECT_EQ(json["cost_after"], 150'050);
  EXPECT_EQ(json["shifts"][0]["start_years"], 2);
}

}  // namespace
}  // namespace leitbild::plan
