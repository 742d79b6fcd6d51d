// What the plan's records tell about a measure, so that no figure is typed twice.
#include <algorithm>
#include <set>

#include "money/funding/facts.h"
#include "money/kofi.h"
#include "money/plan_shares.h"

namespace leitbild::money::funding {
namespace {

using plan::Plan;

std::vector<geo::Point> points_of(geo::Shape const& shape) {
  if (auto const* const point = std::get_if<geo::Point>(&shape)) { return {*point}; }
  if (auto const* const line = std::get_if<geo::Line>(&shape)) { return {line->begin(), line->end()}; }
  auto out = std::vector<geo::Point>{geo::label_point(shape)};
  for (auto const& polygon : std::get<geo::MultiPolygon>(shape)) {
    out.insert(out.end(), polygon.outer.begin(), polygon.outer.end());
  }
  return out;
}

bool holds_a_point(geo::Shape const& shape, std::vector<geo::Point> const& points) {
  auto const* const area = std::get_if<geo::MultiPolygon>(&shape);
  return area != nullptr && std::ranges::any_of(points, [&](geo::Point p) { return geo::contains(*area, p); });
}

/// A corner of one lies in the other. Weakness: areas whose edges cross without a corner inside are not found.
bool touch(geo::Shape const& place, geo::Shape const& area) {
  return holds_a_point(area, points_of(place)) || holds_a_point(place, points_of(area));
}

bool is_in_project(Plan const& plan, plan::Measure const& measure, plan::FundingArea const& area) {
  return std::ranges::any_of(plan.funded_projects, [&](plan::FundedProject const& project) {
    return project.area == area.code && std::ranges::find(project.measures, measure.code) != project.measures.end();
  });
}

/// Programmes of the areas in which it lies or whose project names it. Not known: it has neither place nor area, or it
/// lies in none and the limits of some are not on record.
std::optional<std::vector<std::string>> areas_of(Plan const& plan, plan::Measure const& measure) {
  auto found = std::set<std::string>{};
  auto unclear = measure.places.empty();
  for (auto const& area : plan.funding_areas) {
    if (area.programme.empty() || area.state == plan::AreaState::kClosed) { continue; }
    unclear = unclear || !area.shape;
    auto const lies_in = area.shape && std::ranges::any_of(measure.places, [&](plan::Place const& place) {
                           return touch(place.shape, *area.shape);
                         });
    if (lies_in || is_in_project(plan, measure, area)) { found.insert(area.programme); }
  }
  if (found.empty() && (unclear || plan.funding_areas.empty())) { return std::nullopt; }
  return std::vector<std::string>{found.begin(), found.end()};
}

CostPart part_from(plan::CostItem const& item) {
  auto const gross = item.likely.value_or(sum_of_years(item.spending));
  auto const share = item.eligible_share.value_or(kFull);
  auto const eligible = part_of(not_below_zero(gross - sum_of_years(item.not_eligible)), share);
  return {.title = item.title,
          .group = std::string{info(item.group.value_or(CostGroup::kOther)).number},
          .gross = gross,
          .base = not_below_zero(eligible - sum_of_years(item.revenue))};
}

void take_costs(Plan const& plan, plan::Measure const& measure, Facts& facts) {
  auto parts = std::vector<CostPart>{};
  auto revenue = EuroCents{};
  auto works = std::optional<Year>{};  // the first year with more than preparation
  auto last = std::optional<Year>{};
  for (auto const& item : plan.cost_items) {
    if (item.measure != measure.code) { continue; }
    parts.push_back(part_from(item));
    revenue += sum_of_years(item.revenue);
    if (item.spending.empty()) { continue; }
    auto const first = item.spending.begin()->first;
    if (item.group != CostGroup::kPreparation) { works = std::min(works.value_or(first), first); }
    last = std::max(last.value_or(item.spending.rbegin()->first), item.spending.rbegin()->first);
  }
  if (parts.empty()) { return; }
  for (auto const& share : plan.funding_shares) {
    if (share.measure == measure.code && !is_grant(source_of(share)) && source_of(share) != Source::kCity) {
      revenue += share.amount.value_or(EuroCents{});
    }
  }
  facts.parts = std::move(parts);
  facts.gross.reset();
  facts.revenue = revenue;
  auto const whole_year = [](Year year) {
    return span_of({.year = std::chrono::year{year.value}, .month = {}, .day = {}});
  };
  if (works) { facts.start = whole_year(*works); }
  if (!facts.end && last) { facts.end = whole_year(*last); }
}

void take_start(Plan const& plan, plan::Measure const& measure, Facts& facts) {
  for (auto const& evidence : plan.evidence) {
    if (evidence.measure != measure.code || evidence.kind != plan::EvidenceKind::kContract || !evidence.date) {
      continue;
    }
    auto const span = span_of(*evidence.date);
    if (facts.begun != true || !facts.start || span.first < facts.start->first) { facts.start = span; }
    facts.begun = true;
  }
}

/// Applications by programme, and the money of programmes that is applied for or approved.
void take_funding(Plan const& plan, plan::Measure const& measure, Facts& facts) {
  for (auto const& application : plan.funding_applications) {
    if (application.measure != measure.code) { continue; }
    auto known = ApplicationDates{};
    if (application.submitted) { known.applied = span_of(*application.submitted); }
    if (application.approved_on) { known.approved = span_of(*application.approved_on); }
    facts.applications[application.programme] = known;
  }
  auto others = std::vector<OtherGrant>{};
  auto any = facts.parts.has_value();  // a measure with cost items is on record with all its money
  for (auto const& share : plan.funding_shares) {
    if (share.measure != measure.code) { continue; }
    any = true;
    auto const counts = share.state && *share.state != plan::ShareState::kPlanned;
    if (!is_grant(source_of(share)) || share.programme.empty() || !counts) { continue; }
    auto const found = std::ranges::find(others, share.programme, &OtherGrant::programme);
    if (found == others.end()) {
      others.push_back({.programme = share.programme, .amount = share.amount});
    } else if (found->amount && share.amount) {
      *found->amount += *share.amount;
    }
  }
  if (any) { facts.other_grants = std::move(others); }
}

}  // namespace

Facts facts_of(Plan const& plan, plan::Measure const& measure) {
  auto out = facts_of(measure);
  out.areas = areas_of(plan, measure);
  take_costs(plan, measure, out);
  take_start(plan, measure, out);
  take_funding(plan, measure, out);
  auto const in_kofi = std::ranges::any_of(plan.funded_projects, [&](plan::FundedProject const& project) {
    return std::ranges::any_of(plan.cost_items, [&](plan::CostItem const& item) {
      return item.measure == measure.code && belongs_to(item, project);
    });
  });
  if (in_kofi) { out.has_kofi = true; }
  return out;
}

}  // namespace leitbild::money::funding
