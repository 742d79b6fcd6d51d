// The cost and financing overview as worksheets: what is entered stands as a number, everything else as a formula on it.
#pragma once

#include <vector>

#include "exchange/kofi/grid.h"
#include "money/cost_plan.h"
#include "money/kofi_supplement.h"

namespace leitbild::exchange {

// Names of the sheets, used in their formulas.
inline constexpr auto kOverviewSheet = "KoFi";
inline constexpr auto kYearsSheet = "Jahre";
inline constexpr auto kCashSheet = "Kasse";
inline constexpr auto kFundingSheet = "Förderung";  // in quotes where a formula refers to it
inline constexpr auto kChecksSheet = "Prüfung";
inline constexpr auto kBudgetSheet = "Haushalt";
inline constexpr auto kDoppicSheet = "Ergebnis";

/// Overview by cost group; every item by year and source; cash and pre-financing; the programmes; the checks.
/// `plan` is that of `project`. With a supplement also what the budget asks for – paid so far, this year, three years,
/// later, by item with its decision – and the result of later years.
std::vector<Grid> kofi_sheets(money::FundedProject const& project, money::CostPlan const& plan,
                              money::KofiSupplement const* supplement = nullptr);

}  // namespace leitbild::exchange
