#include "exchange/ical/write_ical.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "base/hash.h"

namespace leitbild::exchange {
namespace {

/// Backslash, comma, semicolon and line ends have a meaning of their own.
std::string escaped(std::string_view text) {
  auto out = std::string{};
  for (auto const c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\r') { continue; }
    if (c == '\\' || c == ',' || c == ';') { out += '\\'; }
    out += c;
  }
  return out;
}

/// A line has at most 75 bytes; it goes on in the next one after a blank. UTF-8 sequences stay whole.
std::string folded_line(std::string_view line) {
  constexpr auto kLongest = std::size_t{75};
  auto out = std::string{};
  auto room = kLongest;
  while (line.size() > room) {
    auto cut = room;
    while ((static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) { --cut; }
    out += fmt::format("{}\r\n ", line.substr(0, cut));
    line.remove_prefix(cut);
    room = kLongest - 1;
  }
  return out + std::string{line} + "\r\n";
}

std::string basic(Date date) {
  auto text = iso(date);
  std::erase(text, '-');
  return text;
}

/// "2025-10-06T14:03:27.123Z" -> "20251006T140327Z".
std::string basic(std::string_view moment) {
  auto out = std::string{};
  for (auto const c : moment.substr(0, moment.find('.'))) {
    if (c != '-' && c != ':') { out += c; }
  }
  return out + "Z";
}

Date day_after(Date date) { return std::chrono::sys_days{date} + std::chrono::days{1}; }

std::string event(plan::DueItem const& item, std::string_view calendar, std::string_view stamp) {
  auto const identity = fmt::format("{}|{}|{}|{}", calendar, static_cast<int>(item.kind), item.object, iso(item.due));
  auto out = std::string{"BEGIN:VEVENT\r\n"};
  out += folded_line(fmt::format("UID:{}@leitbild", sha256(identity).substr(0, 32)));
  out += folded_line(fmt::format("DTSTAMP:{}", basic(stamp)));
  out += folded_line(fmt::format("DTSTART;VALUE=DATE:{}", basic(item.due)));
  out += folded_line(fmt::format("DTEND;VALUE=DATE:{}", basic(day_after(item.due))));
  out += folded_line(fmt::format("SUMMARY:{}", escaped(fmt::format("{}: {}", item.object, item.text_de))));
  out += "TRANSP:TRANSPARENT\r\n";
  return out + "END:VEVENT\r\n";
}

}  // namespace

std::string to_ical(std::vector<plan::DueItem> const& items, std::string_view calendar, std::string_view stamp) {
  auto out = std::string{"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Leitbild//Fristen//DE\r\n"};
  out += folded_line(fmt::format("X-WR-CALNAME:{}", escaped(calendar)));
  for (auto const& item : items) { out += event(item, calendar, stamp); }
  return out + "END:VCALENDAR\r\n";
}

}  // namespace leitbild::exchange
