// Facts of cities that do not exist, of any size: for benchmarks.
#pragma once

#include <cstdint>

#include "import/schematic/facts.h"

namespace leitbild::importing {

inline constexpr long long kFewestSyntheticInhabitants = 10'000;
inline constexpr long long kMostSyntheticInhabitants = 4'000'000;

/// A round city with districts of some ten thousand inhabitants, denser towards its middle, and as many shops, schools,
/// parks and stops per inhabitant as German cities of 100,000 have. The districts follow each other along a spiral, so
/// that their number can grow with the city. Error: a number of inhabitants out of range.
Result<CityFacts> synthetic_facts(long long inhabitants, std::uint64_t seed);

}  // namespace leitbild::importing
