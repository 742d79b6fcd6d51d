// Assets, Sonderposten, loans and running costs from the plan's records.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "money/from_plan.h"
#include "money/plan_shares.h"

namespace leitbild::money {
namespace {

using plan::Plan;

/// What others pay for each cost item.
std::map<std::string, EuroCents> paid_by_others(Plan const& plan) {
  auto out = std::map<std::string, EuroCents>{};
  for (auto const& share : plan.funding_shares) {
    if (source_of(share) == Source::kCity || !share.amount) { continue; }
    auto codes = std::vector<std::string>{};
    auto weights = std::vector<EuroCents>{};
    for (auto const& item : plan.cost_items) {
      if (!pays_for(share, item)) { continue; }
      codes.push_back(item.code);
      weights.push_back(not_below_zero(item.likely.value_or(EuroCents{}) - sum_of_years(item.revenue)));
    }
    if (codes.empty()) { continue; }
    auto const parts = apportioned(*share.amount, weights);
    for (auto i = std::size_t{0}; i < codes.size(); ++i) { out[codes[i]] += parts[i]; }
  }
  return out;
}

Year in_use_from(plan::CostItem const& item, plan::Measure const* measure) {
  auto const last = item.spending.empty() ? item.price_year.value_or(Year{}) : item.spending.rbegin()->first;
  return measure != nullptr && measure->end ? *measure->end : last;
}

void add_item(plan::CostItem const& item, plan::Measure const* measure, EuroCents others, DoppicInput& out) {
  auto const cost = item.likely.value_or(sum_of_years(item.spending));
  auto const title = plan::marked_title(item.title, measure != nullptr && measure->example);
  auto const is_land = item.group == CostGroup::kLandPurchase;
  if (!item.useful_life && !is_land) {
    out.without_life.push_back(fmt::format("{} {}", item.code, title));
    out.without_life_cost += cost;
    return;
  }
  out.assets.push_back({.title = fmt::format("{} {}", item.code, title),
                        .cost = cost,
                        .grants = std::min(others, cost),
                        .in_use_from = in_use_from(item, measure),
                        .useful_life = is_land ? 0 : static_cast<int>(*item.useful_life)});
}

void add_loan(plan::Loan const& loan, DoppicInput& out) {
  out.loans.push_back({.title = fmt::format("{} {}", loan.code, loan.title),
                       .principal = loan.principal.value_or(EuroCents{}),
                       .interest = loan.interest.value_or(kNone),
                       .years = static_cast<int>(loan.years.value_or(0)),
                       .kind = loan.kind == plan::RepaymentKind::kLinear ? LoanKind::kLinear : LoanKind::kAnnuity,
                       .paid_out = loan.paid_out.value_or(Year{})});
}

bool names(std::vector<std::string> const& codes, std::string const& code) {
  return std::ranges::find(codes, code) != codes.end();
}

}  // namespace

DoppicInput doppic_input(Plan const& plan, plan::FundedProject const* project) {
  auto out = DoppicInput{};
  auto const others = paid_by_others(plan);
  auto itemised = std::set<std::string>{};
  for (auto const& item : plan.cost_items) {
    itemised.insert(item.measure);
    if (project != nullptr && !belongs_to(item, *project)) { continue; }
    auto const found = others.find(item.code);
    add_item(item, plan::find_measure(plan, item.measure), found == others.end() ? EuroCents{} : found->second, out);
  }
  auto const is_meant = [&](std::string const& measure) {
    return project == nullptr || names(project->measures, measure);
  };
  for (auto const& measure : plan.measures) {
    if (!measure.cost || itemised.contains(measure.code) || !is_meant(measure.code)) { continue; }
    out.without_life.push_back(fmt::format("{} {}", measure.code, plan::marked_title(measure.title, measure.example)));
    out.without_life_cost += measure.cost->amount;
  }
  for (auto const& cost : plan.running_costs) {
    if (!is_meant(cost.measure)) { continue; }
    out.running_costs.push_back(
        {.per_year = cost.per_year.value_or(EuroCents{}), .from = cost.from.value_or(Year{}), .to = cost.to});
  }
  for (auto const& loan : plan.loans) {
    if (project == nullptr || loan.project == project->code || (loan.project.empty() && is_meant(loan.measure))) {
      add_loan(loan, out);
    }
  }
  return out;
}

Result<std::vector<DoppicYear>> doppic_years(DoppicInput const& input, Year first, std::size_t years) {
  auto const last = Year{first.value + static_cast<int>(years) - 1};
  TRY(auto const all, doppic_view(input.assets, input.loans, last));
  auto out = std::vector<DoppicYear>(years);
  for (auto t = std::size_t{0}; t < years; ++t) { out[t].year = Year{first.value + static_cast<int>(t)}; }
  for (auto const& year : all) {
    if (year.year >= first) { out[static_cast<std::size_t>(year.year.value - first.value)] = year; }
  }
  return out;
}

std::vector<EuroCents> running_cost_of(std::vector<YearlyCost> const& costs, Year first, std::size_t years) {
  auto out = std::vector<EuroCents>(years);
  for (auto const& cost : costs) {
    for (auto t = std::size_t{0}; t < years; ++t) {
      auto const year = Year{first.value + static_cast<int>(t)};
      if (year >= cost.from && (!cost.to || year <= *cost.to)) { out[t] += cost.per_year; }
    }
  }
  return out;
}

}  // namespace leitbild::money
