#include "server/tiles/find_tileset.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace leitbild::server {
namespace {

constexpr auto kRadius = 6'378'137.0;

geo::Point lon_lat(geo::Point mercator) {
  constexpr auto kDegrees = 180.0 / std::numbers::pi;
  return {mercator.x / kRadius * kDegrees, std::atan(std::sinh(mercator.y / kRadius)) * kDegrees};
}

}  // namespace

tl::expected<Tileset const*, HttpProblem> find_tileset(Call const& call) {
  auto const& tilesets = call.site.derived<Tilesets>();
  auto const& id = call.values.text("tileset");
  auto const& indicator = call.values.text("indicator");
  if (auto const* const found = tilesets.find(id, indicator)) { return found; }
  if (id == "indicators" && !indicator.empty()) {
    auto const allowed = fmt::format("{}", fmt::join(tilesets.indicators(), ", "));
    return tl::unexpected{
        bad_parameter("indicator", {.de = fmt::format("„{}“ ist kein Indikator; es gibt {}", indicator, allowed),
                                    .en = fmt::format("\"{}\" is no indicator; there are {}", indicator, allowed)})};
  }
  return tl::unexpected{not_found({.de = fmt::format("Es gibt keinen Kachelsatz „{}“.", id),
                                   .en = fmt::format("There is no tileset \"{}\".", id)})};
}

geo::Box lon_lat_extent(Tileset const& tileset) {
  auto const extent = tileset.extent();
  if (extent.empty()) { return {}; }
  return {lon_lat(extent.low), lon_lat(extent.high)};
}

std::string attribution(Site const& site, Language language) {
  auto parts = std::vector<std::string>{};
  for (auto const& source : site.city().sources ? *site.city().sources : std::vector<city::Source>{}) {
    if (source.origin.empty()) { continue; }
    auto part = source.licence.empty() ? source.origin : fmt::format("{} ({})", source.origin, source.licence);
    if (std::find(parts.begin(), parts.end(), part) == parts.end()) { parts.push_back(std::move(part)); }
  }
  if (site.city().info.schematic) {
    parts.emplace_back(language == Language::kGerman ? "schematisch, nicht amtlich" : "schematic, not official");
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string indicator_query(Call const& call) {
  auto const& indicator = call.values.text("indicator");
  return indicator.empty() ? std::string{} : "?indicator=" + percent_encoded(indicator);
}

}  // namespace leitbild::server
