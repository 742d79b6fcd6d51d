#include "report/map/district_map.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "report/map/ground.h"
#include "report/map/symbols.h"

namespace leitbild::report {
namespace {

constexpr auto kMargin = 50;

constexpr auto kMeasures = std::string_view{"Maßnahmen"};

std::string icon(std::string_view content) {
  return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 50\" width=\"9mm\" height=\"5mm\">"
                     "<defs>{}</defs>{}</svg>",
                     ground_patterns(), content);
}

std::string swatch(std::string_view fill) {
  return fmt::format("<rect x=\"10\" y=\"8\" width=\"70\" height=\"34\" fill=\"{}\" stroke=\"#8c8577\" "
                     "stroke-width=\"1.5\"/>",
                     fill);
}

std::string stroke(std::string_view attributes) {
  return fmt::format(R"(<path d="M5 25h80" fill="none" {}/>)", attributes);
}

std::string street(double width, std::string_view fill) {
  return stroke(fmt::format(R"(stroke="{}" stroke-width="{:.1f}")", style::kCasing, width + 3.0)) +
         stroke(fmt::format(R"(stroke="{}" stroke-width="{:.1f}")", fill, width - 2.0));
}

void add_measure_kinds(std::vector<MapLegendEntry>& legend, std::span<MapMeasure const> measures) {
  auto const has = [&](std::string_view kind) {
    return std::ranges::any_of(measures, [&](MapMeasure const& m) {
      return std::ranges::any_of(m.places, [&](geo::Shape const& s) { return geo::kind_name(s) == kind; });
    });
  };
  if (has("line")) {
    legend.push_back({icon(stroke(R"(stroke="#16242b" stroke-width="10" stroke-dasharray="26 14")")),
                      "entlang einer Linie", std::string{kMeasures}});
  }
  if (has("area")) {
    auto const hatched = std::string{
        "<pattern id=\"h\" width=\"16\" height=\"16\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\">"
        "<rect width=\"5\" height=\"16\" fill=\"#16242b\"/></pattern>"
        "<rect x=\"10\" y=\"8\" width=\"70\" height=\"34\" fill=\"url(#h)\" stroke=\"#16242b\" stroke-width=\"4\"/>"};
    legend.push_back({icon(hatched), "auf einer Fläche", std::string{kMeasures}});
  }
}

std::vector<MapLegendEntry> legend_of(Frame const& frame, Ground const& ground, Symbols const& symbols,
                                      std::span<MapMeasure const> measures) {
  auto out = std::vector<MapLegendEntry>{};
  auto fields = std::vector<std::string>{};
  for (auto const& measure : measures) {
    if (std::ranges::find(fields, measure.field) != fields.end()) { continue; }
    fields.push_back(measure.field);
    out.push_back({icon(number_symbol({45, 25}, "1", measure.colour, 20)), measure.field, std::string{kMeasures}});
  }
  add_measure_kinds(out, measures);
  auto const add_if = [&](bool shown, std::string const& content, std::string text) {
    if (shown) { out.push_back({icon(content), std::move(text), "Karte"}); }
  };
  auto const is_small = has_small_symbols(frame);
  add_if(symbols.stops > 0, (is_small ? small_stop_symbol : stop_symbol)({45, 25}, false), "Haltestelle");
  add_if(symbols.groceries > 0, (is_small ? small_grocery_symbol : grocery_symbol)({45, 25}, false),
         "Lebensmittelmarkt");
  add_if(ground.main_streets, street(17.0, style::kMainStreet), "Hauptstraße");
  add_if(ground.streets, street(11.0, "#ffffff"), "Straße");
  add_if(ground.paths, stroke(fmt::format(R"(stroke="{}" stroke-width="3" stroke-dasharray="9 5")", style::kPath)),
         "Fußweg, Weg");
  add_if(ground.buildings, swatch(style::kBuilding), "Gebäude");
  add_if(ground.parks, swatch(style::kPark), "Öffentliche Grünfläche");
  add_if(ground.forest, swatch(style::kForest) + swatch("url(#trees)"), "Wald");
  add_if(ground.unknown, swatch("url(#unknown)"), "keine Daten zum Wegenetz");
  add_if(true, stroke(fmt::format(R"(stroke="{}" stroke-width="7")", style::kBorder)), "Grenze des Bezirks");
  add_if(ground.parts, stroke(fmt::format(R"(stroke="{}" stroke-width="2.5" stroke-dasharray="14 7")", style::kBorder)),
         "Grenze eines Teils");
  return out;
}

/// "im Norden", "in der Mitte": which ninth of the sheet.
std::string_view direction(Frame const& frame, geo::Point p) {
  constexpr auto kNames =
      std::to_array<std::array<std::string_view, 3>>({{"im Südwesten", "im Süden", "im Südosten"},
                                                      {"im Westen", "in der Mitte", "im Osten"},
                                                      {"im Nordwesten", "im Norden", "im Nordosten"}});
  auto const third = [](double share) { return static_cast<std::size_t>(std::clamp(share * 3.0, 0.0, 2.99)); };
  return kNames[third((p.y - frame.box.low.y) / frame.box.height())]
               [third((p.x - frame.box.low.x) / frame.box.width())];
}

std::string_view kind_in_words(geo::Shape const& shape) {
  auto const kind = geo::kind_name(shape);
  if (kind == "point") { return "Ort"; }
  return kind == "line" ? "Linie" : "Fläche";
}

std::string in_words(Frame const& frame, MapMeasure const& measure) {
  auto places = std::vector<std::string>{};
  for (auto const& place : measure.places) {
    if (is_on_sheet(frame, place)) {
      places.push_back(fmt::format("{} {}", kind_in_words(place), direction(frame, anchor_on_sheet(frame, place))));
    }
  }
  return fmt::format("{} {} ({})", measure.number, measure.title, fmt::join(places, ", "));
}

std::string text_of(city::District const& district, Frame const& frame, Ground const& ground, Symbols const& symbols,
                    std::span<MapMeasure const> measures) {
  auto shown = std::vector<std::string>{"die Grenze des Bezirks"};
  if (ground.main_streets || ground.streets) { shown.emplace_back("Straßen"); }
  if (ground.paths) { shown.emplace_back("Wege"); }
  if (ground.buildings) { shown.emplace_back("Gebäude"); }
  if (ground.parks) { shown.emplace_back("öffentliche Grünflächen"); }
  if (ground.forest) { shown.emplace_back("Wald"); }
  if (symbols.stops > 0) { shown.push_back(fmt::format("Haltestellen ({} im Bezirk)", symbols.stops)); }
  if (symbols.groceries > 0) { shown.push_back(fmt::format("Lebensmittelmärkte ({} im Bezirk)", symbols.groceries)); }
  auto out = fmt::format("Karte von {} im Maßstab von etwa {}, Norden ist oben. Sie zeigt {}.", district.name,
                         scale_text(frame), fmt::join(shown, ", "));
  if (ground.unknown) { out += " Schraffiert ist, wo keine Daten zum Wegenetz vorliegen."; }
  if (measures.empty()) { return out + " Keine Maßnahme ist in der Karte verortet."; }
  auto list = std::vector<std::string>{};
  for (auto const& measure : measures) { list.push_back(in_words(frame, measure)); }
  return fmt::format("{} Maßnahmen: {}.", out, fmt::join(list, "; "));
}

}  // namespace

Frame map_frame(city::City const& city, city::DistrictId district, MapSize size) {
  auto box = geo::box_of(city.districts->rows[district].shape);
  if (box.empty()) { box = geo::box_of(city.districts->rows[city::Districts::kWholeCity].shape); }
  auto const [width, height] = size == MapSize::kLarge ? std::pair{1780, 1300} : std::pair{1360, 980};
  return frame_around(box, width, height, kMargin);
}

DistrictMap draw_overview(city::City const& city) {
  auto const frame = map_frame(city, city::Districts::kWholeCity, MapSize::kLarge);
  auto svg = Svg{frame.width, frame.height};
  draw_ground(svg, city, city::Districts::kWholeCity, frame);
  draw_names(svg, *city.districts, city::Districts::kWholeCity, frame);
  draw_scale_bar(svg, frame);
  draw_north_arrow(svg, frame);
  return {.svg = svg.finished(),
          .text = fmt::format("Übersichtskarte von {} mit den Bezirken, Hauptstraßen und Grün im Maßstab von etwa {}, "
                              "Norden ist oben.",
                              city.info.name, scale_text(frame)),
          .scale = scale_text(frame),
          .legend = {}};
}

DistrictMap draw_map(city::City const& city, city::DistrictId district, Frame const& frame,
                     std::span<MapMeasure const> measures) {
  auto svg = Svg{frame.width, frame.height};
  auto const& row = city.districts->rows[district];
  auto const ground = draw_ground(svg, city, district, frame);
  draw_measure_shapes(svg, measures, frame);
  auto const symbols = draw_symbols(svg, city, row.shape, frame);
  draw_names(svg, *city.districts, district, frame);
  draw_measure_numbers(svg, measures, frame);
  draw_scale_bar(svg, frame);
  draw_north_arrow(svg, frame);
  return {.svg = svg.finished(),
          .text = text_of(row, frame, ground, symbols, measures),
          .scale = scale_text(frame),
          .legend = legend_of(frame, ground, symbols, measures)};
}

}  // namespace leitbild::report
