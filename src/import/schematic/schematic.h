// A schematic city generated from a table of facts: no files needed, the same seed gives the same city.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "city/city.h"
#include "import/schematic/facts.h"

namespace leitbild::importing {

/// The districts, outline and counts in `facts_toml` (see data/kaiserslautern/README.md for its form) become a city:
/// districts by a power diagram, with streets, buildings, green, facilities, stops and residents. Everything is marked
/// "schematisch, nicht amtlich". Error: facts missing or contradictory, by name.
Result<city::Layers> generate_city(std::string_view facts_toml, std::uint64_t seed);

/// A step that begins, in German.
using Progress = std::function<void(std::string const&)>;

/// The same from facts that were made up; `progress` may be empty.
Result<city::Layers> generate_city(CityFacts const& facts, std::uint64_t seed, Progress const& progress);

/// The embedded facts about Kaiserslautern.
std::string_view kaiserslautern_facts();

}  // namespace leitbild::importing
