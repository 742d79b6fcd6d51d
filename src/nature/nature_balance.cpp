#include "nature/nature_balance.h"

#include <algorithm>

namespace leitbild::nature {

geo::Grid<float> balance_per_resident(geo::Grid<float> const& supply, SquareMetres demand) {
  auto out = supply;
  for (auto& value : out.values) { value = static_cast<float>(static_cast<double>(value) - demand.value); }
  return out;
}

geo::Grid<float> balance_of_all(geo::Grid<float> const& balance, geo::Grid<float> const& residents) {
  auto out = balance;
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

DistrictBalance balance_of(Zone const& district, geo::Grid<float> const& balance, geo::Grid<float> const& residents) {
  auto const people_where = [&](auto condition) {
    return sum_of(district,
                  [&](int column, int row) {
                    auto const per_resident = balance.at(column, row);
                    return geo::has_value(per_resident) && condition(per_resident) ? residents.at(column, row)
                                                                                   : geo::kNoValue;
                  })
        .sum;
  };
  return {.residents = people_where([](float) { return true; }),
          .undersupplied = people_where([](float value) { return value < 0.0F; }),
          .oversupplied = people_where([](float value) { return value > 0.0F; }),
          .total = sum_of(district, [&](int column, int row) {
                     return balance.at(column, row) * residents.at(column, row);
                   }).sum};
}

}  // namespace leitbild::nature
