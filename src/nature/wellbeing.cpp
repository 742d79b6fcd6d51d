#include "nature/wellbeing.h"

#include <algorithm>
#include <cmath>

#include "nature/mean_around.h"

namespace leitbild::nature {

geo::Grid<float> without_negative(geo::Grid<float> greenness) {
  for (auto& value : greenness.values) {
    if (value < 0.0F) { value = geo::kNoValue; }
  }
  return greenness;
}

geo::Grid<float> greenness_around(geo::Grid<float> const& greenness, int radius, int threads) {
  return mean_around(greenness, disc_kernel(radius), threads);
}

geo::Grid<float> difference(geo::Grid<float> const& a, geo::Grid<float> const& b) {
  auto out = a;
  std::ranges::transform(a.values, b.values, out.values.begin(), [](float x, float y) { return y - x; });
  return out;
}

geo::Grid<float> baseline_cases(geo::Grid<float> const& rate, geo::Grid<float> const& residents) {
  auto out = rate;
  std::ranges::transform(rate.values, residents.values, out.values.begin(),
                         [](float cases, float people) { return cases * people; });
  return out;
}

geo::Grid<float> preventable_cases(geo::Grid<float> const& change, geo::Grid<float> const& baseline,
                                   double relative_risk) {
  constexpr auto kStepsPerUnit = 10.0;  // the risk is per 0.1
  auto const logarithm = std::log(relative_risk) * kStepsPerUnit;
  auto out = change;
  std::ranges::transform(change.values, baseline.values, out.values.begin(), [&](float step, float cases) {
    return static_cast<float>((1.0 - std::exp(logarithm * static_cast<double>(step))) * static_cast<double>(cases));
  });
  return out;
}

}  // namespace leitbild::nature
