// The overview as CSV and JSON.
#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/date.h"
#include "exchange/kofi/doppic_output.h"
#include "exchange/kofi/kofi_layout.h"
#include "exchange/kofi/write_kofi.h"

namespace leitbild::exchange {
namespace {

using money::CostPlan;
using money::Flow;
using money::FundedProject;

constexpr auto kSeparator = ';';

std::string csv_text_of(GridCell const& cell) {
  if (!cell.is_number) { return csv_cell(without_formula(cell.text), kSeparator); }
  if (cell.look != CellLook::kMoney && cell.look != CellLook::kGroupMoney) {
    return fmt::format("{:.0f}", cell.number);
  }
  auto text = fmt::format("{:.2f}", cell.number);
  std::ranges::replace(text, '.', ',');
  return text;
}

Json cents(std::span<EuroCents const> amounts) {
  auto out = Json::array();
  for (auto const amount : amounts) { out.push_back(amount.value); }
  return out;
}

Json flow_json(Flow const& flow) {
  auto out = Json{{"gross", flow.gross.value},
                  {"not_eligible", flow.not_eligible.value},
                  {"eligible", flow.eligible.value},
                  {"revenue", flow.revenue.value}};
  for (auto const source : money::kSources) { out["sources"][std::string{id_of(source)}] = flow[source].value; }
  return out;
}

Json flows_json(std::vector<Flow> const& years) {
  auto out = Json::array();
  for (auto const& flow : years) { out.push_back(flow_json(flow)); }
  return out;
}

Json row_json(FundedProject const& project, money::CostRow const& row) {
  auto const& item = project.items[row.item];
  return {{"code", item.code},
          {"title", item.title},
          {"lead", item.lead},
          {"group", money::info(item.group).id},
          {"group_number", money::info(item.group).number},
          {"estimate", money::id_of(item.estimate)},
          {"total", flow_json(row.total)},
          {"years", flows_json(row.years)}};
}

Json programme_json(money::ProgrammeRow const& row) {
  return {{"name", row.name},
          {"programme_year", row.programme_year.value},
          {"base", row.base.value},
          {"grant", row.grant.value},
          {"limited_by", id_of(row.limit)},
          {"cash_in", cents(row.cash_in)},
          {"share_of_spending", cents(row.share_of_spending)},
          {"pre_financing", cents(row.pre_financing)}};
}

}  // namespace

std::string kofi_csv(FundedProject const& project, CostPlan const& plan) {
  auto const grid = years_sheet(project, plan);
  auto out = std::string{};
  for (auto row = kHeadRow; row < grid.rows.size(); ++row) {
    auto first = true;
    for (auto const& cell : grid.rows[row]) {
      if (!std::exchange(first, false)) { out += kSeparator; }
      out += csv_text_of(cell);
    }
    out += "\r\n";
  }
  return out;
}

namespace {

Json supplement_json(FundedProject const& project, money::KofiSupplement const& supplement) {
  auto out = Json{{"as_of", iso(supplement.as_of)}, {"items", Json::array()}, {"doppic", Json::array()}};
  for (auto i = std::size_t{0}; i < supplement.items.size(); ++i) {
    auto const& item = supplement.items[i];
    out["items"].push_back({{"code", project.items[i].code},
                            {"measure", item.measure},
                            {"standing", item.standing},
                            {"paid_before", item.paid_before.value},
                            {"paid_this_year", item.paid_now.value}});
  }
  for (auto t = std::size_t{0}; t < supplement.doppic.size(); ++t) {
    out["doppic"].push_back(doppic_json(supplement.doppic[t], supplement.running_cost[t]));
  }
  out["without_useful_life"] = {{"items", supplement.without_life}, {"cost", supplement.without_life_cost.value}};
  return out;
}

}  // namespace

Json kofi_json(FundedProject const& project, CostPlan const& plan, money::KofiSupplement const* supplement) {
  auto out = Json{{"project", project.code},
                  {"title", project.title},
                  {"view", plan.options.view == money::PriceView::kNominal ? "nominal" : "price_year"},
                  {"years", Json::array()},
                  {"rows", Json::array()},
                  {"total", flow_json(plan.total)},
                  {"year_totals", flows_json(plan.year_totals)},
                  {"programmes", Json::array()},
                  {"grant_by_year", cents(plan.cash_in)},
                  {"pre_financing", cents(plan.pre_financing)},
                  {"pre_financing_peak", plan.peak.value},
                  {"cash_need", cents(plan.cash_need)},
                  {"committed", cents(plan.committed)},
                  {"commitments", cents(plan.commitments)},
                  {"commitments_if_ordered_at_once", cents(money::commitments_if_ordered_at_once(plan))},
                  {"checks", Json::array()}};
  for (auto t = std::size_t{0}; t < plan.years; ++t) {
    out["years"].push_back(plan.first_year.value + static_cast<int>(t));
  }
  for (auto const& row : plan.rows) { out["rows"].push_back(row_json(project, row)); }
  for (auto const& row : plan.programmes) { out["programmes"].push_back(programme_json(row)); }
  for (auto const& check : plan.checks) {
    out["checks"].push_back({{"id", check.id}, {"holds", check.holds}, {"text", check.text}});
  }
  if (supplement != nullptr) { out["supplement"] = supplement_json(project, *supplement); }
  return out;
}

}  // namespace leitbild::exchange
