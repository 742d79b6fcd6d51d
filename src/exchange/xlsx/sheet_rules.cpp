#include "exchange/xlsx/sheet_rules.h"

#include <algorithm>

#include <fmt/format.h>

#include "exchange/xlsx/write_xlsx.h"

namespace leitbild::exchange {
namespace {

constexpr auto kFirstYear = 1900.0;
constexpr auto kLastYear = 2200.0;
constexpr auto kLargest = 9e13;

lxw_error set(lxw_worksheet* sheet, std::size_t column, lxw_data_validation& rule) {
  auto const c = static_cast<lxw_col_t>(column);
  return worksheet_data_validation_range(sheet, 1, c, LXW_ROW_MAX - 1, c, &rule);
}

lxw_error allow_list(lxw_worksheet* sheet, std::size_t column, std::string formula, std::string message, bool strict) {
  auto title = std::string{"Nicht in der Liste"};
  auto rule = lxw_data_validation{};
  rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  rule.value_formula = formula.data();
  rule.error_type = strict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING;
  rule.error_title = title.data();
  rule.error_message = message.data();
  return set(sheet, column, rule);
}

lxw_error allow_numbers(lxw_worksheet* sheet, std::size_t column, bool whole, double least, double most,
                        std::string message) {
  auto title = std::string{"So nicht möglich"};
  auto rule = lxw_data_validation{};
  rule.validate = whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
  rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
  rule.minimum_number = least;
  rule.maximum_number = most;
  rule.error_title = title.data();
  rule.error_message = message.data();
  return set(sheet, column, rule);
}

}  // namespace

ChoiceLists::ChoiceLists(std::vector<Table> const& tables) {
  for (auto const& table : tables) {
    for (auto const& look : table.looks) {
      if (look.choices.empty() || positions_.contains(look.choices)) { continue; }
      positions_.emplace(look.choices, lists_.size());
      lists_.push_back(look.choices);
    }
  }
}

std::string ChoiceLists::range_of(std::vector<std::string> const& choices) const {
  auto const column = column_letters(positions_.at(choices));
  return fmt::format("='{}'!${}$2:${}${}", kChoicesSheet, column, column, choices.size() + 1);
}

Table ChoiceLists::table() const {
  auto out = Table{.name = std::string{kChoicesSheet},
                   .header = {},
                   .rows = {},
                   .protection = Protection::kAll,
                   .layout = Layout::kHidden};
  auto longest = std::size_t{0};
  for (auto i = std::size_t{0}; i < lists_.size(); ++i) {
    out.header.push_back(fmt::format("Liste {}", i + 1));
    longest = std::max(longest, lists_[i].size());
  }
  for (auto row = std::size_t{0}; row < longest; ++row) {
    auto& cells = out.rows.emplace_back();
    for (auto const& list : lists_) { cells.push_back({.text = row < list.size() ? list[row] : std::string{}}); }
  }
  return out;
}

lxw_error set_rules(lxw_worksheet* sheet, std::size_t column, ColumnLook const& look, ChoiceLists const& lists,
                    std::vector<std::string> const& sheets) {
  if (!look.choices.empty()) {
    return allow_list(sheet, column, lists.range_of(look.choices), "Bitte einen Wert aus der Liste wählen.", true);
  }
  if (std::ranges::find(sheets, look.codes_of) != sheets.end()) {
    // As long as there are codes, also those of rows that are added. New ones may follow: a warning only.
    auto const codes = fmt::format("=OFFSET('{0}'!$A$2,0,0,MAX(1,COUNTA('{0}'!$A:$A)-1),1)", look.codes_of);
    return allow_list(sheet, column, codes, fmt::format("Das Kürzel steht nicht im Blatt „{}“.", look.codes_of), false);
  }
  switch (look.kind) {
    case CellKind::kYear:
      return allow_numbers(sheet, column, true, kFirstYear, kLastYear, "Ein Jahr von 1900 bis 2200.");
    case CellKind::kWholeNumber: return allow_numbers(sheet, column, true, -kLargest, kLargest, "Eine ganze Zahl.");
    case CellKind::kMoney: return allow_numbers(sheet, column, false, -kLargest, kLargest, "Ein Betrag in Euro.");
    case CellKind::kDecimal: return allow_numbers(sheet, column, false, -kLargest, kLargest, "Eine Zahl.");
    case CellKind::kRate: return allow_numbers(sheet, column, false, 0.0, 1.0, "Ein Anteil von 0 % bis 100 %.");
    case CellKind::kText: return LXW_NO_ERROR;
  }
  return LXW_NO_ERROR;
}

}  // namespace leitbild::exchange
