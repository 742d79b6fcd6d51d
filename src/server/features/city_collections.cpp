// Districts, values of indicators, facilities, stops.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "report/json_parts.h"
#include "server/features/make_collections.h"

namespace leitbild::server {
namespace {

using exchange::PropertyInfo;
using exchange::PropertyType;
using exchange::PropertyValue;

PropertyInfo text(std::string key, std::string de, std::string en, std::string help = {}) {
  return {.key = std::move(key),
          .title_de = std::move(de),
          .title_en = std::move(en),
          .type = PropertyType::kText,
          .help_de = std::move(help),
          .choices = {}};
}

PropertyInfo number(std::string key, std::string de, std::string en, std::string help = {}) {
  auto out = text(std::move(key), std::move(de), std::move(en), std::move(help));
  out.type = PropertyType::kNumber;
  return out;
}

PropertyInfo chosen(std::vector<std::string> choices, std::string key, std::string de, std::string en) {
  auto out = text(std::move(key), std::move(de), std::move(en));
  out.choices = std::move(choices);
  return out;
}

std::vector<std::string> level_names() {
  auto out = std::vector<std::string>{};
  for (auto const level : {city::Level::kCity, city::Level::kOrtsbezirk, city::Level::kStatistical}) {
    out.emplace_back(city::name(level));
  }
  return out;
}

PropertyValue parent_of(city::Districts const& districts, city::District const& district) {
  return district.parent ? PropertyValue{districts.rows[*district.parent].code} : PropertyValue{};
}

std::vector<geo::Shape> shape_of(Making const& in, city::District const& district) {
  if (district.shape.empty()) { return {}; }
  auto shapes = std::vector<geo::Shape>{};
  shapes.emplace_back(district.shape);
  return in.degrees(std::move(shapes));
}

/// Persons of whole districts: no cell can be told from them.
PropertyValue whole_persons(Persons count) { return std::int64_t{std::llround(as_double(count))}; }

std::vector<geo::Shape> point_of(Making const& in, geo::Point at) {
  auto shapes = std::vector<geo::Shape>{};
  shapes.emplace_back(at);
  return in.degrees(std::move(shapes));
}

PropertyValue value_of(indicators::IndicatorValues const& values, city::DistrictId id) {
  return id.value < values.districts.size() ? number_or_nothing(values.districts[id].value) : PropertyValue{};
}

Item item_of(Making const& in, scenario::Comparison const& comparison, city::DistrictId id) {
  auto const& district = in.site.city().districts->rows[id];
  auto const& indicator = *comparison.indicator;
  auto values = std::vector<PropertyValue>{std::string{indicator.id},
                                           std::string{indicator.title_de},
                                           std::string{name(indicator.theme)},
                                           std::string{report::unit_id(indicator.unit)},
                                           district.code,
                                           district.name,
                                           std::string{city::name(district.level)}};
  values.push_back(value_of(comparison.today, id));
  values.push_back(value_of(comparison.planned, id));
  auto const& counts = comparison.today.districts;
  values.push_back(id.value < counts.size() ? whole_persons(counts[id].counted) : PropertyValue{});
  values.push_back(id.value < counts.size() ? whole_persons(counts[id].covered) : PropertyValue{});
  values.emplace_back(std::int64_t{in.site.evaluation().year.value});
  return {.feature = {.id = fmt::format("{}.{}", indicator.id, district.code),
                      .shapes = shape_of(in, district),
                      .values = std::move(values)}};
}

std::vector<std::string> category_ids() {
  auto out = std::vector<std::string>{};
  for (auto const& category : city::kFacilityCategories) { out.emplace_back(category.id); }
  return out;
}

std::vector<PropertyInfo> indicator_value_properties(Site const& site) {
  auto ids = std::vector<std::string>{};
  for (auto const& comparison : site.evaluation().comparisons) { ids.emplace_back(comparison.indicator->id); }
  auto themes = std::vector<std::string>{};
  for (auto const theme : kThemes) { themes.emplace_back(name(theme)); }
  auto whole = [](std::string key, std::string de, std::string en, std::string help) {
    auto out = text(std::move(key), std::move(de), std::move(en), std::move(help));
    out.type = PropertyType::kWhole;
    return out;
  };
  return {
      chosen(std::move(ids), "indicator", "Indikator", "Indicator"),
      text("title", "Titel", "Title"),
      chosen(std::move(themes), "theme", "Thema", "Theme"),
      text("unit", "Einheit", "Unit",
           "share (0 bis 1), m, min, count, m2_per_resident, percent_of_ground (0 bis 100), kelvin, celsius, mm, m3, "
           "m2_per_resident_and_year"),
      text("district", "Bezirk", "District", "Kürzel"),
      text("district_name", "Name des Bezirks", "Name of district"),
      chosen(level_names(), "level", "Ebene", "Level"),
      number("today", "heute", "Today", "Modellwert; leer: keine Daten"),
      number("planned", "mit Plan", "With the plan", "Modellwert im Jahr „year“; leer: keine Daten"),
      whole("counted", "gezählt", "Counted", "Personen, auf die sich der Wert bezieht"),
      whole("covered", "erfasst", "Covered", "davon mit Daten"),
      whole("year", "Jahr des Plans", "Year of the plan", "Jahr, für das „planned“ gerechnet ist")};
}

}  // namespace

Collection districts_collection(Making const& in) {
  auto const& city = in.site.city();
  auto out = Collection{.id = "districts",
                        .title = {.de = "Bezirke", .en = "Districts"},
                        .description = {.de = "Die Stadt, Kernstadt und Ortsbezirke, statistische Bezirke.",
                                        .en = "The city, core city and local districts, statistical districts."}};
  state_source(out, in.site, {"districts", "statistical", "boundary"});
  auto residents = text("residents", "Einwohner", "Residents", "im Modell; kann vom Register abweichen");
  residents.type = PropertyType::kWhole;
  out.properties = {text("code", "Kürzel", "Code"),
                    text("name", "Name", "Name"),
                    text("slug", "Name in Adressen", "Name in addresses"),
                    chosen(level_names(), "level", "Ebene", "Level"),
                    text("parent", "gehört zu", "Part of", "Kürzel"),
                    residents};
  auto const counts = city::residents_by_district(city);
  auto const when = days_of(out.date);
  for (auto i = std::size_t{0}; i < city.districts->rows.size(); ++i) {
    auto const& district = city.districts->rows[city::DistrictId{i}];
    out.items.push_back({.feature = {.id = district.code,
                                     .shapes = shape_of(in, district),
                                     .values = {district.code, district.name, slug(district.name),
                                                std::string{city::name(district.level)},
                                                parent_of(*city.districts, district), whole_persons(counts[i])}},
                         .when = when});
  }
  return completed(std::move(out));
}

Collection indicator_values_collection(Making const& in) {
  auto out = Collection{
      .id = "indicator_values",
      .title = {.de = "Werte der Indikatoren", .en = "Values of indicators"},
      .description = {.de = "Eine je Indikator und Bezirk: heute und mit Plan. Modellwerte; leer heißt keine Daten.",
                      .en = "One per indicator and district: today and with the plan. Modelled; empty means no data."}};
  state_source(out, in.site, {"population"});
  out.properties = indicator_value_properties(in.site);
  for (auto const& comparison : in.site.evaluation().comparisons) {
    for (auto i = std::size_t{0}; i < in.site.city().districts->rows.size(); ++i) {
      out.items.push_back(item_of(in, comparison, city::DistrictId{i}));
    }
  }
  return completed(std::move(out));
}

Collection facilities_collection(Making const& in) {
  auto out = Collection{.id = "facilities",
                        .title = {.de = "Einrichtungen", .en = "Facilities"},
                        .description = {.de = "Orte des täglichen Bedarfs heute, soweit sie eingelesen wurden.",
                                        .en = "Places people go to today, as far as they were imported."}};
  state_source(out, in.site, {"facilities", "osm"});
  auto capacity = text("capacity", "Plätze", "Places", "einer Kita oder Schule; leer: nicht bekannt");
  capacity.type = PropertyType::kWhole;
  out.properties = {chosen(category_ids(), "category", "Art", "Category"),
                    text("category_title", "Art in Worten", "Category in words"), text("name", "Name", "Name"),
                    capacity};
  auto const when = days_of(out.date);
  auto number = std::size_t{0};
  for (auto const& facility : in.site.city().facilities->rows) {
    ++number;
    if (facility.closed) { continue; }
    auto const& category = city::info(facility.category);
    auto const places = facility.capacity ? PropertyValue{std::int64_t{*facility.capacity}} : PropertyValue{};
    out.items.push_back({.feature = {.id = fmt::format("{}", number),
                                     .shapes = point_of(in, facility.at),
                                     .values = {std::string{category.id}, std::string{category.title_de},
                                                text_or_nothing(facility.name), places}},
                         .when = when});
  }
  return completed(std::move(out));
}

Collection stops_collection(Making const& in) {
  auto const& transit = *in.site.city().transit;
  auto out = Collection{
      .id = "stops",
      .title = {.de = "Haltestellen", .en = "Stops"},
      .description = {.de = "Haltestellen von Bus und Bahn mit Abfahrten je Stunde (6 bis 20 Uhr, alle Richtungen).",
                      .en = "Stops of buses and trains with departures per hour (6 to 20 h, all directions)."}};
  state_source(out, in.site, {"gtfs", "stops", "osm"});
  out.properties = {
      text("name", "Name", "Name"),
      number("departures_per_hour", "Abfahrten je Stunde", "Departures per hour", "leer: kein Fahrplan bekannt"),
      text("timetable", "Fahrplantag", "Day of timetable")};
  auto const when = days_of(transit.timetable.empty() ? out.date : transit.timetable);
  auto number_of_stop = std::size_t{0};
  for (auto const& stop : transit.stops) {
    out.items.push_back({.feature = {.id = fmt::format("{}", ++number_of_stop),
                                     .shapes = point_of(in, stop.at),
                                     .values = {text_or_nothing(stop.name), number_or_nothing(stop.departures_per_hour),
                                                text_or_nothing(transit.timetable)}},
                         .when = when});
  }
  return completed(std::move(out));
}

}  // namespace leitbild::server
