#include "money/cost_plan.h"

#include <algorithm>
#include <numeric>

#include "money/cost_plan_checks.h"
#include "money/cost_plan_problems.h"

namespace leitbild::money {
namespace {

std::size_t offset(FundedProject const& project, Year year) {
  return static_cast<std::size_t>(year.value - project.first_year.value);
}

/// In which years after the first a programme pays.
std::size_t first_payment(FundedProject const& project, ProjectProgramme const& programme) {
  return offset(project, programme.programme_year) + programme.rule.first_tranche;
}

std::size_t years_of(FundedProject const& project) {
  auto years = std::size_t{1};
  for (auto const& item : project.items) {
    years = std::max({years, item.profile.size(), item.not_eligible.size(), item.revenue.size()});
  }
  for (auto const& contribution : project.contributions) { years = std::max(years, contribution.by_year.size()); }
  for (auto const& programme : project.programmes) {
    years = std::max({years, first_payment(project, programme) + programme.rule.tranches.size(),
                      offset(project, programme.programme_year) + programme.approvals.size()});
  }
  for (auto const& contract : project.contracts) {
    years = std::max({years, contract.payments.size(), contract.signed_in + 1});
  }
  return years;
}

/// An item's amounts by year in the prices of the view, `years` long.
std::vector<EuroCents> in_view(FundedProject const& project, CostItem const& item, PriceView view,
                               std::vector<EuroCents> amounts, std::size_t years) {
  amounts.resize(years);
  if (view == PriceView::kPriceYear) { return amounts; }
  for (auto t = std::size_t{0}; t < years; ++t) {
    auto const year = Year{project.first_year.value + static_cast<int>(t)};
    amounts[t] = in_prices_of(amounts[t], item.price_year, year, project.inflation);
  }
  return amounts;
}

/// What an item costs and earns by year; sources are still empty.
std::vector<Flow> cost_of_years(FundedProject const& project, CostItem const& item, CostPlanOptions options,
                                std::size_t years) {
  auto const view = [&](std::vector<EuroCents> amounts) {
    return in_view(project, item, options.view, std::move(amounts), years);
  };
  auto const gross = view(apportioned(cost_of(item, options.estimate), item.profile));
  auto const not_eligible = view(item.not_eligible);
  auto const revenue = view(item.revenue);
  auto out = std::vector<Flow>(years);
  for (auto t = std::size_t{0}; t < years; ++t) {
    auto& flow = out[t];
    flow.gross = gross[t];
    flow.eligible = part_of(not_below_zero(gross[t] - not_eligible[t]), item.eligible_share);
    flow.not_eligible = flow.gross - flow.eligible;
    flow.revenue = revenue[t];
  }
  return out;
}

void add_contributions(FundedProject const& project, std::string const& item, std::vector<Flow>& years) {
  for (auto const& contribution : project.contributions) {
    if (contribution.item != item) { continue; }
    for (auto t = std::size_t{0}; t < contribution.by_year.size(); ++t) {
      years[t][contribution.source] += contribution.by_year[t];
    }
  }
}

EuroCents deductible(FundedProject const& project, std::string const& item) {
  auto sum = EuroCents{};
  for (auto const& contribution : project.contributions) {
    if (contribution.item == item && contribution.deductible) { sum += total_of(contribution.by_year); }
  }
  return sum;
}

Flow all_of(std::vector<Flow> const& years) {
  auto sum = Flow{};
  for (auto const& flow : years) { sum += flow; }
  return sum;
}

/// What grants may still pay of each item.
struct Room {
  std::vector<EuroCents> base;     // before other grants
  std::vector<EuroCents> granted;  // so far
  std::vector<EuroCents> open;     // not covered by anybody
  std::vector<EuroCents> allowed;  // the same below the ceiling
};

Room room_of(FundedProject const& project, std::vector<CostRow> const& rows) {
  auto out = Room{};
  out.granted.resize(project.items.size());
  out.base = out.open = out.allowed = out.granted;
  for (auto const& row : rows) {
    auto const& code = project.items[row.item].code;
    auto const after_revenue = not_below_zero(row.total.eligible - row.total.revenue);
    auto contributed = EuroCents{};
    for (auto const source : kSources) { contributed += row.total[source]; }
    out.base[row.item] = not_below_zero(after_revenue - deductible(project, code));
    out.open[row.item] = not_below_zero(after_revenue - contributed);
    out.allowed[row.item] =
        project.ceiling ? std::min(out.open[row.item], part_of(after_revenue, *project.ceiling)) : out.open[row.item];
  }
  return out;
}

bool pays_for(ProjectProgramme const& programme, CostItem const& item) {
  return programme.items.empty() || std::ranges::find(programme.items, item.code) != programme.items.end();
}

/// The grant of a programme over its items, and its parts: in proportion to what its rate gives for each, within what is
/// open there.
ProgrammeRow grant_items(FundedProject const& project, ProjectProgramme const& programme, Room& room) {
  auto out = ProgrammeRow{};
  out.name = programme.rule.name;
  out.programme_year = programme.programme_year;
  auto weights = std::vector<EuroCents>(project.items.size());
  auto uncovered = EuroCents{};  // without the ceiling
  for (auto i = std::size_t{0}; i < weights.size(); ++i) {
    if (!pays_for(programme, project.items[i])) { continue; }
    auto const base = not_below_zero(room.base[i] - (programme.rule.deducts_earlier ? room.granted[i] : EuroCents{}));
    auto const wanted = part_rounded_up(base, programme.rule.rate);
    out.base += base;
    uncovered += std::min(wanted, room.open[i]);
    weights[i] = std::min(wanted, room.allowed[i]);
  }
  auto const allowed = total_of(weights);
  auto const grant = grant_of(programme.rule, out.base, uncovered);
  out.grant = std::min(grant.amount, allowed);
  out.limit = allowed < grant.amount ? GrantLimit::kCeiling : grant.limit;
  out.by_item = weights.empty() ? weights : apportioned(out.grant, weights);
  for (auto i = std::size_t{0}; i < weights.size(); ++i) {
    room.granted[i] += out.by_item[i];
    room.open[i] -= out.by_item[i];
    room.allowed[i] -= out.by_item[i];
  }
  return out;
}

/// What grants can pay of an item in each year: eligible cost that neither revenue nor a contribution covers.
std::vector<EuroCents> open_by_year(CostRow const& row) {
  auto out = std::vector<EuroCents>{};
  for (auto const& flow : row.years) { out.push_back(not_below_zero(flow.eligible - sources_of(flow))); }
  return out;
}

/// Puts one item's grant on the sources behind the programme and on the years, in proportion to what is open in them. As
/// the sum of `open` is at least the grant, no year gets more than it needs.
void spread(ProjectProgramme const& programme, EuroCents grant, CostRow& row, std::vector<EuroCents>& open,
            std::vector<EuroCents>& share_of_spending) {
  auto split = programme.split;
  if (split.empty()) { split.emplace_back(Source::kState, kFull); }
  auto shares = std::vector<Fraction>{};
  for (auto const& [source, part] : split) { shares.push_back(part); }
  auto const by_source = apportioned(grant, shares);
  for (auto s = std::size_t{0}; s < split.size(); ++s) {
    auto const by_year = apportioned(by_source[s], open);
    add_by_year(share_of_spending, by_year);
    for (auto t = std::size_t{0}; t < by_year.size(); ++t) {
      row.years[t][split[s].first] += by_year[t];
      open[t] -= by_year[t];
    }
  }
}

void grant_programmes(FundedProject const& project, CostPlan& plan) {
  auto room = room_of(project, plan.rows);
  auto open = std::vector<std::vector<EuroCents>>{};
  for (auto const& row : plan.rows) { open.push_back(open_by_year(row)); }
  for (auto const& programme : project.programmes) {
    auto row = grant_items(project, programme, room);
    row.share_of_spending.resize(plan.years);
    for (auto r = std::size_t{0}; r < plan.rows.size(); ++r) {
      spread(programme, row.by_item[plan.rows[r].item], plan.rows[r], open[r], row.share_of_spending);
    }
    row.cash_in.resize(plan.years);
    add_by_year(row.cash_in, apportioned(row.grant, programme.rule.tranches), first_payment(project, programme));
    row.pre_financing = pre_financing_of(row.share_of_spending, row.cash_in);
    plan.programmes.push_back(std::move(row));
  }
}

std::vector<CostRow> rows_of(FundedProject const& project, CostPlanOptions options, std::size_t years) {
  auto rows = std::vector<CostRow>{};
  for (auto i = std::size_t{0}; i < project.items.size(); ++i) {
    auto row = CostRow{.item = i, .total = {}, .years = cost_of_years(project, project.items[i], options, years)};
    add_contributions(project, project.items[i].code, row.years);
    row.total = all_of(row.years);
    rows.push_back(std::move(row));
  }
  std::ranges::stable_sort(rows, {}, [&](CostRow const& row) { return project.items[row.item].group; });
  return rows;
}

/// What nobody else pays, the city does; then the sums.
void settle(CostPlan& plan) {
  plan.year_totals.resize(plan.years);
  for (auto& row : plan.rows) {
    for (auto t = std::size_t{0}; t < plan.years; ++t) {
      auto& flow = row.years[t];
      flow[Source::kCity] = flow.gross - sources_of(flow);
      plan.year_totals[t] += flow;
    }
    row.total = all_of(row.years);
  }
  plan.total = all_of(plan.year_totals);
}

void fill_cash(FundedProject const& project, CostPlan& plan) {
  plan.cash_in.resize(plan.years);
  plan.pre_financing.resize(plan.years);
  plan.committed.resize(plan.years);
  auto advanced = std::vector<EuroCents>(plan.years);  // borne for the programmes less what came in, this year
  for (auto const& programme : plan.programmes) {
    add_by_year(plan.cash_in, programme.cash_in);
    add_by_year(plan.pre_financing, programme.pre_financing);
    for (auto t = std::size_t{0}; t < plan.years; ++t) {
      advanced[t] += programme.share_of_spending[t] - programme.cash_in[t];
    }
  }
  for (auto p = std::size_t{0}; p < plan.programmes.size(); ++p) {
    auto const& asked = project.programmes[p];
    add_by_year(plan.committed, apportioned(plan.programmes[p].grant, asked.approvals),
                offset(project, asked.programme_year));
  }
  for (auto t = std::size_t{0}; t < plan.years; ++t) {
    plan.cash_need.push_back(plan.year_totals[t][Source::kCity] + advanced[t]);
  }
  plan.commitments = commitments_of(project.contracts, plan.years);
  plan.peak = *std::ranges::max_element(plan.pre_financing);
}

}  // namespace

Flow& Flow::operator+=(Flow const& other) {
  gross += other.gross;
  not_eligible += other.not_eligible;
  eligible += other.eligible;
  revenue += other.revenue;
  for (auto s = std::size_t{0}; s < sources.size(); ++s) { sources[s] += other.sources[s]; }
  return *this;
}

EuroCents sources_of(Flow const& flow) { return flow.revenue + total_of(flow.sources); }

std::vector<EuroCents> commitments_if_ordered_at_once(CostPlan const& plan) {
  auto out = std::vector<EuroCents>(plan.years);
  for (auto const& row : plan.rows) {
    auto const first = std::ranges::find_if(row.years, [](Flow const& flow) { return flow.gross > EuroCents{}; });
    if (first == row.years.end()) { continue; }
    out[static_cast<std::size_t>(first - row.years.begin())] += row.total.gross - first->gross;
  }
  return out;
}

Result<CostPlan> cost_plan(FundedProject const& project, CostPlanOptions options) {
  auto problems = Problems{};
  check_project(project, problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto plan = CostPlan{};
  plan.first_year = project.first_year;
  plan.years = years_of(project);
  plan.options = options;
  plan.rows = rows_of(project, options, plan.years);
  grant_programmes(project, plan);
  settle(plan);
  fill_cash(project, plan);
  plan.checks = cost_plan_checks(project, plan);
  return plan;
}

}  // namespace leitbild::money
