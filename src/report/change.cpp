#include "report/change.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/wording.h"

namespace leitbild::report {
namespace {

/// What happens to those who gain and to those who lose; completes "Für 20 von 400 … ‹gains›, für 10 ‹loses›".
struct Verbs {
  std::string_view gains, loses, loses_short;
};

Verbs verbs_of(indicators::Indicator const& indicator) {
  if (indicator.unit == indicators::Unit::kShare) {
    return {
        .gains = "gilt das mit dem Plan neu", .loses = "gilt das mit dem Plan nicht mehr", .loses_short = "nicht mehr"};
  }
  if (is_way(indicator.unit)) {
    return {.gains = "wird der Weg kürzer", .loses = "wird der Weg länger", .loses_short = "länger"};
  }
  return {.gains = "wird der Wert besser", .loses = "wird der Wert schlechter", .loses_short = "schlechter"};
}

}  // namespace

Change change_in(city::City const& city, scenario::Comparison const& comparison, std::vector<bool> const& inside) {
  auto const& indicator = *comparison.indicator;
  auto const sign = indicator.better == indicators::Direction::kHigher ? 1.0 : -1.0;
  auto out = Change{};
  out.group = comparison.today.group;
  auto weighted = 0.0;
  for (auto i = std::size_t{0}; i < comparison.today.cells.size(); ++i) {
    auto const today = comparison.today.cells[i];
    auto const planned = comparison.planned.cells[i];
    auto const people = indicators::weight(city.people->cells[city::CellId{i}], out.group);
    if (!inside[(*city.links.leaf_of_cell)[i].value] || !today || !planned || !people) { continue; }
    auto const difference = *planned - *today;
    out.compared += *people;
    weighted += difference * as_double(*people);
    if (difference == 0.0) { continue; }
    auto const part = indicator.unit == indicators::Unit::kShare ? std::abs(difference) : 1.0;
    (difference * sign > 0.0 ? out.gained : out.lost) += persons(as_double(*people) * part);
  }
  if (out.compared > Persons{0}) { out.mean = weighted / as_double(out.compared); }
  return out;
}

bool changes_nothing(Change const& change) { return change.gained == Persons{0} && change.lost == Persons{0}; }

std::string change_sentence(indicators::Indicator const& indicator, Change const& change) {
  if (changes_nothing(change)) { return {}; }
  auto const verbs = verbs_of(indicator);
  auto out = std::string{"Für "};
  if (change.gained > Persons{0}) {
    out += fmt::format("{} {}", of_all_text(change.gained, change.compared, change.group), verbs.gains);
    if (change.lost > Persons{0}) {
      out += fmt::format(", für {} {}", rounded_persons_text(change.lost, change.compared), verbs.loses_short);
    }
  } else {
    out += fmt::format("{} {}", of_all_text(change.lost, change.compared, change.group), verbs.loses);
  }
  if (indicator.unit != indicators::Unit::kShare && change.mean) {
    out += fmt::format("; im Mittel aller {}", change_text(indicator.unit, 0.0, change.mean));
  }
  return out + ".";
}

std::string change_brief(Change const& change) {
  auto parts = std::vector<std::string>{};
  if (change.gained > Persons{0}) { parts.push_back("+" + rounded_persons_text(change.gained, change.compared)); }
  if (change.lost > Persons{0}) { parts.push_back("\u2212" + rounded_persons_text(change.lost, change.compared)); }
  return joined(parts, " / ");
}

}  // namespace leitbild::report
