// Days that a funding officer must not miss.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "money/funding/catalogue.h"

namespace leitbild::money::funding {

struct Deadline {
  enum class Kind : std::uint8_t { kOpens, kCloses, kCall, kRulesEnd, kFinishBy };
  Date day;
  Kind kind{};
  std::string programme;   // id
  std::string short_name;  // of the programme
  std::string what;        // "Antragszeitraum endet: Aufruf 2027"
  bool unchecked{};
};
/// "opens", "closes", "call", "rules_end", "finish_by".
std::string_view id_of(Deadline::Kind kind);

/// Of all versions of all programmes, from that day on, by day, programme and kind.
std::vector<Deadline> deadlines(Catalogue const& catalogue, Date from);
std::vector<Deadline> deadlines(Programme const& programme, Date from);

}  // namespace leitbild::money::funding
