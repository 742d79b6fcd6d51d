// Which measures a reader asked for: the same set in the list, on the pages, in the downloads.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "server/endpoint.h"

namespace leitbild::server {

/// What a filter looks at. Values of one dimension widen the set, further dimensions narrow it.
enum class Dimension : std::uint8_t { kField, kGoal, kDistrict, kState, kLead, kFlagship, kYears, kText };

struct MeasureFilter {
  std::vector<std::string> fields;     // codes
  std::vector<std::string> goals;      // codes, as asked for
  std::vector<std::string> districts;  // codes, as asked for
  std::vector<plan::State> states;
  std::string lead;  // as slug
  std::optional<bool> flagship;
  std::optional<Year> year, from, to;
  std::vector<std::string> words;

  std::set<std::string, std::less<>> goals_meant;      // with all below them
  std::set<std::string, std::less<>> districts_meant;  // with their parts and the areas they are part of
};

/// Error: every value that the plan or the city does not have, with what is allowed.
tl::expected<MeasureFilter, HttpProblem> measure_filter(Call const& call);

/// Whether the measure is asked for; `without`: that dimension is not looked at.
bool is_meant(Call const& call, MeasureFilter const& filter, plan::Measure const& measure,
              std::optional<Dimension> without = {});

/// Whether some of the measure's time lies between the years, both included. A measure without an end goes on, one
/// without a start began before; one without both is in no year.
bool is_under_way(plan::Measure const& measure, std::optional<Year> from, std::optional<Year> to);

/// In the order that `sort` names: "plan" (fields as in the plan, then codes), "code", "title", "start", "end", "cost",
/// "state", each with "-" in front the other way round; what has no value comes last.
std::vector<plan::Measure const*> meant_measures(Call const& call, MeasureFilter const& filter, std::string_view sort);

/// What the filter says, for people and for addresses: [{"name": "field", "value": "KLI", "title": "Klima"}].
Json active_filters(Call const& call, MeasureFilter const& filter);
/// Per dimension what can be chosen, how many measures that would give beside the other dimensions, and whether it is.
Json facets_json(Call const& call, MeasureFilter const& filter);

/// "?field=KLI&year=2028": the filters that were asked for, as an address; empty for none.
std::string query_text(Call const& call, bool with_sort = true);

}  // namespace leitbild::server
