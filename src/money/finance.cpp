#include "money/finance.h"

#include <algorithm>

#include <fmt/format.h>

#include "money/check_case.h"
#include "money/kofi.h"

namespace leitbild::money {
namespace {

constexpr auto kMostYears = 100;

void check_year(Year year, FinanceInput const& input, std::string const& where, Problems& problems) {
  if (year.value < input.first_year.value - kMostYears || year.value > input.first_year.value + kMostYears) {
    problems.add(fmt::format("das Jahr {} liegt mehr als {} Jahre von {} entfernt", year.value, kMostYears,
                             input.first_year.value),
                 where);
  }
}

void check_measure(FinanceInput const& input, MeasureMoney const& measure, Problems& problems) {
  auto const where = measure.code + ": ";
  check_year(measure.first_year, input, where + "first_year", problems);
  check_amounts(measure.spending, where + "spending", problems);
  check_amounts(measure.revenue, where + "revenue", problems);
  for (auto const& cost : measure.running_costs) { check_amount(cost.per_year, where + "running_cost", problems); }
  check_share(measure.eligible_share, where + "eligible_share", problems);
  if (total_of(measure.spending) > kLargestAmount) { problems.add("die Kosten sind zu groß", measure.code); }
  for (auto const& grant : measure.grants) {
    check_share(grant.rate, where + "rate", problems);
    check_share(grant.of_base, where + "of_base", problems);
    check_amount(grant.cap, where + "cap", problems);
    check_year(grant.programme_year, input, where + "programme_year", problems);
    if (!grant.tranches.empty()) { check_parts(grant.tranches, "die Raten", where + "tranches", problems); }
    if (!grant.approvals.empty()) { check_parts(grant.approvals, "die Bewilligungen", where + "approvals", problems); }
    if (grant.programme >= input.programmes.size()) {
      problems.add(fmt::format("ein Programm Nr. {} gibt es nicht", grant.programme + 1), measure.code);
    }
  }
  for (auto const& need : measure.staff) {
    if (need.office >= input.offices.size()) {
      problems.add(fmt::format("eine Dienststelle Nr. {} gibt es nicht", need.office + 1), measure.code);
    }
  }
}

void check_input(FinanceInput const& input, Problems& problems) {
  if (input.years < 1 || input.years > kMostYears) {
    problems.add(fmt::format("{} Jahre; erlaubt sind 1 bis {}", input.years, kMostYears));
  }
  for (auto const& programme : input.programmes) {
    check_amount(programme.remaining, programme.name + ": remaining", problems);
    check_parts(programme.tranches, "die Raten", programme.name + ": tranches", problems);
  }
  for (auto const& measure : input.measures) { check_measure(input, measure, problems); }
  for (auto const& budgeted : input.budget) {
    if (budgeted.measure >= input.measures.size()) {
      problems.add(fmt::format("eine Maßnahme Nr. {} gibt es nicht", budgeted.measure + 1), "budget");
    }
    check_amounts(budgeted.amounts, "budget", problems);
  }
}

/// The tables while the measures are added to them one by one.
class Tables {
 public:
  explicit Tables(FinanceInput const& input) : input_{input} {
    out_.first_year = input.first_year;
    out_.years.resize(input.years);
    out_.programmes.resize(input.programmes.size(),
                           {std::vector<EuroCents>(input.years), std::vector<EuroCents>(input.years)});
    out_.offices.resize(input.offices.size(),
                        {std::vector<StaffMonths>(input.years), std::vector<StaffMonths>(input.years)});
    for (auto const& programme : input.programmes) { remaining_.push_back(programme.remaining); }
    for (auto o = std::size_t{0}; o < input.offices.size(); ++o) {
      auto const& office = input.offices[o];
      add_months(office.first_year, office.capacity, out_.offices[o].capacity);
    }
  }

  void add(std::size_t position);
  void add_budget();
  Finance result() && { return std::move(out_); }

 private:
  FinanceInput const& input_;
  Finance out_;
  std::vector<std::optional<EuroCents>> remaining_;  // by programme
  std::vector<std::vector<EuroCents>> own_;          // by measure and its own years
  std::vector<std::vector<EuroCents>> unsecured_;    // likewise: grants that nobody has approved yet

