#include "report/district_profile.h"

#include "report/facts.h"
#include "report/profile_parts.h"
#include "report/wording.h"

namespace leitbild::report {
namespace {

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

}  // namespace

DistrictProfile district_profile(city::City const& city, plan::Plan const& plan, scenario::Evaluation const& evaluation,
                                 city::DistrictId district) {
  auto const& row = city.districts->rows[district];
  auto const frame = map_frame(city, district);
  auto measures = measures_of(city, plan, evaluation, district);
  number_measures(measures, frame);
  auto map = draw_map(city, district, frame, for_map(measures));
  return {.city = city.info.name,
          .district = row.name,
          .code = row.code,
          .level = level_text(*city.districts, district),
          .plan = plan.title,
          .schematic = city.info.schematic,
          .year = evaluation.year,
          .facts = facts_of(city, district),
          .measures = std::move(measures),
          .indicators = indicators_of(city, evaluation, district),
          .sources = *city.sources,
          .map_svg = std::move(map.svg),
          .map_text = std::move(map.text),
          .map_scale = std::move(map.scale),
          .map_legend = std::move(map.legend),
          .program = program_name(),
          .printed = today()};
}

}  // namespace leitbild::report
