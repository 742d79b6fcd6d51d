// Vector tiles as maps in browsers read them: Mapbox Vector Tile specification 2.1, encoded with protozero.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace leitbild::exchange::mvt {

/// Side of a tile in its own units.
inline constexpr int kExtent = 4096;

/// From the tile's upper left corner, y downwards; what lies in the margin is below 0 or above kExtent.
struct Spot {
  std::int32_t x{}, y{};
  friend bool operator==(Spot, Spot) = default;
};

using Spots = std::vector<Spot>;
/// At least two different spots each.
struct Lines {
  std::vector<Spots> parts;
};
/// Rings of at least three spots, not closed, in either direction.
struct Polygon {
  Spots outer;
  std::vector<Spots> holes;
};
struct Polygons {
  std::vector<Polygon> parts;
};
using Geometry = std::variant<Spots, Lines, Polygons>;

using Value = std::variant<bool, std::int64_t, double, std::string_view>;
struct Tag {
  std::string_view key;  // of static duration
  Value value;
};

/// Twice the area; positive where the ring runs clockwise on the screen, as outer rings have to.
std::int64_t doubled_area(Spots const& ring);

/// The features of one layer while they are collected.
class Layer {
 public:
  explicit Layer(std::string_view name) : name_{name} {}

  /// Rings without an area are left out, and a feature without anything is.
  void add(std::optional<std::uint64_t> id, Geometry const& geometry, std::span<Tag const> tags);
  bool empty() const { return features_.empty(); }
  /// Appends the layer to the bytes of a tile.
  void append_to(std::string& tile) const;

 private:
  std::string name_;
  std::string features_;  // encoded
  std::vector<std::string_view> keys_;
  std::vector<std::string> values_;  // encoded
  std::unordered_map<std::string, std::uint32_t> value_positions_;

  std::uint32_t key_position(std::string_view key);
  std::uint32_t value_position(Value const& value);
};

}  // namespace leitbild::exchange::mvt
