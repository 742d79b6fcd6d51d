// Ten thousand random projects: what must hold whatever the figures are.
#include <cstdlib>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "money/cost_plan.h"
#include "money/finance.h"
#include "money/kofi.h"

namespace leitbild::money {
namespace {

constexpr auto kProjects = 10'000;

/// A number from `low` to `high`, both possible.
std::int64_t number(std::int64_t low, std::int64_t high) { return *rc::gen::inRange(low, high + 1); }

EuroCents amount(std::int64_t most) { return EuroCents{number(0, most)}; }

Fraction share() {
  auto const denominator = *rc::gen::element<std::int64_t>(1, 2, 3, 7, 10, 100, 1000, 1'000'000);
  return fraction_of(number(0, denominator), denominator);
}

/// Shares that sum to 1, some of them 0.
std::vector<Fraction> parts(std::int64_t most) {
  auto const count = number(1, most);
  auto const denominator = *rc::gen::element<std::int64_t>(1, 3, 20, 100, 997);
  auto out = std::vector<Fraction>{};
  auto left = denominator;
  for (auto i = std::int64_t{1}; i < count; ++i) {
    auto const part = number(0, left);
    out.push_back(fraction_of(part, denominator));
    left -= part;
  }
  out.push_back(fraction_of(left, denominator));
  return out;
}

bool now_and_then() { return number(0, 3) == 0; }

GrantRule rule() {
  auto out = GrantRule{};
  out.rate = share();
  if (now_and_then()) { out.cap = amount(30'000'000); }
  if (now_and_then()) {
    out.cap_per_unit = amount(100'000);
    out.units = number(0, 300);
  }
  if (now_and_then()) { out.frame_remaining = amount(30'000'000); }
  out.deducts_earlier = now_and_then();
  if (now_and_then()) { out.rounding = {.direction = Rounding::kHalfUp, .step = EuroCents{number(1, 10'000)}}; }
  out.tranches = parts(6);
  out.first_tranche = static_cast<std::size_t>(number(0, 3));
  return out;
}

FundingCase random_case() {
  auto out = FundingCase{};
  out.gross = amount(100'000'000);
  out.not_eligible = amount(out.gross.value);
  out.revenue = amount(20'000'000);
  if (now_and_then()) { out.other_grants = amount(20'000'000); }
  out.other_grants_deductible = now_and_then();
  if (!now_and_then()) { out.spending = apportioned(out.gross, parts(6)); }
  if (now_and_then()) { out.ceiling = share(); }
  if (now_and_then()) { out.min_own_rate = share(); }
  auto left = out.gross - out.not_eligible;
  for (auto i = number(0, 4); i > 0; --i) {
    out.programmes.push_back(rule());
    if (now_and_then()) {
      out.programmes.back().section = amount(left.value);
      left -= *out.programmes.back().section;
    }
  }
  return out;
}

bool holds(std::vector<Check> const& checks, std::string_view id) {
  for (auto const& check : checks) {
    if (check.id == id) { return check.holds; }
  }
  return true;
}

void limits_hold(GrantRule const& rule, EuroCents base, EuroCents grant) {
  RC_ASSERT(grant >= EuroCents{0});
  RC_ASSERT(grant <= base);
  if (rule.cap) { RC_ASSERT(grant <= *rule.cap); }
  if (rule.cap_per_unit) { RC_ASSERT(grant <= *rule.cap_per_unit * rule.units); }
  if (rule.frame_remaining) { RC_ASSERT(grant <= *rule.frame_remaining); }
  if (rule.rounding.direction == Rounding::kDown) { RC_ASSERT(grant <= part_of(base, rule.rate)); }
}

void case_is_sound(FundingCase const& figures, FundingResult const& result) {
  auto granted = EuroCents{};
  for (auto i = std::size_t{0}; i < result.grants.size(); ++i) {
    auto const& grant = result.grants[i];
    limits_hold(figures.programmes[i], grant.base, grant.amount);
    RC_ASSERT(total_of(grant.cash_in) == grant.amount);
    if (!figures.spending.empty()) { RC_ASSERT(total_of(grant.share_of_spending) == grant.amount); }
    granted += grant.amount;
  }
  RC_ASSERT(granted == result.grant);
  RC_ASSERT(total_of(result.cash_in) == granted);
  RC_ASSERT(figures.revenue + figures.other_grants + granted + result.own == figures.gross);
  auto const open = not_below_zero(result.eligible - figures.revenue);
  RC_ASSERT(granted <= not_below_zero(open - figures.other_grants));
  if (figures.ceiling) {
    auto const most = part_of(open, *figures.ceiling);
    auto const within = granted == EuroCents{} || granted + figures.other_grants <= most;
    RC_ASSERT(within);
  }
  if (figures.min_own_rate) {
    auto const least = part_rounded_up(result.eligible, *figures.min_own_rate);
    RC_ASSERT(holds(result.checks, "min_own_share") == (result.own >= least));
  }
  for (auto const amount : result.pre_financing) {
    RC_ASSERT(amount >= EuroCents{0});
    RC_ASSERT(amount <= result.peak);
  }
}

CostItem random_item(std::size_t position) {
  auto out = CostItem{};
  out.code = "K" + std::to_string(position);
  out.group = static_cast<CostGroup>(number(0, static_cast<std::int64_t>(cost_groups().size()) - 1));
  out.likely = amount(50'000'000);
  out.net = now_and_then();
  out.vat_refunded = now_and_then();
  out.price_year = Year{static_cast<int>(number(2024, 2030))};
  out.eligible_share = share();
  out.profile = parts(6);
  if (now_and_then()) { out.revenue = apportioned(amount(5'000'000), parts(4)); }
  return out;
}

FundedProject random_project() {
  auto out = FundedProject{};
  out.first_year = Year{2027};
  out.inflation = fraction_of(number(0, 50), 1000);
  auto const items = static_cast<std::size_t>(number(1, 4));
  for (auto i = std::size_t{0}; i < items; ++i) {
    out.items.push_back(random_item(i));
    if (now_and_then()) {
      out.contributions.push_back(
          {.source = *rc::gen::element(Source::kPrivate, Source::kThirdParty, Source::kBetterment),
           .item = out.items.back().code,
           .by_year = apportioned(amount(5'000'000), parts(4)),
           .deductible = now_and_then()});
    }
  }
  for (auto i = number(0, 3); i > 0; --i) {
    auto programme = ProjectProgramme{};
    programme.rule = rule();
    programme.programme_year = Year{static_cast<int>(number(2027, 2030))};
    if (now_and_then()) {
      programme.split = {{Source::kFederal, fraction_of(1, 3)}, {Source::kState, fraction_of(2, 3)}};
    }
    if (now_and_then()) { programme.items = {out.items.back().code}; }
    out.programmes.push_back(std::move(programme));
  }
  if (now_and_then()) { out.ceiling = share(); }
  if (now_and_then()) { out.min_own_rate = share(); }
  return out;
}

void rows_are_sound(FundedProject const& project, CostPlan const& plan) {
  auto sum = Flow{};
  for (auto const& row : plan.rows) {
    auto over_years = Flow{};
    auto const paid_by_others = [](Flow const& flow) {
      return flow.revenue + flow[Source::kThirdParty] + flow[Source::kPrivate] + flow[Source::kBetterment];
    };
    // Revenue, contributions and what is not eligible fit into every year: then grants overpay none.
    auto const fits =
        std::ranges::all_of(row.years, [&](Flow const& flow) { return paid_by_others(flow) <= flow.gross; });
    for (auto const& flow : row.years) {
      RC_ASSERT(!fits || flow[Source::kCity] >= EuroCents{0});
      RC_ASSERT(sources_of(flow) == flow.gross);
      RC_ASSERT(flow.eligible + flow.not_eligible == flow.gross);
      RC_ASSERT(flow.eligible >= EuroCents{0});
      RC_ASSERT(flow.not_eligible >= EuroCents{0});
      over_years += flow;
    }
    RC_ASSERT(over_years == row.total);
    sum += row.total;
    auto granted = EuroCents{};
    for (auto const& programme : plan.programmes) { granted += programme.by_item[row.item]; }
    auto const open = not_below_zero(row.total.eligible - row.total.revenue);
    RC_ASSERT(granted <= open);
    if (project.ceiling) { RC_ASSERT(granted <= part_of(open, *project.ceiling)); }
  }
  RC_ASSERT(sum == plan.total);
}

void plan_is_sound(FundedProject const& project, CostPlan const& plan) {
  rows_are_sound(project, plan);
  for (auto p = std::size_t{0}; p < plan.programmes.size(); ++p) {
    auto const& row = plan.programmes[p];
    limits_hold(project.programmes[p].rule, row.base, row.grant);
    RC_ASSERT(total_of(row.by_item) == row.grant);
    RC_ASSERT(total_of(row.cash_in) == row.grant);
    RC_ASSERT(total_of(row.share_of_spending) == row.grant);
    for (auto const part : row.by_item) { RC_ASSERT(part >= EuroCents{0}); }
  }
  RC_ASSERT(total_of(plan.committed) == total_of(plan.cash_in));
  RC_ASSERT(total_of(plan.cash_need) == plan.total[Source::kCity]);
  for (auto const* const id : {"uses_equal_sources", "years_equal_total", "nothing_funded_twice"}) {
    RC_ASSERT(holds(plan.checks, id));
  }
  if (project.min_own_rate) {
    auto const least = part_rounded_up(plan.total.eligible, *project.min_own_rate);
    RC_ASSERT(holds(plan.checks, "min_own_share") == (plan.total[Source::kCity] >= least));
  }
}

FinanceInput random_finance() {
  auto out = FinanceInput{};
  out.first_year = Year{2027};
  out.years = static_cast<std::size_t>(number(1, 6));
  for (auto i = 0; i < 2; ++i) {
    out.programmes.push_back({.name = "P" + std::to_string(i), .last_year = {}, .remaining = {}, .tranches = parts(5)});
    if (now_and_then()) { out.programmes.back().remaining = amount(50'000'000); }
  }
  for (auto i = number(1, 4); i > 0; --i) {
    auto measure = MeasureMoney{};
    measure.first_year = Year{static_cast<int>(number(2025, 2032))};
    measure.spending = apportioned(amount(50'000'000), parts(5));
    if (now_and_then()) { measure.revenue = apportioned(amount(5'000'000), parts(6)); }
    measure.eligible_share = share();
    for (auto g = number(0, 2); g > 0; --g) {
      measure.grants.push_back({.programme = static_cast<std::size_t>(number(0, 1)),
                                .rate = share(),
                                .cap = {},
                                .programme_year = Year{static_cast<int>(number(2025, 2032))}});
    }
    out.measures.push_back(std::move(measure));
  }
  return out;
}

void finance_is_sound(FinanceInput const& input, Finance const& sums) {
  auto all = sums.outside;
  for (auto const& year : sums.years) {
    RC_ASSERT(year.own + year.grants + year.revenue == year.gross);
    RC_ASSERT(year.pre_financing >= EuroCents{0});
    all += year;
  }
  auto totals = MeasureTotals{};
  for (auto m = std::size_t{0}; m < input.measures.size(); ++m) {
    auto const& got = sums.measures[m];
    auto const base = part_of(got.gross, input.measures[m].eligible_share) - total_of(input.measures[m].revenue);
    RC_ASSERT(got.grants <= not_below_zero(base));
    totals.gross += got.gross;
    totals.grants += got.grants;
    totals.own += got.own;
    totals.not_financed += got.not_financed;
  }
  RC_ASSERT(all.gross == totals.gross);
  RC_ASSERT(all.grants == totals.grants);
  RC_ASSERT(all.cash_in == totals.grants);
  RC_ASSERT(all.own == totals.own);
  RC_ASSERT(all.not_financed == totals.not_financed);
}

/// rapidcheck takes the number of cases from the environment.
class RandomMoney : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { ::setenv("RC_PARAMS", ("max_success=" + std::to_string(kProjects)).c_str(), 0); }
};

TEST_F(RandomMoney, EveryCaseIsSound) {
  auto seen = 0;
  EXPECT_TRUE(rc::check([&] {
    auto const figures = random_case();
    auto const result = compute(figures);
    RC_ASSERT(result.has_value());
    case_is_sound(figures, *result);
    ++seen;
  }));
  EXPECT_GE(seen, kProjects);
}

TEST_F(RandomMoney, EveryProjectIsSound) {
  EXPECT_TRUE(rc::check([] {
    auto const project = random_project();
    auto const plan = cost_plan(project);
    RC_ASSERT(plan.has_value());
    plan_is_sound(project, *plan);
  }));
}

TEST_F(RandomMoney, EveryTableIsSound) {
  EXPECT_TRUE(rc::check([] {
    auto const input = random_finance();
    auto const sums = finance(input);
    RC_ASSERT(sums.has_value());
    finance_is_sound(input, *sums);
  }));
}

}  // namespace
}  // namespace leitbild::money
