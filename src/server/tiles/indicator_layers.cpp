#include "server/tiles/mercator.h"
#include "server/tiles/tilesets.h"

#include <array>
#include <cmath>

namespace leitbild::server {
namespace {

/// Cells are smaller than a pixel before that.
constexpr std::uint32_t kCellsFrom = 9;

/// The city whose cells the planned values are about; those of today come first in it.
city::City const& planned_city(Site const& site) {
  return site.evaluation().planned ? *site.evaluation().planned : site.city();
}

std::shared_ptr<IndexedShapes const> cell_squares(city::City const& city, geo::Transform const& carry) {
  auto shapes = std::vector<geo::Shape>{};
  for (auto const& cell : city.people->cells) {
    auto const west = cell.code.east * geo::kCellSide.value;
    auto const south = cell.code.north * geo::kCellSide.value;
    auto const side = geo::kCellSide.value;
    auto ring = geo::Ring{
        {west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}, {west, south}};
    carry.apply(ring);
    shapes.emplace_back(geo::MultiPolygon{{.outer = std::move(ring), .holes = {}}});
  }
  return std::make_shared<IndexedShapes const>(std::move(shapes));
}

std::shared_ptr<IndexedShapes const> outlines(city::City const& city, ToMercator const& carry) {
  auto shapes = std::vector<geo::Shape>{};
  for (auto const& district : city.districts->rows) { shapes.push_back(carry(geo::Shape{district.shape})); }
  return std::make_shared<IndexedShapes const>(std::move(shapes));
}

using Names = std::shared_ptr<std::vector<std::string> const>;

Names cell_names(city::City const& city) {
  auto out = std::vector<std::string>{};
  for (auto const& cell : city.people->cells) { out.push_back(geo::grid_name(cell.code)); }
  return std::make_shared<std::vector<std::string> const>(std::move(out));
}

/// Digits that count: a share to a hundredth of a per cent; what is small to a hundredth, other values to a tenth.
double rounded(double value, indicators::Unit unit) {
  auto const steps = [unit] {
    using enum indicators::Unit;
    switch (unit) {
      case kShare: return 10'000.0;
      case kDegrees:
      case kCount:
      case kSquareMetresPerResidentAndYear: return 100.0;
      default: return 10.0;
    }
  }();
  return std::round(value * steps) / steps;
}

void add_values(std::optional<double> today, std::optional<double> planned, indicators::Unit unit,
                TileLayer::Tags& tags) {
  if (today) { tags.push_back({"today", rounded(*today, unit)}); }
  if (planned) { tags.push_back({"planned", rounded(*planned, unit)}); }
  if (today && planned) { tags.push_back({"change", rounded(*planned - *today, unit)}); }
}

std::vector<TagInfo> with_values(std::vector<TagInfo> tags) {
  tags.push_back({.key = "today", .type = TagType::kNumber, .help_de = "Wert heute; fehlt, wo es keine Daten gibt"});
  tags.push_back(
      {.key = "planned", .type = TagType::kNumber, .help_de = "Wert mit Plan; fehlt, wo es keine Daten gibt"});
  tags.push_back({.key = "change", .type = TagType::kNumber, .help_de = "Wert mit Plan weniger Wert heute"});
  return tags;
}

std::optional<double> at(std::vector<std::optional<double>> const& values, std::size_t row) {
  return row < values.size() ? values[row] : std::nullopt;
}

std::optional<double> of(indicators::IndicatorValues const& values, city::DistrictId id) {
  return id.value < values.districts.size() ? values.districts[id].value : std::nullopt;
}

TileLayer cells(scenario::Comparison const& comparison, std::shared_ptr<IndexedShapes const> squares, Names names) {
  return {
      .name = "cells",
      .title = {.de = "100-m-Zellen", .en = "100 m cells"},
      .kind = LayerShape::kAreas,
      .from_zoom = kCellsFrom,
      .tags = with_values({{.key = "cell", .type = TagType::kText, .help_de = "Name der Zelle im Gitter des Zensus"}}),
      .content = std::move(squares),
      .describe = [&comparison, names = std::move(names)](std::size_t row, std::uint32_t, TileLayer::Tags& tags) {
        tags.push_back({"cell", std::string_view{(*names)[row]}});
        add_values(at(comparison.today.cells, row), at(comparison.planned.cells, row), comparison.indicator->unit,
                   tags);
        return true;
      }};
}

TileLayer districts(scenario::Comparison const& comparison, city::City const& city,
                    std::shared_ptr<IndexedShapes const> shapes) {
  return {
      .name = "districts",
      .title = {.de = "Bezirke", .en = "Districts"},
      .kind = LayerShape::kAreas,
      .from_zoom = 0,
      .tags = with_values({{.key = "code", .type = TagType::kText, .help_de = "Kürzel"},
                           {.key = "name", .type = TagType::kText, .help_de = "Name"},
                           {.key = "level", .type = TagType::kText, .help_de = "city, ortsbezirk oder statistical"}}),
      .content = std::move(shapes),
      .describe = [&comparison, layer = city.districts](std::size_t row, std::uint32_t, TileLayer::Tags& tags) {
        auto const id = city::DistrictId{row};
        auto const& district = layer->rows[id];
        tags.push_back({"code", std::string_view{district.code}});
        tags.push_back({"name", std::string_view{district.name}});
        tags.push_back({"level", city::name(district.level)});
        add_values(of(comparison.today, id), of(comparison.planned, id), comparison.indicator->unit, tags);
        return true;
      }};
}

}  // namespace

std::vector<Tileset> indicator_tilesets(Site const& site) {
  auto const carry = ToMercator{site.city()};
  auto const grid = grid_to_mercator();
  if (!carry.knows_the_way() || !grid) { return {}; }
  auto const& city = planned_city(site);
  auto const squares = cell_squares(city, *grid);
  auto const shapes = outlines(site.city(), carry);
  auto const names = cell_names(city);
  auto out = std::vector<Tileset>{};
  for (auto const& comparison : site.evaluation().comparisons) {
    auto const& indicator = *comparison.indicator;
    out.push_back({.id = "indicators",
                   .title = {.de = std::string{indicator.title_de}, .en = std::string{indicator.title_en}},
                   .description = {.de = "Werte heute und mit Plan je 100-m-Zelle und je Bezirk; Modellwerte",
                                   .en = "Values today and with the plan per 100 m cell and per district; modelled"},
                   .layers = {}});
    out.back().layers.push_back(cells(comparison, squares, names));
    out.back().layers.push_back(districts(comparison, site.city(), shapes));
  }
  return out;
}

}  // namespace leitbild::server
