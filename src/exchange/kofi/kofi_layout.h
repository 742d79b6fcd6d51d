// Where things stand in the worksheets of a cost and financing overview, so that the sheets can refer to each other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "exchange/kofi/grid.h"
#include "money/cost_plan.h"
#include "money/kofi_supplement.h"

namespace leitbild::exchange {

/// What the sheet of years shows of every item, one row each.
enum class Position : std::uint8_t {
  kGross,
  kNotEligible,
  kRevenue,
  kFederal,
  kState,
  kEu,
  kThirdParty,
  kPrivate,
  kBetterment,
  kCity
};
inline constexpr auto kPositionCount = std::size_t{10};
std::string_view german_of(Position position);
/// The position of a source.
Position position_of(money::Source source);
EuroCents amount_of(money::Flow const& flow, Position position);

/// Sheets are rows of a title, a line on prices, a blank, then the heads of the columns.
inline constexpr auto kHeadRow = std::size_t{3};
inline constexpr auto kFirstRow = kHeadRow + 1;

struct YearsLayout {
  static constexpr auto kNameColumn = std::size_t{2};  // of the position
  static constexpr auto kTotalColumn = std::size_t{3};
  static constexpr auto kFirstYear = std::size_t{4};

  std::size_t items{}, years{};

  /// `row` is a position in CostPlan::rows.
  static constexpr std::size_t row_of(std::size_t row, Position position) {
    return kFirstRow + row * kPositionCount + static_cast<std::size_t>(position);
  }
  std::size_t total_row(Position position) const { return row_of(items, position); }
  /// How many items cost less in a year than others pay for them.
  std::size_t overpaid_row() const { return row_of(items + 1, Position::kGross); }
  std::size_t last_year() const { return kFirstYear + years - 1; }
};

struct CashLayout {
  static constexpr auto kTotalColumn = std::size_t{1};
  static constexpr auto kFirstYear = std::size_t{2};
  static constexpr auto kRowsPerProgramme = std::size_t{3};  // share of the spending, cash in, pre-financing

  std::size_t programmes{}, years{};

  static constexpr std::size_t spending_row() { return kFirstRow; }
  static constexpr std::size_t revenue_row() { return kFirstRow + 1; }
  static constexpr std::size_t contributions_row() { return kFirstRow + 2; }
  static constexpr std::size_t share_row(std::size_t programme) {
    return kFirstRow + 3 + programme * kRowsPerProgramme;
  }
  static constexpr std::size_t cash_in_row(std::size_t programme) { return share_row(programme) + 1; }
  static constexpr std::size_t pre_financing_row(std::size_t programme) { return share_row(programme) + 2; }
  std::size_t all_cash_in_row() const { return share_row(programmes); }
  std::size_t all_pre_financing_row() const { return all_cash_in_row() + 1; }
  std::size_t need_row() const { return all_cash_in_row() + 2; }
  std::size_t committed_row() const { return all_cash_in_row() + 3; }
  std::size_t commitments_row() const { return all_cash_in_row() + 4; }
  std::size_t last_year() const { return kFirstYear + years - 1; }
};

/// Title, prices and a blank row above every sheet.
std::vector<std::vector<GridCell>> sheet_title(money::FundedProject const& project, money::CostPlan const& plan,
                                               std::string_view what);

Grid overview_sheet(money::FundedProject const& project, money::CostPlan const& plan);
Grid years_sheet(money::FundedProject const& project, money::CostPlan const& plan);
Grid cash_sheet(money::FundedProject const& project, money::CostPlan const& plan);
Grid funding_sheet(money::FundedProject const& project, money::CostPlan const& plan);
Grid budget_sheet(money::FundedProject const& project, money::CostPlan const& plan,
                  money::KofiSupplement const& supplement);
Grid doppic_sheet(money::FundedProject const& project, money::CostPlan const& plan,
                  money::KofiSupplement const& supplement);
Grid checks_sheet(money::FundedProject const& project, money::CostPlan const& plan);

/// Of the overview: row of the grand total, and its columns.
struct OverviewColumns {
  static constexpr auto kGross = std::size_t{4};
  static constexpr auto kNotEligible = std::size_t{5};
  static constexpr auto kEligible = std::size_t{6};
  static constexpr auto kRevenue = std::size_t{7};
  static constexpr auto kBase = std::size_t{8};
  static constexpr auto kFirstSource = std::size_t{9};
  static constexpr auto kCity = kFirstSource + money::kSourceCount - 1;
  static constexpr auto kDifference = kCity + 1;
};
std::size_t overview_total_row(money::FundedProject const& project, money::CostPlan const& plan);

}  // namespace leitbild::exchange
