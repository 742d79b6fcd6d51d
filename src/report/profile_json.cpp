#include "report/district_profile.h"
#include "report/json_parts.h"
#include "report/wording.h"

namespace leitbild::report {
namespace {

/// Places are written to the decimetre.
constexpr auto kPlaceDecimals = 1;

Json to_json(ProfileFact const& fact) {
  return {{"id", fact.id},     {"group", fact.group}, {"title", fact.title}, {"value", number_or_null(fact.value)},
          {"unit", fact.unit}, {"text", fact.text},   {"note", fact.note},   {"source", fact.source}};
}

Json to_json(ProfileMeasure const& measure) {
  auto places = Json::array();
  for (auto const& place : measure.places) { places.push_back(geo::to_wkt(place, kPlaceDecimals)); }
  return {{"number", measure.number == 0 ? Json(nullptr) : Json(measure.number)},
          {"place", measure.place},
          {"code", measure.code},
          {"title", measure.title},
          {"field", measure.field},
          {"colour", measure.colour},
          {"state", measure.state},
          {"lead", measure.lead},
          {"years", measure.years},
          {"cost", measure.cost},
          {"price", measure.price},
          {"summary", measure.summary},
          {"concerns", measure.concerns},
          {"wider", measure.wider},
          {"flagship", measure.flagship},
          {"example", measure.example},
          {"counted", measure.counted},
          {"places", std::move(places)}};
}

Json to_json(ProfileIndicator const& indicator) {
  auto const difference =
      indicator.today && indicator.planned ? std::optional{*indicator.planned - *indicator.today} : std::nullopt;
  return {{"id", indicator.id},
          {"title", indicator.title},
          {"theme", indicator.theme},
          {"theme_title", indicator.theme_title},
          {"unit", indicator.unit},
          {"share", indicator.share},
          {"better", indicator.more_is_better ? "higher" : "lower"},
          {"today", number_or_null(indicator.today)},
          {"planned", number_or_null(indicator.planned)},
          {"difference", number_or_null(difference)},
          {"city_today", number_or_null(indicator.city_today)},
          {"today_text", indicator.today_text},
          {"planned_text", indicator.planned_text},
          {"change_text", indicator.change_text},
          {"city_text", indicator.city_text},
          {"today_band", band_json(indicator.today_band)},
          {"planned_band", band_json(indicator.planned_band)},
          {"today_band_text", indicator.today_band_text},
          {"planned_band_text", indicator.planned_band_text},
          {"counted_title", indicator.counted_title},
          {"counted_heading", indicator.counted_heading},
          {"yardstick", indicator.yardstick},
          {"counted", as_double(indicator.counted)},
          {"covered_share", number_or_null(indicator.covered_share)},
          {"covered_text", indicator.covered_text},
          {"covered", as_double(indicator.covered)},
          {"covered_persons_text", persons_text(indicator.covered)},
          {"compared", as_double(indicator.change.compared)},
          {"gained", as_double(indicator.change.gained)},
          {"lost", as_double(indicator.change.lost)},
          {"mean_change", number_or_null(indicator.change.mean)},
          {"change_sentence", indicator.change_sentence},
          {"change_brief", indicator.change_brief},
          {"method", indicator.method},
          {"source", indicator.source},
          {"parameters", parameters_json(indicator.parameters)}};
}

template <class T>
Json list(std::vector<T> const& rows) {
  auto out = Json::array();
  for (auto const& row : rows) { out.push_back(to_json(row)); }
  return out;
}

}  // namespace

Json to_json(DistrictProfile const& profile) {
  auto legend = Json::array();
  for (auto const& entry : profile.map_legend) { legend.push_back({{"group", entry.group}, {"text", entry.text}}); }
  return {{"city", profile.city},
          {"district", profile.district},
          {"code", profile.code},
          {"level", profile.level},
          {"part_of", profile.part_of},
          {"plan", profile.plan},
          {"year", profile.year == Year{} ? Json(nullptr) : Json(profile.year.value)},
          {"schematic", profile.schematic},
          {"note", profile.schematic ? std::string{kSchematic} : std::string{}},
          {"examples", profile.examples},
          {"population", profile.population},
          {"facts", list(profile.facts)},
          {"map",
           {{"text", profile.map_text},
            {"scale", profile.map_scale},
            {"large", profile.map_large},
            {"legend", std::move(legend)}}},
          {"measures", list(profile.measures)},
          {"indicators", list(profile.indicators)},
          {"sources", sources_json(profile.sources)},
          {"program", profile.program},
          {"printed", iso(profile.printed)}};
}

}  // namespace leitbild::report
