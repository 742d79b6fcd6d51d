#include "base/date.h"

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild {

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') { return std::nullopt; }
  auto const year = parse_integer(text.substr(0, 4));
  auto const month = parse_integer(text.substr(5, 2));
  auto const day = parse_integer(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *day < 1) { return std::nullopt; }
  auto const date = Date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{static_cast<unsigned>(*month)},
                         std::chrono::day{static_cast<unsigned>(*day)}};
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

std::string utc_now() {
  auto const now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  auto const day = std::chrono::floor<std::chrono::days>(now);
  auto const time = std::chrono::hh_mm_ss{now - day};
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", iso(Date{day}), time.hours().count(), time.minutes().count(),
                     time.seconds().count(), time.subseconds().count());
}

Date today() { return Date{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())}; }

}  // namespace leitbild
