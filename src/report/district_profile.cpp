#include "report/district_profile.h"

#include <algorithm>

#include "report/facts.h"
#include "report/profile_parts.h"
#include "report/wording.h"

namespace leitbild::report {
namespace {

/// So few measures fit below a map that is as wide as the page.
constexpr auto kFewMeasures = std::size_t{2};

std::vector<MapMeasure> for_map(std::vector<ProfileMeasure> const& measures) {
  auto out = std::vector<MapMeasure>{};
  for (auto const& measure : measures) {
    if (measure.number == 0) { continue; }
    out.push_back({.number = measure.number,
                   .title = measure.title,
                   .field = measure.field,
                   .colour = measure.colour,
                   .places = measure.places});
  }
  return out;
}

std::string part_of(city::Districts const& districts, city::District const& row) {
  if (!row.parent || *row.parent == city::Districts::kWholeCity) { return {}; }
  auto const& above = districts.rows[*row.parent].name;
  return above == row.name ? std::string{} : above;
}

}  // namespace

DistrictProfile district_profile(city::City const& city, plan::Plan const& plan, scenario::Evaluation const& evaluation,
                                 city::DistrictId district) {
  auto const& row = city.districts->rows[district];
  auto measures = measures_of(city, plan, evaluation, district);
  auto const is_large = measures.size() <= kFewMeasures;
  auto const frame = map_frame(city, district, is_large ? MapSize::kLarge : MapSize::kNormal);
  number_measures(measures, frame);
  auto map = draw_map(city, district, frame, for_map(measures));
  return {.city = city.info.name,
          .district = row.name,
          .code = row.code,
          .level = level_text(*city.districts, district),
          .part_of = part_of(*city.districts, row),
          .plan = plan.title,
          .schematic = city.info.schematic,
          .examples = !evaluation.examples.empty() || std::ranges::any_of(measures, &ProfileMeasure::example),
          .year = evaluation.year,
          .facts = facts_of(city, district),
          .measures = std::move(measures),
          .indicators = indicators_of(city, evaluation, district),
          .population = head_count_text(*city.people, {}),
          .sources = *city.sources,
          .map_svg = std::move(map.svg),
          .map_text = std::move(map.text),
          .map_scale = std::move(map.scale),
          .map_large = is_large,
          .map_legend = std::move(map.legend),
          .program = program_name(),
          .printed = today()};
}

}  // namespace leitbild::report
