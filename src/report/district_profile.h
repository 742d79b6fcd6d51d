// The profile of a district: what it is, what is planned there, what that changes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "city/city.h"
#include "plan/plan.h"
#include "report/change.h"
#include "report/map/district_map.h"
#include "scenario/scenario.h"

namespace leitbild::report {

struct ProfileFact {
  std::string id;     // "area", "residents"
  std::string group;  // "people": who lives there on how much land; "places": what is there
  std::string title;  // "Fläche"
  std::optional<double> value;
  std::string unit;  // "km²"; empty for counts
  std::string text;  // "4,86 km²" or "keine Daten"
  std::string note;  // what limits the value: "erfasst: 43 % der Fläche"; may be empty
  std::string source;
};

struct ProfileMeasure {
  int number{};       // as on the map; 0: no place on the map
  std::string place;  // why there is no number: "ohne Ort", "außerhalb der Karte"; empty if there is one
  std::string code, title, field, state, lead, years, cost, price, summary;
  std::string colour;    // of its field, "#2f6f4e"
  std::string concerns;  // empty: this district; else the parts of it or the wider area that the plan names
  bool wider{};          // planned for a wider area, of which this district is a part
  bool flagship{}, example{};
  bool counted{};  // has an effect in this scenario
  std::vector<geo::Shape> places;
};

struct ProfileIndicator {
  std::string id, title, method, source, unit;
  std::string theme, theme_title;
  bool share{};  // 0 .. 1: one axis for all
  bool more_is_better{};
  std::optional<double> today, planned, city_today;
  std::string today_text, planned_text, change_text, city_text;  // German, "keine Daten" where so
  std::optional<indicators::Band> today_band, planned_band;
  std::string today_band_text, planned_band_text;  // empty: none
  std::optional<double> covered_share;             // of the district's residents; none: nobody lives there
  std::string covered_text;
  std::string counted_heading;  // "Einwohner", "Kinder"
  std::string counted_title;    // who is counted, from which head count: "Kinder unter 10 Jahren – Zensus …"
  std::string yardstick;        // "Richtwert: …"; empty for most
  Persons counted;
  Persons covered;  // those of them the value is about
  Change change;
  std::string change_sentence;  // empty: nothing changes for anybody
  std::string change_brief;
  Parameters parameters;
};

struct DistrictProfile {
  std::string city, district, code, level;
  std::string part_of;  // the district above it; empty if that is the city or has the same name
  std::string plan;     // its title
  bool schematic{};
  bool examples{};  // an illustrative measure is listed or counted
  Year year;        // 0: today only
  std::vector<ProfileFact> facts;
  std::vector<ProfileMeasure> measures;  // of this district first, then of wider areas; each by field
  std::vector<ProfileIndicator> indicators;
  std::string population;  // base and date of the head count behind the indicators
  std::vector<city::Source> sources;
  std::string map_svg;    // numbered measures on streets, green and buildings, with scale bar
  std::string map_text;   // what the map shows, in words
  std::string map_scale;  // "1 : 12.000"
  bool map_large{};       // as wide as the page, because there are few measures
  std::vector<MapLegendEntry> map_legend;
  std::string program;  // "Leitbild 0.1.0"
  Date printed;
};

/// Everything the printed profile shows. A measure belongs to the district if the plan names the district, one of its
/// parts, or an area it is a part of; rejected and replaced measures are left out. O(size of the city).
DistrictProfile district_profile(city::City const& city, plan::Plan const& plan, scenario::Evaluation const& evaluation,
                                 city::DistrictId district);

/// The same content as the PDF; without the map's drawing.
Json to_json(DistrictProfile const& profile);

}  // namespace leitbild::report
