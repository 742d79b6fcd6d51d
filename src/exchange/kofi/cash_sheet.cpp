// Cash: when each programme pays, what the city advances until then, and what it needs each year.
#include <algorithm>

#include <fmt/format.h>

#include "exchange/kofi/kofi_layout.h"
#include "exchange/kofi/kofi_sheets.h"

namespace leitbild::exchange {
namespace {

using money::CostPlan;
using money::FundedProject;
using Layout = CashLayout;

/// A row under way: a title, the column of the total, then the years.
struct Line {
  std::string title;
  CellLook look{CellLook::kMoney};
  bool peak{};                        // the total is the highest year, not the sum
  std::vector<EuroCents> amounts;     // by year
  std::vector<std::string> formulas;  // by year; empty: the amounts are numbers
};

void add(Layout const& layout, Line line, Grid& grid) {
  auto const row = grid.rows.size();
  auto const total = line.peak ? *std::ranges::max_element(line.amounts) : money::total_of(line.amounts);
  auto const years = range_name(row, Layout::kFirstYear, row, layout.last_year());
  auto const text_look = line.look == CellLook::kMoney ? CellLook::kText : CellLook::kGroup;
  auto cells = std::vector{text_cell(std::move(line.title), text_look),
                           money_formula(fmt::format("{}({})", line.peak ? "MAX" : "SUM", years), total, line.look)};
  for (auto t = std::size_t{0}; t < layout.years; ++t) {
    cells.push_back(line.formulas.empty() ? money_cell(line.amounts[t], line.look)
                                          : money_formula(line.formulas[t], line.amounts[t], line.look));
  }
  grid.rows.push_back(std::move(cells));
}

template <class Formula>
std::vector<std::string> by_year(Layout const& layout, Formula const& formula) {
  auto out = std::vector<std::string>{};
  for (auto t = std::size_t{0}; t < layout.years; ++t) { out.push_back(formula(t, Layout::kFirstYear + t)); }
  return out;
}

template <class Amount>
std::vector<EuroCents> amounts(CostPlan const& plan, Amount const& amount) {
  auto out = std::vector<EuroCents>{};
  for (auto const& flow : plan.year_totals) { out.push_back(amount(flow)); }
  return out;
}

/// A cell of the sheet of years: the total of a position.
std::string total_of_year(CostPlan const& plan, Position position, std::size_t year) {
  auto const layout = YearsLayout{.items = plan.rows.size(), .years = plan.years};
  return fmt::format("{}!{}", kYearsSheet, cell_name(layout.total_row(position), YearsLayout::kFirstYear + year));
}

/// Contributions that are no grants; a grant from such a source counts as a grant here.
std::vector<EuroCents> contributions(FundedProject const& project, CostPlan const& plan) {
  auto out = std::vector<EuroCents>(plan.years);
  for (auto const& contribution : project.contributions) { money::add_by_year(out, contribution.by_year); }
  return out;
}

void add_programme(Layout const& layout, money::ProgrammeRow const& programme, std::size_t p, Grid& grid) {
  add(layout,
      {.title = programme.name + ": Anteil an den Ausgaben", .amounts = programme.share_of_spending, .formulas = {}},
      grid);
  add(layout, {.title = programme.name + ": Auszahlung der Raten", .amounts = programme.cash_in, .formulas = {}}, grid);
  auto const until = [&](std::size_t row, std::size_t column) {
    return fmt::format("SUM(${}:{})", cell_name(row, Layout::kFirstYear), cell_name(row, column));
  };
  auto const formula = [&](std::size_t, std::size_t column) {
    return fmt::format("ROUND(MAX(0,{}-{}),2)", until(Layout::share_row(p), column),
                       until(Layout::cash_in_row(p), column));
  };
  add(layout,
      {.title = programme.name + ": Vorfinanzierung am Jahresende",
       .peak = true,
       .amounts = programme.pre_financing,
       .formulas = by_year(layout, formula)},
      grid);
}

/// "C8+C11": the same row of every programme.
template <class Row>
std::string sum_of_programmes(Layout const& layout, std::size_t column, Row const& row) {
  auto out = std::string{};
  for (auto p = std::size_t{0}; p < layout.programmes; ++p) {
    out += fmt::format("{}{}", p == 0 ? "" : "+", cell_name(row(p), column));
  }
  return out.empty() ? "0" : out;
}

void add_sums(CostPlan const& plan, Layout const& layout, Grid& grid) {
  add(layout,
      {.title = "Förderung, Auszahlung zusammen",
       .look = CellLook::kGroupMoney,
       .amounts = plan.cash_in,
       .formulas = by_year(layout,
                           [&](std::size_t, std::size_t column) {
                             return sum_of_programmes(layout, column, [&](auto p) { return Layout::cash_in_row(p); });
                           })},
      grid);
  add(layout,
      {.title = "Vorfinanzierung am Jahresende zusammen",
       .look = CellLook::kGroupMoney,
       .peak = true,
       .amounts = plan.pre_financing,
       .formulas = by_year(layout,
                           [&](std::size_t, std::size_t column) {
                             return sum_of_programmes(layout, column,
                                                      [&](auto p) { return Layout::pre_financing_row(p); });
                           })},
      grid);
  add(layout,
      {.title = "Kassenbedarf der Kommune",
       .look = CellLook::kGroupMoney,
       .amounts = plan.cash_need,
       .formulas = by_year(layout,
                           [&](std::size_t, std::size_t column) {
                             return fmt::format("{}-{}-{}-{}", cell_name(Layout::spending_row(), column),
                                                cell_name(Layout::revenue_row(), column),
                                                cell_name(Layout::contributions_row(), column),
                                                cell_name(layout.all_cash_in_row(), column));
                           })},
      grid);
}

}  // namespace

Grid cash_sheet(FundedProject const& project, CostPlan const& plan) {
  auto const layout = Layout{.programmes = plan.programmes.size(), .years = plan.years};
  auto grid = Grid{.name = kCashSheet,
                   .widths = {58},
                   .header_rows = kFirstRow,
                   .fixed_columns = 1,
                   .a3 = true,
                   .rows = sheet_title(project, plan, "Programmjahr, Kassenjahr und Vorfinanzierung")};
  constexpr auto kMoneyWidth = 16.0;
  grid.widths.resize(Layout::kFirstYear + plan.years, kMoneyWidth);
  auto head =
      std::vector{text_cell("Zeile", CellLook::kHeading), text_cell("Summe oder Höchststand", CellLook::kHeading)};
  for (auto t = std::size_t{0}; t < plan.years; ++t) {
    head.push_back(year_cell(Year{plan.first_year.value + static_cast<int>(t)}));
    head.back().look = CellLook::kHeading;
  }
  grid.rows.push_back(std::move(head));
  auto const from_years = [&](Position position) {
    return by_year(layout, [&, position](std::size_t t, std::size_t) { return total_of_year(plan, position, t); });
  };
  add(layout,
      {.title = "Ausgaben",
       .amounts = amounts(plan, [](auto const& f) { return f.gross; }),
       .formulas = from_years(Position::kGross)},
      grid);
  add(layout,
      {.title = "Einnahmen",
       .amounts = amounts(plan, [](auto const& f) { return f.revenue; }),
       .formulas = from_years(Position::kRevenue)},
      grid);
  add(layout,
      {.title = "Beiträge (Dritte, Private, Ausgleichsbeträge)",
       .amounts = contributions(project, plan),
       .formulas = {}},
      grid);
  for (auto p = std::size_t{0}; p < plan.programmes.size(); ++p) { add_programme(layout, plan.programmes[p], p, grid); }
  add_sums(plan, layout, grid);
  add(layout, {.title = "Bewilligungen (Programmjahr)", .amounts = plan.committed, .formulas = {}}, grid);
  auto const assumed = project.contracts.empty();
  add(layout,
      {.title = assumed ? "Verpflichtungsermächtigungen (bei Auftrag im ersten Jahr)"
                        : "Verpflichtungsermächtigungen (Jahr der Unterschrift)",
       .amounts = assumed ? money::commitments_if_ordered_at_once(plan) : plan.commitments,
       .formulas = {}},
      grid);
  return grid;
}

}  // namespace leitbild::exchange
