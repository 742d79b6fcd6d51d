// How much public nature each resident has within reach, when all others use it too (two-step floating catchment area).
//
//   demand on nature j: D_j = Σ_i k(d_ij) P_i;   worth per person: R_j = S_j / D_j;   supply: A_i = Σ_j k(d_ij) R_j
//
// S: square metres of nature in a pixel, P: residents, k: decay with distance. Source: Luo, Wang (2003), Environment and
// Planning B 30:865; Xing et al. (2018); as InVEST Urban Nature Access. Where at most one weighted person demands a
// place, R_j = S_j, as there. Known weakness: distances are as the crow flies; a lonely park far from everybody counts
// as if one person had it all.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "nature/classes.h"
#include "nature/kernel.h"
#include "nature/window_sum.h"

namespace leitbild::nature {

struct NatureAccessInput {
  geo::Grid<ClassIndex> const& land_use;
  geo::Grid<float> const& residents;        // of the same size; kNoValue where unknown
  std::span<double const> nature_by_class;  // share of the pixel that is public nature, 0 .. 1
  double pixel_side{};                      // metres
  int threads{1};
};

/// A part of the residents with a radius of its own.
struct PopulationGroup {
  std::string name;
  geo::Grid<float> share;  // of the residents of a pixel, 0 .. 1
  Metres radius;
};

/// One radius for all, a box at a time: the tiles that meet it (window_sum.h), with the bits of a full run. Grids have the size
/// given here.
class UniformAccess {
 public:
  UniformAccess(Decay decay, Metres radius, double pixel_side, int columns, int rows);

  /// Nature per person of those who reach each pixel.
  void worth(NatureAccessInput const& input, PixelBox const& box, geo::Grid<float>& out) const;
  void supply(NatureAccessInput const& input, geo::Grid<float> const& worth, PixelBox const& box,
              geo::Grid<float>& out) const;
  /// Pixels that residents are felt by worth, and worth by supply.
  int reach() const { return window_.reach(); }

 private:
  WindowSum window_;
};

/// Square metres of nature per resident. kNoValue where land use or residents are unknown.
geo::Grid<float> supply_uniform(NatureAccessInput const& input, Decay decay, Metres radius);

/// `radius_by_class` of the classes that have nature.
geo::Grid<float> supply_by_class(NatureAccessInput const& input, Decay decay, std::span<Metres const> radius_by_class);

struct SupplyByGroup {
  geo::Grid<float> weighted_residents;         // D of all groups together
  std::vector<geo::Grid<float>> group_supply;  // in the order of the groups
  geo::Grid<float> supply;                     // weighted by the shares of the groups
};
SupplyByGroup supply_by_group(NatureAccessInput const& input, Decay decay, std::span<PopulationGroup const> groups);

/// Square metres of nature within reach, weighted by distance, whoever else uses it.
geo::Grid<float> accessible_nature(NatureAccessInput const& input, Decay decay, Metres radius);

/// Residents where land use is known too.
geo::Grid<float> masked_residents(NatureAccessInput const& input);

}  // namespace leitbild::nature
