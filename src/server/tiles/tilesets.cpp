#include "server/tiles/tilesets.h"

namespace leitbild::server {

geo::Box Tileset::extent() const {
  auto out = geo::Box{};
  for (auto const& layer : layers) { out.add(layer.content->tree.extent()); }
  return out;
}

std::string Tileset::tile(TileAddress address) const {
  auto out = std::string{};
  for (auto const& layer : layers) { layer.append_to(out, address); }
  return out;
}

Tilesets::Tilesets(Site const& site)
    : base_{.id = "base",
            .title = {.de = "Grundkarte", .en = "Base map"},
            .description = {.de = "Straßen und Wege, Gebäude, Grün, Nutzung, Wasser, Haltestellen, Einrichtungen und "
                                  "Bezirke, wie sie eingelesen wurden",
                            .en = "Streets and paths, buildings, green, land use, water, stops, facilities and "
                                  "districts as imported"},
            .layers = base_layers(site)},
      plan_{.id = "plan",
            .title = {.de = "Plan", .en = "Plan"},
            .description = {.de = "Orte der Maßnahmen und Elemente des räumlichen Leitbilds",
                            .en = "Places of measures and elements of the spatial concept"},
            .layers = plan_layers(site)},
      by_indicator_{indicator_tilesets(site)} {
  for (auto const& comparison : site.evaluation().comparisons) { indicators_.push_back(comparison.indicator->id); }
}

std::vector<Tileset const*> Tilesets::all() const {
  auto out = std::vector<Tileset const*>{&base_, &plan_};
  if (!by_indicator_.empty()) { out.push_back(&by_indicator_.front()); }
  return out;
}

Tileset const* Tilesets::find(std::string_view id, std::string_view indicator) const {
  if (id == base_.id) { return &base_; }
  if (id == plan_.id) { return &plan_; }
  for (auto i = std::size_t{0}; i < by_indicator_.size(); ++i) {
    if (id == by_indicator_[i].id && (indicator.empty() || indicator == indicators_[i])) { return &by_indicator_[i]; }
  }
  return nullptr;
}

std::vector<std::string_view> Tilesets::indicators() const { return indicators_; }

}  // namespace leitbild::server
