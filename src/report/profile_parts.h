// The two lists of a profile: the measures that concern a district, and the indicators for it.
#pragma once

#include "report/district_profile.h"

namespace leitbild::report {

/// Without numbers. Those of the district itself or of parts of it first, then those of wider areas; each by field in
/// the order of the plan.
std::vector<ProfileMeasure> measures_of(city::City const& city, plan::Plan const& plan,
                                        scenario::Evaluation const& evaluation, city::DistrictId district);
/// 1, 2, 3 … for those with a place on the sheet; the others say why they have none.
void number_measures(std::vector<ProfileMeasure>& measures, Frame const& frame);

std::vector<ProfileIndicator> indicators_of(city::City const& city, scenario::Evaluation const& evaluation,
                                            city::DistrictId district);

}  // namespace leitbild::report
