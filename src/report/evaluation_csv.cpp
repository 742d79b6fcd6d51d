#include <fmt/format.h>

#include "base/text.h"
#include "report/district_tree.h"
#include "report/evaluation_output.h"
#include "report/spreadsheet.h"
#include "report/wording.h"

namespace leitbild::report {
namespace {

constexpr auto kByteOrderMark = "\xEF\xBB\xBF";
constexpr auto kHeader =
    "Indikator-ID;Indikator;Bezirk-Code;Bezirk;Ebene;Einwohner;erfasst (% der Einwohner);Jahr des Plans;Einheit;"
    "heute;mit Plan;Differenz;Hinweis\r\n";

std::string field(std::string_view text) {
  if (text.find_first_of(";\"\r\n") == std::string_view::npos) { return std::string{text}; }
  auto out = std::string{"\""};
  for (auto const c : text) {
    if (c == '"') { out += '"'; }
    out += c;
  }
  return out + "\"";
}

std::string number(std::optional<double> value, int decimals) {
  return value ? spreadsheet_number(*value, decimals) : std::string{kNoData};
}

std::optional<double> times(std::optional<double> value, double factor) {
  return value ? std::optional{*value * factor} : std::nullopt;
}

std::string line(city::City const& city, scenario::Evaluation const& evaluation, scenario::Comparison const& comparison,
                 city::DistrictId id) {
  auto const& indicator = *comparison.indicator;
  auto const& district = city.districts->rows[id];
  auto const& today = comparison.today.districts[id];
  auto const is_share = indicator.unit == indicators::Unit::kShare;
  auto const factor = is_share ? 100.0 : 1.0;
  auto const decimals = is_share ? 2 : 1;
  auto const now = times(today.value, factor);
  auto const planned = times(comparison.planned.districts[id].value, factor);
  auto const covered = today.residents > Persons{0}
                           ? std::optional{100.0 * as_double(today.covered) / as_double(today.residents)}
                           : std::nullopt;
  return fmt::format("{};{};{};{};{};{};{};{};{};{};{};{};{}\r\n", field(indicator.id), field(indicator.title_de),
                     field(district.code), field(district.name), field(level_text(*city.districts, id)),
                     number(as_double(today.residents), 1), covered ? number(covered, 1) : std::string{},
                     evaluation.year == Year{} ? std::string{} : fmt::format("{}", evaluation.year.value),
                     unit_text(indicator.unit), number(now, decimals), number(planned, decimals),
                     number(now && planned ? std::optional{*planned - *now} : std::nullopt, decimals),
                     field(marks(city, evaluation)));
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
