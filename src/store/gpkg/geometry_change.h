// How a place moved or was redrawn, in words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace leitbild::store::gpkg {

struct GeometryChange {
  std::string before, after;
};

/// Of two geometries as stored; nothing if they are the same, however they are stored. Coordinates for a point, length
/// or size for lines and areas, and how far the corner moved that moved farthest, where the number of corners is the
/// same. Metres of the plane.
std::optional<GeometryChange> describe_change(std::string_view before, std::string_view after);

}  // namespace leitbild::store::gpkg
