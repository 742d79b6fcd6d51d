// iCalendar (RFC 5545): what is due, for the calendars of an office.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/status.h"

namespace leitbild::exchange {

/// One all-day event per item. `stamp` is the moment of writing, UTC as from utc_now(). The same item has the same UID in
/// every export, so that a calendar updates it instead of showing it twice.
std::string to_ical(std::vector<plan::DueItem> const& items, std::string_view calendar, std::string_view stamp);

}  // namespace leitbild::exchange
