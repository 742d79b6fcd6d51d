// Measures on the map: areas hatched, lines dashed, every place with its number in a circle.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/map/frame.h"

namespace leitbild::report {

/// A measure as the map shows it.
struct MapMeasure {
  int number{};
  std::string title;
  std::string field;
  std::string colour;  // "#2f6f4e"
  std::vector<geo::Shape> places;
};

/// True if some of the place is inside the frame.
bool is_on_sheet(Frame const& frame, geo::Shape const& place);
/// Lines and areas.
void draw_measure_shapes(Svg& svg, std::span<MapMeasure const> measures, Frame const& frame);
/// A number at every place; drawn last, over everything else.
void draw_measure_numbers(Svg& svg, std::span<MapMeasure const> measures, Frame const& frame);
std::string number_symbol(Spot at, std::string_view number, std::string_view colour, int radius);

/// Where the number stands: the place itself, the middle of a line's or area's part on the sheet.
geo::Point anchor_on_sheet(Frame const& frame, geo::Shape const& place);

}  // namespace leitbild::report
