#include "money/doppik.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "money/check_case.h"

namespace leitbild::money {
namespace {

constexpr auto kMostYears = 100;
constexpr auto kToCents = RoundingRule{.direction = Rounding::kHalfUp, .step = EuroCents{1}};

void check_loan(Loan const& loan, Problems& problems) {
  check_amount(loan.principal, loan.title + ": principal", problems);
  check_share(loan.interest, loan.title + ": interest", problems);
  if (loan.years < 1 || loan.years > kMostYears) {
    problems.add(fmt::format("{} Jahre Laufzeit; erlaubt sind 1 bis {}", loan.years, kMostYears), loan.title);
  }
}

/// What is left after all years but the last, with this instalment; never below 0.
EuroCents left_before_last(Loan const& loan, EuroCents instalment) {
  auto left = loan.principal;
  for (auto i = 1; i < loan.years; ++i) {
    left = not_below_zero(left + part_of(left, loan.interest, kToCents) - instalment);
    if (left > kLargestAmount) { return left; }  // the instalment does not even pay the interest
  }
  return left;
}

/// The smallest instalment that pays off the loan in time.
EuroCents annuity(Loan const& loan) {
  auto too_small = EuroCents{-1};
  auto enough = loan.principal + part_of(loan.principal, loan.interest, kToCents);
  while (enough - too_small > EuroCents{1}) {
    auto const middle = EuroCents{too_small.value + (enough.value - too_small.value) / 2};
    auto const left = left_before_last(loan, middle);
    auto const pays = left <= kLargestAmount && left + part_of(left, loan.interest, kToCents) <= middle;
    (pays ? enough : too_small) = middle;
  }
  return enough;
}

std::vector<LoanYear> schedule_of(Loan const& loan) {
  auto const rate = loan.kind == LoanKind::kAnnuity ? annuity(loan) : EuroCents{};
  auto const equal = apportioned(loan.principal, std::vector<std::int64_t>(static_cast<std::size_t>(loan.years), 1));
  auto out = std::vector<LoanYear>{};
  auto left = loan.principal;
  for (auto i = 0; i < loan.years; ++i) {
    auto const interest = part_of(left, loan.interest, kToCents);
    auto const planned = loan.kind == LoanKind::kAnnuity ? rate - interest : equal[static_cast<std::size_t>(i)];
    auto const repayment = i + 1 == loan.years ? left : std::min(planned, left);
    left -= repayment;
    out.push_back(
        {.year = Year{loan.paid_out.value + i + 1}, .interest = interest, .repayment = repayment, .left = left});
  }
  return out;
}

void check_asset(Asset const& asset, Problems& problems) {
  check_amount(asset.cost, asset.title + ": cost", problems);
  check_amount(asset.grants, asset.title + ": grants", problems);
  if (asset.grants > asset.cost) {
    problems.add(
        fmt::format("die Zuschüsse {} übersteigen die Kosten {}", format_euros(asset.grants), format_euros(asset.cost)),
        asset.title);
  }
  if (asset.useful_life < 0 || asset.useful_life > kMostYears) {
    problems.add(fmt::format("{} Jahre Nutzungsdauer; erlaubt sind 0 (keine Abschreibung) bis {}", asset.useful_life,
                             kMostYears),
                 asset.title);
  }
}

/// The years from the first event to `last`.
std::vector<DoppicYear> empty_years(std::vector<Asset> const& assets, std::vector<Loan> const& loans, Year last) {
  auto first = last.value + 1;
  for (auto const& asset : assets) { first = std::min(first, asset.in_use_from.value); }
  for (auto const& loan : loans) { first = std::min(first, loan.paid_out.value); }
  auto out = std::vector<DoppicYear>{};
  for (auto year = first; year <= last.value; ++year) { out.emplace_back().year = Year{year}; }
  return out;
}

void add_asset(Asset const& asset, std::vector<DoppicYear>& years) {
  auto const life = static_cast<std::size_t>(asset.useful_life);
  auto const equal = std::vector<std::int64_t>(std::max(life, std::size_t{1}), 1);
  auto const depreciation = apportioned(life == 0 ? EuroCents{} : asset.cost, equal);
  auto const release = apportioned(life == 0 ? EuroCents{} : asset.grants, equal);
  auto book_value = asset.cost;
  auto grants_left = asset.grants;
  for (auto& year : years) {
    if (year.year < asset.in_use_from) { continue; }
    if (auto const age = static_cast<std::size_t>(year.year.value - asset.in_use_from.value); age < equal.size()) {
      year.depreciation += depreciation[age];
      year.release += release[age];
      book_value -= depreciation[age];
      grants_left -= release[age];
    }
    year.book_value += book_value;
    year.grants_left += grants_left;
  }
}

void add_loan(Loan const& loan, std::vector<DoppicYear>& years) {
  auto const schedule = schedule_of(loan);
  for (auto& year : years) {
    auto const age = year.year.value - loan.paid_out.value;
    if (age < 0 || age > loan.years) { continue; }
    if (age == 0) {
      year.debt += loan.principal;
      continue;
    }
    auto const& row = schedule[static_cast<std::size_t>(age - 1)];
    year.interest += row.interest;
    year.repayment += row.repayment;
    year.debt += row.left;
  }
}

}  // namespace

Result<std::vector<LoanYear>> loan_schedule(Loan const& loan) {
  auto problems = Problems{};
  check_loan(loan, problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return schedule_of(loan);
}

EuroCents charge_of(DoppicYear const& year) { return year.depreciation - year.release + year.interest; }

Result<std::vector<DoppicYear>> doppic_view(std::vector<Asset> const& assets, std::vector<Loan> const& loans,
                                            Year last) {
  auto problems = Problems{};
  for (auto const& asset : assets) { check_asset(asset, problems); }
  for (auto const& loan : loans) { check_loan(loan, problems); }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto years = empty_years(assets, loans, last);
  for (auto const& asset : assets) { add_asset(asset, years); }
  for (auto const& loan : loans) { add_loan(loan, years); }
  return years;
}

}  // namespace leitbild::money
