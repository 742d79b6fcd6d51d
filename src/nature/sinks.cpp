#include "nature/sinks.h"

#include <algorithm>
#include <queue>
#include <tuple>

namespace leitbild::nature {
namespace {

constexpr auto kNowhere = std::uint32_t{0xFFFFFFFF};

/// Pixels beside one, those at corners too.
template <class Visit>
void each_neighbour(geo::Grid<float> const& grid, std::uint32_t pixel, Visit visit) {
  auto const columns = static_cast<std::uint32_t>(grid.columns);
  auto const column = static_cast<int>(pixel % columns);
  auto const row = static_cast<int>(pixel / columns);
  for (auto r = std::max(row - 1, 0); r <= std::min(row + 1, grid.rows - 1); ++r) {
    for (auto c = std::max(column - 1, 0); c <= std::min(column + 1, grid.columns - 1); ++c) {
      if (r != row || c != column) { visit(static_cast<std::uint32_t>(grid.index(c, r))); }
    }
  }
}

/// Whether water leaves the grid at a pixel.
bool is_edge(geo::Grid<float> const& grid, std::uint32_t pixel) {
  auto const columns = static_cast<std::uint32_t>(grid.columns);
  auto const column = static_cast<int>(pixel % columns);
  auto const row = static_cast<int>(pixel / columns);
  if (column == 0 || row == 0 || column == grid.columns - 1 || row == grid.rows - 1) { return true; }
  auto out = false;
  each_neighbour(grid, pixel, [&](std::uint32_t other) { out = out || !geo::has_value(grid.values[other]); });
  return out;
}

/// In the order of heights; of one height, first come, first served.
struct Front {
  float height;
  std::uint32_t turn, pixel;
  friend bool operator>(Front const& a, Front const& b) {
    return std::tuple{a.height, a.turn} > std::tuple{b.height, b.turn};
  }
};

}  // namespace

Sinks::Sinks(geo::Grid<float> const& heights, SquareMetres pixel_area, Metres shallow)
    : heights_{heights},
      pixel_area_{pixel_area.value},
      towards_(heights.values.size(), kNowhere),
      sink_of_(heights.values.size()) {
  auto filled = heights_;
  auto queue = std::priority_queue<Front, std::vector<Front>, std::greater<>>{};
  auto turn = std::uint32_t{0};
  for (auto pixel = std::uint32_t{0}; pixel < filled.values.size(); ++pixel) {
    if (!geo::has_value(filled.values[pixel]) || !is_edge(heights_, pixel)) { continue; }
    towards_[pixel] = pixel;
    queue.push({filled.values[pixel], turn++, pixel});
  }
  order_.reserve(filled.values.size());
  while (!queue.empty()) {
    auto const front = queue.top();
    queue.pop();
    order_.push_back(front.pixel);
    each_neighbour(filled, front.pixel, [&](std::uint32_t other) {
      auto& height = filled.values[other];
      if (towards_[other] != kNowhere || !geo::has_value(height)) { return; }
      towards_[other] = front.pixel;
      height = std::max(height, front.height);
      queue.push({height, turn++, other});
    });
  }
  gather(filled, shallow.value);
}

/// Neighbouring pixels that are filled to one height are a sink. The first of them in `order_` is where it overflows.
void Sinks::gather(geo::Grid<float> const& filled, double shallow) {
  auto const is_filled = [&](std::uint32_t pixel) { return filled.values[pixel] > heights_.values[pixel]; };
  for (auto const first : order_) {
    if (!is_filled(first) || sink_of_[first] != 0) { continue; }
    auto sink =
        Sink{.pixels = {first}, .outlet = first, .spill = static_cast<double>(filled.values[first]), .volume = 0.0};
    auto const number = static_cast<std::uint32_t>(sinks_.size() + 1);
    sink_of_[first] = number;
    for (auto i = std::size_t{0}; i < sink.pixels.size(); ++i) {
      auto const pixel = sink.pixels[i];
      sink.volume += (sink.spill - static_cast<double>(heights_.values[pixel])) * pixel_area_;
      each_neighbour(filled, pixel, [&](std::uint32_t other) {
        if (sink_of_[other] != 0 || !is_filled(other) || filled.values[other] != filled.values[first]) { return; }
        sink_of_[other] = number;
        sink.pixels.push_back(other);
      });
    }
    sinks_.push_back(std::move(sink));
  }
  for (auto& sink : sinks_) {
    std::ranges::sort(sink.pixels, {}, [&](std::uint32_t pixel) { return std::pair{heights_.values[pixel], pixel}; });
  }
  // The shallow ones hold nothing.
  auto kept = std::vector<Sink>{};
  for (auto& sink : sinks_) {
    auto const deep = sink.spill - static_cast<double>(heights_.values[sink.pixels.front()]) >= shallow;
    for (auto const pixel : sink.pixels) { sink_of_[pixel] = deep ? static_cast<std::uint32_t>(kept.size() + 1) : 0; }
    if (deep) { kept.push_back(std::move(sink)); }
  }
  sinks_ = std::move(kept);
}

/// Of the surface of so much water, which the sink holds.
double Sinks::level_of(Sink const& sink, double water) const {
  auto level = static_cast<double>(heights_.values[sink.pixels.front()]);
  auto area = 0.0;
  for (auto i = std::size_t{0}; i < sink.pixels.size(); ++i) {
    area += pixel_area_;
    auto const next =
        i + 1 < sink.pixels.size() ? static_cast<double>(heights_.values[sink.pixels[i + 1]]) : sink.spill;
    auto const room = (next - level) * area;
    if (water <= room) { return level + water / area; }
    water -= room;
    level = next;
  }
  return sink.spill;
}

geo::Grid<float> Sinks::depths(geo::Grid<float> const& runoff, std::vector<double>* arriving) const {
  auto flow = std::vector<double>(order_.empty() ? 0 : runoff.values.size());
  for (auto i = std::size_t{0}; i < flow.size(); ++i) {
    flow[i] = geo::has_value(runoff.values[i]) ? static_cast<double>(runoff.values[i]) : 0.0;
  }
  auto water = std::vector<double>(sinks_.size());
  // What drains to a pixel comes behind it in the order.
  for (auto i = order_.size(); i-- > 0;) {
    auto const pixel = order_[i];
    auto passed = flow[pixel];
    if (auto const number = sink_of_[pixel]; number != 0) {
      auto const& sink = sinks_[number - 1];
      auto& arrived = water[number - 1];
      arrived += passed;
      if (pixel != sink.outlet) { continue; }
      passed = std::max(0.0, arrived - sink.volume);
    }
    if (auto const to = towards_[pixel]; to != pixel) { flow[to] += passed; }
  }
  auto out = geo::Grid<float>{heights_.columns, heights_.rows};
  for (auto i = std::size_t{0}; i < sinks_.size(); ++i) {
    if (water[i] <= 0.0) { continue; }
    auto const level = level_of(sinks_[i], std::min(water[i], sinks_[i].volume));
    for (auto const pixel : sinks_[i].pixels) {
      out.values[pixel] = static_cast<float>(std::max(0.0, level - static_cast<double>(heights_.values[pixel])));
    }
  }
  if (arriving != nullptr) { *arriving = std::move(water); }
  return out;
}

}  // namespace leitbild::nature
