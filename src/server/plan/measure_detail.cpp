#include "server/plan/measure_detail.h"

#include <algorithm>

#include "plan/rename.h"
#include "server/plan/geometry.h"
#include "server/plan/parts.h"
#include "server/plan/spatial.h"

namespace leitbild::server {
namespace {

Json goals_json(Call const& call, plan::Measure const& measure) {
  auto const& contributions = call.site.plan().goal_contributions;
  auto out = Json::array();
  auto const add = [&](std::string const& code) {
    auto goal = goal_ref(call, code);
    if (goal.is_null()) { return; }
    auto const found = std::ranges::find_if(
        contributions, [&](plan::GoalContribution const& c) { return c.measure == measure.code && c.goal == code; });
    auto const known = found != contributions.end();
    goal["strength"] = known ? or_null(found->strength) : Json();
    goal["note"] = known ? or_null(text_in(call, found->code, "note", found->note)) : Json();
    out.push_back(std::move(goal));
  };
  for (auto const& code : measure.goals) { add(code); }
  // Contributions to goals that the measure does not name itself: it may work against them.
  for (auto const& contribution : contributions) {
    if (contribution.measure == measure.code && std::ranges::count(measure.goals, contribution.goal) == 0) {
      add(contribution.goal);
    }
  }
  return out;
}

Json profile_json(Call const& call, plan::MeasureProfile const* profile) {
  if (profile == nullptr) { return {}; }
  auto const text = [&](std::string_view key, std::string const& german) {
    return or_null(text_in(call, profile->code, key, german));
  };
  return {{"kind", or_null(profile->kind, call.language)},
          {"occasion", text("occasion", profile->occasion)},
          {"description", text("description", profile->description)},
          {"expected_effect", text("expected_effect", profile->expected_effect)},
          {"target_groups", text("target_groups", profile->target_groups)},
          {"horizon", or_null(profile->horizon, call.language)},
          {"priority", or_null(profile->priority, call.language)},
          {"urgency", or_null(profile->urgency, call.language)},
          {"bindingness", text("bindingness", profile->bindingness)},
          {"climate_check", text("climate_check", profile->climate_check)},
          {"approvals", text("approvals", profile->approvals)},
          {"existing_approaches", text("existing_approaches", profile->existing_approaches)},
          {"references", text("references", profile->references)}};
}

Json extent_json(geo::Shape const& shape) {
  if (auto const* const line = std::get_if<geo::Line>(&shape)) { return {{"length_m", geo::length(*line).value}}; }
  if (auto const* const area = std::get_if<geo::MultiPolygon>(&shape)) { return {{"area_m2", geo::area(*area).value}}; }
  return Json::object();
}

Json places_json(Call const& call, plan::Measure const& measure) {
  auto const& geometry = call.site.derived<PlanGeometry>();
  auto out = Json::array();
  for (auto i = std::size_t{0}; i < measure.places.size(); ++i) {
    auto const& place = measure.places[i];
    out.push_back({{"title", or_null(place.title)},
                   {"kind", geo::kind_name(place.shape)},
                   {"extent", extent_json(place.shape)},
                   {"geometry", geometry.place(measure.code, i)}});
  }
  return out;
}

Json sites_json(Call const& call, plan::Measure const& measure) {
  auto out = Json::array();
  for (auto const& site : call.site.plan().sites) {
    if (site.measure != measure.code) { continue; }
    out.push_back({{"code", site.code},
                   {"title", text_in(call, site.code, "title", site.title)},
                   {"owner", or_null(site.owner, call.language)},
                   {"hectares", or_null(site.hectares)},
                   {"designation", or_null(site.designation)},
                   {"constraints", or_null(site.constraints)},
                   {"example", site.example},
                   {"geometry", call.site.derived<PlanGeometry>().record(site.code)}});
  }
  return out;
}

Json involved_json(Call const& call, plan::Measure const& measure) {
  auto out = Json::array();
  for (auto const& row : call.site.plan().involvements) {
    if (row.measure != measure.code) { continue; }
    out.push_back({{"organization", organization_ref(call, row.organization)},
                   {"role", or_null(row.role, call.language)},
                   {"from", or_null(row.from)},
                   {"to", or_null(row.to)}});
  }
  return out;
}

Json work_packages_json(Call const& call, plan::Measure const& measure) {
  auto out = Json::array();
  for (auto const& row : call.site.plan().work_packages) {
    if (row.measure != measure.code) { continue; }
    out.push_back({{"code", row.code},
                   {"title", text_in(call, row.code, "title", row.title)},
                   {"summary", or_null(text_in(call, row.code, "summary", row.summary))},
                   {"lead", or_null(row.lead)},
                   {"start", or_null(row.start)},
                   {"end", or_null(row.end)}});
  }
  return out;
}

/// Both directions: "outgoing" says what this measure does to the other one.
Json related_json(Call const& call, plan::Measure const& measure) {
  auto out = Json::array();
  for (auto const& link : call.site.plan().measure_links) {
    auto const outgoing = link.measure == measure.code;
    auto const incoming = link.other == measure.code && link.other_plan.empty();
    if (!outgoing && !incoming) { continue; }
    auto other = link.other_plan.empty() ? measure_ref(call, outgoing ? link.other : link.measure) : Json();
    if (other.is_null() && link.other_plan.empty()) { continue; }
    out.push_back({{"type", or_null(link.type, call.language)},
                   {"outgoing", outgoing},
                   {"measure", std::move(other)},
                   {"other", link.other_plan.empty() ? Json() : Json(link.other)},
                   {"other_plan", or_null(link.other_plan)},
                   {"strength", or_null(link.strength)},
                   {"lag_months", or_null(link.lag_months)},
                   {"note", or_null(text_in(call, link.code, "note", link.note))}});
  }
  return out;
}

Json former_codes_json(Call const& call, plan::Measure const& measure) {
  auto out = Json::array();
  for (auto const& former : call.site.plan().former_codes) {
    if (plan::current_code(call.site.plan(), former.code) != measure.code) { continue; }
    out.push_back({{"code", former.code}, {"until", or_null(former.until)}, {"note", or_null(former.note)}});
  }
  return out;
}

Json wordings_json(Call const& call, plan::Measure const& measure) {
  auto out = Json::array();
  for (auto const& wording : call.site.plan().adopted_wordings) {
    if (wording.object != measure.code) { continue; }
    out.push_back({{"version", or_null(wording.version)}, {"text", wording.text_de}, {"page", or_null(wording.page)}});
  }
  return out;
}

/// Where the measure came from: measures of concepts that were there before.
Json origins_json(Call const& call, plan::Measure const& measure) {
  auto const& plan = call.site.plan();
  auto out = Json::array();
  for (auto const& row : plan.existing_measures) {
    if (row.measure != measure.code) { continue; }
    auto const found = std::ranges::find(plan.existing_concepts, row.concept_code, &plan::ExistingConcept::code);
    out.push_back({{"number", or_null(row.number)},
                   {"title", row.title},
                   {"fate", or_null(row.fate, call.language)},
                   {"concept", found == plan.existing_concepts.end() ? Json() : Json(found->title)}});
  }
  return out;
}

/// What a language that is not there leaves: German texts are marked so.
Json plain_json(Call const& call, plan::Measure const& measure) {
  return or_null(in_plain_german(call.site.plan(), measure.code, "summary"));
}

}  // namespace

Json measure_json(Call const& call, plan::Measure const& measure) {
  auto const [schematic, examples] = notices(call.site);
  auto out = Json{{"schematic", schematic}, {"examples", examples}};
  out.update(measure_row(call, measure));
  out["summary_plain_german"] = plain_json(call, measure);
  out["goals"] = goals_json(call, measure);
  out["profile"] = profile_json(call, lookup(call).profile_of(measure.code));
  out["adopted_wordings"] = wordings_json(call, measure);
  out["places"] = places_json(call, measure);
  out["outlines"] = outlines_of(call, measure.districts);
  out["sites"] = sites_json(call, measure);
  out["involved"] = involved_json(call, measure);
  out["work_packages"] = work_packages_json(call, measure);
  out["money"] = measure_money_json(call, measure);
  out["effects"] = measure_effects_json(call, measure);
  out.update(measure_chain_json(call, measure));
  out["related_measures"] = related_json(call, measure);
  out["origins"] = origins_json(call, measure);
  out.update(measure_progress_json(call, measure));
  out["former_codes"] = former_codes_json(call, measure);
  out["stable_id"] = plan::first_code(call.site.plan(), measure.code);
  return out;
}

}  // namespace leitbild::server
