// What tags mean, read from the embedded table tags.toml.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "city/facilities/facilities.h"
#include "city/streets/streets.h"

namespace leitbild::importing {

struct Tag {
  std::string_view key, value;
};
using Tags = std::span<Tag const>;

/// "key=value", "key=*" or "key~part".
struct TagPattern {
  enum class Kind { kEquals, kPresent, kContains };
  std::string key, value;
  Kind kind{};
};

/// Fits tags with one of `any`, none of `unless` and, if `also` is not empty, one of `also`.
struct TagRule {
  std::vector<TagPattern> any, unless, also;
};

struct FacilityRule {
  city::FacilityCategory category{};
  TagRule rule;
};

/// What looks like a facility but is not counted: reported with its reason.
struct LeftOutRule {
  std::string reason;
  TagRule rule;
};

struct GreenRule {
  bool forest{};
  TagRule rule;
};

struct TagTable {
  std::map<std::string, city::StreetKind, std::less<>> highway;
  std::vector<TagPattern> walking_allowed, walking_forbidden, walking_only_if_allowed;
  std::vector<FacilityRule> facilities;
  std::vector<LeftOutRule> left_out;
  std::vector<TagRule> stops;
  std::vector<GreenRule> green;
  std::vector<TagRule> buildings;
};

/// Error: a pattern without '=' or '~', an unknown kind of street or category, all of them at once.
Result<TagTable> read_tag_table(std::string_view toml);
/// The table that is compiled in.
Result<TagTable> embedded_tag_table();

/// Empty where the key is absent.
std::string_view value_of(Tags tags, std::string_view key);
bool fits_any(std::span<TagPattern const> patterns, Tags tags);
bool fits(TagRule const& rule, Tags tags);

}  // namespace leitbild::importing
