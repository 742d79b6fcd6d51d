#include "import/schematic/ground_maps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "city/links/ground_cover.h"
#include "geo/area.h"
#include "geo/zone.h"
#include "import/ground/ground_frame.h"
#include "import/schematic/random.h"

namespace leitbild::importing {
namespace {

/// A smooth surface without a direction, between -1 and 1: waves over each other.
class Waves {
 public:
  Waves(Random& random, double length) {
    for (auto i = std::size_t{0}; i < waves_.size(); ++i) {
      auto const angle = random.between(0.0, 2.0 * std::numbers::pi);
      auto const number = 2.0 * std::numbers::pi / (length * random.between(0.5, 1.5));
      waves_[i] = {.x = number * std::cos(angle),
                   .y = number * std::sin(angle),
                   .phase = random.between(0.0, 2.0 * std::numbers::pi)};
    }
  }
  double operator()(geo::Point p) const {
    auto sum = 0.0;
    for (auto const& wave : waves_) { sum += std::sin(wave.x * p.x + wave.y * p.y + wave.phase); }
    return sum / static_cast<double>(waves_.size());
  }

 private:
  struct Wave {
    double x, y, phase;
  };
  std::array<Wave, 6> waves_{};
};

class Planner {
 public:
  Planner(GroundMapInput const& in, geo::Transform const& to_grid, Random& random)
      : in_{in}, hills_{random, 6'000.0}, slopes_{random, 1'100.0}, weather_{random, 20'000.0} {
    constexpr auto kUsualReach = 300.0;
    for (auto const& settlement : in.settlements) {
      auto const reach = std::sqrt(std::max(0.0, geo::area(settlement.shape).value) / std::numbers::pi);
      towns_.push_back({.centre = to_grid(settlement.centre), .reach = std::max(reach, kUsualReach)});
      towns_.back().size = towns_.back().reach * towns_.back().reach;
      largest_ = std::max(largest_, towns_.back().size);
    }
    for (auto const& area : in.green) { green_.push_back(geo::carried(area.shape, to_grid)); }
    for (auto const& settlement : in.settlements) { built_.push_back(geo::carried(settlement.shape, to_grid)); }
  }

