// The part of the city's plane that is on the sheet, and how to get there.
#pragma once

#include <string>
#include <vector>

#include "geo/shape.h"
#include "report/map/svg.h"

namespace leitbild::report {

struct Frame {
  geo::Box box;  // in the city's plane
  int width{};   // tenths of a millimetre on paper
  int height{};
  double scale{};  // tenths of a millimetre per metre

  Spot on_paper(geo::Point p) const;
  /// The n of "1 : n".
  double denominator() const { return 10'000.0 / scale; }
  /// Metres of that many tenths of a millimetre.
  Metres metres(double units) const { return Metres{units / scale}; }
};

/// The box in the middle of the sheet, with a margin. An empty box gives a frame around the origin.
Frame frame_around(geo::Box const& box, int width, int height, int margin);

/// Fewer points, none moved by more than `tolerance` (Douglas-Peucker). The ends stay.
geo::Line thinned(geo::Line const& line, Metres tolerance);
/// The pieces of a line inside the box.
std::vector<geo::Line> clipped(geo::Line const& line, geo::Box const& box);
/// A ring cut to the box (Sutherland-Hodgman): pieces that the box separates stay joined along its edge.
geo::Ring clipped_ring(geo::Ring const& ring, geo::Box const& box);

/// Adds what the frame shows of a line or an area; areas smaller than `least` square units of paper are left out.
void add(PathData& path, Frame const& frame, geo::Line const& line);
void add(PathData& path, Frame const& frame, geo::Polygon const& polygon, double least = 0.0);

/// A round length of some 25 mm on paper for the scale bar.
Metres scale_bar_length(Frame const& frame);
/// "1 : 12.000", two digits that count.
std::string scale_text(Frame const& frame);

}  // namespace leitbild::report
