// Pieces that several JSON outputs share.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/parameters.h"
#include "city/source.h"
#include "indicators/indicator.h"

namespace leitbild::report {

/// null where there is no value.
Json number_or_null(std::optional<double> value);
/// "share", "m", "min", "count", "m2_per_resident", "percent_of_ground" (0 to 100), "kelvin" (difference), "celsius", "mm",
/// "m3", "m2_per_resident_and_year".
std::string_view unit_id(indicators::Unit unit);
/// [low, high], or null.
Json band_json(std::optional<indicators::Band> const& band);
Json sources_json(std::vector<city::Source> const& sources);
Json parameters_json(Parameters const& parameters);

}  // namespace leitbild::report
