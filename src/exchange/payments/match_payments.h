// Payments of a table against those of the plan: which are new, changed, known – so that the same export can be read
// again and again and nothing is booked twice.
//
// A voucher counts within its year. Rows and payments of one voucher are matched by measure and cost item, then in their
// order; what the table has no column for stays as it is in the plan.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"
#include "base/result.h"
#include "exchange/payments/read_payments.h"
#include "plan/edit.h"
#include "plan/plan.h"

namespace leitbild::exchange {

struct PaymentMatches {
  std::vector<plan::Edit> edits;  // new and changed payments, in the order of the table
  std::size_t added{}, changed{}, unchanged{};
  std::size_t repeated{};            // rows that stand in the table more than once, word for word; counted once
  EuroCents sum;                     // of all rows, without repeated ones
  std::vector<std::string> remarks;  // for people to look at; nothing is wrong by itself
};

/// Codes of new payments come from their vouchers ("IST-4711").
/// Error: every row whose measure, cost item or budget line is unknown or does not lead to one measure, with its line;
/// every voucher with several rows for one measure and cost item that are not the same. O(rows · log payments).
Result<PaymentMatches> match_payments(plan::Plan const& plan, PaymentTable const& table, std::string_view file);

}  // namespace leitbild::exchange
