#include "nature/ground_given.h"

#include <algorithm>
#include <cmath>

#include "city/links/ground_cover.h"

namespace leitbild::nature {
namespace {

/// Of points on a line: the pixel that holds each; -1 outside.
std::vector<int> places(int count, double first, double step, int end) {
  auto out = std::vector<int>(static_cast<std::size_t>(count));
  for (auto i = 0; i < count; ++i) {
    auto const place = std::floor(first + i * step);
    out[static_cast<std::size_t>(i)] = place >= 0.0 && place < end ? static_cast<int>(place) : -1;
  }
  return out;
}

}  // namespace

MapSample::MapSample(city::MapRaster const& map, geo::GridFrame const& frame) : map_{&map} {
  auto const side = static_cast<double>(std::max(map.side, 1));
  columns_ = places(frame.columns, (frame.x_of(0) - map.corner.x) / side, frame.pixel_width / side, map.values.columns);
  rows_ = places(frame.rows, (map.corner.y - frame.y_of(0)) / side, frame.pixel_height / side, map.values.rows);
}

MapSlots::MapSlots(city::MapRaster const& map) : values_{map.values.values.begin(), map.values.values.end()} {
  std::ranges::sort(values_);
  values_.erase(std::ranges::unique(values_).begin(), values_.end());
  if (!values_.empty() && values_.front() == city::MapRaster::kNothing) { values_.erase(values_.begin()); }
  if (values_.empty()) { return; }
  slots_.resize(static_cast<std::size_t>(values_.back() - values_.front()) + 1);
  for (auto i = std::size_t{0}; i < values_.size(); ++i) {
    slots_[static_cast<std::size_t>(values_[i] - values_.front())] = static_cast<std::uint16_t>(i);
  }
}

Given::Given(city::City const& city)
    : table_{with_source_classes(ground_table(), city.maps->classes)},
      frame_{city.cover->frame},
      maps_{city.maps},
      heavy_rains_{maps_->of(city::MapKind::kHeavyRain)},
      yearly_rains_{maps_->of(city::MapKind::kYearlyRain)},
      leaves_{zones_of_leaves(city)} {
  for (auto const& info : city::kMapInfos) {
    samples_[static_cast<std::size_t>(info.kind)] = MapSample{maps_->of(info.kind), frame_};
  }
}

SoilGroup Given::soil(int column, int row) const {
  auto const group = sample(city::MapKind::kSoil).at(column, row);
  return group == city::MapRaster::kNothing ? table_.assumptions.soil : static_cast<SoilGroup>(group - 1);
}

std::vector<geo::Zone> Given::zones_of_leaves(city::City const& city) const {
  auto out = std::vector<geo::Zone>(city.districts->rows.size());
  auto const to_cover = city::to_cover_plane(city.info.crs);
  auto const is_leaf = city::leaves(*city.districts);
  for (auto i = std::size_t{0}; i < out.size() && to_cover; ++i) {
    auto const& shape = city.districts->rows[city::DistrictId{i}].shape;
    if (!is_leaf[i]) { continue; }
    out[i] = geo::centres_inside(frame_, geo::carried(shape, *to_cover));
  }
  return out;
}

}  // namespace leitbild::nature
