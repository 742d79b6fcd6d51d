#include "report/map/places.h"

#include <array>
#include <cmath>
#include <numbers>
#include <set>

#include <fmt/format.h>

namespace leitbild::report {
namespace {

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};

geo::Line longest(std::vector<geo::Line> const& lines) {
  return *std::ranges::max_element(lines, {}, [](geo::Line const& line) { return geo::length(line).value; });
}

/// The largest piece of an area on the sheet; an empty ring if nothing of it is there.
geo::Ring largest(geo::MultiPolygon const& area, geo::Box const& box) {
  auto best = geo::Ring{};
  for (auto const& polygon : area) {
    auto ring = clipped_ring(polygon.outer, box);
    if (std::abs(geo::signed_area(ring)) > std::abs(geo::signed_area(best))) { best = std::move(ring); }
  }
  return best;
}

void draw_line(Svg& svg, geo::Line const& line, std::string_view colour, Frame const& frame) {
  auto path = PathData{};
  add(path, frame, line);
  svg.path(path, "fill=\"none\" stroke=\"#ffffff\" stroke-width=\"17\"");
  svg.path(path, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"10\" stroke-dasharray=\"26 14\" "
                             "stroke-linecap=\"butt\"",
                             colour));
}

std::string hatch_id(std::string_view colour) { return fmt::format("hatch-{}", colour.substr(1)); }

void draw_area(Svg& svg, geo::MultiPolygon const& area, std::string_view colour, Frame const& frame) {
  auto path = PathData{};
  for (auto const& polygon : area) { add(path, frame, polygon); }
  svg.path(path, fmt::format("fill=\"url(#{})\" fill-opacity=\"0.75\" fill-rule=\"evenodd\" stroke=\"{}\" "
                             "stroke-width=\"5\"",
                             hatch_id(colour), colour));
}

/// One pattern per colour.
void define_hatches(Svg& svg, std::span<MapMeasure const> measures) {
  auto colours = std::set<std::string>{};
  for (auto const& measure : measures) { colours.insert(measure.colour); }
  for (auto const& colour : colours) {
    svg.define(fmt::format("<pattern id=\"{}\" width=\"16\" height=\"16\" patternUnits=\"userSpaceOnUse\" "
                           "patternTransform=\"rotate(-45)\"><rect width=\"5\" height=\"16\" fill=\"{}\"/>"
                           "</pattern>\n",
                           hatch_id(colour), colour));
  }
}

/// Numbers that do not cover each other: each moves to the nearest free spot around its place.
class NumberSpots {
 public:
  NumberSpots(Frame const& frame, int radius) : frame_{frame}, radius_{radius} {}

  Spot place(Spot anchor) {
    constexpr auto kRings = 7;
    constexpr auto kDirections = 12;
    auto spot = anchor;
    for (auto ring = 0; ring < kRings; ++ring) {
      for (auto direction = 0; direction < (ring == 0 ? 1 : kDirections); ++direction) {
        auto const angle = 2.0 * std::numbers::pi * direction / kDirections;
        auto const away = 1.15 * radius_ * ring;
        spot = inside({anchor.x + static_cast<int>(std::lround(away * std::cos(angle))),
                       anchor.y - static_cast<int>(std::lround(away * std::sin(angle)))});
        if (is_free(spot)) { return taken_.emplace_back(spot); }
      }
    }
    return taken_.emplace_back(spot);
  }

 private:
  Frame const& frame_;
  int radius_;
  std::vector<Spot> taken_;

  Spot inside(Spot spot) const {
    auto const edge = radius_ + 6;
    return {std::clamp(spot.x, edge, frame_.width - edge), std::clamp(spot.y, edge, frame_.height - edge)};
  }
  bool is_free(Spot spot) const {
    return std::ranges::none_of(
        taken_, [&](Spot other) { return std::hypot(spot.x - other.x, spot.y - other.y) < 2.1 * radius_; });
  }
};

