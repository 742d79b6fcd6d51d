// How often something leaves at each stop of a feed on one day, and which day that should be.
#pragma once

#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "import/gtfs/timetable.h"

namespace leitbild::importing {

struct ChosenDay {
  Day day{};
  std::size_t trips{};  // that run on it; one with a headway counts as often as it leaves
};

/// A wanted day must lie within the timetable, and something must run. Without one: of the Tuesdays, Wednesdays and
/// Thursdays the one with the most trips (a public holiday has fewer), the earliest of equals; if nothing runs on those,
/// the day with the most trips. Timetables longer than 4,000 days: the first 4,000. O(services x days).
/// Error: names the range.
Result<ChosenDay> representative_day(Timetable const& timetable, std::optional<Date> wanted, std::string const& where);

/// Departures between 6 and 20 o'clock (city::kServiceBegins) by stop of the feed: of the trips of that day and of those
/// of the two days before that last into it. The last stop of a trip and stops where nobody may board are none.
std::vector<std::uint32_t> departures(Timetable const& timetable, Day day);

}  // namespace leitbild::importing