  bool inside(int t) const { return t >= 0 && t < static_cast<int>(input_.years); }
  /// Position of a year in the tables; may lie outside.
  int position_of(Year year) const { return year.value - input_.first_year.value; }
  FinanceYear& year_at(int t) { return inside(t) ? out_.years[static_cast<std::size_t>(t)] : out_.outside; }
  void add_amounts(Year first, std::vector<EuroCents> const& amounts, EuroCents FinanceYear::* field) {
    for (auto i = std::size_t{0}; i < amounts.size(); ++i) {
      year_at(position_of(first) + static_cast<int>(i)).*field += amounts[i];
    }
  }
  void add_months(Year first, std::vector<StaffMonths> const& months, std::vector<StaffMonths>& sum) const {
    for (auto i = std::size_t{0}; i < months.size(); ++i) {
      if (auto const t = position_of(first) + static_cast<int>(i); inside(t)) {
        sum[static_cast<std::size_t>(t)] += months[i];
      }
    }
  }
  EuroCents grant_of_programme(MeasureGrant const& grant, EuroCents base, EuroCents uncovered);
  void add_grant(MeasureMoney const& measure, MeasureGrant const& grant, EuroCents amount, std::vector<EuroCents>& own,
                 std::vector<EuroCents>& open);
  void add_years(Year first, std::vector<EuroCents> const& amounts, std::vector<EuroCents>& sum) const;
  void add_commitments(MeasureMoney const& measure);
  void add_running_costs(MeasureMoney const& measure);
};

EuroCents Tables::grant_of_programme(MeasureGrant const& grant, EuroCents base, EuroCents uncovered) {
  auto const& programme = input_.programmes[grant.programme];
  if (programme.last_year && grant.programme_year > *programme.last_year) { return {}; }
  auto amount = std::min(part_of(part_of(base, grant.of_base), grant.rate), uncovered);
  if (grant.cap) { amount = std::min(amount, *grant.cap); }
  if (auto& left = remaining_[grant.programme]) {
    amount = std::min(amount, *left);
    *left -= amount;
  }
  return amount;
}

/// Adds a list by year of a programme.
void Tables::add_years(Year first, std::vector<EuroCents> const& amounts, std::vector<EuroCents>& sum) const {
  for (auto i = std::size_t{0}; i < amounts.size(); ++i) {
    if (auto const t = position_of(first) + static_cast<int>(i); inside(t)) {
      sum[static_cast<std::size_t>(t)] += amounts[i];
    }
  }
}

void Tables::add_grant(MeasureMoney const& measure, MeasureGrant const& grant, EuroCents amount,
                       std::vector<EuroCents>& own, std::vector<EuroCents>& open) {
  auto const& programme = input_.programmes[grant.programme];
  auto const share = apportioned(amount, measure.spending);
  auto const cash = apportioned(amount, grant.tranches.empty() ? programme.tranches : grant.tranches);
  add_amounts(measure.first_year, share, &FinanceYear::grants);
  add_amounts(grant.programme_year, cash, &FinanceYear::cash_in);
  auto& money = out_.programmes[grant.programme];
  auto const approved = grant.approvals.empty() ? std::vector{amount} : apportioned(amount, grant.approvals);
  add_years(grant.programme_year, approved, money.approved);
  add_years(grant.programme_year, cash, money.cash_in);
  for (auto i = std::size_t{0}; i < share.size(); ++i) {
    own[i] -= share[i];
    if (!grant.secured) { open[i] += share[i]; }
  }
  // Both lists on one axis, so that the stand of every year is known, also before the table begins.
  auto const first = std::min(measure.first_year, grant.programme_year);
  auto spent = std::vector<EuroCents>{};
  auto paid = std::vector<EuroCents>{};
  add_by_year(spent, share, static_cast<std::size_t>(measure.first_year.value - first.value));
  add_by_year(paid, cash, static_cast<std::size_t>(grant.programme_year.value - first.value));
  auto const advanced = pre_financing_of(spent, paid);
  for (auto i = std::size_t{0}; i < advanced.size(); ++i) {
    if (auto const t = position_of(first) + static_cast<int>(i); inside(t)) { year_at(t).pre_financing += advanced[i]; }
  }
}

/// One contract in the first year of spending.
void Tables::add_commitments(MeasureMoney const& measure) {
  auto const first = std::ranges::find_if(measure.spending, [](EuroCents amount) { return amount > EuroCents{}; });
  if (first == measure.spending.end()) { return; }
  auto const t = position_of(measure.first_year) + static_cast<int>(first - measure.spending.begin());
  year_at(t).commitments += total_of(measure.spending) - *first;
}

void Tables::add_running_costs(MeasureMoney const& measure) {
  auto const last = static_cast<int>(input_.years) - 1;
  for (auto const& cost : measure.running_costs) {
    auto const to = cost.to ? std::min(position_of(*cost.to), last) : last;
    for (auto t = std::max(position_of(cost.from), 0); t <= to; ++t) { year_at(t).running_cost += cost.per_year; }
  }
}

void Tables::add(std::size_t position) {
  auto const& measure = input_.measures[position];
  auto totals = MeasureTotals{};
  totals.gross = total_of(measure.spending);
  auto own = measure.spending;
  if (own.size() < measure.revenue.size()) { own.resize(measure.revenue.size()); }
  for (auto i = std::size_t{0}; i < measure.revenue.size(); ++i) { own[i] -= measure.revenue[i]; }
  add_amounts(measure.first_year, measure.spending, &FinanceYear::gross);
  add_amounts(measure.first_year, measure.revenue, &FinanceYear::revenue);
  auto const base = not_below_zero(part_of(totals.gross, measure.eligible_share) - total_of(measure.revenue));
  auto open = std::vector<EuroCents>(own.size());  // grants that are not secured
  for (auto const& grant : measure.grants) {
    auto const amount = grant_of_programme(grant, base, base - totals.grants);
    totals.grants += amount;
    if (amount > EuroCents{}) { add_grant(measure, grant, amount, own, open); }
  }
  totals.own = total_of(own);
  add_commitments(measure);
  add_running_costs(measure);
  for (auto const& need : measure.staff) {
    add_months(measure.first_year, need.months, out_.offices[need.office].needed);
  }
  out_.measures.push_back(totals);
  own_.push_back(std::move(own));
  unsecured_.push_back(std::move(open));
}

/// Own funds less what is secured for the measure in that year, never below 0, and grants that are not approved.
void Tables::add_budget() {
  for (auto const& budgeted : input_.budget) {
    auto& own = own_[budgeted.measure];
    auto const first = input_.measures[budgeted.measure].first_year.value;
    for (auto i = std::size_t{0}; i < budgeted.amounts.size(); ++i) {
      auto const t = budgeted.first_year.value + static_cast<int>(i) - first;
      if (t >= 0 && t < static_cast<int>(own.size())) { own[static_cast<std::size_t>(t)] -= budgeted.amounts[i]; }
    }
  }
  for (auto m = std::size_t{0}; m < own_.size(); ++m) {
    for (auto i = std::size_t{0}; i < own_[m].size(); ++i) {
      auto const open = not_below_zero(own_[m][i]) + unsecured_[m][i];
      year_at(position_of(input_.measures[m].first_year) + static_cast<int>(i)).not_financed += open;
      out_.measures[m].not_financed += open;
    }
  }
}

void settle(FinanceYear& year) {
  year.own = year.gross - year.revenue - year.grants;
  year.cash_need = year.gross - year.revenue - year.cash_in;
}

template <class Amount>
void subtract(std::vector<Amount>& from, std::vector<Amount> const& what) {
  for (auto i = std::size_t{0}; i < from.size(); ++i) { from[i] -= what[i]; }
}

}  // namespace

FinanceYear& FinanceYear::operator+=(FinanceYear const& other) {
  for (auto const field : {&FinanceYear::gross, &FinanceYear::revenue, &FinanceYear::grants, &FinanceYear::own,
                           &FinanceYear::cash_in, &FinanceYear::pre_financing, &FinanceYear::cash_need,
                           &FinanceYear::commitments, &FinanceYear::running_cost, &FinanceYear::not_financed}) {
    this->*field += other.*field;
  }
  return *this;
}

FinanceYear& FinanceYear::operator-=(FinanceYear const& other) {
  for (auto const field : {&FinanceYear::gross, &FinanceYear::revenue, &FinanceYear::grants, &FinanceYear::own,
                           &FinanceYear::cash_in, &FinanceYear::pre_financing, &FinanceYear::cash_need,
                           &FinanceYear::commitments, &FinanceYear::running_cost, &FinanceYear::not_financed}) {
    this->*field -= other.*field;
  }
  return *this;
}

Result<Finance> finance(FinanceInput const& input) {
  auto problems = Problems{};
  check_input(input, problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto tables = Tables{input};
  for (auto m = std::size_t{0}; m < input.measures.size(); ++m) { tables.add(m); }
  tables.add_budget();
  auto out = std::move(tables).result();
  for (auto& year : out.years) { settle(year); }
  settle(out.outside);
  return out;
}

Finance difference(Finance const& before, Finance const& after) {
  auto out = after;
  for (auto t = std::size_t{0}; t < out.years.size(); ++t) { out.years[t] -= before.years[t]; }
  out.outside -= before.outside;
  for (auto p = std::size_t{0}; p < out.programmes.size(); ++p) {
    subtract(out.programmes[p].approved, before.programmes[p].approved);
    subtract(out.programmes[p].cash_in, before.programmes[p].cash_in);
  }
  for (auto o = std::size_t{0}; o < out.offices.size(); ++o) {
    subtract(out.offices[o].needed, before.offices[o].needed);
    subtract(out.offices[o].capacity, before.offices[o].capacity);
  }
  for (auto m = std::size_t{0}; m < out.measures.size(); ++m) {
    auto& measure = out.measures[m];
    auto const& was = before.measures[m];
    measure.gross -= was.gross;
    measure.grants -= was.grants;
    measure.own -= was.own;
    measure.not_financed -= was.not_financed;
  }
  return out;
}

}  // namespace leitbild::money
