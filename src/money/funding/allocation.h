// Which programme of a set pays for which part of the costs.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "money/funding/combinations.h"

namespace leitbild::money::funding {

/// The parts of the costs; the whole measure as one part where they are not known.
std::vector<CostPart> parts_of(Facts const& facts);

/// 1 where the programme does not say.
int rank_of(Version const& version);

struct Allocation {
  /// Per part the positions in the set, in the order of the set.
  std::vector<std::vector<std::size_t>> owners;
  /// Why a programme is left without any part; empty: each has one.
  std::vector<std::string> refusals;
};

/// `set` is sorted in the order of service; `fitting` are all candidates that fit, for subsidiarity. Every programme gets
/// one part for itself if that is possible at all (bipartite matching), what remains goes to the first that pays for it,
/// and programmes that may share costs share them.
Allocation allocate(std::vector<Candidate const*> const& set, std::vector<Candidate const*> const& fitting,
                    std::vector<CostPart> const& parts);

}  // namespace leitbild::money::funding
