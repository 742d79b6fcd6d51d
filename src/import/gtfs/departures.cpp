#include "import/gtfs/departures.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "base/text.h"
#include "city/transit/transit.h"

namespace leitbild::importing {
namespace {

constexpr auto kMostDays = 4'000;
constexpr auto kHour = 3'600;
constexpr auto kDay = 24 * kHour;
constexpr auto kBegin = city::kServiceBegins * kHour;
constexpr auto kEnd = city::kServiceEnds * kHour;

std::int64_t starts(Frequency const& frequency) {
  if (frequency.end <= frequency.begin) { return 0; }
  return (static_cast<std::int64_t>(frequency.end) - frequency.begin + frequency.headway - 1) / frequency.headway;
}

std::int64_t runs_per_day(Trip const& trip) {
  if (trip.frequencies.empty()) { return 1; }
  auto out = std::int64_t{0};
  for (auto const& frequency : trip.frequencies) { out += starts(frequency); }
  return out;
}

std::vector<std::int64_t> trips_by_service(Timetable const& timetable) {
  auto out = std::vector<std::int64_t>(timetable.days.services.size());
  for (auto const& trip : timetable.trips) { out[trip.service.value] += runs_per_day(trip); }
  return out;
}

std::size_t trips_on(Timetable const& timetable, std::vector<std::int64_t> const& by_service, Day day) {
  auto out = std::int64_t{0};
  for (auto i = std::size_t{0}; i < by_service.size(); ++i) {
    if (by_service[i] != 0 && timetable.days.runs(ServiceId{i}, day)) { out += by_service[i]; }
  }
  return static_cast<std::size_t>(out);
}

bool is_usual_weekday(Day day) {
  auto const weekday = std::chrono::weekday{day};
  return weekday == std::chrono::Tuesday || weekday == std::chrono::Wednesday || weekday == std::chrono::Thursday;
}

/// How many of the departures begin + n * headway + offset (n = 0 … count - 1) fall into the part of the day.
std::int64_t within(Frequency const& frequency, std::int64_t offset) {
  auto const before = [&](std::int64_t limit) {  // departures earlier than `limit`
    auto const first = frequency.begin + offset;
    if (limit <= first) { return std::int64_t{0}; }
    return std::min(starts(frequency), (limit - first + frequency.headway - 1) / frequency.headway);
  };
  return before(kEnd) - before(kBegin);
}

std::int64_t departures_of(Trip const& trip, StopTime const& time, std::int32_t first_departure, std::int64_t shift) {
  auto const at = *time.departure - shift;
  if (trip.frequencies.empty()) { return at >= kBegin && at < kEnd ? 1 : 0; }
  auto out = std::int64_t{0};
  for (auto const& frequency : trip.frequencies) { out += within(frequency, at - first_departure); }
  return out;
}

std::string german(Day day) { return leitbild::german(Date{day}); }

}  // namespace

Result<ChosenDay> representative_day(Timetable const& timetable, std::optional<Date> wanted, std::string const& where) {
  auto const range = *range_of(timetable.days);
  auto const by_service = trips_by_service(timetable);
  if (wanted) {
    auto const day = Day{*wanted};
    auto const trips = day < range.first || day > range.last ? 0 : trips_on(timetable, by_service, day);
    if (trips > 0) { return ChosenDay{day, trips}; }
    return fail(fmt::format("am {} fährt nach diesem Fahrplan nichts; er gilt vom {} bis {}", leitbild::german(*wanted),
                            german(range.first), german(range.last)),
                where);
  }
  auto usual = ChosenDay{};
  auto any = ChosenDay{};
  auto const last = std::min(range.last, range.first + std::chrono::days{kMostDays});
  for (auto day = range.first; day <= last; day += std::chrono::days{1}) {
    auto const trips = trips_on(timetable, by_service, day);
    if (trips > any.trips) { any = {day, trips}; }
    if (is_usual_weekday(day) && trips > usual.trips) { usual = {day, trips}; }
  }
  if (any.trips == 0) { return fail("nach diesem Fahrplan fährt an keinem Tag etwas", where); }
  return usual.trips > 0 ? usual : any;
}

std::vector<std::uint32_t> departures(Timetable const& timetable, Day day) {
  constexpr auto kDaysBack = 2;
  auto out = std::vector<std::uint32_t>(timetable.stops.size());
  auto const times = std::span{timetable.times};
  for (auto begin = std::size_t{0}; begin < times.size();) {
    auto end = begin + 1;
    while (end < times.size() && times[end].trip == times[begin].trip) { ++end; }
    auto const& trip = timetable.trips[times[begin].trip];
    auto const first_departure = times[begin].departure.value_or(0);
    for (auto back = 0; back <= kDaysBack; ++back) {
      if (!timetable.days.runs(trip.service, day - std::chrono::days{back})) { continue; }
      for (auto i = begin; i + 1 < end; ++i) {  // at the last stop nothing leaves
        if (!times[i].departure || !times[i].boarding) { continue; }
        auto const shift = static_cast<std::int64_t>(back) * kDay;
        out[times[i].stop.value] += static_cast<std::uint32_t>(departures_of(trip, times[i], first_departure, shift));
      }
    }
    begin = end;
  }
  return out;
}

}  // namespace leitbild::importing
