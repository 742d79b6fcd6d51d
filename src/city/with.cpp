// A city with changes. Order inside: places are removed, set and added; then everything is joined to the new paths. The
// order of the changes themselves never matters: what is added is sorted first.
#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <variant>

#include <fmt/format.h>

#include "city/city.h"
#include "city/knowledge.h"
#include "city/landcover/added_green.h"
#include "city/links/green_entrances.h"
#include "city/links/ground_cover.h"
#include "geo/area.h"

namespace leitbild::city {
namespace {

template <class T>
std::shared_ptr<T const> share(T value) {
  return std::make_shared<T const>(std::move(value));
}

constexpr auto kAllButRoofs = kAnyGround.without({Ground::kRoof, Ground::kGreenRoof});

/// The changes that have begun, by kind.
struct Sorted {
  std::vector<NewPath> paths;
  std::vector<Facility> facilities;
  std::vector<FacilityId> closed;
  std::vector<GreenArea> green;
  std::vector<Stop> stops;
  std::vector<SetService> services;
  std::vector<NewResidents> residents;
  CoverChanges cover;

  void add(AddStreet const& change, TimedChange const& /*timed*/, Year /*year*/) { paths.push_back(change.path); }
  void add(AddFacility const& change, TimedChange const& /*timed*/, Year /*year*/) {
    facilities.push_back(change.facility);
  }
  void add(CloseFacility const& change, TimedChange const& /*timed*/, Year /*year*/) {
    closed.push_back(change.facility);
  }
  /// Buildings stay.
  void add(AddGreenArea const& change, TimedChange const& /*timed*/, Year /*year*/) {
    green.push_back(change.green);
    cover.ground.push_back({.area = change.green.shape,
                            .to = change.green.forest ? Ground::kForest : Ground::kPark,
                            .only = kAllButRoofs});
  }
  void add(AddStop const& change, TimedChange const& /*timed*/, Year /*year*/) { stops.push_back(change.stop); }
  void add(SetService const& change, TimedChange const& /*timed*/, Year /*year*/) { services.push_back(change); }
  /// In the k-th of n years k n-ths of all have moved in.
  void add(AddDwellings const& change, TimedChange const& timed, Year year) {
    auto const [passed, years] = grown(timed, year);
    for (auto cell : change.cells) {
      cell.residents = Persons{cell.residents.value * passed / years};
      residents.push_back(cell);
    }
  }
  void add(SetGround const& change, TimedChange const& /*timed*/, Year /*year*/) {
    cover.ground.push_back(change.ground);
  }
  void add(AddCrowns const& change, TimedChange const& timed, Year year) {
    auto const [passed, years] = grown(timed, year);
    cover.crowns.push_back(change.crowns);
    cover.crowns.back().crowns.value *= static_cast<double>(passed) / years;
  }
  void add(AddScreens const& change, TimedChange const& /*timed*/, Year /*year*/) {
    cover.screens.push_back(change.screens);
  }
  void add(AddStorage const& change, TimedChange const& /*timed*/, Year /*year*/) {
    cover.storage.push_back(change.storage);
  }

