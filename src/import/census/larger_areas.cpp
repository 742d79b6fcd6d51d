#include "import/census/larger_areas.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "geo/crs.h"
#include "geo/raster.h"

namespace leitbild::importing {
namespace {

constexpr auto kSmallestPixel = 90.0;
constexpr auto kLargestPixel = 5'000.0;
constexpr auto kMostResidents = 10'000'000.0;  // of one pixel

bool reaches_inside(HeadCount const& area, CityCells const& cells) {
  return std::ranges::any_of(area.cells, [&](std::uint32_t cell) { return cells.inside[cell]; });
}

/// Keeps the areas of the city; the others are counted.
void keep_inside(LargerAreas& larger, CityCells const& cells) {
  auto const before = larger.areas.size();
  std::erase_if(larger.areas, [&](HeadCount const& area) { return !reaches_inside(area, cells); });
  if (before != larger.areas.size()) {
    larger.report.skipped.push_back(
        {.count = before - larger.areas.size(), .reason = "Gebiete neben der Stadt", .examples = {}});
  }
}

using CellsOfPixels = std::map<geo::Pixel, std::vector<std::uint32_t>>;

CellsOfPixels cells_of_pixels(geo::Raster const& raster, std::vector<geo::Point> const& points) {
  auto out = CellsOfPixels{};
  for (auto i = std::size_t{0}; i < points.size(); ++i) {
    if (auto const pixel = raster.pixel_at(points[i])) { out[*pixel].push_back(static_cast<std::uint32_t>(i)); }
  }
  return out;
}

/// The side of a pixel on the ground follows from how many cells share one, whatever the raster's coordinate system.
Result<void> check_pixels(CellsOfPixels const& by_pixel, geo::RasterWindow const& window, std::string const& where) {
  if (by_pixel.empty()) { return fail("das Raster liegt nicht in dieser Stadt", where); }
  auto cells = std::size_t{0};
  for (auto const& [pixel, in_pixel] : by_pixel) { cells += in_pixel.size(); }
  auto const pixels = std::max(static_cast<double>(window.columns) * window.rows, 1.0);
  auto const side = geo::kCellSide.value * std::sqrt(static_cast<double>(cells) / pixels);
  if (side >= kSmallestPixel && side <= kLargestPixel) { return {}; }
  return fail(fmt::format("die Pixel sind etwa {} m groß; möglich sind 100 m bis 5.000 m", format_number(side, 0)),
              where);
}

Result<void> check_values(std::vector<std::optional<double>> const& values, std::string const& where) {
  for (auto const& value : values) {
    if (value && (*value < 0.0 || *value > kMostResidents)) {
      return fail(fmt::format("ein Pixel hat den Wert „{}“; möglich sind Einwohnerzahlen von 0 bis 10.000.000",
                              format_number(*value, 0)),
                  where);
    }
  }
  return {};
}

}  // namespace

LargerAreas areas_of_kilometres(GridTable const& table, CityCells const& cells) {
  constexpr auto kSide = cells_along(GridSize::k1km);
  auto out = LargerAreas{.areas = {}, .title = "1-km-Zellen", .census = {}, .report = {}};
  for (auto const& [code, residents] : table.inhabited) {
    auto area = HeadCount{.name = geo::grid_name(code), .residents = residents, .ages = {}, .cells = {}};
    for (auto i = 0; i < kSide * kSide; ++i) {
      if (auto const cell = cells.number_of({code.east + i / kSide, code.north + i % kSide})) {
        area.cells.push_back(static_cast<std::uint32_t>(*cell));
      }
    }
    out.areas.push_back(std::move(area));
  }
  keep_inside(out, cells);
  return out;
}

LargerAreas areas_of_districts(DistrictTable const& table, CityCells const& cells, city::Districts const& districts) {
  auto out = LargerAreas{.areas = {},
                         .title = "Bezirken",
                         .census = {"Einwohner je Bezirk (Tabelle der Stadt)", ""},
                         .report = table.report};
  auto area_of = std::map<city::DistrictId, std::size_t>{};
  for (auto const& row : table.rows) {
    area_of.emplace(row.district, out.areas.size());
    auto const& name = districts.rows[row.district].name;
    out.areas.push_back({.name = name, .residents = row.residents, .ages = row.ages, .cells = {}});
  }
  auto numbers = std::vector<std::uint32_t>{};
  auto points = std::vector<geo::Point>{};
  for (auto i = std::size_t{0}; i < cells.size(); ++i) {
    if (!cells.inside[i]) { continue; }
    numbers.push_back(static_cast<std::uint32_t>(i));
    points.push_back(cells.centres[i]);
  }
  auto const leaves = city::leaf_of_each(districts, points);
  for (auto i = std::size_t{0}; i < points.size(); ++i) {
    for (auto const district : city::chain_upwards(districts, leaves[i])) {
      if (auto const found = area_of.find(district); found != area_of.end()) {
        out.areas[found->second].cells.push_back(numbers[i]);
        break;
      }
    }
  }
  return out;
}

Result<LargerAreas> areas_of_raster(std::filesystem::path const& file, CityCells const& cells) {
  auto const where = file.filename().string();
  TRY(auto const raster, geo::Raster::open(file));
  TRY(auto const to_raster, geo::Transform::between(geo::kEuropeanGrid, raster.definition()));
  auto points = std::vector<geo::Point>{};
  for (auto i = std::size_t{0}; i < cells.size(); ++i) { points.push_back(geo::centre_of(cells.code(i))); }
  to_raster.apply(points);
  auto const window = raster.window(geo::box_of(points));
  auto by_pixel = cells_of_pixels(raster, points);
  TRY_DO(check_pixels(by_pixel, window, where));
  TRY(auto const values, raster.read(window));
  TRY_DO(check_values(values, where));
  auto out = LargerAreas{.areas = {}, .title = "Pixeln", .census = {}, .report = {}};
  out.census.base = fmt::format("Einwohner nach dem Raster „{}“", where);
  for (auto& [pixel, in_pixel] : by_pixel) {
    auto const column = static_cast<std::size_t>(pixel.column - window.first.column);
    auto const row = static_cast<std::size_t>(pixel.row - window.first.row);
    auto const& value = values[row * static_cast<std::size_t>(window.columns) + column];
    if (!value || *value == 0.0) { continue; }
    out.areas.push_back({.name = fmt::format("Pixel {}/{}", pixel.column, pixel.row),
                         .residents = persons(*value),
                         .ages = {},
                         .cells = std::move(in_pixel)});
  }
  keep_inside(out, cells);
  return out;
}

}  // namespace leitbild::importing
