#include "city/links/ground_cover.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

#include "geo/burn.h"
#include "geo/crs.h"
#include "geo/window_transform.h"
#include "geo/zone.h"

namespace leitbild::city {
namespace {

constexpr auto kCell = geo::kCellSide.value;
constexpr auto kPixelArea = kGroundPixel * kGroundPixel;

template <class T>
std::shared_ptr<geo::Grid<T> const> share(geo::Grid<T> grid) {
  return std::make_shared<geo::Grid<T> const>(std::move(grid));
}

template <class T>
void fill(geo::Grid<T>& grid, geo::Zone const& zone, T value) {
  for (auto const& run : zone) {
    std::ranges::fill(
        grid.row(run.row).subspan(static_cast<std::size_t>(run.first), static_cast<std::size_t>(run.end - run.first)),
        value);
  }
}

constexpr Ground ground_of(LandUse use) {
  switch (use) {
    case LandUse::kResidential: return Ground::kResidential;
    case LandUse::kCommercial: return Ground::kCommercial;
    case LandUse::kIndustrial: return Ground::kIndustrial;
    case LandUse::kPublic: return Ground::kPublic;
    case LandUse::kTraffic: return Ground::kTraffic;
    case LandUse::kFarmland: return Ground::kFarmland;
    case LandUse::kGardens: return Ground::kGarden;
    case LandUse::kCemetery: return Ground::kCemetery;
    case LandUse::kMeadow: return Ground::kMeadow;
    case LandUse::kForest: return Ground::kForest;
    case LandUse::kPark: return Ground::kPark;
    case LandUse::kSport: return Ground::kSport;
    case LandUse::kWater: return Ground::kWater;
  }
  return Ground::kOpen;
}

bool is_for_cars(StreetKind kind) {
  return kind == StreetKind::kMain || kind == StreetKind::kResidential || kind == StreetKind::kService;
}

geo::Box meeting(geo::Box const& a, geo::Box const& b) {
  return {{std::max(a.low.x, b.low.x), std::max(a.low.y, b.low.y)},
          {std::min(a.high.x, b.high.x), std::min(a.high.y, b.high.y)}};
}

/// Of the city's plane: the city and what lies around it, as far as there is something. A map of land cover was cut to that.
geo::Box known_box(Districts const& districts, Landcover const& landcover, GroundMaps const& maps) {
  auto drawn = geo::Box{};
  for (auto const& patch : landcover.patches) { drawn.add(geo::box_of(patch.shape)); }
  auto const known = meeting(geo::box_of(landcover.coverage), drawn.grown_by(kAroundCity));
  auto const& boundary = districts.rows[Districts::kWholeCity].shape;
  if (boundary.empty()) { return known; }
  auto const around = geo::box_of(boundary).grown_by(kAroundCity);
  return maps.land_cover.empty() ? meeting(known, around) : around;
}

/// Whole cells of the census around the box.
geo::GridFrame frame_around(geo::Box const& box, geo::WindowTransform const& to_grid) {
  constexpr auto kSteps = 20;  // along each side: it becomes a curve
  auto out = geo::Box{};
  for (auto i = 0; i <= kSteps; ++i) {
    auto const part = static_cast<double>(i) / kSteps;
    auto const at = geo::between(box.low, box.high, part);
    for (auto const p : {geo::Point{at.x, box.low.y}, geo::Point{at.x, box.high.y}, geo::Point{box.low.x, at.y},
                         geo::Point{box.high.x, at.y}}) {
      auto const there = to_grid(p);
      if (std::isfinite(there.x) && std::isfinite(there.y)) { out.add(there); }
    }
  }
  if (out.empty()) { return {}; }
  auto const low = geo::cell_at(out.low);
  auto const high = geo::cell_at(out.high);
  return {.corner = {low.east * kCell, (high.north + 1) * kCell},
          .pixel_width = kGroundPixel.value,
          .pixel_height = kGroundPixel.value,
          .columns = (high.east - low.east + 1) * kPixelsPerCell,
          .rows = (high.north - low.north + 1) * kPixelsPerCell,
          .definition = geo::describe(geo::kEuropeanGrid).value().wkt};
}

class Painter {
 public:
  Painter(geo::Box const& box, geo::WindowTransform const& to_grid)
      : to_grid_{to_grid},
        frame_{frame_around(box, to_grid)},
        ground_{frame_.columns, frame_.rows, Ground::kUnknown},
        source_class_{frame_.columns, frame_.rows},
        crowns_{frame_.columns, frame_.rows} {}

  void coverage(geo::MultiPolygon const& area) { paint(area, Ground::kOpen); }

  void patches(std::vector<Patch> const& patches) {
    auto order = std::vector<std::size_t>(patches.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    auto areas = std::vector<double>{};
    for (auto const& patch : patches) { areas.push_back(geo::area(patch.shape).value); }
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return areas[i]; });
    for (auto const i : order) { paint(patches[i].shape, ground_of(patches[i].use)); }
  }

