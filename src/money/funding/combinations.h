// Which programmes may fund one measure together, and what each would give.
//
// The rules, with where they come from in docs/handbuch.md: no euro of the costs is paid for twice unless both programmes
// allow it; a subsidiary programme pays only for what no other open programme can pay for; all grants together stay below
// the ceilings and leave the smallest own share; what is cut is cut in proportion, by the largest remainder in the order
// in which the programmes stand (rank of subsidiarity, then id).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "money/funding/catalogue.h"
#include "money/funding/fit.h"

namespace leitbild::money::funding {

/// A programme held against the measure.
struct Candidate {
  Programme const* programme{};
  Version const* version{};
  Verdict verdict;
};
/// All programmes that have a version on that day. Borrows the catalogue.
std::vector<Candidate> candidates(Catalogue const& catalogue, Facts const& facts, Date on);

/// More would make the list of sets (2^n) unreadable and slow.
inline constexpr auto kMostCombined = std::size_t{12};

struct ProgrammeGrant {
  std::string programme;            // id
  std::vector<std::string> parts;   // the costs it pays for, by title
  std::optional<MoneySpan> amount;  // nothing: lump sum, or rate or costs not known
  bool unchecked{};
};

struct Combination {
  std::vector<ProgrammeGrant> grants;  // in the order in which they are served
  /// Gross minus revenue, other grants and these grants; nothing where one of them is not known. Revenue and other grants
  /// that are not known count as none, with a remark.
  std::optional<MoneySpan> own;
  std::vector<std::string> reasons;  // of a set that is refused
  std::vector<std::string> remarks;
};

struct Combinations {
  std::vector<Combination> admissible;  // by number of programmes, then in the order of the programmes
  std::vector<Combination> refused;     // of sets that are refused for the same reasons only the smallest
  std::size_t refused_alike{};          // how many are left out for that
};

/// Which candidates are combined: those that fit.
struct Choice {
  bool with_unknown{};            // also those of which it is not known
  std::vector<std::string> only;  // ids; empty: all
};

/// Subsidiarity looks at all candidates that fit, chosen or not. Error: more than kMostCombined. O(2^n).
Result<Combinations> combinations(std::vector<Candidate> const& candidates, Facts const& facts, Choice const& choice);

}  // namespace leitbild::money::funding
