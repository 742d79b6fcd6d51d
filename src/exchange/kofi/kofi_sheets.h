// The cost and financing overview as worksheets: what is entered stands as a number, everything else as a formula on it.
#pragma once

#include <vector>

#include "exchange/kofi/grid.h"
#include "money/cost_plan.h"

namespace leitbild::exchange {

// Names of the sheets, used in their formulas.
inline constexpr auto kOverviewSheet = "KoFi";
inline constexpr auto kYearsSheet = "Jahre";
inline constexpr auto kCashSheet = "Kasse";
inline constexpr auto kFundingSheet = "Förderung";  // in quotes where a formula refers to it
inline constexpr auto kChecksSheet = "Prüfung";

/// Overview by cost group; every item by year and source; cash and pre-financing; the programmes; the checks.
/// `plan` is that of `project`.
std::vector<Grid> kofi_sheets(money::FundedProject const& project, money::CostPlan const& plan);

}  // namespace leitbild::exchange
