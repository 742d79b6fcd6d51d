// A list of places with attributes, from a CSV table or any vector file: what facilities and stops are read from.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/crs.h"

namespace leitbild::importing {

struct PlaceRow {
  std::vector<std::string> values;  // in the order of the columns
  std::optional<geo::Point> at;     // in the city's plane; nothing: the row names no place
  std::string where;                // "schulen.csv:17", "schulen.gpkg: Nr. 3"
};

struct PlaceTable {
  std::string name;  // of the file
  std::vector<std::string> columns;
  std::vector<PlaceRow> rows;

  /// The first of the names that is a column, without regard to case.
  std::optional<std::size_t> column(std::span<std::string_view const> names) const;
};

/// A .csv or .txt names places by lon and lat (WGS 84), or by x and y in the city's plane; both also under their German and
/// GTFS names. Other files are vector files: points, the middle of lines, a point inside areas; their coordinate system is
/// believed.
/// Error: as CsvTable and VectorFile; no columns for the place; a coordinate that is no number.
Result<PlaceTable> read_places(std::filesystem::path const& file, geo::Crs crs);

}  // namespace leitbild::importing
