#include "exchange/payments/actual_output.h"

#include <set>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/text.h"

namespace leitbild::exchange {
namespace {

using money::ActualComparison;
using money::ActualLevel;
using money::ActualRow;
using Lines = std::vector<std::vector<std::string>>;

constexpr auto kCentsPerEuro = 100.0;

std::string whole_euros(EuroCents amount) {
  return format_number(static_cast<double>(amount.value) / kCentsPerEuro, 0);
}

std::string spent_text(ActualRow const& row) {
  if (!row.spent) { return "–"; }
  return format_share(static_cast<double>(row.spent->numerator) / static_cast<double>(row.spent->denominator), 0);
}

Year now_of(ActualComparison const& comparison) { return Year{static_cast<int>(comparison.today.year())}; }

/// Items stand under their measure.
std::string title_of(ActualRow const& row) {
  switch (row.level) {
    case ActualLevel::kCostItem: return fmt::format("  {} {}", row.code, row.title);
    case ActualLevel::kUnassigned: return fmt::format("  {}", row.title);
    case ActualLevel::kProject: return fmt::format("Gesamtmaßnahme {} {}", row.code, row.title);
    case ActualLevel::kMeasure: break;
  }
  return row.code.empty() ? row.title : fmt::format("{} {}", row.code, row.title);
}

std::vector<std::string> line_of(ActualRow const& row, Year now) {
  return {title_of(row),
          whole_euros(row.plan),
          whole_euros(row.actual_before),
          whole_euros(row.actual_now),
          whole_euros(row.actual),
          whole_euros(difference_of(row)),
          spent_text(row),
          money::state_text(row, now)};
}

std::set<Year> years_of(ActualRow const& row) {
  auto out = std::set<Year>{};
  for (auto const& [year, amount] : row.planned_by_year) { out.insert(year); }
  for (auto const& [year, amount] : row.actual_by_year) { out.insert(year); }
  return out;
}

EuroCents in(ByYear<EuroCents> const& amounts, Year year) {
  auto const found = amounts.find(year);
  return found == amounts.end() ? EuroCents{} : found->second;
}

std::string decimal(EuroCents amount) {
  auto out = exact_text(amount.value, 2);
  auto const point = out.find('.');
  if (point != std::string::npos) { out[point] = ','; }
  return out;
}

void add_csv_line(std::string& out, std::vector<std::string> const& cells) {
  auto first = true;
  for (auto const& cell : cells) {
    if (!std::exchange(first, false)) { out += ';'; }
    out += csv_cell(cell, ';');
  }
  out += "\r\n";
}

void add_csv(std::string& out, ActualRow const& row, Year now) {
  auto const head =
      std::vector<std::string>{std::string{id_of(row.level)}, without_formula(row.code), without_formula(row.title)};
  auto const add = [&](std::string year, EuroCents plan, EuroCents actual, std::string state) {
    auto cells = head;
    for (auto text : {std::move(year), decimal(plan), decimal(actual), decimal(plan - actual), std::move(state)}) {
      cells.push_back(std::move(text));
    }
    add_csv_line(out, cells);
  };
  for (auto const year : years_of(row)) {
    add(fmt::format("{}", year.value), in(row.planned_by_year, year), in(row.actual_by_year, year), "");
  }
  add("", row.plan, row.actual, money::state_text(row, now));
}

Json by_year(ByYear<EuroCents> const& amounts) {
  auto out = Json::object();
  for (auto const& [year, amount] : amounts) { out[fmt::format("{}", year.value)] = amount.value; }
  return out;
}

Json row_json(ActualRow const& row, Year now) {
  return {{"level", id_of(row.level)},
          {"code", row.code},
          {"title", row.title},
          {"plan", row.plan.value},
          {"highest", row.highest.value},
          {"actual", row.actual.value},
          {"difference", difference_of(row).value},
          {"spent", row.spent ? Json(to_text(*row.spent)) : Json()},
          {"actual_before", row.actual_before.value},
          {"actual_this_year", row.actual_now.value},
          {"expected", row.expected.value},
          {"state", id_of(row.state)},
          {"state_text", money::state_text(row, now)},
          {"planned_by_year", by_year(row.planned_by_year)},
          {"actual_by_year", by_year(row.actual_by_year)},
          {"payments", row.payments}};
}

}  // namespace

Lines actual_lines(ActualComparison const& comparison) {
  auto const now = now_of(comparison);
  auto out = Lines{{"Maßnahme, Kostenansatz", "Ansatz", fmt::format("Ist bis {}", now.value - 1),
                    fmt::format("Ist {}", now.value), "Ist", "Ansatz − Ist", "Anteil", "Stand"}};
  for (auto const& row : comparison.rows) { out.push_back(line_of(row, now)); }
  out.push_back(line_of(comparison.total, now));
  return out;
}

Lines actual_year_lines(ActualComparison const& comparison) {
  auto out = Lines{{"Jahr", "Ansatz", "Ist", "Ansatz − Ist"}};
  auto const& total = comparison.total;
  for (auto const year : years_of(total)) {
    auto const plan = in(total.planned_by_year, year);
    auto const actual = in(total.actual_by_year, year);
    out.push_back({fmt::format("{}", year.value), whole_euros(plan), whole_euros(actual), whole_euros(plan - actual)});
  }
  return out;
}

std::string actual_csv(ActualComparison const& comparison) {
  auto out = std::string{"\xEF\xBB\xBF"};
  add_csv_line(out, {"Ebene", "Kürzel", "Bezeichnung", "Jahr", "Ansatz", "Ist", "Ansatz minus Ist", "Stand"});
  for (auto const& row : comparison.rows) { add_csv(out, row, now_of(comparison)); }
  return out;
}

Json actual_json(ActualComparison const& comparison) {
  auto out =
      Json{{"today", iso(comparison.today)}, {"rows", Json::array()}, {"payments_after_today", comparison.later}};
  for (auto const& row : comparison.rows) { out["rows"].push_back(row_json(row, now_of(comparison))); }
  out["total"] = row_json(comparison.total, now_of(comparison));
  return out;
}

}  // namespace leitbild::exchange
