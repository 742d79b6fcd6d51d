// The raster models as they are run from a parameter file (keys and outputs: reference/models.md §6, handbuch.md).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace leitbild::app {

struct ModelRun {
  std::filesystem::path parameters;
  std::filesystem::path inputs;  // folder of relative paths; empty: that of the parameter file
  std::filesystem::path out;
  int threads{1};                    // results do not depend on it
  bool rasters{true};                // else only tables are written
  std::filesystem::path stations{};  // of cooling: measured temperatures to fit the model to; empty: a plain run
};

/// Names of the files written. Error: everything wrong with the parameters; then the first input that cannot be used.
/// After an error the output folder is as it was.
Result<std::vector<std::string>> run_flood(ModelRun const& run);
Result<std::vector<std::string>> run_nature_access(ModelRun const& run);
Result<std::vector<std::string>> run_cooling(ModelRun const& run);
Result<std::vector<std::string>> run_stormwater(ModelRun const& run);
Result<std::vector<std::string>> run_wellbeing(ModelRun const& run);

}  // namespace leitbild::app
