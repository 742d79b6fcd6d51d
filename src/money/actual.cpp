#include "money/actual.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "money/kofi.h"
#include "money/plan_shares.h"

namespace leitbild::money {
namespace {

using plan::Plan;

/// "unknown" with all codes there are.
template <class Rows>
Result<void> known(Rows const& rows, std::string const& code, std::string_view what, std::string_view option) {
  if (code.empty()) { return {}; }
  auto codes = std::vector<std::string_view>{};
  for (auto const& row : rows) { codes.push_back(row.code); }
  if (std::ranges::find(codes, code) != codes.end()) { return {}; }
  return fail(fmt::format("{} „{}“ gibt es nicht; es gibt {}", what, code,
                          codes.empty() ? "keine" : fmt::format("{}", fmt::join(codes, ", "))),
              std::string{option});
}

int year_of(plan::ActualCost const& payment) { return static_cast<int>(payment.date.value_or(RoughDate{}).year); }

/// What an item is to cost by year; without years all in its first.
ByYear<EuroCents> plan_of(plan::CostItem const& item, plan::Measure const* measure) {
  if (!item.spending.empty() || !item.likely) { return item.spending; }
  auto const usual = measure != nullptr && measure->start ? *measure->start : item.price_year.value_or(Year{});
  return {{usual, *item.likely}};
}

void add(ByYear<EuroCents>& sum, ByYear<EuroCents> const& more) {
  for (auto const& [year, amount] : more) { sum[year] += amount; }
}

class Comparing {
 public:
  Comparing(Plan const& plan, ActualQuestion const& question) : plan_{plan}, question_{question} {
    for (auto const& item : plan.cost_items) { items_[item.measure].push_back(&item); }
    for (auto const& payment : plan.actual_costs) { add_payment(payment); }
    out_.today = question.today;
    out_.total.title = "Summe";
    out_.total.level = ActualLevel::kMeasure;
  }

  ActualComparison result() && {
    auto rows = std::vector<ActualRow>{};
    for (auto const& measure : plan_.measures) {
      if (is_asked_for(measure.code)) { add_measure(measure, rows); }
    }
    for (auto const& project : plan_.funded_projects) {
      if (!question_.measure.empty() || (!question_.project.empty() && project.code != question_.project)) { continue; }
      add_project(project);
    }
    std::ranges::move(rows, std::back_inserter(out_.rows));
    settle(out_.total);
    return std::move(out_);
  }

 private:
  Plan const& plan_;
  ActualQuestion const& question_;
  ActualComparison out_;
  std::map<std::string, std::vector<plan::CostItem const*>, std::less<>> items_;
  std::map<std::string, std::vector<plan::ActualCost const*>, std::less<>> of_item_, of_measure_;

  void add_payment(plan::ActualCost const& payment) {
    if (payment.date && first_day(*payment.date) > question_.today) {
      ++out_.later;
      return;
    }
    auto const found = items_.find(payment.measure);
    auto const single = found != items_.end() && found->second.size() == 1;
    if (!payment.cost_item.empty()) {
      of_item_[payment.cost_item].push_back(&payment);
    } else if (single) {
      of_item_[found->second.front()->code].push_back(&payment);
    } else {
      of_measure_[payment.measure].push_back(&payment);
    }
  }

  plan::FundedProject const* project() const {
    auto const found = std::ranges::find(plan_.funded_projects, question_.project, &plan::FundedProject::code);
    return found == plan_.funded_projects.end() ? nullptr : &*found;
  }

  bool is_asked_for(std::string const& measure) const {
    if (!question_.measure.empty()) { return measure == question_.measure; }
    auto const* const asked = project();
    return asked == nullptr ||
           std::ranges::any_of(of(measure), [&](auto const* item) { return belongs_to(*item, *asked); }) ||
           std::ranges::find(asked->measures, measure) != asked->measures.end();
  }

  std::vector<plan::CostItem const*> of(std::string const& measure) const {
    auto const found = items_.find(measure);
    return found == items_.end() ? std::vector<plan::CostItem const*>{} : found->second;
  }

  static void pay(ActualRow& row, std::vector<plan::ActualCost const*> const& payments) {
    for (auto const* payment : payments) {
      row.actual_by_year[Year{year_of(*payment)}] += payment->amount.value_or(EuroCents{});
      row.payments.push_back(payment->code);
    }
  }

  template <class Map>
  static std::vector<plan::ActualCost const*> payments_in(Map const& map, std::string const& code) {
    auto const found = map.find(code);
    return found == map.end() ? std::vector<plan::ActualCost const*>{} : found->second;
  }

  ActualRow item_row(plan::CostItem const& item, plan::Measure const* measure) const {
    auto row = ActualRow{};
    row.level = ActualLevel::kCostItem;
    row.code = item.code;
    row.title = plan::marked_title(item.title, measure != nullptr && measure->example);
    row.planned_by_year = plan_of(item, measure);
    row.highest = item.highest.value_or(sum_of_years(row.planned_by_year));
    pay(row, payments_in(of_item_, item.code));
    settle(row);
    return row;
  }

  /// The estimate where nothing is itemised.
  static ByYear<EuroCents> estimate_of(plan::Measure const& measure) {
    auto out = ByYear<EuroCents>{};
    if (!measure.cost) { return out; }
    auto const from = measure.start.value_or(measure.cost->price_year);
    auto const to = std::max(from, measure.end.value_or(from));
    auto const equal = std::vector<std::int64_t>(static_cast<std::size_t>(to.value - from.value) + 1, 1);
    auto const parts = apportioned(measure.cost->amount, equal);
    for (auto i = std::size_t{0}; i < parts.size(); ++i) { out[Year{from.value + static_cast<int>(i)}] = parts[i]; }
    return out;
  }

