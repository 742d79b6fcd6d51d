#include "server/plan/totals.h"

#include <algorithm>
#include <set>

#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

Json years_json(Measures const& measures) {
  auto years = std::set<int>{};
  for (auto const* const measure : measures) {
    for (auto const year : {measure->start, measure->end}) {
      if (year) { years.insert(year->value); }
    }
  }
  if (years.empty()) { return {{"first_year", nullptr}, {"last_year", nullptr}}; }
  return {{"first_year", *years.begin()}, {"last_year", *years.rbegin()}};
}

}  // namespace

Measures measures_of(Call const& call, std::string_view field) {
  auto out = Measures{};
  for (auto const& measure : call.site.plan().measures) {
    if (field.empty() || measure.field == field) { out.push_back(&measure); }
  }
  return out;
}

Json state_counts(Call const& call, Measures const& measures) {
  auto out = Json::array();
  for (auto const& state : plan::states()) {
    auto const count = std::ranges::count(measures, state.state, &plan::Measure::state);
    if (count == 0) { continue; }
    out.push_back(state_json(state.state, call.language));
    out.back()["count"] = count;
  }
  return out;
}

Json totals_json(Call const& call, Measures const& measures) {
  auto cost = EuroCents{};
  auto without = 0;
  auto price_years = std::set<int>{};
  for (auto const* const measure : measures) {
    if (!plan::is_pursued(measure->state)) { continue; }
    if (measure->cost) {
      cost += measure->cost->amount;
      price_years.insert(measure->cost->price_year.value);
    } else {
      ++without;
    }
  }
  auto out = Json{{"measures", measures.size()},
                  {"flagships", std::ranges::count(measures, true, &plan::Measure::flagship)},
                  {"cost_cents", cost.value},
                  {"without_cost", without},
                  {"price_years", price_years}};
  out.update(years_json(measures));
  out["states"] = state_counts(call, measures);
  return out;
}

}  // namespace leitbild::server
