// The first sheet of a workbook: what it is, how it is filled in, how it comes back into the plan.
#pragma once

#include <vector>

#include "exchange/sheets/base_table.h"
#include "exchange/sheets/sheet.h"
#include "plan/plan.h"

namespace leitbild::exchange {

inline constexpr std::string_view kReadMeSheet = "Lies mich";

/// `tables` are those of tables_of().
Table read_me(plan::Plan const& plan, std::vector<Table> const& tables, Origin const& origin);

}  // namespace leitbild::exchange
