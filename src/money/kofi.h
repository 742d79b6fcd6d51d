// What a project may get and what the city pays itself: the sums of a Kosten- und Finanzierungsübersicht (KoFi), year by
// year, from one project's own figures.
//
//   eligible      = gross − not eligible
//   base          = max(0, eligible − revenue − other grants where deductible)
//   grant         = min(rate × base, cap, cap per unit × units, remaining frame, what is still uncovered)
//   own           = gross − revenue − other grants − Σ grants
//   pre-financing = max(0, grant × cumulated spending / gross − cumulated cash in), at the end of each year
//
// Years count from 0, the first year of spending. Everything in whole cents; rounding: docs/decisions/0010.
// Source: BauGB § 149 (the overview), funding guidelines of the Länder (base, caps, ceilings, tranches). Limit: grants on
// the same cost are cut in the order in which the programmes stand; an authority may decide otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"
#include "base/result.h"
#include "money/amounts.h"

namespace leitbild::money {

/// One programme and what it pays for.
struct GrantRule {
  std::string name;
  Fraction rate;
  std::optional<EuroCents> cap;
  std::optional<EuroCents> cap_per_unit;  // with `units`: square metres, trees, places …
  std::int64_t units{};
  std::optional<EuroCents> frame_remaining;  // what the programme has left
  /// A separable section of the eligible cost that this programme alone pays for. Nothing: it shares, with all others
  /// without a section, what the sections leave.
  std::optional<EuroCents> section;
  /// The grants of programmes that stand before it, on the same cost, are deducted from its base.
  bool deducts_earlier{};
  RoundingRule rounding;
  std::vector<Fraction> tranches{kFull};  // share of the grant paid in each year, from `first_tranche` on; sum 1
  std::size_t first_tranche{};            // years after the first year of spending
};

/// A contract: what is paid in which year. Years after that of signing bind later budgets (Verpflichtungsermächtigung).
struct Contract {
  std::size_t signed_in{};
  std::vector<EuroCents> payments;  // by year
};

/// The figures of one project.
struct FundingCase {
  EuroCents gross, not_eligible, revenue;
  EuroCents other_grants;  // already certain, from elsewhere
  bool other_grants_deductible{true};
  std::vector<GrantRule> programmes;
  std::optional<Fraction> ceiling;       // public grants, as share of eligible cost less revenue
  std::optional<Fraction> min_own_rate;  // own funds, as share of eligible cost
  std::vector<EuroCents> spending;       // by year; empty: not known, then no pre-financing
  std::vector<Contract> contracts;
};

/// What kept a grant from being higher.
enum class GrantLimit : std::uint8_t { kRate, kCap, kCapPerUnit, kFrame, kCeiling, kCovered };
std::string_view id_of(GrantLimit limit);      // "rate", "cap", …
std::string_view german_of(GrantLimit limit);  // "Fördersatz", "Höchstbetrag", …

struct Grant {
  std::string name;
  EuroCents base, amount;
  GrantLimit limit{};
  std::vector<EuroCents> cash_in;            // by year
  std::vector<EuroCents> share_of_spending;  // by year; what the city spends on behalf of this programme
  std::vector<EuroCents> pre_financing;      // by year
};

/// A rule that was checked, in words; `id` is stable.
struct Check {
  std::string_view id;
  bool holds{};
  std::string text;
};

/// All lists by year have the same length: the years of spending and of cash in.
struct FundingResult {
  EuroCents eligible, base, grant, own;
  std::vector<Grant> grants;
  std::vector<EuroCents> cash_in;
  std::vector<EuroCents> pre_financing;  // Σ over the programmes: the advance of one does not pay for another
  EuroCents peak;
  std::size_t peak_year{};             // the first with the peak
  std::vector<EuroCents> commitments;  // by year of signing: what these contracts demand in later years
  std::vector<Check> checks;
};

/// Error, all at once: amounts below 0 or above kLargestAmount; rates outside 0..1; tranches that do not sum to 1;
/// spending that does not sum to the gross cost; not eligible above gross; sections above the eligible cost; contracts
/// above the spending of a year. O(programmes × years).
Result<FundingResult> compute(FundingCase const& figures);

/// One programme's grant on `base`, of which `uncovered` is not yet paid for by others. Lists by year stay empty.
Grant grant_of(GrantRule const& rule, EuroCents base, EuroCents uncovered);
constexpr EuroCents not_below_zero(EuroCents amount) { return amount < EuroCents{} ? EuroCents{} : amount; }
/// At the end of each year: what was spent on behalf of a grant less what came in, never below 0.
std::vector<EuroCents> pre_financing_of(std::span<EuroCents const> share_of_spending,
                                        std::span<EuroCents const> cash_in);
/// By year: payments of later years in contracts signed in that year.
std::vector<EuroCents> commitments_of(std::span<Contract const> contracts, std::size_t years);

}  // namespace leitbild::money
