#include "nature/cooling.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/parallel.h"
#include "base/simd.h"
#include "nature/rows.h"

namespace leitbild::nature {
namespace {

/// Kernels end where what is left of them no longer counts.
constexpr auto kDecayLengths = 5.0;

/// Half to even, as the reference rounds.
double whole_pixels(Metres distance, double pixel_side) { return std::nearbyint(distance.value / pixel_side); }

Kernel decay(Metres distance, double pixel_side) {
  auto const mean = whole_pixels(distance, pixel_side);
  return mean_by_distance(mean, kDecayLengths * mean);
}

/// constant + slope × factor, by class; the last row is that of kNoClass.
struct LinearByClass {
  std::vector<double> constant, slope;

  template <class Row>
  LinearByClass(std::span<ClassCooling const> by_class, Row row) {
    for (auto const& values : by_class) {
      auto const [a, b] = row(values);
      constant.push_back(a);
      slope.push_back(b);
    }
    constant.push_back(std::numeric_limits<double>::quiet_NaN());
    slope.push_back(0.0);
  }
  std::size_t row_of(ClassIndex land_use) const { return std::min(std::size_t{land_use}, constant.size() - 1); }
};

void fill_linear(CoolingInput const& input, LinearByClass const& by_class, PixelBox const& box, int threads,
                 geo::Grid<float>& out) {
  for_each_row(box, out.columns, threads, [&](std::size_t first, std::size_t count) {
    auto const* const land_use = input.land_use.values.data() + first;
    auto const* const factor = input.reference_evapotranspiration.values.data() + first;
    for (auto i = std::size_t{0}; i < count; ++i) {
      auto const row = by_class.row_of(land_use[i]);
      out.values[first + i] =
          static_cast<float>(by_class.constant[row] + by_class.slope[row] * static_cast<double>(factor[i]));
    }
  });
}

/// `mark(class)` of each pixel.
template <class Mark>
MarkRow marks_of(geo::Grid<ClassIndex> const& land_use, Mark mark) {
  return [&land_use, mark](int row, int column, std::span<std::uint8_t> marks) {
    auto const classes = land_use.row(row).subspan(static_cast<std::size_t>(column), marks.size());
    std::ranges::transform(classes, marks.begin(), mark);
  };
}

bool knows_all(geo::Grid<ClassIndex> const& land_use, PixelBox const& box) {
  for (auto row = box.row; row < box.end_row(); ++row) {
    auto const part =
        land_use.row(row).subspan(static_cast<std::size_t>(box.column), static_cast<std::size_t>(box.columns));
    if (std::ranges::count(part, kNoClass) > 0) { return false; }
  }
  return true;
}

LEITBILD_SIMD void mitigate(float const* capacity, float const* parks, float const* green, float least, float* out,
                            std::size_t count) {
  for (auto i = std::size_t{0}; i < count; ++i) {
    auto const own = capacity[i];
    auto const around = parks[i];
    // Where one of the two is unknown, so is the own capacity: comparisons with it are false.
    out[i] = own < around && green[i] >= least ? around : own;
  }
}

LEITBILD_SIMD void warm(float const* mitigation, double reference, double heat_island, float* out, std::size_t count) {
  for (auto i = std::size_t{0}; i < count; ++i) {
    out[i] = static_cast<float>(reference + (1.0 - static_cast<double>(mitigation[i])) * heat_island);
  }
}

LEITBILD_SIMD void lose_work(float const* __restrict wet_bulb, float quarter, float half, float most,
                             float* __restrict out, std::size_t count) {
  constexpr auto kStep = 25.0F;
  for (auto i = std::size_t{0}; i < count; ++i) {
    auto const value = wet_bulb[i];
    auto const loss =
        (value >= quarter ? kStep : 0.0F) + (value >= half ? kStep : 0.0F) + (value >= most ? kStep : 0.0F);
    out[i] = value == value ? loss : geo::kNoValue;  // not-a-number is not equal to itself
  }
}

}  // namespace

std::optional<double> largest_evapotranspiration(geo::Grid<float> const& values) {
  constexpr auto kDecimals = 1e9;
  auto largest = -std::numeric_limits<float>::infinity();
  // Not-a-number is never larger.
  for (auto const value : values.values) { largest = value > largest ? value : largest; }
  if (std::isinf(largest)) { return std::nullopt; }
  return std::nearbyint(static_cast<double>(largest) * kDecimals) / kDecimals;
}

CoolingModel::CoolingModel(CoolingParameters const& parameters, std::vector<ClassCooling> by_class, double largest,
                           double pixel_side, int columns, int rows)
    : parameters_{parameters},
      by_class_{std::move(by_class)},
      largest_{largest},
      columns_{columns},
      rows_{rows},
      parks_{decay(parameters.cooling_distance, pixel_side), columns, rows, parameters.tiles},
      air_{decay(parameters.mixing_radius, pixel_side), columns, rows, parameters.tiles},
      green_{disc_kernel(whole_pixels(parameters.cooling_distance, pixel_side)), columns, rows},
      disc_{disc_kernel(whole_pixels(parameters.cooling_distance, pixel_side)), columns, rows} {
  constexpr auto kCoolingPark = 20'000.0;  // square metres; smaller ones do not cool their surroundings
  least_green_ = kCoolingPark / (pixel_side * pixel_side);
}

void CoolingModel::evapotranspiration_index(CoolingInput const& input, PixelBox const& box, int threads,
                                            geo::Grid<float>& out) const {
  auto const by_class = LinearByClass{
      by_class_, [&](ClassCooling const& row) { return std::pair{0.0, row.crop_coefficient / largest_}; }};
  fill_linear(input, by_class, box, threads, out);
}

void CoolingModel::capacity(CoolingInput const& input, PixelBox const& box, int threads, geo::Grid<float>& out) const {
  if (parameters_.method == CapacityMethod::kIntensity) {
    auto values = std::vector<float>{};
    for (auto const& row : by_class_) { values.push_back(static_cast<float>(1.0 - row.building_intensity)); }
    for_each_row(box, columns_, threads, [&](std::size_t first, std::size_t count) {
      for (auto i = first; i < first + count; ++i) {
        auto const land_use = input.land_use.values[i];
        out.values[i] = land_use == kNoClass ? geo::kNoValue : values[land_use];
      }
    });
    return;
  }
  auto const& weights = parameters_.weights;
  auto const sum = weights.shade + weights.albedo + weights.evapotranspiration;
  auto const by_class =
      LinearByClass{by_class_, [&](ClassCooling const& row) {
                      return std::pair{(weights.shade * row.shade + weights.albedo * row.albedo) / sum,
                                       weights.evapotranspiration * row.crop_coefficient / largest_ / sum};
                    }};
  fill_linear(input, by_class, box, threads, out);
}

void CoolingModel::green_around(geo::Grid<ClassIndex> const& land_use, PixelBox const& box, int threads,
                                geo::Grid<float>& out) const {
  constexpr auto kSide = 256;
  auto const parts = tiles_of(box.columns, box.rows, kSide);
  for_each_part(parts.size(), threads, [&](std::size_t number, int) {
    auto part = parts[number];
    part.column += box.column;
    part.row += box.row;
    green_in(land_use, part, out);
  });
}

void CoolingModel::green_in(geo::Grid<ClassIndex> const& land_use, PixelBox const& part, geo::Grid<float>& out) const {
  auto is_green = std::vector<std::uint8_t>{};
  for (auto const& row : by_class_) { is_green.push_back(row.green ? 1 : 0); }
  is_green.push_back(0);
  auto green = std::vector<std::uint32_t>{};
  green_.of(part,
            marks_of(land_use, [&](ClassIndex c) { return is_green[std::min(std::size_t{c}, is_green.size() - 1)]; }),
            green);
  auto const known = known_around(land_use, part);
  auto next = std::size_t{0};
  for (auto row = part.row; row < part.end_row(); ++row) {
    auto pixel = land_use.index(part.column, row);
    for (auto i = 0; i < part.columns; ++i, ++next, ++pixel) {
      auto const share = static_cast<double>(green[next]) / known[next];
      out.values[pixel] =
          land_use.values[pixel] == kNoClass ? geo::kNoValue : static_cast<float>(share * disc_.whole());
    }
  }
}

/// How many pixels of the disc around each pixel are inside the grid and have a class.
std::vector<double> CoolingModel::known_around(geo::Grid<ClassIndex> const& land_use, PixelBox const& part) const {
  auto out = std::vector<double>(part.size(), disc_.whole());
  if (!knows_all(land_use, part.grown_by(green_.reach()).within(whole()))) {
    auto counts = std::vector<std::uint32_t>{};
    green_.of(part, marks_of(land_use, [](ClassIndex c) { return static_cast<std::uint8_t>(c == kNoClass ? 0 : 1); }),
              counts);
    std::ranges::copy(counts, out.begin());
  } else if (!disc_.is_whole(part.column, part.end_column(), part.row, part.end_row())) {
    auto next = out.begin();
    for (auto row = part.row; row < part.end_row(); ++row) {
      for (auto column = part.column; column < part.end_column(); ++column) { *next++ = disc_.at(column, row); }
    }
  }
  return out;
}

void CoolingModel::park_capacity(geo::Grid<ClassIndex> const& land_use, geo::Grid<float> const& capacity,
                                 PixelBox const& box, int threads, geo::Grid<float>& out) const {
  auto share = std::vector<double>{};  // 1 for green
  for (auto const& row : by_class_) { share.push_back(row.green ? 1.0 : 0.0); }
  share.push_back(0.0);
  auto const fill = [&](int row, int column, std::span<double> values) {
    auto const first = land_use.index(column, row);
    for (auto i = std::size_t{0}; i < values.size(); ++i) {
      auto const row_of_class = std::min(std::size_t{land_use.values[first + i]}, share.size() - 1);
      values[i] = static_cast<double>(capacity.values[first + i]) * share[row_of_class];
    }
  };
  parks_.compute(box, fill, threads, out);
}

void CoolingModel::mitigation(geo::Grid<float> const& capacity, geo::Grid<float> const& park_capacity,
                              geo::Grid<float> const& green_around, PixelBox const& box, int threads,
                              geo::Grid<float>& out) const {
  for_each_row(box, columns_, threads, [&](std::size_t first, std::size_t count) {
    mitigate(capacity.values.data() + first, park_capacity.values.data() + first, green_around.values.data() + first,
             static_cast<float>(least_green_), out.values.data() + first, count);
  });
}

void CoolingModel::unmixed_temperature(geo::Grid<float> const& mitigation, PixelBox const& box, int threads,
                                       geo::Grid<float>& out) const {
  for_each_row(box, columns_, threads, [&](std::size_t first, std::size_t count) {
    warm(mitigation.values.data() + first, parameters_.reference_temperature, parameters_.heat_island,
         out.values.data() + first, count);
  });
}

void CoolingModel::air_temperature(geo::Grid<float> const& unmixed, PixelBox const& box, int threads,
                                   geo::Grid<float>& out) const {
  air_.compute(box, values_of(unmixed), threads, out);
}

void wet_bulb_globe_temperature(geo::Grid<float> const& air_temperature, double relative_humidity, int threads,
                                geo::Grid<float>& out) {
  // Australian Bureau of Meteorology; vapour pressure in hectopascals by Magnus' formula.
  constexpr auto kPerCent = 100.0;
  auto const whole = PixelBox{0, 0, out.columns, out.rows};
  for_each_row(whole, out.columns, threads, [&](std::size_t first, std::size_t count) {
    for (auto i = first; i < first + count; ++i) {
      auto const degrees = static_cast<double>(air_temperature.values[i]);
      auto const vapour = relative_humidity / kPerCent * 6.105 * std::exp(17.27 * degrees / (237.7 + degrees));
      out.values[i] = static_cast<float>(0.567 * degrees + 0.393 * vapour + 3.94);
    }
  });
}

std::span<float const> work_limits(Work work) {
  // Kjellstrom et al. (2009), Global Health Action 2.
  static constexpr auto kLight = std::array{31.5F, 32.0F, 32.5F};
  static constexpr auto kHeavy = std::array{27.5F, 29.5F, 31.5F};
  return work == Work::kLight ? kLight : kHeavy;
}

void work_loss(geo::Grid<float> const& wet_bulb, Work work, int threads, geo::Grid<float>& out) {
  auto const limits = work_limits(work);
  auto const whole = PixelBox{0, 0, out.columns, out.rows};
  for_each_row(whole, out.columns, threads, [&](std::size_t first, std::size_t count) {
    lose_work(wet_bulb.values.data() + first, limits[0], limits[1], limits[2], out.values.data() + first, count);
  });
}

}  // namespace leitbild::nature
