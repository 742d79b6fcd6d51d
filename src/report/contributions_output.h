// Contributions of measures to the joint effect, as a table for people, as CSV and as JSON.
#pragma once

#include <optional>
#include <string>

#include "base/json.h"
#include "scenario/contributions.h"

namespace leitbild::report {

/// What every output says: why the columns need not add up.
inline constexpr std::string_view kContributionsExplained =
    "allein = nur diese Maßnahme gegenüber heute; zuletzt = alle Maßnahmen gegenüber allen außer dieser. Die Beiträge "
    "müssen sich nicht zur gemeinsamen Wirkung addieren: Maßnahmen für dieselben Menschen überschneiden sich, manche "
    "wirken erst zusammen.";

/// German text for a terminal: per indicator that the measures change in the district, one line per contributing measure
/// and one for all together.
std::string to_table(city::City const& city, plan::Plan const& plan, scenario::Contributions const& contributions,
                     city::DistrictId district);
/// One line per indicator, district and measure, with an explaining column; form as the CSV of an evaluation. Without
/// `district` all districts.
std::string to_csv(city::City const& city, plan::Plan const& plan, scenario::Contributions const& contributions,
                   std::optional<city::DistrictId> district);
/// Shares as 0..1, null for "keine Daten".
Json to_json(city::City const& city, plan::Plan const& plan, scenario::Contributions const& contributions,
             std::optional<city::DistrictId> district);

}  // namespace leitbild::report
