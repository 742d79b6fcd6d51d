#include "travel/searches.h"

namespace leitbild::travel {
namespace {

void append(std::vector<city::Access>& out, std::span<city::Access const> accesses) {
  out.insert(out.end(), accesses.begin(), accesses.end());
}

}  // namespace

std::vector<city::Access> accesses(city::City const& city, Destinations const& destinations) {
  auto out = std::vector<city::Access>{};
  switch (destinations.kind) {
    case Destinations::Kind::kFacilities:
      for (auto i = std::size_t{0}; i < city.facilities->rows.size(); ++i) {
        auto const is_wanted = city.facilities->rows[city::FacilityId{i}].category == destinations.category;
        if (is_wanted) { append(out, (*city.links.facilities)[i]); }
      }
      break;
    case Destinations::Kind::kStops:
      for (auto i = std::size_t{0}; i < city.transit->stops.size(); ++i) { append(out, (*city.links.stops)[i]); }
      break;
    case Destinations::Kind::kGreen:
      for (auto i = std::size_t{0}; i < city.landcover->green.size(); ++i) {
        auto const& green = city.landcover->green[city::GreenId{i}];
        auto const is_wanted = green.area >= destinations.at_least && (destinations.with_forest || !green.forest);
        if (is_wanted) { append(out, (*city.links.green)[i]); }
      }
      break;
  }
  return out;
}

geo::MultiPolygon const& coverage(city::City const& city, Destinations const& destinations) {
  switch (destinations.kind) {
    case Destinations::Kind::kFacilities: return city.facilities->coverage;
    case Destinations::Kind::kStops: return city.transit->coverage;
    case Destinations::Kind::kGreen: break;
  }
  return city.landcover->coverage;
}

WalkField const& Searches::walk_to(Destinations const& destinations) {
  auto const known = fields_.find(destinations);
  if (known != fields_.end()) { return known->second; }
  auto field = walk_to_nearest(*city_->streets, accesses(*city_, destinations));
  return fields_.emplace(destinations, std::move(field)).first->second;
}

std::vector<std::optional<Centimetres>> const& Searches::cells_to(Destinations const& destinations) {
  auto const known = cells_.find(destinations);
  if (known != cells_.end()) { return known->second; }
  auto const& field = walk_to(destinations);
  auto out = std::vector<std::optional<Centimetres>>{};
  out.reserve(city_->people->cells.size());
  for (auto i = std::size_t{0}; i < city_->people->cells.size(); ++i) {
    out.push_back(distance(*city_->streets, field, (*city_->links.cells)[i]));
  }
  return cells_.emplace(destinations, std::move(out)).first->second;
}

}  // namespace leitbild::travel
