// Rain on the pixels of a city: what runs off, what seeps away, what stays.
#pragma once

#include "city/city.h"
#include "nature/ground_given.h"
#include "nature/ground_steps.h"

namespace leitbild::nature {

/// Rain of a storm or of a year. Where the city has a map of rain, that of the map counts, as many times as this rain is that which
/// the map shows elsewhere.
struct Rain {
  double millimetres{};  // where no map says anything
  double map_shows{};    // 0: the same

  double times_map() const { return map_shows > 0.0 ? millimetres / map_shows : 1.0; }
  friend auto operator<=>(Rain const&, Rain const&) = default;
};

/// What becomes of it, millimetres.
enum class Water : std::uint8_t {
  kFalls,        // in a storm
  kRunsOff,      // of a storm, beyond what measures hold
  kPercolates,   // in a year
  kStaysYearly,  // in a year
};

/// One number for each pixel. Refers to what it is made of.
class RainOnGround {
 public:
  /// `classes` are those of `cover`.
  RainOnGround(Given const& given, ClassGrid const& classes, city::Cover const& cover, Water water, Rain rain);

  /// kNoValue for unknown ground.
  float operator()(int column, int row) const {
    auto const pixel = classes_->index(column, row);
    auto const index = classes_->values[pixel];
    if (index == kNoClass) { return geo::kNoValue; }
    auto const slot = slot_of(column, row);
    auto const depth = depths_[(slot * rows_ + row_of(index)) * kSoilGroups + given_->soil(column, row)];
    return water_ == Water::kRunsOff ? std::max(0.0F, depth - static_cast<float>(storage_->values[pixel])) : depth;
  }

 private:
  Given const* given_;
  ClassGrid const* classes_;
  geo::Grid<std::uint16_t> const* storage_;
  Water water_;
  MapSample const* map_;
  MapSlots const* slots_;
  std::size_t rows_;
  std::vector<float>
      depths_;  // millimetres where the map says nothing, then by slot; each by row of the table and soil

  std::size_t slot_of(int column, int row) const {
    auto const value = map_->at(column, row);
    return value == city::MapRaster::kNothing ? 0 : 1 + slots_->of(value);
  }
};

}  // namespace leitbild::nature
