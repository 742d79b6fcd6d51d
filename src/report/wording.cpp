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

int decimals(indicators::Unit unit) { return unit == indicators::Unit::kShare ? 1 : 0; }

/// In the unit that is written: per cent for shares.
double written(indicators::Unit unit, double value) { return unit == indicators::Unit::kShare ? value * 100.0 : value; }

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
  return fmt::format("{}{}{}", format_number(written(unit, *value), decimals(unit)), kNoBreakSpace, unit_text(unit));
}

std::string change_text(indicators::Unit unit, std::optional<double> today, std::optional<double> planned) {
  if (!today || !planned) { return std::string{kNoData}; }
  auto const number = signed_number(written(unit, *planned) - written(unit, *today), decimals(unit));
  auto const* const points = unit == indicators::Unit::kShare ? "%-Punkte" : "m";
  return fmt::format("{}{}{}", number, kNoBreakSpace, points);
}

std::string_view unit_text(indicators::Unit unit) { return unit == indicators::Unit::kShare ? "%" : "m"; }

std::string covered_text(std::optional<double> share) {
  if (!share) { return "–"; }
  auto const rounded = std::lround(*share * 100.0);
  if (rounded >= 100 && *share < 1.0) { return fmt::format("über 99{}%", kNoBreakSpace); }
  if (rounded <= 0 && *share > 0.0) { return fmt::format("unter 1{}%", kNoBreakSpace); }
  return fmt::format("{}{}%", rounded, kNoBreakSpace);
}

std::string gained_text(Persons gained) {
  auto const count = as_double(gained);
  if (std::abs(count) < 0.5) { return "keine"; }
  auto const* const sign = count < 0.0 ? kMinus : "+";
  if (std::abs(count) < 9.5) { return fmt::format("{} unter 10{}Personen", sign, kNoBreakSpace); }
  return fmt::format("{}{}{}Personen", sign, format_number(std::round(std::abs(count) / 10.0) * 10.0, 0),
                     kNoBreakSpace);
}

std::string persons_text(Persons residents) { return format_number(as_double(residents), 0); }

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
       {"streets", "Straßen, Gebäude, Grün"}});
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
    if (found != sources.end()) { return source_text(*found); }
  }
  return "Quelle nicht angegeben";
}

std::string joined(std::vector<std::string> const& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

}  // namespace leitbild::report
