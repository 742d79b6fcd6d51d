#include "base/moment.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// A number of `digits` digits at `position`; no sign, no blank.
std::optional<int> number_at(std::string_view text, std::size_t position, std::size_t digits) {
  if (text.size() < position + digits) { return std::nullopt; }
  auto const part = text.substr(position, digits);
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::ranges::all_of(part, is_digit)) { return std::nullopt; }
  return static_cast<int>(*parse_integer(part));
}

std::optional<seconds> time_of_day(int hour, int minute, int second) {
  if (hour > 23 || minute > 59 || second > 59) { return std::nullopt; }
  return hours{hour} + minutes{minute} + seconds{second};
}

/// "+01:00", "+0100".
std::optional<minutes> numeric_offset(std::string_view text) {
  if (text.empty() || (text.front() != '+' && text.front() != '-')) { return std::nullopt; }
  auto const has_colon = text.size() == 6 && text[3] == ':';
  if (!has_colon && text.size() != 5) { return std::nullopt; }
  auto const hour = number_at(text, 1, 2);
  auto const minute = number_at(text, has_colon ? 4 : 3, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) { return std::nullopt; }
  auto const size = hours{*hour} + minutes{*minute};
  return text.front() == '-' ? -size : size;
}

std::optional<minutes> named_offset(std::string_view text) {
  constexpr auto kZones = std::array<std::pair<std::string_view, int>, 8>{
      {{"GMT", 0}, {"UT", 0}, {"UTC", 0}, {"Z", 0}, {"CET", 1}, {"MEZ", 1}, {"CEST", 2}, {"MESZ", 2}}};
  auto const found = std::ranges::find(kZones, text, &std::pair<std::string_view, int>::first);
  return found == kZones.end() ? numeric_offset(text) : std::optional<minutes>{hours{found->second}};
}

std::optional<unsigned> month_named(std::string_view text) {
  constexpr auto kMonths = std::array<std::string_view, 12>{"jan", "feb", "mar", "apr", "may", "jun",
                                                            "jul", "aug", "sep", "oct", "nov", "dec"};
  auto const found = std::ranges::find(kMonths, folded(text.substr(0, 3)));
  if (found == kMonths.end()) { return std::nullopt; }
  return static_cast<unsigned>(found - kMonths.begin()) + 1;
}

Moment at(Date day, seconds time, minutes offset) {
  return {.utc = std::chrono::sys_days{day} + time - offset, .offset = offset};
}

std::vector<std::string_view> words(std::string_view text) {
  auto out = std::vector<std::string_view>{};
  for (auto const word : split(text, ' ')) {
    if (!trimmed(word).empty()) { out.push_back(trimmed(word)); }
  }
  return out;
}

std::optional<Date> day_of(std::string_view day, std::string_view month, std::string_view year) {
  auto const d = number_at(day, 0, day.size());
  auto const m = month_named(month);
  auto y = number_at(year, 0, year.size());
  if (!d || !m || !y || day.size() > 2 || (year.size() != 4 && year.size() != 2)) { return std::nullopt; }
  if (year.size() == 2) { y = 2000 + *y; }
  auto const date = Date{std::chrono::year{*y}, std::chrono::month{*m}, std::chrono::day{static_cast<unsigned>(*d)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

/// "02:55" or "02:55:49".
std::optional<seconds> clock_time(std::string_view text) {
  if ((text.size() != 5 && text.size() != 8) || text[2] != ':') { return std::nullopt; }
  if (text.size() == 8 && text[5] != ':') { return std::nullopt; }
  auto const hour = number_at(text, 0, 2);
  auto const minute = number_at(text, 3, 2);
  auto const second = text.size() == 8 ? number_at(text, 6, 2) : 0;
  if (!hour || !minute || !second) { return std::nullopt; }
  return time_of_day(*hour, *minute, *second);
}

}  // namespace

bool is_before(Moment const& a, Moment const& b) { return a.utc < b.utc; }

Date local_day(Moment const& moment) { return Date{std::chrono::floor<std::chrono::days>(moment.utc + moment.offset)}; }

std::optional<Moment> parse_moment(std::string_view text) {
  constexpr auto kTimeAt = std::size_t{11};
  constexpr auto kZoneAt = std::size_t{19};
  if (text.size() <= kZoneAt || (text[10] != 'T' && text[10] != 't')) { return std::nullopt; }
  auto const day = parse_iso_date(text.substr(0, 10));
  auto const time = clock_time(text.substr(kTimeAt, 8));
  if (!day || !time) { return std::nullopt; }
  auto zone = text.substr(kZoneAt);
  if (zone.front() == '.') {
    auto const end = zone.find_first_not_of("0123456789", 1);
    if (end == std::string_view::npos || end == 1) { return std::nullopt; }
    zone = zone.substr(end);
  }
  auto const offset = zone == "Z" || zone == "z" ? std::optional{minutes{0}} : numeric_offset(zone);
  return offset ? std::optional{at(*day, *time, *offset)} : std::nullopt;
}

std::optional<Moment> parse_mail_date(std::string_view text) {
  auto const comma = text.find(',');  // behind the name of the day, which says nothing new
  auto const parts = words(comma == std::string_view::npos ? text : text.substr(comma + 1));
  if (parts.size() != 5) { return std::nullopt; }
  auto const day = day_of(parts[0], parts[1], parts[2]);
  auto const time = clock_time(parts[3]);
  auto const offset = named_offset(parts[4]);
  if (!day || !time || !offset) { return std::nullopt; }
  return at(*day, *time, *offset);
}

std::string iso(Moment const& moment) {
  auto const local = moment.utc + moment.offset;
  auto const day = std::chrono::floor<std::chrono::days>(local);
  auto const time = std::chrono::hh_mm_ss{local - day};
  auto zone = std::string{"Z"};
  if (moment.offset.count() != 0) {
    auto const size = std::chrono::abs(moment.offset);
    zone = fmt::format("{}{:02}:{:02}", moment.offset.count() < 0 ? '-' : '+', size.count() / 60, size.count() % 60);
  }
  return fmt::format("{}T{:02}:{:02}:{:02}{}", iso(Date{day}), time.hours().count(), time.minutes().count(),
                     time.seconds().count(), zone);
}

std::string german(Moment const& moment) {
  auto const local = moment.utc + moment.offset;
  auto const day = std::chrono::floor<std::chrono::days>(local);
  auto const time = std::chrono::hh_mm_ss{local - day};
  return fmt::format("{}, {:02}:{:02} Uhr", german(Date{day}), time.hours().count(), time.minutes().count());
}

Moment now() { return {.utc = std::chrono::floor<seconds>(std::chrono::system_clock::now()), .offset = {}}; }

}  // namespace leitbild
