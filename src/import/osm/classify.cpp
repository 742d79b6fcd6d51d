#include "import/osm/classify.h"

#include <algorithm>

namespace leitbild::importing {

std::optional<city::StreetKind> classify(TagTable const& table, Tags tags) {
  auto const kind = table.highway.find(value_of(tags, "highway"));
  if (kind == table.highway.end()) { return std::nullopt; }
  if (!fits_any(table.walking_allowed, tags)) {
    if (fits_any(table.walking_forbidden, tags)) { return std::nullopt; }
    if (fits_any(table.walking_only_if_allowed, tags)) { return std::nullopt; }
  }
  return kind->second;
}

std::optional<city::FacilityCategory> facility_category(TagTable const& table, Tags tags) {
  auto const found =
      std::ranges::find_if(table.facilities, [&](FacilityRule const& entry) { return fits(entry.rule, tags); });
  if (found == table.facilities.end()) { return std::nullopt; }
  return found->category;
}

std::string_view left_out_because(TagTable const& table, Tags tags) {
  if (facility_category(table, tags)) { return {}; }
  auto const found =
      std::ranges::find_if(table.left_out, [&](LeftOutRule const& entry) { return fits(entry.rule, tags); });
  return found == table.left_out.end() ? std::string_view{} : found->reason;
}

bool is_stop(TagTable const& table, Tags tags) {
  return std::ranges::any_of(table.stops, [&](TagRule const& rule) { return fits(rule, tags); });
}

bool is_building(TagTable const& table, Tags tags) {
  return std::ranges::any_of(table.buildings, [&](TagRule const& rule) { return fits(rule, tags); });
}

std::optional<GreenKind> green_kind(TagTable const& table, Tags tags) {
  auto const found = std::ranges::find_if(table.green, [&](GreenRule const& entry) { return fits(entry.rule, tags); });
  if (found == table.green.end()) { return std::nullopt; }
  return found->forest ? GreenKind::kForest : GreenKind::kOpen;
}

}  // namespace leitbild::importing
