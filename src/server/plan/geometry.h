// Where the plan's objects lie, as GeoJSON (RFC 7946) in WGS 84: carried over once per site, because the way from the
// city's plane is not shared between threads.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "server/site.h"

namespace leitbild::server {

class PlanGeometry {
 public:
  explicit PlanGeometry(Site const& site);

  /// By position in Measure::places. Null where the city's plane has no place on earth.
  Json const& place(std::string_view measure, std::size_t position) const;
  /// All places of a measure as one geometry; null if it has none.
  Json const& measure(std::string_view code) const { return found(measures_, code); }
  Json const& spatial_feature(std::string_view code) const { return found(features_, code); }
  /// Of a record with a shape: sites, specialist plans, funding areas.
  Json const& record(std::string_view code) const { return found(records_, code); }

 private:
  using ByCode = std::map<std::string, Json, std::less<>>;
  std::map<std::string, std::vector<Json>, std::less<>> places_;
  ByCode measures_, features_, records_;

  static Json const& found(ByCode const& map, std::string_view code);
};

}  // namespace leitbild::server
