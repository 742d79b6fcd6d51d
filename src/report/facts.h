// Key facts of a district, each only as far as the data reach.
#pragma once

#include "report/district_profile.h"

namespace leitbild::report {

/// Area, residents, density, stops, grocery shops, green without forest, green per resident, forest.
std::vector<ProfileFact> facts_of(city::City const& city, city::DistrictId district);

}  // namespace leitbild::report
