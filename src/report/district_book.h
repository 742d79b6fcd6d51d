// The profiles of all districts of one level as one book: contents, profiles, what the indicators count, sources.
#pragma once

#include <string>
#include <vector>

#include "report/district_profile.h"

namespace leitbild::report {

struct DistrictBook {
  std::string title;  // "Bezirksprofile Kaiserslautern"
  std::string scope;  // "Kernstadt und 9 Ortsbezirke"
  std::string city, plan;
  bool schematic{};
  bool examples{};                          // an illustrative measure is listed or counted
  Year year;                                // 0: today only
  std::vector<plan::Milestone> milestones;  // of the plan, by date
  DistrictMap cover;                        // the whole city and its districts, without measures
  std::vector<DistrictProfile> profiles;
  std::vector<city::Source> sources;
  std::string program;
  Date printed;
};

/// The districts of a level in the order people read them. Error: the city has none of that level; which it has.
Result<std::vector<city::DistrictId>> districts_of(city::Districts const& districts, city::Level level);

/// One profile for each. O(districts x size of the city).
DistrictBook district_book(city::City const& city, plan::Plan const& plan, scenario::Evaluation const& evaluation,
                           std::vector<city::DistrictId> const& districts);

/// The same content as the PDF, without drawings; "contents" lists the profiles in their order.
Json to_json(DistrictBook const& book);

}  // namespace leitbild::report
