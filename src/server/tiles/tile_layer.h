// A layer of a tileset: shapes with an index, and what is said about each of them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "geo/box_tree.h"
#include "server/language.h"
#include "server/tiles/cut.h"

namespace leitbild::server {

enum class TagType : std::uint8_t { kText, kNumber, kFlag };

struct TagInfo {
  std::string_view key;
  TagType type{};
  std::string_view help_de;
};

enum class LayerShape : std::uint8_t { kPoints, kLines, kAreas, kMixed };

/// Shapes in EPSG:3857 that do not change; layers may share them.
struct IndexedShapes {
  std::vector<geo::Shape> shapes;
  geo::BoxTree tree;

  explicit IndexedShapes(std::vector<geo::Shape> of);
};

struct TileLayer {
  using Tags = std::vector<exchange::mvt::Tag>;
  /// Fills in what is said about a shape; false: it is not shown at that zoom. Texts live as long as the site.
  using Describe = std::function<bool(std::size_t row, std::uint32_t zoom, Tags& tags)>;

  std::string_view name;
  Words title;
  LayerShape kind{};
  std::uint32_t from_zoom{};
  std::vector<TagInfo> tags;
  std::shared_ptr<IndexedShapes const> content;
  Describe describe;

  /// Appends what lies in the tile; nothing if nothing does. Features of a layer come in the order of the shapes.
  void append_to(std::string& tile, TileAddress address) const;
};

}  // namespace leitbild::server
