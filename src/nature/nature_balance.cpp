#include "nature/nature_balance.h"

#include <algorithm>

#include "geo/unfilled_grid.h"

namespace leitbild::nature {

geo::Grid<float> balance_per_resident(geo::Grid<float> supply, SquareMetres demand) {
  for (auto& value : supply.values) { value = static_cast<float>(static_cast<double>(value) - demand.value); }
  return supply;
}

geo::Grid<float> balance_of_all(geo::Grid<float> const& balance, geo::Grid<float> const& residents) {
  auto out = geo::unfilled_like(balance);
  std::ranges::transform(balance.values, residents.values, out.values.begin(),
                         [](float per_resident, float count) { return per_resident * count; });
  return out;
}

std::optional<double> DistrictBalance::per_resident() const {
  return residents > 0.0 ? std::optional{total / residents} : std::nullopt;
}

DistrictBalance& DistrictBalance::operator+=(DistrictBalance const& other) {
  residents += other.residents;
  undersupplied += other.undersupplied;
  oversupplied += other.oversupplied;
  total += other.total;
  return *this;
}

DistrictBalance balance_of(geo::Zone const& district, geo::Grid<float> const& balance,
                           geo::Grid<float> const& residents) {
  auto out = DistrictBalance{};
  for (auto const& run : district) {
    auto pixel = balance.index(run.first, run.row);
    for (auto column = run.first; column < run.end; ++column, ++pixel) {
      if (!geo::has_value(residents.values[pixel]) || !geo::has_value(balance.values[pixel])) { continue; }
      auto const people = static_cast<double>(residents.values[pixel]);
      out.residents += people;
      out.undersupplied += balance.values[pixel] < 0.0F ? people : 0.0;
      out.oversupplied += balance.values[pixel] > 0.0F ? people : 0.0;
      out.total += static_cast<double>(balance.values[pixel] * residents.values[pixel]);
    }
  }
  return out;
}

}  // namespace leitbild::nature
