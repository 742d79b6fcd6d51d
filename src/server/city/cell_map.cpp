#include "server/city/cell_map.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "geo/cell.h"
#include "report/map/district_map.h"
#include "report/map/ground.h"
#include "report/map/symbols.h"
#include "server/city/indicator.h"
#include "server/city/words.h"

namespace leitbild::server {
namespace {

/// From worse to better; apart in lightness, so that they hold in grey and for people who see colours otherwise.
constexpr auto kSequence = std::to_array<std::string_view>({"#efd9a7", "#c3d2a0", "#82b89b", "#3a8f99", "#0b5867"});
constexpr auto kWorse = std::string_view{"#b4622a"};
constexpr auto kSame = std::string_view{"#dfe5e2"};
constexpr auto kBetter = std::string_view{"#0b5867"};

struct Cells {
  city::People const& people;
  scenario::Comparison const& comparison;

  std::size_t size() const { return people.cells.size(); }
  std::optional<double> value(std::size_t i, When when) const {
    auto const at = [i](std::vector<std::optional<double>> const& values) {
      return i < values.size() ? values[i] : std::nullopt;
    };
    auto const today = at(comparison.today.cells);
    auto const planned = at(comparison.planned.cells);
    if (when == When::kToday) { return today; }
    if (when == When::kPlanned) { return planned; }
    return today && planned ? std::optional{*planned - *today} : std::nullopt;
  }
};

Cells cells_of(Site const& site, std::size_t comparison) {
  auto const& evaluation = site.evaluation();
  return {.people = evaluation.planned ? *evaluation.planned->people : *site.city().people,
          .comparison = evaluation.comparisons[comparison]};
}

/// All values of today and planned, sorted: both maps have the same classes.
std::vector<double> all_values(Cells const& cells) {
  auto out = std::vector<double>{};
  for (auto const* const values : {&cells.comparison.today.cells, &cells.comparison.planned.cells}) {
    for (auto const& value : *values) {
      if (value) { out.push_back(*value); }
    }
  }
  std::ranges::sort(out);
  return out;
}

/// With two digits that count.
double two_digits(double value) {
  if (value == 0.0) { return 0.0; }
  auto const step = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 1.0);
  return std::round(value / step) * step;
}

bool is_yes_or_no(std::vector<double> const& values) {
  return std::ranges::all_of(values, [](double value) { return value == 0.0 || value == 1.0; });
}

/// Upper ends of all classes but the last, each once: fifths of the cells, or steps of 20 %.
std::vector<double> ends_of(std::vector<double> const& values, indicators::Unit unit) {
  auto out = std::vector<double>{};
  constexpr auto kClasses = kSequence.size();
  for (auto i = std::size_t{1}; i < kClasses && !values.empty(); ++i) {
    auto const share = static_cast<double>(i) / static_cast<double>(kClasses);
    auto const end = unit == indicators::Unit::kShare ? share : two_digits(values[values.size() * i / kClasses]);
    auto const is_new = out.empty() || end > out.back();
    if (is_new && end < values.back()) { out.push_back(end); }
  }
  return out;
}

std::string range_words(indicators::Unit unit, std::vector<double> const& ends, std::size_t i, Language language) {
  auto const is_german = language == Language::kGerman;
  auto const text = [&](double value) { return value_words(unit, value, language); };
  if (ends.empty()) { return is_german ? "alle Werte" : "all values"; }
  if (i == 0) { return fmt::format("{} {}", is_german ? "bis" : "up to", text(ends.front())); }
  if (i == ends.size()) { return fmt::format("{} {}", is_german ? "über" : "more than", text(ends.back())); }
  return fmt::format("{} {} {} {}", is_german ? "über" : "more than", text(ends[i - 1]), is_german ? "bis" : "to",
                     text(ends[i]));
}

/// A colour for each of `count` classes, spread over the sequence.
std::string_view colour_of(std::size_t i, std::size_t count) {
  auto const last = kSequence.size() - 1;
  return kSequence[count < 2 ? last : i * last / (count - 1)];
}

/// Classes in the order of values; turned round afterwards where less is better.
std::vector<CellClass> value_classes(std::vector<double> const& ends, bool yes_or_no,
                                     indicators::Indicator const& indicator, Language language) {
  auto out = std::vector<CellClass>{};
  auto const higher = indicator.better == indicators::Direction::kHigher;
  auto const count = ends.size() + 1;
  auto const is_german = language == Language::kGerman;
  for (auto i = std::size_t{0}; i < count; ++i) {
    auto text = range_words(indicator.unit, ends, i, language);
    if (yes_or_no) {
      text = i == 0 ? (is_german ? "trifft nicht zu" : "not true") : (is_german ? "trifft zu" : "true");
    }
    out.push_back({.colour = std::string{colour_of(higher ? i : count - 1 - i, count)},
                   .text = std::move(text),
                   .cells = 0,
                   .counted = {}});
  }
  return out;
}

std::vector<CellClass> change_classes(Language language) {
  auto const is_german = language == Language::kGerman;
  return {{std::string{kWorse}, is_german ? "wird schlechter" : "gets worse", 0, {}},
          {std::string{kSame}, is_german ? "bleibt gleich" : "stays the same", 0, {}},
          {std::string{kBetter}, is_german ? "wird besser" : "gets better", 0, {}}};
}

/// A square of the grid on paper; the grid is turned against the city's plane by less than can be seen.
void add_square(report::PathData& path, report::Frame const& frame, geo::Point centre) {
  auto const half = geo::kCellSide.value / 2.0;
  auto const corners = std::array{
      frame.on_paper({centre.x - half, centre.y - half}), frame.on_paper({centre.x + half, centre.y - half}),
      frame.on_paper({centre.x + half, centre.y + half}), frame.on_paper({centre.x - half, centre.y + half})};
  path.add_ring(corners);
}

void draw_land(report::Svg& svg, city::Districts const& districts, report::Frame const& frame) {
  auto land = report::PathData{};
  for (auto const& polygon : districts.rows[city::Districts::kWholeCity].shape) { report::add(land, frame, polygon); }
  svg.add(
      fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>\n", frame.width, frame.height, report::style::kLand));
  svg.path(land, fmt::format("fill=\"#ffffff\" fill-rule=\"evenodd\" stroke=\"{}\" stroke-width=\"5\"",
                             report::style::kBorder));
}

void draw_borders(report::Svg& svg, city::Districts const& districts, report::Frame const& frame) {
  auto borders = report::PathData{};
  for (auto const& district : districts.rows) {
    if (district.level != city::Level::kOrtsbezirk) { continue; }
    for (auto const& polygon : district.shape) { report::add(borders, frame, polygon); }
  }
  svg.path(borders, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"3\"", report::style::kBorder));
}

}  // namespace

