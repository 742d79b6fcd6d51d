// Searches shared between indicators: each set of destinations is searched once per city, and in a changed city from the
// result before the change.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "city/city.h"
#include "travel/walk.h"

namespace leitbild::travel {

/// A set of destinations in a city and how they are reached.
struct Destinations {
  enum class Kind : std::uint8_t { kFacilities, kStops, kGreen };
  Kind kind{};
  city::FacilityCategory category{};  // of facilities
  double departures_per_hour{};       // of stops, at least; 0: any stop, whatever leaves there
  SquareMetres at_least;              // of green areas
  bool with_forest{};                 // of green areas
  city::Mode mode{};

  static Destinations facilities(city::FacilityCategory category) {
    return {.kind = Kind::kFacilities, .category = category, .at_least = {}};
  }
  static Destinations stops(double departures_per_hour = 0.0) {
    return {.kind = Kind::kStops, .departures_per_hour = departures_per_hour, .at_least = {}};
  }
  static Destinations green(SquareMetres at_least, bool with_forest) {
    return {.kind = Kind::kGreen, .at_least = at_least, .with_forest = with_forest};
  }
  Destinations by_bike() const {
    auto out = *this;
    out.mode = city::Mode::kBike;
    return out;
  }
  friend auto operator<=>(Destinations const&, Destinations const&) = default;
};

/// By cell; none: no way leads there.
using CellDistances = std::vector<std::optional<Centimetres>>;

/// Not shared between threads. Keeps references to the city and to the searches before, which must outlive it.
class Searches {
 public:
  explicit Searches(city::City const& city) : city_{&city} {}
  /// `city` is that of `before` or another scenario on the same imported streets.
  Searches(city::City const& city, Searches& before) : city_{&city}, before_{&before} {}

  WalkField const& field_to(Destinations const& destinations);
  /// From each cell to the nearest destination, in the order of the table of cells: length of the walk or ride.
  CellDistances const& cells_to(Destinations const& destinations);
  /// Answers all that the searches before were asked, so that these may go.
  void settle();

 private:
  city::City const* city_;
  Searches* before_{};
  std::array<std::optional<NetworkStep>, 2> steps_;
  std::map<Destinations, std::shared_ptr<WalkField const>> fields_;
  std::map<Destinations, std::shared_ptr<CellDistances const>> cells_;

  NetworkStep const& step(city::Mode mode);
  bool has_same_places(Destinations const& destinations) const;
  std::shared_ptr<WalkField const> search(Destinations const& destinations);
  std::shared_ptr<CellDistances const> measure(Destinations const& destinations);
};

/// Where people can stand to have reached the destinations.
std::vector<city::Access> accesses(city::City const& city, Destinations const& destinations);
/// The layer whose coverage says where the data about these destinations are complete.
city::Layer layer_of(Destinations const& destinations);

}  // namespace leitbild::travel
