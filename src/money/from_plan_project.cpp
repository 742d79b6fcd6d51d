// The cost and financing overview of a funded project, from the plan's records.
#include <algorithm>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "money/from_plan.h"
#include "money/plan_shares.h"

namespace leitbild::money {
namespace {

using plan::Plan;

std::vector<plan::CostItem const*> items_of(Plan const& plan, plan::FundedProject const& project) {
  auto out = std::vector<plan::CostItem const*>{};
  for (auto const& item : plan.cost_items) {
    if (belongs_to(item, project)) { out.push_back(&item); }
  }
  return out;
}

/// Shares of these items, or of a measure of theirs.
std::vector<plan::FundingShare const*> shares_of(Plan const& plan, std::vector<plan::CostItem const*> const& items) {
  auto out = std::vector<plan::FundingShare const*>{};
  for (auto const& share : plan.funding_shares) {
    if (std::ranges::any_of(items, [&](auto const* item) { return pays_for(share, *item); })) { out.push_back(&share); }
  }
  return out;
}

/// The first year with money; nothing where no year is known.
std::optional<Year> first_year(std::vector<plan::CostItem const*> const& items,
                               std::vector<plan::FundingShare const*> const& shares) {
  auto out = std::optional<Year>{};
  auto const look_at = [&](ByYear<EuroCents> const& amounts) {
    if (!amounts.empty()) { out = std::min(amounts.begin()->first, out.value_or(amounts.begin()->first)); }
  };
  for (auto const* item : items) {
    look_at(item->spending);
    look_at(item->not_eligible);
    look_at(item->revenue);
  }
  for (auto const* share : shares) {
    look_at(share->commitment);
    look_at(share->cash);
  }
  return out;
}

CostItem item_of(Plan const& plan, plan::CostItem const& item, Year first) {
  auto out = CostItem{};
  out.code = item.code;
  auto const* const measure = plan::find_measure(plan, item.measure);
  out.title = plan::marked_title(item.title, measure != nullptr && measure->example);
  out.lead = measure == nullptr ? std::string{} : measure->lead;
  out.group = item.group.value_or(CostGroup::kOther);
  out.estimate = item.estimate.value_or(EstimateClass::kAssumption);
  out.likely = item.likely.value_or(sum_of_years(item.spending));
  out.low = item.lowest;
  out.high = item.highest;
  out.price_year = item.price_year.value_or(first);
  out.eligible_share = item.eligible_share.value_or(kFull);
  out.not_eligible = from_year(item.not_eligible, first);
  out.revenue = from_year(item.revenue, first);
  out.profile = parts_of(from_year(item.spending, first));
  return out;
}

/// An agreed contribution, spread over the items it pays for in proportion to their cost.
void add_contribution(plan::FundingShare const& share, std::vector<std::size_t> const& paid_for,
                      FundedProject& project) {
  auto weights = std::vector<EuroCents>{};
  for (auto const i : paid_for) { weights.push_back(project.items[i].likely); }
  auto by_year = from_year(share.cash, project.first_year);
  if (by_year.empty()) { by_year = {share.amount.value_or(EuroCents{})}; }
  auto parts = std::vector<Contribution>{};
  for (auto const i : paid_for) {
    parts.push_back({.source = source_of(share), .item = project.items[i].code, .by_year = {}, .deductible = true});
  }
  for (auto const amount : by_year) {
    auto const split = apportioned(amount, weights);
    for (auto p = std::size_t{0}; p < parts.size(); ++p) { parts[p].by_year.push_back(split[p]); }
  }
  for (auto& part : parts) { project.contributions.push_back(std::move(part)); }
}

Result<ProjectProgramme> programme_of(plan::FundingShare const& share, plan::FundedProject const& record,
                                      std::vector<std::size_t> const& paid_for, FundedProject const& project) {
  auto const terms = terms_of(share, record.rate);
  if (!terms) { return fail("weder Fördersatz noch Betrag ist angegeben", share.code); }
  auto out = ProjectProgramme{};
  out.rule.name = fmt::format("{} ({}), {}", share.programme.empty() ? share.code : share.programme,
                              german_of(source_of(share)), share.cost_item.empty() ? share.measure : share.cost_item);
  out.programme = share.programme;
  out.rule.rate = terms->rate;
  out.rule.cap = terms->cap;
  out.programme_year = terms->programme_year.value_or(project.first_year);
  out.rule.tranches = parts_of(from_year(share.cash, out.programme_year));
  out.approvals = parts_of(from_year(share.commitment, out.programme_year));
  out.split = {{source_of(share), kFull}};
  for (auto const i : paid_for) { out.items.push_back(project.items[i].code); }
  return out;
}

}  // namespace

Result<FundedProject> funded_project(Plan const& plan, std::string_view code) {
  auto const found = std::ranges::find(plan.funded_projects, code, &plan::FundedProject::code);
  if (found == plan.funded_projects.end()) {
    auto codes = std::vector<std::string_view>{};
    for (auto const& project : plan.funded_projects) { codes.push_back(project.code); }
    return fail(fmt::format("eine Gesamtmaßnahme „{}“ gibt es nicht; es gibt {}", code,
                            codes.empty() ? "keine" : fmt::format("{}", fmt::join(codes, ", "))));
  }
  auto const items = items_of(plan, *found);
  auto const shares = shares_of(plan, items);
  auto const first = first_year(items, shares);
  if (!first) { return fail("zu dieser Gesamtmaßnahme gibt es keine Kosten nach Jahren", found->code); }
  auto out = FundedProject{};
  out.code = found->code;
  out.title = plan::marked_title(found->title, found->example);
  out.first_year = *first;
  for (auto const* item : items) { out.items.push_back(item_of(plan, *item, *first)); }
  auto problems = Problems{};
  for (auto const* share : shares) {
    auto paid_for = std::vector<std::size_t>{};
    for (auto i = std::size_t{0}; i < items.size(); ++i) {
      if (pays_for(*share, *items[i])) { paid_for.push_back(i); }
    }
    if (source_of(*share) == Source::kCity) { continue; }
    if (!is_grant(source_of(*share))) {
      add_contribution(*share, paid_for, out);
    } else if (auto programme = programme_of(*share, *found, paid_for, out)) {
      out.programmes.push_back(*std::move(programme));
    } else {
      problems.add(std::move(programme).error());
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

}  // namespace leitbild::money
