// What the raster models read: rasters brought to one grid, tables of classes, areas.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/models/parameters.h"
#include "geo/raster.h"
#include "geo/shape.h"
#include "nature/classes.h"

namespace leitbild::app {

/// A number in a table.
struct ColumnRule {
  std::string_view name;
  NumberRange range;
  bool optional{};
};

/// Rows by a whole number: land-use codes, types of buildings.
struct CodeTable {
  std::string file;
  std::vector<int> codes;
  std::map<std::string, std::vector<double>, std::less<>> columns;  // by name in lower case

  bool has(std::string_view column) const { return columns.contains(column); }
  double at(std::string_view column, std::size_t row) const { return columns.find(column)->second[row]; }
  std::optional<std::size_t> row_of(int code) const;
};
/// `prefix`: further columns that begin with it are numbers from 0 on. Error, with lines: missing columns, no rows,
/// codes that stand twice, what is no number or out of range.
Result<CodeTable> read_code_table(std::filesystem::path const& file, std::string_view code_column,
                                  std::span<ColumnRule const> rules, std::string_view prefix = {});

struct ModelArea {
  long long id{};                   // as in the file
  std::vector<std::string> values;  // in the order of the fields
  geo::MultiPolygon shape;          // in the plane of the grid, repaired
};
struct ModelAreas {
  std::string file;
  std::vector<std::string> fields;
  std::vector<ModelArea> rows;

  geo::Box box() const;
  std::optional<std::size_t> field(std::string_view name) const;
  /// A number in every row. Error: no such field, no number, out of range.
  Result<std::vector<double>> numbers(std::string_view name, NumberRange range) const;
};
/// Error: unreadable, no areas, no way to the plane.
Result<ModelAreas> read_areas(std::filesystem::path const& file, std::string const& definition);
/// Lines of a file in the plane of the grid.
Result<std::vector<geo::Line>> read_lines(std::filesystem::path const& file, std::string const& definition);

/// The raster that gives the grid of a model. Error: unreadable, not in metres.
struct BaseRaster {
  geo::Raster raster;
  geo::GridFrame frame;  // with square pixels
};
enum class PixelSide : std::uint8_t { kSmaller, kMean };  // of pixels that are not square
Result<BaseRaster> open_base(std::filesystem::path const& file, PixelSide side);

/// The part of the base frame that a box meets, whole pixels. Error: none; `what` names the box.
Result<geo::GridFrame> clipped(geo::GridFrame const& frame, geo::Box const& box, std::string_view what);
/// The box of a raster in the plane of the frame.
Result<geo::Box> box_of(geo::Raster const& raster, std::string const& definition);

/// Says on the error stream when the raster has to be resampled.
Result<geo::Grid<float>> values_on(geo::Raster const& raster, geo::GridFrame const& frame, geo::Resampling resampling,
                                   std::string_view key);
/// Rows of the table. Error: codes that it lacks, all of them.
Result<geo::Grid<nature::ClassIndex>> classes_on(geo::Raster const& raster, geo::GridFrame const& frame,
                                                 geo::Resampling resampling, std::string_view key,
                                                 CodeTable const& table);
/// Error: codes other than 1 to 4.
Result<geo::Grid<nature::SoilGroup>> soil_groups_on(geo::Raster const& raster, geo::GridFrame const& frame,
                                                    geo::Resampling resampling, std::string_view key);
/// Keeps the number of people (nature/population.h). Error: negative numbers.
Result<geo::Grid<float>> residents_on(geo::Raster const& raster, geo::GridFrame const& frame, std::string_view key);

/// Error: not one pixel has a value: `what` says which.
Result<void> check_any(geo::Grid<float> const& values, std::string_view what);

}  // namespace leitbild::app
