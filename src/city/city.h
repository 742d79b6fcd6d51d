// The city: immutable layers, shared between scenarios, and what joins them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "city/buildings/buildings.h"
#include "city/changes.h"
#include "city/districts/districts.h"
#include "city/facilities/facilities.h"
#include "city/landcover/cover.h"
#include "city/landcover/ground_maps.h"
#include "city/landcover/landcover.h"
#include "city/layer.h"
#include "city/links/access_table.h"
#include "city/people/people.h"
#include "city/source.h"
#include "city/streets/edge_finder.h"
#include "city/streets/streets.h"
#include "city/transit/transit.h"

namespace leitbild::city {

struct CityInfo {
  std::string name;
  std::string ags;   // official municipality key, eight digits
  geo::Crs crs;      // the plane of all coordinates
  bool schematic{};  // generated from a few facts: "schematisch, nicht amtlich" on all that is shown
};

/// What importers and generators hand over. Layers that were not imported are empty and have no coverage.
struct Layers {
  CityInfo info;
  Districts districts;  // at least the city itself
  People people;
  Streets streets;
  Facilities facilities;
  Transit transit;
  Landcover landcover;
  Buildings buildings;
  GroundMaps maps;
  std::vector<Source> sources;
};

/// Derived from several layers; kept up to date by assemble() and with().
struct Links {
  std::shared_ptr<EdgeFinder const> finder;  // over the imported network, without added paths
  std::shared_ptr<AccessTable const> cells;
  std::shared_ptr<AccessTable const> facilities;
  std::shared_ptr<AccessTable const> stops;
  std::shared_ptr<AccessTable const> green;
  std::shared_ptr<std::vector<DistrictId> const> leaf_of_cell;
  /// By cell: the layers whose coverage holds its centre; streets only if a street is within reach, too.
  std::shared_ptr<std::vector<LayerSet> const> known_of_cell;
};

/// Cheap to copy. Two cities that share a layer have the same pointer there.
struct City {
  CityInfo info;
  std::shared_ptr<Districts const> districts;
  std::shared_ptr<People const> people;
  std::shared_ptr<Streets const> streets;     // as imported; the same in every scenario
  std::shared_ptr<AddedStreets const> added;  // what measures add to them
  std::shared_ptr<Facilities const> facilities;
  std::shared_ptr<Transit const> transit;
  std::shared_ptr<Landcover const> landcover;
  std::shared_ptr<Buildings const> buildings;
  std::shared_ptr<GroundMaps const> maps;       // as imported; the same in every scenario
  std::shared_ptr<Cover const> cover;           // of the ground, from the layers before
  std::shared_ptr<Cover const> cover_at_first;  // without any measure; the same in every scenario
  std::shared_ptr<std::vector<Source> const> sources;
  Links links;
};

/// Joins the layers. O(places x nearby segments).
City assemble(Layers layers);

/// Pairs of causes, among the changes that have begun by `year`, that contradict each other: each pair once.
std::vector<Conflict> conflicts(City const& base, std::span<TimedChange const> changes, Year year);

/// `base` as assembled, with all changes that have begun by `year`, which do not contradict each other (conflicts()).
/// Copies only layers that change. The order of the changes is irrelevant.
City with(City const& base, std::span<TimedChange const> changes, Year year);

/// Residents of every district, children summed into their parents: exact.
std::vector<Persons> residents_by_district(City const& city);

}  // namespace leitbild::city
