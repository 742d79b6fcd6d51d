// The profile of a district as JSON: what report::to_json says, in the reader's language, and what a page needs beyond it.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "report/json_parts.h"
#include "report/wording.h"
#include "server/city/district.h"
#include "server/city/geometry.h"
#include "server/city/words.h"
#include "server/texts.h"

namespace leitbild::server {
namespace {

/// A German number with its unit, "4.861,5 km²", as English people write it. Facts hold nothing but a number and a unit.
std::string english_number(std::string text) {
  if (text == report::kNoData) { return "no data"; }
  for (auto& letter : text) {
    if (letter == '.') {
      letter = ',';
    } else if (letter == ',') {
      letter = '.';
    }
  }
  constexpr auto kSpacedPercent = std::string_view{"\u00A0%"};
  if (text.ends_with(kSpacedPercent)) { text.replace(text.size() - kSpacedPercent.size(), std::string::npos, "%"); }
  return text;
}

std::string english_cost(std::optional<plan::CostEstimate> const& cost) {
  if (!cost) { return "open"; }
  constexpr auto kMillion = 1e6;
  auto const euros = static_cast<double>(cost->amount.value) / 100.0;
  if (euros < kMillion) { return fmt::format("€{}", format_number(euros, 0, Locale::kEnglish)); }
  return fmt::format("€{} million", format_number(euros / kMillion, 2, Locale::kEnglish));
}

void translate_fact(Json& row, report::ProfileFact const& fact) {
  constexpr auto kPart = std::string_view{"erfasst: "};
  constexpr auto kOfArea = std::string_view{" der Fläche"};
  row["title"] = fact_title(fact, Language::kEnglish);
  row["text"] = english_number(fact.text);
  if (fact.note.starts_with(kPart) && fact.note.ends_with(kOfArea)) {
    auto const share = fact.note.substr(kPart.size(), fact.note.size() - kPart.size() - kOfArea.size());
    row["note"] = fmt::format("covered: {} of the area", english_number(share));
  }
}

Json year_or_null(std::optional<Year> year) { return year ? Json(year->value) : Json(nullptr); }

/// Geometry and what can be counted, beside the words of print.
void complete_measure(Json& row, Call const& call, report::ProfileMeasure const& shown,
                      std::optional<geo::Transform> const& transform) {
  auto const& plan = call.site.plan();
  auto const* const measure = plan::find_measure(plan, shown.code);
  if (measure == nullptr) { return; }
  row["field_code"] = measure->field;
  row["state_id"] = plan::info(measure->state).id;
  row["start"] = year_or_null(measure->start);
  row["end"] = year_or_null(measure->end);
  row["cost_cents"] = measure->cost ? Json(measure->cost->amount.value) : Json(nullptr);
  row["price_year"] = measure->cost ? Json(measure->cost->price_year.value) : Json(nullptr);
  row["links"] = {{"self", fmt::format("{}/api/v1/measures/{}", call.base, percent_encoded(shown.code))},
                  {"page", fmt::format("{}{}/massnahmen/{}", call.base,
                                       call.language == Language::kEnglish ? "/en" : "", percent_encoded(shown.code))}};
  row.erase("places");
  auto geometries = Json::array();
  for (auto const& place : shown.places) {
    if (transform) { geometries.push_back(geojson(place, *transform)); }
  }
  row["geometries"] = std::move(geometries);
  if (call.language == Language::kGerman) { return; }
  row["title"] = in_language(plan, shown.code, "title", shown.title, call.language);
  row["summary"] = in_language(plan, shown.code, "summary", shown.summary, call.language);
  if (auto const* const field = plan::find_field(plan, measure->field)) {
    row["field"] = either(field->name_de, field->name_en, call.language);
  }
  row["state"] = plan::info(measure->state).title_en;
  row["years"] = years_words(measure->start, measure->end, call.language);
  row["cost"] = english_cost(measure->cost);
  row["price"] = measure->cost ? fmt::format("prices of {}", measure->cost->price_year.value) : std::string{};
  if (shown.number == 0) { row["place"] = shown.places.empty() ? "no place" : "outside the map"; }
}

void translate_indicator(Json& row, scenario::Comparison const& comparison, report::ProfileIndicator const& shown) {
  constexpr auto kEnglish = Language::kEnglish;
  auto const& indicator = *comparison.indicator;
  auto const people = format_number(as_double(shown.covered), 0, Locale::kEnglish);
  row["title"] = indicator_title(indicator, kEnglish);
  row["theme_title"] = theme_words(indicator.theme, kEnglish);
  row["unit"] = unit_words(indicator.unit, kEnglish);
  row["today_text"] = value_words(indicator.unit, shown.today, kEnglish);
  row["planned_text"] = value_words(indicator.unit, shown.planned, kEnglish);
  row["change_text"] = change_words(indicator.unit, shown.today, shown.planned, kEnglish);
  row["city_text"] = value_words(indicator.unit, shown.city_today, kEnglish);
  row["today_band_text"] = band_words(indicator.unit, shown.today_band, kEnglish);
  row["planned_band_text"] = band_words(indicator.unit, shown.planned_band, kEnglish);
  row["counted_title"] = counted_words(comparison.today.group, kEnglish);
  row["counted_heading"] = counted_words(comparison.today.group, kEnglish);
  row["covered_text"] = covered_words(shown.covered_share, kEnglish);
  row["covered_persons_text"] = people;
  row["change_sentence"] = change_sentence(indicator, shown.change, kEnglish);
  row.erase("change_brief");
  if (auto const yardstick = shown.parameters.find("yardstick")) {
    row["yardstick"] = fmt::format("Yardstick: {}", value_words(indicator.unit, yardstick, kEnglish));
  }
}

/// How many measures there are here, of which field, with which cost as far as it is known.
Json summary_of(Call const& call, report::DistrictProfile const& profile) {
  auto fields = Json::array();
  auto here = 0;
  auto flagships = 0;
  auto without_cost = 0;
  auto cost = EuroCents{0};
  for (auto const& shown : profile.measures) {
    if (shown.wider) { continue; }
    ++here;
    flagships += shown.flagship ? 1 : 0;
    auto const* const measure = plan::find_measure(call.site.plan(), shown.code);
    if (measure == nullptr || !measure->cost) {
      ++without_cost;
    } else {
      cost += measure->cost->amount;
    }
    auto const code = measure == nullptr ? std::string{} : measure->field;
    auto const found = std::ranges::find_if(fields, [&](Json const& f) { return f["code"] == code; });
    if (found != fields.end()) {
      (*found)["count"] = (*found)["count"].get<int>() + 1;
      continue;
    }
    auto const* const field = plan::find_field(call.site.plan(), code);
    fields.push_back({{"code", code},
                      {"name", field == nullptr ? code : either(field->name_de, field->name_en, call.language)},
                      {"colour", shown.colour},
                      {"count", 1}});
  }
  auto const wider = static_cast<int>(profile.measures.size()) - here;
  return {{"measures_here", here},    {"measures_wider", wider},      {"flagships", flagships},
          {"cost_cents", cost.value}, {"without_cost", without_cost}, {"fields", std::move(fields)}};
}

void translate(Json& out, Call const& call, city::DistrictId id, report::DistrictProfile const& profile) {
  auto const& comparisons = call.site.evaluation().comparisons;
  out["level"] = level_words(*call.site.city().districts, id, call.language);
  if (profile.schematic) { out["note"] = "schematic, not official"; }
  for (auto i = std::size_t{0}; i < profile.facts.size(); ++i) { translate_fact(out["facts"][i], profile.facts[i]); }
  for (auto i = std::size_t{0}; i < profile.indicators.size(); ++i) {
    translate_indicator(out["indicators"][i], comparisons[i], profile.indicators[i]);
  }
  for (auto& source : out["sources"]) {
    source["layer_title"] = layer_words(source["layer"].get_ref<std::string const&>(), call.language);
  }
}

std::vector<city::DistrictId> parts_of(city::Districts const& districts, city::DistrictId id) {
  auto out = std::vector<city::DistrictId>{};
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    if (districts.rows[city::DistrictId{i}].parent == id) { out.emplace_back(i); }
  }
  return out;
}

Json gains_of(Call const& call, std::vector<report::Change> const& changes) {
  auto out = Json::array();
  for (auto const i : greatest_gains(call.site.evaluation(), changes)) {
    out.push_back(gain_json(call, i, changes[i]));
  }
  return out;
}

}  // namespace

