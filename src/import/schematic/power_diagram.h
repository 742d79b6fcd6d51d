// Districts of given areas from given centres: a power diagram.
//
// The cell of site i holds the points p with |p - s_i|² - w_i smaller than for any other site. For any areas that add
// up to that of the outline there are weights w that give exactly these areas; they are found by a damped Newton
// iteration, whose convergence is known (Kitagawa, Mérigot, Thibert 2019). Where a label falls outside its cell, sites
// are shifted and the weights solved again.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/shape.h"

namespace leitbild::importing {

struct PowerSite {
  std::string name;
  geo::Point at;      // inside the outline
  geo::Point label;   // to be inside the cell
  SquareMetres area;  // wanted; scaled so that all together fill the outline
};

/// How far a label is to stay from the border to a neighbour.
inline constexpr Metres kLabelMargin{120.0};

/// Cells in the order of the sites. They share their borders vertex for vertex and fill the outline.
/// `outline` is closed and counter-clockwise. Error: two sites at one place; a label that cannot be kept in its cell.
Result<std::vector<geo::MultiPolygon>> power_cells(geo::Ring const& outline, std::span<PowerSite const> sites);

/// The same without the search for weights: every place belongs to the nearest site, whatever the wanted areas. O(sites²).
/// No two sites lie at one place.
std::vector<geo::MultiPolygon> nearest_cells(geo::Ring const& outline, std::span<PowerSite const> sites);

}  // namespace leitbild::importing
