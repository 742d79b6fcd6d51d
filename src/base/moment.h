// Moments with their offset from UTC, as interfaces on the web exchange them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace leitbild {

/// A second in time, and the offset in which it was written: a sitting at midnight belongs to the local day.
struct Moment {
  std::chrono::sys_seconds utc{};
  std::chrono::minutes offset{};  // east of Greenwich is positive
  friend bool operator==(Moment const&, Moment const&) = default;
};

/// Compares the instant; the offset does not matter.
bool is_before(Moment const& a, Moment const& b);
/// The day on the calendar of those who wrote the moment.
Date local_day(Moment const& moment);

/// RFC 3339: "2014-01-08T14:28:31+01:00", "…Z"; fractions of a second are dropped. Without an offset: nothing.
std::optional<Moment> parse_moment(std::string_view text);
/// RFC 5322 and HTTP: "Tue, 24 Nov 2026 02:55:49 GMT", "24 Nov 26 02:55 +0100". Zones by name: GMT, UT, UTC, Z, CET,
/// MEZ, CEST, MESZ.
std::optional<Moment> parse_mail_date(std::string_view text);

/// "2014-01-08T14:28:31+01:00"; offset 0 is written as "Z".
std::string iso(Moment const& moment);
/// "08.01.2014, 14:28 Uhr", in its own offset.
std::string german(Moment const& moment);

Moment now();

}  // namespace leitbild
