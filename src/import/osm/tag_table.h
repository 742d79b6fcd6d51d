// What tags mean, read from the embedded table tags.toml.
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "city/buildings/buildings.h"
#include "city/facilities/facilities.h"
#include "city/landcover/landcover.h"
#include "city/streets/streets.h"

namespace leitbild::importing {

struct Tag {
  std::string_view key, value;
};
using Tags = std::span<Tag const>;

/// Keys that the table mentions have numbers, so that a rule compares numbers and most rules are passed over by a look
/// at the set of an object's keys: an extract asks this table millions of times.
using KeyNumber = std::uint8_t;
inline constexpr std::size_t kMostKeys = 128;
using KeySet = std::bitset<kMostKeys>;

/// The tags of an object whose keys the table mentions.
struct KnownTags {
  struct Known {
    KeyNumber key;
    std::string_view value;
  };
  std::vector<Known> list;
  KeySet keys;
};

/// "key=value", "key=*" or "key~part".
struct TagPattern {
  enum class Kind : std::uint8_t { kEquals, kPresent, kContains };
  std::string value;
  KeyNumber key{};
  Kind kind{};
};

using TagPatterns = std::vector<TagPattern>;

/// Fits tags with one of `any`, none of `unless` and, if `also` is not empty, one of `also`.
struct TagRule {
  TagPatterns any, unless, also;
  KeySet keys;  // of `any`
};

/// Rules in the order of the table, each with what it says.
template <class Says>
struct RuleList {
  struct Entry {
    TagRule rule;
    Says says;
  };
  std::vector<Entry> entries;
  KeySet keys;  // of all rules
};

enum class GreenKind : std::uint8_t { kOpen, kForest };

/// Who may use a street.
struct TrafficRules {
  TagPatterns allowed, forbidden, only_if_allowed;
};

/// So that a key is found without a copy of it.
struct KeyHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view key) const noexcept { return std::hash<std::string_view>{}(key); }
};

struct TagTable {
  std::unordered_map<std::string, KeyNumber, KeyHash, std::equal_to<>> key_numbers;
  std::map<std::string, city::StreetKind, std::less<>> highway;
  TrafficRules walking, cycling;
  TagPatterns cycling_both_ways, cycling_backward, cycling_forward;
  RuleList<city::FacilityCategory> facilities;
  RuleList<std::string> left_out;  // looks like a facility and is none: why
  RuleList<bool> stops, trees;
  RuleList<GreenKind> green;
  RuleList<city::LandUse> land_uses;
  RuleList<city::BuildingUse> buildings;
};

/// Error: a pattern without '=' or '~', an unknown kind of street, category or use, more than kMostKeys keys; all of
/// them at once.
Result<TagTable> read_tag_table(std::string_view toml);
/// The table that is compiled in.
Result<TagTable> embedded_tag_table();

/// Fills `known`, whose memory is used again.
void look_up(TagTable const& table, Tags tags, KnownTags& known);

/// Empty where the key is absent.
std::string_view value_of(Tags tags, std::string_view key);
bool fits_any(TagPatterns const& patterns, KnownTags const& tags);
bool fits(TagRule const& rule, KnownTags const& tags);

/// What the first rule that fits says; null if none does.
template <class Says>
Says const* first_fit(RuleList<Says> const& list, KnownTags const& tags) {
  if ((list.keys & tags.keys).none()) { return nullptr; }
  for (auto const& entry : list.entries) {
    if ((entry.rule.keys & tags.keys).any() && fits(entry.rule, tags)) { return &entry.says; }
  }
  return nullptr;
}

}  // namespace leitbild::importing
