// The result of later years beside the city's cash: depreciation, release of Sonderposten, interest, running cost.
#include <fmt/format.h>

#include "base/text.h"
#include "exchange/kofi/doppic_output.h"
#include "exchange/kofi/kofi_layout.h"
#include "exchange/kofi/kofi_sheets.h"

namespace leitbild::exchange {
namespace {

using money::CostPlan;
using money::DoppicYear;
using money::FundedProject;
using money::KofiSupplement;

constexpr auto kYearColumn = std::size_t{0};
constexpr auto kCashColumn = std::size_t{7};

std::vector<GridCell> head_row() {
  auto out = std::vector<GridCell>{};
  for (auto const* const title : {"Jahr", "Abschreibung", "Auflösung der Sonderposten", "Zinsen", "Folgekosten",
                                  "Belastung des Ergebnisses", "Tilgung", "Kassenbedarf der Kommune", "Restbuchwert",
                                  "Sonderposten am Jahresende", "Schulden am Jahresende"}) {
    out.push_back(text_cell(title, CellLook::kHeading));
  }
  return out;
}

std::vector<GridCell> year_row(CostPlan const& plan, KofiSupplement const& supplement, std::size_t t, std::size_t row) {
  auto const& year = supplement.doppic[t];
  auto const running = supplement.running_cost[t];
  auto const at = [&](std::size_t column) { return cell_name(row, column); };
  auto const layout = CashLayout{.programmes = plan.programmes.size(), .years = plan.years};
  auto const has_cash = t < plan.years;
  auto const need = has_cash ? plan.cash_need[t] : EuroCents{};
  auto const need_cell =
      has_cash ? fmt::format("{}!{}", kCashSheet, cell_name(layout.need_row(), CashLayout::kFirstYear + t)) : "0";
  return {year_cell(year.year),
          money_cell(year.depreciation),
          money_cell(year.release),
          money_cell(year.interest),
          money_cell(running),
          money_formula(fmt::format("{}-{}+{}+{}", at(1), at(2), at(3), at(4)), burden_of(year, running)),
          money_cell(year.repayment),
          money_formula(fmt::format("{}+{}+{}+{}", need_cell, at(3), at(4), at(6)),
                        need + year.interest + running + year.repayment),
          money_cell(year.book_value),
          money_cell(year.grants_left),
          money_cell(year.debt)};
}

}  // namespace

Grid doppic_sheet(FundedProject const& project, CostPlan const& plan, KofiSupplement const& supplement) {
  constexpr auto kMoneyWidth = 18.0;
  auto grid = Grid{.name = kDoppicSheet,
                   .widths = {12},
                   .header_rows = kFirstRow,
                   .fixed_columns = 1,
                   .a3 = true,
                   .rows = sheet_title(project, plan, "Ergebnis späterer Jahre (doppische Sicht)")};
  grid.rows.push_back(head_row());
  auto const columns = grid.rows.back().size();
  grid.widths.resize(columns, kMoneyWidth);
  for (auto t = std::size_t{0}; t < supplement.doppic.size(); ++t) {
    grid.rows.push_back(year_row(plan, supplement, t, grid.rows.size()));
  }
  auto const last = grid.rows.size() - 1;
  auto sums = std::vector{text_cell("Summe", CellLook::kGroup)};
  for (auto column = kYearColumn + 1; column <= kCashColumn; ++column) {
    auto cents = std::int64_t{0};
    for (auto row = kFirstRow; row <= last; ++row) { cents += cents_of(grid.rows[row][column]).value; }
    sums.push_back(money_formula(fmt::format("SUM({})", range_name(kFirstRow, column, last, column)), EuroCents{cents},
                                 CellLook::kGroupMoney));
  }
  grid.rows.push_back(std::move(sums));
  grid.rows.emplace_back();
  grid.rows.push_back({text_cell("Gleichmäßig abgeschrieben; Sonderposten aus Förderung und Beiträgen; Beträge in den "
                                 "Preisen des Plans.",
                                 CellLook::kNote)});
  if (!supplement.without_life.empty()) {
    grid.rows.push_back({text_cell(fmt::format("Keine Daten zur Nutzungsdauer, deshalb nicht abgeschrieben ({}):",
                                               format_euros(supplement.without_life_cost)),
                                   CellLook::kNote)});
    for (auto const& item : supplement.without_life) { grid.rows.push_back({text_cell("  " + item, CellLook::kNote)}); }
  }
  return grid;
}

}  // namespace leitbild::exchange
