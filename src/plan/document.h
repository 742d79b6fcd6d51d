// The plan as a JSON document: what versions and the history keep, and what is exported. Money is in cents, shapes are WKT
// in the city's plane, dates are ISO 8601 with fewer parts or a quarter ("2025-Q4") where less is known.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "plan/plan.h"
#include "plan/records/form.h"

namespace leitbild::plan {

inline constexpr auto kDocumentVersion = 1;

/// {"format": "leitbild-plan", "version": 1, "title": …, "field": [...], "goal": [...], "measure": [...],
/// "milestone": [...], and a list for each form that has objects, under its id}. Keys are always in the same order, so
/// that the same plan gives the same bytes. An object that was renamed has its first code as "stable_id".
Json to_json(Plan const& plan);
/// Error: not such a document, a newer version; every value that is not allowed, by code and attribute. Rules between
/// objects are not looked at: what was adopted is read as it was.
Result<Plan> plan_from_json(Json const& document, std::string_view where);

Json to_json(Field const& field);
Json to_json(Goal const& goal);
Json to_json(Measure const& measure);
Json to_json(Milestone const& milestone);
Json to_json(Record const& record);

/// JSON Schema (2020-12) of the document: every object, attribute, unit and allowed value.
Json json_schema();

}  // namespace leitbild::plan
