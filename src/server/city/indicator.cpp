#include "server/city/indicator.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/text.h"
#include "report/contributions_output.h"
#include "report/district_tree.h"
#include "report/json_parts.h"
#include "report/wording.h"
#include "server/city/cell_map.h"
#include "server/city/district.h"
#include "server/city/geometry.h"
#include "server/city/words.h"
#include "server/texts.h"

namespace leitbild::server {
namespace {

std::string page_prefix(Call const& call) {
  return fmt::format("{}{}", call.base, call.language == Language::kEnglish ? "/en" : "");
}

Json links_of(Call const& call, std::string_view id, bool is_computed) {
  auto const address = percent_encoded(id);
  auto out = Json{{"self", fmt::format("{}/api/v1/indicators/{}", call.base, address)},
                  {"page", fmt::format("{}/indikatoren/{}", page_prefix(call), address)}};
  if (is_computed) {
    out["cells"] = fmt::format("{}/api/v1/indicators/{}/cells", call.base, address);
    out["contributions"] = fmt::format("{}/api/v1/indicators/{}/contributions", call.base, address);
  }
  return out;
}

std::optional<double> covered_share(indicators::DistrictValue const& value) {
  return value.counted > Persons{0} ? std::optional{as_double(value.covered) / as_double(value.counted)} : std::nullopt;
}

/// Today, planned and the difference, as numbers and in words.
void add_values(Json& out, Call const& call, scenario::Comparison const& comparison, city::DistrictId id) {
  auto const unit = comparison.indicator->unit;
  auto const today = comparison.today.districts[id].value;
  auto const planned =
      has_plan(call.site.evaluation()) ? comparison.planned.districts[id].value : std::optional<double>{};
  auto const change = today && planned ? std::optional{*planned - *today} : std::nullopt;
  auto const share = covered_share(comparison.today.districts[id]);
  out["today"] = report::number_or_null(today);
  out["planned"] = report::number_or_null(planned);
  out["change"] = report::number_or_null(change);
  out["today_text"] = value_words(unit, today, call.language);
  out["planned_text"] = value_words(unit, planned, call.language);
  out["change_text"] = change_words(unit, today, planned, call.language);
  auto const today_band = report::band_of(comparison.today, id);
  auto const planned_band =
      has_plan(call.site.evaluation()) ? report::band_of(comparison.planned, id) : std::optional<indicators::Band>{};
  out["today_band"] = report::band_json(today_band);
  out["planned_band"] = report::band_json(planned_band);
  out["today_band_text"] = band_words(unit, today_band, call.language);
  out["planned_band_text"] = band_words(unit, planned_band, call.language);
  out["counted"] = as_double(comparison.today.districts[id].counted);
  out["covered"] = as_double(comparison.today.districts[id].covered);
  out["covered_share"] = report::number_or_null(share);
  out["covered_text"] = covered_words(share, call.language);
}

Json counted_json(city::People const& people, indicators::Group group, Language language) {
  auto const date = report::counted_date(people, group).empty() ? std::string{} : people.date;
  return {{"group", group ? city::info(*group).id : "residents"},
          {"title", counted_words(group, language)},
          {"base", report::counted_base(people, group)},
          {"date", date.empty() ? Json(nullptr) : Json(date)}};
}

Json yardstick_json(scenario::Comparison const& comparison, Language language) {
  auto const& facts = comparison.parameters.facts;
  auto const found = std::ranges::find(facts, "yardstick", &ParameterFact::name);
  if (found == facts.end()) { return nullptr; }
  return {{"value", found->value},
          {"text", value_words(comparison.indicator->unit, found->value, language)},
          {"source", found->source},
          {"year", found->year}};
}

/// How values of cells become those of a district (indicators::population_weighted, indicators::of_ground).
std::string formula_words(indicators::Unit unit, indicators::Group group, Language language) {
  if (indicators::is_amount(unit)) {
    return language == Language::kGerman
               ? "Wert des Bezirks = Σ über alle Pixel seines Bodens (10 m), bewohnt oder nicht. Karten zeigen die "
                 "Summe "
                 "je bewohnter 100-m-Zelle."
               : "Value of a district = Σ over all pixels of its ground (10 m), inhabited or not. Maps show the sum of "
                 "each inhabited 100 m cell.";
  }
  auto const who = counted_words(group, language);
  auto const is_share = unit == indicators::Unit::kShare;
  if (language == Language::kGerman) {
    return fmt::format("Wert des Bezirks = Σ (Wert der Zelle × Gezählte der Zelle) ÷ Σ Gezählte, über alle bewohnten "
                       "100-m-Zellen mit Daten. Gezählt werden: {}.{}",
                       who, is_share ? " Eine Zelle hat den Wert 1, wenn es dort zutrifft, sonst 0." : "");
  }
  return fmt::format("Value of a district = Σ (value of the cell × people of the cell) ÷ Σ people, over all inhabited "
                     "100 m cells with data. Counted are: {}.{}",
                     who, is_share ? " A cell has the value 1 where it is true, else 0." : "");
}

/// The layers of sources that feed a layer of the city.
std::vector<std::string_view> source_layers(city::Layer layer) {
  using enum city::Layer;
  switch (layer) {
    case kDistricts: return {"boundary", "districts", "statistical", "district_codes"};
    case kPeople: return {"population", "ages", "dwellings"};
    case kStreets: return {"osm", "streets"};
    case kFacilities: return {"osm", "facilities"};
    case kTransit: return {"osm", "stops", "gtfs", "transit"};
    case kLandcover: return {"osm", "streets", "landcover"};
    case kBuildings: return {"osm", "streets", "buildings"};
    case kGround: {
      auto out =
          std::vector<std::string_view>{"osm", "streets", "landcover", "buildings", "land_cover", "land_cover_classes"};
      for (auto const& map : city::kMapInfos) { out.push_back(map.id); }
      return out;
    }
  }
  return {};
}

/// Those an indicator comes from, directly or through what it reads; a generated city is one source of everything.
Json sources_of(Call const& call, indicators::Indicator const& indicator) {
  auto reads = indicator.reads;
  reads.add(city::LayerSet{city::Layer::kDistricts, city::Layer::kPeople});
  auto used = std::vector<city::Source>{};
  for (auto const& source : *call.site.city().sources) {
    auto const feeds = std::ranges::any_of(city::kLayers, [&](city::Layer layer) {
      auto const names = source_layers(layer);
      return reads.has(layer) && std::ranges::find(names, source.layer) != names.end();
    });
    if (feeds || source.layer == "schematic") { used.push_back(source); }
  }
  auto out = report::sources_json(used);
  for (auto& source : out) {
    source["layer_title"] = layer_words(source["layer"].get_ref<std::string const&>(), call.language);
  }
  return out;
}

Json districts_json(Call const& call, std::size_t position, bool with_geometry) {
  auto const& comparison = call.site.evaluation().comparisons[position];
  auto const& numbers = call.site.derived<NumbersOfDistricts>();
  auto out = Json::array();
  for (auto const& row : report::tree_of(*call.site.city().districts)) {
    auto const& change = numbers.rows[row.id].changes[position];
    auto entry = district_brief(call, row.id);
    auto const parent = call.site.city().districts->rows[row.id].parent;
    entry["parent"] = parent ? Json(call.site.city().districts->rows[*parent].code) : Json(nullptr);
    entry["depth"] = row.depth;
    add_values(entry, call, comparison, row.id);
    entry["gained"] = as_double(change.gained);
    entry["lost"] = as_double(change.lost);
    entry["sentence"] = change_sentence(*comparison.indicator, change, call.language);
    if (with_geometry) { entry["geometry"] = call.site.derived<Outlines>().rows[row.id].geometry; }
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace

bool has_plan(scenario::Evaluation const& evaluation) { return evaluation.year != Year{}; }

Json indicator_brief(Call const& call, std::size_t comparison) {
  auto const& row = call.site.evaluation().comparisons[comparison];
  auto const& indicator = *row.indicator;
  auto const& change = call.site.derived<NumbersOfDistricts>().rows[city::Districts::kWholeCity].changes[comparison];
  auto const of_this = [&](auto const& record) { return record.indicator == indicator.id; };
  auto out = Json{{"id", indicator.id},
                  {"title", indicator_title(indicator, call.language)},
                  {"kind", "computed"},
                  {"value_label", call.language == Language::kGerman ? "Modellwert" : "model value"},
                  {"theme", name(indicator.theme)},
                  {"theme_title", theme_words(indicator.theme, call.language)},
                  {"unit", report::unit_id(indicator.unit)},
                  {"unit_text", unit_words(indicator.unit, call.language)},
                  {"better", indicator.better == indicators::Direction::kHigher ? "higher" : "lower"},
                  {"yardstick", yardstick_json(row, call.language)}};
  add_values(out, call, row, city::Districts::kWholeCity);
  out["gained"] = as_double(change.gained);
  out["lost"] = as_double(change.lost);
  out["sentence"] = change_sentence(indicator, change, call.language);
  out["targets"] = std::ranges::count_if(call.site.plan().indicator_targets, of_this);
  out["points"] = std::ranges::count_if(call.site.plan().indicator_points, of_this);
  out["links"] = links_of(call, indicator.id, true);
  return out;
}

Json indicator_json(Call const& call, std::size_t comparison, bool with_geometry) {
  auto const& row = call.site.evaluation().comparisons[comparison];
  auto const& indicator = *row.indicator;
  auto const year = call.site.evaluation().year;
  auto out = indicator_brief(call, comparison);
  out["note"] = marks_words(call.site.city(), call.site.evaluation(), call.language);
  out["schematic"] = call.site.city().info.schematic;
  out["year"] = has_plan(call.site.evaluation()) ? Json(year.value) : Json(nullptr);
  out["today_date"] = iso(call.site.today());
  out["whom"] = counted_json(*call.site.city().people, row.today.group, call.language);
  auto const in_english = call.language == Language::kEnglish && !indicator.method_en.empty();
  out["method"] = in_english ? indicator.method_en : indicator.method_de;
  out["method_language"] = in_english ? "en" : "de";
  out["source"] = indicator.source;
  out["formula"] = formula_words(indicator.unit, row.today.group, call.language);
  out["parameters"] = report::parameters_json(row.parameters);
  out["sources"] = sources_of(call, indicator);
  out["districts"] = districts_json(call, comparison, with_geometry);
  out["cell_maps"] = Json::array();
  for (auto const when : {When::kToday, When::kPlanned, When::kChange}) {
    if (when != When::kToday && !has_plan(call.site.evaluation())) { continue; }
    out["cell_maps"].push_back(cell_map_json(call, comparison, when));
  }
  out["targets"] = targets_json(call, indicator.id);
  out["points"] = points_json(call, indicator.id);
  out["program"] = report::program_name();
  return out;
}

ContributionsOfSite::ContributionsOfSite(Site const& site) {
  if (!has_plan(site.evaluation())) { return; }
  auto result = scenario::contributions({.city = site.city(),
                                         .plan = site.plan(),
                                         .selection = {.all = true, .codes = {}},
                                         .year = site.evaluation().year});
  if (result) { value = *std::move(result); }
}

std::string_view contributions_explained(Language language) {
  if (language == Language::kGerman) { return report::kContributionsExplained; }
  return "alone = this measure only, compared with today; last = all measures, compared with all but this one. "
         "Contributions need not add up to the joint effect: measures for the same people overlap, some work only "
         "together.";
}

Json contributions_json(Call const& call, std::size_t comparison, city::DistrictId district) {
  auto const& all = call.site.derived<ContributionsOfSite>().value;
  if (!all) { return nullptr; }
  auto const unit = call.site.evaluation().comparisons[comparison].indicator->unit;
  auto rows = std::vector<std::pair<double, Json>>{};
  for (auto const& measure : all->measures) {
    auto const& [alone, last] = measure.indicators[comparison][district];
    auto const size = std::max(std::abs(alone.value_or(0.0)), std::abs(last.value_or(0.0)));
    if (size == 0.0) { continue; }
    auto const* const known = plan::find_measure(call.site.plan(), measure.code);
    auto const title = known == nullptr ? std::string{} : known->title;
    rows.emplace_back(
        size, Json{{"code", measure.code},
                   {"title", in_language(call.site.plan(), measure.code, "title", title, call.language)},
                   {"example", known != nullptr && known->example},
                   {"alone", report::number_or_null(alone)},
                   {"last", report::number_or_null(last)},
                   {"alone_text", change_words(unit, 0.0, alone, call.language)},
                   {"last_text", change_words(unit, 0.0, last, call.language)},
                   {"links",
                    {{"self", fmt::format("{}/api/v1/measures/{}", call.base, percent_encoded(measure.code))},
                     {"page", fmt::format("{}/massnahmen/{}", page_prefix(call), percent_encoded(measure.code))}}}});
  }
  std::ranges::stable_sort(rows, std::greater<>{}, [](auto const& row) { return row.first; });
  auto out = Json::array();
  for (auto& row : rows) { out.push_back(std::move(row.second)); }
  return out;
}

Json series_brief(Call const& call, MeasuredSeries const& series) {
  auto unit = std::string{};
  if (!series.points.empty()) {
    unit = series.points.front()->unit;
  } else if (!series.targets.empty()) {
    unit = series.targets.front()->unit;
  }
  auto out = Json{{"id", series.slug},
                  {"title", series.name},
                  {"kind", "measured"},
                  {"value_label", call.language == Language::kGerman ? "Messwert" : "measured value"},
                  {"unit_text", unit}};
  auto const last = std::ranges::find_if(series.points, [](auto const* point) { return point->district.empty(); });
  auto const* newest = last == series.points.end() ? nullptr : *last;
  for (auto const* const point : series.points) {
    if (newest != nullptr && point->district.empty() && point->date > newest->date) { newest = point; }
  }
  out["value"] = newest == nullptr ? Json(nullptr) : report::number_or_null(newest->value);
  out["date"] = newest == nullptr || !newest->date ? Json(nullptr) : Json(iso(*newest->date));
  out["targets"] = series.targets.size();
  out["points"] = series.points.size();
  out["links"] = links_of(call, series.slug, false);
  return out;
}

Json series_json(Call const& call, MeasuredSeries const& series) {
  auto out = series_brief(call, series);
  out["note"] = "";
  out["targets"] = targets_json(call, series.name);
  out["points"] = points_json(call, series.name);
  return out;
}

}  // namespace leitbild::server
