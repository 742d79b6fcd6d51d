// Values, changes and names of the city in the reader's language. German words are those of print (report/wording.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "city/city.h"
#include "indicators/indicator.h"
#include "plan/plan.h"
#include "report/change.h"
#include "report/district_profile.h"
#include "server/language.h"

namespace leitbild::server {

/// "62,4 %", "62.4%"; "keine Daten", "no data".
std::string value_words(indicators::Unit unit, std::optional<double> value, Language language);
/// "1.6 to 3.1 K"; empty as report::band_text().
std::string band_words(indicators::Unit unit, std::optional<indicators::Band> const& band, Language language);
/// "+12,3 %-Punkte", "+12.3 percentage points"; "keine Daten" where one of the two is missing.
std::string change_words(indicators::Unit unit, std::optional<double> today, std::optional<double> planned,
                         Language language);
/// "%", "m²/Einw.", "m²/resident"; empty for a count.
std::string_view unit_words(indicators::Unit unit, Language language);
/// "93 %"; a share below 1 is never written as 100 %, one above 0 never as 0 %. Nothing: "–".
std::string covered_words(std::optional<double> share, Language language);

std::string theme_words(Theme theme, Language language);
/// "Ortsbezirk", "District"; the core city and the city itself have their own word.
std::string level_words(city::Districts const& districts, city::DistrictId id, Language language);
/// "Einwohnerinnen und Einwohner", "residents": whom an indicator counts.
std::string counted_words(indicators::Group group, Language language);
/// "Für 1.240 von 3.067 Einwohnerinnen und Einwohnern gilt das mit dem Plan neu."; empty if nothing changes for anybody.
std::string change_sentence(indicators::Indicator const& indicator, report::Change const& change, Language language);

std::string indicator_title(indicators::Indicator const& indicator, Language language);
/// "Fläche", "Area"; a fact without an English title keeps its German one.
std::string fact_title(report::ProfileFact const& fact, Language language);
/// "Einwohner", "Population": what a source was imported for.
std::string layer_words(std::string_view layer, Language language);
/// "schematisch, nicht amtlich", "schematic, not official" and what else has to be said with every number of the
/// evaluation; empty if nothing.
std::string marks_words(city::City const& city, scenario::Evaluation const& evaluation, Language language);
/// "2027–2029", "from 2027", "no year".
std::string years_words(std::optional<Year> start, std::optional<Year> end, Language language);

}  // namespace leitbild::server
