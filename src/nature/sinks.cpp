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

/// The surface without hollows, and how it was flooded.
struct Flood {
  geo::Grid<float> filled;
  std::vector<std::uint32_t> order;    // from the edge inwards
  std::vector<std::uint32_t> towards;  // by pixel: where its water goes; itself at the edge
};

Flood flood_of(geo::Grid<float> const& heights) {
  auto out = Flood{.filled = heights, .order = {}, .towards = {}};
  out.towards.assign(heights.values.size(), kNowhere);
  auto queue = std::priority_queue<Front, std::vector<Front>, std::greater<>>{};
  auto turn = std::uint32_t{0};
  for (auto pixel = std::uint32_t{0}; pixel < heights.values.size(); ++pixel) {
    if (!geo::has_value(heights.values[pixel]) || !is_edge(heights, pixel)) { continue; }
    out.towards[pixel] = pixel;
    queue.push({heights.values[pixel], turn++, pixel});
  }
  out.order.reserve(heights.values.size());
  while (!queue.empty()) {
    auto const front = queue.top();
    queue.pop();
    out.order.push_back(front.pixel);
    each_neighbour(out.filled, front.pixel, [&](std::uint32_t other) {
      auto& height = out.filled.values[other];
      if (out.towards[other] != kNowhere || !geo::has_value(height)) { return; }
      out.towards[other] = front.pixel;
      height = std::max(height, front.height);
      queue.push({height, turn++, other});
    });
  }
  return out;
}

/// Neighbouring pixels that are filled to one height are a sink. The first of them in the order of the flood is where it overflows.
class SinkFinder {
 public:
  SinkFinder(Flood const& flood, geo::Grid<float> const& heights, double pixel_area)
      : flood_{flood}, heights_{heights}, pixel_area_{pixel_area}, is_taken_(heights.values.size()) {}

  std::vector<Sink> all() {
    auto out = std::vector<Sink>{};
    for (auto const pixel : flood_.order) {
      if (is_free(pixel)) { out.push_back(sink_from(pixel)); }
    }
    return out;
  }

 private:
  Flood const& flood_;
  geo::Grid<float> const& heights_;
  double pixel_area_;
  std::vector<bool> is_taken_;

  bool is_free(std::uint32_t pixel) const {
    return !is_taken_[pixel] && flood_.filled.values[pixel] > heights_.values[pixel];
  }

  Sink sink_from(std::uint32_t first) {
    auto const surface = flood_.filled.values[first];
    auto out =
        Sink{.pixels = {first}, .outlet = first, .spill = static_cast<double>(surface), .volume = 0.0, .next = 0};
    is_taken_[first] = true;
    for (auto i = std::size_t{0}; i < out.pixels.size(); ++i) {
      auto const pixel = out.pixels[i];
      out.volume += (out.spill - static_cast<double>(heights_.values[pixel])) * pixel_area_;
      each_neighbour(heights_, pixel, [&](std::uint32_t other) {
        if (!is_free(other) || flood_.filled.values[other] != surface) { return; }
        is_taken_[other] = true;
        out.pixels.push_back(other);
      });
    }
    std::ranges::sort(out.pixels, {}, [&](std::uint32_t pixel) { return std::pair{heights_.values[pixel], pixel}; });
    return out;
  }
};

}  // namespace

Sinks::Sinks(geo::Grid<float> const& heights, SquareMetres pixel_area, Metres shallow)
    : heights_{heights}, pixel_area_{pixel_area.value}, drains_to_(heights.values.size()) {
  auto const flood = flood_of(heights_);
  sinks_ = SinkFinder{flood, heights_, pixel_area_}.all();
  // The shallow ones hold nothing.
  std::erase_if(sinks_, [&](Sink const& sink) {
    return sink.spill - static_cast<double>(heights_.values[sink.pixels.front()]) < shallow.value;
  });
  for (auto i = std::size_t{0}; i < sinks_.size(); ++i) {
    for (auto const pixel : sinks_[i].pixels) { drains_to_[pixel] = static_cast<std::uint32_t>(i + 1); }
  }
  // Where a pixel drains to comes before it.
  for (auto const pixel : flood.order) {
    auto const to = flood.towards[pixel];
    if (drains_to_[pixel] == 0 && to != pixel) { drains_to_[pixel] = drains_to_[to]; }
  }
  for (auto& sink : sinks_) {
    auto const to = flood.towards[sink.outlet];
    sink.next = to == sink.outlet ? 0 : drains_to_[to];
  }
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
  auto water = std::vector<double>(sinks_.size() + 1);  // the first is what leaves the grid
  for (auto i = std::size_t{0}; i < runoff.values.size(); ++i) {
    auto const amount = runoff.values[i];
    water[drains_to_[i]] += geo::has_value(amount) ? static_cast<double>(amount) : 0.0;
  }
  water.erase(water.begin());
  // What overflows into a sink comes behind it.
  for (auto i = sinks_.size(); i-- > 0;) {
    auto const& sink = sinks_[i];
    if (sink.next != 0) { water[sink.next - 1] += std::max(0.0, water[i] - sink.volume); }
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
