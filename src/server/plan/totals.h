// Sums over measures, as overviews show them.
#pragma once

#include <vector>

#include "base/json.h"
#include "server/endpoint.h"

namespace leitbild::server {

using Measures = std::vector<plan::Measure const*>;

/// All measures of the plan, or those of a field.
Measures measures_of(Call const& call, std::string_view field = {});
/// {"measures", "flagships", "cost_cents", "without_cost", "price_years", "first_year", "last_year", "states"}.
/// Cost leaves out deferred, rejected and replaced measures, which nobody is going to pay.
Json totals_json(Call const& call, Measures const& measures);
/// [{"id", "title", "count"}] of the states that are there, in their order.
Json state_counts(Call const& call, Measures const& measures);

}  // namespace leitbild::server
