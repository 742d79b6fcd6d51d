#include "server/city/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "report/wording.h"

namespace leitbild::server {
namespace {

constexpr auto kMinus = std::string_view{"\u2212"};
constexpr auto kNoData = std::string_view{"no data"};

using Pair = std::pair<std::string_view, std::string_view>;

/// The English word of a key, or the fallback.
template <std::size_t N>
std::string word(std::array<Pair, N> const& words, std::string_view key, std::string fallback) {
  auto const found = std::ranges::find(words, key, &Pair::first);
  return found == words.end() ? std::move(fallback) : std::string{found->second};
}

/// How the numbers of a unit are written in English.
struct Writing {
  std::string_view unit;    // with the space before it
  std::string_view change;  // of a difference
  double factor;
  int decimals;
};

Writing writing(indicators::Unit unit) {
  using enum indicators::Unit;
  switch (unit) {
    case kShare: return {"%", "\u00A0percentage points", 100.0, 1};
    case kMetres: return {"\u00A0m", "\u00A0m", 1.0, 0};
    case kMinutes: return {"\u00A0min", "\u00A0min", 1.0, 1};
    case kCount: return {"", "", 1.0, 2};
    case kSquareMetresPerResident: return {"\u00A0m² per resident", "\u00A0m² per resident", 1.0, 1};
    case kPercentOfGround: return {"% of the ground", "\u00A0percentage points", 1.0, 1};
    case kDegrees: return {"\u00A0K", "\u00A0K", 1.0, 2};
    case kCelsius: return {"\u00A0°C", "\u00A0K", 1.0, 1};
    case kMillimetres: return {"\u00A0mm", "\u00A0mm", 1.0, 1};
    case kCubicMetres: return {"\u00A0m³", "\u00A0m³", 1.0, 0};
    case kSquareMetresPerResidentAndYear:
      return {"\u00A0m² per resident and year", "\u00A0m² per resident and year", 1.0, 2};
  }
  return {};
}

std::string english(double value, int decimals) { return format_number(value, decimals, Locale::kEnglish); }

std::string signed_number(double value, int decimals) {
  auto const text = english(std::abs(value), decimals);
  auto const is_zero = std::ranges::none_of(text, [](char c) { return c >= '1' && c <= '9'; });
  if (is_zero) { return "±" + text; }
  return fmt::format("{}{}", value < 0.0 ? kMinus : "+", text);
}

/// To the nearest ten, "fewer than 10" below that: cells of 100 m allow no more.
std::string rounded_persons(Persons people, Persons most) {
  constexpr auto kStep = 10.0;
  auto const count = as_double(people);
  if (count < kStep - 0.5) { return "fewer than\u00A010"; }
  return english(std::min(std::round(count / kStep) * kStep, as_double(most)), 0);
}

std::string of_all(Persons some, Persons all, indicators::Group group) {
  auto const who = counted_words(group, Language::kEnglish);
  if (some >= all) { return fmt::format("all {} {}", english(as_double(all), 0), who); }
  return fmt::format("{} of {} {}", rounded_persons(some, all), english(as_double(all), 0), who);
}

/// What happens to those who gain and to those who lose; completes "For 20 of 400 residents ‹gains›, for 10 ‹loses›".
struct Verbs {
  std::string_view gains, loses, loses_short;
};

Verbs verbs_of(indicators::Indicator const& indicator) {
  if (indicator.unit == indicators::Unit::kShare) {
    return {.gains = "this becomes true with the plan",
            .loses = "this is no longer true with the plan",
            .loses_short = "no longer"};
  }
  if (report::is_way(indicator.unit)) {
    return {.gains = "the way gets shorter", .loses = "the way gets longer", .loses_short = "longer"};
  }
  return {.gains = "the value gets better", .loses = "the value gets worse", .loses_short = "worse"};
}

std::string english_sentence(indicators::Indicator const& indicator, report::Change const& change) {
  if (report::changes_nothing(change)) { return {}; }
  auto const verbs = verbs_of(indicator);
  auto out = std::string{"For "};
  if (change.gained > Persons{0}) {
    out += fmt::format("{} {}", of_all(change.gained, change.compared, change.group), verbs.gains);
    if (change.lost > Persons{0}) {
      out += fmt::format(", for {} {}", rounded_persons(change.lost, change.compared), verbs.loses_short);
    }
  } else {
    out += fmt::format("{} {}", of_all(change.lost, change.compared, change.group), verbs.loses);
  }
  if (indicator.unit != indicators::Unit::kShare && change.mean) {
    out += fmt::format("; {} on average", change_words(indicator.unit, 0.0, change.mean, Language::kEnglish));
  }
  return out + ".";
}

}  // namespace

std::string value_words(indicators::Unit unit, std::optional<double> value, Language language) {
  if (language == Language::kGerman) { return report::value_text(unit, value); }
  if (!value) { return std::string{kNoData}; }
  auto const how = writing(unit);
  return fmt::format("{}{}", english(*value * how.factor, how.decimals), how.unit);
}

std::string band_words(indicators::Unit unit, std::optional<indicators::Band> const& band, Language language) {
  auto const german = report::band_text(unit, band);
  if (language == Language::kGerman || german.empty() || !band) { return german; }
  auto const how = writing(unit);
  return fmt::format("{} to {}{}", english(band->low * how.factor, how.decimals),
                     english(band->high * how.factor, how.decimals), how.unit);
}

std::string change_words(indicators::Unit unit, std::optional<double> today, std::optional<double> planned,
                         Language language) {
  if (language == Language::kGerman) { return report::change_text(unit, today, planned); }
  if (!today || !planned) { return std::string{kNoData}; }
  auto const how = writing(unit);
  return fmt::format("{}{}", signed_number((*planned - *today) * how.factor, how.decimals), how.change);
}

std::string_view unit_words(indicators::Unit unit, Language language) {
  auto const is_english = language == Language::kEnglish;
  if (is_english && unit == indicators::Unit::kSquareMetresPerResident) { return "m² per resident"; }
  if (is_english && unit == indicators::Unit::kPercentOfGround) { return "% of the ground"; }
  if (is_english && unit == indicators::Unit::kSquareMetresPerResidentAndYear) { return "m² per resident and year"; }
  return report::unit_text(unit);
}

std::string covered_words(std::optional<double> share, Language language) {
  if (language == Language::kGerman || !share) { return report::covered_text(share); }
  auto const rounded = std::lround(*share * 100.0);
  if (rounded >= 100 && *share < 1.0) { return "more than 99%"; }
  if (rounded <= 0 && *share > 0.0) { return "less than 1%"; }
  return fmt::format("{}%", rounded);
}

std::string theme_words(Theme theme, Language language) {
  if (language == Language::kGerman) { return std::string{report::theme_title(theme)}; }
  switch (theme) {
    case Theme::kLiving: return "Living and local supply";
    case Theme::kWork: return "Work";
    case Theme::kClimate: return "Climate and green";
    case Theme::kMobility: return "Mobility";
  }
  return {};
}

std::string level_words(city::Districts const& districts, city::DistrictId id, Language language) {
  auto const german = report::level_text(districts, id);
  if (language == Language::kGerman) { return german; }
  constexpr auto kWords = std::to_array<Pair>({{"Stadt", "City"},
                                               {"Kernstadt", "Core city"},
                                               {"Ortsbezirk", "District (Ortsbezirk)"},
                                               {"Statistischer Bezirk", "Statistical district"}});
  return word(kWords, german, german);
}

std::string counted_words(indicators::Group group, Language language) {
  if (language == Language::kGerman) { return report::counted_title(group); }
  if (!group) { return "residents"; }
  constexpr auto kWords = std::to_array<Pair>({{"under_6", "children under 6"},
                                               {"under_10", "children under 10"},
                                               {"under_18", "children and young people under 18"},
                                               {"from_65", "people aged 65 and over"},
                                               {"from_80", "people aged 80 and over"}});
  auto const& known = city::info(*group);
  return word(kWords, known.id, std::string{known.title_en});
}

std::string change_sentence(indicators::Indicator const& indicator, report::Change const& change, Language language) {
  return language == Language::kGerman ? report::change_sentence(indicator, change)
                                       : english_sentence(indicator, change);
}

std::string indicator_title(indicators::Indicator const& indicator, Language language) {
  return std::string{language == Language::kGerman ? indicator.title_de : indicator.title_en};
}

std::string fact_title(report::ProfileFact const& fact, Language language) {
  if (language == Language::kGerman) { return fact.title; }
  constexpr auto kWords = std::to_array<Pair>({{"area", "Area"},
                                               {"residents", "Residents"},
                                               {"density", "Residents per km²"},
                                               {"green_share", "Green and forest in the area"},
                                               {"green", "Green without forest"},
                                               {"green_per_resident", "Green without forest per resident"},
                                               {"forest", "Forest"},
                                               {"stops", "Stops"},
                                               {"groceries", "Grocery shops"},
                                               {"general_practice", "General practitioners"},
                                               {"pharmacy", "Pharmacies"},
                                               {"kita", "Day care centres"},
                                               {"primary_school", "Primary schools"},
                                               {"secondary_school", "Secondary schools"},
                                               {"playground", "Playgrounds"},
                                               {"sport", "Sports grounds"},
                                               {"culture", "Cultural venues"},
                                               {"library", "Libraries"},
                                               {"everyday", "Bakery, post, bank …"}});
  return word(kWords, fact.id, fact.title);
}

std::string layer_words(std::string_view layer, Language language) {
  auto german = report::layer_title(layer);
  if (language == Language::kGerman) { return german; }
  constexpr auto kWords = std::to_array<Pair>({{"boundary", "City boundary"},
                                               {"districts", "Districts"},
                                               {"osm", "Streets, paths, buildings, green, stops, shops"},
                                               {"population", "Population"},
                                               {"statistical", "Statistical districts"},
                                               {"district_codes", "Codes of districts"},
                                               {"stops", "Stops"},
                                               {"gtfs", "Timetable"},
                                               {"dwellings", "Dwellings"},
                                               {"ages", "Age groups"},
                                               {"schematic", "Schematic city"},
                                               {"facilities", "Facilities"},
                                               {"transit", "Stops"},
                                               {"streets", "Streets, buildings, green"},
                                               {"land_cover", "Land cover"},
                                               {"land_cover_classes", "Classes of land cover"}});
  for (auto const& map : city::kMapInfos) {
    if (map.id == layer) { return std::string{map.title_en}; }
  }
  return word(kWords, layer, std::move(german));
}

std::string marks_words(city::City const& city, scenario::Evaluation const& evaluation, Language language) {
  if (language == Language::kGerman) { return report::marks(city, evaluation); }
  auto parts = std::vector<std::string>{};
  if (city.info.schematic) { parts.emplace_back("schematic, not official"); }
  if (!evaluation.examples.empty()) { parts.emplace_back("example measures"); }
  return report::joined(parts);
}

std::string years_words(std::optional<Year> start, std::optional<Year> end, Language language) {
  if (language == Language::kGerman) { return report::years_text(start, end); }
  if (start && end && *start != *end) { return fmt::format("{}–{}", start->value, end->value); }
  if (start && end) { return fmt::format("{}", start->value); }
  if (start) { return fmt::format("from {}", start->value); }
  if (end) { return fmt::format("until {}", end->value); }
  return "no year";
}

}  // namespace leitbild::server
