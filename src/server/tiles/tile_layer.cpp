#include "server/tiles/tile_layer.h"

namespace leitbild::server {

IndexedShapes::IndexedShapes(std::vector<geo::Shape> of) : shapes{std::move(of)} {
  auto boxes = std::vector<geo::Box>{};
  boxes.reserve(shapes.size());
  for (auto const& shape : shapes) { boxes.push_back(geo::box_of(shape)); }
  tree = geo::BoxTree{boxes};
}

void TileLayer::append_to(std::string& tile, TileAddress address) const {
  if (address.zoom < from_zoom) { return; }
  auto const cut = TileCut{address};
  auto layer = exchange::mvt::Layer{name};
  auto said = Tags{};
  for (auto const row : content->tree.meeting(cut.box())) {
    said.clear();
    if (!describe(row, address.zoom, said)) { continue; }
    if (auto const geometry = cut(content->shapes[row])) { layer.add(row, *geometry, said); }
  }
  layer.append_to(tile);
}

}  // namespace leitbild::server
