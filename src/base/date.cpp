#include "base/date.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild {
namespace {

constexpr auto kMonths =
    std::array<std::string_view, 12>{"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
                                     "Juli",   "August",  "September", "Oktober", "November", "Dezember"};

/// Nothing where anything but digits is among the text: no sign, no blank.
std::optional<unsigned> digits(std::string_view text) {
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::ranges::all_of(text, is_digit)) { return std::nullopt; }
  auto const value = parse_integer(text);
  return value ? std::optional{static_cast<unsigned>(*value)} : std::nullopt;
}

/// Of a rough date: how exactly it is known, the coarsest first.
int precision(RoughDate const& date) { return date.day ? 3 : date.month ? 2 : date.quarter ? 1 : 0; }

constexpr auto kMonthsOfAQuarter = 3U;

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') { return std::nullopt; }
  auto const year = digits(text.substr(0, 4));
  auto const month = digits(text.substr(5, 2));
  auto const day = digits(text.substr(8, 2));
  if (!year || !month || !day) { return std::nullopt; }
  auto const date =
      Date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month}, std::chrono::day{*day}};
  if (!date.ok()) { return std::nullopt; }
  return date;
}

std::string iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string german(Date date) {
  return fmt::format("{:02}.{:02}.{:04}", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                     static_cast<int>(date.year()));
}

std::strong_ordering operator<=>(RoughDate const& a, RoughDate const& b) {
  auto const by_time = first_day(a) <=> first_day(b);
  return by_time != 0 ? by_time : precision(a) <=> precision(b);
}

std::optional<RoughDate> parse_rough_date(std::string_view text) {
  constexpr auto kYearLength = std::size_t{4};
  constexpr auto kMonthLength = std::size_t{7};
  if (text.size() == kMonthLength && text.substr(kYearLength, 2) == "-Q") {
    auto const year = parse_rough_date(text.substr(0, kYearLength));
    auto const quarter = digits(text.substr(kMonthLength - 1));
    if (!year || !quarter || *quarter < 1 || *quarter > 4) { return std::nullopt; }
    return RoughDate{.year = year->year, .month = {}, .day = {}, .quarter = quarter};
  }
  // What is missing is made the first, so that one reader checks all forms.
  auto const missing = text.size() == kYearLength ? "-01-01" : text.size() == kMonthLength ? "-01" : "";
  auto const date = parse_iso_date(fmt::format("{}{}", text, missing));
  if (!date) { return std::nullopt; }
  auto out = RoughDate{.year = date->year(), .month = {}, .day = {}};
  if (text.size() >= kMonthLength) { out.month = date->month(); }
  if (text.size() > kMonthLength) { out.day = date->day(); }
  return out;
}

std::string iso(RoughDate const& date) {
  if (date.quarter) { return fmt::format("{:04}-Q{}", static_cast<int>(date.year), *date.quarter); }
  auto const full = iso(first_day(date));
  return full.substr(0, date.day ? full.size() : date.month ? full.size() - 3 : full.size() - 6);
}

std::string german(RoughDate const& date) {
  if (date.day) { return german(first_day(date)); }
  auto const year = static_cast<int>(date.year);
  if (date.quarter) { return fmt::format("{}. Quartal {}", *date.quarter, year); }
  if (!date.month) { return fmt::format("{}", year); }
  return fmt::format("{} {}", kMonths.at(static_cast<unsigned>(*date.month) - 1), year);
}

Date first_day(RoughDate const& date) {
  auto const month = date.quarter ? std::chrono::month{(*date.quarter - 1) * kMonthsOfAQuarter + 1}
                                  : date.month.value_or(std::chrono::January);
  return {date.year, month, date.day.value_or(std::chrono::day{1})};
}

Date last_day(RoughDate const& date) {
  if (date.day) { return first_day(date); }
  auto const month =
      date.quarter ? std::chrono::month{*date.quarter * kMonthsOfAQuarter} : date.month.value_or(std::chrono::December);
  return std::chrono::year_month_day{date.year / month / std::chrono::last};
}

std::string utc_now() {
  auto const now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  auto const day = std::chrono::floor<std::chrono::days>(now);
  auto const time = std::chrono::hh_mm_ss{now - day};
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", iso(Date{day}), time.hours().count(), time.minutes().count(),
                     time.seconds().count(), time.subseconds().count());
}

Date today() { return Date{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())}; }

}  // namespace leitbild
