#include "report/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::report {
namespace {

constexpr auto kNoBreakSpace = "\u00A0";
constexpr auto kMinus = "\u2212";

/// How the numbers of a unit are written.
struct Writing {
  std::string_view unit;
  std::string_view change;  // of a difference
  double factor;
  int decimals;
};

Writing writing(indicators::Unit unit) {
  using enum indicators::Unit;
  switch (unit) {
    case kShare: return {"%", "%-Punkte", 100.0, 1};
    case kMetres: return {"m", "m", 1.0, 0};
    case kMinutes: return {"min", "min", 1.0, 1};
    case kCount: return {"", "", 1.0, 2};
    case kSquareMetresPerResident: return {"m²/Einw.", "m²/Einw.", 1.0, 1};
    case kPercentOfGround: return {"% der Fläche", "%-Punkte", 1.0, 1};
    case kDegrees: return {"K", "K", 1.0, 2};
    case kCelsius: return {"°C", "K", 1.0, 1};
    case kMillimetres: return {"mm", "mm", 1.0, 1};
    case kCubicMetres: return {"m³", "m³", 1.0, 0};
    case kSquareMetresPerResidentAndYear: return {"m²/Einw. und Jahr", "m²/Einw. und Jahr", 1.0, 2};
  }
  return {};
}

std::string with_unit(std::string const& number, std::string_view unit) {
  return unit.empty() ? number : fmt::format("{}{}{}", number, kNoBreakSpace, unit);
}

std::string signed_number(double value, int places) {
  auto const text = format_number(std::abs(value), places);
  auto const is_zero = std::ranges::none_of(text, [](char c) { return c >= '1' && c <= '9'; });
  if (is_zero) { return "±" + text; }
  return (value < 0.0 ? kMinus : "+") + text;
}

}  // namespace

std::string program_name() { return "Leitbild " LEITBILD_VERSION; }

std::string value_text(indicators::Unit unit, std::optional<double> value) {
  if (!value) { return std::string{kNoData}; }
  auto const how = writing(unit);
  return with_unit(format_number(*value * how.factor, how.decimals), how.unit);
}

std::string band_text(indicators::Unit unit, std::optional<indicators::Band> const& band) {
  if (!band) { return {}; }
  auto const how = writing(unit);
  auto const low = format_number(band->low * how.factor, how.decimals);
  auto const high = format_number(band->high * how.factor, how.decimals);
  return low == high ? std::string{} : with_unit(fmt::format("{} bis {}", low, high), how.unit);
}

std::optional<indicators::Band> band_of(indicators::IndicatorValues const& values, city::DistrictId district) {
  return district.value < values.bands.size() ? values.bands[district] : std::nullopt;
}

std::string change_text(indicators::Unit unit, std::optional<double> today, std::optional<double> planned) {
  if (!today || !planned) { return std::string{kNoData}; }
  auto const how = writing(unit);
  return with_unit(signed_number((*planned - *today) * how.factor, how.decimals), how.change);
}

std::string_view unit_text(indicators::Unit unit) { return writing(unit).unit; }

std::string yardstick_text(indicators::Unit unit, Parameters const& parameters) {
  auto const found = std::ranges::find(parameters.facts, "yardstick", &ParameterFact::name);
  if (found == parameters.facts.end()) { return {}; }
  return fmt::format("Richtwert: {} ({}, {})", value_text(unit, found->value), found->source, found->year);
}

std::string_view counted_heading(indicators::Group group) {
  if (!group) { return "Einwohner"; }
  auto const are_old = *group == city::AgeGroup::kFrom65 || *group == city::AgeGroup::kFrom80;
  return are_old ? "Ältere" : "Kinder";
}

std::string counted_title(indicators::Group group) {
  return group ? std::string{city::info(*group).title_de} : std::string{"Einwohnerinnen und Einwohner"};
}

