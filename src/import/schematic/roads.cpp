#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <queue>
#include <unordered_map>
#include <utility>

#include "import/schematic/drawing.h"
#include "import/schematic/street_plan.h"

namespace leitbild::importing {
namespace {

constexpr auto kLongestRoad = 5'000.0;   // metres between two settlements
constexpr auto kTouching = 190.0;        // metres across which streets simply go on
constexpr auto kAlwaysJoined = 110.0;    // metres across which every street goes on
constexpr auto kStreetsThatGoOn = 0.5;   // share
constexpr auto kRoadPiece = 130.0;       // metres between bends
constexpr auto kRoadSwing = 0.05;        // of the road's length
constexpr auto kAwayFromOthers = 130.0;  // metres a road keeps from third settlements

/// A possible road: the two junctions of two settlements that are nearest to each other.
struct Gap {
  std::size_t first, second;  // districts
  PointIndex from, to;
  double width;  // metres
};

std::optional<Gap> gap_between(StreetPlan const& plan, std::size_t first, std::size_t second) {
  auto best = std::optional<Gap>{};
  auto const there = junctions_of(plan.grids[second]);
  for (auto const a : junctions_of(plan.grids[first])) {
    for (auto const b : there) {
      auto const width = geo::squared_distance(plan.points[a], plan.points[b]);
      if (!best || width < best->width) { best = Gap{first, second, a, b, width}; }
    }
  }
  if (best) { best->width = std::sqrt(best->width); }
  return best;
}

/// Of settlements that are not farther apart than a road may be long.
std::vector<Gap> gaps_by_width(StreetPlan const& plan) {
  auto out = std::vector<Gap>{};
  for (auto i = std::size_t{0}; i < plan.grids.size(); ++i) {
    auto const reach = plan.grids[i].box.grown_by(Metres{kLongestRoad});
    for (auto j = i + 1; j < plan.grids.size(); ++j) {
      if (!reach.meets(plan.grids[j].box)) { continue; }
      if (auto const gap = gap_between(plan, i, j)) { out.push_back(*gap); }
    }
  }
  std::ranges::stable_sort(out, {}, &Gap::width);
  return out;
}

/// A line that swings to one side and back.
geo::Line drawn_road(geo::Point from, geo::Point to, Random& random) {
  auto const length = geo::distance(from, to).value;
  auto const pieces = std::max(1, static_cast<int>(std::round(length / kRoadPiece)));
  auto const side = direction(from, to);
  auto const swing = random.between(-kRoadSwing, kRoadSwing) * length;
  auto line = geo::Line{from};
  for (auto i = 1; i < pieces; ++i) {
    auto const share = static_cast<double>(i) / pieces;
    auto const out =
        swing * std::sin(std::numbers::pi * share) + 0.3 * swing * std::sin(3.0 * std::numbers::pi * share);
    line.push_back(rounded(moved_by(geo::between(from, to, share), -side.y * out, side.x * out)));
  }
  line.push_back(to);
  return line;
}

bool crosses(geo::Line const& a, geo::Line const& b) {
  for (auto i = std::size_t{0}; i + 1 < a.size(); ++i) {
    for (auto k = std::size_t{0}; k + 1 < b.size(); ++k) {
      if (crossing(a[i], a[i + 1], b[k], b[k + 1])) { return true; }
    }
  }
  return false;
}

bool runs_through_another(StreetPlan const& plan, Gap const& gap, geo::Line const& line) {
  auto const box = geo::box_of(line).grown_by(Metres{kAwayFromOthers});
  for (auto district = std::size_t{0}; district < plan.grids.size(); ++district) {
    if (district == gap.first || district == gap.second || !box.meets(plan.grids[district].box)) { continue; }
    for (auto const junction : junctions_of(plan.grids[district])) {
      if (!box.contains(plan.points[junction])) { continue; }
      if (geo::nearest_on_line(plan.points[junction], line).offset < Metres{kAwayFromOthers}) { return true; }
    }
  }
  return false;
}

struct Ends {
  std::size_t district;
  PointIndex exit;
};

/// Makes main streets of the shortest way inside one grid from its centre to an exit.
void promote(StreetPlan& plan, Ends const& ends) {
  struct Step {
    double length;
    PointIndex point;
    bool operator>(Step const& other) const { return length > other.length; }
  };
  struct Reached {
    double length{std::numeric_limits<double>::infinity()};
    std::size_t by{kOpenLand};  // street
  };
  auto const& grid = plan.grids[ends.district];
  auto ways = std::unordered_map<PointIndex, std::vector<std::size_t>>{};
  for (auto i = grid.first_street; i < grid.last_street; ++i) {
    auto const& street = plan.streets[i];
    if (street.kind == city::StreetKind::kFootway) { continue; }
    ways[street.from].push_back(i);
    ways[street.to].push_back(i);
  }
  auto reached = std::unordered_map<PointIndex, Reached>{};
  auto queue = std::priority_queue<Step, std::vector<Step>, std::greater<>>{};
  reached[grid.centre].length = 0.0;
  queue.push({0.0, grid.centre});
  while (!queue.empty()) {
    auto const [length, point] = queue.top();
    queue.pop();
    if (length > reached[point].length) { continue; }
    for (auto const i : ways[point]) {
      auto const& street = plan.streets[i];
      auto const next = street.from == point ? street.to : street.from;
      // A main street attracts the next one: the ways to several exits share their beginning.
      auto const factor = street.kind == city::StreetKind::kMain ? 0.5 : 1.0;
      auto const candidate = length + factor * geo::distance(plan.points[point], plan.points[next]).value;
      if (candidate < reached[next].length) {
        reached[next] = {candidate, i};
        queue.push({candidate, next});
      }
    }
  }
  for (auto point = ends.exit; point != grid.centre && reached[point].by != kOpenLand;) {
    auto& street = plan.streets[reached[point].by];
    street.kind = city::StreetKind::kMain;
    point = street.from == point ? street.to : street.from;
  }
}

void add_road(StreetPlan& plan, Gap const& gap, geo::Line const& line) {
  auto previous = gap.from;
  for (auto i = std::size_t{1}; i < line.size(); ++i) {
    auto const next = i + 1 == line.size() ? gap.to : plan.add(line[i]);
    plan.streets.push_back({.from = previous, .to = next, .kind = city::StreetKind::kMain});
    previous = next;
  }
}

std::optional<PointIndex> nearest_of(StreetPlan const& plan, std::vector<PointIndex> const& candidates, PointIndex to) {
  auto const square = [&](PointIndex p) { return geo::squared_distance(plan.points[p], plan.points[to]); };
  auto const best = std::ranges::min_element(candidates, {}, square);
  if (best == candidates.end() || square(*best) > kTouching * kTouching) { return std::nullopt; }
  return *best;
}

/// Where two settlements touch, streets go on from one grid to the nearest junction of the other, unless they would
/// cross one that does so already.
void join_touching(StreetPlan& plan, Gap const& gap, Random& random) {
  auto const there = junctions_of(plan.grids[gap.second]);
  auto joins = std::vector<geo::Line>{{plan.points[gap.from], plan.points[gap.to]}};
  for (auto const a : junctions_of(plan.grids[gap.first])) {
    auto const b = nearest_of(plan, there, a);
    if (!b || (a == gap.from && *b == gap.to)) { continue; }
    auto line = geo::Line{plan.points[a], plan.points[*b]};
    if (std::ranges::any_of(joins, [&](geo::Line const& other) { return crosses(line, other); })) { continue; }
    if (geo::distance(line[0], line[1]) < Metres{kAlwaysJoined} || random.chance(kStreetsThatGoOn)) {
      plan.streets.push_back({.from = a, .to = *b, .kind = city::StreetKind::kResidential});
      joins.push_back(std::move(line));
    }
  }
}

}  // namespace

void plan_roads(StreetPlan& plan, geo::MultiPolygon const& outline, std::uint64_t seed) {
  auto random = Random{seed, Purpose::kRoads, 0};
  auto roads = std::vector<std::pair<geo::Line, geo::Box>>{};
  for (auto const& gap : gaps_by_width(plan)) {
    if (gap.width > kLongestRoad) { break; }
    auto const line = drawn_road(plan.points[gap.from], plan.points[gap.to], random);
    if (!std::ranges::all_of(line, [&](geo::Point p) { return geo::contains(outline, p); })) { continue; }
    auto const box = geo::box_of(line);
    auto const crosses_one = std::ranges::any_of(
        roads, [&](auto const& road) { return box.meets(road.second) && crosses(line, road.first); });
    if (crosses_one) { continue; }
    if (gap.width > kTouching && runs_through_another(plan, gap, line)) { continue; }
    add_road(plan, gap, line);
    if (gap.width < kTouching) { join_touching(plan, gap, random); }
    promote(plan, {gap.first, gap.from});
    promote(plan, {gap.second, gap.to});
    roads.emplace_back(line, box);
  }
}

}  // namespace leitbild::importing
