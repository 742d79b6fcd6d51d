// What the cooling model reads: its parameter file and the rasters it names.
#pragma once

#include "app/models/inputs.h"
#include "app/models/runs.h"
#include "nature/cooling.h"

namespace leitbild::app {

struct CoolingFile {
  std::filesystem::path land_use, evapotranspiration, areas, table;
  nature::CoolingParameters model;
  std::optional<double> humidity;                               // with productivity
  std::optional<std::filesystem::path> buildings, consumption;  // with energy
};
/// Error: everything that is wrong with it.
Result<CoolingFile> read_cooling_file(ModelRun const& run);

/// On one grid.
struct CoolingGrids {
  geo::GridFrame frame;
  ModelAreas areas;
  geo::Grid<nature::ClassIndex> land_use;
  geo::Grid<float> evapotranspiration;
  double largest{};  // evapotranspiration
  std::vector<nature::ClassCooling> by_class;
};
Result<CoolingGrids> read_cooling_grids(CoolingFile const& parameters);

}  // namespace leitbild::app
