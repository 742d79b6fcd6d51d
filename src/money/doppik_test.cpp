#include "money/doppik.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "money/test_amounts.h"

namespace leitbild::money {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Loan loan(LoanKind kind) {
  return {.title = "Kredit",
          .principal = euros(10'000),
          .interest = rate("0.03"),
          .years = 3,
          .kind = kind,
          .paid_out = Year{2027}};
}

TEST(Doppik, AnnuityIsTheSmallestInstalmentThatPaysOff) {
  auto const rows = loan_schedule(loan(LoanKind::kAnnuity)).value();
  ASSERT_THAT(rows, SizeIs(3));
  // 10,000 × 0.03 / (1 − 1.03^−3) = 3,535.3036 €
  EXPECT_EQ(rows[0].interest, euros(300));
  EXPECT_EQ(rows[0].repayment, EuroCents{323'531});
  EXPECT_EQ(rows[1].interest + rows[1].repayment, EuroCents{353'531});
  EXPECT_EQ(rows[2].left, EuroCents{0});
  EXPECT_LE((rows[2].interest + rows[2].repayment).value, 353'531);
  EXPECT_EQ(rows[0].repayment + rows[1].repayment + rows[2].repayment, euros(10'000));
  EXPECT_EQ(rows[0].year, Year{2028});
}

TEST(Doppik, LinearLoanRepaysEqualParts) {
  auto const rows = loan_schedule(loan(LoanKind::kLinear)).value();
  EXPECT_EQ(rows[0].repayment, EuroCents{333'334});
  EXPECT_EQ(rows[1].repayment, EuroCents{333'333});
  EXPECT_EQ(rows[1].interest, EuroCents{20'000}) << "3 % of 6,666.66 €, half up";
  EXPECT_EQ(rows[2].left, EuroCents{0});
}

TEST(Doppik, GrantsAreReleasedWithTheAssetTheyPaidFor) {
  auto const assets = std::vector<Asset>{
      {.title = "Platz", .cost = euros(900), .grants = euros(600), .in_use_from = Year{2028}, .useful_life = 3},
      {.title = "Boden", .cost = euros(50), .grants = {}, .in_use_from = Year{2028}, .useful_life = 0}};
  auto const years = doppic_view(assets, {loan(LoanKind::kLinear)}, Year{2032}).value();
  ASSERT_THAT(years, SizeIs(6));
  EXPECT_EQ(years[0].debt, euros(10'000));
  EXPECT_EQ(years[0].depreciation, EuroCents{0});
  EXPECT_EQ(years[1].depreciation, euros(300));
  EXPECT_EQ(years[1].release, euros(200));
  EXPECT_EQ(charge_of(years[1]), euros(400)) << "300 − 200 + 300 interest";
  EXPECT_EQ(years[1].book_value, euros(650));
  EXPECT_EQ(years[1].grants_left, euros(400));
  EXPECT_EQ(years[5].book_value, euros(50)) << "land keeps its value";
  EXPECT_EQ(years[5].debt, EuroCents{0});
  EXPECT_THAT(doppic_view({}, {}, Year{2030}).value(), IsEmpty());
}

TEST(Doppik, SaysEverythingThatIsWrongAtOnce) {
  auto bad = loan(LoanKind::kLinear);
  bad.years = 0;
  bad.interest = Fraction{3, 1};
  auto const error =
      doppic_view(
          {{.title = "Platz", .cost = euros(1), .grants = euros(2), .in_use_from = Year{2028}, .useful_life = -1}},
          {bad}, Year{2030})
          .error();
  EXPECT_THAT(error.problems, SizeIs(4));
  EXPECT_THAT(to_text(error), AllOf(HasSubstr("Platz: die Zuschüsse"), HasSubstr("0 Jahre Laufzeit")));
}

}  // namespace
}  // namespace leitbild::money
