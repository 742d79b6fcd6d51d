#include "import/gtfs/gtfs.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/text.h"
#include "geo/prepared_area.h"
#include "import/gtfs/departures.h"
#include "import/osm/gather_places.h"

namespace leitbild::importing {
namespace {

/// A platform of the feed within the city's surroundings.
struct Platform {
  std::string name;
  geo::Point at;
  std::uint32_t departures{};
};

std::string whole(std::size_t count) { return format_number(static_cast<double>(count), 0); }

std::vector<bool> served(Timetable const& timetable) {
  auto out = std::vector<bool>(timetable.stops.size());
  for (auto const& time : timetable.times) { out[time.stop.value] = true; }
  return out;
}

Result<std::vector<Platform>> platforms(Timetable const& timetable, std::vector<std::uint32_t> const& departures,
                                        geo::MultiPolygon const& clip, geo::Crs crs, ImportReport& report) {
  TRY(auto const to_plane, geo::Transform::between(geo::kWgs84, crs));
  auto const area = geo::PreparedArea{clip};
  auto const is_served = served(timetable);
  auto out = std::vector<Platform>{};
  for (auto i = std::size_t{0}; i < timetable.stops.size(); ++i) {
    auto const& stop = timetable.stops[FeedStopId{i}];
    if (!is_served[i]) { continue; }
    if (!stop.at) {
      skip(report, "Haltestellen ohne Ort", stop.name);
      continue;
    }
    auto const at = to_plane({stop.at->lon, stop.at->lat});
    if (!std::isfinite(at.x) || !area.contains(at)) {
      skip(report, "Steige außerhalb der Stadt und 2 km darum herum", "");
      continue;
    }
    out.push_back({.name = stop.name, .at = at, .departures = departures[i]});
  }
  return out;
}

/// The nearest of the first `count` stops within kFeedReach.
std::optional<city::StopId> nearest(city::Transit const& transit, std::size_t count, geo::Point at) {
  auto best = std::optional<city::StopId>{};
  auto distance = kFeedReach.value * kFeedReach.value;
  for (auto i = std::size_t{0}; i < count; ++i) {
    auto const d = geo::squared_distance(transit.stops[city::StopId{i}].at, at);
    if (d <= distance) {
      distance = d;
      best = city::StopId{i};
    }
  }
  return best;
}

/// Among the stops that this feed added.
std::optional<city::StopId> same_new_stop(city::Transit const& transit, std::size_t from, Platform const& platform) {
  for (auto i = from; i < transit.stops.size(); ++i) {
    auto const& stop = transit.stops[city::StopId{i}];
    auto const near = geo::squared_distance(stop.at, platform.at) <= kSameStop.value * kSameStop.value;
    if (near && stop.name == platform.name) { return city::StopId{i}; }
  }
  return std::nullopt;
}

struct Joined {
  std::size_t known{}, added{};  // stops of the city with service, and those that the feed added
};

Joined join(city::Transit& transit, std::vector<Platform> const& platforms) {
  auto const before = transit.stops.size();
  auto departures = std::vector<std::optional<std::uint32_t>>(before);
  for (auto const& platform : platforms) {
    auto stop = nearest(transit, before, platform.at);
    if (!stop) { stop = same_new_stop(transit, before, platform); }
    if (!stop) {
      stop = transit.stops.add({.name = platform.name, .at = platform.at});
      departures.emplace_back();
    }
    auto& sum = departures[stop->value];
    sum = sum.value_or(0) + platform.departures;
  }
  constexpr auto kHours = static_cast<double>(city::kServiceEnds - city::kServiceBegins);
  auto out = Joined{.known = 0, .added = transit.stops.size() - before};
  for (auto i = std::size_t{0}; i < departures.size(); ++i) {
    auto& stop = transit.stops[city::StopId{i}];
    stop.departures_per_hour = departures[i] ? std::optional{*departures[i] / kHours} : std::nullopt;
    out.known += i < before && departures[i] ? 1 : 0;
  }
  return out;
}

void report_day(ImportReport& report, Timetable const& timetable, ChosenDay const& chosen, bool wanted) {
  constexpr std::array<std::string_view, 7> kDays{"Sonntag",    "Montag",  "Dienstag", "Mittwoch",
                                                  "Donnerstag", "Freitag", "Samstag"};
  auto const range = *range_of(timetable.days);
  report.counts.push_back(fmt::format(
      "{}, {}: {} Fahrten ({})", kDays.at(std::chrono::weekday{chosen.day}.c_encoding()), german(Date{chosen.day}),
      whole(chosen.trips),
      wanted ? "gewünschter Tag" : "Dienstag bis Donnerstag mit den meisten Fahrten, sonst der stärkste Tag"));
  report.notes.push_back(
      fmt::format("der Fahrplan gilt vom {} bis {}", german(Date{range.first}), german(Date{range.last})));
}

}  // namespace

Result<ImportedService> read_gtfs(std::filesystem::path const& feed, std::optional<Date> day, city::Transit before,
                                  geo::MultiPolygon const& boundary, geo::MultiPolygon const& clip, geo::Crs crs) {
  TRY(auto const files, FeedFiles::open(feed));
  TRY(auto timetable, read_timetable(files));
  TRY(auto const chosen, representative_day(timetable, day, files.name()));
  auto out = ImportedService{.transit = std::move(before), .report = std::move(timetable.report), .date = {}};
  out.report.layer = "Fahrplan";
  report_day(out.report, timetable, chosen, day.has_value());
  TRY(auto const found, platforms(timetable, departures(timetable, chosen.day), clip, crs, out.report));
  if (found.empty()) { return fail("kein Steig des Fahrplans liegt in der Stadt oder bis 2 km davor", files.name()); }
  auto const had = out.transit.stops.size();
  auto const joined = join(out.transit, found);
  auto sum = std::uint64_t{0};
  for (auto const& platform : found) { sum += platform.departures; }
  out.report.counts.push_back(fmt::format("{} Abfahrten von {} bis {} Uhr an {} Steigen", whole(sum),
                                          city::kServiceBegins, city::kServiceEnds, whole(found.size())));
  out.report.counts.push_back(fmt::format(
      "{} der {} bekannten Haltestellen haben einen Fahrplan (Steig im Umkreis von {} m), {} sind neu; {} ohne "
      "Angabe",
      whole(joined.known), whole(had), format_number(kFeedReach.value, 0), whole(joined.added),
      whole(had - joined.known)));
  out.date = iso(Date{chosen.day});
  out.transit.timetable = out.date;
  if (out.transit.coverage.empty()) { out.transit.coverage = boundary; }
  return out;
}

}  // namespace leitbild::importing
