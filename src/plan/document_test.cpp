#include "plan/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/read_plan.h"

namespace leitbild::plan {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(Document, TheDemonstrationPlanComesBackAsItWas) {
  auto const plan = read_plan(kaiserslautern_plan(), "demo").value();
  auto const document = to_json(plan);
  auto const again = plan_from_json(Json::parse(document.dump()), "document");
  ASSERT_TRUE(again) << to_text(again.error());
  EXPECT_EQ(again->title, plan.title);
  EXPECT_EQ(again->fields, plan.fields);
  EXPECT_EQ(again->goals, plan.goals);
  EXPECT_EQ(again->measures, plan.measures);
  EXPECT_EQ(again->milestones, plan.milestones);
  EXPECT_EQ(to_json(*again).dump(), document.dump());
}

TEST(Document, EveryKindOfValueComesBackExactly) {
  auto plan = Plan{};
  plan.title = "Probe";
  plan.cost_items.push_back({.code = "K-1",
                             .measure = "M",
                             .work_package = {},
                             .project = {},
                             .title = "„Bau“\nund mehr",
                             .din276 = {},
                             .price_index = {},
                             .group = CostGroup::kClearance,
                             .estimate = EstimateClass::kFinal,
                             .lowest = EuroCents{-1},
                             .likely = EuroCents{123456789012345},
                             .highest = {},
                             .price_year = Year{2026},
                             .vat = fraction_of(19, 100),
                             .eligible_share = fraction_of(2, 3),
                             .spending = {{Year{2027}, EuroCents{5}}},
                             .not_eligible = {},
                             .revenue = {},
                             .useful_life = 40});
  plan.staff_needs.push_back(
      {.code = "S-1", .measure = "M", .organization = "O", .months = {{Year{2027}, PersonMonths{125}}}});
  plan.spatial_features.push_back({.code = "R-1",
                                   .field = {},
                                   .title_de = "Achse",
                                   .title_en = {},
                                   .note = {},
                                   .version = {},
                                   .kind = SpatialKind::kAxis,
                                   .shape = geo::Shape{geo::Line{{0.1, 1.0 / 3.0}, {2, 3}}},
                                   .example = true});
  auto const again = plan_from_json(Json::parse(to_json(plan).dump()), "document");
  ASSERT_TRUE(again) << to_text(again.error());
  EXPECT_EQ(again->cost_items, plan.cost_items);
  EXPECT_EQ(again->staff_needs, plan.staff_needs);
  EXPECT_EQ(again->spatial_features, plan.spatial_features);
}

TEST(Document, BrokenDocumentsAreRefusedWithEveryProblem) {
  auto const read = [](std::string_view text) {
    auto const plan = plan_from_json(Json::parse(text), "x.json");
    return plan ? std::string{} : to_text(plan.error());
  };
  EXPECT_THAT(read("[]"), HasSubstr("kein Plan"));
  EXPECT_THAT(read(R"({"format": "leitbild-plan", "version": 1, "measure": [7]})"), HasSubstr("nicht so aufgebaut"));
  EXPECT_THAT(read(R"({"format": "leitbild-plan", "version": "1"})"), HasSubstr("nicht so aufgebaut"));
  EXPECT_THAT(read(R"({"format": "leitbild-plan", "version": 99})"), HasSubstr("Version „99“"));
  EXPECT_THAT(read(R"({"format": "leitbild-plan", "version": 1, "title": "P",
                       "cost_item": [{"code": "K-1", "likely": 1.5, "colour": "red"}],
                       "measure": [{"code": "M", "state": "dreaming", "title": 3}]})"),
              AllOf(HasSubstr("„likely“ hat nicht die Art"), HasSubstr("„colour“ ist hier nicht bekannt"),
                    HasSubstr("„dreaming“"), HasSubstr("„title“ muss ein Text sein")));
}

TEST(Document, TheSchemaDescribesEveryForm) {
  auto const schema = json_schema();
  for (auto const& form : forms()) {
    auto const& properties = schema["properties"][std::string{form.id}]["items"]["properties"];
    EXPECT_EQ(properties.size(), form.attributes.size() + 1) << form.id;
  }
  EXPECT_EQ(schema["properties"]["cost_item"]["items"]["properties"]["likely"]["x-unit"], "cent");
}

}  // namespace
}  // namespace leitbild::plan