std::string_view name(When when) {
  constexpr auto kNames = std::to_array<std::string_view>({"today", "planned", "change"});
  return kNames[static_cast<std::size_t>(when)];
}

std::optional<When> when_from(std::string_view text) {
  for (auto const when : {When::kToday, When::kPlanned, When::kChange}) {
    if (name(when) == text) { return when; }
  }
  return std::nullopt;
}

CellClasses::CellClasses(Site const& site, std::size_t comparison, When when, Language language) {
  auto const cells = cells_of(site, comparison);
  auto const& indicator = *cells.comparison.indicator;
  auto const values = all_values(cells);
  auto const yes_or_no = indicator.unit == indicators::Unit::kShare && is_yes_or_no(values);
  auto const ends = yes_or_no ? std::vector{0.5} : ends_of(values, indicator.unit);
  auto const sign = indicator.better == indicators::Direction::kHigher ? 1.0 : -1.0;
  classes = when == When::kChange ? change_classes(language) : value_classes(ends, yes_or_no, indicator, language);
  classes.push_back(
      {.colour = {}, .text = language == Language::kGerman ? "keine Daten" : "no data", .cells = 0, .counted = {}});
  for (auto i = std::size_t{0}; i < cells.size(); ++i) {
    auto const value = cells.value(i, when);
    auto position = classes.size() - 1;
    if (value && when == When::kChange) {
      position = *value == 0.0 ? 1 : *value * sign > 0.0 ? 2 : 0;
    } else if (value) {
      position = static_cast<std::size_t>(std::ranges::lower_bound(ends, *value) - ends.begin());
    }
    of_cell.push_back(position);
    ++classes[position].cells;
    classes[position].counted +=
        indicators::weight(cells.people.cells[city::CellId{i}], cells.comparison.today.group).value_or(Persons{0});
  }
}

Json cell_map_json(Call const& call, std::size_t comparison, When when) {
  auto const sorted = CellClasses{call.site, comparison, when, call.language};
  auto classes = Json::array();
  for (auto const& row : sorted.classes) {
    if (row.cells == 0) { continue; }
    classes.push_back({{"colour", row.colour.empty() ? Json(nullptr) : Json(row.colour)},
                       {"text", row.text},
                       {"cells", row.cells},
                       {"counted", as_double(row.counted)}});
  }
  auto const& indicator = *call.site.evaluation().comparisons[comparison].indicator;
  return {{"when", name(when)},
          {"svg", fmt::format("{}/api/v1/indicators/{}/map.svg?when={}", call.base, indicator.id, name(when))},
          {"classes", std::move(classes)}};
}

std::string draw_cells(Site const& site, CellClasses const& classes, city::DistrictId district) {
  auto const& districts = *site.city().districts;
  auto const& evaluation = site.evaluation();
  auto const& people = evaluation.planned ? *evaluation.planned->people : *site.city().people;
  auto const frame = report::map_frame(site.city(), district, report::MapSize::kLarge);
  auto paths = std::vector<report::PathData>(classes.classes.size());
  for (auto i = std::size_t{0}; i < classes.of_cell.size(); ++i) {
    add_square(paths[classes.of_cell[i]], frame, people.cells[city::CellId{i}].centre);
  }
  auto svg = report::Svg{frame.width, frame.height};
  svg.define(report::ground_patterns());
  draw_land(svg, districts, frame);
  for (auto i = std::size_t{0}; i < paths.size(); ++i) {
    auto const& colour = classes.classes[i].colour;
    svg.path(paths[i], fmt::format("fill=\"{}\"", colour.empty() ? "url(#unknown)" : colour));
  }
  draw_borders(svg, districts, frame);
  report::draw_names(svg, districts, city::Districts::kWholeCity, frame);
  report::draw_scale_bar(svg, frame);
  report::draw_north_arrow(svg, frame);
  return svg.finished();
}

}  // namespace leitbild::server
