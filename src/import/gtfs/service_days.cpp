#include "import/gtfs/service_days.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::importing {
namespace {

constexpr auto kMostProblems = std::size_t{20};
constexpr std::array<std::string_view, 7> kWeekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};

/// "20220624".
std::optional<Day> day_in(std::string_view text) {
  constexpr auto kDigits = std::size_t{8};
  if (text.size() != kDigits) { return std::nullopt; }
  auto const date = parse_iso_date(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
  return date ? std::optional{Day{*date}} : std::nullopt;
}

Result<Day> day_at(CsvTable const& table, std::size_t column) {
  if (auto const day = day_in(table.cell(column))) { return *day; }
  return fail(fmt::format("„{}“ ist kein Datum; erwartet wird die Form 20260131", table.cell(column)), table.where());
}

Service& service_called(ServiceDays& days, std::string_view name) {
  auto const found = days.names.find(name);
  if (found != days.names.end()) { return days.services[found->second]; }
  auto const id =
      days.services.add({.weekdays = {}, .first = Day::max(), .last = Day::min(), .added = {}, .removed = {}});
  days.names.emplace(std::string{name}, id);
  return days.services[id];
}

template <std::size_t N>
Result<std::array<std::size_t, N>> columns_of(CsvTable const& table, std::array<std::string_view, N> const& names) {
  auto out = std::array<std::size_t, N>{};
  auto problems = Problems{};
  for (auto i = std::size_t{0}; i < N; ++i) {
    auto const found = table.column(names.at(i));
    if (!found) { problems.add(fmt::format("die Spalte „{}“ fehlt", names.at(i)), table.name()); }
    out.at(i) = found.value_or(0);
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

Result<void> read_week(CsvTable const& table, std::array<std::size_t, 10> const& columns, ServiceDays& days) {
  TRY(auto const first, day_at(table, columns[1]));
  TRY(auto const last, day_at(table, columns[2]));
  auto& service = service_called(days, table.cell(columns[0]));
  service.first = first;
  service.last = last;
  for (auto i = std::size_t{0}; i < kWeekdays.size(); ++i) {
    auto const text = table.cell(columns.at(3 + i));
    if (text != "0" && text != "1") {
      return fail(fmt::format("„{}“ bei „{}“ ist weder 0 noch 1", text, kWeekdays.at(i)), table.where());
    }
    service.weekdays.at(i) = text == "1";
  }
  return {};
}

Result<void> read_single_day(CsvTable const& table, std::array<std::size_t, 3> const& columns, ServiceDays& days) {
  TRY(auto const day, day_at(table, columns[1]));
  auto const kind = table.cell(columns[2]);
  if (kind != "1" && kind != "2") {
    return fail(fmt::format("„{}“ ist keine Art der Ausnahme; möglich: 1 (fährt) und 2 (fährt nicht)", kind),
                table.where());
  }
  auto& service = service_called(days, table.cell(columns[0]));
  (kind == "1" ? service.added : service.removed).insert(day);
  return {};
}

/// Calls `read` for every row and collects what it complains about.
template <class Read>
Result<void> for_each_row(CsvTable& table, Read const& read) {
  auto problems = Problems{};
  while (problems.list.size() < kMostProblems) {
    TRY(auto const there, table.next());
    if (!there) { break; }
    if (auto const done = read(); !done) { problems.add(done.error()); }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return {};
}

}  // namespace

bool ServiceDays::runs(ServiceId service, Day day) const {
  auto const& days = services[service];
  if (days.added.contains(day)) { return true; }
  if (day < days.first || day > days.last || days.removed.contains(day)) { return false; }
  return days.weekdays.at(std::chrono::weekday{day}.c_encoding());
}

std::optional<DayRange> range_of(ServiceDays const& days) {
  auto out = DayRange{Day::max(), Day::min()};
  for (auto const& service : days.services) {
    if (std::ranges::find(service.weekdays, true) != service.weekdays.end() && service.first <= service.last) {
      out.first = std::min(out.first, service.first);
      out.last = std::max(out.last, service.last);
    }
    if (!service.added.empty()) {
      out.first = std::min(out.first, *service.added.begin());
      out.last = std::max(out.last, *service.added.rbegin());
    }
  }
  return out.first <= out.last ? std::optional{out} : std::nullopt;
}

Result<ServiceDays> read_service_days(FeedFiles const& feed) {
  auto out = ServiceDays{};
  TRY(auto weeks, feed.table("calendar.txt"));
  TRY(auto single, feed.table("calendar_dates.txt"));
  if (!weeks && !single) {
    return fail("dem Fahrplan fehlen „calendar.txt“ und „calendar_dates.txt“; eine von beiden ist nötig", feed.name());
  }
  if (weeks) {
    TRY(auto const columns,
        columns_of<10>(*weeks, {"service_id", "start_date", "end_date", kWeekdays[0], kWeekdays[1], kWeekdays[2],
                                kWeekdays[3], kWeekdays[4], kWeekdays[5], kWeekdays[6]}));
    TRY_DO(for_each_row(*weeks, [&] { return read_week(*weeks, columns, out); }));
  }
  if (single) {
    TRY(auto const columns, columns_of<3>(*single, {"service_id", "date", "exception_type"}));
    TRY_DO(for_each_row(*single, [&] { return read_single_day(*single, columns, out); }));
  }
  return out;
}

}  // namespace leitbild::importing
