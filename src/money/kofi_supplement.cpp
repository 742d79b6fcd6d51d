#include "money/kofi_supplement.h"

#include <algorithm>

#include <fmt/format.h>

#include "money/actual.h"
#include "money/from_plan.h"

namespace leitbild::money {
namespace {

using plan::Plan;

constexpr auto kMoreYears = std::size_t{10};

/// The latest decision that carries the measure.
plan::Decision const* decision_on(Plan const& plan, std::string const& measure) {
  plan::Decision const* out = nullptr;
  for (auto const& decision : plan.decisions) {
    auto const carries = decision.authoritative && decision.kind != plan::DecisionKind::kNotice &&
                         (decision.result == plan::DecisionResult::kAccepted ||
                          decision.result == plan::DecisionResult::kAcceptedChanged);
    if (!carries || std::ranges::find(decision.measures, measure) == decision.measures.end()) { continue; }
    if (out == nullptr || decision.date >= out->date) { out = &decision; }
  }
  return out;
}

std::string standing_of(Plan const& plan, plan::Measure const* measure) {
  if (measure == nullptr) { return {}; }
  auto out = std::string{plan::info(measure->state).title_de};
  if (auto const* const decision = decision_on(plan, measure->code)) {
    out += fmt::format("; {}{}", decision->code,
                       decision->date ? fmt::format(" ({})", german(*decision->date)) : std::string{});
  }
  return out;
}

}  // namespace

Result<KofiSupplement> kofi_supplement(Plan const& plan, FundedProject const& project, CostPlan const& overview,
                                       Date as_of) {
  auto out = KofiSupplement{};
  out.as_of = as_of;
  TRY(auto const actual, compare_actual(plan, {.today = as_of, .project = project.code, .measure = {}}));
  for (auto const& item : project.items) {
    auto standing = ItemStanding{};
    auto const record = std::ranges::find(plan.cost_items, item.code, &plan::CostItem::code);
    if (record != plan.cost_items.end()) {
      standing.measure = record->measure;
      standing.standing = standing_of(plan, plan::find_measure(plan, record->measure));
    }
    auto const row = std::ranges::find_if(actual.rows, [&](ActualRow const& candidate) {
      return candidate.level == ActualLevel::kCostItem && candidate.code == item.code;
    });
    if (row != actual.rows.end()) {
      standing.paid_before = row->actual_before;
      standing.paid_now = row->actual_now;
    }
    out.items.push_back(std::move(standing));
  }
  auto const record = std::ranges::find(plan.funded_projects, project.code, &plan::FundedProject::code);
  auto input = doppic_input(plan, record == plan.funded_projects.end() ? nullptr : &*record);
  auto const years = overview.years + kMoreYears;
  out.first_year = overview.first_year;
  TRY(out.doppic, doppic_years(input, out.first_year, years));
  out.running_cost = running_cost_of(input.running_costs, out.first_year, years);
  out.without_life = std::move(input.without_life);
  out.without_life_cost = input.without_life_cost;
  return out;
}

}  // namespace leitbild::money