struct Anchor {
  Spot spot;
  MapMeasure const* measure;
};

std::vector<Anchor> anchors(std::span<MapMeasure const> measures, Frame const& frame) {
  auto out = std::vector<Anchor>{};
  for (auto const& measure : measures) {
    for (auto const& place : measure.places) {
      if (is_on_sheet(frame, place)) { out.push_back({frame.on_paper(anchor_on_sheet(frame, place)), &measure}); }
    }
  }
  return out;
}

}  // namespace

bool is_on_sheet(Frame const& frame, geo::Shape const& place) {
  return std::visit(Overloaded{[&](geo::Point p) { return frame.box.contains(p); },
                               [&](geo::Line const& line) { return !clipped(line, frame.box).empty(); },
                               [&](geo::MultiPolygon const& area) { return largest(area, frame.box).size() >= 4; }},
                    place);
}

geo::Point anchor_on_sheet(Frame const& frame, geo::Shape const& place) {
  return std::visit(
      Overloaded{[](geo::Point p) { return p; },
                 [&](geo::Line const& line) { return geo::label_point(geo::Shape{longest(clipped(line, frame.box))}); },
                 [&](geo::MultiPolygon const& area) {
                   auto const ring = largest(area, frame.box);
                   return geo::label_point(geo::MultiPolygon{{.outer = ring, .holes = {}}});
                 }},
      place);
}

std::string number_symbol(Spot at, std::string_view number, std::string_view colour, int radius) {
  auto const size = number.size() > 2 ? radius * 0.95 : radius * 1.15;
  return fmt::format("<circle cx=\"{0}\" cy=\"{1}\" r=\"{2}\" fill=\"{3}\" stroke=\"#ffffff\" stroke-width=\"5\"/>"
                     "<text x=\"{0}\" y=\"{4}\" font-family=\"Open Sans\" font-size=\"{5:.1f}\" font-weight=\"700\" "
                     "text-anchor=\"middle\" fill=\"{6}\">{7}</text>\n",
                     at.x, at.y, radius, colour, at.y + static_cast<int>(std::lround(size * 0.36)), size,
                     ink_on(colour), number);
}

void draw_measure_shapes(Svg& svg, std::span<MapMeasure const> measures, Frame const& frame) {
  define_hatches(svg, measures);
  for (auto const& measure : measures) {
    for (auto const& place : measure.places) {
      if (auto const* const area = std::get_if<geo::MultiPolygon>(&place)) {
        draw_area(svg, *area, measure.colour, frame);
      }
    }
  }
  for (auto const& measure : measures) {
    for (auto const& place : measure.places) {
      if (auto const* const line = std::get_if<geo::Line>(&place)) { draw_line(svg, *line, measure.colour, frame); }
    }
  }
}

void draw_measure_numbers(Svg& svg, std::span<MapMeasure const> measures, Frame const& frame) {
  constexpr auto kMany = std::size_t{30};
  auto const all = anchors(measures, frame);
  auto const radius = all.size() > kMany ? 20 : 26;
  auto spots = NumberSpots{frame, radius};
  auto symbols = std::string{};
  for (auto const& [anchor, measure] : all) {
    auto const spot = spots.place(anchor);
    if (spot != anchor) {
      svg.add(fmt::format("<path d=\"M{} {}L{} {}\" stroke=\"{}\" stroke-width=\"3.5\"/>"
                          "<circle cx=\"{}\" cy=\"{}\" r=\"6\" fill=\"{}\" stroke=\"#ffffff\" stroke-width=\"2\"/>\n",
                          anchor.x, anchor.y, spot.x, spot.y, measure->colour, anchor.x, anchor.y, measure->colour));
    }
    symbols += number_symbol(spot, fmt::format("{}", measure->number), measure->colour, radius);
  }
  svg.add(symbols);
}

}  // namespace leitbild::report
