#include "nature/ground_models.h"

#include <algorithm>
#include <map>

#include "nature/ground_amounts.h"
#include "nature/ground_steps.h"
#include "nature/sinks_on_ground.h"

namespace leitbild::nature {
namespace {

constexpr auto kPixelsOfCell = std::size_t{city::kPixelsPerCell} * city::kPixelsPerCell;

SharedClasses classes_in(city::Cover const& cover) {
  auto out = ClassGrid{cover.frame.columns, cover.frame.rows};
  for (auto i = std::size_t{0}; i < out.values.size(); ++i) {
    out.values[i] = class_of({.ground = cover.ground->values[i],
                              .source_class = cover.source_class->values[i],
                              .crowns = cover.crowns->values[i],
                              .shades = cover.shades->values[i],
                              .facades = cover.facades->values[i]});
  }
  return std::make_shared<ClassGrid const>(std::move(out));
}

/// Where people of a cell live: its roofs; where it has none, all of it.
std::vector<std::size_t> homes_in(city::Cover const& cover, PixelBox const& box) {
  auto pixels = std::vector<std::size_t>{};
  auto roofs = std::vector<std::size_t>{};
  for (auto row = box.row; row < box.end_row(); ++row) {
    for (auto column = box.column; column < box.end_column(); ++column) {
      auto const pixel = cover.ground->index(column, row);
      auto const ground = cover.ground->values[pixel];
      pixels.push_back(pixel);
      if (ground == city::Ground::kRoof || ground == city::Ground::kGreenRoof) { roofs.push_back(pixel); }
    }
  }
  return roofs.empty() ? pixels : roofs;
}

/// The residents of each cell evenly on its homes, 0 elsewhere.
SharedResidents residents_in(city::City const& city) {
  auto const& cover = *city.cover;
  auto out = geo::Grid<float>{cover.frame.columns, cover.frame.rows};
  for (auto const& cell : city.people->cells) {
    auto const box = pixels_of(cover, cell.code);
    if (box.size() != kPixelsOfCell) { continue; }
    auto const homes = homes_in(cover, box);
    auto const each = static_cast<float>(as_double(cell.residents) / static_cast<double>(homes.size()));
    for (auto const pixel : homes) { out.values[pixel] = each; }
  }
  return std::make_shared<geo::Grid<float> const>(std::move(out));
}

/// The mean of `value(pixel)` over those pixels of a box that have one.
template <class Value>
std::optional<double> mean_in(PixelBox const& box, int columns, Value value) {
  auto sum = 0.0;
  auto count = 0;
  for (auto row = box.row; row < box.end_row(); ++row) {
    auto pixel =
        static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(box.column);
    for (auto column = box.column; column < box.end_column(); ++column, ++pixel) {
      auto const number = value(pixel);
      if (!geo::has_value(number)) { continue; }
      sum += static_cast<double>(number);
      ++count;
    }
  }
  return count > 0 ? std::optional{sum / count} : std::nullopt;
}

/// What is open ground and what is settlement or traffic area, as official statistics have it.
bool is_settlement(city::Ground ground) {
  using enum city::Ground;
  return city::kAnyGround.without({kOpen, kFarmland, kMeadow, kForest, kWater}).has(ground);
}

constexpr auto kPixelArea = city::kGroundPixel * city::kGroundPixel;
constexpr auto kCubicMetresOfMillimetre = kPixelArea.value / 1'000.0;  // on a pixel

}  // namespace

struct GroundModels::Impl {
  city::City const* city{};
  std::shared_ptr<Given const> given_;
  std::shared_ptr<city::Cover const> cover;    // that `classes` are of
  std::shared_ptr<city::People const> people;  // that `residents` are of
  std::shared_ptr<city::Cover const> roofs;
  SharedClasses classes;
  SharedResidents residents;
  std::optional<HeatOnGround> heat;
  std::map<Metres, ParksOnGround> parks;
  std::map<Metres, MeanOnGround> crowns, sealed;
  std::map<std::pair<Water, Rain>, GroundAmounts> waters;
  std::map<Rain, SinksOnGround> sinks;
  std::shared_ptr<Sinks const> hollows;
  GroundAmounts taken;

  Given const& given() {
    if (!given_) { given_ = std::make_shared<Given const>(*city); }
    return *given_;
  }

  SharedClasses const& now() {
    if (cover != city->cover) {
      classes = classes_in(*city->cover);
      cover = city->cover;
    }
    return classes;
  }

  SharedResidents const& people_now() {
    if (people != city->people || roofs != city->cover) {
      residents = residents_in(*city);
      people = city->people;
      roofs = city->cover;
    }
    return residents;
  }

  bool has_cover() const { return city->cover->frame.columns > 0; }

  /// `value(pixel)` is a float, without a value where it is not known; the mean of those known in each cell.
  template <class Value>
  CellValues by_cell(Value value) const {
    auto out = CellValues{};
    for (auto const& cell : city->people->cells) {
      out.push_back(mean_in(pixels_of(*city->cover, cell.code), city->cover->frame.columns, value));
    }
    return out;
  }

