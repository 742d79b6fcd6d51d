// Land-use classes: the codes of a raster and the rows of a table about them.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "geo/grid.h"

namespace leitbild::nature {

/// Number of a row of the table of classes.
using ClassIndex = std::uint16_t;
inline constexpr auto kNoClass = ClassIndex{0xFFFF};
inline constexpr auto kMostClasses = std::size_t{0xFFFE};

/// Codes of a raster to rows of a table, a part of the raster at a time.
template <class Index>
class CodeFinder {
 public:
  /// `codes` by row, all different, fewer than `none`.
  CodeFinder(std::span<int const> codes, Index none);

  /// `none` for kNoCode and for codes that the table lacks, which are noted.
  void find(std::span<int const> codes, std::span<Index> out);
  std::set<int> const& missing() const { return missing_; }

 private:
  std::vector<Index> flat_;  // by code, from low_ on: where the codes lie close together, which is the usual case
  std::unordered_map<int, Index> sparse_;
  std::set<int> missing_;
  long long low_{};
  Index none_;

  Index row_of(int code) const;
};

/// Error: codes of the raster that the table lacks, all of them, by number; `table` is its name.
Result<void> check_classes(std::set<int> const& missing, std::string_view table);

/// Hydrologic soil groups A to D.
inline constexpr auto kSoilGroups = 4;
using SoilGroup = std::uint8_t;  // 0 .. 3
inline constexpr auto kNoSoil = SoilGroup{0xFF};
/// Codes by group.
inline constexpr std::array<int, kSoilGroups> kSoilCodes{1, 2, 3, 4};
/// Error: codes other than these, by number.
Result<void> check_soil_groups(std::set<int> const& missing, std::string_view file);

}  // namespace leitbild::nature
