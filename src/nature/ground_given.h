// What stays the same of a city's ground whatever measures do: imported maps on the pixels of its cover, the table of classes, and
// which pixels districts hold.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "city/city.h"
#include "geo/zone.h"
#include "nature/ground_values.h"

namespace leitbild::nature {

/// A map read at the pixels of a cover, without a copy of it.
class MapSample {
 public:
  MapSample() = default;
  MapSample(city::MapRaster const& map, geo::GridFrame const& frame);

  /// Of the map; -1 outside.
  int column(int of_frame) const { return columns_[static_cast<std::size_t>(of_frame)]; }
  int row(int of_frame) const { return rows_[static_cast<std::size_t>(of_frame)]; }
  /// Place among the map's values; nothing outside.
  std::optional<std::size_t> place(int at_column, int at_row) const {
    auto const c = column(at_column);
    auto const r = row(at_row);
    return c < 0 || r < 0 ? std::nullopt : std::optional{map_->values.index(c, r)};
  }
  std::int16_t at(int at_column, int at_row) const {
    auto const found = place(at_column, at_row);
    return found ? map_->values.values[*found] : city::MapRaster::kNothing;
  }

 private:
  city::MapRaster const* map_{};
  std::vector<int> columns_, rows_;  // of the map, by those of the frame; -1: outside
};

/// A map has far fewer values than pixels: each gets a slot.
class MapSlots {
 public:
  explicit MapSlots(city::MapRaster const& map);
  /// Rising, without MapRaster::kNothing.
  std::vector<std::int16_t> const& values() const { return values_; }
  /// Place among values() of one of them.
  std::size_t of(std::int16_t value) const { return slots_[static_cast<std::size_t>(value - values_.front())]; }

 private:
  std::vector<std::int16_t> values_;
  std::vector<std::uint16_t> slots_;  // from the lowest value on
};

class Given {
 public:
  explicit Given(city::City const& city);

  GroundTable const& table() const { return table_; }
  geo::GridFrame const& frame() const { return frame_; }
  bool has(city::MapKind kind) const { return maps_->has(kind); }
  city::MapRaster const& raster(city::MapKind kind) const { return maps_->of(kind); }
  MapSample const& sample(city::MapKind kind) const { return samples_[static_cast<std::size_t>(kind)]; }
  MapSlots const& heavy_rains() const { return heavy_rains_; }
  MapSlots const& yearly_rains() const { return yearly_rains_; }
  /// Of the map, or assumed.
  SoilGroup soil(int column, int row) const;
  /// By DistrictId; empty for districts with parts.
  std::vector<geo::Zone> const& leaves() const { return leaves_; }

 private:
  GroundTable table_;
  geo::GridFrame frame_;
  std::shared_ptr<city::GroundMaps const> maps_;
  std::array<MapSample, city::kMapInfos.size()> samples_;
  MapSlots heavy_rains_, yearly_rains_;
  std::vector<geo::Zone> leaves_;

  std::vector<geo::Zone> zones_of_leaves(city::City const& city) const;
};

}  // namespace leitbild::nature