  /// The same over the homes of each cell, with `value(column, row)`.
  template <class Value>
  CellValues at_homes(Value value) const {
    auto const columns = static_cast<std::size_t>(city->cover->frame.columns);
    auto out = CellValues{};
    for (auto const& cell : city->people->cells) {
      auto total = Total{};
      for (auto const pixel : homes_in(*city->cover, pixels_of(*city->cover, cell.code))) {
        total.add(value(static_cast<int>(pixel % columns), static_cast<int>(pixel / columns)));
      }
      out.push_back(total.count > 0 ? std::optional{total.sum / total.count} : std::nullopt);
    }
    return out;
  }

  CellValues unknown() const { return CellValues(city->people->cells.size()); }
  GroundSums unknown_sums() const {
    return {.cells = unknown(), .leaves = std::vector<std::optional<double>>(city->districts->rows.size())};
  }

  HeatOnGround const& heat_now() {
    if (heat) {
      heat->update(now());
      return *heat;
    }
    constexpr auto kMap = city::MapKind::kEvapotranspiration;
    auto const& raster = given().raster(kMap).values.values;
    auto const most = std::ranges::max_element(raster);
    auto const largest = most == raster.end() || *most <= 0 ? std::int16_t{1} : *most;
    auto rates = geo::Grid<float>{now()->columns, now()->rows, static_cast<float>(largest)};
    for (auto row = 0; row < rates.rows && given().has(kMap); ++row) {
      for (auto column = 0; column < rates.columns; ++column) {
        auto const rate = given().sample(kMap).at(column, row);
        if (rate != city::MapRaster::kNothing) { rates.at(column, row) = static_cast<float>(rate); }
      }
    }
    auto const& table = given().table();
    heat.emplace(now(), cooling_by_class(table), std::move(rates), static_cast<double>(largest),
                 table.assumptions.cooling_distance, table.assumptions.mixing_radius);
    return *heat;
  }

  geo::Grid<float> const& around(std::map<Metres, MeanOnGround>& known, Metres radius, ValueOfGround value) {
    auto found = known.find(radius);
    if (found == known.end()) {
      found = known.emplace(radius, MeanOnGround{now(), values_by_class(given().table(), value), radius}).first;
    } else {
      found->second.update(now());
    }
    return found->second.means();
  }

  RainOnGround rain_on_ground(Water water, Rain rain) { return {given(), *now(), *city->cover, water, rain}; }

  GroundAmounts const& water(Water what, Rain rain) {
    auto& amounts = waters[{what, rain}];
    if (!amounts.is_of(*city)) { amounts.update(*city, given().leaves(), rain_on_ground(what, rain)); }
    return amounts;
  }

  CellValues depths(Water what, Rain rain) {
    auto out = CellValues{};
    for (auto const& [sum, count] : water(what, rain).cells()) {
      out.push_back(count > 0 ? std::optional{sum / count} : std::nullopt);
    }
    return out;
  }

  static GroundSums sums_of(GroundAmounts const& amounts, double unit) {
    auto const values = [&](std::vector<Total> const& totals) {
      auto out = std::vector<std::optional<double>>{};
      for (auto const& [sum, count] : totals) { out.push_back(count > 0 ? std::optional{sum * unit} : std::nullopt); }
      return out;
    };
    return {.cells = values(amounts.cells()), .leaves = values(amounts.leaves())};
  }

  GroundSums volumes(Water what, Rain rain) {
    return has_cover() ? sums_of(water(what, rain), kCubicMetresOfMillimetre) : unknown_sums();
  }

