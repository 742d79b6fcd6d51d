#include "import/schematic/land_use.h"

#include <cmath>
#include <numbers>
#include <optional>

#include "geo/area.h"
#include "import/schematic/drawing.h"

namespace leitbild::importing {
namespace {

constexpr auto kParkWithPond = hectares(1.5);
constexpr auto kPondShare = 0.06;     // of the park
constexpr auto kBesideMiddle = 1.25;  // of the pond's radius: the middle is left to the playground

/// Round, beside the middle of the park; nothing if it does not fit.
std::optional<geo::MultiPolygon> pond_in(city::GreenArea const& park) {
  constexpr auto kCorners = 24;
  if (park.forest || park.area < kParkWithPond) { return std::nullopt; }
  auto const radius = std::sqrt(park.area.value * kPondShare / std::numbers::pi);
  auto const middle = geo::label_point(park.shape);
  for (auto const towards : {0.0, 0.5, 1.0, 1.5}) {
    auto const angle = towards * std::numbers::pi;
    auto const centre =
        moved_by(middle, kBesideMiddle * radius * std::cos(angle), kBesideMiddle * radius * std::sin(angle));
    auto ring = geo::Ring{};
    for (auto i = 0; i < kCorners; ++i) {
      auto const turn = 2.0 * std::numbers::pi * i / kCorners;
      ring.push_back(rounded(moved_by(centre, radius * std::cos(turn), radius * std::sin(turn))));
    }
    ring.push_back(ring.front());
    if (std::ranges::all_of(ring, [&](geo::Point p) { return geo::contains(park.shape, p); })) {
      return area_of(std::move(ring));
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<city::Patch> plan_land_use(std::vector<Settlement> const& settlements,
                                       std::vector<city::GreenArea> const& green) {
  auto out = std::vector<city::Patch>{};
  for (auto const& settlement : settlements) {
    out.push_back({.use = city::LandUse::kResidential, .shape = settlement.shape});
  }
  for (auto const& area : green) {
    out.push_back({.use = area.forest ? city::LandUse::kForest : city::LandUse::kPark, .shape = area.shape});
    if (auto pond = pond_in(area)) { out.push_back({.use = city::LandUse::kWater, .shape = *std::move(pond)}); }
  }
  return out;
}

}  // namespace leitbild::importing
