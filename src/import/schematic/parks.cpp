#include <algorithm>
#include <array>
#include <set>
#include <span>

#include <fmt/format.h>

#include "geo/area.h"
#include "import/schematic/drawing.h"
#include "import/schematic/green.h"
#include "import/schematic/names.h"

namespace leitbild::importing {
namespace {

constexpr auto kFromStreet = Metres{9.0};  // a park begins behind the kerb, well within city::kGreenReach
constexpr auto kTries = 60;

/// Blocks of a grid: `columns` x `rows` of them from the lattice place (column, row).
struct Blocks {
  std::size_t column, row, columns, rows;
};

constexpr std::array kParkSizes{std::pair{1, 1}, std::pair{2, 1}, std::pair{1, 1}, std::pair{2, 2},
                                std::pair{1, 2}, std::pair{1, 1}, std::pair{3, 2}};

using Block = std::pair<std::size_t, std::size_t>;

bool all_there(StreetGrid const& grid, Blocks const& blocks, std::set<Block> const& taken) {
  if (blocks.column + blocks.columns >= grid.columns || blocks.row + blocks.rows >= grid.rows) { return false; }
  for (auto row = blocks.row; row <= blocks.row + blocks.rows; ++row) {
    for (auto column = blocks.column; column <= blocks.column + blocks.columns; ++column) {
      if (grid.at(column, row) == kNoPoint) { return false; }
      auto const is_block = column < blocks.column + blocks.columns && row < blocks.row + blocks.rows;
      if (is_block && taken.contains({column, row})) { return false; }
    }
  }
  return true;
}

/// Around the blocks, junction by junction.
geo::Ring outline_of(StreetPlan const& plan, StreetGrid const& grid, Blocks const& b) {
  auto ring = geo::Ring{};
  auto const add = [&](std::size_t column, std::size_t row) { ring.push_back(plan.points[grid.at(column, row)]); };
  for (auto i = std::size_t{0}; i < b.columns; ++i) { add(b.column + i, b.row); }
  for (auto i = std::size_t{0}; i < b.rows; ++i) { add(b.column + b.columns, b.row + i); }
  for (auto i = b.columns; i > 0; --i) { add(b.column + i, b.row + b.rows); }
  for (auto i = b.rows; i > 0; --i) { add(b.column, b.row + i); }
  ring.push_back(ring.front());
  return ring;
}

/// One half of a block, for a small green space.
geo::Ring half_of(geo::Ring const& block) {
  auto const middle = geo::between(block[0], block[1], 0.45);
  auto const opposite = geo::between(block[3], block[2], 0.45);
  return {block[0], middle, opposite, block[3], block[0]};
}

/// The parks of one district.
class ParkPlanner {
 public:
  ParkPlanner(StreetPlan& plan, std::size_t district, std::string name, Random& random)
      : plan_{plan}, grid_{plan.grids[district]}, name_{std::move(name)}, random_{random} {}

  void add_park(std::pair<int, int> size) {
    auto const blocks = find({static_cast<std::size_t>(size.first), static_cast<std::size_t>(size.second)});
    if (blocks) { add(outline_of(plan_, grid_, *blocks), "Park"); }
  }
  void add_small_green() {
    if (auto const block = find({1, 1})) { add(half_of(outline_of(plan_, grid_, *block)), "Grünfläche"); }
  }
  std::vector<city::GreenArea> const& parks() const { return parks_; }

 private:
  StreetPlan& plan_;
  StreetGrid const& grid_;
  std::string name_;
  Random& random_;
  std::set<Block> taken_;
  std::vector<city::GreenArea> parks_;

  std::span<PlannedStreet> own_streets() const {
    return std::span{plan_.streets}.subspan(grid_.first_street, grid_.last_street - grid_.first_street);
  }
  geo::Point middle_of(PlannedStreet const& street) const {
    return geo::between(plan_.points[street.from], plan_.points[street.to], 0.5);
  }

  bool has_main_street(geo::MultiPolygon const& shape) const {
    auto const box = geo::box_of(shape);
    return std::ranges::any_of(own_streets(), [&](PlannedStreet const& street) {
      auto const middle = middle_of(street);
      return street.kind == city::StreetKind::kMain && box.contains(middle) && geo::contains(shape, middle);
    });
  }

  std::optional<Blocks> find(std::pair<std::size_t, std::size_t> size) {
    for (auto i = 0; i < kTries && !grid_.junctions.empty(); ++i) {
      auto const blocks = Blocks{random_.index(grid_.columns), random_.index(grid_.rows), size.first, size.second};
      if (!all_there(grid_, blocks, taken_) || has_main_street(area_of(outline_of(plan_, grid_, blocks)))) { continue; }
      for (auto row = blocks.row; row < blocks.row + blocks.rows; ++row) {
        for (auto column = blocks.column; column < blocks.column + blocks.columns; ++column) {
          taken_.insert({column, row});
        }
      }
      return blocks;
    }
    return std::nullopt;
  }

  void add(geo::Ring ring, std::string_view kind) {
    auto shape = geo::buffered(area_of(std::move(ring)), Metres{-kFromStreet.value});
    if (shape.empty()) { return; }
    auto const box = geo::box_of(shape);
    for (auto& street : own_streets()) {
      auto const middle = middle_of(street);
      if (box.contains(middle) && geo::contains(shape, middle)) {
        street.kind = city::StreetKind::kFootway;
        street.frontage = false;
      }
    }
    auto const area = geo::area(shape);
    parks_.push_back({.name = fmt::format("{} {} {}", kind, name_, parks_.size() + 1),
                      .forest = false,
                      .shape = std::move(shape),
                      .area = area});
  }
};

}  // namespace

std::vector<city::GreenArea> plan_parks(StreetPlan& plan, CityFacts const& facts, std::uint64_t seed) {
  auto out = std::vector<city::GreenArea>{};
  for (auto i = std::size_t{0}; i < facts.districts.size(); ++i) {
    auto random = Random{seed, Purpose::kParks, i};
    auto planner = ParkPlanner{plan, i, short_name(facts.districts[i].name), random};
    auto const first = random.index(kParkSizes.size());
    for (auto k = 0; k < facts.districts[i].parks; ++k) {
      planner.add_park(kParkSizes[(first + static_cast<std::size_t>(k)) % kParkSizes.size()]);
    }
    for (auto k = 0; k < facts.districts[i].parks + 1; ++k) { planner.add_small_green(); }
    std::ranges::copy(planner.parks(), std::back_inserter(out));
  }
  return out;
}

}  // namespace leitbild::importing
