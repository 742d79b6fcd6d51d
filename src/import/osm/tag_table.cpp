#include "import/osm/tag_table.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/toml.h"
#include "osm_tags.h"

namespace leitbild::importing {
namespace {

constexpr auto kWhere = std::string_view{"tags.toml"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// ASCII only: the parts that are looked for have no capital umlauts.
bool contains_folded(std::string_view text, std::string_view part) {
  return !std::ranges::search(text, part, [](char a, char b) { return lower(a) == lower(b); }).empty();
}

bool fits(TagPattern const& pattern, KnownTags const& tags) {
  if (!tags.keys[pattern.key]) { return false; }
  return std::ranges::any_of(tags.list, [&](KnownTags::Known const& tag) {
    if (tag.key != pattern.key) { return false; }
    switch (pattern.kind) {
      case TagPattern::Kind::kPresent: return true;
      case TagPattern::Kind::kEquals: return tag.value == pattern.value;
      case TagPattern::Kind::kContains: return contains_folded(tag.value, pattern.value);
    }
    return false;
  });
}

TagPattern::Kind kind_of(char sign, std::string_view value) {
  if (sign == '~') { return TagPattern::Kind::kContains; }
  return value == "*" ? TagPattern::Kind::kPresent : TagPattern::Kind::kEquals;
}

/// Reads the parts of the table and notes what is wrong with them.
class Reader {
 public:
  explicit Reader(TagTable& out) : out_{out} { number_of("highway"); }

  TagPatterns patterns(TomlTable const& table, std::string_view path) {
    auto out = TagPatterns{};
    for (auto const& text : table.texts(path)) {
      auto const at = text.find_first_of("=~");
      if (at == std::string::npos || at == 0 || at + 1 == text.size()) {
        problems_.add(fmt::format("„{}“ ist kein Muster; möglich: key=value, key=* und key~part", text),
                      std::string{kWhere});
        continue;
      }
      auto const value = text.substr(at + 1);
      out.push_back({.value = value, .key = number_of(text.substr(0, at)), .kind = kind_of(text[at], value)});
    }
    return out;
  }

  /// `says` gives what an entry means, nothing if it is not understood.
  template <class Says>
  void read(TomlTable const& document, std::string_view path, RuleList<Says>& list, auto const& says) {
    for (auto const& entry : document.tables(path)) {
      auto const meaning = std::optional<Says>{says(entry)};
      if (!meaning) { continue; }
      auto rule = TagRule{.any = patterns(entry, "any"),
                          .unless = patterns(entry, "unless"),
                          .also = patterns(entry, "and"),
                          .keys = {}};
      for (auto const& pattern : rule.any) { rule.keys.set(pattern.key); }
      list.keys |= rule.keys;
      list.entries.push_back({.rule = std::move(rule), .says = *meaning});
    }
  }

  /// The text of a key, which `from` has to understand.
  auto known(TomlTable const& entry, std::string_view key, std::string_view what, auto const& from) {
    auto const text = entry.text(key).value_or("");
    auto const found = from(text);
    if (!found) { problems_.add(fmt::format("„{}“ ist {}", text, what), std::string{kWhere}); }
    return found;
  }

  TrafficRules traffic(TomlTable const& document, std::string const& path) {
    return {.allowed = patterns(document, path + ".allowed"),
            .forbidden = patterns(document, path + ".forbidden"),
            .only_if_allowed = patterns(document, path + ".only_if_allowed")};
  }

  void highway(TomlTable const& table) {
    for (auto const& value : table.keys()) {
      auto const kind = table.text(value).value_or("");
      if (auto const known = city::street_kind_from(kind)) {
        out_.highway.emplace(value, *known);
      } else {
        problems_.add(fmt::format("„{}“ ist keine Straßenart", kind), fmt::format("{}: highway.{}", kWhere, value));
      }
    }
  }

  Problems problems() && { return std::move(problems_); }

 private:
  TagTable& out_;
  Problems problems_;

  KeyNumber number_of(std::string const& key) {
    auto const [found, is_new] = out_.key_numbers.try_emplace(key, static_cast<KeyNumber>(out_.key_numbers.size()));
    if (is_new && out_.key_numbers.size() > kMostKeys) {
      problems_.add(fmt::format("„{}“ ist ein Schlüssel zu viel; möglich sind {}", key, kMostKeys),
                    std::string{kWhere});
      out_.key_numbers.erase(found);
      return 0;
    }
    return found->second;
  }
};

std::optional<city::BuildingUse> building_use_from(std::string_view id) {
  static constexpr std::array<std::string_view, city::kBuildingUses> kIds{"unknown",    "residential", "commercial",
                                                                          "industrial", "public",      "outbuilding"};
  auto const found = std::ranges::find(kIds, id);
  if (found == kIds.end()) { return std::nullopt; }
  return static_cast<city::BuildingUse>(found - kIds.begin());
}

}  // namespace

Result<TagTable> read_tag_table(std::string_view toml) {
  TRY(auto const document, parse_toml(toml, kWhere));
  auto out = TagTable{};
  auto in = Reader{out};
  if (auto const highway = document.table("highway")) { in.highway(*highway); }
  out.walking = in.traffic(document, "walking");
  out.cycling = in.traffic(document, "cycling");
  out.cycling_both_ways = in.patterns(document, "cycling.both_ways");
  out.cycling_backward = in.patterns(document, "cycling.backward");
  out.cycling_forward = in.patterns(document, "cycling.forward");
  in.read(document, "facility", out.facilities, [&](TomlTable const& entry) {
    return in.known(entry, "category", "keine Art von Einrichtung", city::facility_category_from);
  });
  in.read(document, "left_out", out.left_out,
          [](TomlTable const& entry) { return entry.text("reason").value_or("ohne Angabe"); });
  in.read(document, "stop", out.stops, [](TomlTable const&) { return true; });
  in.read(document, "tree", out.trees, [](TomlTable const&) { return true; });
  in.read(document, "green", out.green, [](TomlTable const& entry) {
    return entry.boolean("forest").value_or(false) ? GreenKind::kForest : GreenKind::kOpen;
  });
  in.read(document, "land_use", out.land_uses, [&](TomlTable const& entry) {
    return in.known(entry, "use", "keine Art der Bodennutzung", city::land_use_from);
  });
  in.read(document, "building", out.buildings, [&](TomlTable const& entry) {
    return in.known(entry, "use", "keine Nutzung eines Gebäudes", building_use_from);
  });
  auto problems = std::move(in).problems();
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

Result<TagTable> embedded_tag_table() { return read_tag_table(kTags); }

void look_up(TagTable const& table, Tags tags, KnownTags& known) {
  known.list.clear();
  known.keys.reset();
  for (auto const& tag : tags) {
    auto const found = table.key_numbers.find(tag.key);
    if (found == table.key_numbers.end()) { continue; }
    known.list.push_back({found->second, tag.value});
    known.keys.set(found->second);
  }
}

std::string_view value_of(Tags tags, std::string_view key) {
  auto const found = std::ranges::find(tags, key, &Tag::key);
  return found == tags.end() ? std::string_view{} : found->value;
}

bool fits_any(TagPatterns const& patterns, KnownTags const& tags) {
  return std::ranges::any_of(patterns, [&](TagPattern const& pattern) { return fits(pattern, tags); });
}

bool fits(TagRule const& rule, KnownTags const& tags) {
  return fits_any(rule.any, tags) && !fits_any(rule.unless, tags) && (rule.also.empty() || fits_any(rule.also, tags));
}

}  // namespace leitbild::importing
