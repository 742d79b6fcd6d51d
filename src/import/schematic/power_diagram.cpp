#include "import/schematic/power_diagram.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "geo/area.h"
#include "import/schematic/drawing.h"

namespace leitbild::importing {
namespace {

constexpr auto kOutline = std::numeric_limits<std::size_t>::max();  // an edge that is no border between cells
constexpr auto kNewtonSteps = 60;
constexpr auto kHalvings = 20;  // of a Newton step that would lead too far
constexpr auto kSiteMoves = 200;
/// Share of the way from a site to its label, per move. Borders that only shift keep the districts in their places;
/// where that does not do, they turn, too.
constexpr std::array kTurns{0.0, 0.05, 0.15};
constexpr auto kAreaPrecision = 1e-6;  // of the outline's area

struct Sites {
  std::vector<geo::Point> at;
  std::vector<double> weight;  // m²

  std::size_t size() const { return at.size(); }
};

/// Corner of a ring and whose border the edge that starts here is.
struct Corner {
  geo::Point at;
  std::size_t beyond;
};
using TaggedRing = std::vector<Corner>;  // not closed

/// Positive on the side of site i: the distance to the line on which both power distances are equal.
double inside_by(Sites const& sites, std::size_t i, std::size_t j, geo::Point p) {
  auto const power = [&](std::size_t k) { return geo::squared_distance(p, sites.at[k]) - sites.weight[k]; };
  return (power(j) - power(i)) / (2.0 * geo::distance(sites.at[i], sites.at[j]).value);
}

/// Sutherland-Hodgman. A ring that is cut into several pieces stays one ring, its pieces joined along the cutting
/// line; there and back cancel each other in areas and in lengths with a sign.
TaggedRing cut(TaggedRing const& ring, Sites const& sites, std::size_t i, std::size_t j) {
  auto out = TaggedRing{};
  for (auto k = std::size_t{0}; k < ring.size(); ++k) {
    auto const& a = ring[k];
    auto const& b = ring[(k + 1) % ring.size()];
    auto const da = inside_by(sites, i, j, a.at);
    auto const db = inside_by(sites, i, j, b.at);
    if (da >= 0.0) { out.push_back(a); }
    if ((da >= 0.0) != (db >= 0.0)) {
      out.push_back({geo::between(a.at, b.at, da / (da - db)), da >= 0.0 ? j : a.beyond});
    }
  }
  return out;
}

TaggedRing cell_within(TaggedRing ring, Sites const& sites, std::size_t i) {
  for (auto j = std::size_t{0}; j < sites.size() && !ring.empty(); ++j) {
    if (j != i) { ring = cut(ring, sites, i, j); }
  }
  return ring;
}

TaggedRing tagged(geo::Ring const& closed) {
  auto out = TaggedRing{};
  for (auto k = std::size_t{0}; k + 1 < closed.size(); ++k) { out.push_back({closed[k], kOutline}); }
  return out;
}

geo::Ring closed_ring(TaggedRing const& ring) {
  auto out = geo::Ring{};
  for (auto const& corner : ring) { out.push_back(corner.at); }
  if (!out.empty()) { out.push_back(out.front()); }
  return out;
}

/// Areas of all cells and how they change with the weights.
struct Measured {
  std::vector<double> areas;
  std::vector<std::vector<double>> slope;  // d area_i / d weight_j
};

Measured measure(TaggedRing const& outline, Sites const& sites) {
  auto const n = sites.size();
  auto out = Measured{std::vector<double>(n, 0.0), std::vector<std::vector<double>>(n, std::vector<double>(n, 0.0))};
  for (auto i = std::size_t{0}; i < n; ++i) {
    auto const ring = cell_within(outline, sites, i);
    if (ring.empty()) { continue; }
    out.areas[i] = geo::signed_area(closed_ring(ring));
    for (auto k = std::size_t{0}; k < ring.size(); ++k) {
      auto const j = ring[k].beyond;
      if (j == kOutline) { continue; }
      auto const towards = direction(sites.at[i], sites.at[j]);
      auto const& a = ring[k].at;
      auto const& b = ring[(k + 1) % ring.size()].at;
      auto const along = (b.y - a.y) * towards.x - (b.x - a.x) * towards.y;
      auto const per_weight = along / (2.0 * geo::distance(sites.at[i], sites.at[j]).value);
      out.slope[i][i] += per_weight;
      out.slope[i][j] -= per_weight;
    }
  }
  return out;
}

/// Gaussian elimination with pivoting; nothing if the matrix is singular.
std::optional<std::vector<double>> solved(std::vector<std::vector<double>> a, std::vector<double> b) {
  auto const n = b.size();
  for (auto column = std::size_t{0}; column < n; ++column) {
    auto pivot = column;
    for (auto row = column + 1; row < n; ++row) {
      if (std::abs(a[row][column]) > std::abs(a[pivot][column])) { pivot = row; }
    }
    if (std::abs(a[pivot][column]) < 1e-12) { return std::nullopt; }
    std::swap(a[column], a[pivot]);
    std::swap(b[column], b[pivot]);
    for (auto row = column + 1; row < n; ++row) {
      auto const factor = a[row][column] / a[column][column];
      for (auto k = column; k < n; ++k) { a[row][k] -= factor * a[column][k]; }
      b[row] -= factor * b[column];
    }
  }
  for (auto row = n; row-- > 0;) {
    for (auto k = row + 1; k < n; ++k) { b[row] -= a[row][k] * b[k]; }
    b[row] /= a[row][row];
  }
  return b;
}

double worst(std::vector<double> const& areas, std::vector<double> const& wanted) {
  auto out = 0.0;
  for (auto i = std::size_t{0}; i < areas.size(); ++i) { out = std::max(out, std::abs(areas[i] - wanted[i])); }
  return out;
}

/// The Newton step for weights 1 .. n-1; only differences of weights matter, so that of site 0 stays.
std::optional<std::vector<double>> newton_step(Measured const& now, std::vector<double> const& wanted) {
  auto const n = wanted.size();
  auto matrix = std::vector<std::vector<double>>{};
  auto missing = std::vector<double>{};
  for (auto i = std::size_t{1}; i < n; ++i) {
    matrix.emplace_back(now.slope[i].begin() + 1, now.slope[i].end());
    missing.push_back(wanted[i] - now.areas[i]);
  }
  auto step = solved(std::move(matrix), std::move(missing));
  if (step) { step->insert(step->begin(), 0.0); }
  return step;
}

/// Weights that give the wanted areas, from equal weights. False: no progress any more.
bool solve_weights(TaggedRing const& outline, std::vector<double> const& wanted, double precision, Sites& sites) {
  sites.weight.assign(sites.size(), 0.0);
  auto now = measure(outline, sites);
  auto const floor = 0.5 * std::min(std::ranges::min(now.areas), std::ranges::min(wanted));
  for (auto round = 0; round < kNewtonSteps && worst(now.areas, wanted) > precision; ++round) {
    auto const step = newton_step(now, wanted);
    if (!step) { return false; }
    auto const before = sites.weight;
    for (auto halving = 0; halving < kHalvings; ++halving) {
      auto const damping = std::ldexp(1.0, -halving);
      for (auto i = std::size_t{0}; i < sites.size(); ++i) { sites.weight[i] = before[i] + damping * (*step)[i]; }
      auto next = measure(outline, sites);
      auto const better = worst(next.areas, wanted) <= (1.0 - damping / 2.0) * worst(now.areas, wanted);
      if (std::ranges::min(next.areas) > floor && (better || damping < 1e-4)) {
        now = std::move(next);
        break;
      }
    }
  }
  return worst(now.areas, wanted) <= precision;
}

/// The border between two cells, and the way it has to go.
struct Border {
  std::size_t first{}, second{};
  geo::Point shift;
};

/// Shifts the sites on both sides of a border: across, so that the border follows, and towards their labels, so that it
/// turns. No site leaves the outline.
void shift_border(std::span<PowerSite const> wanted, geo::Ring const& outline, double turn, Border const& border,
                  Sites& sites) {
  for (auto const k : {border.first, border.second}) {
    auto const turned = geo::between(sites.at[k], wanted[k].label, turn);
    auto const moved = moved_by(turned, border.shift.x, border.shift.y);
    if (geo::contains(outline, moved)) { sites.at[k] = moved; }
  }
}

/// Shifts every border that a label is too near to or beyond. Gives the first site whose label was too near; nothing if
/// all is well.
std::optional<std::size_t> pull_to_labels(std::span<PowerSite const> wanted, geo::Ring const& outline, double turn,
                                          Sites& sites) {
  auto first = std::optional<std::size_t>{};
  auto const before = sites;
  for (auto i = std::size_t{0}; i < sites.size(); ++i) {
    for (auto j = std::size_t{0}; j < sites.size(); ++j) {
      auto const lacking = i == j ? 0.0 : kLabelMargin.value - inside_by(before, i, j, wanted[i].label);
      if (lacking <= 0.0) { continue; }
      first = first.value_or(i);
      auto const towards = direction(before.at[i], before.at[j]);
      auto const shift = geo::Point{towards.x * lacking * 0.5, towards.y * lacking * 0.5};
      shift_border(wanted, outline, turn, {.first = i, .second = j, .shift = shift}, sites);
    }
  }
  return first;
}

geo::MultiPolygon with_rounded_corners(geo::MultiPolygon area) {
  for (auto& polygon : area) {
    for (auto& p : polygon.outer) { p = rounded(p); }
    for (auto& hole : polygon.holes) {
      for (auto& p : hole) { p = rounded(p); }
    }
  }
  return area;
}

geo::MultiPolygon cell_polygon(geo::Ring const& outline, Sites const& sites, std::size_t i) {
  auto around = geo::rectangle(geo::box_of(outline).grown_by(Metres{1'000.0}));
  if (geo::signed_area(around.front().outer) < 0) { std::ranges::reverse(around.front().outer); }
  auto const convex = closed_ring(cell_within(tagged(around.front().outer), sites, i));
  return with_rounded_corners(geo::intersection(area_of(outline), area_of(convex)));
}

/// Sites and weights by which every cell has its area and its label; else the first site whose label strayed last.
struct Attempt {
  Sites sites;
  std::optional<std::size_t> strayed;
};

Attempt attempt(std::span<PowerSite const> wanted, geo::Ring const& outline, double turn) {
  auto const whole = geo::signed_area(outline);
  auto sum = 0.0;
  for (auto const& site : wanted) { sum += site.area.value; }
  auto sites = Sites{};
  auto areas = std::vector<double>{};
  for (auto const& site : wanted) {
    sites.at.push_back(site.at);
    areas.push_back(site.area.value / sum * whole);
  }
  auto const corners = tagged(outline);
  auto strayed = std::optional<std::size_t>{0};
  for (auto round = 0; round < kSiteMoves; ++round) {
    if (!solve_weights(corners, areas, kAreaPrecision * whole, sites)) { break; }
    auto const solution = sites;
    strayed = pull_to_labels(wanted, outline, turn, sites);
    if (!strayed) { return {solution, std::nullopt}; }
  }
  return {sites, strayed};
}

Result<void> check_distinct(std::span<PowerSite const> sites) {
  for (auto i = std::size_t{0}; i < sites.size(); ++i) {
    for (auto k = std::size_t{0}; k < i; ++k) {
      if (geo::distance(sites[k].at, sites[i].at) < Metres{1.0}) {
        return fail(fmt::format("liegt an derselben Stelle wie „{}“", sites[k].name), sites[i].name);
      }
    }
  }
  return {};
}

}  // namespace

std::vector<geo::MultiPolygon> nearest_cells(geo::Ring const& outline, std::span<PowerSite const> sites) {
  auto unweighted = Sites{};
  for (auto const& site : sites) { unweighted.at.push_back(site.at); }
  unweighted.weight.assign(sites.size(), 0.0);
  auto cells = std::vector<geo::MultiPolygon>{};
  for (auto i = std::size_t{0}; i < sites.size(); ++i) { cells.push_back(cell_polygon(outline, unweighted, i)); }
  return cells;
}

Result<std::vector<geo::MultiPolygon>> power_cells(geo::Ring const& outline, std::span<PowerSite const> sites) {
  TRY_DO(check_distinct(sites));
  auto strayed = std::size_t{0};
  for (auto const turn : kTurns) {
    auto const found = attempt(sites, outline, turn);
    if (found.strayed) {
      strayed = *found.strayed;
      continue;
    }
    auto cells = std::vector<geo::MultiPolygon>{};
    for (auto i = std::size_t{0}; i < sites.size(); ++i) { cells.push_back(cell_polygon(outline, found.sites, i)); }
    return cells;
  }
  return fail(fmt::format("der Punkt „label“ lässt sich in einem Bezirk von {} km² nicht {} m vom Rand entfernt halten",
                          format_number(sites[strayed].area.value / 1e6, 2), format_number(kLabelMargin.value, 0)),
              sites[strayed].name);
}

}  // namespace leitbild::importing
