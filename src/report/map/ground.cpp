#include "report/map/ground.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "geo/area.h"

namespace leitbild::report {
namespace {

/// Smaller than this many square units of paper nothing is seen: green 0.4 mm x 0.4 mm, dark buildings 0.2 mm x 0.2 mm.
constexpr auto kLeastGreen = 16.0;
constexpr auto kLeastBuilding = 4.0;

PathData outline(Frame const& frame, geo::MultiPolygon const& area, double least = 0.0) {
  auto path = PathData{};
  for (auto const& polygon : area) { add(path, frame, polygon, least); }
  return path;
}

void draw_green(Svg& svg, city::Landcover const& landcover, Frame const& frame, Ground& shown) {
  auto parks = PathData{};
  auto forest = PathData{};
  for (auto const& green : landcover.green) {
    for (auto const& polygon : green.shape) { add(green.forest ? forest : parks, frame, polygon, kLeastGreen); }
  }
  svg.path(parks, fmt::format("fill=\"{}\" fill-rule=\"evenodd\"", style::kPark));
  svg.path(forest, fmt::format("fill=\"{}\" fill-rule=\"evenodd\"", style::kForest));
  svg.path(forest, "fill=\"url(#trees)\" fill-rule=\"evenodd\"");
  shown.parks = !parks.empty();
  shown.forest = !forest.empty();
}

void draw_buildings(Svg& svg, city::Buildings const& buildings, Frame const& frame, Ground& shown) {
  auto path = PathData{};
  for (auto const& building : buildings.rows) {
    add(path, frame, geo::Polygon{.outer = building.footprint, .holes = {}}, kLeastBuilding);
  }
  svg.path(path, fmt::format("fill=\"{}\"", style::kBuilding));
  shown.buildings = !path.empty();
}

enum class StreetClass : std::uint8_t { kMain, kStreet, kLane, kPath };

StreetClass class_of(city::StreetKind kind) {
  switch (kind) {
    case city::StreetKind::kMain: return StreetClass::kMain;
    case city::StreetKind::kResidential: return StreetClass::kStreet;
    case city::StreetKind::kService:
    case city::StreetKind::kPedestrian: return StreetClass::kLane;
    default: return StreetClass::kPath;
  }
}

void draw_streets(Svg& svg, city::Streets const& streets, Frame const& frame, Ground& shown) {
  auto const detailed = frame.denominator() <= kDetailDenominator;
  auto paths = std::array<PathData, 4>{};
  for (auto i = std::size_t{0}; i < streets.edges.size(); ++i) {
    auto const id = city::EdgeId{i};
    auto const kind = class_of(streets.edges[id].kind);
    if (!detailed && (kind == StreetClass::kLane || kind == StreetClass::kPath)) { continue; }
    add(paths[static_cast<std::size_t>(kind)], frame, city::course(streets, id));
  }
  auto const& [main, street, lane, path] = paths;
  constexpr auto kFullWidthUpTo = 20'000.0;
  auto const fine = std::clamp(kFullWidthUpTo / frame.denominator(), 0.4, 1.0);
  svg.path(path, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"{:.1f}\" stroke-dasharray=\"9 5\"",
                             style::kPath, 2.4 * fine));
  constexpr std::array<double, 3> kWidths{17.0, 11.0, 6.5};
  // Casings of all classes lie under all fills, so that crossings stay open.
  for (auto const is_casing : {true, false}) {
    for (auto i = std::size_t{3}; i-- > 0;) {
      auto const width = kWidths[i] * fine - (is_casing ? 0.0 : 3.2 * fine);
      svg.path(paths[i], fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"{:.1f}\"",
                                     is_casing ? style::kCasing
                                     : i == 0  ? style::kMainStreet
                                               : "#ffffff",
                                     std::max(width, 1.2)));
    }
  }
  shown.main_streets = !main.empty();
  shown.streets = !street.empty() || !lane.empty();
  shown.paths = !path.empty();
}

/// Everything outside the district fades.
void draw_veil(Svg& svg, PathData const& border, Frame const& frame) {
  auto veil = PathData{};
  auto const [w, h] = std::pair{frame.width, frame.height};
  veil.add_ring(std::vector<Spot>{{-60, -60}, {w + 60, -60}, {w + 60, h + 60}, {-60, h + 60}});
  svg.add(fmt::format("<path fill=\"{}\" fill-opacity=\"0.62\" fill-rule=\"evenodd\" d=\"{}{}\"/>\n", style::kLand,
                      veil.text(), border.text()));
}

/// An Ortsbezirk that is one statistical district has no parts to show.
bool has_several_parts(city::Districts const& districts, std::vector<bool> const& inside) {
  auto const is_leaf = city::leaves(districts);
  auto count = 0;
  for (auto i = std::size_t{0}; i < inside.size(); ++i) { count += inside[i] && is_leaf[i] ? 1 : 0; }
  return count > 1;
}

