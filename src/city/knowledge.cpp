#include "city/knowledge.h"

#include <array>
#include <utility>

#include "city/city.h"
#include "geo/prepared_area.h"

namespace leitbild::city {

namespace {

/// Whether a pixel of the cell says what it is.
bool is_known(Cover const& cover, geo::CellCode cell) {
  auto const first_column = cover.column_of(cell);
  auto const first_row = cover.row_of(cell);
  auto const inside = first_column >= 0 && first_row >= 0 && first_column + kPixelsPerCell <= cover.frame.columns &&
                      first_row + kPixelsPerCell <= cover.frame.rows;
  for (auto row = first_row; inside && row < first_row + kPixelsPerCell; ++row) {
    for (auto column = first_column; column < first_column + kPixelsPerCell; ++column) {
      if (cover.ground->at(column, row) != Ground::kUnknown) { return true; }
    }
  }
  return false;
}

}  // namespace

void add_knowledge(std::vector<LayerSet>& known, City const& city) {
  if (known.size() == city.people->cells.size()) { return; }
  auto const areas = std::array{
      std::pair{Layer::kStreets, geo::PreparedArea{city.streets->coverage}},
      std::pair{Layer::kFacilities, geo::PreparedArea{city.facilities->coverage}},
      std::pair{Layer::kTransit, geo::PreparedArea{city.transit->coverage}},
      std::pair{Layer::kLandcover, geo::PreparedArea{city.landcover->coverage}},
      std::pair{Layer::kBuildings, geo::PreparedArea{city.buildings->coverage}},
  };
  for (auto i = known.size(); i < city.people->cells.size(); ++i) {
    auto layers = LayerSet{Layer::kDistricts, Layer::kPeople};
    for (auto const& [layer, area] : areas) {
      auto const is_reached = layer != Layer::kStreets || !(*city.links.cells)[i].empty();
      if (is_reached && area.contains(city.people->cells[CellId{i}].centre)) { layers.add(layer); }
    }
    if (is_known(*city.cover, city.people->cells[CellId{i}].code)) { layers.add(Layer::kGround); }
    known.push_back(layers);
  }
}

}  // namespace leitbild::city