  Result<city::GroundMaps> maps() const {
    using enum city::MapKind;
    auto out = city::GroundMaps{};
    TRY(out.of(kElevation), smooth(kElevation, 50, [&](geo::Point p) { return height(p); }));
    TRY(out.of(kYearlyRain), smooth(kYearlyRain, 500, [&](geo::Point p) { return yearly_rain(p); }));
    TRY(out.of(kHeavyRain), smooth(kHeavyRain, 1'000, [&](geo::Point p) { return 43.0 + 2.0 * weather_(p); }));
    TRY(out.of(kEvapotranspiration),
        smooth(kEvapotranspiration, 1'000, [&](geo::Point p) { return 640.0 - 0.15 * (height(p) - 230.0); }));
    TRY(out.of(kNightTemperature), smooth(kNightTemperature, 100, [&](geo::Point p) { return night(p); }));
    TRY(out.of(kFeltTemperature), smooth(kFeltTemperature, 100, [&](geo::Point p) { return 33.0 + 7.0 * town(p); }));
    TRY(out.of(kFloodDepth), smooth(kFloodDepth, 50, [&](geo::Point p) { return depth(p); }));
    TRY(out.of(kSoil), soil());
    TRY(out.of(kCrowns), crowns());
    return out;
  }

 private:
  struct Town {
    geo::Point centre;  // in the plane of the maps
    double reach{}, size{};
  };

  GroundMapInput const& in_;
  Waves hills_, slopes_, weather_;
  std::vector<Town> towns_;
  double largest_{1.0};
  std::vector<geo::MultiPolygon> green_, built_;

  /// 1 in the middle of a settlement, 0 far from all.
  double town(geo::Point p) const {
    auto out = 0.0;
    for (auto const& entry : towns_) {
      auto const far = geo::distance(p, entry.centre).value / entry.reach;
      out = std::max(out, std::exp(-0.5 * far * far));
    }
    return out;
  }

  /// Larger ones are warmer.
  double night(geo::Point p) const {
    constexpr auto kOutside = 15.5;
    constexpr auto kIsland = 4.0;
    auto out = 0.0;
    for (auto const& entry : towns_) {
      auto const far = geo::distance(p, entry.centre).value / entry.reach;
      out = std::max(out, std::sqrt(entry.size / largest_) * std::exp(-0.5 * far * far));
    }
    return kOutside + kIsland * out;
  }

  double height(geo::Point p) const {
    constexpr auto kMiddle = 300.0;
    constexpr auto kHills = 110.0;
    constexpr auto kSlopes = 18.0;
    constexpr auto kValley = 60.0;
    return kMiddle + kHills * hills_(p) + kSlopes * slopes_(p) - kValley * town(p);
  }
  double yearly_rain(geo::Point p) const { return 700.0 + 0.4 * (height(p) - 240.0) + 20.0 * weather_(p); }

  /// Where the ground lies lower than around.
  double depth(geo::Point p) const {
    constexpr auto kAround = 150.0;
    constexpr auto kLower = 1.5;  // metres from which on water stays
    constexpr auto kPart = 0.3;
    auto const around = 0.25 * (height({p.x - kAround, p.y}) + height({p.x + kAround, p.y}) +
                                height({p.x, p.y - kAround}) + height({p.x, p.y + kAround}));
    return std::clamp(kPart * (around - height(p) - kLower), 0.0, 2.0);
  }

  Result<city::MapRaster> empty_map(int side) const {
    TRY(auto const frame, map_frame({.city = in_.outline, .crs = in_.crs}, side));
    return city::MapRaster{.corner = frame.corner, .side = side, .values = {frame.columns, frame.rows}};
  }

  template <class Value>
  Result<city::MapRaster> smooth(city::MapKind kind, int side, Value value) const {
    auto const& info = city::info(kind);
    TRY(auto out, empty_map(side));
    auto const frame = out.frame();
    for (auto row = 0; row < frame.rows; ++row) {
      for (auto column = 0; column < frame.columns; ++column) {
        auto const number = std::clamp(value(geo::Point{frame.x_of(column), frame.y_of(row)}), info.low, info.high);
        out.values.at(column, row) = static_cast<std::int16_t>(std::lround(number / info.step));
      }
    }
    return out;
  }

  static void fill(city::MapRaster& map, geo::MultiPolygon const& area, std::int16_t value) {
    for (auto const& run : geo::centres_inside(map.frame(), area)) {
      std::ranges::fill(map.values.row(run.row).subspan(static_cast<std::size_t>(run.first),
                                                        static_cast<std::size_t>(run.end - run.first)),
                        value);
    }
  }

  Result<city::MapRaster> soil() const {
    constexpr auto kSide = 100;
    TRY(auto out, empty_map(kSide));
    auto const frame = out.frame();
    for (auto row = 0; row < frame.rows; ++row) {
      for (auto column = 0; column < frame.columns; ++column) {
        auto const at = geo::Point{frame.x_of(column), frame.y_of(row)};
        constexpr auto kHeavy = 0.55;  // of the lowest slopes
        out.values.at(column, row) = slopes_(at) < -kHeavy ? std::int16_t{3} : std::int16_t{2};
      }
    }
    for (auto i = std::size_t{0}; i < green_.size(); ++i) {
      if (in_.green[i].forest) { fill(out, green_[i], 1); }
    }
    return out;
  }

  Result<city::MapRaster> crowns() const {
    constexpr auto kSide = 20;
    constexpr auto kOutside = std::int16_t{3};
    constexpr auto kSettlement = std::int16_t{12};
    constexpr auto kPark = std::int16_t{35};
    constexpr auto kForest = std::int16_t{90};
    TRY(auto out, empty_map(kSide));
    std::ranges::fill(out.values.values, kOutside);
    for (auto const& area : built_) { fill(out, area, kSettlement); }
    for (auto i = std::size_t{0}; i < green_.size(); ++i) {
      fill(out, green_[i], in_.green[i].forest ? kForest : kPark);
    }
    return out;
  }
};

}  // namespace

Result<city::GroundMaps> plan_ground_maps(GroundMapInput const& in, std::uint64_t seed) {
  TRY(auto const to_grid, city::to_cover_plane(in.crs));
  auto random = Random{seed, Purpose::kGround, 0};
  return Planner{in, to_grid, random}.maps();
}

}  // namespace leitbild::importing
