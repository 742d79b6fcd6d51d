// Calendar dates at the edges of the program: ISO text in, German text out.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace leitbild {

using Date = std::chrono::year_month_day;

/// "2025-10-06"; anything else, or a day that does not exist, is nothing.
std::optional<Date> parse_iso_date(std::string_view text);
std::string iso(Date date);
/// "06.10.2025".
std::string german(Date date);

/// A date that is known to the day, to the month or only to the year: when an event of the past took place.
/// Sorted by time; the coarser one first, so that 2024 stands before March 2024 and that before 20 March 2024.
struct RoughDate {
  std::chrono::year year{};
  std::optional<std::chrono::month> month;
  std::optional<std::chrono::day> day;  // only where the month is known
  friend auto operator<=>(RoughDate const&, RoughDate const&) = default;
};
/// "2025-10-06", "2025-10" or "2025"; anything else, or a date that does not exist, is nothing.
std::optional<RoughDate> parse_rough_date(std::string_view text);
/// As it is parsed.
std::string iso(RoughDate const& date);
/// "06.10.2025", "Oktober 2025", "2025".
std::string german(RoughDate const& date);

/// The current moment in UTC as "2025-10-06T14:03:27.123Z", the form a GeoPackage demands.
std::string utc_now();
Date today();

}  // namespace leitbild
