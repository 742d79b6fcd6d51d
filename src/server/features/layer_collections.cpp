// Collections of the GeoPackages that lie in the folder layers/ of a workspace.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "geo/area.h"
#include "server/features/make_collections.h"

namespace leitbild::server {
namespace {

/// The box of a layer in degrees; empty where the file does not state it.
geo::Box extent_of(exchange::FeatureFile::Layer const& layer) {
  auto out = geo::Box{};
  if (layer.box.empty()) { return out; }
  for (auto const& shape : ToDegrees{layer.crs}({geo::Shape{geo::Line{geo::rectangle(layer.box).front().outer}}})) {
    out.add(geo::box_of(shape));
  }
  return out;
}

Collection collection_of(std::shared_ptr<exchange::FeatureFile const> const& file, std::size_t number, std::string id) {
  auto const& layer = file->layers()[number];
  auto const title = layer.title.empty() ? layer.table : layer.title;
  auto out = Collection{.id = std::move(id),
                        .title = {title, title},
                        .description = {layer.description, layer.description},
                        .properties = layer.properties};
  out.file = file;
  out.number_in_file = number;
  out.file_extent = extent_of(layer);
  for (auto i = std::size_t{0}; i < out.properties.size(); ++i) {
    out.filters.push_back(filter_of(out.properties[i], i));
  }
  return out;
}

}  // namespace

void add_layer_collections(std::deque<Collection>& all, Site const& site) {
  auto const is_taken = [&](std::string const& id) { return std::ranges::find(all, id, &Collection::id) != all.end(); };
  for (auto const& file : site.layer_files()) {
    for (auto i = std::size_t{0}; i < file->layers().size(); ++i) {
      auto id = slug(file->layers()[i].table);
      if (id.empty() || is_taken(id)) { id = slug(file->path().stem().string() + " " + file->layers()[i].table); }
      auto const base = id;
      for (auto n = 2; is_taken(id); ++n) { id = fmt::format("{}-{}", base, n); }
      all.push_back(collection_of(file, i, std::move(id)));
    }
  }
}

}  // namespace leitbild::server