Json profile_json(Call const& call, city::DistrictId id) {
  auto const& districts = *call.site.city().districts;
  auto const& profile = call.site.derived<ProfilesOfDistricts>().of(id);
  auto const& outline = call.site.derived<Outlines>().rows[id];
  auto const parent = districts.rows[id].parent;
  auto const transform = to_degrees(call.site.city());
  auto out = report::to_json(profile);
  for (auto i = std::size_t{0}; i < profile.measures.size(); ++i) {
    complete_measure(out["measures"][i], call, profile.measures[i], transform);
  }
  if (call.language == Language::kEnglish) { translate(out, call, id, profile); }
  auto brief = district_brief(call, id);
  out["slug"] = brief["slug"];
  out["level_id"] = brief["level"];
  out["residents"] = brief["residents"];
  out["language"] = code(call.language);
  out["text_language"] = "de";  // of methods, sources and the map
  out["parent"] = parent ? district_brief(call, *parent) : Json(nullptr);
  out["parts"] = district_briefs(call, parts_of(districts, id));
  out["neighbours"] = district_briefs(call, outline.neighbours);
  out["summary"] = summary_of(call, profile);
  out["gains"] = gains_of(call, call.site.derived<NumbersOfDistricts>().rows[id].changes);
  out["geometry"] = outline.geometry;
  out["centre"] = outline.centre;
  out["bbox"] = outline.box;
  out["links"] = std::move(brief["links"]);
  return out;
}

}  // namespace leitbild::server
