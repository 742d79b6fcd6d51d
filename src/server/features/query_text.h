// The parameters of OGC API – Features as text: boxes, times, coordinate systems. Pure functions of the text.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/date.h"
#include "geo/crs.h"
#include "geo/point.h"
#include "server/language.h"

namespace leitbild::server {

template <class T>
using Read = tl::expected<T, Words>;  // else what is wrong and what is allowed

/// A coordinate system as the standard names it.
struct CrsChoice {
  std::string uri;
  geo::Crs crs;
  bool north_first{};  // the authority's order of axes
  bool degrees{};
};

inline constexpr std::string_view kCrs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

/// CRS84, EPSG:4326, 3857, 25832, 3035, and the city's plane if it is none of these and has a place on earth.
std::vector<CrsChoice> crs_choices(geo::Crs plane);
Read<CrsChoice> read_crs(std::string_view uri, std::span<CrsChoice const> choices);

/// Days, both ends included; no end: open.
struct Days {
  std::optional<Date> from, to;

  bool meets(Days const& other) const;
};

/// "2027-03-01", "2027-03-01T12:00:00Z", "2026-01-01/2027-12-31", "../2027-12-31", "2026-01-01/"; also the rough dates
/// of the plan: "2027", "2027-03". A moment means its day in UTC.
Read<Days> read_datetime(std::string_view text);

/// Four numbers, or six whose third and sixth, the heights, are left aside; in the order of axes of that system. x is east,
/// y is north in what is returned: one box, or two where the first longitude is greater than the second and the box
/// crosses the antimeridian.
Read<std::vector<geo::Box>> read_bbox(std::string_view text, CrsChoice const& crs);

}  // namespace leitbild::server
