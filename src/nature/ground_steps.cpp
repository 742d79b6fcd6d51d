#include "nature/ground_steps.h"

#include <algorithm>
#include <limits>

#include "base/parallel.h"
#include "city/landcover/cover.h"
#include "nature/grid_difference.h"

namespace leitbild::nature {
namespace {

geo::Grid<float> copy_of(geo::Grid<float> const& grid, PixelBox const& box) {
  auto out = geo::Grid<float>{box.columns, box.rows};
  for (auto row = 0; row < box.rows; ++row) {
    std::ranges::copy(
        grid.row(box.row + row).subspan(static_cast<std::size_t>(box.column), static_cast<std::size_t>(box.columns)),
        out.row(row).begin());
  }
  return out;
}

/// Of copies of a box.
PixelBox difference_in(PixelBox const& box, geo::Grid<float> const& a, geo::Grid<float> const& b) {
  auto out = difference_of(a, b);
  out.column += box.column;
  out.row += box.row;
  return out;
}

}  // namespace

HeatOnGround::HeatOnGround(ClassGrid const& now, std::vector<ClassCooling> by_class,
                           geo::Grid<float> evapotranspiration, double largest, Metres cooling_distance,
                           Metres mixing_radius)
    : evapotranspiration_{std::make_shared<geo::Grid<float> const>(std::move(evapotranspiration))} {
  auto parameters = CoolingParameters{};
  parameters.cooling_distance = cooling_distance;
  parameters.mixing_radius = mixing_radius;
  parameters.heat_island = 1.0;
  parameters.tiles = TilesFor::kChanges;
  model_ = std::make_shared<CoolingModel const>(parameters, std::move(by_class), largest, city::kGroundPixel.value,
                                                now.columns, now.rows);
  for (auto* const grid : {&capacity_, &green_, &parks_, &unmixed_, &air_}) {
    *grid = {now.columns, now.rows, geo::kNoValue};
  }
  update(now, model_->whole());
}

void HeatOnGround::update(ClassGrid const& now, PixelBox const& changed) {
  if (changed.empty()) { return; }
  auto const threads = usual_threads();
  auto const reached = [&](PixelBox const& box, int reach) { return box.grown_by(reach).within(model_->whole()); };
  model_->capacity({now, *evapotranspiration_}, changed, threads, capacity_);
  model_->green_around(now, reached(changed, model_->reach_of_green()), threads, green_);
  auto const cooled = reached(changed, std::max(model_->reach_of_parks(), model_->reach_of_green()));
  model_->park_capacity(now, capacity_, cooled, threads, parks_);
  auto const before = copy_of(unmixed_, cooled);
  model_->mitigation(capacity_, parks_, green_, cooled, threads, unmixed_);
  model_->unmixed_temperature(unmixed_, cooled, threads, unmixed_);
  // Most of what parks reach stays as it was: only what has changed is felt farther.
  auto const warmed = difference_in(cooled, before, copy_of(unmixed_, cooled));
  if (!warmed.empty()) { model_->air_temperature(unmixed_, reached(warmed, model_->reach_of_air()), threads, air_); }
}

ParksOnGround::ParksOnGround(ClassGrid const& now, geo::Grid<float> const& residents, std::vector<double> nature,
                             Metres radius)
    : supply_{now.columns, now.rows, geo::kNoValue},
      access_{std::make_shared<UniformAccess const>(Decay::kDichotomy, radius, city::kGroundPixel.value, now.columns,
                                                    now.rows)},
      nature_{std::move(nature)},
      worth_{now.columns, now.rows} {
  update(now, residents, PixelBox{0, 0, now.columns, now.rows});
}

void ParksOnGround::update(ClassGrid const& now, geo::Grid<float> const& residents, PixelBox const& changed) {
  if (changed.empty()) { return; }
  auto const input = NatureAccessInput{.land_use = now,
                                       .residents = residents,
                                       .nature_by_class = nature_,
                                       .pixel_side = city::kGroundPixel.value,
                                       .threads = usual_threads()};
  auto const whole = PixelBox{0, 0, now.columns, now.rows};
  auto const shared = changed.grown_by(access_->reach()).within(whole);
  access_->worth(input, shared, worth_);
  access_->supply(input, worth_, shared.grown_by(access_->reach()).within(whole), supply_);
}

MeanOnGround::MeanOnGround(ClassGrid const& now, std::vector<double> by_class, Metres radius)
    : by_class_{std::move(by_class)},
      window_{std::make_shared<MeanAround const>(disc_kernel(radius.value / city::kGroundPixel.value), now.columns,
                                                 now.rows)},
      means_{now.columns, now.rows, geo::kNoValue} {
  by_class_.push_back(std::numeric_limits<double>::quiet_NaN());
  update(now, PixelBox{0, 0, now.columns, now.rows});
}

void MeanOnGround::update(ClassGrid const& now, PixelBox const& changed) {
  if (changed.empty()) { return; }
  auto const fill = [&](int row, int column, std::span<double> out) {
    auto const pixels = now.row(row).subspan(static_cast<std::size_t>(column), out.size());
    std::ranges::transform(pixels, out.begin(), [&](ClassIndex index) {
      return by_class_[std::min(std::size_t{index}, by_class_.size() - 1)];
    });
  };
  window_->compute(changed.grown_by(window_->reach()).within({0, 0, now.columns, now.rows}), fill, usual_threads(),
                   means_);
}

}  // namespace leitbild::nature
