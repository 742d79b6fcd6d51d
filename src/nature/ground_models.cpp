#include "nature/ground_models.h"

#include <algorithm>
#include <map>

#include "base/parallel.h"
#include "nature/ground_amounts.h"
#include "nature/ground_change.h"
#include "nature/ground_steps.h"
#include "nature/sinks_on_ground.h"

namespace leitbild::nature {
namespace {

constexpr auto kPixelsOfCell = std::size_t{city::kPixelsPerCell} * city::kPixelsPerCell;

void classify(city::Cover const& cover, PixelBox const& box, ClassGrid& out) {
  for (auto row = box.row; row < box.end_row(); ++row) {
    for (auto column = box.column; column < box.end_column(); ++column) {
      auto const i = out.index(column, row);
      out.values[i] = class_of({.ground = cover.ground->values[i],
                                .source_class = cover.source_class->values[i],
                                .crowns = cover.crowns->values[i],
                                .shades = cover.shades->values[i],
                                .facades = cover.facades->values[i]});
    }
  }
}

/// Where people of a cell live: its roofs; where it has none, all of it.
class Homes {
 public:
  Homes(city::Cover const& cover, PixelBox const& box) : ground_{*cover.ground}, box_{box} {
    auto roofs = 0;
    each_pixel([&](int column, int row) { roofs += is_roof(column, row) ? 1 : 0; });
    roofs_only_ = roofs > 0;
    count_ = roofs_only_ ? roofs : static_cast<int>(box.size());
  }
  int count() const { return count_; }
  /// `visit(column, row)` for each pixel.
  template <class Visit>
  void each(Visit visit) const {
    each_pixel([&](int column, int row) {
      if (!roofs_only_ || is_roof(column, row)) { visit(column, row); }
    });
  }

 private:
  geo::Grid<city::Ground> const& ground_;
  PixelBox box_;
  bool roofs_only_{};
  int count_{};

