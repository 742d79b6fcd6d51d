// The plan as a whole: what the first page shows.
#include <algorithm>

#include "server/plan/measure_filter.h"
#include "server/plan/milestone_json.h"
#include "server/plan/parts.h"
#include "server/plan/spatial.h"
#include "server/plan/totals.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object",
  "required": ["title", "city", "schematic", "examples", "profile", "version", "today", "data_date", "totals", "fields",
               "districts", "flagships", "milestones", "links"],
  "properties": {
    "title": {"type": "string"},
    "city": {"type": "object", "required": ["name", "ags", "residents"]},
    "schematic": {"type": "boolean"}, "examples": {"type": "boolean"},
    "profile": {"type": ["object", "null"]}, "version": {"type": ["object", "null"]},
    "today": {"type": "string"}, "data_date": {"type": ["string", "null"]},
    "evaluation_year": {"type": ["integer", "null"]},
    "totals": {"type": "object", "required": ["measures", "flagships", "cost_cents", "without_cost", "states"]},
    "fields": {"type": "array", "items": {"type": "object", "required": ["code", "name", "totals"]}},
    "districts": {"type": "array", "items": {"type": "object", "required": ["code", "name", "measures"]}},
    "map": {"$ref": "#/components/schemas/FeatureCollection"},
    "flagships": {"type": "array", "items": {"$ref": "#/components/schemas/MeasureRow"}},
    "milestones": {"type": "object", "required": ["last", "next"]},
    "next_steps": {"type": "array"}, "links": {"type": "object"}}})"};

Json fields_json(Call const& call) {
  auto out = Json::array();
  for (auto const& field : call.site.plan().fields) {
    out.push_back(field_ref(call, field.code));
    out.back()["totals"] = totals_json(call, measures_of(call, field.code));
  }
  return out;
}

/// Core city and Ortsbezirke with the measures in them, in their parts, and in areas they are part of.
Json districts_json(Call const& call) {
  auto const& districts = *call.site.city().districts;
  auto const residents = city::residents_by_district(call.site.city());
  auto const counts = facets_json(call, {})["district"];
  auto out = Json::array();
  for (auto i = std::size_t{1}; i < districts.rows.size(); ++i) {
    auto const id = city::DistrictId{i};
    if (districts.rows[id].parent != city::Districts::kWholeCity) { continue; }
    out.push_back(district_ref(call, id));
    auto const count =
        std::ranges::find_if(counts, [&](Json const& c) { return c["value"] == lookup(call).slug_of(id); });
    out.back()["measures"] = count == counts.end() ? Json(0) : (*count)["count"];
    out.back()["residents"] = residents.at(i).value / 1000;  // Persons are thousandths
  }
  return out;
}

Json milestones_json(Call const& call) {
  auto last = Json();
  auto next = Json::array();
  for (auto const& row : plan::milestones_by_date(call.site.plan())) {
    auto json = milestone_json(call, row);
    if (json["past"].get<bool>()) {
      last = std::move(json);
    } else {
      next.push_back(std::move(json));
    }
  }
  return {{"last", std::move(last)}, {"next", std::move(next)}};
}

/// Next steps that offices have reported, the earliest first.
Json next_steps_json(Call const& call) {
  auto rows = std::vector<plan::StatusReport const*>{};
  for (auto const& report : call.site.plan().status_reports) {
    if (report.released && !report.next_step.empty() && report.next_due &&
        std::chrono::sys_days{last_day(*report.next_due)} >= std::chrono::sys_days{call.site.today()}) {
      rows.push_back(&report);
    }
  }
  std::ranges::stable_sort(rows, [](auto const* a, auto const* b) { return *a->next_due < *b->next_due; });
  auto out = Json::array();
  for (auto const* const row : rows) {
    out.push_back({{"measure", measure_ref(call, row->measure)},
                   {"text", text_in(call, row->code, "next_step", row->next_step)},
                   {"due", or_null(row->next_due)}});
  }
  return out;
}

/// The version that holds: the last that was adopted or is being carried out.
Json version_of_now(Call const& call) {
  auto out = Json();
  for (auto const& row : call.site.plan().versions) {
    using enum plan::VersionState;
    if (row.state == kAdopted || row.state == kInImplementation) { out = version_json(call, row); }
  }
  return out;
}

Json links(Call const& call) {
  auto out = links_json(call, "plan", "");
  for (auto const* const name :
       {"vision", "fields", "goals", "measures", "milestones", "spatial-concept", "decisions", "finance",
        "existing-concepts", "districts", "indicators", "search", "versions", "records"}) {
    out[name] = api_address(call, name);
  }
  return out;
}

Answer answer(Call const& call) {
  auto const& info = call.site.city().info;
  auto const& journal = call.site.journal();
  auto flagships = Json::array();
  for (auto const* const measure : measures_of(call)) {
    if (measure->flagship) { flagships.push_back(measure_row(call, *measure)); }
  }
  auto const residents = city::residents_by_district(call.site.city());
  auto const [schematic, examples] = notices(call.site);
  auto const year = call.site.evaluation().year.value;
  return json_response({{"title", call.site.plan().title},
                        {"city",
                         {{"name", info.name},
                          {"ags", or_null(info.ags)},
                          {"residents", residents.empty() ? 0 : residents[0].value / 1000}}},
                        {"schematic", schematic},
                        {"examples", examples},
                        {"profile", plan_profile_json(call)},
                        {"version", version_of_now(call)},
                        {"past_state", or_null(call.site.past_state())},
                        {"today", iso(call.site.today())},
                        {"data_date", journal.empty() ? Json() : Json(journal.back().at.substr(0, 10))},
                        {"evaluation_year", year == 0 ? Json() : Json(year)},
                        {"totals", totals_json(call, measures_of(call))},
                        {"fields", fields_json(call)},
                        {"districts", districts_json(call)},
                        {"map", map_background(call)},
                        {"flagships", std::move(flagships)},
                        {"milestones", milestones_json(call)},
                        {"next_steps", next_steps_json(call)},
                        {"links", links(call)}});
}

}  // namespace

extern constinit Endpoint const plan_overview{
    .id = "plan_overview",
    .path = "/api/v1/plan",
    .group_de = "Plan",
    .summary_de = "Der Plan im Ganzen",
    .description_de =
        "Titel, Stadt, Zeitraum, Fassung, Zahlen nach Handlungsfeld, Stand und Bezirk, Leuchttürme, nächste Schritte.",
    .schema = kSchema,
    .example = "/api/v1/plan",
    .answer = answer};

}  // namespace leitbild::server
