// Everything the site says about one measure, in the order of the printed Steckbrief.
#pragma once

#include "base/json.h"
#include "server/endpoint.h"

namespace leitbild::server {

/// The parts below, put together.
Json measure_json(Call const& call, plan::Measure const& measure);

/// {"estimate", "items", "running_costs", "funding", "sums"}
Json measure_money_json(Call const& call, plan::Measure const& measure);
/// {"decisions", "papers", "recommendations", "specialist_plans"}
Json measure_chain_json(Call const& call, plan::Measure const& measure);
/// {"state", "next_state", "light", "next_step", "reports", "history"}
Json measure_progress_json(Call const& call, plan::Measure const& measure);
/// {"label", "year", "counted", "effects", "indicators"}
Json measure_effects_json(Call const& call, plan::Measure const& measure);

/// A decision as lists show it, with body, result, votes, measures.
Json decision_json(Call const& call, plan::Decision const& decision);
/// A paper with its consultations, by date.
Json paper_json(Call const& call, plan::Paper const& paper);

}  // namespace leitbild::server