  void streets(Streets const& streets) {
    auto lines = std::vector<geo::Line>{};
    for (auto i = std::size_t{0}; i < streets.edges.size(); ++i) {
      auto const id = EdgeId{i};
      if (is_for_cars(streets.edges[id].kind)) {
        auto& line = lines.emplace_back(course(streets, id));
        to_grid_.apply(line);
      }
    }
    auto const burnt = geo::burnt_lines(frame_, lines);
    for (auto i = std::size_t{0}; i < burnt.values.size(); ++i) {
      auto& ground = ground_.values[i];
      if (burnt.values[i] != 0 && ground != Ground::kUnknown) { ground = Ground::kStreet; }
    }
  }

  void buildings(Buildings const& buildings) {
    for (auto const& building : buildings.rows) { paint({{building.footprint, {}}}, Ground::kRoof); }
  }

  void trees(std::vector<geo::Point> const& trees) {
    constexpr auto kParts = static_cast<std::uint8_t>(kCrownOfTree.value * kCrownParts / kPixelArea.value);
    for (auto const tree : trees) {
      auto const at = to_grid_(tree);
      auto const column = std::floor((at.x - frame_.corner.x) / frame_.pixel_width);
      auto const row = std::floor((frame_.corner.y - at.y) / frame_.pixel_height);
      auto const inside = column >= 0 && row >= 0 && column < frame_.columns && row < frame_.rows;
      if (!inside) { continue; }
      auto& parts = crowns_.at(static_cast<int>(column), static_cast<int>(row));
      parts = static_cast<std::uint8_t>(std::min<int>(kCrownParts, parts + kParts));
    }
  }

  void land_cover(GroundMaps const& maps) {
    if (maps.land_cover.empty()) { return; }
    each_pixel([&](std::size_t pixel, geo::Point at) {
      auto const index = maps.land_cover.at(at);
      if (index == MapRaster::kNothing) { return; }
      ground_.values[pixel] = maps.classes[static_cast<std::size_t>(index)].like;
      source_class_.values[pixel] = static_cast<std::uint8_t>(index + 1);
    });
  }

  void mapped_crowns(GroundMaps const& maps) {
    constexpr auto kPercentOfPart = 100 / kCrownParts;
    auto const& map = maps.of(MapKind::kCrowns);
    if (map.empty()) { return; }
    each_pixel([&](std::size_t pixel, geo::Point at) {
      auto const percent = map.at(at);
      if (percent == MapRaster::kNothing) { return; }
      crowns_.values[pixel] =
          static_cast<std::uint8_t>(kMappedCrowns + (percent + kPercentOfPart / 2) / kPercentOfPart);
    });
  }

  Cover cover() && {
    auto const columns = frame_.columns;
    auto const rows = frame_.rows;
    auto const nothing = share(geo::Grid<std::uint8_t>{columns, rows});
    return {.frame = std::move(frame_),
            .ground = share(std::move(ground_)),
            .source_class = share(std::move(source_class_)),
            .crowns = share(std::move(crowns_)),
            .shades = nothing,
            .facades = nothing,
            .storage = share(geo::Grid<std::uint16_t>{columns, rows})};
  }

 private:
  geo::WindowTransform const& to_grid_;
  geo::GridFrame frame_;
  geo::Grid<Ground> ground_;
  geo::Grid<std::uint8_t> source_class_, crowns_;

  template <class Visit>
  void each_pixel(Visit visit) const {
    for (auto row = 0; row < frame_.rows; ++row) {
      for (auto column = 0; column < frame_.columns; ++column) {
        visit(ground_.index(column, row), geo::Point{frame_.x_of(column), frame_.y_of(row)});
      }
    }
  }

  void paint(geo::MultiPolygon const& area, Ground ground) {
    fill(ground_, geo::centres_inside(frame_, geo::carried(area, to_grid_)), ground);
  }
};

std::size_t size_of(geo::Zone const& zone) {
  return std::accumulate(zone.begin(), zone.end(), std::size_t{0}, [](std::size_t sum, geo::PixelRun const& run) {
    return sum + static_cast<std::size_t>(run.end - run.first);
  });
}

/// Adds `total` evenly in whole numbers, to at most `most(value)` in a pixel.
template <class T, class Most>
void spread(geo::Grid<T>& grid, geo::Zone const& zone, std::int64_t total, Most most) {
  auto const pixels = static_cast<std::int64_t>(size_of(zone));
  auto done = std::int64_t{0};
  auto passed = std::int64_t{0};
  for (auto const& run : zone) {
    for (auto column = run.first; column < run.end; ++column) {
      auto const until = total * ++passed / pixels;
      auto& value = grid.at(column, run.row);
      value = static_cast<T>(std::min<std::int64_t>(most(value), value + (until - done)));
      done = until;
    }
  }
}

}  // namespace

Result<geo::Transform> to_cover_plane(geo::Crs plane) {
  return geo::Transform::between(plane, plane == geo::kLocalPlane ? plane : geo::kEuropeanGrid);
}