std::string counted_base(city::People const& people, indicators::Group group) {
  auto const& base = group ? people.age_base : people.base;
  return base.empty() ? std::string{"nicht bekannt"} : base;
}

std::string counted_date(city::People const& people, indicators::Group group) {
  if (counted_base(people, group) == "nicht bekannt") { return {}; }
  auto const parts = split(people.date, '-');
  auto out = std::string{parts.front()};
  for (auto i = std::size_t{1}; i < parts.size(); ++i) { out = fmt::format("{}.{}", parts[i], out); }
  return out;
}

std::string counted_text(city::People const& people, indicators::Group group) {
  return fmt::format("{} – {}", counted_title(group), head_count_text(people, group));
}

std::string head_count_text(city::People const& people, indicators::Group group) {
  auto const date = counted_date(people, group);
  return fmt::format("{}, {}", counted_base(people, group),
                     date.empty() ? std::string{"Stand unbekannt"} : "Stand " + date);
}

std::string of_all_text(Persons some, Persons all, indicators::Group group) {
  auto const are_old = group && *group >= city::AgeGroup::kFrom65;
  auto const [all_of_them, among_them] =
      !group    ? std::pair{"Einwohnerinnen und Einwohner", "Einwohnerinnen und Einwohnern"}
      : are_old ? std::pair{"älteren Menschen", "älteren Menschen"}
                : std::pair{"Kinder", "Kindern"};
  if (some >= all) { return fmt::format("alle {} {}", persons_text(all), all_of_them); }
  return fmt::format("{} von {} {}", rounded_persons_text(some, all), persons_text(all), among_them);
}

bool is_way(indicators::Unit unit) { return unit == indicators::Unit::kMetres || unit == indicators::Unit::kMinutes; }

std::string_view theme_title(Theme theme) {
  switch (theme) {
    case Theme::kLiving: return "Wohnen und Versorgung";
    case Theme::kWork: return "Arbeit";
    case Theme::kClimate: return "Klima und Grün";
    case Theme::kMobility: return "Mobilität";
  }
  return {};
}

std::string count_title(city::FacilityCategory category) {
  constexpr auto kPlurals =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"groceries", "Lebensmittelmärkte"},
                                                                    {"general_practice", "Hausarztpraxen"},
                                                                    {"pharmacy", "Apotheken"},
                                                                    {"kita", "Kitas"},
                                                                    {"primary_school", "Grundschulen"},
                                                                    {"secondary_school", "Weiterführende Schulen"},
                                                                    {"playground", "Spielplätze"},
                                                                    {"sport", "Sportanlagen"},
                                                                    {"culture", "Kultureinrichtungen"},
                                                                    {"library", "Büchereien"},
                                                                    {"everyday", "Bäckerei, Post, Bank …"}});
  auto const& known = city::info(category);
  for (auto const& [id, title] : kPlurals) {
    if (id == known.id) { return std::string{title}; }
  }
  return std::string{known.title_de};
}

std::string covered_text(std::optional<double> share) {
  if (!share) { return "–"; }
  auto const rounded = std::lround(*share * 100.0);
  if (rounded >= 100 && *share < 1.0) { return fmt::format("über 99{}%", kNoBreakSpace); }
  if (rounded <= 0 && *share > 0.0) { return fmt::format("unter 1{}%", kNoBreakSpace); }
  return fmt::format("{}{}%", rounded, kNoBreakSpace);
}

std::string persons_text(Persons residents) { return format_number(as_double(residents), 0); }

std::string rounded_persons_text(Persons residents, Persons most) {
  constexpr auto kStep = 10.0;
  auto const count = as_double(residents);
  if (count < kStep - 0.5) { return fmt::format("weniger als{}10", kNoBreakSpace); }
  auto const rounded = std::round(count / kStep) * kStep;
  return format_number(rounded > as_double(most) ? as_double(most) : rounded, 0);
}

