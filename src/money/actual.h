// Plan against actual: what was to be paid and what was paid, for every cost item, measure and funded project.
//
// A payment counts for its cost item; one that names only a measure counts for that measure's single item, else for the
// measure alone. A measure without items is planned by its estimate, evenly over its years. Payments after the day of the
// report do not count. Amounts are as booked, plans as written: no change of prices.
//
//   expected = max(plan, paid + what is planned for later years + what is left of this year's plan)
//
// Limit: money that was planned for past years and not paid is taken to come later, never to be saved.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/exact.h"
#include "base/fraction.h"
#include "base/quantity.h"
#include "base/result.h"
#include "plan/plan.h"

namespace leitbild::money {

enum class ActualLevel : std::uint8_t { kCostItem, kUnassigned, kMeasure, kProject };
/// "cost_item", "unassigned", "measure", "project".
std::string_view id_of(ActualLevel level);

enum class SpendingState : std::uint8_t {
  kNothingYet,    // nothing was to be paid, nothing was
  kWithin,        // as planned
  kLate,          // less than was planned until the end of last year
  kExpectedOver,  // what is still planned would exceed the plan
  kInRange,       // above the likely cost, within the range of the estimate
  kOver,          // more was paid than planned, or than the upper end of the range
  kNoPlan         // paid without any plan
};
std::string_view id_of(SpendingState state);  // "over"

struct ActualRow {
  ActualLevel level{};
  std::string code, title;
  EuroCents plan, highest;  // highest: upper end of the range; the plan where none is given
  EuroCents actual;
  EuroCents planned_before, actual_before;  // until the end of last year
  EuroCents planned_now, actual_now;        // this year
  EuroCents expected;
  std::optional<Fraction> spent;  // actual ÷ plan; nothing without a plan
  SpendingState state{};
  ByYear<EuroCents> planned_by_year, actual_by_year;
  std::vector<std::string> payments;  // codes, as in the plan; of items and of what is unassigned
};
EuroCents difference_of(ActualRow const& row);  // plan − actual
/// "über dem Ansatz: 1.200,00 € mehr gezahlt als angesetzt".
std::string state_text(ActualRow const& row, Year now);

struct ActualQuestion {
  Date today{};
  std::string project, measure;  // codes; empty: all
};

struct ActualComparison {
  Date today{};
  std::vector<ActualRow> rows;  // projects, then each measure with its items behind it; in the order of the plan
  ActualRow total;              // of the measures that are shown
  std::size_t later{};          // payments after the day of the report
};

/// Only measures with money, planned or paid. Error: no such project or measure. O(items + payments).
Result<ActualComparison> compare_actual(plan::Plan const& plan, ActualQuestion const& question);

}  // namespace leitbild::money
