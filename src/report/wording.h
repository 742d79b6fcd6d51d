// How values are put into German words: the same in print, tables and on the map.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "city/city.h"
#include "indicators/indicator.h"
#include "plan/plan.h"
#include "scenario/scenario.h"

namespace leitbild::report {

inline constexpr std::string_view kNoData = "keine Daten";
inline constexpr std::string_view kSchematic = "schematisch, nicht amtlich";
inline constexpr std::string_view kExample = "Beispiel";

/// "Leitbild 0.1.0".
std::string program_name();

/// "62,4 %", "340 m" or "keine Daten".
std::string value_text(indicators::Unit unit, std::optional<double> value);
/// "1,6 bis 3,1 K"; empty without a band, or where both ends read the same.
std::string band_text(indicators::Unit unit, std::optional<indicators::Band> const& band);
/// Of a district; none where no parameter has a range.
std::optional<indicators::Band> band_of(indicators::IndicatorValues const& values, city::DistrictId district);
/// "+12,3 %-Punkte", "−35 m", "±0,0 %-Punkte"; "keine Daten" where one of the two is missing.
std::string change_text(indicators::Unit unit, std::optional<double> today, std::optional<double> planned);
/// "%", "m", "min", "m²/Einw."; empty for a count: what a value's number is written in.
std::string_view unit_text(indicators::Unit unit);
/// "Richtwert: 6,0 m²/Einw. (GALK, 1973)"; empty for an indicator without the parameter "yardstick".
std::string yardstick_text(indicators::Unit unit, Parameters const& parameters);

/// "Einwohner", "Kinder": the head of a column of those counted.
std::string_view counted_heading(indicators::Group group);
/// "Einwohnerinnen und Einwohner", "Kinder unter 10 Jahren": who is counted.
std::string counted_title(indicators::Group group);
/// The head count they come from, "Zensus 2022 (…)"; "nicht bekannt" where the city does not say.
std::string counted_base(city::People const& people, indicators::Group group);
/// Its day, "15.05.2022" or as precise as known; empty: unknown.
std::string counted_date(city::People const& people, indicators::Group group);
/// Base and day: "Zensus 2022 (…), Stand 15.05.2022".
std::string head_count_text(city::People const& people, indicators::Group group);
/// "1.240 von 3.067 Einwohnerinnen und Einwohnern", "alle 90 Kinder".
std::string of_all_text(Persons some, Persons all, indicators::Group group);
/// Title, base and day in one line: "Kinder unter 10 Jahren – Zensus 2022, Stand 15.05.2022".
std::string counted_text(city::People const& people, indicators::Group group);
/// True if the number is the length of a way, in metres or minutes: it gets shorter or longer.
bool is_way(indicators::Unit unit);
/// "Wohnen und Versorgung".
std::string_view theme_title(Theme theme);
/// "Kitas": of how many a number is.
std::string count_title(city::FacilityCategory category);

/// "93 %"; a share below 1 is never written as 100 %, one above 0 never as 0 %. Nothing: "–".
std::string covered_text(std::optional<double> share);
std::string persons_text(Persons residents);
/// To the nearest ten, "weniger als 10" below that: cells of 100 m allow no more. `most` limits the rounding.
std::string rounded_persons_text(Persons residents, Persons most);

/// "1,25 Mio. €"; "offen" where there is no estimate.
std::string cost_text(std::optional<plan::CostEstimate> const& cost);
/// "Preisstand 2025"; empty where there is no estimate.
std::string price_text(std::optional<plan::CostEstimate> const& cost);
/// "2027–2029", "ab 2027", "bis 2029", "ohne Jahr".
std::string years_text(std::optional<Year> start, std::optional<Year> end);

/// "Ortsbezirk", "Statistischer Bezirk", "Stadt"; a district of the second level that has children is the core city.
std::string level_text(city::Districts const& districts, city::DistrictId id);

/// "name, origin, Stand 2013-04, licence": what identifies a source in a line under a number.
/// "Einwohner" for the source of "population"; an unknown layer keeps its name.
std::string layer_title(std::string_view layer);
/// What has to be said with every number: that the city is schematic, that measures are examples; empty if neither.
std::string marks(city::City const& city, scenario::Evaluation const& evaluation);
std::string source_text(city::Source const& source);
/// The publisher and date of the first source of one of these layers; "Quelle nicht angegeben" where there is none.
/// Licence and notes stand in the list of sources.
std::string source_text(std::vector<city::Source> const& sources, std::vector<std::string_view> const& layers);

std::string joined(std::vector<std::string> const& parts, std::string_view separator = ", ");

}  // namespace leitbild::report
