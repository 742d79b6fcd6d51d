// RSS 2.0, RSS 1.0 and Atom of a council system: what is left where no OParl is offered. A feed tells of the newest papers and
// meetings by title, address and date; consultations, decisions and withdrawals it does not tell.
#pragma once

#include <string>
#include <string_view>

#include "exchange/oparl/read_objects.h"

namespace leitbild::exchange::oparl {

/// The beginning of the text names the root element of a feed.
bool is_feed(std::string_view bytes);

/// Each entry becomes a meeting (its title speaks of a Sitzung or Tagesordnung, or its address is the page of one in SessionNet or
/// ALLRIS), else a paper; its id is the entry's address. The number at the beginning of a paper's title ("0123/2025") becomes
/// its reference. Entries without an address are problems. What was read before a place where the XML is broken stays, and
/// the place is a problem. Returns whether the feed was read to its end.
bool read_feed(std::string_view bytes, std::string const& where, Reading& reading);

}  // namespace leitbild::exchange::oparl
