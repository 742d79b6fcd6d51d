// Calendar dates at the edges of the program: ISO text in, German text out.
#pragma once

#include <chrono>
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
/// The current moment in UTC as "2025-10-06T14:03:27.123Z", the form a GeoPackage demands.
std::string utc_now();
Date today();

}  // namespace leitbild
