// What an extract holds beside its streets: shops, stops, green, land use, trees and buildings, in the city's plane.
#pragma once

#include <vector>

#include "city/buildings/buildings.h"
#include "city/facilities/facilities.h"
#include "city/landcover/landcover.h"
#include "city/transit/transit.h"
#include "geo/window_transform.h"
#include "import/import_report.h"
#include "import/osm/clip_area.h"
#include "import/osm/osm_file.h"
#include "import/osm/unite_green.h"

namespace leitbild::importing {

/// Takes objects as they come; the members it refers to outlive it. What lies outside the clip is passed over.
struct PlaceCollector {
  geo::WindowTransform const& to_plane;
  ClipArea const& clip;

  std::vector<city::Facility> facilities{};
  std::vector<city::Stop> stops{};
  std::vector<GreenPiece> green{};
  std::vector<city::Patch> patches{};
  std::vector<geo::Point> trees{};
  std::vector<city::Building> buildings{};
  std::vector<geo::Line> lost_green{};  // known parts of the outlines of green that could not be closed
  ImportReport facility_report{}, green_report{}, land_use_report{}, building_report{};

  void add_node(OsmObject const& node, geo::LonLat at);
  /// Platforms that are drawn as a line.
  void add_line(OsmObject const& way, std::span<OsmPoint const> points);
  void add_area(OsmObject const& object, geo::MultiPolygon lon_lat);
  void add_lost_area(OsmObject const& object, LostBecause reason, std::vector<geo::Line> const& lon_lat);

 private:
  void add_place(OsmObject const& object, geo::Point at);
  void add_patch(OsmObject const& object, geo::MultiPolygon const& shape);
  void add_buildings(OsmObject const& object, geo::MultiPolygon const& shape);
};

}  // namespace leitbild::importing