  static void add_to(ActualRow& sum, ActualRow const& row) {
    add(sum.planned_by_year, row.planned_by_year);
    add(sum.actual_by_year, row.actual_by_year);
    sum.highest += row.highest;
  }

  void add_measure(plan::Measure const& measure, std::vector<ActualRow>& rows) {
    auto head = ActualRow{};
    head.level = ActualLevel::kMeasure;
    head.code = measure.code;
    head.title = plan::marked_title(measure.title, measure.example);
    auto parts = std::vector<ActualRow>{};
    for (auto const* item : of(measure.code)) {
      auto const* const asked = project();
      if (asked == nullptr || belongs_to(*item, *asked)) { parts.push_back(item_row(*item, &measure)); }
    }
    if (of(measure.code).empty()) {
      head.planned_by_year = estimate_of(measure);
      head.highest = sum_of_years(head.planned_by_year);
      pay(head, payments_in(of_measure_, measure.code));
    } else if (auto const loose = payments_in(of_measure_, measure.code); !loose.empty()) {
      auto row = ActualRow{};
      row.level = ActualLevel::kUnassigned;
      row.code = measure.code;
      row.title = "ohne Kostenansatz";
      pay(row, loose);
      settle(row);
      parts.push_back(std::move(row));
    }
    for (auto const& part : parts) { add_to(head, part); }
    settle(head);
    if (head.plan == EuroCents{} && head.actual_by_year.empty()) { return; }
    add_to(out_.total, head);
    rows.push_back(std::move(head));
    std::ranges::move(parts, std::back_inserter(rows));
  }

  void add_project(plan::FundedProject const& asked) {
    auto row = ActualRow{};
    row.level = ActualLevel::kProject;
    row.code = asked.code;
    row.title = plan::marked_title(asked.title, asked.example);
    for (auto const& item : plan_.cost_items) {
      if (belongs_to(item, asked)) { add_to(row, item_row(item, plan::find_measure(plan_, item.measure))); }
    }
    settle(row);
    if (row.plan > EuroCents{} || !row.actual_by_year.empty()) { out_.rows.push_back(std::move(row)); }
  }

  void settle(ActualRow& row) const {
    auto const now = static_cast<int>(question_.today.year());
    auto later = EuroCents{};
    row.plan = row.actual = row.planned_before = row.actual_before = row.planned_now = row.actual_now = EuroCents{};
    for (auto const& [year, amount] : row.planned_by_year) {
      row.plan += amount;
      if (year.value < now) {
        row.planned_before += amount;
      } else {
        (year.value == now ? row.planned_now : later) += amount;
      }
    }
    for (auto const& [year, amount] : row.actual_by_year) {
      row.actual += amount;
      (year.value < now ? row.actual_before : row.actual_now) += amount;
    }
    row.highest = std::max(row.highest, row.plan);
    row.expected = std::max(row.plan, row.actual + later + not_below_zero(row.planned_now - row.actual_now));
    if (row.plan > EuroCents{}) { row.spent = fraction_of(row.actual.value, row.plan.value); }
    row.state = state_of(row);
  }

  static SpendingState state_of(ActualRow const& row) {
    if (row.plan == EuroCents{}) {
      return row.actual_by_year.empty() ? SpendingState::kNothingYet : SpendingState::kNoPlan;
    }
    if (row.actual > row.highest) { return SpendingState::kOver; }
    if (row.actual > row.plan) { return SpendingState::kInRange; }
    if (row.expected > row.plan) { return SpendingState::kExpectedOver; }
    if (row.actual_before + row.actual_now < row.planned_before) { return SpendingState::kLate; }
    return row.actual_by_year.empty() ? SpendingState::kNothingYet : SpendingState::kWithin;
  }
};

}  // namespace

std::string_view id_of(ActualLevel level) {
  constexpr auto kIds = std::array<std::string_view, 4>{"cost_item", "unassigned", "measure", "project"};
  return kIds.at(static_cast<std::size_t>(level));
}

std::string_view id_of(SpendingState state) {
  constexpr auto kIds =
      std::array<std::string_view, 7>{"nothing_yet", "within", "late", "expected_over", "in_range", "over", "no_plan"};
  return kIds.at(static_cast<std::size_t>(state));
}

EuroCents difference_of(ActualRow const& row) { return row.plan - row.actual; }

std::string state_text(ActualRow const& row, Year now) {
  auto const more = format_euros(row.actual - row.plan);
  switch (row.state) {
    case SpendingState::kNothingYet: return "noch nichts gezahlt";
    case SpendingState::kWithin: return "im Rahmen";
    case SpendingState::kLate:
      return fmt::format("im Rückstand: bis Ende {} waren {} geplant, gezahlt sind {}", now.value - 1,
                         format_euros(row.planned_before), format_euros(row.actual));
    case SpendingState::kExpectedOver:
      return fmt::format("voraussichtlich über dem Ansatz: {} erwartet", format_euros(row.expected));
    case SpendingState::kInRange: return fmt::format("{} über dem Ansatz, noch in der Bandbreite", more);
    case SpendingState::kOver: return fmt::format("über dem Ansatz: {} mehr gezahlt als angesetzt", more);
    case SpendingState::kNoPlan: return "Geld ohne Ansatz";
  }
  return {};
}

Result<ActualComparison> compare_actual(Plan const& plan, ActualQuestion const& question) {
  TRY_DO(known(plan.funded_projects, question.project, "eine Gesamtmaßnahme", "--project"));
  TRY_DO(known(plan.measures, question.measure, "eine Maßnahme", "--measure"));
  return Comparing{plan, question}.result();
}

}  // namespace leitbild::money
