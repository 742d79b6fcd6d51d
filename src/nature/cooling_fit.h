// The cooling model fitted to measured temperatures.
//
//   T_i ≈ T_ref + UHI_max × A_i,   A_i: air temperature at station i for T_ref = 0 and UHI_max = 1
//
// For given radii and weights the two temperatures follow by least squares; radii and weights by a pattern search from where the
// parameters stand: one after the other up and down, with steps that are halved when none helps. Deterministic; a local optimum.
// Source of the idea: Bosch et al. (2021), gmd-14-3521, who anneal instead. Known weakness: a handful of stations fits many
// parameters; the error without each station in turn tells what the fit is worth elsewhere.
#pragma once

#include <functional>

#include "base/result.h"
#include "nature/cooling.h"

namespace leitbild::nature {

struct Station {
  int column{}, row{};   // pixel
  double temperature{};  // degrees Celsius
};

struct CoolingFit {
  CoolingParameters parameters;
  std::vector<double> modelled;  // by station
  double root_mean_square{},
      without_each{};  // degrees; the second: each station predicted from all others, with these radii
                       // and weights
  double explained{};  // share of the variance
  int runs{};
};

struct FitInput {
  geo::Grid<ClassIndex> const& land_use;
  geo::Grid<float> const& evapotranspiration;
  std::vector<ClassCooling> const& by_class;
  double largest{}, pixel_side{};
  int threads{1};
};

inline constexpr auto kFewestStations = std::size_t{5};

/// `said(runs, root mean square)` after each run of the model. Error: fewer stations than kFewestStations; one whose pixel has
/// no value; temperatures that rise where the model cools.
Result<CoolingFit> fit(FitInput const& input, CoolingParameters const& start, std::vector<Station> const& stations,
                       std::function<void(int, double)> const& said);

}  // namespace leitbild::nature
