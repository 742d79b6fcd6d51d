#include "server/values.h"

#include <array>

namespace leitbild::server {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr auto kParameters = std::array{
    Parameter{.name = "code", .in = In::kPath, .schema = R"({"type": "string", "maxLength": 8})", .help_de = ""},
    Parameter{.name = "limit",
              .schema = R"({"type": "integer", "minimum": 1, "maximum": 100, "default": 10})",
              .help_de = ""},
    Parameter{.name = "bbox",
              .schema = R"({"type": "array", "minItems": 4, "maxItems": 6, "items": {"type": "number"}})",
              .help_de = ""},
    Parameter{
        .name = "sort", .schema = R"({"type": "string", "enum": ["code", "title"], "default": "code"})", .help_de = ""},
    Parameter{.name = "flagship", .schema = R"({"type": "boolean"})", .help_de = ""},
    Parameter{.name = "day", .schema = R"({"type": "string", "pattern": "^[0-9]{4}$"})", .help_de = ""}};

auto check(std::vector<NameAndValue> query, std::vector<NameAndValue> path = {{"code", "KLI-07"}}) {
  return ParameterRules{kParameters, false}.check(path, query);
}

std::string refusal(std::vector<NameAndValue> query, std::vector<NameAndValue> path = {{"code", "KLI-07"}}) {
  auto const values = check(std::move(query), std::move(path));
  return values ? std::string{} : values.error().detail.de;
}

TEST(Values, HaveDefaultsAndTypes) {
  auto const values = check({{"bbox", "7.6, 49.3,7.9,49.5"}, {"flagship", "true"}, {"day", ""}});
  ASSERT_TRUE(values);
  EXPECT_EQ(values->integer("limit"), 10);
  EXPECT_EQ(values->text("sort"), "code");
  EXPECT_TRUE(values->flag("flagship"));
  EXPECT_THAT(values->numbers("bbox"), ElementsAre(7.6, 49.3, 7.9, 49.5));
  EXPECT_FALSE(values->has("day")) << "an empty field of a form is no value";
}

TEST(Values, SayWhatIsAllowed) {
  EXPECT_THAT(refusal({{"limit", "0"}}), HasSubstr("limit: „0“ liegt außerhalb; erlaubt: von 1 bis 100"));
  EXPECT_THAT(refusal({{"limit", "x"}}), HasSubstr("„x“ ist keine ganze Zahl"));
  EXPECT_THAT(refusal({{"bbox", "1,2,3"}}), HasSubstr("erlaubt sind 4 bis 6"));
  EXPECT_THAT(refusal({{"bbox", "1,2,3,nan"}}), HasSubstr("„nan“ ist keine Zahl"));
  EXPECT_THAT(refusal({{"sort", "; DROP TABLE"}}), HasSubstr("erlaubt sind code, title"));
  EXPECT_THAT(refusal({{"flagship", "ja"}}), HasSubstr("true, false"));
  EXPECT_THAT(refusal({{"day", "2030\n"}}), HasSubstr("hat nicht die Form"));
  EXPECT_THAT(refusal({}, {{"code", "KLI-07-XXXXX"}}), HasSubstr("höchstens 8 Zeichen"));
  EXPECT_THAT(refusal({{"limit", "1"}, {"limit", "2"}}), HasSubstr("steht mehrmals"));
  EXPECT_THAT(refusal({{"sorte", "1"}}), HasSubstr("es gibt limit, bbox, sort, flagship, day"));
}

TEST(Values, NameAllThatIsWrongAtOnce) {
  auto const values = check({{"limit", "0"}, {"sort", "x"}, {"what", "x"}});
  ASSERT_FALSE(values);
  EXPECT_EQ(values.error().status, 400);
  EXPECT_EQ(values.error().parameters.size(), 3U);
  EXPECT_THAT(values.error().detail.en, HasSubstr("sort: 'x' is not allowed; allowed are code, title"));
}

TEST(Values, QuoteLittleOfALongValue) {
  auto long_value = std::string{};
  for (auto i = 0; i < 1000; ++i) { long_value += "ü"; }
  EXPECT_LT(refusal({{"limit", long_value}}).size(), 400U);
}

}  // namespace
}  // namespace leitbild::server
