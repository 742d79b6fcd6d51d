#include "report/map/symbols.h"

#include <cmath>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::report {
namespace {

constexpr auto kFont = "font-family=\"Open Sans\"";

std::string letter(Spot at, char text, std::string_view colour) {
  return fmt::format("<text x=\"{}\" y=\"{}\" {} font-size=\"19\" font-weight=\"700\" text-anchor=\"middle\" "
                     "fill=\"{}\">{}</text>",
                     at.x, at.y + 7, kFont, colour, text);
}

std::string group(bool pale, std::string const& content) {
  return fmt::format("<g{}>{}</g>\n", pale ? " opacity=\"0.5\"" : "", content);
}

}  // namespace

std::string stop_symbol(Spot at, bool pale) {
  return group(pale, fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"12\" fill=\"#fff7d1\" stroke=\"#1c5b38\" "
                                 "stroke-width=\"3\"/>",
                                 at.x, at.y) +
                         letter(at, 'H', "#1c5b38"));
}

std::string grocery_symbol(Spot at, bool pale) {
  return group(pale, fmt::format("<rect x=\"{}\" y=\"{}\" width=\"26\" height=\"26\" rx=\"4\" fill=\"#5b2a6b\" "
                                 "stroke=\"#ffffff\" stroke-width=\"2.5\"/>",
                                 at.x - 13, at.y - 13) +
                         letter(at, 'L', "#ffffff"));
}

std::string small_stop_symbol(Spot at, bool pale) {
  return group(pale, fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"5\" fill=\"#fff7d1\" stroke=\"#1c5b38\" "
                                 "stroke-width=\"2.5\"/>",
                                 at.x, at.y));
}

std::string small_grocery_symbol(Spot at, bool pale) {
  return group(pale, fmt::format("<rect x=\"{}\" y=\"{}\" width=\"12\" height=\"12\" rx=\"2\" fill=\"#5b2a6b\" "
                                 "stroke=\"#ffffff\" stroke-width=\"2\"/>",
                                 at.x - 6, at.y - 6));
}

bool has_small_symbols(Frame const& frame) {
  constexpr auto kLettersUpTo = 60'000.0;
  return frame.denominator() > kLettersUpTo;
}

Symbols draw_symbols(Svg& svg, city::City const& city, geo::MultiPolygon const& district, Frame const& frame) {
  auto out = Symbols{};
  auto const is_small = has_small_symbols(frame);
  for (auto const& stop : city.transit->stops) {
    if (!frame.box.contains(stop.at)) { continue; }
    auto const here = geo::contains(district, stop.at);
    out.stops += here ? 1 : 0;
    svg.add((is_small ? small_stop_symbol : stop_symbol)(frame.on_paper(stop.at), !here));
  }
  for (auto const& facility : city.facilities->rows) {
    if (facility.category != city::FacilityCategory::kGroceries || !frame.box.contains(facility.at)) { continue; }
    auto const here = geo::contains(district, facility.at);
    out.groceries += here ? 1 : 0;
    svg.add((is_small ? small_grocery_symbol : grocery_symbol)(frame.on_paper(facility.at), !here));
  }
  return out;
}

void draw_scale_bar(Svg& svg, Frame const& frame) {
  auto const length = scale_bar_length(frame);
  auto const units = static_cast<int>(std::lround(length.value * frame.scale));
  auto const left = 34;
  auto const y = frame.height - 34;
  auto const label =
      length.value >= 1000.0 ? format_number(length.value / 1000.0, 0) + " km" : format_number(length.value, 0) + " m";
  svg.add(fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"66\" rx=\"6\" fill=\"#ffffff\" "
                      "fill-opacity=\"0.88\"/>",
                      left - 16, y - 46, units + 32));
  svg.add(fmt::format("<path d=\"M{0} {1}v12h{2}v-12M{3} {4}v6\" fill=\"none\" stroke=\"#16242b\" stroke-width=\"3\" "
                      "stroke-linecap=\"butt\" stroke-linejoin=\"miter\"/>",
                      left, y - 6, units, left + units / 2, y));
  svg.add(fmt::format("<text x=\"{}\" y=\"{}\" {} font-size=\"24\" text-anchor=\"middle\" fill=\"#16242b\">{}</text>\n",
                      left + units / 2, y - 16, kFont, label));
}

void draw_north_arrow(Svg& svg, Frame const& frame) {
  auto const x = frame.width - 46;
  svg.add(fmt::format("<circle cx=\"{0}\" cy=\"54\" r=\"38\" fill=\"#ffffff\" fill-opacity=\"0.88\"/>"
                      "<path d=\"M{0} 22l13 34-13-8-13 8z\" fill=\"#16242b\"/>"
                      "<text x=\"{0}\" y=\"82\" {1} font-size=\"24\" font-weight=\"700\" text-anchor=\"middle\" "
                      "fill=\"#16242b\">N</text>\n",
                      x, kFont));
}

}  // namespace leitbild::report
