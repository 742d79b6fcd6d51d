// Every cost item by year: what is spent, and every source's part of it. What others pay are numbers, the city's part is a
// formula.
#include <fmt/format.h>

#include "exchange/kofi/kofi_layout.h"
#include "exchange/kofi/kofi_sheets.h"

namespace leitbild::exchange {
namespace {

using money::CostPlan;
using money::FundedProject;
using Layout = YearsLayout;

std::vector<Position> positions() {
  auto out = std::vector<Position>{};
  for (auto i = std::size_t{0}; i < kPositionCount; ++i) { out.push_back(static_cast<Position>(i)); }
  return out;
}

/// What the city pays: all that nobody else does.
std::string city_formula(std::size_t row_in_plan, std::size_t column) {
  return fmt::format("{}-{}-SUM({})", cell_name(Layout::row_of(row_in_plan, Position::kGross), column),
                     cell_name(Layout::row_of(row_in_plan, Position::kRevenue), column),
                     range_name(Layout::row_of(row_in_plan, Position::kFederal), column,
                                Layout::row_of(row_in_plan, Position::kBetterment), column));
}

std::string row_sum(Layout const& layout, std::size_t row) {
  return fmt::format("SUM({})", range_name(row, Layout::kFirstYear, row, layout.last_year()));
}

void add_item(FundedProject const& project, CostPlan const& plan, std::size_t row_in_plan, Layout const& layout,
              Grid& grid) {
  auto const& cost = plan.rows[row_in_plan];
  auto const& item = project.items[cost.item];
  for (auto const position : positions()) {
    auto const row = Layout::row_of(row_in_plan, position);
    auto cells = std::vector{text_cell(item.code), text_cell(item.title), text_cell(std::string{german_of(position)}),
                             money_formula(row_sum(layout, row), amount_of(cost.total, position))};
    for (auto t = std::size_t{0}; t < plan.years; ++t) {
      auto const amount = amount_of(cost.years[t], position);
      cells.push_back(position == Position::kCity
                          ? money_formula(city_formula(row_in_plan, Layout::kFirstYear + t), amount)
                          : money_cell(amount));
    }
    grid.rows.push_back(std::move(cells));
  }
}

/// All items of one position in one year.
std::string position_sum(Layout const& layout, Position position, std::size_t column) {
  if (layout.items == 0) { return "0"; }
  auto const last = layout.total_row(Position::kGross) - 1;
  return fmt::format(R"(SUMIF({},"{}",{}))", range_name(kFirstRow, Layout::kNameColumn, last, Layout::kNameColumn),
                     german_of(position), range_name(kFirstRow, column, last, column));
}

void add_totals(CostPlan const& plan, Layout const& layout, Grid& grid) {
  for (auto const position : positions()) {
    auto const row = layout.total_row(position);
    auto cells =
        std::vector{text_cell("", CellLook::kGroup), text_cell("Summe", CellLook::kGroup),
                    text_cell(std::string{german_of(position)}, CellLook::kGroup),
                    money_formula(row_sum(layout, row), amount_of(plan.total, position), CellLook::kGroupMoney)};
    for (auto t = std::size_t{0}; t < plan.years; ++t) {
      cells.push_back(money_formula(position_sum(layout, position, Layout::kFirstYear + t),
                                    amount_of(plan.year_totals[t], position), CellLook::kGroupMoney));
    }
    grid.rows.push_back(std::move(cells));
  }
}

double overpaid_in(CostPlan const& plan, std::size_t year) {
  auto count = 0;
  for (auto const& row : plan.rows) { count += row.years[year][money::Source::kCity] < EuroCents{} ? 1 : 0; }
  return count;
}

GridCell count_formula(std::string formula, double result) {
  auto cell = text_formula(std::move(formula), "", CellLook::kYear);
  cell.is_number = true;
  cell.number = result;
  return cell;
}

/// In how many rows others pay more than a year costs.
void add_overpaid(CostPlan const& plan, Layout const& layout, Grid& grid) {
  auto cells = std::vector{text_cell(""), text_cell("Kommune unter 0 (Zahl der Zeilen)"), text_cell("")};
  auto counts = std::vector<GridCell>{};
  auto all = 0.0;
  auto const last = layout.total_row(Position::kGross) - 1;
  for (auto t = std::size_t{0}; t < plan.years; ++t) {
    auto const column = Layout::kFirstYear + t;
    auto const count = overpaid_in(plan, t);
    all += count;
    counts.push_back(count_formula(
        layout.items == 0 ? "0"
                          : fmt::format(R"(COUNTIFS({},"{}",{},"<-0.005"))",
                                        range_name(kFirstRow, Layout::kNameColumn, last, Layout::kNameColumn),
                                        german_of(Position::kCity), range_name(kFirstRow, column, last, column)),
        count));
  }
  cells.push_back(count_formula(row_sum(layout, layout.overpaid_row()), all));
  cells.insert(cells.end(), counts.begin(), counts.end());
  grid.rows.push_back(std::move(cells));
}

}  // namespace

Grid years_sheet(FundedProject const& project, CostPlan const& plan) {
  auto const layout = Layout{.items = plan.rows.size(), .years = plan.years};
  auto grid = Grid{.name = kYearsSheet,
                   .widths = {9, 34, 26},
                   .header_rows = kFirstRow,
                   .fixed_columns = Layout::kFirstYear,
                   .a3 = true,
                   .rows = sheet_title(project, plan, "Ausgaben und Finanzierung nach Jahren")};
  constexpr auto kMoneyWidth = 16.0;
  grid.widths.resize(Layout::kFirstYear + plan.years, kMoneyWidth);
  auto head = std::vector<GridCell>{};
  for (auto const* const title : {"Nr.", "Bezeichnung", "Ausgabe oder Geber", "Summe"}) {
    head.push_back(text_cell(title, CellLook::kHeading));
  }
  for (auto t = std::size_t{0}; t < plan.years; ++t) {
    head.push_back(year_cell(Year{plan.first_year.value + static_cast<int>(t)}));
    head.back().look = CellLook::kHeading;
  }
  grid.rows.push_back(std::move(head));
  for (auto i = std::size_t{0}; i < plan.rows.size(); ++i) { add_item(project, plan, i, layout, grid); }
  add_totals(plan, layout, grid);
  add_overpaid(plan, layout, grid);
  return grid;
}

}  // namespace leitbild::exchange
