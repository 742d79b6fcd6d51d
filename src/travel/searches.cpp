#include "travel/searches.h"

namespace leitbild::travel {
namespace {

void append(std::vector<city::Access>& out, std::span<city::Access const> accesses) {
  out.insert(out.end(), accesses.begin(), accesses.end());
}

bool is_wanted(city::Facility const& facility, Destinations const& destinations) {
  return facility.category == destinations.category && !facility.closed;
}

/// A stop of which no timetable knows serves as any stop, but not as one with service.
bool is_wanted(city::Stop const& stop, Destinations const& destinations) {
  return destinations.departures_per_hour <= 0.0 ||
         stop.departures_per_hour.value_or(0.0) >= destinations.departures_per_hour;
}

bool is_wanted(city::GreenArea const& green, Destinations const& destinations) {
  return green.area >= destinations.at_least && green.area > SquareMetres{0} &&
         (destinations.with_forest || !green.forest);
}

template <class Rows>
std::vector<city::Access> wanted(Rows const& rows, city::AccessTable const& links, Destinations const& destinations) {
  auto out = std::vector<city::Access>{};
  for (auto i = std::size_t{0}; i < rows.size(); ++i) {
    if (is_wanted(rows.rows[i], destinations)) { append(out, links[i]); }
  }
  return out;
}

}  // namespace

std::vector<city::Access> accesses(city::City const& city, Destinations const& destinations) {
  switch (destinations.kind) {
    case Destinations::Kind::kFacilities: return wanted(city.facilities->rows, *city.links.facilities, destinations);
    case Destinations::Kind::kStops: return wanted(city.transit->stops, *city.links.stops, destinations);
    case Destinations::Kind::kGreen: break;
  }
  return wanted(city.landcover->green, *city.links.green, destinations);
}

city::Layer layer_of(Destinations const& destinations) {
  switch (destinations.kind) {
    case Destinations::Kind::kFacilities: return city::Layer::kFacilities;
    case Destinations::Kind::kStops: return city::Layer::kTransit;
    case Destinations::Kind::kGreen: break;
  }
  return city::Layer::kLandcover;
}

NetworkStep const& Searches::step(city::Mode mode) {
  auto& known = steps_[static_cast<std::size_t>(mode)];
  if (!known) { known = step_between(Network{*before_->city_, mode}, Network{*city_, mode}); }
  return *known;
}

bool Searches::has_same_places(Destinations const& destinations) const {
  auto const& was = *before_->city_;
  switch (layer_of(destinations)) {
    case city::Layer::kFacilities:
      return was.facilities == city_->facilities && was.links.facilities == city_->links.facilities;
    case city::Layer::kTransit: return was.transit == city_->transit && was.links.stops == city_->links.stops;
    default: return was.landcover == city_->landcover && was.links.green == city_->links.green;
  }
}

std::shared_ptr<WalkField const> Searches::search(Destinations const& destinations) {
  auto const network = Network{*city_, destinations.mode};
  auto const places = [&] { return std::make_shared<DestinationSet const>(network, accesses(*city_, destinations)); };
  if (before_ == nullptr) { return std::make_shared<WalkField const>(walk_to_nearest(network, places())); }
  before_->field_to(destinations);
  auto const& was = before_->fields_.at(destinations);
  auto const same_places = has_same_places(destinations);
  auto const& change = step(destinations.mode);
  if (same_places && change.same_paths()) { return was; }
  return std::make_shared<WalkField const>(repaired(change, *was, same_places ? was->destinations : places()));
}

WalkField const& Searches::field_to(Destinations const& destinations) {
  auto& known = fields_[destinations];
  if (!known) { known = search(destinations); }
  return *known;
}

std::shared_ptr<CellDistances const> Searches::measure(Destinations const& destinations) {
  auto const& field = field_to(destinations);
  if (before_ != nullptr && before_->city_->links.cells == city_->links.cells &&
      before_->city_->added == city_->added && before_->fields_.at(destinations) == fields_.at(destinations)) {
    before_->cells_to(destinations);
    return before_->cells_.at(destinations);
  }
  auto const network = Network{*city_, destinations.mode};
  auto out = std::make_shared<CellDistances>();
  out->reserve(city_->people->cells.size());
  for (auto i = std::size_t{0}; i < city_->people->cells.size(); ++i) {
    out->push_back(distance(network, field, (*city_->links.cells)[i]));
  }
  return out;
}

void Searches::settle() {
  if (before_ == nullptr) { return; }
  for (auto const& [destinations, field] : before_->fields_) { field_to(destinations); }
  for (auto const& [destinations, distances] : before_->cells_) { cells_to(destinations); }
  before_ = nullptr;
  steps_ = {};
}

CellDistances const& Searches::cells_to(Destinations const& destinations) {
  auto& known = cells_[destinations];
  if (!known) { known = measure(destinations); }
  return *known;
}

}  // namespace leitbild::travel