  SinksOnGround const& sinks_now(Rain rain) {
    if (!hollows) { hollows = sinks_of(given()); }
    auto& filled = sinks.try_emplace(rain, hollows).first->second;
    filled.update(*city, given(), rain_on_ground(Water::kRunsOff, rain));
    return filled;
  }
};

GroundModels::GroundModels(city::City const& city) : impl_{std::make_unique<Impl>()} { impl_->city = &city; }
GroundModels::GroundModels(GroundModels const& other) : impl_{std::make_unique<Impl>(*other.impl_)} {}
GroundModels& GroundModels::operator=(GroundModels const& other) {
  if (this != &other) { impl_ = std::make_unique<Impl>(*other.impl_); }
  return *this;
}
GroundModels::GroundModels(GroundModels&&) noexcept = default;
GroundModels& GroundModels::operator=(GroundModels&&) noexcept = default;
GroundModels::~GroundModels() = default;

void GroundModels::follow(city::City const& city) { impl_->city = &city; }

geo::Grid<float> const& GroundModels::heat_grid() {
  static auto const kNothing = geo::Grid<float>{};
  return impl_->has_cover() ? impl_->heat_now().air() : kNothing;
}

namespace {

template <class Value>
geo::Grid<float> drawn(geo::GridFrame const& frame, Value const& value) {
  auto out = geo::Grid<float>{frame.columns, frame.rows};
  for (auto row = 0; row < out.rows; ++row) {
    for (auto column = 0; column < out.columns; ++column) { out.at(column, row) = value(column, row); }
  }
  return out;
}

}  // namespace

geo::Grid<float> GroundModels::runoff_grid(Rain rain) {
  if (!impl_->has_cover()) { return {}; }
  return drawn(impl_->city->cover->frame, impl_->rain_on_ground(Water::kRunsOff, rain));
}

geo::Grid<float> GroundModels::sink_depth_grid(Rain rain) {
  if (!impl_->has_cover() || !impl_->given().has(city::MapKind::kElevation)) { return {}; }
  auto const& sinks = impl_->sinks_now(rain);
  return drawn(impl_->city->cover->frame,
               [&](int column, int row) { return sinks.depth(impl_->given(), column, row); });
}

CellValues GroundModels::warming(double heat_island) {
  if (!impl_->has_cover()) { return impl_->unknown(); }
  auto const& air = impl_->heat_now().air();
  auto out = impl_->by_cell([&](std::size_t pixel) { return air.values[pixel]; });
  for (auto& value : out) {
    if (value) { *value *= heat_island; }
  }
  return out;
}

CellValues GroundModels::park_supply(Metres radius) {
  if (!impl_->has_cover()) { return impl_->unknown(); }
  auto const& classes = impl_->now();
  auto const& people = impl_->people_now();
  auto found = impl_->parks.find(radius);
  if (found == impl_->parks.end()) {
    auto parks =
        values_by_class(impl_->given().table(), [](GroundValues const& ground, Share) { return ground.park.value; });
    found = impl_->parks.emplace(radius, ParksOnGround{classes, people, std::move(parks), radius}).first;
  } else {
    found->second.update(classes, people);
  }
  auto const& supply = found->second.supply();
  return impl_->by_cell([&](std::size_t pixel) { return supply.values[pixel]; });
}

CellValues GroundModels::crowns_around(Metres radius) {
  if (!impl_->has_cover()) { return impl_->unknown(); }
  auto const& means =
      impl_->around(impl_->crowns, radius, [](GroundValues const&, Share crowns) { return crowns.value; });
  return impl_->by_cell([&](std::size_t pixel) { return means.values[pixel]; });
}

CellValues GroundModels::sealed_around(Metres radius) {
  if (!impl_->has_cover()) { return impl_->unknown(); }
  auto const& means =
      impl_->around(impl_->sealed, radius, [](GroundValues const& ground, Share) { return ground.sealed.value; });
  return impl_->by_cell([&](std::size_t pixel) { return means.values[pixel]; });
}

CellValues GroundModels::runoff(Rain rain) {
  return impl_->has_cover() ? impl_->depths(Water::kRunsOff, rain) : impl_->unknown();
}
GroundSums GroundModels::runoff_volume(Rain rain) { return impl_->volumes(Water::kRunsOff, rain); }
GroundSums GroundModels::kept_volume(Rain rain) { return impl_->volumes(Water::kStays, rain); }
CellValues GroundModels::percolation(Rain rain) {
  return impl_->has_cover() ? impl_->depths(Water::kPercolates, rain) : impl_->unknown();
}
GroundSums GroundModels::percolated_volume(Rain rain) { return impl_->volumes(Water::kPercolates, rain); }
GroundSums GroundModels::kept_a_year(Rain rain) { return impl_->volumes(Water::kStaysYearly, rain); }

CellValues GroundModels::in_full_sinks(Rain rain, Metres depth) {
  if (!impl_->has_cover() || !impl_->given().has(city::MapKind::kElevation)) { return impl_->unknown(); }
  auto const& sinks = impl_->sinks_now(rain);
  return impl_->at_homes([&](int column, int row) {
    auto const water = sinks.depth(impl_->given(), column, row);
    return !geo::has_value(water) ? water : static_cast<double>(water) >= depth.value ? 1.0F : 0.0F;
  });
}

GroundSums GroundModels::land_taken() {
  if (!impl_->has_cover()) { return impl_->unknown_sums(); }
  auto const& before = *impl_->city->cover_at_first->ground;
  auto const& now = *impl_->city->cover->ground;
  if (!impl_->taken.is_of(*impl_->city)) {
    impl_->taken.update(*impl_->city, impl_->given().leaves(), [&](int column, int row) {
      auto const was = before.at(column, row);
      if (was == city::Ground::kUnknown) { return geo::kNoValue; }
      return is_settlement(now.at(column, row)) && !is_settlement(was) ? 1.0F : 0.0F;
    });
  }
  return Impl::sums_of(impl_->taken, kPixelArea.value);
}

CellValues GroundModels::mapped(city::MapKind kind) {
  if (!impl_->has_cover() || !impl_->given().has(kind)) { return impl_->unknown(); }
  auto const step = static_cast<float>(city::info(kind).step);
  return impl_->at_homes([&](int column, int row) {
    auto const value = impl_->given().sample(kind).at(column, row);
    return value == city::MapRaster::kNothing ? geo::kNoValue : static_cast<float>(value) * step;
  });
}

}  // namespace leitbild::nature
