#include "nature/ground_models.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <map>

#include "base/parallel.h"
#include "nature/nature_access.h"

namespace leitbild::nature {
namespace {

using ClassGrid = geo::Grid<ClassIndex>;

/// Bits are meant, not numbers: not-a-number differs from itself, and 0 is -0.
template <class T>
bool differ(T const* a, T const* b, std::size_t count) {
  return std::memcmp(a, b, count * sizeof(T)) != 0;  // NOLINT(bugprone-suspicious-memory-comparison)
}

/// The smallest box that holds all differences; both grids have one size.
template <class T>
PixelBox difference_of(geo::Grid<T> const& a, geo::Grid<T> const& b) {
  auto out = PixelBox{};
  for (auto row = 0; row < a.rows; ++row) {
    auto const one = a.row(row);
    auto const other = b.row(row);
    if (!differ(one.data(), other.data(), one.size())) { continue; }
    auto first = std::size_t{0};
    while (!differ(&one[first], &other[first], 1)) { ++first; }
    auto last = one.size() - 1;
    while (!differ(&one[last], &other[last], 1)) { --last; }
    out = out.with({static_cast<int>(first), row, static_cast<int>(last - first) + 1, 1});
  }
  return out;
}

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

ClassGrid classes_in(city::Cover const& cover) {
  auto out = ClassGrid{cover.frame.columns, cover.frame.rows};
  for (auto i = std::size_t{0}; i < out.values.size(); ++i) {
    out.values[i] = class_of(cover.ground->values[i], cover.crowns->values[i]);
  }
  return out;
}

PixelBox box_of(city::Cover const& cover, geo::CellCode cell) {
  return {cover.column_of(cell), cover.row_of(cell), city::kPixelsPerCell, city::kPixelsPerCell};
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
geo::Grid<float> residents_in(city::City const& city) {
  auto const& cover = *city.cover;
  auto out = geo::Grid<float>{cover.frame.columns, cover.frame.rows};
  auto const whole = PixelBox{0, 0, out.columns, out.rows};
  for (auto const& cell : city.people->cells) {
    auto const box = box_of(cover, cell.code);
    if (box.within(whole) != box) { continue; }
    auto const homes = homes_in(cover, box);
    auto const each = static_cast<float>(as_double(cell.residents) / static_cast<double>(homes.size()));
    for (auto const pixel : homes) { out.values[pixel] = each; }
  }
  return out;
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

/// Heat.
struct Cooling {
  ClassGrid classes;
  std::shared_ptr<CoolingModel const> model;
  geo::Grid<float> evapotranspiration, capacity, green, parks, unmixed, air;

  explicit Cooling(ClassGrid const& now) : classes{now.columns, now.rows, kNoClass} {
    auto const& table = ground_table();
    auto const& assumed = table.assumptions;
    auto parameters = CoolingParameters{};
    parameters.cooling_distance = assumed.cooling_distance;
    parameters.mixing_radius = assumed.mixing_radius;
    parameters.heat_island = assumed.heat_island;
    model = std::make_shared<CoolingModel const>(parameters, cooling_by_class(table), 1.0, city::kGroundPixel.value,
                                                 now.columns, now.rows);
    evapotranspiration = {now.columns, now.rows, 1.0F};
    for (auto* const grid : {&capacity, &green, &parks, &unmixed, &air}) {
      *grid = {now.columns, now.rows, geo::kNoValue};
    }
    update(now, model->whole());
  }

  void update(ClassGrid const& now) {
    if (auto const changed = difference_of(classes, now); !changed.empty()) { update(now, changed); }
  }

 private:
  void update(ClassGrid const& now, PixelBox const& changed) {
    auto const threads = usual_threads();
    auto const reached = [&](PixelBox const& box, int reach) { return box.grown_by(reach).within(model->whole()); };
    classes = now;
    model->capacity({classes, evapotranspiration}, changed, threads, capacity);
    model->green_around(classes, reached(changed, model->reach_of_green()), threads, green);
    auto const cooled = reached(changed, std::max(model->reach_of_parks(), model->reach_of_green()));
    model->park_capacity(classes, capacity, cooled, threads, parks);
    auto const before = copy_of(unmixed, cooled);
    model->mitigation(capacity, parks, green, cooled, threads, unmixed);
    model->unmixed_temperature(unmixed, cooled, threads, unmixed);
    // Most of what parks reach stays as it was: only what has changed is felt farther.
    auto const warmed = difference_in(cooled, before, copy_of(unmixed, cooled));
    if (!warmed.empty()) { model->air_temperature(unmixed, reached(warmed, model->reach_of_air()), threads, air); }
  }
};

/// Parks within a radius, shared among those who reach them.
struct Parks {
  ClassGrid classes;
  geo::Grid<float> residents, supply;
  Metres radius;
  std::shared_ptr<UniformAccess const> access;
  std::vector<double> nature;
  geo::Grid<float> worth;

  Parks(ClassGrid const& now, geo::Grid<float> const& people, Metres reach)
      : classes{now}, residents{people}, radius{reach} {
    nature = values_by_class(ground_table(), [](GroundValues const& ground, Share) { return ground.park.value; });
    access = std::make_shared<UniformAccess const>(Decay::kDichotomy, radius, city::kGroundPixel.value, now.columns,
                                                   now.rows);
    worth = {now.columns, now.rows};
    supply = {now.columns, now.rows, geo::kNoValue};
    update(PixelBox{0, 0, now.columns, now.rows});
  }

  void update(ClassGrid const& now, geo::Grid<float> const& people) {
    auto const changed = difference_of(classes, now).with(difference_of(residents, people));
    if (changed.empty()) { return; }
    classes = now;
    residents = people;
    update(changed);
  }

 private:
  void update(PixelBox const& changed) {
    auto const input = NatureAccessInput{.land_use = classes,
                                         .residents = residents,
                                         .nature_by_class = nature,
                                         .pixel_side = city::kGroundPixel.value,
                                         .threads = usual_threads()};
    auto const whole = PixelBox{0, 0, classes.columns, classes.rows};
    auto const shared = changed.grown_by(access->reach()).within(whole);
    access->worth(input, shared, worth);
    access->supply(input, worth, shared.grown_by(access->reach()).within(whole), supply);
  }
};

/// The mean of a number of each class within a radius.
struct Around {
  ClassGrid classes;
  std::vector<double> by_class;
  std::shared_ptr<MeanAround const> window;
  geo::Grid<float> means;

  Around(ClassGrid const& now, std::vector<double> values, Metres radius)
      : classes{now},
        by_class{std::move(values)},
        window{std::make_shared<MeanAround const>(disc_kernel(radius.value / city::kGroundPixel.value), now.columns,
                                                  now.rows)},
        means{now.columns, now.rows, geo::kNoValue} {
    by_class.push_back(std::numeric_limits<double>::quiet_NaN());
    update(PixelBox{0, 0, now.columns, now.rows});
  }

  void update(ClassGrid const& now) {
    auto const changed = difference_of(classes, now);
    if (changed.empty()) { return; }
    classes = now;
    update(changed.grown_by(window->reach()).within({0, 0, now.columns, now.rows}));
  }

 private:
  void update(PixelBox const& box) {
    auto const fill = [&](int row, int column, std::span<double> out) {
      auto const pixels = classes.row(row).subspan(static_cast<std::size_t>(column), out.size());
      std::ranges::transform(pixels, out.begin(), [&](ClassIndex index) {
        return by_class[std::min(std::size_t{index}, by_class.size() - 1)];
      });
    };
    window->compute(box, fill, usual_threads(), means);
  }
};

}  // namespace

struct GroundModels::Impl {
  city::City const* city{};
  std::shared_ptr<city::Cover const> cover;    // that `classes` are of
  std::shared_ptr<city::People const> people;  // that `residents` are of
  std::shared_ptr<city::Cover const> roofs;
  ClassGrid classes;
  geo::Grid<float> residents;
  std::optional<Cooling> cooling;
  std::map<Metres, Parks> parks;
  std::map<Metres, Around> crowns, sealed;

  ClassGrid const& now() {
    if (cover != city->cover) {
      classes = classes_in(*city->cover);
      cover = city->cover;
    }
    return classes;
  }

  geo::Grid<float> const& people_now() {
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
    auto const& frame = city->cover->frame;
    auto const whole = PixelBox{0, 0, frame.columns, frame.rows};
    auto out = CellValues{};
    for (auto const& cell : city->people->cells) {
      out.push_back(mean_in(box_of(*city->cover, cell.code).within(whole), frame.columns, value));
    }
    return out;
  }

  CellValues unknown() const { return CellValues(city->people->cells.size()); }

  Cooling const& cooling_now() {
    if (cooling) {
      cooling->update(now());
    } else {
      cooling.emplace(now());
    }
    return *cooling;
  }

  geo::Grid<float> const& around(std::map<Metres, Around>& known, Metres radius, ValueOfGround value) {
    auto found = known.find(radius);
    if (found == known.end()) {
      found = known.emplace(radius, Around{now(), values_by_class(ground_table(), value), radius}).first;
    } else {
      found->second.update(now());
    }
    return found->second.means;
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

geo::Grid<float> const& GroundModels::warming_grid() {
  static auto const kNothing = geo::Grid<float>{};
  return impl_->has_cover() ? impl_->cooling_now().air : kNothing;
}

CellValues GroundModels::warming() {
  if (!impl_->has_cover()) { return impl_->unknown(); }
  auto const& air = impl_->cooling_now().air;
  return impl_->by_cell([&](std::size_t pixel) { return air.values[pixel]; });
}

CellValues GroundModels::park_supply(Metres radius) {
  if (!impl_->has_cover()) { return impl_->unknown(); }
  auto const& classes = impl_->now();
  auto const& people = impl_->people_now();
  auto found = impl_->parks.find(radius);
  if (found == impl_->parks.end()) {
    found = impl_->parks.emplace(radius, Parks{classes, people, radius}).first;
  } else {
    found->second.update(classes, people);
  }
  auto const& supply = found->second.supply;
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

CellValues GroundModels::runoff(double rain) {
  if (!impl_->has_cover()) { return impl_->unknown(); }
  auto const& table = ground_table();
  auto by_ground = std::array<float, city::kGrounds>{};
  for (auto i = std::size_t{0}; i < by_ground.size(); ++i) {
    by_ground[i] =
        static_cast<float>(nature::runoff(rain, table.by_ground[i].curve[std::size_t{table.assumptions.soil}]));
  }
  by_ground[0] = geo::kNoValue;
  auto const& cover = *impl_->city->cover;
  impl_->now();
  return impl_->by_cell([&](std::size_t pixel) {
    auto const runs_off = by_ground[static_cast<std::size_t>(cover.ground->values[pixel])];
    return geo::has_value(runs_off) ? std::max(0.0F, runs_off - static_cast<float>(cover.storage->values[pixel]))
                                    : runs_off;
  });
}

CellValues GroundModels::percolation() {
  if (!impl_->has_cover()) { return impl_->unknown(); }
  auto const& table = ground_table();
  auto by_ground = std::array<float, city::kGrounds>{};
  for (auto i = std::size_t{0}; i < by_ground.size(); ++i) {
    by_ground[i] = static_cast<float>(table.by_ground[i].percolation[std::size_t{table.assumptions.soil}] *
                                      table.assumptions.annual_rain);
  }
  by_ground[0] = geo::kNoValue;
  auto const& cover = *impl_->city->cover;
  impl_->now();
  return impl_->by_cell(
      [&](std::size_t pixel) { return by_ground[static_cast<std::size_t>(cover.ground->values[pixel])]; });
}

}  // namespace leitbild::nature
