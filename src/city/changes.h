// The closed vocabulary of what can happen to a city. Effects expand into these; layers apply them.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/cause.h"
#include "base/quantity.h"
#include "city/facilities/facilities.h"
#include "city/landcover/cover.h"
#include "city/landcover/landcover.h"
#include "city/layer.h"
#include "city/people/new_residents.h"
#include "city/streets/added_streets.h"
#include "city/transit/transit.h"

namespace leitbild::city {

struct AddStreet {
  NewPath path;
};

struct AddFacility {
  Facility facility;
};

/// Closing the same facility twice is closing it once.
struct CloseFacility {
  FacilityId facility;
};

/// Green of the same kind that it touches becomes one area with it.
struct AddGreenArea {
  GreenArea green;
};

struct AddStop {
  Stop stop;
};

/// Two causes that set different values for one stop contradict each other.
struct SetService {
  StopId stop;
  double departures_per_hour{};
};

/// New homes in some cells, with their residents when they are full. The ages of those who move in are taken to be those
/// of the city.
struct AddDwellings {
  std::vector<NewResidents> cells;  // as spread_over_cells() gives them
  int years_to_fill{1};             // from 1: full in the first year
};

/// The ground becomes something else. Two causes that make different things of one place contradict each other.
struct SetGround {
  GroundChange ground;
};

/// Crowns that are full grown after so many years.
struct AddCrowns {
  CrownChange crowns;
  int years_to_grow{1};  // from 1
};

struct AddScreens {
  ScreenChange screens;
};

struct AddStorage {
  StorageChange storage;
};

using Change = std::variant<AddStreet, AddFacility, CloseFacility, AddGreenArea, AddStop, SetService, AddDwellings,
                            SetGround, AddCrowns, AddScreens, AddStorage>;
using Changes = std::vector<Change>;

/// A change with its cause and its time. Between `first` and `full` dwellings and crowns grow in linearly; what is added whole, as
/// a path or a shop is, is there from `first` on.
struct TimedChange {
  Change change;
  CauseId cause;
  Year first;
  Year full;
};

LayerSet layers_written(Change const& change);
/// The last year of the change's growth when it begins in `first`.
Year full_in(Change const& change, Year first);

/// Two causes that set the same thing to different values.
struct Conflict {
  CauseId one, other;
  std::string about;  // German: "der Takt der Haltestelle „Rathaus“"
};

}  // namespace leitbild::city
