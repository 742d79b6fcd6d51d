#include <fmt/format.h>

#include "base/text.h"
#include "report/district_tree.h"
#include "report/evaluation_output.h"
#include "report/spreadsheet.h"
#include "report/wording.h"

namespace leitbild::report {
namespace {

constexpr auto kDecimals = 2;
constexpr auto kHeader =
    "Indikator-ID;Indikator;Bezirk-Code;Bezirk;Ebene;gezählt wird;Grundlage;Stand;gezählt heute;erfasst heute (%);"
    "gezählt mit Plan;erfasst mit Plan (%);Jahr des Plans;Einheit;heute;mit Plan;Differenz;Richtwert;heute von;heute "
    "bis;mit Plan von;mit Plan bis;Hinweis\r\n";

std::string number(std::optional<double> value, int decimals) {
  return value ? spreadsheet_number(*value, decimals) : std::string{kNoData};
}

std::optional<double> times(std::optional<double> value, double factor) {
  return value ? std::optional{*value * factor} : std::nullopt;
}

/// "400,0;100,0": those counted and the share of them in cells with a value; empty where there is nobody.
std::string counts(indicators::DistrictValue const& value) {
  auto const counted = as_double(value.counted);
  auto const covered = counted > 0.0 ? number(100.0 * as_double(value.covered) / counted, 1) : std::string{};
  return fmt::format("{};{}", number(counted, 1), covered);
}

/// "1,60;3,10" between separators; empty where there is no band.
std::string ends(std::optional<indicators::Band> const& band, double factor) {
  return band ? fmt::format("{};{}", number(band->low * factor, kDecimals), number(band->high * factor, kDecimals))
              : ";";
}

std::string line(city::City const& city, scenario::Evaluation const& evaluation, scenario::Comparison const& comparison,
                 city::DistrictId id) {
  auto const& indicator = *comparison.indicator;
  auto const& district = city.districts->rows[id];
  auto const& today = comparison.today.districts[id];
  auto const& with_plan = comparison.planned.districts[id];
  auto const group = comparison.today.group;
  auto const is_share = indicator.unit == indicators::Unit::kShare;
  auto const factor = is_share ? 100.0 : 1.0;
  auto const now = times(today.value, factor);
  auto const planned = times(with_plan.value, factor);
  auto const yardstick = times(comparison.parameters.find("yardstick"), factor);
  return fmt::format("{};{};{};{};{};{};{};{};{};{};{};{};{};{};{};{};{};{};{}\r\n", spreadsheet_text(indicator.id),
                     spreadsheet_text(indicator.title_de), spreadsheet_text(district.code),
                     spreadsheet_text(district.name), spreadsheet_text(level_text(*city.districts, id)),
                     spreadsheet_text(counted_title(group)), spreadsheet_text(counted_base(*city.people, group)),
                     spreadsheet_text(counted_date(*city.people, group)), counts(today), counts(with_plan),
                     evaluation.year == Year{} ? std::string{} : fmt::format("{}", evaluation.year.value),
                     spreadsheet_unit(indicator.unit), number(now, kDecimals), number(planned, kDecimals),
                     number(now && planned ? std::optional{*planned - *now} : std::nullopt, kDecimals),
                     yardstick ? number(yardstick, kDecimals) : std::string{},
                     ends(band_of(comparison.today, id), factor), ends(band_of(comparison.planned, id), factor),
                     spreadsheet_text(marks(city, evaluation)));
}

}  // namespace

std::string to_csv(city::City const& city, scenario::Evaluation const& evaluation) {
  auto out = std::string{kByteOrderMark} + kHeader;
  for (auto const& comparison : evaluation.comparisons) {
    for (auto const row : tree_of(*city.districts)) { out += line(city, evaluation, comparison, row.id); }
  }
  return out;
}

}  // namespace leitbild::report