std::string cost_text(std::optional<plan::CostEstimate> const& cost) {
  if (!cost) { return "offen"; }
  constexpr auto kMillion = 1e6;
  auto const euros = static_cast<double>(cost->amount.value) / 100.0;
  if (euros < kMillion) { return fmt::format("{}{}€", format_number(euros, 0), kNoBreakSpace); }
  return fmt::format("{}{}Mio.{}€", format_number(euros / kMillion, 2), kNoBreakSpace, kNoBreakSpace);
}

std::string price_text(std::optional<plan::CostEstimate> const& cost) {
  return cost ? fmt::format("Preisstand {}", cost->price_year.value) : std::string{};
}

std::string years_text(std::optional<Year> start, std::optional<Year> end) {
  if (start && end && *start != *end) { return fmt::format("{}–{}", start->value, end->value); }
  if (start && end) { return fmt::format("{}", start->value); }
  if (start) { return fmt::format("ab {}", start->value); }
  if (end) { return fmt::format("bis {}", end->value); }
  return "ohne Jahr";
}

std::string level_text(city::Districts const& districts, city::DistrictId id) {
  switch (districts.rows[id].level) {
    case city::Level::kCity: return "Stadt";
    case city::Level::kOrtsbezirk: return slug(districts.rows[id].name) == "kernstadt" ? "Kernstadt" : "Ortsbezirk";
    case city::Level::kStatistical: return "Statistischer Bezirk";
  }
  return {};
}

std::string layer_title(std::string_view layer) {
  constexpr auto kTitles = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"boundary", "Stadtgrenze"},
       {"districts", "Bezirke"},
       {"osm", "Straßen, Wege, Gebäude, Grün, Haltestellen, Märkte"},
       {"population", "Einwohner"},
       {"statistical", "Statistische Bezirke"},
       {"district_codes", "Bezirksschlüssel"},
       {"stops", "Haltestellen"},
       {"gtfs", "Fahrplan"},
       {"dwellings", "Wohnungen"},
       {"ages", "Altersgruppen"},
       {"schematic", "Schematische Stadt"},
       {"facilities", "Einrichtungen"},
       {"transit", "Haltestellen"},
       {"streets", "Straßen, Gebäude, Grün"},
       {"land_cover", "Landbedeckung"},
       {"land_cover_classes", "Klassen der Landbedeckung"}});
  for (auto const& map : city::kMapInfos) {
    if (map.id == layer) { return std::string{map.title_de}; }
  }
  for (auto const& [id, title] : kTitles) {
    if (id == layer) { return std::string{title}; }
  }
  return std::string{layer};
}

std::string marks(city::City const& city, scenario::Evaluation const& evaluation) {
  auto parts = std::vector<std::string>{};
  if (city.info.schematic) { parts.emplace_back(kSchematic); }
  if (!evaluation.examples.empty()) { parts.emplace_back("Beispielmaßnahmen"); }
  return joined(parts);
}

std::string source_text(city::Source const& source) {
  auto parts =
      std::vector<std::string>{source.origin.empty() ? std::string{"Herausgeber nicht angegeben"} : source.origin};
  parts.push_back(source.date.empty() ? "Stand unbekannt" : "Stand " + source.date);
  parts.push_back(source.licence.empty() ? "Lizenz nicht angegeben" : source.licence);
  if (!source.note.empty()) { parts.push_back(source.note); }
  return joined(parts);
}

std::string source_text(std::vector<city::Source> const& sources, std::vector<std::string_view> const& layers) {
  for (auto const layer : layers) {
    auto const found = std::ranges::find(sources, layer, &city::Source::layer);
    if (found == sources.end()) { continue; }
    auto const origin = found->origin.empty() ? layer_title(layer) : found->origin;
    return fmt::format("{}, Stand {}", origin, found->date.empty() ? std::string{"unbekannt"} : found->date);
  }
  return "Quelle nicht angegeben";
}

std::string joined(std::vector<std::string> const& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

}  // namespace leitbild::report
