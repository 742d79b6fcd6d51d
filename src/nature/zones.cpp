#include "nature/zones.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "base/simd.h"

namespace leitbild::nature {
namespace {

constexpr auto kLanes = std::size_t{8};

/// Every eighth number has a sum of its own: they are added side by side, in an order that does not depend on the machine.
LEITBILD_SIMD void add_values(float const* values, std::size_t count, std::array<double, kLanes>& sums,
                              std::array<std::uint32_t, kLanes>& known) {
  auto const whole = count / kLanes * kLanes;
  auto const add = [&](float value, std::size_t lane) {
    auto const is_known = value == value;
    sums[lane] += is_known ? static_cast<double>(value) : 0.0;
    known[lane] += is_known ? 1U : 0U;
  };
  for (auto i = std::size_t{0}; i < whole; i += kLanes) {
    for (auto lane = std::size_t{0}; lane < kLanes; ++lane) { add(values[i + lane], lane); }
  }
  for (auto i = whole; i < count; ++i) { add(values[i], i - whole); }
}

}  // namespace

ZoneSum sum_of(geo::Zone const& zone, geo::Grid<float> const& values) {
  auto sums = std::array<double, kLanes>{};
  auto out = ZoneSum{};
  for (auto const& run : zone) {
    auto known = std::array<std::uint32_t, kLanes>{};
    add_values(values.values.data() + values.index(run.first, run.row), static_cast<std::size_t>(run.end - run.first),
               sums, known);
    for (auto const count : known) { out.count += count; }
  }
  for (auto const sum : sums) { out.sum += sum; }
  return out;
}

std::vector<std::size_t> count_of(geo::Zone const& zone, geo::Grid<ClassIndex> const& land_use,
                                  geo::Grid<SoilGroup> const& soil, std::size_t classes) {
  // Neighbours are mostly alike: two tables in turn do not wait for each other's last addition.
  auto counts = std::array<std::vector<std::size_t>, 2>{};
  for (auto& table : counts) { table.assign((classes + 1) * (kSoilGroups + 1), 0); }
  for (auto const& run : zone) {
    auto pixel = land_use.index(run.first, run.row);
    for (auto column = run.first; column < run.end; ++column, ++pixel) {
      auto const row = std::min(std::size_t{land_use.values[pixel]}, classes);
      auto const group = std::min(std::size_t{soil.values[pixel]}, std::size_t{kSoilGroups});
      ++counts[pixel % 2][row * (kSoilGroups + 1) + group];
    }
  }
  auto out = std::vector<std::size_t>{};
  for (auto row = std::size_t{0}; row < classes; ++row) {
    for (auto group = std::size_t{0}; group < kSoilGroups; ++group) {
      auto const place = row * (kSoilGroups + 1) + group;
      out.push_back(counts[0][place] + counts[1][place]);
    }
  }
  return out;
}

}  // namespace leitbild::nature
