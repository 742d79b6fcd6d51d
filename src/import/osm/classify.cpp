#include "import/osm/classify.h"

#include <algorithm>

#include "base/text.h"

namespace leitbild::importing {

Classifier::Classifier(TagTable const& table) : table_{table}, highway_{table.key_numbers.at("highway")} {}

bool Classifier::is_open(TrafficRules const& rules) const {
  return fits_any(rules.allowed, known_) ||
         (!fits_any(rules.forbidden, known_) && !fits_any(rules.only_if_allowed, known_));
}

city::BikeAccess Classifier::bike() const {
  if (!is_open(table_.cycling)) { return city::BikeAccess::kNone; }
  if (fits_any(table_.cycling_both_ways, known_)) { return city::BikeAccess::kBoth; }
  if (fits_any(table_.cycling_backward, known_)) { return city::BikeAccess::kBackward; }
  return fits_any(table_.cycling_forward, known_) ? city::BikeAccess::kForward : city::BikeAccess::kBoth;
}

std::optional<StreetMeaning> Classifier::street() const {
  if (!known_.keys[highway_]) { return std::nullopt; }
  auto const tag = std::ranges::find(known_.list, highway_, &KnownTags::Known::key);
  auto const kind = table_.highway.find(tag->value);
  if (kind == table_.highway.end()) { return std::nullopt; }
  auto const out = StreetMeaning{.kind = kind->second, .walk = is_open(table_.walking), .bike = bike()};
  if (!out.walk && out.bike == city::BikeAccess::kNone) { return std::nullopt; }
  return out;
}

Meaning Classifier::operator()(Tags tags) {
  auto out = Meaning{};
  look_up(table_, tags, known_);
  if (known_.list.empty()) { return out; }
  out.street = street();
  for (auto const& [rule, category] : table_.facilities.entries) {
    if ((rule.keys & known_.keys).any() && fits(rule, known_)) {
      out.facilities.set(static_cast<std::size_t>(category));
    }
  }
  if (out.facilities.none()) {
    if (auto const* const reason = first_fit(table_.left_out, known_)) { out.left_out = *reason; }
  }
  out.stop = first_fit(table_.stops, known_) != nullptr;
  out.tree = first_fit(table_.trees, known_) != nullptr;
  auto const take = [&](auto const& list, auto& into) {
    if (auto const* const says = first_fit(list, known_)) { into = *says; }
  };
  take(table_.green, out.green);
  take(table_.land_uses, out.land_use);
  take(table_.buildings, out.building);
  return out;
}

std::optional<std::uint8_t> levels_of(Tags tags) {
  constexpr auto kMost = 100.0;  // the highest house of the country has 65
  auto const text = value_of(tags, "building:levels");
  if (text.empty()) { return std::uint8_t{0}; }
  auto const value = parse_number(trimmed(text));
  if (!value || !(*value >= 0.0 && *value <= kMost)) { return std::nullopt; }
  return static_cast<std::uint8_t>(*value);
}

std::optional<std::uint32_t> capacity_of(Tags tags) {
  constexpr auto kMost = 10'000LL;
  auto const value = parse_integer(trimmed(value_of(tags, "capacity")));
  if (!value || *value < 1 || *value > kMost) { return std::nullopt; }
  return static_cast<std::uint32_t>(*value);
}

}  // namespace leitbild::importing