 private:
  /// Years of growth that have passed, and all of them.
  static std::pair<int, int> grown(TimedChange const& timed, Year year) {
    auto const years = timed.full.value - timed.first.value + 1;
    return {std::min(year.value - timed.first.value + 1, years), years};
  }
};

Sorted sorted(std::span<TimedChange const> changes, Year year) {
  auto out = Sorted{};
  for (auto const& timed : changes) {
    if (timed.first > year) { continue; }
    std::visit([&](auto const& change) { out.add(change, timed, year); }, timed.change);
  }
  std::ranges::sort(out.facilities, {},
                    [](Facility const& f) { return std::tuple{f.category, f.at.x, f.at.y, f.name, f.capacity}; });
  std::ranges::sort(out.stops, {},
                    [](Stop const& s) { return std::tuple{s.at.x, s.at.y, s.name, s.departures_per_hour}; });
  return out;
}

void change_people(City& city, std::vector<NewResidents> residents) {
  auto const& base = *city.people;
  city.people = share(with_residents(base, std::move(residents)));
  if (city.people->cells.size() == base.cells.size()) { return; }
  auto cells = *city.links.cells;
  link(cells, *city.streets, *city.links.finder, city.people->cells.size(),
       [&](std::size_t i) { return city.people->cells[CellId{i}].centre; });
  city.links.cells = share(std::move(cells));
  auto leaves = *city.links.leaf_of_cell;
  auto centres = std::vector<geo::Point>{};
  for (auto i = leaves.size(); i < city.people->cells.size(); ++i) {
    centres.push_back(city.people->cells[CellId{i}].centre);
  }
  std::ranges::copy(leaf_of_each(*city.districts, centres), std::back_inserter(leaves));
  city.links.leaf_of_cell = share(std::move(leaves));
  auto known = *city.links.known_of_cell;
  add_knowledge(known, city);
  city.links.known_of_cell = share(std::move(known));
}

void change_facilities(City& city, Sorted const& changes) {
  auto facilities = *city.facilities;
  for (auto const id : changes.closed) { facilities.rows[id].closed = true; }
  for (auto const& added : changes.facilities) { facilities.rows.add(added); }
  auto links = *city.links.facilities;
  link(links, *city.streets, *city.links.finder, facilities.rows.size(),
       [&](std::size_t i) { return facilities.rows[FacilityId{i}].at; });
  city.facilities = share(std::move(facilities));
  city.links.facilities = share(std::move(links));
}

void change_transit(City& city, Sorted const& changes) {
  auto transit = *city.transit;
  for (auto const& set : changes.services) { transit.stops[set.stop].departures_per_hour = set.departures_per_hour; }
  for (auto const& added : changes.stops) { transit.stops.add(added); }
  auto links = *city.links.stops;
  link(links, *city.streets, *city.links.finder, transit.stops.size(),
       [&](std::size_t i) { return transit.stops[StopId{i}].at; });
  city.transit = share(std::move(transit));
  city.links.stops = share(std::move(links));
}

/// An area that grew keeps the entrances of its parts: who walked there before has it no farther now.
void change_green(City& city, std::vector<GreenArea> added) {
  auto grown = with_green(*city.landcover, std::move(added), city.streets->crs);
  auto by_row = std::map<GreenId, std::vector<Access>>{};
  for (auto const& [row, parts] : grown.grown) {
    for (auto const part : parts) { by_row[part]; }  // taken in: none of its own
    auto entrances = entrances_of(*city.streets, *city.links.finder, grown.rows[row.value].shape);
    for (auto const part : parts) { std::ranges::copy((*city.links.green)[part.value], std::back_inserter(entrances)); }
    make_unique(entrances);
    by_row[row] = std::move(entrances);
  }
  auto links = AccessTable{};
  for (auto i = std::size_t{0}; i < grown.rows.size(); ++i) {
    auto const found = by_row.find(GreenId{i});
    links.add(found != by_row.end() ? std::span<Access const>{found->second} : (*city.links.green)[i]);
  }
  auto landcover = *city.landcover;
  landcover.green.rows = std::move(grown.rows);
  city.landcover = share(std::move(landcover));
  city.links.green = share(std::move(links));
}

void change_streets(City& city, std::span<NewPath const> paths) {
  auto added = add_paths(*city.streets, *city.links.finder, paths);
  auto const crs = city.streets->crs;
  auto& links = city.links;
  links.cells =
      with_lines(links.cells, added.lines, crs, [&](std::size_t i) { return city.people->cells[CellId{i}].centre; });
  links.stops =
      with_lines(links.stops, added.lines, crs, [&](std::size_t i) { return city.transit->stops[StopId{i}].at; });
  links.facilities = with_lines(links.facilities, added.lines, crs,
                                [&](std::size_t i) { return city.facilities->rows[FacilityId{i}].at; });
  links.green = green_with_lines(links.green, added.lines, crs, *city.landcover);
  city.added = share(std::move(added));
}

}  // namespace

LayerSet layers_written(Change const& change) {
  constexpr std::array<LayerSet, std::variant_size_v<Change>> kWritten{
      LayerSet{Layer::kStreets},    LayerSet{Layer::kFacilities},
      LayerSet{Layer::kFacilities}, LayerSet{Layer::kLandcover, Layer::kGround},
      LayerSet{Layer::kTransit},    LayerSet{Layer::kTransit},
      LayerSet{Layer::kPeople},     LayerSet{Layer::kGround},
      LayerSet{Layer::kGround},     LayerSet{Layer::kGround},
      LayerSet{Layer::kGround}};
  return kWritten[change.index()];
}

Year full_in(Change const& change, Year first) {
  auto years = 1;
  if (auto const* const dwellings = std::get_if<AddDwellings>(&change)) { years = dwellings->years_to_fill; }
  if (auto const* const crowns = std::get_if<AddCrowns>(&change)) { years = crowns->years_to_grow; }
  return Year{first.value + std::max(years, 1) - 1};
}

namespace {

/// Stops that are served differently.
void add_service_conflicts(City const& base, std::span<TimedChange const> changes, Year year,
                           std::vector<Conflict>& out) {
  struct Setting {
    CauseId cause;
    double value;
  };
  auto settings = std::map<StopId, std::vector<Setting>>{};
  for (auto const& timed : changes) {
    auto const* const set = std::get_if<SetService>(&timed.change);
    if (set != nullptr && timed.first <= year) {
      settings[set->stop].push_back({timed.cause, set->departures_per_hour});
    }
  }
  for (auto& [stop, values] : settings) {
    std::ranges::sort(values, {}, [](Setting const& s) { return std::tuple{s.cause, s.value}; });
    for (auto const& setting : values) {
      if (setting.value == values.front().value) { continue; }
      out.push_back({values.front().cause, setting.cause,
                     fmt::format("der Takt der Haltestelle „{}“", base.transit->stops[stop].name)});
    }
  }
}

/// Ground that two causes make different things of.
void add_ground_conflicts(std::span<TimedChange const> changes, Year year, std::vector<Conflict>& out) {
  constexpr auto kTouch = SquareMetres{1.0};  // what drawing leaves between neighbours
  auto settings = std::vector<std::pair<CauseId, GroundChange const*>>{};
  for (auto const& timed : changes) {
    auto const* const set = std::get_if<SetGround>(&timed.change);
    if (set != nullptr && timed.first <= year) { settings.emplace_back(timed.cause, &set->ground); }
  }
  auto found = std::map<std::pair<CauseId, CauseId>, std::string>{};
  for (auto i = std::size_t{0}; i < settings.size(); ++i) {
    for (auto k = i + 1; k < settings.size(); ++k) {
      auto const& [cause, one] = settings[i];
      auto const& [other_cause, other] = settings[k];
      auto const differ = cause != other_cause && one->to != other->to && one->only.meets(other->only);
      if (!differ || !geo::box_of(one->area).meets(geo::box_of(other->area))) { continue; }
      auto const both = geo::intersection(one->area, other->area);
      if (geo::area(both) <= kTouch) { continue; }
      auto const [low, high] = std::minmax(cause, other_cause);
      found.try_emplace({low, high}, fmt::format("der Boden bei „{}“ (Fläche, die beide ändern: {:.0f} m²)",
                                                 geo::to_wkt(geo::label_point(both), 0), geo::area(both).value));
    }
  }
  for (auto& [causes, about] : found) { out.push_back({causes.first, causes.second, std::move(about)}); }
}

}  // namespace

std::vector<Conflict> conflicts(City const& base, std::span<TimedChange const> changes, Year year) {
  auto out = std::vector<Conflict>{};
  add_service_conflicts(base, changes, year, out);
  add_ground_conflicts(changes, year, out);
  return out;
}

City with(City const& base, std::span<TimedChange const> changes, Year year) {
  auto const by_kind = sorted(changes, year);
  auto city = base;
  if (!by_kind.residents.empty()) { change_people(city, by_kind.residents); }
  if (!by_kind.facilities.empty() || !by_kind.closed.empty()) { change_facilities(city, by_kind); }
  if (!by_kind.stops.empty() || !by_kind.services.empty()) { change_transit(city, by_kind); }
  if (!by_kind.green.empty()) { change_green(city, by_kind.green); }
  if (!by_kind.paths.empty()) { change_streets(city, by_kind.paths); }
  if (!by_kind.cover.empty()) { city.cover = share(with_cover(*city.cover, by_kind.cover, city.info.crs)); }
  return city;
}

}  // namespace leitbild::city
