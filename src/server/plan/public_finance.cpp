#include "server/plan/public_finance.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "money/from_plan.h"

namespace leitbild::server {
namespace {

constexpr auto kMostYears = 60;

/// The horizon of the plan, widened to the years in which its measures run.
std::pair<Year, std::size_t> years_of(plan::Plan const& plan, Date today) {
  auto first = static_cast<int>(today.year());
  auto last = first;
  auto known = false;
  auto const widen = [&](std::optional<Year> year) {
    if (!year) { return; }
    first = known ? std::min(first, year->value) : year->value;
    last = known ? std::max(last, year->value) : year->value;
    known = true;
  };
  for (auto const& profile : plan.plan_profiles) {
    widen(profile.horizon_from);
    widen(profile.horizon_to);
  }
  for (auto const& measure : plan.measures) {
    widen(measure.start);
    widen(measure.end);
  }
  return {Year{first}, static_cast<std::size_t>(std::min(last - first + 1, kMostYears))};
}

}  // namespace

PublicFinance::PublicFinance(Site const& site) {
  auto const& plan = site.plan();
  std::tie(first_year, years) = years_of(plan, site.today());
  input = money::finance_input(plan, first_year, years);
  auto computed = money::finance(input);
  known = computed.has_value();
  if (!known) { return; }
  all = *std::move(computed);
  for (auto i = std::size_t{0}; i < input.measures.size(); ++i) {
    by_measure[input.measures[i].code] = all.measures[i];
  }
  for (auto const& field : plan.fields) {
    auto part = plan;
    std::erase_if(part.measures, [&](plan::Measure const& measure) { return measure.field != field.code; });
    if (auto of_field = money::finance(money::finance_input(part, first_year, years))) {
      by_field[field.code] = *std::move(of_field);
    }
  }
}

}  // namespace leitbild::server
