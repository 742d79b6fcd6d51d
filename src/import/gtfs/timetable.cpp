#include "import/gtfs/timetable.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::importing {
namespace {

constexpr auto kMostProblems = std::size_t{20};

/// Where the columns of a table are; a needed one that is missing is a problem.
struct Columns {
  CsvTable const& table;
  Problems problems{};

  std::size_t needed(std::string_view name) {
    auto const found = table.column(name);
    if (!found) { problems.add(fmt::format("die Spalte „{}“ fehlt", name), table.name()); }
    return found.value_or(0);
  }
};

/// Calls `read` for every row; it returns a problem or nothing.
template <class Read>
Result<void> for_each_row(CsvTable& table, Read const& read) {
  auto problems = Problems{};
  while (problems.list.size() < kMostProblems) {
    TRY(auto const there, table.next());
    if (!there) { break; }
    if (auto problem = read(); !problem.empty()) { problems.add(std::move(problem), table.where()); }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return {};
}

template <class IdType>
std::optional<IdType> find(Names<IdType> const& names, std::string_view name) {
  auto const found = names.find(name);
  return found != names.end() ? std::optional{found->second} : std::nullopt;
}

// ---- stops.txt ------------------------------------------------------------------------------------------------------

struct Reading {
  Timetable out;
  Names<FeedStopId> stops;
  Names<TripId> trips;
};

std::optional<geo::LonLat> place_in(std::string_view lon, std::string_view lat) {
  auto const x = parse_number(lon);
  auto const y = parse_number(lat);
  auto const known = x && y && std::isfinite(*x) && std::isfinite(*y) && std::abs(*x) <= 180.0 && std::abs(*y) <= 90.0;
  return known ? std::optional{geo::LonLat{*x, *y}} : std::nullopt;
}

/// A platform without a place of its own lies where its station is.
void place_at_stations(Reading& reading, std::vector<std::string> const& stations) {
  for (auto i = std::size_t{0}; i < stations.size(); ++i) {
    auto& stop = reading.out.stops[FeedStopId{i}];
    if (stations[i].empty()) { continue; }
    stop.station = find(reading.stops, stations[i]);
    if (!stop.station) {
      skip(reading.out.report, "Verweise auf Stationen, die es im Fahrplan nicht gibt", stations[i]);
    } else if (!stop.at) {
      stop.at = reading.out.stops[*stop.station].at;
    }
  }
}

Result<void> read_stops(FeedFiles const& feed, Reading& reading) {
  TRY(auto table, feed.needed_table("stops.txt"));
  auto columns = Columns{table};
  auto const id = columns.needed("stop_id");
  auto const lon = columns.needed("stop_lon");
  auto const lat = columns.needed("stop_lat");
  if (!columns.problems.empty()) { return std::move(columns.problems).as_failure(); }
  auto const name = table.column("stop_name");
  auto const kind = table.column("location_type");
  auto const station = table.column("parent_station");
  auto const text = [&](std::optional<std::size_t> column) {
    return column ? table.cell(*column) : std::string_view{};
  };
  auto stations = std::vector<std::string>{};
  TRY_DO(for_each_row(table, [&]() -> std::string {
    auto const at = place_in(table.cell(lon), table.cell(lat));
    if (!at && !(table.cell(lon).empty() && table.cell(lat).empty())) {
      return fmt::format("({}; {}) ist kein Ort in WGS84", table.cell(lon), table.cell(lat));
    }
    if (!reading.stops.emplace(std::string{table.cell(id)}, FeedStopId{reading.out.stops.size()}).second) {
      return fmt::format("die Haltestelle „{}“ kommt zweimal vor", table.cell(id));
    }
    reading.out.stops.add({.name = std::string{text(name)},
                           .at = at,
                           .station = std::nullopt,
                           .is_platform = text(kind).empty() || text(kind) == "0"});
    stations.emplace_back(text(station));
    return {};
  }));
  place_at_stations(reading, stations);
  return {};
}

// ---- trips.txt, frequencies.txt -------------------------------------------------------------------------------------

Result<void> read_trips(FeedFiles const& feed, Reading& reading) {
  TRY(auto table, feed.needed_table("trips.txt"));
  auto columns = Columns{table};
  auto const id = columns.needed("trip_id");
  auto const service = columns.needed("service_id");
  if (!columns.problems.empty()) { return std::move(columns.problems).as_failure(); }
  return for_each_row(table, [&]() -> std::string {
    auto const runs = find(reading.out.days.names, table.cell(service));
    if (!runs) {
      skip(reading.out.report, "Fahrten, deren Verkehrstage der Fahrplan nicht nennt", std::string{table.cell(id)});
      return {};
    }
    if (!reading.trips.emplace(std::string{table.cell(id)}, TripId{reading.out.trips.size()}).second) {
      return fmt::format("die Fahrt „{}“ kommt zweimal vor", table.cell(id));
    }
    reading.out.trips.add({.service = *runs, .frequencies = {}});
    return {};
  });
}

Result<void> read_frequencies(FeedFiles const& feed, Reading& reading) {
  TRY(auto found, feed.table("frequencies.txt"));
  if (!found) { return {}; }
  auto& table = *found;
  auto columns = Columns{table};
  auto const id = columns.needed("trip_id");
  auto const begin = columns.needed("start_time");
  auto const end = columns.needed("end_time");
  auto const headway = columns.needed("headway_secs");
  if (!columns.problems.empty()) { return std::move(columns.problems).as_failure(); }
  return for_each_row(table, [&]() -> std::string {
    auto const from = parse_time(table.cell(begin));
    auto const to = parse_time(table.cell(end));
    auto const seconds = parse_integer(table.cell(headway));
    constexpr auto kLongest = 24LL * 3600;
    if (!from || !to || !seconds || *seconds < 1 || *seconds > kLongest) {
      return fmt::format("„{}“ bis „{}“ alle „{}“ Sekunden ist kein Takt", table.cell(begin), table.cell(end),
                         table.cell(headway));
    }
    auto const trip = find(reading.trips, table.cell(id));
    if (!trip) {
      skip(reading.out.report, "Takte von Fahrten, die es nicht gibt", std::string{table.cell(id)});
      return {};
    }
    reading.out.trips[*trip].frequencies.push_back({*from, *to, static_cast<std::int32_t>(*seconds)});
    return {};
  });
}

// ---- stop_times.txt -------------------------------------------------------------------------------------------------

struct TimeColumns {
  std::size_t trip{}, stop{}, sequence{};
  std::optional<std::size_t> arrival, departure, pickup;
};

/// The problem with the row, or nothing.
std::string read_time(CsvTable const& table, TimeColumns const& columns, Reading& reading,
                      std::pair<std::string, TripId>& last) {
  auto const text = [&](std::optional<std::size_t> column) {
    return column ? table.cell(*column) : std::string_view{};
  };
  auto const leaves = text(columns.departure).empty() ? text(columns.arrival) : text(columns.departure);
  auto const departure = parse_time(leaves);
  auto const sequence = parse_integer(table.cell(columns.sequence));
  if (!departure && !leaves.empty()) { return fmt::format("„{}“ ist keine Uhrzeit; Beispiel: 08:15:00", leaves); }
  if (!sequence || *sequence < 0 || *sequence > 1'000'000) {
    return fmt::format("„{}“ ist keine Nummer in der Folge der Halte", table.cell(columns.sequence));
  }
  auto const trip_name = table.cell(columns.trip);
  if (trip_name != last.first) {  // rows of a trip mostly follow each other
    auto const trip = find(reading.trips, trip_name);
    if (!trip) {
      skip(reading.out.report, "Halte von Fahrten, die es nicht gibt", std::string{trip_name});
      return {};
    }
    last = {std::string{trip_name}, *trip};
  }
  auto const stop = find(reading.stops, table.cell(columns.stop));
  if (!stop) {
    skip(reading.out.report, "Halte an Haltestellen, die es nicht gibt", std::string{table.cell(columns.stop)});
    return {};
  }
  reading.out.times.push_back({.trip = last.second,
                               .sequence = static_cast<std::int32_t>(*sequence),
                               .stop = *stop,
                               .departure = departure,
                               .boarding = text(columns.pickup) != "1"});
  return {};
}

/// Between two stops with times the others lie at even distances.
std::size_t interpolate(std::span<StopTime> trip) {
  auto without = std::size_t{0};
  auto known = trip.size();  // index of the last stop with a time; size: none yet
  for (auto i = std::size_t{0}; i < trip.size(); ++i) {
    if (!trip[i].departure) {
      ++without;
      continue;
    }
    for (auto j = known + 1; known < trip.size() && j < i; ++j) {
      auto const step =
          static_cast<double>(*trip[i].departure - *trip[known].departure) / static_cast<double>(i - known);
      trip[j].departure =
          *trip[known].departure + static_cast<std::int32_t>(std::lround(step * static_cast<double>(j - known)));
      --without;
    }
    known = i;
  }
  return without;
}

template <class Call>
void for_each_trip(std::vector<StopTime>& times, Call const& call) {
  for (auto begin = std::size_t{0}; begin < times.size();) {
    auto end = begin + 1;
    while (end < times.size() && times[end].trip == times[begin].trip) { ++end; }
    call(std::span{times}.subspan(begin, end - begin));
    begin = end;
  }
}

Result<void> read_times(FeedFiles const& feed, Reading& reading) {
  TRY(auto table, feed.needed_table("stop_times.txt"));
  auto columns = Columns{table};
  auto const places = TimeColumns{.trip = columns.needed("trip_id"),
                                  .stop = columns.needed("stop_id"),
                                  .sequence = columns.needed("stop_sequence"),
                                  .arrival = table.column("arrival_time"),
                                  .departure = table.column("departure_time"),
                                  .pickup = table.column("pickup_type")};
  if (!columns.problems.empty()) { return std::move(columns.problems).as_failure(); }
  auto last = std::pair<std::string, TripId>{};
  auto no_last = std::string{"\n"};  // no id holds a line end
  last.first = no_last;
  TRY_DO(for_each_row(table, [&] { return read_time(table, places, reading, last); }));
  auto& times = reading.out.times;
  auto const order = [](StopTime const& time) { return std::pair{time.trip, time.sequence}; };
  if (!std::ranges::is_sorted(times, {}, order)) { std::ranges::stable_sort(times, {}, order); }
  auto without = std::size_t{0};
  for_each_trip(times, [&](std::span<StopTime> trip) { without += interpolate(trip); });
  if (without > 0) {
    reading.out.report.skipped.push_back({.count = without, .reason = "Halte ohne Uhrzeit", .examples = {}});
  }
  return {};
}

}  // namespace

TimeOfDay parse_time(std::string_view text) {
  // Two digits each, the hour one to three; checked by hand, because a feed has millions of them.
  auto const digit = [](char c) { return c >= '0' && c <= '9'; };
  auto const size = text.size();
  if (size < 7 || size > 9 || text[size - 3] != ':' || text[size - 6] != ':') { return std::nullopt; }
  auto value = std::array<std::int32_t, 3>{};
  auto part = std::size_t{0};
  for (auto const c : text) {
    if (c == ':') {
      if (++part > 2) { return std::nullopt; }
    } else if (digit(c)) {
      value.at(part) = value.at(part) * 10 + (c - '0');
    } else {
      return std::nullopt;
    }
  }
  if (part != 2 || value[1] > 59 || value[2] > 59) { return std::nullopt; }
  return value[0] * 3600 + value[1] * 60 + value[2];
}

Result<Timetable> read_timetable(FeedFiles const& feed) {
  auto reading = Reading{};
  TRY(reading.out.days, read_service_days(feed));
  TRY_DO(read_stops(feed, reading));
  TRY_DO(read_trips(feed, reading));
  TRY_DO(read_frequencies(feed, reading));
  TRY_DO(read_times(feed, reading));
  if (!range_of(reading.out.days) || reading.out.times.empty()) {
    return fail("nach diesem Fahrplan fährt nie etwas", feed.name());
  }
  return std::move(reading.out);
}

}  // namespace leitbild::importing
