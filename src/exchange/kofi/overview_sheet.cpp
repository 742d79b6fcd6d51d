// The overview: one row per cost item, in its group; what it costs and who pays, over all years.
#include <fmt/format.h>

#include "exchange/kofi/kofi_layout.h"
#include "exchange/kofi/kofi_sheets.h"

namespace leitbild::exchange {
namespace {

using money::CostPlan;
using money::Flow;
using money::FundedProject;
using Columns = OverviewColumns;

constexpr auto kTextColumns = std::size_t{4};

EuroCents base_of(Flow const& flow) { return money::not_below_zero(flow.eligible - flow.revenue); }

/// The amounts of a row, without formulas, from column kGross on.
std::vector<EuroCents> amounts_of(Flow const& flow, EuroCents base) {
  auto out = std::vector{flow.gross, flow.not_eligible, flow.eligible, flow.revenue, base};
  for (auto const amount : flow.sources) { out.push_back(amount); }
  out.emplace_back();  // uses less sources
  return out;
}

/// Which position of the sheet of years a column sums up; the others follow from their neighbours.
std::string item_formula(std::size_t row_in_plan, std::size_t row, std::size_t column) {
  auto const from_years = [&](Position position) {
    return fmt::format("{}!{}", kYearsSheet,
                       cell_name(YearsLayout::row_of(row_in_plan, position), YearsLayout::kTotalColumn));
  };
  switch (column) {
    case Columns::kGross: return from_years(Position::kGross);
    case Columns::kNotEligible: return from_years(Position::kNotEligible);
    case Columns::kEligible:
      return fmt::format("{}-{}", cell_name(row, Columns::kGross), cell_name(row, Columns::kNotEligible));
    case Columns::kRevenue: return from_years(Position::kRevenue);
    case Columns::kBase:
      return fmt::format("MAX(0,{}-{})", cell_name(row, Columns::kEligible), cell_name(row, Columns::kRevenue));
    case Columns::kDifference:
      return fmt::format("ROUND({}-{}-SUM({}),2)", cell_name(row, Columns::kGross), cell_name(row, Columns::kRevenue),
                         range_name(row, Columns::kFirstSource, row, Columns::kCity));
    default: return from_years(position_of(money::kSources.at(column - Columns::kFirstSource)));
  }
}

std::vector<GridCell> item_row(FundedProject const& project, CostPlan const& plan, std::size_t row_in_plan,
                               std::size_t row) {
  auto const& cost = plan.rows[row_in_plan];
  auto const& item = project.items[cost.item];
  auto cells =
      std::vector{text_cell(std::string{money::info(item.group).number} + " · " + item.code), text_cell(item.title),
                  text_cell(item.lead), text_cell(std::string{money::german_of(item.estimate)})};
  auto column = kTextColumns;
  for (auto const amount : amounts_of(cost.total, base_of(cost.total))) {
    cells.push_back(money_formula(item_formula(row_in_plan, row, column), amount));
    ++column;
  }
  return cells;
}

/// A main group under way: its heading row comes before its items.
struct Group {
  std::size_t row{};  // of the heading
  std::string_view number, title;
  std::vector<std::size_t> items;  // positions in CostPlan::rows
};

std::vector<Group> groups_of(FundedProject const& project, CostPlan const& plan) {
  auto out = std::vector<Group>{};
  auto row = kFirstRow;
  for (auto i = std::size_t{0}; i < plan.rows.size(); ++i) {
    auto const& group = money::info(project.items[plan.rows[i].item].group);
    if (out.empty() || out.back().number != group.main_number) {
      out.push_back({.row = row++, .number = group.main_number, .title = group.main_title_de, .items = {}});
    }
    out.back().items.push_back(i);
    ++row;
  }
  return out;
}

std::vector<GridCell> sum_row(std::string number, std::string title, Flow const& total, EuroCents base,
                              std::string const& formula_of_first_column) {
  auto cells =
      std::vector{text_cell(std::move(number), CellLook::kGroup), text_cell(std::move(title), CellLook::kGroup),
                  text_cell("", CellLook::kGroup), text_cell("", CellLook::kGroup)};
  auto column = kTextColumns;
  for (auto const amount : amounts_of(total, base)) {
    // "{}" stands for the letters of the column.
    auto const name = cell_name(0, column++);
    auto const letters = name.substr(0, name.size() - 1);
    auto formula = std::string{};
    for (auto const c : formula_of_first_column) { formula += c == '#' ? letters : std::string(1, c); }
    cells.push_back(money_formula(std::move(formula), amount, CellLook::kGroupMoney));
  }
  return cells;
}

std::vector<GridCell> head_row() {
  auto cells = std::vector<GridCell>{};
  for (auto const* const title :
       {"Nr.", "Bezeichnung", "Träger", "Kostenermittlung", "Gesamtkosten", "davon nicht zuwendungsfähig",
        "zuwendungsfähig", "Einnahmen", "Bemessungs- grundlage"}) {
    cells.push_back(text_cell(title, CellLook::kHeading));
  }
  for (auto const source : money::kSources) {
    cells.push_back(text_cell(std::string{german_of(source)}, CellLook::kHeading));
  }
  cells.push_back(text_cell("Ausgaben minus Finanzierung", CellLook::kHeading));
  return cells;
}

}  // namespace

std::size_t overview_total_row(FundedProject const& project, CostPlan const& plan) {
  return kFirstRow + plan.rows.size() + groups_of(project, plan).size();
}

Grid overview_sheet(FundedProject const& project, CostPlan const& plan) {
  auto grid = Grid{.name = kOverviewSheet,
                   .widths = {18, 36, 22, 17},
                   .header_rows = kFirstRow,
                   .fixed_columns = 2,
                   .a3 = true,
                   .rows = sheet_title(project, plan, "Kosten- und Finanzierungsübersicht")};
  constexpr auto kMoneyWidth = 17.0;
  grid.widths.resize(Columns::kDifference + 1, kMoneyWidth);
  grid.rows.push_back(head_row());
  auto total_formula = std::string{};
  auto whole_base = EuroCents{};
  for (auto const& group : groups_of(project, plan)) {
    auto total = Flow{};
    auto base = EuroCents{};
    for (auto const i : group.items) {
      total += plan.rows[i].total;
      base += base_of(plan.rows[i].total);
    }
    whole_base += base;
    grid.rows.push_back(sum_row(std::string{group.number}, std::string{group.title}, total, base,
                                fmt::format("SUM(#{}:#{})", group.row + 2, group.row + 1 + group.items.size())));
    for (auto const i : group.items) { grid.rows.push_back(item_row(project, plan, i, grid.rows.size())); }
    total_formula += fmt::format("{}#{}", total_formula.empty() ? "" : "+", group.row + 1);
  }
  grid.rows.push_back(sum_row("", "Summe", plan.total, whole_base, total_formula.empty() ? "0" : total_formula));
  return grid;
}

}  // namespace leitbild::exchange
