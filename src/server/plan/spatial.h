// The maps of the spatial concept.
#pragma once

#include "base/json.h"
#include "server/endpoint.h"

namespace leitbild::server {

/// All strategy maps with legend and features; the overall map first, then by field in the order of the plan.
Json strategy_maps(Call const& call);
/// The last one of that field; null: there is none.
Json strategy_map_of(Call const& call, std::string_view field);
/// Outlines of the city, the core city and the Ortsbezirke as a FeatureCollection.
Json map_background(Call const& call);
/// Outlines of these districts, by code.
Json outlines_of(Call const& call, std::vector<std::string> const& codes);

}  // namespace leitbild::server
