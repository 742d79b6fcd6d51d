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

/// A date that is known to the day, to the month, to the quarter or only to the year.
/// Sorted by time; the coarser one first, so that 2024 stands before March 2024 and that before 20 March 2024.
struct RoughDate {
  std::chrono::year year{};
  std::optional<std::chrono::month> month;
  std::optional<std::chrono::day> day;  // only where the month is known
  std::optional<unsigned> quarter{};    // 1..4; only where the month is not known
  friend bool operator==(RoughDate const&, RoughDate const&) = default;
  friend std::strong_ordering operator<=>(RoughDate const& a, RoughDate const& b);
};
/// "2025-10-06", "2025-10", "2025-Q4" or "2025"; anything else, or a date that does not exist, is nothing.
std::optional<RoughDate> parse_rough_date(std::string_view text);
/// As it is parsed.
std::string iso(RoughDate const& date);
/// "06.10.2025", "Oktober 2025", "4. Quartal 2025", "2025".
std::string german(RoughDate const& date);
/// The first and the last day that it may mean.
Date first_day(RoughDate const& date);
Date last_day(RoughDate const& date);

/// The current moment in UTC as "2025-10-06T14:03:27.123Z", the form a GeoPackage demands.
std::string utc_now();
Date today();

}  // namespace leitbild
