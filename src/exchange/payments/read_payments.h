// Payments as the city's accounting exports them: a table with German or English headings, decimal commas, days as
// dd.mm.yyyy, UTF-8 or Windows-1252. Title lines above the headings are passed over; columns that nobody asks for too.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/quantity.h"
#include "base/result.h"

namespace leitbild::exchange {

/// One row. Texts are as written, without blanks at their ends; empty: not given, or there is no such column.
struct Payment {
  std::string voucher;  // with "/" and the position where the table numbers the positions of a voucher
  Date date;
  EuroCents amount;  // credit notes are below 0
  std::string measure, cost_item, budget_line, product, account, note;
  std::size_t line{};  // of the file, from 1
};

struct PaymentTable {
  std::vector<Payment> payments;
  std::vector<std::string> passed_columns;  // headings that are not read
  bool has_notes{}, has_cost_items{};       // there is such a column
};

/// What a column is for: "voucher", "position", "date", "amount", "measure", "cost_item", "budget_line", "product",
/// "account", "note", with the headings by which each is recognised, whatever their case, blanks and signs.
struct PaymentColumn {
  std::string_view id;
  std::vector<std::string_view> headings;
};
std::vector<PaymentColumn> const& payment_columns();

/// `names` says for some columns under which heading they stand ("amount" -> "Zahlbetrag").
/// Error: no row of headings with voucher, day, amount and something that leads to a measure; a column twice; all cells
/// that are not what they should be, with line and heading.
Result<PaymentTable> read_payments(std::string bytes, std::string_view file,
                                   std::map<std::string, std::string> const& names);

}  // namespace leitbild::exchange
