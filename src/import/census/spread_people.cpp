#include "import/census/spread_people.h"

#include <numeric>

#include "import/census/spread.h"

namespace leitbild::importing {
namespace {

using Weights = std::vector<std::uint64_t>;

Weights weights_in(HeadCount const& area, Weights const& all) {
  auto out = Weights(area.cells.size());
  if (all.empty()) { return out; }
  for (auto i = std::size_t{0}; i < out.size(); ++i) { out[i] = all[area.cells[i]]; }
  return out;
}

bool any(Weights const& weights) { return std::accumulate(weights.begin(), weights.end(), std::uint64_t{0}) > 0; }

struct Choice {
  Weights weights;
  SpreadBy by{};
};

Choice best_weights(HeadCount const& area, CellWeights const& weights) {
  if (auto in_area = weights_in(area, weights.dwellings); any(in_area)) {
    return {std::move(in_area), SpreadBy::kDwellings};
  }
  if (auto in_area = weights_in(area, weights.floor_area); any(in_area)) {
    return {std::move(in_area), SpreadBy::kFloorArea};
  }
  return {Weights(area.cells.size(), 1), SpreadBy::kEvenly};
}

void spread_ages(HeadCount const& area, std::vector<Persons> const& residents, SpreadPeople& out) {
  for (auto group = std::size_t{0}; group < area.ages.size(); ++group) {
    if (!area.ages[group]) { continue; }
    auto const parts = spread_within(*area.ages[group], residents);
    for (auto i = std::size_t{0}; i < parts.size(); ++i) { out.ages[area.cells[i]][group] = parts[i]; }
  }
}

}  // namespace

SpreadPeople spread_people(std::vector<HeadCount> const& areas, CellWeights const& weights, std::size_t cells) {
  auto out = SpreadPeople{};
  out.residents.resize(cells);
  out.ages.resize(cells);
  for (auto const& area : areas) {
    if (area.cells.empty()) {
      out.lost += area.residents;
      continue;
    }
    auto const choice = best_weights(area, weights);
    auto const parts = spread(area.residents, choice.weights);
    for (auto i = std::size_t{0}; i < parts.size(); ++i) { out.residents[area.cells[i]] = parts[i]; }
    spread_ages(area, parts, out);
    auto& part = out.by[static_cast<std::size_t>(choice.by)];
    ++part.areas;
    part.residents += area.residents;
  }
  return out;
}

}  // namespace leitbild::importing
