#include "report/profile_parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/map/ground.h"
#include "report/wording.h"

namespace leitbild::report {
namespace {

constexpr auto kNoFieldColour = "#4b5560";

/// How a measure concerns a district.
struct Concern {
  bool here{};                     // names the district or a part of it
  bool wider{};                    // names an area the district is a part of
  std::vector<std::string> areas;  // the parts or wider areas, where the district itself is not named
};

Concern concern_of(plan::Measure const& measure, city::Districts const& districts, city::DistrictId district,
                   std::vector<bool> const& inside) {
  auto out = Concern{};
  auto named = false;
  auto const upwards = city::chain_upwards(districts, district);
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    auto const id = city::DistrictId{i};
    if (std::ranges::find(measure.districts, districts.rows[id].code) == measure.districts.end()) { continue; }
    auto const is_above = id != district && std::ranges::find(upwards, id) != upwards.end();
    named = named || id == district;
    out.here = out.here || inside[i];
    out.wider = out.wider || is_above;
    if ((inside[i] && id != district) || is_above) { out.areas.push_back(districts.rows[id].name); }
  }
  if (named) { out.areas.clear(); }
  return out;
}

bool is_left_out(plan::State state) { return state == plan::State::kRejected || state == plan::State::kReplaced; }

ProfileMeasure entry(plan::Measure const& measure, plan::Plan const& plan, scenario::Evaluation const& evaluation,
                     Concern const& concern) {
  auto const field = std::ranges::find(plan.fields, measure.field, &plan::Field::code);
  auto const has_field = field != plan.fields.end();
  auto places = std::vector<geo::Shape>{};
  for (auto const& place : measure.places) { places.push_back(place.shape); }
  return {.number = 0,
          .place = {},
          .code = measure.code,
          .title = measure.title,
          .field = has_field ? field->name_de : measure.field,
          .state = std::string{plan::info(measure.state).title_de},
          .lead = measure.lead,
          .years = years_text(measure.start, measure.end),
          .cost = cost_text(measure.cost),
          .price = price_text(measure.cost),
          .summary = measure.summary,
          .colour = colour_or(has_field ? std::string_view{field->colour} : std::string_view{}, kNoFieldColour),
          .concerns = joined(concern.areas),
          .wider = !concern.here,
          .flagship = measure.flagship,
          .example = measure.example,
          .counted = std::ranges::find(evaluation.measures, measure.code) != evaluation.measures.end(),
          .places = std::move(places)};
}

/// Position of a measure's field in the plan; fields the plan does not have come last.
auto field_order(plan::Plan const& plan) {
  return [&plan](plan::Measure const* measure) {
    return std::ranges::find(plan.fields, measure->field, &plan::Field::code) - plan.fields.begin();
  };
}

ProfileIndicator entry(city::City const& city, scenario::Comparison const& comparison, city::DistrictId district,
                       std::vector<bool> const& inside) {
  auto const& indicator = *comparison.indicator;
  auto const& today = comparison.today.districts[district];
  auto const& planned = comparison.planned.districts[district];
  auto const& whole = comparison.today.districts[city::Districts::kWholeCity];
  auto const share =
      today.counted > Persons{0} ? std::optional{as_double(today.covered) / as_double(today.counted)} : std::nullopt;
  auto const change = change_in(city, comparison, inside);
  auto const today_band = band_of(comparison.today, district);
  auto const planned_band = band_of(comparison.planned, district);
  return {.id = std::string{indicator.id},
          .title = std::string{indicator.title_de},
          .method = std::string{indicator.method_de},
          .source = std::string{indicator.source},
          .unit = std::string{unit_text(indicator.unit)},
          .theme = std::string{name(indicator.theme)},
          .theme_title = std::string{theme_title(indicator.theme)},
          .share = indicator.unit == indicators::Unit::kShare,
          .more_is_better = indicator.better == indicators::Direction::kHigher,
          .today = today.value,
          .planned = planned.value,
          .city_today = whole.value,
          .today_text = value_text(indicator.unit, today.value),
          .planned_text = value_text(indicator.unit, planned.value),
          .change_text = change_text(indicator.unit, today.value, planned.value),
          .city_text = value_text(indicator.unit, whole.value),
          .today_band = today_band,
          .planned_band = planned_band,
          .today_band_text = band_text(indicator.unit, today_band),
          .planned_band_text = band_text(indicator.unit, planned_band),
          .covered_share = share,
          .covered_text = covered_text(share),
          .counted_heading = std::string{counted_heading(comparison.today.group)},
          .counted_title = counted_text(*city.people, comparison.today.group),
          .yardstick = yardstick_text(indicator.unit, comparison.parameters),
          .counted = today.counted,
          .covered = today.covered,
          .change = change,
          .change_sentence = change_sentence(indicator, change),
          .change_brief = change_brief(change),
          .parameters = comparison.parameters};
}

}  // namespace

std::vector<ProfileMeasure> measures_of(city::City const& city, plan::Plan const& plan,
                                        scenario::Evaluation const& evaluation, city::DistrictId district) {
  auto sorted = std::vector<plan::Measure const*>{};
  for (auto const& measure : plan.measures) { sorted.push_back(&measure); }
  std::ranges::stable_sort(sorted, {}, field_order(plan));
  auto out = std::vector<ProfileMeasure>{};
  auto const inside = within(*city.districts, district);
  for (auto const* const measure : sorted) {
    auto const concern = concern_of(*measure, *city.districts, district, inside);
    if (is_left_out(measure->state) || (!concern.here && !concern.wider)) { continue; }
    out.push_back(entry(*measure, plan, evaluation, concern));
  }
  std::ranges::stable_partition(out, [](ProfileMeasure const& m) { return !m.wider; });
  return out;
}

void number_measures(std::vector<ProfileMeasure>& measures, Frame const& frame) {
  auto next = 1;
  for (auto& measure : measures) {
    auto const is_shown = std::ranges::any_of(measure.places, [&](auto const& p) { return is_on_sheet(frame, p); });
    measure.number = is_shown ? next++ : 0;
    if (!is_shown) { measure.place = measure.places.empty() ? "ohne Ort" : "außerhalb der Karte"; }
  }
}

std::vector<ProfileIndicator> indicators_of(city::City const& city, scenario::Evaluation const& evaluation,
                                            city::DistrictId district) {
  auto out = std::vector<ProfileIndicator>{};
  auto const inside = within(*city.districts, district);
  for (auto const& comparison : evaluation.comparisons) { out.push_back(entry(city, comparison, district, inside)); }
  return out;
}

}  // namespace leitbild::report
