// What the budget asks for: every item with its measure and decision, what was paid until last year, this year's plan,
// the three years of the financial planning, later, and what a contract in the first year binds.
#include <algorithm>

#include <fmt/format.h>

#include "exchange/kofi/kofi_layout.h"
#include "exchange/kofi/kofi_sheets.h"

namespace leitbild::exchange {
namespace {

using money::CostPlan;
using money::FundedProject;
using money::KofiSupplement;

constexpr auto kTextColumns = std::size_t{4};
constexpr auto kPlanningYears = 3;

/// Spending of an item in the years `from` to `to` of the calendar, as a sum on the sheet of years.
struct Span {
  std::string formula;
  EuroCents amount;
};

Span span_of(CostPlan const& plan, std::size_t row, int from, int to) {
  auto const first = std::max(from - plan.first_year.value, 0);
  auto const last = std::min(to - plan.first_year.value, static_cast<int>(plan.years) - 1);
  if (last < first) { return {.formula = "0", .amount = {}}; }
  auto out = Span{};
  auto const line = YearsLayout::row_of(row, Position::kGross);
  out.formula = fmt::format("SUM({}!{})", kYearsSheet,
                            range_name(line, YearsLayout::kFirstYear + static_cast<std::size_t>(first), line,
                                       YearsLayout::kFirstYear + static_cast<std::size_t>(last)));
  for (auto t = first; t <= last; ++t) { out.amount += plan.rows[row].years[static_cast<std::size_t>(t)].gross; }
  return out;
}

/// What later years owe if all is ordered in the first year with spending.
Span bound_later(CostPlan const& plan, std::size_t row) {
  auto const& years = plan.rows[row].years;
  auto const first =
      std::ranges::find_if(years, [](money::Flow const& flow) { return flow.gross > EuroCents{}; }) - years.begin();
  return span_of(plan, row, plan.first_year.value + static_cast<int>(first) + 1,
                 plan.first_year.value + static_cast<int>(plan.years));
}

std::vector<GridCell> item_row(FundedProject const& project, CostPlan const& plan, KofiSupplement const& supplement,
                               std::size_t row, std::size_t sheet_row) {
  constexpr auto kFar = 1000;
  auto const item = plan.rows[row].item;
  auto const& standing = supplement.items[item];
  auto const now = static_cast<int>(supplement.as_of.year());
  auto cells = std::vector{text_cell(project.items[item].code), text_cell(standing.measure),
                           text_cell(project.items[item].title), text_cell(standing.standing)};
  auto const add = [&](Span const& span) { cells.push_back(money_formula(span.formula, span.amount)); };
  add(span_of(plan, row, now - kFar, now + kFar));
  cells.push_back(money_cell(standing.paid_before));
  add(span_of(plan, row, now - kFar, now - 1));
  add(span_of(plan, row, now, now));
  for (auto k = 1; k <= kPlanningYears; ++k) { add(span_of(plan, row, now + k, now + k)); }
  add(span_of(plan, row, now + kPlanningYears + 1, now + kFar));
  auto const from_plan = kTextColumns + 2;
  cells.push_back(money_formula(fmt::format("ROUND({}-SUM({}),2)", cell_name(sheet_row, kTextColumns),
                                            range_name(sheet_row, from_plan, sheet_row,
                                                       from_plan + 2 + static_cast<std::size_t>(kPlanningYears))),
                                EuroCents{}));
  cells.push_back(money_cell(standing.paid_now));
  add(bound_later(plan, row));
  return cells;
}

std::vector<GridCell> head_row(int now) {
  auto titles = std::vector<std::string>{"Nr.",
                                         "Maßnahme",
                                         "Bezeichnung",
                                         "Stand und Beschluss",
                                         "Gesamtkosten",
                                         fmt::format("bis {} (Ist)", now - 1),
                                         fmt::format("bis {} (Plan)", now - 1),
                                         fmt::format("{}", now)};
  for (auto k = 1; k <= kPlanningYears; ++k) { titles.push_back(fmt::format("{}", now + k)); }
  titles.emplace_back("später");
  titles.emplace_back("Gesamtkosten minus Jahre");
  titles.push_back(fmt::format("{} (Ist)", now));
  titles.emplace_back("Verpflichtung bei Auftrag im ersten Jahr");
  auto out = std::vector<GridCell>{};
  for (auto& title : titles) { out.push_back(text_cell(std::move(title), CellLook::kHeading)); }
  return out;
}

}  // namespace

Grid budget_sheet(FundedProject const& project, CostPlan const& plan, KofiSupplement const& supplement) {
  constexpr auto kMoneyWidth = 15.0;
  auto grid = Grid{.name = kBudgetSheet,
                   .widths = {11, 10, 34, 26},
                   .header_rows = kFirstRow,
                   .fixed_columns = 3,
                   .a3 = true,
                   .rows = sheet_title(project, plan, "Haushalt und Finanzplanung")};
  grid.rows.push_back(head_row(static_cast<int>(supplement.as_of.year())));
  auto const columns = grid.rows.back().size();
  grid.widths.resize(columns, kMoneyWidth);
  for (auto row = std::size_t{0}; row < plan.rows.size(); ++row) {
    grid.rows.push_back(item_row(project, plan, supplement, row, grid.rows.size()));
  }
  auto const last = grid.rows.size() - 1;
  auto sums = std::vector{text_cell("", CellLook::kGroup), text_cell("", CellLook::kGroup),
                          text_cell("Summe", CellLook::kGroup), text_cell("", CellLook::kGroup)};
  for (auto column = kTextColumns; column < columns; ++column) {
    auto cents = std::int64_t{0};
    for (auto row = kFirstRow; row <= last; ++row) { cents += cents_of(grid.rows[row][column]).value; }
    auto const range = range_name(kFirstRow, column, last, column);
    sums.push_back(money_formula(plan.rows.empty() ? "0" : fmt::format("SUM({})", range), EuroCents{cents},
                                 CellLook::kGroupMoney));
  }
  grid.rows.push_back(std::move(sums));
  return grid;
}

}  // namespace leitbild::exchange
