// The ways of an OpenStreetMap file on which people walk or cycle.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "city/streets/build.h"
#include "geo/window_transform.h"
#include "import/import_report.h"
#include "import/osm/clip_area.h"
#include "import/osm/osm_file.h"

namespace leitbild::importing {

/// Reads `file` (.osm.pbf, .osm, .osm.gz, .osm.bz2), projects it to `crs` and keeps what lies inside `clip`. A way that
/// leaves the clip is cut at its first node outside; one that comes back becomes two. Coverage: see read_osm().
/// Error: unreadable, not OSM, no street inside `clip`.
Result<city::StreetSketch> read_ways(std::filesystem::path const& file, geo::MultiPolygon const& clip, geo::Crs crs);

/// Draws one way after the other into a sketch. The members it refers to outlive it.
class WayDrawer {
 public:
  WayDrawer(geo::WindowTransform const& to_plane, ClipArea const& clip, geo::Crs crs);

  /// Ways that are no streets are passed over.
  void add(OsmObject const& way, std::span<OsmPoint const> points);

  /// The coverage is still empty. To be asked once, at the end.
  city::StreetSketch sketch() && { return std::move(sketch_); }
  /// What was left out and why.
  ImportReport const& report() const { return report_; }

 private:
  struct Placed {
    OsmPoint point;
    geo::Point at;
    bool usable{};  // the file has its place and it can be projected
    bool inside{};
  };

  geo::WindowTransform const& to_plane_;
  ClipArea const& clip_;
  city::StreetSketch sketch_;
  ImportReport report_;
  std::vector<std::uint32_t> in_sketch_;  // by number of the node: its point in the sketch

  Placed place(OsmPoint const& point) const;
  std::uint32_t number_of(Placed const& placed);
  bool keeps(OsmObject const& way, Placed const& a, Placed const& b);
};

/// With its coverage. Error: no street inside `clip`.
Result<city::StreetSketch> finished_sketch(city::StreetSketch sketch, OsmFileFacts const& facts,
                                           geo::WindowTransform const& to_plane, ClipArea const& clip,
                                           std::filesystem::path const& file);

}  // namespace leitbild::importing
