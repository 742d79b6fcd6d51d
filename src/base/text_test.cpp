#include "base/text.h"

#include <gtest/gtest.h>

namespace leitbild {
namespace {

TEST(Text, TrimsBlanksAndByteOrderMark) {
  EXPECT_EQ(trimmed("\xEF\xBB\xBF  a b \r\n"), "a b");
  EXPECT_EQ(trimmed(" \t "), "");
}

TEST(Text, SplitsAndKeepsEmptyParts) {
  EXPECT_EQ(split("a;;b;", ';'), (std::vector<std::string_view>{"a", "", "b", ""}));
  EXPECT_EQ(split("", ';'), (std::vector<std::string_view>{""}));
}

TEST(Text, WritesMoneyToTheCent) {
  EXPECT_EQ(format_euros(EuroCents{139'000'050}), "1.390.000,50\u00A0€");
  EXPECT_EQ(format_euros(EuroCents{-5}), "−0,05\u00A0€");
  EXPECT_EQ(format_euros(euros(999)), "999,00\u00A0€");
}

TEST(Text, ReadsNumbersInBothForms) {
  EXPECT_EQ(parse_number(" 12.5 "), 12.5);
  EXPECT_EQ(parse_number("12,5", ','), 12.5);
  EXPECT_EQ(parse_number("+3"), 3.0);
  EXPECT_EQ(parse_number("12.5", ','), std::nullopt) << "a point is no German decimal sign";
  EXPECT_EQ(parse_number("12,5"), std::nullopt);
  EXPECT_EQ(parse_number("1,2,3", ','), std::nullopt);
  EXPECT_EQ(parse_number("12 m"), std::nullopt);
  EXPECT_EQ(parse_number(""), std::nullopt);
  EXPECT_EQ(parse_integer("-9"), -9);
  EXPECT_EQ(parse_integer("9.0"), std::nullopt);
}

TEST(Text, WritesNumbersAsReadersExpect) {
  EXPECT_EQ(format_number(79651.4, 0), "79.651");
  EXPECT_EQ(format_number(1234.5, 1), "1.234,5");
  EXPECT_EQ(format_number(1234.5, 1, Locale::kEnglish), "1,234.5");
  EXPECT_EQ(format_number(0.125, 2), "0,13") << "half away from zero, as in council papers";
  EXPECT_EQ(format_number(-0.5, 0), "-1");
  EXPECT_EQ(format_share(0.624, 1), "62,4\u00A0%");
  EXPECT_EQ(format_share(1.0, 0, Locale::kEnglish), "100%");
}

TEST(Text, MakesSlugsOfGermanNames) {
  EXPECT_EQ(slug("Erzhütten/Wiesenthalerhof"), "erzhuetten-wiesenthalerhof");
  EXPECT_EQ(slug("Erzhütten / Wiesenthalerhof "), "erzhuetten-wiesenthalerhof");
  EXPECT_EQ(slug("Große Straße"), "grosse-strasse");
  EXPECT_EQ(slug("—"), "");
}

TEST(Text, CountsColumnsNotBytes) {
  EXPECT_EQ(display_width("Mölschbach"), 10U);
  EXPECT_EQ(display_width("a\u0308"), 1U) << "a combining mark takes no column";
}

TEST(Text, KnowsItsEncoding) {
  EXPECT_TRUE(is_valid_utf8("Grübentälchen"));
  EXPECT_FALSE(is_valid_utf8("Gr\xFC"
                             "bent\xE4lchen"));
  EXPECT_EQ(from_windows_1252("Gr\xFC"
                              "bent\xE4lchen \x96"),
            "Grübentälchen –");
}

}  // namespace
}  // namespace leitbild
