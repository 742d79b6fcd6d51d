#include "city/city.h"

#include <algorithm>

#include "city/knowledge.h"
#include "city/links/green_entrances.h"
#include "city/links/ground_cover.h"

namespace leitbild::city {
namespace {

template <class T>
std::shared_ptr<T const> share(T value) {
  return std::make_shared<T const>(std::move(value));
}

}  // namespace

City assemble(Layers layers) {
  auto city = City{.info = std::move(layers.info),
                   .districts = share(std::move(layers.districts)),
                   .people = share(std::move(layers.people)),
                   .streets = share(std::move(layers.streets)),
                   .added = std::make_shared<AddedStreets const>(),
                   .facilities = share(std::move(layers.facilities)),
                   .transit = share(std::move(layers.transit)),
                   .landcover = share(std::move(layers.landcover)),
                   .buildings = share(std::move(layers.buildings)),
                   .maps = share(std::move(layers.maps)),
                   .cover = {},
                   .cover_at_first = {},
                   .sources = share(std::move(layers.sources)),
                   .links = {}};
  city.cover =
      share(cover_of(city.info.crs, *city.districts, *city.landcover, *city.buildings, *city.streets, *city.maps));
  city.cover_at_first = city.cover;
  auto const finder = std::make_shared<EdgeFinder const>(*city.streets);
  auto const linked = [&](std::size_t count, PlaceOf const& place) {
    auto table = AccessTable{};
    link(table, *city.streets, *finder, count, place);
    return share(std::move(table));
  };
  auto centres = std::vector<geo::Point>{};
  for (auto const& cell : city.people->cells) { centres.push_back(cell.centre); }
  city.links = {
      .finder = finder,
      .cells = linked(centres.size(), [&](std::size_t i) { return centres[i]; }),
      .facilities =
          linked(city.facilities->rows.size(), [&](std::size_t i) { return city.facilities->rows[FacilityId{i}].at; }),
      .stops = linked(city.transit->stops.size(), [&](std::size_t i) { return city.transit->stops[StopId{i}].at; }),
      .green = share(link_green(*city.streets, *finder, *city.landcover)),
      .leaf_of_cell = share(leaf_of_each(*city.districts, centres)),
      .known_of_cell = {}};
  auto known = std::vector<LayerSet>{};
  add_knowledge(known, city);
  city.links.known_of_cell = share(std::move(known));
  return city;
}

std::vector<Persons> residents_by_district(City const& city) {
  auto sums = std::vector<Persons>(city.districts->rows.size());
  for (auto i = std::size_t{0}; i < city.people->cells.size(); ++i) {
    auto district = std::optional{(*city.links.leaf_of_cell)[i]};
    for (; district; district = city.districts->rows[*district].parent) {
      sums[district->value] += city.people->cells[CellId{i}].residents;
    }
  }
  return sums;
}

}  // namespace leitbild::city
