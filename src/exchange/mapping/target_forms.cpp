#include <algorithm>

#include "exchange/mapping/mapping.h"
#include "exchange/sheets/columns.h"
#include "exchange/sheets/fixed_records.h"
#include "plan/records/form.h"

namespace leitbild::exchange {
namespace {

using Kind = TargetAttribute::Kind;

/// Texts of several lines among the columns that say nothing about it.
Kind kind_of(std::string_view attribute, CellKind kind) {
  if (kind == CellKind::kMoney) { return Kind::kAmount; }
  return attribute == "summary" || attribute == "text_de" || attribute == "text_en" ? Kind::kWords : Kind::kText;
}

template <class T>
TargetForm target_form(std::string_view kind, TableForm<T> const& table,
                       std::initializer_list<std::string_view> needed) {
  auto out = TargetForm{.kind = kind, .sheet = table.names.front(), .attributes = {}};
  for (auto const& column : table.columns) {
    auto const is_needed = std::find(needed.begin(), needed.end(), column.attribute) != needed.end();
    out.attributes.push_back({.key = column.attribute,
                              .headings = column.names,
                              .kind = kind_of(column.attribute, column.kind),
                              .required = is_needed});
  }
  return out;
}

Kind kind_of(plan::Kind kind) {
  switch (kind) {
    case plan::Kind::kWords: return Kind::kWords;
    case plan::Kind::kMoney:
    case plan::Kind::kNumber:
    case plan::Kind::kInteger: return Kind::kAmount;
    case plan::Kind::kMoneyByYear:
    case plan::Kind::kMonthsByYear: return Kind::kAmountsByYear;
    default: return Kind::kText;
  }
}

TargetForm target_form(plan::Form const& form) {
  auto out = TargetForm{.kind = form.id, .sheet = form.many_de, .attributes = {}};
  for (auto const& info : form.attributes) {
    out.attributes.push_back({.key = info.key,
                              .headings = {info.title_de, info.title_en, info.key},
                              .kind = kind_of(info.kind),
                              .required = info.required});
  }
  return out;
}

}  // namespace

std::vector<TargetForm> const& target_forms() {
  static auto const kForms = [] {
    auto out =
        std::vector<TargetForm>{target_form("measure", measure_table(), {"code", "title", "field", "lead", "state"}),
                                target_form("field", field_table(), {"code", "name_de", "theme", "colour"}),
                                target_form("goal", goal_table(), {"code", "field", "text_de"}),
                                target_form("milestone", milestone_table(), {"code", "date", "title_de", "source"})};
    for (auto const& form : plan::forms()) {
      if (!are_all_fixed(form)) { out.push_back(target_form(form)); }
    }
    return out;
  }();
  return kForms;
}

}  // namespace leitbild::exchange
