// Searches shared between indicators: each set of destinations is searched once per city.
#pragma once

#include <compare>
#include <map>

#include "city/city.h"
#include "travel/walk.h"

namespace leitbild::travel {

/// A set of destinations in a city.
struct Destinations {
  enum class Kind : std::uint8_t { kFacilities, kStops, kGreen };
  Kind kind{};
  city::FacilityCategory category{};  // of facilities
  SquareMetres at_least;              // of green areas
  bool with_forest{};                 // of green areas

  static Destinations facilities(city::FacilityCategory category) { return {Kind::kFacilities, category, {}, false}; }
  static Destinations stops() { return {Kind::kStops, {}, {}, false}; }
  static Destinations green(SquareMetres at_least, bool with_forest) {
    return {Kind::kGreen, {}, at_least, with_forest};
  }
  friend auto operator<=>(Destinations const&, Destinations const&) = default;
};

/// Not shared between threads. Keeps a reference to the city, which must outlive it.
class Searches {
 public:
  explicit Searches(city::City const& city) : city_{&city} {}

  WalkField const& walk_to(Destinations const& destinations);
  /// From each cell to the nearest destination, in the order of the table of cells.
  std::vector<std::optional<Centimetres>> const& cells_to(Destinations const& destinations);

 private:
  city::City const* city_;
  std::map<Destinations, WalkField> fields_;
  std::map<Destinations, std::vector<std::optional<Centimetres>>> cells_;
};

/// Where people can stand to have reached the destinations.
std::vector<city::Access> accesses(city::City const& city, Destinations const& destinations);
/// Where the data about these destinations are complete.
geo::MultiPolygon const& coverage(city::City const& city, Destinations const& destinations);

}  // namespace leitbild::travel
