// Costs of a measure, and who pays.
#include <algorithm>

#include "money/plan_shares.h"
#include "server/plan/measure_detail.h"
#include "server/plan/parts.h"
#include "server/plan/programme_names.h"
#include "server/plan/public_finance.h"

namespace leitbild::server {
namespace {

Json item_json(Call const& call, plan::CostItem const& item) {
  return {{"code", item.code},
          {"title", text_in(call, item.code, "title", item.title)},
          {"group", or_null(item.group, call.language)},
          {"din276", or_null(item.din276)},
          {"estimate", or_null(item.estimate, call.language)},
          {"lowest_cents", or_null(item.lowest)},
          {"likely_cents", or_null(item.likely)},
          {"highest_cents", or_null(item.highest)},
          {"price_year", or_null(item.price_year)},
          {"spending_cents", by_year_json(item.spending)},
          {"revenue_cents", by_year_json(item.revenue)}};
}

Json running_json(Call const& call, plan::RunningCost const& cost) {
  return {{"code", cost.code},
          {"title", text_in(call, cost.code, "title", cost.title)},
          {"kind", or_null(cost.kind, call.language)},
          {"per_year_cents", or_null(cost.per_year)},
          {"from", or_null(cost.from)},
          {"to", or_null(cost.to)},
          {"price_year", or_null(cost.price_year)}};
}

/// What a share is worth: its amount, else the sum of its years.
std::optional<EuroCents> amount_of(plan::FundingShare const& share) {
  if (share.amount) { return share.amount; }
  if (!share.cash.empty()) { return money::sum_of_years(share.cash); }
  if (!share.commitment.empty()) { return money::sum_of_years(share.commitment); }
  return std::nullopt;
}

Json share_json(Call const& call, plan::FundingShare const& share) {
  return {{"code", share.code},
          {"source", or_null(share.source, call.language)},
          {"programme", or_null(share.programme)},
          {"programme_name", or_null(call.site.derived<ProgrammeNames>().of(share.programme))},
          {"cost_item", or_null(share.cost_item)},
          {"state", or_null(share.state, call.language)},
          {"rate", or_null(share.rate)},
          {"amount_cents", or_null(amount_of(share))},
          {"approved", money::is_approved(share)},
          {"by_year_cents", by_year_json(share.cash.empty() ? share.commitment : share.cash)}};
}

/// A share names its measure or a cost item of it.
bool pays_for(plan::Plan const& plan, plan::FundingShare const& share, plan::Measure const& measure) {
  if (!share.measure.empty()) { return share.measure == measure.code; }
  return std::ranges::any_of(plan.cost_items, [&](plan::CostItem const& item) {
    return item.code == share.cost_item && item.measure == measure.code;
  });
}

}  // namespace

Json measure_money_json(Call const& call, plan::Measure const& measure) {
  auto const& plan = call.site.plan();
  auto out = Json{{"estimate", measure.cost ? Json{{"amount_cents", measure.cost->amount.value},
                                                   {"price_year", measure.cost->price_year.value}}
                                            : Json()},
                  {"items", Json::array()},
                  {"running_costs", Json::array()},
                  {"funding", Json::array()}};
  for (auto const& item : plan.cost_items) {
    if (item.measure == measure.code) { out["items"].push_back(item_json(call, item)); }
  }
  for (auto const& cost : plan.running_costs) {
    if (cost.measure == measure.code) { out["running_costs"].push_back(running_json(call, cost)); }
  }
  for (auto const& share : plan.funding_shares) {
    if (pays_for(plan, share, measure)) { out["funding"].push_back(share_json(call, share)); }
  }
  auto const& totals = call.site.derived<PublicFinance>().by_measure;
  auto const known = totals.find(measure.code);
  auto const has_cost = measure.cost.has_value() || !out["items"].empty();
  out["sums"] = known == totals.end() || !has_cost
                    ? Json()
                    : Json{{"gross_cents", known->second.gross.value},
                           {"grants_cents", known->second.grants.value},
                           {"others_cents", (known->second.gross - known->second.grants - known->second.own).value},
                           {"own_cents", known->second.own.value},
                           {"gap_cents", known->second.not_financed.value}};
  return out;
}

}  // namespace leitbild::server
