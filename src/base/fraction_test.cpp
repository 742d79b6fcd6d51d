#include "base/fraction.h"

#include <array>

#include <gtest/gtest.h>

namespace leitbild {
namespace {

TEST(Fractions, AreExactAsWritten) {
  EXPECT_EQ(parse_fraction("0.75"), fraction_of(3, 4));
  EXPECT_EQ(parse_fraction("2/3"), fraction_of(4, 6));
  EXPECT_EQ(parse_fraction("9e-1"), fraction_of(9, 10));
  EXPECT_EQ(parse_fraction("12.5 %"), fraction_of(1, 8));
  EXPECT_EQ(fraction_from(0.1), fraction_of(1, 10));
  EXPECT_LT(*parse_fraction("2/3"), *parse_fraction("0.6667"));
  EXPECT_EQ(parse_fraction(" 2 / 3 "), fraction_of(2, 3));
  EXPECT_LT(*parse_fraction("0.333333333"), *parse_fraction("1/3"));
  EXPECT_EQ(sum_of(std::array{fraction_of(1, 3), fraction_of(1, 3), fraction_of(1, 3)}), kFull);
  EXPECT_EQ(rest_of(fraction_of(9, 10)), fraction_of(1, 10));
  for (auto const* const wrong : {"", "1/0", "1/2/3", "a/b", "0,9", "0.1234567891", "1/99999999999", "%"}) {
    EXPECT_FALSE(parse_fraction(wrong)) << wrong;
  }
}

TEST(Fractions, AreWrittenAsDecimalsOnlyWhereTheseAreExact) {
  for (auto const* const text : {"0.75", "1", "0", "2/3", "0.333333", "0.000000001", "-0.5", "1/7"}) {
    EXPECT_EQ(to_text(parse_fraction(text).value()), text);
  }
  EXPECT_EQ(exact_percent_text(fraction_of(3, 4)), "75 %");
  EXPECT_EQ(exact_percent_text(fraction_of(1, 8)), "12,5 %");
  EXPECT_EQ(exact_percent_text(kFull), "100 %");
  EXPECT_EQ(exact_percent_text(fraction_of(2, 3)), "2/3");
  EXPECT_EQ(percent_text(fraction_of(2, 3)), "66,6667\u00A0%");
  EXPECT_EQ(percent_text(fraction_of(3, 4)), "75\u00A0%");
}

}  // namespace
}  // namespace leitbild
