#include "server/features/query_text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/moment.h"
#include "base/text.h"

namespace leitbild::server {
namespace {

tl::unexpected<Words> wrong(std::string de, std::string en) {
  return tl::unexpected<Words>{Words{.de = std::move(de), .en = std::move(en)}};
}

std::string epsg_uri(int code) { return fmt::format("http://www.opengis.net/def/crs/EPSG/0/{}", code); }

struct Day {
  Date first, last;
};

std::optional<Day> day_of(std::string_view text) {
  if (auto const rough = parse_rough_date(text)) { return Day{first_day(*rough), last_day(*rough)}; }
  if (auto const moment = parse_moment(text)) {
    auto const day = Date{std::chrono::floor<std::chrono::days>(moment->utc)};
    return Day{day, day};
  }
  return std::nullopt;
}

bool is_open(std::string_view text) { return text.empty() || text == ".."; }

tl::unexpected<Words> no_time(std::string_view text) {
  return wrong(
      fmt::format("„{}“ ist keine Zeit; erlaubt sind ein Tag wie 2027-03-01, ein Zeitpunkt nach RFC 3339, ein Jahr "
                  "und Spannen wie 2026-01-01/.. ",
                  text),
      fmt::format("'{}' is no time; allowed are a day like 2027-03-01, a moment of RFC 3339, a year, and "
                  "intervals like 2026-01-01/..",
                  text));
}

Read<std::vector<double>> numbers_of(std::string_view text) {
  auto out = std::vector<double>{};
  for (auto const part : split(text, ',')) {
    auto const number = parse_number(trimmed(part));
    if (!number || !std::isfinite(*number)) {
      return wrong(fmt::format("„{}“ ist keine Zahl", part), fmt::format("'{}' is no number", part));
    }
    out.push_back(*number);
  }
  constexpr auto kFlat = std::size_t{4};
  constexpr auto kWithHeights = std::size_t{6};
  if (out.size() == kWithHeights) {
    if (out[2] > out[5]) {
      return wrong("die kleinste Höhe ist größer als die größte", "the lowest height is above the highest");
    }
    out = {out[0], out[1], out[3], out[4]};
  }
  if (out.size() != kFlat) {
    return wrong("erlaubt sind vier Zahlen zwischen Kommas, mit Höhen sechs",
                 "allowed are four numbers between commas, six with heights");
  }
  return out;
}

}  // namespace

std::vector<CrsChoice> crs_choices(geo::Crs plane) {
  auto out =
      std::vector<CrsChoice>{{.uri = std::string{kCrs84}, .crs = geo::kWgs84, .north_first = false, .degrees = true},
                             {.uri = epsg_uri(4326), .crs = geo::kWgs84, .north_first = true, .degrees = true},
                             {.uri = epsg_uri(3857), .crs = {3857}, .north_first = false, .degrees = false},
                             {.uri = epsg_uri(25832), .crs = {25832}, .north_first = false, .degrees = false},
                             {.uri = epsg_uri(3035), .crs = geo::kEuropeanGrid, .north_first = true, .degrees = false}};
  if (plane != geo::kLocalPlane && std::ranges::none_of(out, [&](auto const& some) { return some.crs == plane; })) {
    out.push_back({.uri = epsg_uri(plane.epsg), .crs = plane, .north_first = false, .degrees = false});
  }
  return out;
}

Read<CrsChoice> read_crs(std::string_view uri, std::span<CrsChoice const> choices) {
  for (auto const& choice : choices) {
    if (uri == choice.uri) { return choice; }
  }
  auto allowed = std::vector<std::string_view>{};
  for (auto const& choice : choices) { allowed.push_back(choice.uri); }
  return wrong(fmt::format("„{}“ wird nicht angeboten; erlaubt sind {}", uri, fmt::join(allowed, ", ")),
               fmt::format("'{}' is not offered; allowed are {}", uri, fmt::join(allowed, ", ")));
}

bool Days::meets(Days const& other) const {
  auto const begins_after = [](Days const& a, Days const& b) { return a.from && b.to && *a.from > *b.to; };
  return !begins_after(*this, other) && !begins_after(other, *this);
}

Read<Days> read_datetime(std::string_view text) {
  auto const slash = text.find('/');
  if (slash == std::string_view::npos) {
    auto const day = day_of(text);
    if (!day) { return no_time(text); }
    return Days{.from = day->first, .to = day->last};
  }
  auto const begin = text.substr(0, slash);
  auto const end = text.substr(slash + 1);
  auto out = Days{};
  if (!is_open(begin)) {
    auto const day = day_of(begin);
    if (!day) { return no_time(begin); }
    out.from = day->first;
  }
  if (!is_open(end)) {
    auto const day = day_of(end);
    if (!day) { return no_time(end); }
    out.to = day->last;
  }
  if (out.from && out.to && *out.from > *out.to) {
    return wrong(fmt::format("„{}“ endet, bevor es beginnt", text), fmt::format("'{}' ends before it begins", text));
  }
  return out;
}

Read<std::vector<geo::Box>> read_bbox(std::string_view text, CrsChoice const& crs) {
  auto numbers = numbers_of(text);
  if (!numbers) { return tl::unexpected{std::move(numbers).error()}; }
  auto const& n = *numbers;
  auto const low = crs.north_first ? geo::Point{n[1], n[0]} : geo::Point{n[0], n[1]};
  auto const high = crs.north_first ? geo::Point{n[3], n[2]} : geo::Point{n[2], n[3]};
  if (low.y > high.y || (low.x > high.x && !crs.degrees)) {
    return wrong("die untere Ecke liegt nicht südwestlich der oberen",
                 "the lower corner is not south-west of the upper one");
  }
  if (low.x <= high.x) { return std::vector<geo::Box>{{low, high}}; }
  constexpr auto kAntimeridian = 180.0;
  return std::vector<geo::Box>{{low, {kAntimeridian, high.y}}, {{-kAntimeridian, low.y}, high}};
}

}  // namespace leitbild::server