  bool is_roof(int column, int row) const {
    auto const ground = ground_.at(column, row);
    return ground == city::Ground::kRoof || ground == city::Ground::kGreenRoof;
  }
  template <class Visit>
  void each_pixel(Visit visit) const {
    for (auto row = box_.row; row < box_.end_row(); ++row) {
      for (auto column = box_.column; column < box_.end_column(); ++column) { visit(column, row); }
    }
  }
};

/// The residents of the cells that meet a box evenly on their homes, 0 elsewhere in them.
void settle(city::City const& city, PixelBox const& box, geo::Grid<float>& out) {
  auto const& cover = *city.cover;
  for (auto const& cell : city.people->cells) {
    auto const pixels = pixels_of(cover, cell.code);
    if (pixels.size() != kPixelsOfCell || !pixels.meets(box)) { continue; }
    for (auto row = pixels.row; row < pixels.end_row(); ++row) {
      std::ranges::fill(out.row(row).subspan(static_cast<std::size_t>(pixels.column), city::kPixelsPerCell), 0.0F);
    }
    auto const homes = Homes{cover, pixels};
    auto const each = static_cast<float>(as_double(cell.residents) / homes.count());
    homes.each([&](int column, int row) { out.at(column, row) = each; });
  }
}

/// Over those pixels of a box that have a value.
std::optional<double> mean_in(PixelBox const& box, geo::Grid<float> const& values) {
  auto total = Total{};
  for (auto row = box.row; row < box.end_row(); ++row) {
    for (auto column = box.column; column < box.end_column(); ++column) { total.add(values.at(column, row)); }
  }
  return total.mean();
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
  /// Results, and the state of the city that they are of; before the first, of none.
  template <class Step>
  struct Kept {
    Step step;
    std::shared_ptr<city::Cover const> cover;
    std::shared_ptr<city::People const> people;
  };

  city::City const* city{};
  std::shared_ptr<Given const> fixed;
  Kept<ClassGrid> classes;
  Kept<geo::Grid<float>> residents;
  std::optional<Kept<HeatOnGround>> heat;
  std::map<Metres, Kept<ParksOnGround>> parks;
  std::map<Metres, Kept<MeanOnGround>> crowns, sealed;
  std::map<std::pair<Water, Rain>, Kept<GroundAmounts>> waters;
  std::map<Rain, Kept<SinksOnGround>> sinks;
  std::shared_ptr<Sinks const> hollows;
  Kept<GroundAmounts> taken;
  /// From these covers to the city's: mostly one, which all steps are of.
  std::vector<std::pair<std::shared_ptr<city::Cover const>, GroundChange>> changes;

  Given const& given() {
    if (!fixed) { fixed = std::make_shared<Given const>(*city); }
    return *fixed;
  }

  template <class Step>
  Kept<Step> kept(Step step) const {
    return {std::move(step), city->cover, city->people};
  }

  GroundChange change_from(std::shared_ptr<city::Cover const> const& cover) {
    if (cover == city->cover) { return {}; }
    if (!cover) { return {.kind = whole(), .standing = whole(), .storage = whole()}; }
    for (auto const& [before, change] : changes) {
      if (before == cover) { return change; }
    }
    changes.emplace_back(cover, change_between(*cover, *city->cover));
    return changes.back().second;
  }

  /// `update(step, change)`, if ground or people have changed since.
  template <class Step, class Update>
  void follow(Kept<Step>& kept_step, Update update) {
    if (kept_step.cover == city->cover && kept_step.people == city->people) { return; }
    update(kept_step.step, change_from(kept_step.cover));
    kept_step.cover = city->cover;
    kept_step.people = city->people;
  }

  PixelBox whole() const { return {0, 0, city->cover->frame.columns, city->cover->frame.rows}; }

  ClassGrid const& now() {
    follow(classes, [&](ClassGrid& grid, GroundChange const& change) {
      if (grid.values.empty()) { grid = {whole().columns, whole().rows}; }
      classify(*city->cover, change.classes(), grid);
    });
    return classes.step;
  }

  PixelBox residents_from(std::shared_ptr<city::People const> const& people, GroundChange const& change) const {
    if (people == city->people && change.kind.empty()) { return {}; }
    if (!people) { return whole(); }
    return residents_between(*people, *city->people, *city->cover, change.kind);
  }

  geo::Grid<float> const& people_now() {
    follow(residents, [&](geo::Grid<float>& grid, GroundChange const& change) {
      if (grid.values.empty()) { grid = {whole().columns, whole().rows}; }
      auto const box = residents_from(residents.people, change);
      // Cells that are gone, too.
      for (auto row = box.row; row < box.end_row(); ++row) {
        std::ranges::fill(
            grid.row(row).subspan(static_cast<std::size_t>(box.column), static_cast<std::size_t>(box.columns)), 0.0F);
      }
      settle(*city, box, grid);
    });
    return residents.step;
  }

  bool has_cover() const { return city->cover->frame.columns > 0; }

  /// `value(cell)` of each.
  template <class Value>
  CellValues each_cell(Value value) const {
    constexpr auto kAtOnce = std::size_t{1'024};
    auto const& cells = city->people->cells;
    auto out = unknown();
    for_each_part((out.size() + kAtOnce - 1) / kAtOnce, usual_threads(), [&](std::size_t part, int) {
      for (auto i = part * kAtOnce; i < std::min((part + 1) * kAtOnce, out.size()); ++i) {
        out[i] = value(cells[city::CellId{i}]);
      }
    });
    return out;
  }

  CellValues means_by_cell(geo::Grid<float> const& values) const {
    return each_cell([&](city::Cell const& cell) { return mean_in(pixels_of(*city->cover, cell.code), values); });
  }

  /// The mean of `value(column, row)` over the homes of each cell, as far as they have one.
  template <class Value>
  CellValues at_homes(Value value) const {
    return each_cell([&](city::Cell const& cell) {
      auto total = Total{};
      auto const homes = Homes{*city->cover, pixels_of(*city->cover, cell.code)};
      homes.each([&](int column, int row) { total.add(value(column, row)); });
      return total.mean();
    });
  }

  CellValues unknown() const { return CellValues(city->people->cells.size()); }
  GroundSums unknown_sums() const {
    return {.cells = unknown(), .leaves = std::vector<std::optional<double>>(city->districts->rows.size())};
  }

  /// Evapotranspiration of grass by pixel; what no map says is the largest, as everywhere without a map.
  geo::Grid<float> evapotranspiration(float largest) {
    constexpr auto kMap = city::MapKind::kEvapotranspiration;
    auto out = geo::Grid<float>{whole().columns, whole().rows, largest};
    for (auto row = 0; row < out.rows && given().has(kMap); ++row) {
      for (auto column = 0; column < out.columns; ++column) {
        auto const rate = given().sample(kMap).at(column, row);
        if (rate != city::MapRaster::kNothing) { out.at(column, row) = static_cast<float>(rate); }
      }
    }
    return out;
  }

  HeatOnGround const& heat_now() {
    if (!heat) {
      auto const& raster = given().raster(city::MapKind::kEvapotranspiration).values.values;
      auto const most = std::ranges::max_element(raster);
      auto const largest = most == raster.end() || *most <= 0 ? std::int16_t{1} : *most;
      auto const& assumed = given().table().assumptions;
      heat =
          kept(HeatOnGround{now(), cooling_by_class(given().table()), evapotranspiration(static_cast<float>(largest)),
                            static_cast<double>(largest), assumed.cooling_distance, assumed.mixing_radius});
    }
    follow(*heat, [&](HeatOnGround& step, GroundChange const& change) { step.update(now(), change.classes()); });
    return heat->step;
  }

  ParksOnGround const& parks_now(Metres radius) {
    auto found = parks.find(radius);
    if (found == parks.end()) {
      auto shares =
          values_by_class(given().table(), [](GroundValues const& ground, Share) { return ground.park.value; });
      found = parks.emplace(radius, kept(ParksOnGround{now(), people_now(), std::move(shares), radius})).first;
    }
    follow(found->second, [&](ParksOnGround& step, GroundChange const& change) {
      step.update(now(), people_now(), change.classes().with(residents_from(found->second.people, change)));
    });
    return found->second.step;
  }

  geo::Grid<float> const& around(std::map<Metres, Kept<MeanOnGround>>& known, Metres radius, ValueOfGround value) {
    auto found = known.find(radius);
    if (found == known.end()) {
      found = known.emplace(radius, kept(MeanOnGround{now(), values_by_class(given().table(), value), radius})).first;
    }
    follow(found->second,
           [&](MeanOnGround& step, GroundChange const& change) { step.update(now(), change.classes()); });
    return found->second.step.means();
  }

  RainOnGround rain_on_ground(Water water, Rain rain) { return {given(), now(), *city->cover, water, rain}; }

  GroundAmounts const& water(Water what, Rain rain) {
    auto& amounts = waters[{what, rain}];
    follow(amounts, [&](GroundAmounts& step, GroundChange const& change) {
      step.update(*city, given().leaves(), change.water(), rain_on_ground(what, rain));
    });
    return amounts.step;
  }

  /// What does not depend on how much falls, but grows with it.
  GroundAmounts const& of_a_millimetre(Water what, Rain rain) {
    return water(what, {1.0, rain.map_shows > 0.0 ? rain.map_shows : rain.millimetres});
  }

  static CellValues depths(GroundAmounts const& amounts, double times) {
    auto out = CellValues{};
    for (auto const& total : amounts.cells()) {
      auto const mean = total.mean();
      out.push_back(mean ? std::optional{*mean * times} : std::nullopt);
    }
    return out;
  }

  static GroundSums sums_of(GroundAmounts const& amounts, double unit) {
    auto const values = [&](std::vector<Total> const& totals) {
      auto out = std::vector<std::optional<double>>{};
      for (auto const& total : totals) {
        out.push_back(total.is_known() ? std::optional{total.sum * unit} : std::nullopt);
      }
      return out;
    };
    return {.cells = values(amounts.cells()), .leaves = values(amounts.leaves())};
  }

  SinksOnGround const& sinks_now(Rain rain) {
    if (!hollows) { hollows = sinks_of(given()); }
    auto& filled = sinks.try_emplace(rain, Kept<SinksOnGround>{SinksOnGround{hollows}, {}, {}}).first->second;
    follow(filled, [&](SinksOnGround& step, GroundChange const& change) {
      step.update(given(), rain_on_ground(Water::kRunsOff, rain), change.water());
    });
    return filled.step;
  }

  GroundAmounts const& taken_now() {
    follow(taken, [&](GroundAmounts& step, GroundChange const& change) {
      step.update(*city, given().leaves(), change.kind,
                  [&before = *city->cover_at_first->ground, &after = *city->cover->ground](int column, int row) {
                    auto const was = before.at(column, row);
                    if (was == city::Ground::kUnknown) { return geo::kNoValue; }
                    return is_settlement(after.at(column, row)) && !is_settlement(was) ? 1.0F : 0.0F;
                  });
    });
    return taken.step;
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

void GroundModels::follow(city::City const& city) {
  impl_->city = &city;
  impl_->changes.clear();
}

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
  auto out = impl_->means_by_cell(impl_->heat_now().air());
  for (auto& value : out) {
    if (value) { *value *= heat_island; }
  }
  return out;
}

CellValues GroundModels::park_supply(Metres radius) {
  if (!impl_->has_cover()) { return impl_->unknown(); }
  return impl_->means_by_cell(impl_->parks_now(radius).supply());
}

CellValues GroundModels::crowns_around(Metres radius) {
  if (!impl_->has_cover()) { return impl_->unknown(); }
  auto const& means =
      impl_->around(impl_->crowns, radius, [](GroundValues const&, Share crowns) { return crowns.value; });
  return impl_->means_by_cell(means);
}

CellValues GroundModels::sealed_around(Metres radius) {
  if (!impl_->has_cover()) { return impl_->unknown(); }
  auto const& means =
      impl_->around(impl_->sealed, radius, [](GroundValues const& ground, Share) { return ground.sealed.value; });
  return impl_->means_by_cell(means);
}

CellValues GroundModels::runoff(Rain rain) {
  return impl_->has_cover() ? Impl::depths(impl_->water(Water::kRunsOff, rain), 1.0) : impl_->unknown();
}

GroundSums GroundModels::runoff_volume(Rain rain) {
  return impl_->has_cover() ? Impl::sums_of(impl_->water(Water::kRunsOff, rain), kCubicMetresOfMillimetre)
                            : impl_->unknown_sums();
}

GroundSums GroundModels::kept_volume(Rain rain) {
  if (!impl_->has_cover()) { return impl_->unknown_sums(); }
  auto out = Impl::sums_of(impl_->of_a_millimetre(Water::kFalls, rain), kCubicMetresOfMillimetre * rain.millimetres);
  auto const runs_off = runoff_volume(rain);
  auto const subtract = [](std::vector<std::optional<double>>& from, std::vector<std::optional<double>> const& what) {
    for (auto i = std::size_t{0}; i < from.size(); ++i) {
      if (from[i]) { *from[i] -= what[i].value_or(0.0); }
    }
  };
  subtract(out.cells, runs_off.cells);
  subtract(out.leaves, runs_off.leaves);
  return out;
}

CellValues GroundModels::percolation(Rain rain) {
  return impl_->has_cover() ? Impl::depths(impl_->of_a_millimetre(Water::kPercolates, rain), rain.millimetres)
                            : impl_->unknown();
}

GroundSums GroundModels::percolated_volume(Rain rain) {
  return impl_->has_cover() ? Impl::sums_of(impl_->of_a_millimetre(Water::kPercolates, rain),
                                            kCubicMetresOfMillimetre * rain.millimetres)
                            : impl_->unknown_sums();
}

GroundSums GroundModels::kept_a_year(Rain rain) {
  return impl_->has_cover() ? Impl::sums_of(impl_->of_a_millimetre(Water::kStaysYearly, rain),
                                            kCubicMetresOfMillimetre * rain.millimetres)
                            : impl_->unknown_sums();
}

CellValues GroundModels::in_full_sinks(Rain rain, Metres depth) {
  if (!impl_->has_cover() || !impl_->given().has(city::MapKind::kElevation)) { return impl_->unknown(); }
  auto const& sinks = impl_->sinks_now(rain);
  return impl_->at_homes([&](int column, int row) {
    auto const water = sinks.depth(impl_->given(), column, row);
    if (!geo::has_value(water)) { return water; }
    return static_cast<double>(water) >= depth.value ? 1.0F : 0.0F;
  });
}

GroundSums GroundModels::land_taken() {
  return impl_->has_cover() ? Impl::sums_of(impl_->taken_now(), kPixelArea.value) : impl_->unknown_sums();
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
