// The money of all measures, from the plan's records.
#include <algorithm>
#include <map>

#include "money/from_plan.h"
#include "money/plan_shares.h"
#include "money/price_index.h"

namespace leitbild::money {
namespace {

using plan::Plan;

/// The cost items of a measure, added up.
struct Costs {
  ByYear<EuroCents> spending, revenue;
  EuroCents eligible;
  std::map<std::string, EuroCents, std::less<>> eligible_by_item;
};

/// When a measure begins to cost something, where no year says it.
Year usual_year(plan::Measure const& measure, Year first) { return measure.start.value_or(first); }

/// Amounts in the prices of their years.
ByYear<EuroCents> in_prices(ByYear<EuroCents> amounts, std::optional<Year> price_year, Fraction inflation) {
  if (inflation == kNone || !price_year) { return amounts; }
  for (auto& [year, amount] : amounts) { amount = in_prices_of(amount, *price_year, year, inflation); }
  return amounts;
}

void add_item(plan::CostItem const& item, Year usual, Fraction inflation, Costs& costs) {
  auto spending = item.spending;
  if (spending.empty()) { spending[usual] = item.likely.value_or(EuroCents{}); }
  spending = in_prices(std::move(spending), item.price_year, inflation);
  auto gross = EuroCents{};
  for (auto const& [year, amount] : spending) {
    costs.spending[year] += amount;
    gross += amount;
  }
  for (auto const& [year, amount] : in_prices(item.revenue, item.price_year, inflation)) {
    costs.revenue[year] += amount;
  }
  auto const share = item.eligible_share.value_or(kFull);
  auto const eligible =
      part_of(not_below_zero(gross - sum_of_years(in_prices(item.not_eligible, item.price_year, inflation))), share);
  costs.eligible_by_item[item.code] = eligible;
  costs.eligible += eligible;
}

/// The estimate of a measure without items, evenly over its years.
void add_estimate(plan::Measure const& measure, Year first, Fraction inflation, Costs& costs) {
  if (!measure.cost) { return; }
  auto const from = usual_year(measure, first);
  auto const to = std::max(from, measure.end.value_or(from));
  auto const equal = std::vector<std::int64_t>(static_cast<std::size_t>(to.value - from.value) + 1, 1);
  auto const parts = apportioned(measure.cost->amount, equal);
  auto by_year = ByYear<EuroCents>{};
  for (auto i = std::size_t{0}; i < parts.size(); ++i) { by_year[Year{from.value + static_cast<int>(i)}] = parts[i]; }
  for (auto const& [year, amount] : in_prices(std::move(by_year), measure.cost->price_year, inflation)) {
    costs.spending[year] += amount;
    costs.eligible += amount;
  }
}

/// Looks up names and gives each a position, in the order in which they appear.
template <class Entry>
std::size_t position_of(std::vector<Entry>& list, std::string const& name) {
  auto const found = std::ranges::find(list, name, &Entry::name);
  if (found != list.end()) { return static_cast<std::size_t>(found - list.begin()); }
  list.emplace_back().name = name;
  return list.size() - 1;
}

std::vector<StaffMonths> months_from(ByYear<PersonMonths> const& months, Year first) {
  auto out = std::vector<StaffMonths>{};
  for (auto const& [year, amount] : months) {
    if (year < first) { continue; }
    out.resize(static_cast<std::size_t>(year.value - first.value) + 1);
    out.back() = StaffMonths{amount.value};
  }
  return out;
}

class Reader {
 public:
  Reader(Plan const& plan, Year first, std::size_t years, Fraction inflation) : plan_{plan}, inflation_{inflation} {
    out_.first_year = first;
    out_.years = years;
    for (auto const& item : plan.cost_items) { items_[item.measure].push_back(&item); }
    for (auto const& share : plan.funding_shares) { shares_[measure_of(share)].push_back(&share); }
    for (auto const& cost : plan.running_costs) { running_[cost.measure].push_back(&cost); }
    for (auto const& need : plan.staff_needs) { staff_[need.measure].push_back(&need); }
    for (auto const& capacity : plan.staff_capacities) { add_capacity(capacity); }
  }

  void add(plan::Measure const& measure) {
    auto costs = Costs{};
    for (auto const* item : items_[measure.code]) {
      add_item(*item, usual_year(measure, out_.first_year), inflation_, costs);
    }
    if (items_[measure.code].empty()) { add_estimate(measure, out_.first_year, inflation_, costs); }
    auto money = MeasureMoney{};
    money.code = measure.code;
    money.title = plan::marked_title(measure.title, measure.example);
    auto secured = ByYear<EuroCents>{};
    for (auto const* share : shares_[measure.code]) { add_share(*share, measure, costs, secured, money); }
    fill(measure, costs, money);
    if (!secured.empty()) {
      auto const first = secured.begin()->first;
      out_.budget.push_back(
          {.measure = out_.measures.size(), .first_year = first, .amounts = from_year(secured, first)});
    }
    out_.measures.push_back(std::move(money));
  }

  FinanceInput result() && { return std::move(out_); }

