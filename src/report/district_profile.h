// The profile of a district: what it is, what is planned there, what that changes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "city/city.h"
#include "plan/plan.h"
#include "scenario/scenario.h"

namespace leitbild::report {

struct ProfileFact {
  std::string id;      // "area", "residents"
  std::string title;   // "Fläche"
  std::optional<double> value;
  std::string text;    // "4,86 km²" or "keine Daten"
  std::string source;
};

struct ProfileMeasure {
  int number{};   // as on the map; 0: no place
  std::string code, title, field, state, lead, years, cost, summary;
  bool flagship{}, example{};
  bool counted{};   // has an effect in this scenario
  std::vector<geo::Shape> places;
};

struct ProfileIndicator {
  std::string id, title, method, source, unit;
  std::string theme;
  std::optional<double> today, planned, city_today;
  std::string today_text, planned_text, change_text, city_text;   // German, "keine Daten" where so
  std::optional<double> covered_share;   // of the district's residents; none: nobody lives there
  Persons residents;
  Persons gained;   // residents for whom it becomes true by the plan, minus those who lose it
};

struct DistrictProfile {
  std::string city, district, code, level;
  bool schematic{};
  Year year;
  std::vector<ProfileFact> facts;
  std::vector<ProfileMeasure> measures;
  std::vector<ProfileIndicator> indicators;
  std::vector<city::Source> sources;
  std::string map_svg;   // numbered measures on streets, green and buildings, with scale bar
  std::string map_text;  // what the map shows, in words
  std::string program;   // "Leitbild 0.1.0"
};

/// Everything the printed profile shows. O(size of the district).
DistrictProfile district_profile(city::City const& city, plan::Plan const& plan,
                                 scenario::Evaluation const& evaluation, city::DistrictId district);

/// The same content as the PDF; without the map's drawing.
Json to_json(DistrictProfile const& profile);

}  // namespace leitbild::report
