#include "money/funding/grant.h"

#include <algorithm>

namespace leitbild::money::funding {
namespace {

/// With a rate that may be unchecked.
std::optional<RateSpan> one(Version const& version, std::optional<Fraction> const& rate, std::string_view key) {
  if (!rate) { return std::nullopt; }
  return RateSpan{.low = *rate, .high = *rate, .unchecked = version.is_unchecked(key)};
}

std::optional<RateSpan> hull(std::optional<RateSpan> const& a, std::optional<RateSpan> const& b) {
  if (!a || !b) { return std::nullopt; }
  return RateSpan{
      .low = std::min(a->low, b->low), .high = std::max(a->high, b->high), .unchecked = a->unchecked || b->unchecked};
}

/// The smaller of the two; of one that is not known the other.
void take_smaller(std::optional<EuroCents>& limit, EuroCents other) { limit = limit ? std::min(*limit, other) : other; }

bool applies(Cap const& cap, Facts const& facts) {
  if (!cap.of.empty() || cap.on != Cap::On::kGrant || !cap.amount) { return false; }
  return cap.purpose.empty() || (facts.purposes && *facts.purposes == std::vector{cap.purpose});
}

}  // namespace

std::optional<RateSpan> rate_span(Version const& version, Facts const& facts) {
  if (version.lump_sum) { return std::nullopt; }
  auto const regular = one(version, version.rate_regular, "rate_regular");
  auto const weak = one(version, version.rate_weak, "rate_weak");
  auto out = std::optional<RateSpan>{};
  if (version.rate_regular || version.rate_weak) {
    out = facts.weak == true ? weak : regular;
    if (!facts.weak) { out = hull(regular, weak); }
  } else if (version.rate_up_to) {
    out = one(version, version.rate_max, "rate_max");
  } else {
    out = hull(one(version, version.rate_min, "rate_min"), one(version, version.rate_max, "rate_max"));
  }
  if (out && version.rate_up_to) { out->low = Fraction{}; }
  return out;
}

bool pays_for(Version const& version, std::string_view group) {
  return version.eligible_groups.empty() ||
         std::ranges::any_of(version.eligible_groups, [&](auto const& own) { return belongs_to_group(group, own); });
}

std::optional<MoneySpan> base_span(Version const& version, Facts const& facts) {
  if (facts.parts) {
    auto out = MoneySpan{.low = EuroCents{}, .high = EuroCents{}};
    for (auto const& part : *facts.parts) {
      if (!pays_for(version, part.group)) { continue; }
      out.low += part.base.value_or(EuroCents{});
      out.high += part.base.value_or(part.gross);
    }
    return out;
  }
  auto const all_groups = version.eligible_groups.empty() || version.eligible_groups.size() == cost_groups().size();
  if (facts.base) { return MoneySpan{.low = all_groups ? *facts.base : EuroCents{}, .high = *facts.base}; }
  if (facts.gross) { return MoneySpan{.low = EuroCents{}, .high = *facts.gross}; }
  return std::nullopt;
}

GrantLimit limit_of(Version const& version, Facts const& facts) {
  auto out = GrantLimit{.at_least = version.max_grant,
                        .at_most = version.max_grant,
                        .unchecked = version.max_grant && version.is_unchecked("max_grant_euro")};
  for (auto const& cap : version.caps) {
    if (!applies(cap, facts)) { continue; }
    out.unchecked = out.unchecked || version.is_unchecked("cap");
    take_smaller(out.at_least, *cap.amount);
    if (cap.unit.empty() && !cap.months) { take_smaller(out.at_most, *cap.amount); }
  }
  return out;
}

std::optional<Grant> grant_of(Version const& version, Facts const& facts) {
  auto const rates = rate_span(version, facts);
  auto const base = base_span(version, facts);
  if (!rates || !base) { return std::nullopt; }
  auto const limit = limit_of(version, facts);
  auto out = Grant{.amount = {.low = part_of(base->low, rates->low), .high = part_of(base->high, rates->high)},
                   .unchecked = rates->unchecked || limit.unchecked};
  if (limit.at_least) { out.amount.low = std::min(out.amount.low, *limit.at_least); }
  if (limit.at_most) { out.amount.high = std::min(out.amount.high, *limit.at_most); }
  return out;
}

}  // namespace leitbild::money::funding