Cover cover_of(geo::Crs plane, Districts const& districts, Landcover const& landcover, Buildings const& buildings,
               Streets const& streets, GroundMaps const& maps) {
  auto const is_drawn = !landcover.coverage.empty() && !landcover.patches.empty();
  if (!is_drawn && maps.land_cover.empty()) { return {}; }
  auto const box = known_box(districts, landcover, maps);
  auto way = to_cover_plane(plane);
  if (box.empty() || !way) { return {}; }
  auto const to_grid = geo::WindowTransform{*std::move(way), box};
  auto painter = Painter{box, to_grid};
  painter.coverage(landcover.coverage);
  painter.patches(landcover.patches);
  painter.streets(streets);
  painter.buildings(buildings);
  painter.trees(landcover.trees);
  painter.land_cover(maps);
  painter.mapped_crowns(maps);
  return std::move(painter).cover();
}

namespace {

/// Applies changes to the pixels of a cover.
class Changer {
 public:
  Changer(Cover const& before, geo::Transform const& to_grid) : before_{before}, to_grid_{to_grid} {}

  void ground(std::vector<GroundChange> changes, Cover& out) const {
    if (changes.empty()) { return; }
    std::ranges::stable_sort(changes, {}, [](GroundChange const& c) { return std::tuple{c.to, c.only}; });
    auto now = Changed{.ground = *before_.ground, .source_class = *before_.source_class, .crowns = *before_.crowns};
    for (auto const& change : changes) {
      for (auto const& run : zone_of(change.area)) { apply(change, run, now); }
    }
    out.ground = share(std::move(now.ground));
    out.source_class = share(std::move(now.source_class));
    if (now.cut) { out.crowns = share(std::move(now.crowns)); }
  }

  void crowns(std::vector<CrownChange> const& changes, Cover& out) const {
    if (changes.empty()) { return; }
    auto crowns = *out.crowns;
    for (auto const& change : changes) {
      auto const parts = std::llround(change.crowns.value * kCrownParts / kPixelArea.value);
      spread(crowns, zone_of(change.area), parts,
             [](int value) { return value < kMappedCrowns ? kCrownParts : kMappedCrowns + kCrownParts; });
    }
    out.crowns = share(std::move(crowns));
  }

  void screens(std::vector<ScreenChange> const& changes, Cover& out) const {
    for (auto const& [screen, grid] :
         {std::pair{Screen::kShade, &out.shades}, std::pair{Screen::kFacade, &out.facades}}) {
      if (std::ranges::find(changes, screen, &ScreenChange::screen) == changes.end()) { continue; }
      auto values = **grid;
      for (auto const& change : changes) {
        if (change.screen != screen) { continue; }
        spread(values, zone_of(change.area), std::llround(change.size.value * kScreenParts / kPixelArea.value),
               [](int) { return kScreenParts; });
      }
      *grid = share(std::move(values));
    }
  }

  std::shared_ptr<geo::Grid<std::uint16_t> const> storage(std::vector<StorageChange> const& changes) const {
    constexpr auto kLitres = 1000.0;  // of a cubic metre: a millimetre on a square metre
    if (changes.empty()) { return before_.storage; }
    auto out = *before_.storage;
    for (auto const& change : changes) {
      spread(out, zone_of(change.area), std::llround(change.volume.value * kLitres / kPixelArea.value),
             [](int) { return std::numeric_limits<std::uint16_t>::max(); });
    }
    return share(std::move(out));
  }

 private:
  Cover const& before_;
  geo::Transform const& to_grid_;

  geo::Zone zone_of(geo::MultiPolygon area) const {
    return geo::zone_of(before_.frame, geo::carried(std::move(area), to_grid_));
  }

  struct Changed {
    geo::Grid<Ground> ground;
    geo::Grid<std::uint8_t> source_class, crowns;
    bool cut{};  // whether crowns have changed
  };

  void apply(GroundChange const& change, geo::PixelRun const& run, Changed& now) const {
    // What a map says of crowns is said of the ground as it was: trees stay under what is not built, beside those of the new class.
    constexpr auto kKeepsTrees = GroundSet{Ground::kOpen,   Ground::kMeadow,   Ground::kForest, Ground::kPark,
                                           Ground::kGarden, Ground::kCemetery, Ground::kSport,  Ground::kPermeable};
    for (auto column = run.first; column < run.end; ++column) {
      if (!change.only.has(before_.ground->at(column, run.row))) { continue; }
      now.ground.at(column, run.row) = change.to;
      now.source_class.at(column, run.row) = 0;
      auto const crowns = before_.crowns->at(column, run.row);
      if (crowns < kMappedCrowns) { continue; }
      now.crowns.at(column, run.row) =
          kKeepsTrees.has(change.to) ? static_cast<std::uint8_t>(crowns - kMappedCrowns) : std::uint8_t{0};
      now.cut = true;
    }
  }
};

}  // namespace

Cover with_cover(Cover const& before, CoverChanges changes, geo::Crs plane) {
  auto const way = to_cover_plane(plane);
  if (before.frame.columns == 0 || !way) { return before; }
  auto const changer = Changer{before, *way};
  auto out = before;
  changer.ground(std::move(changes.ground), out);
  changer.crowns(changes.crowns, out);
  changer.screens(changes.screens, out);
  out.storage = changer.storage(changes.storage);
  return out;
}

}  // namespace leitbild::city
