#include "report/district_tree.h"
#include "report/evaluation_output.h"
#include "report/json_parts.h"
#include "report/wording.h"

namespace leitbild::report {
namespace {

Json district_json(city::City const& city, scenario::Comparison const& comparison, city::DistrictId id) {
  auto const& district = city.districts->rows[id];
  auto const& today = comparison.today.districts[id];
  auto const& with_plan = comparison.planned.districts[id];
  auto const planned = with_plan.value;
  auto const difference = today.value && planned ? std::optional{*planned - *today.value} : std::nullopt;
  return {{"code", district.code},
          {"name", district.name},
          {"level", city::name(district.level)},
          {"parent", district.parent ? Json(city.districts->rows[*district.parent].code) : Json(nullptr)},
          {"counted", as_double(today.counted)},
          {"covered", as_double(today.covered)},
          {"counted_planned", as_double(with_plan.counted)},
          {"covered_planned", as_double(with_plan.covered)},
          {"today", number_or_null(today.value)},
          {"planned", number_or_null(planned)},
          {"difference", number_or_null(difference)},
          {"today_band", band_json(band_of(comparison.today, id))},
          {"planned_band", band_json(band_of(comparison.planned, id))}};
}

Json counted_json(city::People const& people, indicators::Group group) {
  auto const& date = counted_base(people, group) == "nicht bekannt" ? std::string{} : people.date;
  return {{"group", group ? city::info(*group).id : "residents"},
          {"title_de", counted_title(group)},
          {"base", counted_base(people, group)},
          {"date", date.empty() ? Json(nullptr) : Json(date)}};
}

Json indicator_json(city::City const& city, scenario::Comparison const& comparison) {
  auto const& indicator = *comparison.indicator;
  auto districts = Json::array();
  for (auto const row : tree_of(*city.districts)) { districts.push_back(district_json(city, comparison, row.id)); }
  return {{"id", indicator.id},
          {"title_de", indicator.title_de},
          {"title_en", indicator.title_en},
          {"theme", name(indicator.theme)},
          {"unit", unit_id(indicator.unit)},
          {"better", indicator.better == indicators::Direction::kHigher ? "higher" : "lower"},
          {"method", indicator.method_de},
          {"source", indicator.source},
          {"counted", counted_json(*city.people, comparison.today.group)},
          {"parameters", parameters_json(comparison.parameters)},
          {"districts", std::move(districts)}};
}

}  // namespace

Json to_json(city::City const& city, scenario::Evaluation const& evaluation) {
  auto indicators = Json::array();
  for (auto const& comparison : evaluation.comparisons) { indicators.push_back(indicator_json(city, comparison)); }
  return {{"city",
           {{"name", city.info.name},
            {"ags", city.info.ags},
            {"schematic", city.info.schematic},
            {"epsg", city.info.crs.epsg},
            {"grid_epsg", geo::kEuropeanGrid.epsg}}},
          {"note", marks(city, evaluation)},
          {"year", evaluation.year == Year{} ? Json(nullptr) : Json(evaluation.year.value)},
          {"measures", evaluation.measures},
          {"without_effect", evaluation.without_effect},
          {"later", evaluation.later},
          {"examples", evaluation.examples},
          {"population_base", city.people->base},
          {"population_date", city.people->date.empty() ? Json(nullptr) : Json(city.people->date)},
          {"indicators", std::move(indicators)},
          {"sources", sources_json(*city.sources)},
          {"program", program_name()}};
}

}  // namespace leitbild::report
