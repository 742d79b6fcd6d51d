#include "server/plan/milestone_json.h"

#include <algorithm>

#include "server/plan/parts.h"

namespace leitbild::server {

Json milestone_json(Call const& call, plan::Milestone const& row) {
  return {{"code", row.code},
          {"date", iso(row.date)},
          {"title", either(row.title_de, row.title_en, call.language)},
          {"source", or_null(row.source)},
          {"past", std::chrono::sys_days{first_day(row.date)} <= std::chrono::sys_days{call.site.today()}}};
}

Json version_json(Call const& call, plan::PlanVersion const& row) {
  auto const address = percent_encoded(row.code);
  auto const kept = call.site.adopted().contains(row.code);
  return {{"code", row.code},
          {"title", text_in(call, row.code, "title", row.title)},
          {"state", or_null(row.state, call.language)},
          {"decided_on", or_null(row.decided_on)},
          {"decision", or_null(row.decision)},
          {"based_on", or_null(row.based_on)},
          {"change_note", or_null(text_in(call, row.code, "change_note", row.change_note))},
          {"sha256", or_null(row.sha256)},
          {"kept", kept},
          {"links", links_json(call, "versions/" + address, "konzept#" + address)}};
}

Json plan_profile_json(Call const& call) {
  auto const& profiles = call.site.plan().plan_profiles;
  if (profiles.empty()) { return {}; }
  auto const& row = profiles.front();
  return {{"kind", or_null(row.kind, call.language)},
          {"horizon_from", or_null(row.horizon_from)},
          {"horizon_to", or_null(row.horizon_to)},
          {"responsible", or_null(row.responsible)},
          {"bindingness", or_null(text_in(call, row.code, "bindingness", row.bindingness))},
          {"derived_from", or_null(text_in(call, row.code, "derived_from", row.derived_from))},
          {"note", or_null(text_in(call, row.code, "note", row.note))}};
}

}  // namespace leitbild::server
