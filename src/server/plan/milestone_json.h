// What the plan says about itself: profile, versions, milestones.
#pragma once

#include "base/json.h"
#include "server/endpoint.h"

namespace leitbild::server {

/// {"code", "date", "title", "source", "past"}
Json milestone_json(Call const& call, plan::Milestone const& row);
/// {"code", "title", "state", "decided_on", …, "links"}
Json version_json(Call const& call, plan::PlanVersion const& row);
/// {"kind", "horizon_from", "horizon_to", "responsible", …}; null if the plan says nothing about itself.
Json plan_profile_json(Call const& call);

}  // namespace leitbild::server
