// The districts of a city as a tree: city -> core city or Ortsbezirk -> statistical district.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "geo/shape.h"

namespace leitbild::city {

using DistrictId = Id<struct DistrictTag>;

enum class Level : std::uint8_t { kCity, kOrtsbezirk, kStatistical };

/// "city", "ortsbezirk" (the core city is one of these), "statistical".
std::string_view name(Level level);
std::optional<Level> level_from(std::string_view text);

struct District {
  std::string code;  // unique in the city, as its statistics office writes it
  std::string name;
  Level level{};
  std::optional<DistrictId> parent;  // none for the city itself
  geo::MultiPolygon shape;
  geo::Point label;  // inside the shape
};

/// Row 0 is the city itself and its shape is the city's boundary; parents come before their children.
struct Districts {
  Table<DistrictId, District> rows;

  static constexpr DistrictId kWholeCity{0U};
};

/// By code, else by name or its slug without regard to case.
std::optional<DistrictId> find(Districts const& districts, std::string_view code_or_name);
/// The district, then its parents up to the city.
std::vector<DistrictId> chain_upwards(Districts const& districts, DistrictId id);
/// True for a district without children.
std::vector<bool> leaves(Districts const& districts);
/// The leaf that contains each point; else the nearest leaf, so that slivers between polygons lose nobody.
/// O(points x districts), most pairs decided by a box.
std::vector<DistrictId> leaf_of_each(Districts const& districts, std::vector<geo::Point> const& points);

}  // namespace leitbild::city