 private:
  template <class Record>
  using ByMeasure = std::map<std::string, std::vector<Record const*>, std::less<>>;

  Plan const& plan_;
  Fraction inflation_;
  FinanceInput out_;
  ByMeasure<plan::CostItem> items_;
  ByMeasure<plan::FundingShare> shares_;
  ByMeasure<plan::RunningCost> running_;
  ByMeasure<plan::StaffNeed> staff_;

  /// A share names its measure or a cost item of it.
  std::string measure_of(plan::FundingShare const& share) const {
    if (!share.measure.empty()) { return share.measure; }
    auto const item = std::ranges::find(plan_.cost_items, share.cost_item, &plan::CostItem::code);
    return item == plan_.cost_items.end() ? std::string{} : item->measure;
  }

  void add_capacity(plan::StaffCapacity const& capacity) {
    auto& office = out_.offices[position_of(out_.offices, capacity.organization)];
    office.first_year = out_.first_year;
    auto const months = months_from(capacity.months, out_.first_year);
    office.capacity.resize(std::max(office.capacity.size(), months.size()));
    for (auto i = std::size_t{0}; i < months.size(); ++i) { office.capacity[i] += months[i]; }
  }

  void add_share(plan::FundingShare const& share, plan::Measure const& measure, Costs& costs,
                 ByYear<EuroCents>& secured, MeasureMoney& money) {
    auto const usual = usual_year(measure, out_.first_year);
    auto amounts = share.cash;
    if (amounts.empty() && share.amount) { amounts[usual] = *share.amount; }
    auto const source = source_of(share);
    if (source == Source::kCity) {
      if (!is_approved(share)) { return; }
      for (auto const& [year, amount] : amounts) { secured[year] += amount; }
    } else if (!is_grant(source)) {
      for (auto const& [year, amount] : amounts) { costs.revenue[year] += amount; }
    } else if (auto const terms = terms_of(share, std::nullopt)) {
      auto grant = MeasureGrant{};
      auto const name = share.programme.empty() ? std::string{german_of(source)} : share.programme;
      grant.programme = position_of(out_.programmes, name);
      grant.rate = terms->rate;
      grant.cap = terms->cap;
      grant.programme_year = terms->programme_year.value_or(usual);
      if (auto const item = costs.eligible_by_item.find(share.cost_item);
          item != costs.eligible_by_item.end() && costs.eligible > EuroCents{}) {
        grant.of_base = fraction_of(item->second.value, costs.eligible.value);
      }
      grant.tranches = parts_of(from_year(share.cash, grant.programme_year));
      grant.approvals = parts_of(from_year(share.commitment, grant.programme_year));
      grant.secured = is_approved(share);
      money.grants.push_back(std::move(grant));
    }
  }

  /// Rising prices make every year of the table an amount of its own.
  void add_running_cost(plan::RunningCost const& cost, Year usual, MeasureMoney& money) const {
    auto const from = cost.from.value_or(usual);
    auto const per_year = cost.per_year.value_or(EuroCents{});
    if (inflation_ == kNone || !cost.price_year) {
      money.running_costs.push_back({.per_year = per_year, .from = from, .to = cost.to});
      return;
    }
    auto const end = out_.first_year.value + static_cast<int>(out_.years);
    for (auto value = std::max(from.value, out_.first_year.value); value < end; ++value) {
      auto const year = Year{value};
      if (cost.to && year > *cost.to) { break; }
      money.running_costs.push_back(
          {.per_year = in_prices_of(per_year, *cost.price_year, year, inflation_), .from = year, .to = year});
    }
  }

  void fill(plan::Measure const& measure, Costs const& costs, MeasureMoney& money) {
    money.first_year = usual_year(measure, out_.first_year);
    for (auto const* years : {&costs.spending, &costs.revenue}) {
      if (!years->empty()) { money.first_year = std::min(money.first_year, years->begin()->first); }
    }
    for (auto const* need : staff_[measure.code]) {
      if (!need->months.empty()) { money.first_year = std::min(money.first_year, need->months.begin()->first); }
    }
    money.spending = from_year(costs.spending, money.first_year);
    money.revenue = from_year(costs.revenue, money.first_year);
    if (auto const gross = total_of(money.spending); gross > EuroCents{}) {
      money.eligible_share = fraction_of(costs.eligible.value, gross.value);
    }
    for (auto const* cost : running_[measure.code]) {
      auto const usual = Year{measure.end.value_or(money.first_year).value + 1};
      add_running_cost(*cost, usual, money);
    }
    for (auto const* need : staff_[measure.code]) {
      money.staff.push_back({.office = position_of(out_.offices, need->organization),
                             .months = months_from(need->months, money.first_year)});
    }
  }
};

}  // namespace

FinanceInput finance_input(Plan const& plan, Year first, std::size_t years, Fraction inflation) {
  auto reader = Reader{plan, first, years, inflation};
  for (auto const& measure : plan.measures) { reader.add(measure); }
  return std::move(reader).result();
}

}  // namespace leitbild::money
