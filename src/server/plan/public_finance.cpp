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
  auto const everything = money::finance_input(plan, first_year, years);
  auto const of_everything = money::finance(everything);
  if (!of_everything) { return; }
  // What was deferred keeps its money on its own page; sums are of what is pursued.
  for (auto i = std::size_t{0}; i < everything.measures.size(); ++i) {
    by_measure[everything.measures[i].code] = of_everything->measures[i];
  }
  auto pursued = plan;
  std::erase_if(pursued.measures, [](plan::Measure const& measure) { return !plan::is_pursued(measure.state); });
  input = money::finance_input(pursued, first_year, years);
  auto computed = money::finance(input);
  known = computed.has_value();
  if (!known) { return; }
  all = *std::move(computed);
  for (auto const& field : plan.fields) {
    auto part = pursued;
    std::erase_if(part.measures, [&](plan::Measure const& measure) { return measure.field != field.code; });
    if (auto of_field = money::finance(money::finance_input(part, first_year, years))) {
      by_field[field.code] = *std::move(of_field);
    }
  }
}

}  // namespace leitbild::server
