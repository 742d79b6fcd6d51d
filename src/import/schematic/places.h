// Shops, practices, Kitas, schools, playgrounds and stops: as many per district as the facts say.
#pragma once

#include "city/facilities/facilities.h"
#include "city/landcover/landcover.h"
#include "city/transit/transit.h"
#include "import/schematic/houses.h"

namespace leitbild::importing {

/// What the places of a city are chosen from.
struct PlaceInput {
  CityFacts const& facts;
  StreetPlan const& plan;
  std::vector<Settlement> const& settlements;
  std::vector<geo::MultiPolygon> const& cells;
  std::vector<House> const& houses;
  std::vector<city::GreenArea> const& parks;
};

/// The day the invented departures stand for: a Tuesday outside the school holidays.
inline constexpr std::string_view kInventedTimetable = "2025-06-03";

/// In houses; those one goes to for shopping and to a doctor nearer to the centre, the others spread; playgrounds in
/// parks and inside blocks.
Table<city::FacilityId, city::Facility> plan_facilities(PlaceInput const& in, std::uint64_t seed);

/// Along the main streets, spread as far as they reach, then at other junctions; fewer than the facts say only where a
/// district has fewer junctions. Named from the centre outwards; in parts of the town, and near their centres, something
/// leaves more often.
Table<city::StopId, city::Stop> plan_stops(PlaceInput const& in);

}  // namespace leitbild::importing
