// Where an OpenStreetMap extract can be trusted to hold everything.
#pragma once

#include <optional>
#include <span>

#include "base/result.h"
#include "geo/crs.h"
#include "import/osm/clip_area.h"

namespace leitbild::importing {

/// Side of the squares that stand for the extract's area where its header names none.
inline constexpr Metres kCoverageSquare{500.0};

/// `clip` within the extract's box (degrees); without one, within the squares that hold a street's point. Data of a
/// city without streets for more than 500 m (woods, fields) then has holes there: nobody lives in them.
geo::MultiPolygon coverage_of(std::optional<geo::Box> const& lon_lat_box, geo::Transform const& to_plane,
                              ClipArea const& clip, std::span<geo::Point const> street_points);

/// Nobody farther than this from the edge of an unknown green area has it within the 300 m that green is asked for.
inline constexpr Metres kGreenInDoubt{300.0};

/// Without the surroundings of outlines of which it is not known where they lead.
geo::MultiPolygon without_surroundings(geo::MultiPolygon const& coverage, std::span<geo::Line const> outlines);

/// The clip as a box in degrees, a little larger. Error: a plane that PROJ does not know.
Result<geo::Box> window_around(geo::MultiPolygon const& clip, geo::Crs crs);

}  // namespace leitbild::importing
