// leitbild model cooling --calibrate STATIONS.csv.
#pragma once

#include "app/models/cooling_inputs.h"

namespace leitbild::app {

/// Fits the model to the temperatures of `run.stations` and writes parameters.json (the file with what was fitted, ready for a run),
/// stations.csv (measured, modelled, difference) and calibration.json (errors). Error: columns that are missing, stations outside.
Result<std::vector<std::string>> calibrate_cooling(ModelRun const& run, CoolingFile const& parameters,
                                                   CoolingGrids const& grids);

}  // namespace leitbild::app
