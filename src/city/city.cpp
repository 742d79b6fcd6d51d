#include "city/city.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <variant>

#include "city/links/green_entrances.h"

namespace leitbild::city {
namespace {

template <class Rows, class At>
PlacePoints points_of(Rows const& rows, At at) {
  auto out = PlacePoints{};
  out.reserve(rows.size());
  for (auto const& row : rows) { out.push_back({at(row)}); }
  return out;
}

PlacePoints places(People const& people) {
  return points_of(people.cells, [](Cell const& c) { return c.centre; });
}
PlacePoints places(Transit const& transit) {
  return points_of(transit.stops, [](Stop const& s) { return s.at; });
}
PlacePoints places(Facilities const& facilities) {
  return points_of(facilities.rows, [](Facility const& f) { return f.at; });
}
template <class T>
std::shared_ptr<T const> share(T value) {
  return std::make_shared<T const>(std::move(value));
}

void add_streets(City& city, std::span<NewPath const> paths) {
  auto after = add_paths(*city.streets, *city.links.finder, paths);
  auto& links = city.links;
  auto const relinked = [&](AccessTable const& before, PlacePoints const& points) {
    return share(relink(before, after, points, kPlaceReach));
  };
  links.cells = relinked(*links.cells, places(*city.people));
  links.stops = relinked(*links.stops, places(*city.transit));
  links.facilities = relinked(*links.facilities, places(*city.facilities));
  links.green = share(relink_green(*links.green, after, *city.landcover));
  city.streets = share(std::move(after.streets));
}

void add_facilities(City& city, std::vector<Facility> added) {
  std::ranges::sort(added, {}, [](Facility const& f) { return std::tuple{f.category, f.at.x, f.at.y, f.name}; });
  auto facilities = *city.facilities;
  auto links = *city.links.facilities;
  for (auto& facility : added) {
    auto accesses = std::vector<Access>{};
    if (auto const access = city.links.finder->nearest(*city.streets, facility.at, kPlaceReach)) {
      accesses.push_back(*access);
    }
    links.add(accesses);
    facilities.rows.add(std::move(facility));
  }
  city.facilities = share(std::move(facilities));
  city.links.facilities = share(std::move(links));
}

}  // namespace

LayerSet layers_written(Change const& change) {
  constexpr std::array<LayerSet, std::variant_size_v<Change>> kWritten{
      LayerSet{Layer::kStreets},   LayerSet{Layer::kFacilities}, LayerSet{Layer::kFacilities},
      LayerSet{Layer::kLandcover}, LayerSet{Layer::kTransit},    LayerSet{Layer::kTransit},
      LayerSet{Layer::kPeople}};
  return kWritten[change.index()];
}

Year full_in(Change const& change, Year first) {
  auto const* const dwellings = std::get_if<AddDwellings>(&change);
  return dwellings == nullptr ? first : Year{first.value + std::max(dwellings->years_to_fill, 1) - 1};
}

City assemble(Layers layers) {
  auto city = City{.info = std::move(layers.info),
                   .districts = share(std::move(layers.districts)),
                   .people = share(std::move(layers.people)),
                   .streets = share(std::move(layers.streets)),
                   .facilities = share(std::move(layers.facilities)),
                   .transit = share(std::move(layers.transit)),
                   .landcover = share(std::move(layers.landcover)),
                   .buildings = share(std::move(layers.buildings)),
                   .sources = share(std::move(layers.sources)),
                   .links = {}};
  auto const finder = std::make_shared<EdgeFinder const>(*city.streets);
  auto const linked = [&](PlacePoints const& points) {
    return share(link(*city.streets, *finder, points, kPlaceReach));
  };
  auto centres = std::vector<geo::Point>{};
  for (auto const& cell : city.people->cells) { centres.push_back(cell.centre); }
  city.links = {.finder = finder,
                .cells = linked(places(*city.people)),
                .facilities = linked(places(*city.facilities)),
                .stops = linked(places(*city.transit)),
                .green = share(link_green(*city.streets, *finder, *city.landcover)),
                .leaf_of_cell = share(leaf_of_each(*city.districts, centres))};
  return city;
}

// Facilities first, while the network is still the one the finder was made for; the paths then link old and new places
// alike. So the fixed order inside a scenario is: places, then paths.
Result<City> with(City const& base, std::span<TimedChange const> changes, Year year) {
  auto paths = std::vector<NewPath>{};
  auto facilities = std::vector<Facility>{};
  for (auto const& [change, cause, first, full] : changes) {
    if (first > year) { continue; }
    if (auto const* const street = std::get_if<AddStreet>(&change)) { paths.push_back(street->path); }
    if (auto const* const place = std::get_if<AddFacility>(&change)) { facilities.push_back(place->facility); }
  }
  auto city = base;
  if (!facilities.empty()) { add_facilities(city, std::move(facilities)); }
  if (!paths.empty()) { add_streets(city, paths); }
  return city;
}

std::vector<Persons> residents_by_district(City const& city) {
  auto sums = std::vector<Persons>(city.districts->rows.size());
  for (auto i = std::size_t{0}; i < city.people->cells.size(); ++i) {
    for (auto const district : chain_upwards(*city.districts, (*city.links.leaf_of_cell)[i])) {
      sums[district.value] += city.people->cells[CellId{i}].residents;
    }
  }
  return sums;
}

}  // namespace leitbild::city
