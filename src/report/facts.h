// Key facts of a district, each only as far as the data reach.
#pragma once

#include "report/district_profile.h"

namespace leitbild::report {

/// Residents, area, density, share of green; green without forest, green per resident, forest, stops, and facilities by
/// category. Places are counted inside the district's border.
std::vector<ProfileFact> facts_of(city::City const& city, city::DistrictId district);

}  // namespace leitbild::report
