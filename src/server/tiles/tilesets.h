// What is offered as vector tiles: the ground, the plan, and indicators per cell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/site.h"
#include "server/tiles/tile_layer.h"

namespace leitbild::server {

/// Beyond it a map enlarges the tiles it has: a unit is 15 cm on the ground there.
inline constexpr std::uint32_t kDeepestTile = 16;

struct Tileset {
  std::string_view id;
  Words title, description;
  std::vector<TileLayer> layers;

  /// In EPSG:3857; empty if there is nothing.
  geo::Box extent() const;
  /// The bytes of a tile, made anew: the server keeps its answers.
  std::string tile(TileAddress address) const;
};

std::vector<TileLayer> base_layers(Site const& site);
std::vector<TileLayer> plan_layers(Site const& site);
/// One per indicator, in the order of the evaluation.
std::vector<Tileset> indicator_tilesets(Site const& site);

class Tilesets {
 public:
  explicit Tilesets(Site const& site);

  /// "base", "plan" and, for all indicators, "indicators".
  std::vector<Tileset const*> all() const;
  /// Null: no tileset of that name. `indicator`: only for "indicators"; the first if it is empty.
  Tileset const* find(std::string_view id, std::string_view indicator) const;
  std::vector<std::string_view> indicators() const;

 private:
  Tileset base_, plan_;
  std::vector<Tileset> by_indicator_;
  std::vector<std::string_view> indicators_;
};

}  // namespace leitbild::server
