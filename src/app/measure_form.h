// A measure as it is typed on the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/crs.h"
#include "plan/plan.h"

namespace leitbild::app {

/// What was given; nothing else changes.
struct MeasureForm {
  std::optional<std::string> title, summary, field, lead, state;
  std::optional<int> start, end, price_year;
  std::optional<double> cost_euro;
  std::optional<bool> flagship, example;
  std::vector<std::string> goals, districts, places, effects;
  int places_epsg{};  // 0: the city's plane
};

/// The measure with what the form gives. Lists that are given replace the old ones. Error: every entry that cannot be
/// read, by option.
Result<plan::Measure> filled_in(plan::Measure measure, MeasureForm const& form, geo::Crs city_plane);

/// "add_facility place=1 category=groceries name=Markt": the effect's id, then name=value; values with blanks in double
/// quotes. `place` counts from 1 and may be left out when the measure has one place.
Result<plan::EffectSpec> parse_effect(std::string_view text);

/// "Idee, Vorschlag, …": what --state may be.
std::string state_titles();

/// All there is about a measure, for reading on a terminal.
std::string to_text(plan::Plan const& plan, plan::Measure const& measure);

}  // namespace leitbild::app
