#include "import/osm/tag_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/toml.h"
#include "osm_tags.h"

namespace leitbild::importing {
namespace {

constexpr auto kWhere = std::string_view{"tags.toml"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// ASCII only: the parts looked for have no umlauts.
bool contains_folded(std::string_view text, std::string_view part) {
  return !std::ranges::search(text, part, [](char a, char b) { return lower(a) == lower(b); }).empty();
}

bool fits(TagPattern const& pattern, Tags tags) {
  return std::ranges::any_of(tags, [&](Tag const& tag) {
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

std::vector<TagPattern> patterns(TomlTable const& table, std::string_view path, Problems& problems) {
  auto out = std::vector<TagPattern>{};
  for (auto const& text : table.texts(path)) {
    auto const at = text.find_first_of("=~");
    if (at == std::string::npos || at == 0 || at + 1 == text.size()) {
      problems.add(fmt::format("„{}“ ist kein Muster; möglich: key=value, key=* und key~part", text),
                   std::string{kWhere});
      continue;
    }
    auto const value = text.substr(at + 1);
    out.push_back({.key = text.substr(0, at), .value = value, .kind = kind_of(text[at], value)});
  }
  return out;
}

TagRule rule(TomlTable const& table, Problems& problems) {
  return {.any = patterns(table, "any", problems),
          .unless = patterns(table, "unless", problems),
          .also = patterns(table, "and", problems)};
}

void read_highway(TomlTable const& table, TagTable& out, Problems& problems) {
  for (auto const& value : table.keys()) {
    auto const kind = table.text(value).value_or("");
    if (auto const known = city::street_kind_from(kind)) {
      out.highway.emplace(value, *known);
    } else {
      problems.add(fmt::format("„{}“ ist keine Straßenart", kind), fmt::format("{}: highway.{}", kWhere, value));
    }
  }
}

void read_facilities(TomlTable const& table, TagTable& out, Problems& problems) {
  for (auto const& entry : table.tables("facility")) {
    auto const id = entry.text("category").value_or("");
    if (auto const category = city::facility_category_from(id)) {
      out.facilities.push_back({.category = *category, .rule = rule(entry, problems)});
    } else {
      problems.add(fmt::format("„{}“ ist keine Art von Einrichtung", id), std::string{kWhere});
    }
  }
}

}  // namespace

Result<TagTable> read_tag_table(std::string_view toml) {
  TRY(auto const document, parse_toml(toml, kWhere));
  auto out = TagTable{};
  auto problems = Problems{};
  if (auto const highway = document.table("highway")) { read_highway(*highway, out, problems); }
  out.walking_allowed = patterns(document, "walking.allowed", problems);
  out.walking_forbidden = patterns(document, "walking.forbidden", problems);
  out.walking_only_if_allowed = patterns(document, "walking.only_if_allowed", problems);
  read_facilities(document, out, problems);
  for (auto const& entry : document.tables("left_out")) {
    out.left_out.push_back({.reason = entry.text("reason").value_or("ohne Angabe"), .rule = rule(entry, problems)});
  }
  for (auto const& entry : document.tables("stop")) { out.stops.push_back(rule(entry, problems)); }
  for (auto const& entry : document.tables("green")) {
    out.green.push_back({.forest = entry.boolean("forest").value_or(false), .rule = rule(entry, problems)});
  }
  for (auto const& entry : document.tables("building")) { out.buildings.push_back(rule(entry, problems)); }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

Result<TagTable> embedded_tag_table() { return read_tag_table(kTags); }

std::string_view value_of(Tags tags, std::string_view key) {
  auto const found = std::ranges::find(tags, key, &Tag::key);
  return found == tags.end() ? std::string_view{} : found->value;
}

bool fits_any(std::span<TagPattern const> patterns, Tags tags) {
  return std::ranges::any_of(patterns, [&](TagPattern const& pattern) { return fits(pattern, tags); });
}

bool fits(TagRule const& rule, Tags tags) {
  return fits_any(rule.any, tags) && !fits_any(rule.unless, tags) && (rule.also.empty() || fits_any(rule.also, tags));
}

}  // namespace leitbild::importing
