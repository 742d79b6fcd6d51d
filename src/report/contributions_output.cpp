#include "report/contributions_output.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/district_tree.h"
#include "report/json_parts.h"
#include "report/spreadsheet.h"
#include "report/text_table.h"
#include "report/wording.h"

namespace leitbild::report {
namespace {

constexpr auto kHeader =
    "Indikator-ID;Indikator;Bezirk-Code;Bezirk;Maßnahme;Titel;Jahr;Einheit;allein;zuletzt;gemeinsame Wirkung aller;"
    "Hinweis;Erläuterung\r\n";

std::vector<city::DistrictId> districts_of(city::City const& city, std::optional<city::DistrictId> district) {
  if (district) { return {*district}; }
  auto out = std::vector<city::DistrictId>{};
  for (auto const row : tree_of(*city.districts)) { out.push_back(row.id); }
  return out;
}

std::optional<double> joint_effect(scenario::Comparison const& comparison, city::DistrictId district) {
  auto const today = comparison.today.districts[district].value;
  auto const planned = comparison.planned.districts[district].value;
  return today && planned ? std::optional{*planned - *today} : std::nullopt;
}

std::string change(indicators::Unit unit, std::optional<double> value) { return change_text(unit, 0.0, value); }

/// Whether it says more than "±0" or "keine Daten".
bool is_visible(std::string const& change) { return !change.starts_with("±") && change != kNoData; }

std::string title_of(plan::Plan const& plan, std::string const& code) {
  auto const* const measure = plan::find_measure(plan, code);
  if (measure == nullptr) { return code; }
  return fmt::format("{} {}{}", code, measure->title,
                     measure->example ? fmt::format(" ({})", kExample) : std::string{});
}

/// Empty where nothing that is written changes.
std::string block(plan::Plan const& plan, scenario::Contributions const& contributions, std::size_t indicator,
                  city::DistrictId district) {
  auto const& comparison = contributions.joint.comparisons[indicator];
  auto const unit = comparison.indicator->unit;
  auto lines = std::vector<TableLine>{{"Maßnahme", "allein", "zuletzt"}};
  auto without = 0;
  for (auto const& measure : contributions.measures) {
    auto const& contribution = measure.indicators[indicator][district];
    auto const alone = change(unit, contribution.alone);
    auto const last = change(unit, contribution.last);
    if (is_visible(alone) || is_visible(last)) {
      lines.push_back({title_of(plan, measure.code), alone, last});
    } else {
      ++without;
    }
  }
  auto const joint = change(unit, joint_effect(comparison, district));
  if (lines.size() == 1 && !is_visible(joint)) { return {}; }
  lines.push_back({"alle zusammen", joint, ""});
  auto out = fmt::format("{}\n  heute {}, mit Plan {}\n\n{}", comparison.indicator->title_de,
                         value_text(unit, comparison.today.districts[district].value),
                         value_text(unit, comparison.planned.districts[district].value), aligned(lines));
  if (without > 0) { out += fmt::format("  ohne Beitrag, der gerundet sichtbar wäre: {}\n", without); }
  return out + "\n";
}

std::string number(std::optional<double> value, indicators::Unit unit) {
  constexpr auto kDecimals = 3;
  if (!value) { return std::string{kNoData}; }
  return spreadsheet_number(*value * (unit == indicators::Unit::kShare ? 100.0 : 1.0), kDecimals);
}

std::string hint(city::City const& city, plan::Measure const* measure) {
  auto parts = std::vector<std::string>{};
  if (city.info.schematic) { parts.emplace_back(kSchematic); }
  if (measure != nullptr && measure->example) { parts.emplace_back(kExample); }
  return joined(parts);
}

Json measure_json(plan::Plan const& plan, std::string const& code, scenario::Contribution const& contribution) {
  auto const* const measure = plan::find_measure(plan, code);
  return {{"code", code},
          {"title", measure == nullptr ? std::string{} : measure->title},
          {"example", measure != nullptr && measure->example},
          {"alone", number_or_null(contribution.alone)},
          {"last", number_or_null(contribution.last)}};
}

}  // namespace

std::string to_table(city::City const& city, plan::Plan const& plan, scenario::Contributions const& contributions,
                     city::DistrictId district) {
  auto out = fmt::format("{} – Beiträge der Maßnahmen im Jahr {}{}\n", city.districts->rows[district].name,
                         contributions.joint.year.value,
                         city.info.schematic ? fmt::format(" – {}", kSchematic) : std::string{});
  out += wrapped(kContributionsExplained, "", "") + "\n";
  auto const start = out.size();
  for (auto i = std::size_t{0}; i < contributions.joint.comparisons.size(); ++i) {
    out += block(plan, contributions, i, district);
  }
  if (out.size() == start) { out += "Keine der Maßnahmen ändert hier einen Indikator.\n\n"; }
  return out + fmt::format("Berechnet mit {}.\n", program_name());
}

std::string to_csv(city::City const& city, plan::Plan const& plan, scenario::Contributions const& contributions,
                   std::optional<city::DistrictId> district) {
  auto out = std::string{kByteOrderMark} + kHeader;
  for (auto i = std::size_t{0}; i < contributions.joint.comparisons.size(); ++i) {
    auto const& comparison = contributions.joint.comparisons[i];
    auto const& indicator = *comparison.indicator;
    for (auto const id : districts_of(city, district)) {
      auto const& row = city.districts->rows[id];
      for (auto const& contribution : contributions.measures) {
        auto const* const measure = plan::find_measure(plan, contribution.code);
        auto const& values = contribution.indicators[i][id];
        out += fmt::format(
            "{};{};{};{};{};{};{};{};{};{};{};{};{}\r\n", spreadsheet_text(indicator.id),
            spreadsheet_text(indicator.title_de), spreadsheet_text(row.code), spreadsheet_text(row.name),
            spreadsheet_text(contribution.code), spreadsheet_text(measure == nullptr ? std::string{} : measure->title),
            contributions.joint.year.value, spreadsheet_unit(indicator.unit), number(values.alone, indicator.unit),
            number(values.last, indicator.unit), number(joint_effect(comparison, id), indicator.unit),
            spreadsheet_text(hint(city, measure)), spreadsheet_text(kContributionsExplained));
      }
    }
  }
  return out;
}

Json to_json(city::City const& city, plan::Plan const& plan, scenario::Contributions const& contributions,
             std::optional<city::DistrictId> district) {
  auto indicators = Json::array();
  for (auto i = std::size_t{0}; i < contributions.joint.comparisons.size(); ++i) {
    auto const& comparison = contributions.joint.comparisons[i];
    auto districts = Json::array();
    for (auto const id : districts_of(city, district)) {
      auto measures = Json::array();
      for (auto const& measure : contributions.measures) {
        measures.push_back(measure_json(plan, measure.code, measure.indicators[i][id]));
      }
      districts.push_back({{"code", city.districts->rows[id].code},
                           {"name", city.districts->rows[id].name},
                           {"today", number_or_null(comparison.today.districts[id].value)},
                           {"planned", number_or_null(comparison.planned.districts[id].value)},
                           {"joint", number_or_null(joint_effect(comparison, id))},
                           {"measures", std::move(measures)}});
    }
    indicators.push_back({{"id", comparison.indicator->id},
                          {"title_de", comparison.indicator->title_de},
                          {"unit", unit_id(comparison.indicator->unit)},
                          {"districts", std::move(districts)}});
  }
  return {{"city", city.info.name},
          {"year", contributions.joint.year.value},
          {"note", marks(city, contributions.joint)},
          {"explanation", kContributionsExplained},
          {"indicators", std::move(indicators)},
          {"program", program_name()}};
}

}  // namespace leitbild::report
