// The programmes: what their rule gives, what limits it, and whether the tranches add up; then the checks.
#include <algorithm>

#include <fmt/format.h>

#include "base/date.h"
#include "exchange/kofi/kofi_layout.h"
#include "exchange/kofi/kofi_sheets.h"

namespace leitbild::exchange {
namespace {

using money::CostPlan;
using money::FundedProject;

constexpr auto kGood = "in Ordnung";
constexpr auto kBad = "prüfen";

// Columns of the programmes.
constexpr auto kRateColumn = std::size_t{2};
constexpr auto kBaseColumn = std::size_t{3};
constexpr auto kGrantColumn = std::size_t{9};
constexpr auto kPaidColumn = std::size_t{11};
constexpr auto kColumns = std::size_t{15};

/// A fraction as a formula stays exact: 2/3.
GridCell share_cell(Fraction rate) {
  auto cell = text_formula(fmt::format("{}/{}", rate.numerator, rate.denominator), "", CellLook::kPercent);
  cell.is_number = true;
  cell.number = static_cast<double>(rate.numerator) / static_cast<double>(rate.denominator);
  return cell;
}

GridCell share_cell(std::optional<Fraction> rate) { return rate ? share_cell(*rate) : text_cell(""); }
GridCell optional_money(std::optional<EuroCents> amount) { return amount ? money_cell(*amount) : text_cell(""); }

/// rate × base, rounded by the programme's rule. The inner ROUND takes away what binary numbers add.
std::string rounded_formula(money::RoundingRule const& rule, std::size_t row) {
  auto const* const name = rule.direction == money::Rounding::kDown ? "ROUNDDOWN" : "ROUND";
  auto const product = fmt::format("{}*{}", cell_name(row, kRateColumn), cell_name(row, kBaseColumn));
  if (rule.step == EuroCents{1}) { return fmt::format("{}(ROUND({},6),2)", name, product); }
  constexpr auto kCentsPerEuro = 100.0;
  auto const step = static_cast<double>(rule.step.value) / kCentsPerEuro;
  return fmt::format("{}(ROUND({}/{},6),0)*{}", name, product, step, step);
}

std::vector<GridCell> programme_row(FundedProject const& project, CostPlan const& plan, std::size_t p) {
  auto const row = kFirstRow + p;
  auto const& asked = project.programmes[p];
  auto const& rule = asked.rule;
  auto const& got = plan.programmes[p];
  auto units = text_cell("");
  if (rule.cap_per_unit) {
    units = year_cell(Year{});  // a plain number
    units.number = static_cast<double>(rule.units);
  }
  return {
      text_cell(got.name),
      year_cell(got.programme_year),
      share_cell(rule.rate),
      money_cell(got.base),
      money_formula(rounded_formula(rule.rounding, row), money::part_of(got.base, rule.rate, rule.rounding)),
      optional_money(rule.cap),
      optional_money(rule.cap_per_unit),
      std::move(units),
      optional_money(rule.frame_remaining),
      money_cell(got.grant),
      text_cell(std::string{german_of(got.limit)}),
      money_formula(fmt::format("{}!{}", kCashSheet, cell_name(CashLayout::cash_in_row(p), CashLayout::kTotalColumn)),
                    money::total_of(got.cash_in)),
      share_cell(asked.rate_low),
      share_cell(asked.rate_high),
      asked.finish_by ? year_cell(*asked.finish_by) : text_cell("")};
}

/// A check: a condition as formula, or nothing to compute with.
struct Rule {
  std::string_view id;
  std::string title;
  std::string condition;
};

std::string all_programmes(CostPlan const& plan, auto const& condition) {
  auto out = std::string{};
  for (auto p = std::size_t{0}; p < plan.programmes.size(); ++p) {
    out += fmt::format("{}{}", out.empty() ? "" : ",", condition(p));
  }
  return out.empty() ? "0=0" : fmt::format("AND({})", out);
}

std::string funding_cell(std::size_t p, std::size_t column) {
  return fmt::format("'{}'!{}", kFundingSheet, cell_name(kFirstRow + p, column));
}

/// Every item's grants of Bund, Land and EU stay within its base.
std::string double_funding_condition(FundedProject const& project, CostPlan const& plan) {
  auto const total = overview_total_row(project, plan);
  using Columns = OverviewColumns;
  return fmt::format("{0}!{1}+{0}!{2}+{0}!{3}<={0}!{4}+0.005", kOverviewSheet, cell_name(total, Columns::kFirstSource),
                     cell_name(total, Columns::kFirstSource + 1), cell_name(total, Columns::kFirstSource + 2),
                     cell_name(total, Columns::kBase));
}

/// "SUM of the grants within low × base and high × base" of the parts of one programme; an empty text where parts share
/// some of their items, so that bases cannot be added.
std::string amount_band(FundedProject const& project, std::size_t first, std::string const& low,
                        std::string const& high) {
  auto grants = std::string{};
  auto bases = std::string{};
  auto lists = std::vector<std::vector<std::string>>{};
  for (auto p = first; p < project.programmes.size(); ++p) {
    auto const& part = project.programmes[p];
    if (p != first && (part.programme.empty() || part.programme != project.programmes[first].programme)) { continue; }
    grants += fmt::format("{}{}", grants.empty() ? "" : "+", funding_cell(p, kGrantColumn));
    if (std::ranges::find(lists, part.items) != lists.end()) { continue; }
    for (auto const& list : lists) {
      if (std::ranges::find_first_of(list, part.items) != list.end()) { return {}; }
    }
    bases += fmt::format("{}{}", bases.empty() ? "" : "+", funding_cell(p, kBaseColumn));
    lists.push_back(part.items);
  }
  constexpr auto kTolerance = 0.005;
  auto const cents = static_cast<double>(project.programmes.size()) / 100.0 + kTolerance;
  return fmt::format("{0}>={2}*({1})-{4},{0}<={3}*({1})+{4}", grants, bases, low, high, cents);
}

std::string band_condition(FundedProject const& project, CostPlan const& plan) {
  constexpr auto kLow = std::size_t{12};
  auto out = std::string{};
  auto seen = std::vector<std::string>{};
  for (auto p = std::size_t{0}; p < plan.programmes.size(); ++p) {
    auto const& part = project.programmes[p];
    if (std::ranges::find(seen, part.programme) != seen.end()) { continue; }
    if (!part.programme.empty()) { seen.push_back(part.programme); }
    auto const low = part.rate_low ? funding_cell(p, kLow) : "0";
    auto const high = part.rate_high ? funding_cell(p, kLow + 1) : "1";
    auto const condition = part.rule.cap && part.rule.rate == kFull
                               ? amount_band(project, p, low, high)
                               : fmt::format("{0}>={1},{0}<={2}", funding_cell(p, kRateColumn), low, high);
    if (condition.empty()) { return {}; }
    out += fmt::format("{}{}", out.empty() ? "" : ",", condition);
  }
  return out.empty() ? "0=0" : fmt::format("AND({})", out);
}

std::string end_condition(FundedProject const& project, CostPlan const& plan) {
  auto const cash = CashLayout{.programmes = plan.programmes.size(), .years = plan.years};
  auto const heads = range_name(kHeadRow, CashLayout::kFirstYear, kHeadRow, cash.last_year());
  return all_programmes(plan, [&](std::size_t p) {
    auto const& end = project.programmes[p].finish_by;
    if (!end) { return std::string{"0=0"}; }
    auto const row = CashLayout::share_row(p);
    return fmt::format(R"(SUMIF({0}!{1},">{2}",{0}!{3})=0)", kCashSheet, heads, end->value,
                       range_name(row, CashLayout::kFirstYear, row, cash.last_year()));
  });
}

std::vector<Rule> rules_of(FundedProject const& project, CostPlan const& plan) {
  using Columns = OverviewColumns;
  auto const years = YearsLayout{.items = plan.rows.size(), .years = plan.years};
  auto const total = overview_total_row(project, plan);
  auto const differences =
      fmt::format("{}!{}", kOverviewSheet, range_name(kFirstRow, Columns::kDifference, total, Columns::kDifference));
  auto const tranches = all_programmes(plan, [](std::size_t p) {
    return fmt::format("ABS({}-{})<0.005", funding_cell(p, kPaidColumn), funding_cell(p, kGrantColumn));
  });
  auto const own = project.min_own_rate
                       ? fmt::format("{0}!{1}+0.005>={2}/{3}*{0}!{4}", kOverviewSheet, cell_name(total, Columns::kCity),
                                     project.min_own_rate->numerator, project.min_own_rate->denominator,
                                     cell_name(total, Columns::kEligible))
                       : std::string{};
  return {{"uses_equal_sources", "Ausgaben = Finanzierung",
           fmt::format("AND(MAX({0})<0.005,MIN({0})>-0.005)", differences)},
          {"years_equal_total", "Raten = Förderung", tranches},
          {"nothing_overpaid", "nichts überzahlt",
           fmt::format("{}!{}=0", kYearsSheet, cell_name(years.overpaid_row(), YearsLayout::kTotalColumn))},
          {"nothing_funded_twice", "nichts doppelt gefördert", double_funding_condition(project, plan)},
          {"rate_within_band", "Fördersatz im Rahmen", band_condition(project, plan)},
          {"min_own_share", "Mindesteigenanteil", own},
          {"programme_end", "Programmende", end_condition(project, plan)},
          {"contracts_within_spending", "Verträge", ""}};
}

std::vector<GridCell> check_row(std::vector<Rule> const& rules, money::Check const& check) {
  auto const rule = std::ranges::find(rules, check.id, &Rule::id);
  auto const result = std::string{check.holds ? kGood : kBad};
  auto const known = rule != rules.end();
  auto cell = known && !rule->condition.empty()
                  ? text_formula(fmt::format(R"(IF({},"{}","{}"))", rule->condition, kGood, kBad), result)
                  : text_cell(result, CellLook::kCheck);
  return {text_cell(known ? rule->title : std::string{check.id}), std::move(cell), text_cell(check.text)};
}

}  // namespace

Grid funding_sheet(FundedProject const& project, CostPlan const& plan) {
  constexpr auto kMoneyWidth = 16.0;
  auto grid = Grid{.name = kFundingSheet,
                   .widths = {36, 14, 12},
                   .header_rows = kFirstRow,
                   .fixed_columns = 1,
                   .a3 = true,
                   .rows = sheet_title(project, plan, "Förderprogramme")};
  grid.widths.resize(kColumns, kMoneyWidth);
  auto head = std::vector<GridCell>{};
  for (auto const* const title :
       {"Programm", "Programmjahr", "Fördersatz", "Bemessungs- grundlage", "Fördersatz × Grundlage", "Höchstbetrag",
        "Höchstbetrag je Einheit", "Einheiten", "Rest des Rahmens", "Förderung", "begrenzt durch", "Summe der Raten",
        "Satz mindestens", "Satz höchstens", "Ausgaben bis"}) {
    head.push_back(text_cell(title, CellLook::kHeading));
  }
  grid.rows.push_back(std::move(head));
  for (auto p = std::size_t{0}; p < plan.programmes.size(); ++p) {
    grid.rows.push_back(programme_row(project, plan, p));
  }
  return grid;
}

Grid checks_sheet(FundedProject const& project, CostPlan const& plan) {
  auto grid = Grid{.name = kChecksSheet,
                   .widths = {28, 16, 110},
                   .header_rows = kFirstRow,
                   .fixed_columns = 1,
                   .a3 = false,
                   .rows = sheet_title(project, plan, "Prüfungen")};
  grid.rows.push_back({text_cell("Prüfung", CellLook::kHeading), text_cell("Ergebnis", CellLook::kHeading),
                       text_cell("beim Schreiben der Datei", CellLook::kHeading)});
  auto const rules = rules_of(project, plan);
  for (auto const& check : plan.checks) { grid.rows.push_back(check_row(rules, check)); }
  return grid;
}

std::vector<Grid> kofi_sheets(FundedProject const& project, CostPlan const& plan,
                              money::KofiSupplement const* supplement) {
  auto out = std::vector{overview_sheet(project, plan), years_sheet(project, plan), cash_sheet(project, plan),
                         funding_sheet(project, plan)};
  if (supplement != nullptr) {
    out.push_back(budget_sheet(project, plan, *supplement));
    out.push_back(doppic_sheet(project, plan, *supplement));
  }
  out.push_back(checks_sheet(project, plan));
  if (supplement != nullptr) {
    for (auto& grid : out) { grid.footer = fmt::format("{} · Stand {}", project.code, german(supplement->as_of)); }
  }
  return out;
}

}  // namespace leitbild::exchange