void draw_borders(Svg& svg, city::Districts const& districts, std::vector<bool> const& inside, Frame const& frame,
                  Ground& shown) {
  auto inner = PathData{};
  auto outer = PathData{};
  auto const is_leaf = city::leaves(districts);
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    if (!is_leaf[i]) { continue; }
    for (auto const& polygon : districts.rows[city::DistrictId{i}].shape) {
      add(inside[i] ? inner : outer, frame, polygon);
    }
  }
  svg.path(outer, "fill=\"none\" stroke=\"#8c8577\" stroke-width=\"2\" stroke-dasharray=\"12 6\"");
  shown.parts = has_several_parts(districts, inside) && !inner.empty();
  if (shown.parts) {
    svg.path(inner, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"2.4\" stroke-dasharray=\"14 7\" "
                                "stroke-opacity=\"0.75\"",
                                style::kBorder));
  }
}

/// Where the streets are not known, an empty map would seem to say that there are none.
void draw_unknown(Svg& svg, city::City const& city, geo::MultiPolygon const& shape, Frame const& frame, Ground& shown) {
  auto const unknown = geo::difference(shape, city.streets->coverage);
  if (geo::area(unknown).value < 0.005 * geo::area(shape).value) { return; }
  auto const path = outline(frame, unknown);
  svg.path(path, "fill=\"url(#unknown)\" fill-rule=\"evenodd\"");
  shown.unknown = !path.empty();
}

}  // namespace

void draw_names(Svg& svg, city::Districts const& districts, city::DistrictId district, Frame const& frame) {
  auto const inside = within(districts, district);
  constexpr auto kSize = 25.0;
  auto taken = std::vector<geo::Box>{};
  auto const is_leaf = city::leaves(districts);
  auto const has_parts = has_several_parts(districts, inside);
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    auto const& row = districts.rows[city::DistrictId{i}];
    if (!is_leaf[i] || row.shape.empty() || (inside[i] && !has_parts)) { continue; }
    auto const seen = geo::Polygon{.outer = clipped_ring(row.shape.front().outer, frame.box), .holes = {}};
    auto const half = kSize * 0.29 * static_cast<double>(row.name.size());
    if (seen.outer.size() < 4 || geo::area(seen).value * frame.scale * frame.scale < 4.0 * half * kSize) { continue; }
    auto const at = frame.on_paper(geo::label_point(geo::MultiPolygon{seen}));
    auto const box = geo::Box{{at.x - half, at.y - kSize}, {at.x + half, at.y + kSize}};
    auto const free = box.low.x > 0 && box.high.x < frame.width && box.low.y > 0 && box.high.y < frame.height &&
                      std::ranges::none_of(
                          taken,
                          [&](geo::Box const& other) {
                            return box.low.x < other.high.x && other.low.x < box.high.x && box.low.y < other.high.y &&
                                   other.low.y < box.high.y;
                          });
    if (!free) { continue; }
    taken.push_back(box);
    svg.add(fmt::format("<text x=\"{}\" y=\"{}\" font-family=\"Open Sans\" font-size=\"{}\" font-style=\"italic\" "
                        "text-anchor=\"middle\" fill=\"#4b5560\" stroke=\"#ffffff\" stroke-width=\"6\" "
                        "stroke-opacity=\"0.85\" paint-order=\"stroke\">{}</text>\n",
                        at.x, at.y + 9, kSize, escaped(row.name)));
  }
}

std::string ground_patterns() {
  return fmt::format("<pattern id=\"trees\" width=\"26\" height=\"26\" patternUnits=\"userSpaceOnUse\">"
                     "<path d=\"M6 10l4-7 4 7zM19 23l4-7 4 7z\" fill=\"#86ab78\"/></pattern>\n"
                     "<pattern id=\"unknown\" width=\"14\" height=\"14\" patternUnits=\"userSpaceOnUse\" "
                     "patternTransform=\"rotate(45)\"><rect width=\"2.5\" height=\"14\" fill=\"{}\"/></pattern>\n",
                     style::kUnknown);
}

std::vector<bool> within(city::Districts const& districts, city::DistrictId district) {
  auto out = std::vector<bool>(districts.rows.size());
  out[district.value] = true;
  for (auto i = std::size_t{0}; i < out.size(); ++i) {  // parents come before their children
    auto const parent = districts.rows[city::DistrictId{i}].parent;
    if (parent && out[parent->value]) { out[i] = true; }
  }
  return out;
}

Ground draw_ground(Svg& svg, city::City const& city, city::DistrictId district, Frame const& frame) {
  auto shown = Ground{};
  auto const& shape = city.districts->rows[district].shape;
  auto const border = outline(frame, shape);
  auto const inside = within(*city.districts, district);
  svg.define(ground_patterns());
  svg.add(fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>\n", frame.width, frame.height, style::kLand));
  svg.path(border, fmt::format("fill=\"{}\" fill-rule=\"evenodd\"", style::kDistrict));
  draw_green(svg, *city.landcover, frame, shown);
  if (frame.denominator() <= kDetailDenominator) { draw_buildings(svg, *city.buildings, frame, shown); }
  draw_streets(svg, *city.streets, frame, shown);
  draw_unknown(svg, city, shape, frame, shown);
  draw_veil(svg, border, frame);
  draw_borders(svg, *city.districts, inside, frame, shown);
  svg.path(border, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"7\"", style::kBorder));
  return shown;
}

}  // namespace leitbild::report
