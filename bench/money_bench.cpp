// The money of 2,000 measures over 15 years: the tables, and a scenario with its difference. Target: before and after
// within 100 ms, starting from the records of a plan. One thread.
#include <benchmark/benchmark.h>
#include <stdexcept>

#include <fmt/format.h>

#include "money/finance.h"
#include "money/from_plan.h"
#include "money/what_if.h"

namespace leitbild::money {
namespace {

constexpr auto kMeasures = 2'000;
constexpr auto kFirstYear = 2027;
constexpr auto kYears = 15;
constexpr auto kProgrammes = 20;
constexpr auto kOffices = 12;

/// Figures that differ from measure to measure, the same in every run.
FinanceInput city() {
  auto out = FinanceInput{};
  out.first_year = Year{kFirstYear};
  out.years = kYears;
  for (auto p = 0; p < kProgrammes; ++p) {
    out.programmes.push_back({.name = fmt::format("Programm {}", p),
                              .last_year = {},
                              .remaining = euros(50'000'000),
                              .tranches = {{1, 20}, {1, 4}, {3, 10}, {1, 4}, {3, 20}}});
  }
  for (auto o = 0; o < kOffices; ++o) {
    out.offices.push_back({.name = fmt::format("Amt {}", o),
                           .first_year = Year{kFirstYear},
                           .capacity = std::vector<StaffMonths>(kYears, StaffMonths{60'000})});
  }
  for (auto m = 0; m < kMeasures; ++m) {
    auto measure = MeasureMoney{};
    measure.code = fmt::format("M-{}", m);
    measure.first_year = Year{kFirstYear + m % kYears};
    for (auto y = 0; y < 4; ++y) { measure.spending.push_back(EuroCents{1'000'003 + 7'919 * ((m + y) % 97)}); }
    measure.eligible_share = {17, 20};
    for (auto const p : {m % kProgrammes, (m / 7) % kProgrammes}) {
      measure.grants.push_back(
          {.programme = static_cast<std::size_t>(p), .rate = {2, 5}, .cap = {}, .programme_year = measure.first_year});
    }
    measure.running_costs = {{.per_year = EuroCents{500'000}, .from = Year{measure.first_year.value + 4}, .to = {}}};
    measure.staff = {
        {.office = static_cast<std::size_t>(m % kOffices), .months = std::vector<StaffMonths>(4, StaffMonths{300})}};
    out.measures.push_back(std::move(measure));
    out.budget.push_back({.measure = static_cast<std::size_t>(m),
                          .first_year = Year{kFirstYear + m % kYears},
                          .amounts = std::vector<EuroCents>(4, EuroCents{300'000})});
  }
  return out;
}

/// The same size as records of a plan: a cost item, two grants and the city's share per measure, running cost and staff.
plan::Plan records() {
  auto out = plan::Plan{};
  for (auto m = 0; m < kMeasures; ++m) {
    auto measure = plan::Measure{};
    measure.code = fmt::format("M-{}", m);
    measure.start = Year{kFirstYear + m % kYears};
    auto item = plan::CostItem{};
    item.code = fmt::format("K-{}", m);
    item.measure = measure.code;
    item.group = plan::CostGroup::kStreetsSquaresGreen;
    item.price_year = measure.start;
    item.eligible_share = fraction_of(17, 20);
    item.likely = EuroCents{};
    for (auto y = 0; y < 4; ++y) {
      auto const amount = EuroCents{1'000'003 + 7'919 * ((m + y) % 97)};
      item.spending[Year{measure.start->value + y}] = amount;
      *item.likely += amount;
    }
    for (auto const source :
         {plan::FundingSource::kFederation, plan::FundingSource::kState, plan::FundingSource::kCity}) {
      auto share = plan::FundingShare{};
      share.code = fmt::format("F-{}-{}", m, static_cast<int>(source));
      share.measure = measure.code;
      share.source = source;
      share.state = plan::ShareState::kApproved;
      if (source != plan::FundingSource::kCity) { share.programme = fmt::format("Programm {}", m % kProgrammes); }
      share.amount = EuroCents{item.likely->value / 4};
      share.cash = {{*measure.start, *share.amount}};
      out.funding_shares.push_back(std::move(share));
    }
    auto running = plan::RunningCost{};
    running.code = fmt::format("R-{}", m);
    running.measure = measure.code;
    running.per_year = EuroCents{500'000};
    running.from = Year{measure.start->value + 4};
    out.running_costs.push_back(std::move(running));
    auto need = plan::StaffNeed{};
    need.code = fmt::format("S-{}", m);
    need.measure = measure.code;
    need.organization = fmt::format("Amt {}", m % kOffices);
    for (auto y = 0; y < 4; ++y) { need.months[Year{measure.start->value + y}] = PersonMonths{300}; }
    out.staff_needs.push_back(std::move(need));
    out.cost_items.push_back(std::move(item));
    out.measures.push_back(std::move(measure));
  }
  return out;
}

WhatIf everything() {
  return {.rates = {{.programme = "Programm 3", .rate = {3, 10}, .from = Year{2029}}},
          .ends = {{.programme = "Programm 5", .year = Year{2030}}},
          .costs = {{.change = {1, 10}, .measures = {}, .from = {}}},
          .late_budgets = {{.year = Year{2028}, .months = 7}},
          .moves = {{.measure = "M-17", .years = 2}}};
}

void all_measures_by_year(benchmark::State& state) {
  auto const input = city();
  for (auto _ : state) { benchmark::DoNotOptimize(finance(input)); }
}

void before_and_after(benchmark::State& state) {
  auto const input = city();
  auto const what_if = everything();
  for (auto _ : state) {
    auto const before = finance(input);
    auto const changed = with(what_if, input);
    if (!before || !changed) { throw std::runtime_error{"the figures of the bench are refused"}; }
    auto const after = finance(*changed);
    if (!after) { throw std::runtime_error{to_text(after.error())}; }
    benchmark::DoNotOptimize(difference(*before, *after));
  }
}

void before_and_after_from_plan(benchmark::State& state) {
  auto const plan = records();
  auto const what_if = everything();
  for (auto _ : state) {
    auto const input = finance_input(plan, Year{kFirstYear}, kYears);
    auto const before = finance(input);
    auto const changed = with(what_if, input);
    if (!before || !changed) { throw std::runtime_error{"the figures of the bench are refused"}; }
    auto const after = finance(*changed);
    if (!after) { throw std::runtime_error{to_text(after.error())}; }
    benchmark::DoNotOptimize(difference(*before, *after));
  }
}

BENCHMARK(before_and_after_from_plan)->Unit(benchmark::kMillisecond);
BENCHMARK(all_measures_by_year)->Unit(benchmark::kMillisecond);
BENCHMARK(before_and_after)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace leitbild::money
