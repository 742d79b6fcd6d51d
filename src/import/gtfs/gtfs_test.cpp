#include "import/gtfs/gtfs.h"

#include <map>

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "geo/area.h"
#include "import/boundaries/boundaries.h"
#include "testing/folder.h"

namespace leitbild::importing {
namespace {

using leitbild::testing::TemporaryFolder;
using ::testing::HasSubstr;

constexpr auto kPlane = geo::Crs{25832};
constexpr auto kMarket = geo::Point{410'500, 5'477'500};
constexpr auto kMiddle = geo::Point{411'000, 5'477'500};
constexpr auto kStation = geo::Point{411'500, 5'477'500};
constexpr auto kHours = 14.0;

geo::MultiPolygon boundary() { return geo::rectangle({{410'000, 5'477'000}, {412'000, 5'479'000}}); }

std::string stop_row(std::string const& id, std::string const& name, geo::Point at, std::string const& rest = ",") {
  auto const p = (*geo::Transform::between(kPlane, geo::kWgs84))(at);
  return fmt::format("{},\"{}\",{:.7f},{:.7f},{}\n", id, name, p.y, p.x, rest);
}

/// Two platforms at the market, one stop on the way, one at the station; a service from Monday to Friday in May 2026.
struct Feed {
  std::string stops = "\xEF\xBB\xBFstop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\r\n" +
                      stop_row("m1", "Markt, Mitte", kMarket) + stop_row("m2", "Markt, Mitte", {410'520, 5'477'520}) +
                      stop_row("w", "Weg", kMiddle) + stop_row("b", "Bahnhof", kStation);
  std::string trips = "route_id,service_id,trip_id\n";
  std::string times = "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type\n";
  std::string frequencies;
  std::string calendar = "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
                         "W,1,1,1,1,1,0,0,20260501,20260531\n";
  std::string dates;

  /// Calls like {"m1 07:00:00", "b 07:10:00"}.
  void trip(std::string const& id, std::vector<std::string> const& calls, std::string const& service = "W") {
    trips += fmt::format("1,{},{}\n", service, id);
    for (auto i = std::size_t{0}; i < calls.size(); ++i) {
      auto const blank = calls[i].find(' ');
      auto const time = blank == std::string::npos ? std::string{} : calls[i].substr(blank + 1);
      times += fmt::format("{},{},{},{},{},\n", id, time, time, calls[i].substr(0, blank), i + 1);
    }
  }
};

Result<ImportedService> read(Feed const& feed, std::optional<Date> day = {}, city::Transit before = {}) {
  auto const folder = TemporaryFolder{};
  auto const write = [&](std::string_view name, std::string const& text) {
    if (!text.empty()) { EXPECT_TRUE(write_file(folder / name, text)); }
  };
  write("stops.txt", feed.stops);
  write("trips.txt", feed.trips);
  write("stop_times.txt", feed.times);
  write("frequencies.txt", feed.frequencies);
  write("calendar.txt", feed.calendar);
  write("calendar_dates.txt", feed.dates);
  return read_gtfs(folder.path(), day, std::move(before), boundary(), geo::buffered(boundary(), Metres{2000.0}),
                   kPlane);
}

std::string problems_of(Result<ImportedService> const& result) { return result ? "no error" : to_text(result.error()); }

/// By name; -1: unknown, -2: no such stop.
double departures(Result<ImportedService> const& result, std::string_view name) {
  EXPECT_TRUE(result) << problems_of(result);
  if (!result) { return -3.0; }
  for (auto const& stop : result->transit.stops) {
    if (stop.name == name) { return stop.departures_per_hour ? *stop.departures_per_hour * kHours : -1.0; }
  }
  return -2.0;
}

TEST(Gtfs, CountsDeparturesFromSixToTwentyAndNotTheLastStop) {
  auto feed = Feed{};
  feed.trip("early", {"m1 05:59:00", "w 06:00:00", "b 06:10:00"});
  feed.trip("day", {"m1 7:00:00", "b 07:10:00"});
  feed.trip("evening", {"b 19:59:59", "m2 20:05:00"});
  feed.trip("late", {"m1 20:00:00", "b 20:10:00"});
  auto const out = read(feed);
  EXPECT_DOUBLE_EQ(departures(out, "Markt, Mitte"), 1.0);
  EXPECT_DOUBLE_EQ(departures(out, "Weg"), 1.0);
  EXPECT_DOUBLE_EQ(departures(out, "Bahnhof"), 1.0);
  EXPECT_EQ(out->transit.stops.size(), 3U);  // the two platforms at the market are one stop
  EXPECT_EQ(out->date, "2026-05-05");        // the first Tuesday
  EXPECT_EQ(out->transit.timetable, "2026-05-05");
  EXPECT_FALSE(out->transit.coverage.empty());
}

TEST(Gtfs, ANightTripOfTheDayBeforeReachesIntoTheDay) {
  auto feed = Feed{};
  feed.calendar += "M,1,0,0,0,0,0,0,20260501,20260531\n";
  feed.trip("usual", {"m1 12:00:00", "b 12:10:00"});
  feed.trip("night", {"m1 30:30:00", "b 30:40:00"}, "M");
  EXPECT_DOUBLE_EQ(departures(read(feed, parse_iso_date("2026-05-05")), "Markt, Mitte"), 2.0);  // Tuesday
  EXPECT_DOUBLE_EQ(departures(read(feed, parse_iso_date("2026-05-04")), "Markt, Mitte"), 1.0);  // Monday itself
}

TEST(Gtfs, CalendarDatesAloneAreEnoughAndExceptionsCount) {
  auto feed = Feed{};
  feed.calendar = "";
  feed.dates = "service_id,date,exception_type\nW,20260506,1\nW,20260509,1\n";
  feed.trip("t", {"m1 12:00:00", "b 12:10:00"});
  auto const out = read(feed);
  EXPECT_EQ(out->date, "2026-05-06");  // a Wednesday; the 9th is a Saturday
  feed = Feed{};
  feed.dates = "service_id,date,exception_type\nW,20260505,2\n";
  feed.trip("t", {"m1 12:00:00", "b 12:10:00"});
  EXPECT_EQ(read(feed)->date, "2026-05-06");
}

TEST(Gtfs, WithoutTripsOnTuesdayToThursdayTheBusiestDayCounts) {
  auto feed = Feed{};
  feed.calendar = "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
                  "W,0,0,0,0,0,1,0,20260501,20260531\n";
  feed.trip("t", {"m1 12:00:00", "b 12:10:00"});
  EXPECT_EQ(read(feed)->date, "2026-05-02");
}

TEST(Gtfs, ADayOutsideTheCalendarIsAnErrorThatNamesTheRange) {
  auto feed = Feed{};
  feed.trip("t", {"m1 12:00:00", "b 12:10:00"});
  EXPECT_THAT(problems_of(read(feed, parse_iso_date("2026-06-02"))),
              HasSubstr("am 02.06.2026 fährt nach diesem Fahrplan nichts; er gilt vom 01.05.2026 bis 31.05.2026"));
  EXPECT_THAT(problems_of(read(feed, parse_iso_date("2026-05-03"))), HasSubstr("am 03.05.2026"));  // a Sunday
}

TEST(Gtfs, HeadwaysAreCountedOut) {
  auto feed = Feed{};
  feed.trip("t", {"m1 00:00:00", "w 00:05:00", "b 00:10:00"});
  // 5:50, 6:00 … 7:50: the market has 12 after 6 o'clock, the stop on the way (5 minutes later) 12, too.
  feed.frequencies = "trip_id,start_time,end_time,headway_secs\nt,05:50:00,08:00:00,600\n";
  auto const out = read(feed);
  EXPECT_DOUBLE_EQ(departures(out, "Markt, Mitte"), 12.0);
  EXPECT_DOUBLE_EQ(departures(out, "Weg"), 12.0);
  EXPECT_DOUBLE_EQ(departures(out, "Bahnhof"), 0.0);
}

TEST(Gtfs, MissingTimesAreInterpolatedAndOrderComesFromTheSequence) {
  auto feed = Feed{};
  feed.trips += "1,W,t\n";
  feed.times += "t,06:10:00,06:10:00,b,9,\nt,,,w,5,\nt,05:50:00,05:50:00,m1,1,\n";
  auto const out = read(feed);
  EXPECT_DOUBLE_EQ(departures(out, "Weg"), 1.0);  // 6:00
  EXPECT_DOUBLE_EQ(departures(out, "Markt, Mitte"), 0.0);
}

TEST(Gtfs, StopsOfTheCityGetTheServiceOfPlatformsNearThem) {
  auto feed = Feed{};
  feed.trip("t", {"m1 12:00:00", "b 12:10:00"});
  feed.trip("u", {"m2 13:00:00", "b 13:10:00"});
  auto before = city::Transit{};
  before.stops.add({.name = "Marktplatz", .at = {kMarket.x + 40.0, kMarket.y}});
  before.stops.add({.name = "Weit weg", .at = {kMarket.x, kMarket.y + 1000.0}});
  before.coverage = boundary();
  auto const out = read(feed, {}, before);
  EXPECT_DOUBLE_EQ(departures(out, "Marktplatz"), 2.0);
  EXPECT_DOUBLE_EQ(departures(out, "Weit weg"), -1.0);  // no data
  EXPECT_DOUBLE_EQ(departures(out, "Bahnhof"), 0.0);    // new, and nothing leaves there
  EXPECT_EQ(departures(out, "Markt, Mitte"), -2.0);
  EXPECT_THAT(to_text(out->report), HasSubstr("1 der 2 bekannten Haltestellen haben einen Fahrplan (Steig im Umkreis "
                                              "von 100 m), 1 sind neu; 1 ohne Angabe"));
}

TEST(Gtfs, APlatformLiesWhereItsStationIs) {
  auto feed = Feed{};
  feed.stops += stop_row("station", "Westbahnhof", {410'900, 5'478'500}, "1,") + "gleis,Westbahnhof,,,0,station\n" +
                "lost,Irgendwo,,,0,nirgends\n";
  feed.trip("t", {"gleis 12:00:00", "lost 12:05:00", "b 12:10:00"});
  auto const out = read(feed);
  EXPECT_DOUBLE_EQ(departures(out, "Westbahnhof"), 1.0);
  EXPECT_THAT(to_text(out->report), HasSubstr("1 × Verweise auf Stationen, die es im Fahrplan nicht gibt (nirgends)"));
  EXPECT_THAT(to_text(out->report), HasSubstr("1 × Haltestellen ohne Ort (Irgendwo)"));
}

TEST(Gtfs, IdsThatLeadNowhereAreCounted) {
  auto feed = Feed{};
  feed.trip("t", {"m1 12:00:00", "b 12:10:00"});
  feed.trip("u", {"nowhere 12:00:00", "b 12:10:00"});
  feed.trip("v", {"m1 12:00:00", "b 12:10:00"}, "unknown");
  feed.times += "w,12:00:00,12:00:00,m1,1,\n";
  feed.frequencies = "trip_id,start_time,end_time,headway_secs\nx,06:00:00,07:00:00,600\n";
  auto const out = read(feed);
  auto const text = to_text(out->report);
  EXPECT_THAT(text, HasSubstr("1 × Halte an Haltestellen, die es nicht gibt (nowhere)"));
  EXPECT_THAT(text, HasSubstr("3 × Halte von Fahrten, die es nicht gibt (v, w, …)"));
  EXPECT_THAT(text, HasSubstr("1 × Fahrten, deren Verkehrstage der Fahrplan nicht nennt (v)"));
  EXPECT_THAT(text, HasSubstr("1 × Takte von Fahrten, die es nicht gibt (x)"));
}

TEST(Gtfs, SaysWhatIsWrongWithAFeed) {
  auto feed = Feed{};
  EXPECT_THAT(problems_of(read(feed)), HasSubstr("fährt nie etwas"));
  feed.trip("t", {"m1 12:60:00", "b zwölf"});
  EXPECT_THAT(problems_of(read(feed)), HasSubstr("stop_times.txt:2: „12:60:00“ ist keine Uhrzeit"));
  EXPECT_THAT(problems_of(read(feed)), HasSubstr("stop_times.txt:3: „zwölf“"));
  feed.calendar = "service_id,monday\n";
  EXPECT_THAT(problems_of(read(feed)), HasSubstr("die Spalte „start_date“ fehlt"));
  feed.calendar = "";
  EXPECT_THAT(problems_of(read(feed)), HasSubstr("fehlen „calendar.txt“ und „calendar_dates.txt“"));
  feed.stops = "";
  EXPECT_THAT(problems_of(read(feed)), HasSubstr("„stops.txt“ fehlt"));
  auto far = Feed{};
  far.trip("t", {"m1 12:00:00", "b 12:10:00"});
  far.stops = "stop_id,stop_name,stop_lat,stop_lon\nm1,Fern,10.0,10.0\nb,Ferner,10.1,10.0\n";
  EXPECT_THAT(problems_of(read(far)), HasSubstr("kein Steig des Fahrplans liegt in der Stadt"));
}

TEST(Gtfs, AZipThatGrowsWithoutMeasureIsRefused) {
  auto const folder = TemporaryFolder{};
  auto const zip = folder / "bombe.zip";
  auto const write = [&](std::string const& name, std::string const& text, int times) {
    auto* const file = VSIFOpenL(fmt::format("/vsizip/{}/{}", zip.string(), name).c_str(), "wb");
    ASSERT_NE(file, nullptr);
    for (auto i = 0; i < times; ++i) { VSIFWriteL(text.data(), 1, text.size(), file); }
    VSIFCloseL(file);
  };
  auto* const archive = VSIFOpenL(fmt::format("/vsizip/{}", zip.string()).c_str(), "wb");
  write("stops.txt", "stop_id,stop_name,stop_lat,stop_lon\n", 1);
  write("calendar.txt", std::string(1 << 20, '\n'), 100);
  VSIFCloseL(archive);
  auto const out = read_gtfs(zip, {}, {}, boundary(), boundary(), kPlane);
  EXPECT_THAT(problems_of(out), HasSubstr("bombe.zip/calendar.txt: die Datei wäre ausgepackt 100 MB groß"));
}

geo::MultiPolygon boundary_of(std::filesystem::path const& file, geo::Crs& crs) {
  auto const boundary = read_boundary(file, "");
  EXPECT_TRUE(boundary);
  crs = boundary->crs;
  return boundary->shape;
}

/// All services only by calendar_dates; the busiest day of all is Friday, 24 June 2022, with 754 trips.
TEST(Gtfs, RealHeidelberg) {
  LEITBILD_TESTDATA_OR_SKIP(feed, "hd/vrn_gtfs_cut.zip");
  LEITBILD_TESTDATA_OR_SKIP(boundary_file, "hd/heidelberg_stadt_vg25.geojson");
  auto crs = geo::Crs{};
  auto const shape = boundary_of(boundary_file, crs);
  auto const clip = geo::buffered(shape, Metres{2000.0});
  auto const busiest = read_gtfs(feed, parse_iso_date("2022-06-24"), {}, shape, clip, crs);
  ASSERT_TRUE(busiest) << problems_of(busiest);
  EXPECT_THAT(to_text(busiest->report), HasSubstr("Freitag, 24.06.2022: 754 Fahrten"));
  auto const out = read_gtfs(feed, {}, {}, shape, clip, crs);
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_GT(out->transit.stops.size(), 50U);
  EXPECT_THAT(problems_of(read_gtfs(feed, parse_iso_date("2023-01-10"), {}, shape, clip, crs)),
              HasSubstr("er gilt vom 12.06.2022 bis 10.12.2022"));
  std::puts(to_text(out->report).c_str());
}

TEST(Gtfs, RealLasPalmas) {
  LEITBILD_TESTDATA_OR_SKIP(feed, "las_palmas/gtfs_es_las_palmas_de_gran_canaria_guaguas_20230222.zip");
  LEITBILD_TESTDATA_OR_SKIP(boundary_file, "las_palmas/las_palmas_boundary_cnig_4326.geojson");
  auto crs = geo::Crs{};
  auto const shape = boundary_of(boundary_file, crs);
  auto const out = read_gtfs(feed, {}, {}, shape, geo::buffered(shape, Metres{2000.0}), crs);
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_GT(out->transit.stops.size(), 400U);
  std::puts(to_text(out->report).c_str());
}

}  // namespace
}  // namespace leitbild::importing
