// Supply of nature against what each resident should have.
#pragma once

#include <optional>

#include "nature/zones.h"

namespace leitbild::nature {

/// Square metres per resident above (below, if negative) the demand. kNoValue where the supply is unknown.
geo::Grid<float> balance_per_resident(geo::Grid<float> supply, SquareMetres demand);
/// The same for all residents of a pixel; those of unknown number give kNoValue.
geo::Grid<float> balance_of_all(geo::Grid<float> const& balance, geo::Grid<float> const& residents);

struct DistrictBalance {
  double residents{};
  double undersupplied{}, oversupplied{};      // residents below and above the demand; exactly at it: neither
  double total{};                              // square metres above the demand of all residents
  std::optional<double> per_resident() const;  // nothing without residents
  DistrictBalance& operator+=(DistrictBalance const& other);
};
DistrictBalance balance_of(geo::Zone const& district, geo::Grid<float> const& balance,
                           geo::Grid<float> const& residents);

}  // namespace leitbild::nature
