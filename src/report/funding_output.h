// Funding programmes, their deadlines, and how a measure fits them, as text for a terminal and as JSON.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "money/funding/catalogue.h"
#include "money/funding/combinations.h"
#include "money/funding/deadlines.h"
#include "money/funding/facts.h"

namespace leitbild::report {

/// One line per programme with the version that holds on that day.
std::string to_text(money::funding::Catalogue const& catalogue, Date on);
Json to_json(money::funding::Catalogue const& catalogue);

/// All fields of all versions side by side; what nobody looked up says „nicht geprüft“.
std::string to_text(money::funding::Programme const& programme);
/// Amounts in cents, rates as shares, dates as ISO text; `fields` holds what people read, with "checked", "unchecked" or
/// "absent".
Json to_json(money::funding::Programme const& programme);

std::string to_text(std::vector<money::funding::Deadline> const& deadlines, Date from);
Json to_json(std::vector<money::funding::Deadline> const& deadlines);

/// A measure held against programmes on a day.
struct FundingFit {
  money::funding::Facts facts;
  Date on;
  std::vector<money::funding::Candidate> candidates;
  std::vector<std::string> without_version;  // short names of programmes of which no version holds on that day
  std::vector<money::funding::Deadline> deadlines;
  money::funding::Combinations combinations;
};

/// Those that fit first, then those that are not known, then the rest with the rules they break; deadlines of the first
/// two; combinations. `all_reasons`: every finding of those that do not fit, too.
std::string to_text(FundingFit const& fit, bool all_reasons);
Json to_json(FundingFit const& fit);

}  // namespace leitbild::report
