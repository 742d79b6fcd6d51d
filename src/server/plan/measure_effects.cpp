// What a measure does to the city: its effects as they were entered, and the indicators that they can change in its
// districts, today and with the plan. All are values of the model.
#include <algorithm>

#include "effects/effect.h"
#include "report/json_parts.h"
#include "server/plan/measure_detail.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

Json effect_json(Call const& call, plan::EffectSpec const& spec) {
  auto const* const known = effects::find_effect(spec.type);
  auto parameters = Json::object();
  for (auto const& [name, value] : spec.parameters) {
    std::visit([&](auto const& v) { parameters[name] = v; }, value);
  }
  return {
      {"type", spec.type},
      {"title", known == nullptr ? spec.type : std::string{either(known->title_de, known->title_en, call.language)}},
      {"place", spec.place},
      {"parameters", std::move(parameters)}};
}

city::LayerSet layers_of(plan::Measure const& measure) {
  auto out = city::LayerSet{};
  for (auto const& spec : measure.effects) {
    if (auto const* const known = effects::find_effect(spec.type)) { out.add(known->writes); }
  }
  return out;
}

Json district_values(Call const& call, plan::Measure const& measure, scenario::Comparison const& comparison) {
  auto out = Json::array();
  for (auto const& code : measure.districts) {
    auto const id = lookup(call).district(code);
    if (!id) { continue; }
    auto const& today = comparison.today.districts[*id].value;
    auto const& planned = comparison.planned.districts[*id].value;
    if (today == planned) { continue; }
    out.push_back({{"district", district_ref(call, *id)},
                   {"today", report::number_or_null(today)},
                   {"planned", report::number_or_null(planned)}});
  }
  return out;
}

Json indicators_json(Call const& call, plan::Measure const& measure) {
  auto const written = layers_of(measure);
  auto out = Json::array();
  for (auto const& comparison : call.site.evaluation().comparisons) {
    auto const& indicator = *comparison.indicator;
    if (!indicator.reads.meets(written)) { continue; }
    auto districts = district_values(call, measure, comparison);
    if (districts.empty()) { continue; }
    auto const address = percent_encoded(indicator.id);
    out.push_back({{"id", indicator.id},
                   {"title", either(indicator.title_de, indicator.title_en, call.language)},
                   {"unit", report::unit_id(indicator.unit)},
                   {"theme", name(indicator.theme)},
                   {"more_is_better", indicator.better == indicators::Direction::kHigher},
                   {"districts", std::move(districts)},
                   {"links", links_json(call, "indicators/" + address, "indikatoren/" + address)}});
  }
  return out;
}

}  // namespace

Json measure_effects_json(Call const& call, plan::Measure const& measure) {
  auto const& evaluation = call.site.evaluation();
  auto const counted = std::ranges::count(evaluation.measures, measure.code) > 0;
  auto const german = call.language == Language::kGerman;
  auto effects = Json::array();
  for (auto const& spec : measure.effects) { effects.push_back(effect_json(call, spec)); }
  return {{"label", german ? "Modellwert" : "model value"},
          {"year", evaluation.year.value},
          {"counted", counted},
          {"explained", german ? "Werte in den Bezirken der Maßnahme heute und mit allen Maßnahmen des Plans zusammen; "
                                 "nicht die Wirkung dieser Maßnahme allein."
                               : "Values in the districts of the measure today and with all measures of the plan "
                                 "together, not the effect of this measure alone."},
          {"effects", std::move(effects)},
          {"indicators", counted ? indicators_json(call, measure) : Json::array()}};
}

}  // namespace leitbild::server
