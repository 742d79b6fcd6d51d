#include <algorithm>
#include <array>

#include "geo/area.h"
#include "import/schematic/drawing.h"
#include "import/schematic/green.h"

namespace leitbild::importing {
namespace {

constexpr auto kGardens = Metres{25.0};  // between the last houses and the forest
constexpr auto kNarrow = Metres{18.0};   // half the width below which a strip is no forest
constexpr auto kMostBlobs = 80;
constexpr auto kTries = 500;
constexpr auto kSmallestWood = hectares(0.4);
constexpr auto kBlobRoughness = 0.45;
constexpr auto kGlades = 0.15;          // share of the clearings that lie anywhere
constexpr auto kFirstClearings = 80.0;  // metres from the settlement's edge
constexpr auto kClearingsGrow = 14.0;   // metres farther with every clearing

struct Land {
  geo::MultiPolygon cell;
  geo::MultiPolygon free;  // of the cell, without settlements and their gardens
  SquareMetres wanted;
};

geo::Point random_point(geo::MultiPolygon const& area, Random& random) {
  auto const box = geo::box_of(area);
  for (auto i = 0; i < kTries; ++i) {
    auto const p = geo::Point{random.between(box.low.x, box.high.x), random.between(box.low.y, box.high.y)};
    if (geo::contains(area, p)) { return p; }
  }
  return geo::label_point(area);  // mere strips, hard to hit
}

/// Woods in open land.
geo::MultiPolygon woods(Land const& land, Random& random) {
  auto out = geo::MultiPolygon{};
  for (auto i = 0; i < kMostBlobs && geo::area(out) < land.wanted; ++i) {
    auto const blob =
        Blob{random, kBlobRoughness}.at(random_point(land.free, random), Metres{random.between(180.0, 480.0)});
    out = geo::united({out, geo::intersection(blob, land.free)});
  }
  return out;
}

/// Forest with clearings: fields and meadows on a few sides of the settlement, growing away from it, and some glades.
geo::MultiPolygon forest_with_clearings(Land const& land, Settlement const& settlement, Random& random) {
  auto const edge = geo::boundary_points(settlement.shape, Metres{40.0});
  auto sides = std::array<geo::Point, 3>{};
  for (auto& side : sides) { side = edge[random.index(edge.size())]; }
  auto out = land.free;
  for (auto i = 0; i < kMostBlobs && geo::area(out) > land.wanted; ++i) {
    auto const away = kFirstClearings + kClearingsGrow * i;
    auto const side = sides[random.index(sides.size())];
    auto const middle = random.chance(kGlades)
                            ? random_point(land.free, random)
                            : moved_by(side, random.between(-away, away), random.between(-away, away));
    out = geo::difference(out, Blob{random, kBlobRoughness}.at(middle, Metres{random.between(120.0, 380.0)}));
  }
  return out;
}

/// Those areas whose boxes meet the cell, united: the others cannot matter to it.
geo::MultiPolygon united_near(geo::MultiPolygon const& cell, std::vector<geo::MultiPolygon> const& areas) {
  auto near = std::vector<geo::MultiPolygon>{};
  auto const box = geo::box_of(cell);
  std::ranges::copy_if(areas, std::back_inserter(near),
                       [&](geo::MultiPolygon const& area) { return geo::box_of(area).meets(box); });
  return geo::united(near);
}

}  // namespace

std::vector<city::GreenArea> plan_forest(CityFacts const& facts, std::vector<geo::MultiPolygon> const& cells,
                                         std::vector<Settlement> const& settlements, std::uint64_t seed) {
  auto gardens = std::vector<geo::MultiPolygon>{};
  for (auto const& settlement : settlements) { gardens.push_back(geo::buffered(settlement.shape, kGardens)); }
  auto parts = std::vector<geo::MultiPolygon>{};
  for (auto i = std::size_t{0}; i < cells.size(); ++i) {
    auto random = Random{seed, Purpose::kForest, i};
    auto const share = facts.districts[i].forest;
    auto const land = Land{.cell = cells[i],
                           .free = geo::difference(cells[i], united_near(cells[i], gardens)),
                           .wanted = SquareMetres{share * geo::area(cells[i]).value}};
    if (land.free.empty() || share == 0.0) { continue; }
    parts.push_back(share > 0.5 ? forest_with_clearings(land, settlements[i], random) : woods(land, random));
  }
  auto const built_up = geo::united(gardens);
  auto out = std::vector<city::GreenArea>{};
  // Opening: narrow strips disappear, and so do hair-thin gaps between the parts of two districts.
  auto const whole = geo::buffered(geo::buffered(geo::united(parts), Metres{-kNarrow.value}), kNarrow);
  for (auto const& polygon : geo::simplified(geo::difference(whole, built_up), Metres{2.0})) {
    auto const area = geo::area(polygon);
    if (area >= kSmallestWood) { out.push_back({.name = {}, .forest = true, .shape = {polygon}, .area = area}); }
  }
  return out;
}

}  // namespace leitbild::importing
