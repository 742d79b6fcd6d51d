// How much a programme may give: the range that its rates and limits and what is known about the costs allow.
#pragma once

#include <optional>

#include "money/funding/facts.h"
#include "money/funding/programme.h"

namespace leitbild::money::funding {

struct RateSpan {
  Fraction low, high;
  bool unchecked{};  // a rate that nobody compared with a source takes part
};

/// The rates that can apply: the regular or the weak one, both where it is unknown whether the municipality is weak, the
/// band where the programme names no more. The low end is 0 where the rates are upper limits. Nothing where the rate that
/// may apply was not looked up, and for lump sums.
std::optional<RateSpan> rate_span(Version const& version, Facts const& facts);

struct MoneySpan {
  EuroCents low, high;
  friend bool operator==(MoneySpan const&, MoneySpan const&) = default;
};

/// Whether the programme pays for that row of costs at all; yes where it was not looked up which it pays for.
bool pays_for(Version const& version, std::string_view group);

/// Eligible costs after revenue, of the rows that the programme pays for. Where only the gross cost is known it is the
/// upper end. Nothing: no cost is known, or the programme pays for some rows only and the rows are not known.
std::optional<MoneySpan> base_span(Version const& version, Facts const& facts);

/// Limits on the whole grant. `at_least` is what holds in any case, `at_most` what can be allowed: a limit per unit or
/// period holds at least once, how often is not known.
struct GrantLimit {
  std::optional<EuroCents> at_least, at_most;
  bool unchecked{};
};
GrantLimit limit_of(Version const& version, Facts const& facts);

struct Grant {
  MoneySpan amount;
  bool unchecked{};  // shown with „nicht geprüft“
};

/// Nothing where rate or costs are not known well enough for an upper end.
std::optional<Grant> grant_of(Version const& version, Facts const& facts);

}  // namespace leitbild::money::funding
