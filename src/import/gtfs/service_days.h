// On which days a timetable's services run: calendar.txt, calendar_dates.txt, or either of them alone.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/date.h"
#include "base/ids.h"
#include "base/result.h"
#include "import/gtfs/feed_files.h"

namespace leitbild::importing {

using ServiceId = Id<struct ServiceTag>;
using Day = std::chrono::sys_days;

struct Service {
  std::array<bool, 7> weekdays{};  // from Sunday, as std::chrono counts
  Day first{}, last{};             // of the weekdays; last < first: only single days
  std::set<Day> added, removed;
};

/// Ids of a feed are texts; a lookup makes no copy.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class IdType>
using Names = std::unordered_map<std::string, IdType, TextHash, std::equal_to<>>;

struct ServiceDays {
  Names<ServiceId> names;
  Table<ServiceId, Service> services;

  bool runs(ServiceId service, Day day) const;
};

/// First and last day on which anything may run. Nothing where nothing ever runs.
struct DayRange {
  Day first{}, last{};
};
std::optional<DayRange> range_of(ServiceDays const& days);

/// Error: neither table; columns missing; a date or number that is none (all of them, at most 20).
Result<ServiceDays> read_service_days(FeedFiles const& feed);

}  // namespace leitbild::importing
