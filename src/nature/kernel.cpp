#include "nature/kernel.h"

#include <cmath>
#include <numeric>

namespace leitbild::nature {
namespace {

template <class Weight>
Kernel kernel_of(double radius, Weight weight) {
  auto out = Kernel{.reach = static_cast<int>(std::floor(radius)), .weights = {}, .is_disc = false};
  for (auto y = -out.reach; y <= out.reach; ++y) {
    for (auto x = -out.reach; x <= out.reach; ++x) {
      auto const distance = std::hypot(static_cast<double>(x), static_cast<double>(y));
      out.weights.push_back(distance <= radius ? weight(distance) : 0.0);
    }
  }
  return out;
}

}  // namespace

double Kernel::sum() const { return std::accumulate(weights.begin(), weights.end(), 0.0); }

int Kernel::half_width(int rows_away) const {
  auto width = reach;
  while (width >= 0 && at(width, rows_away) == 0.0) { --width; }
  return width;
}

Kernel disc_kernel(double radius) {
  auto out = kernel_of(radius, [](double) { return 1.0; });
  out.is_disc = true;
  return out;
}

Kernel decay_kernel(Decay decay, double radius) {
  constexpr auto kPeakOfDensity = 0.75;
  switch (decay) {
    case Decay::kDichotomy: break;
    case Decay::kDensity:
      return kernel_of(radius, [=](double d) { return kPeakOfDensity * (1.0 - (d / radius) * (d / radius)); });
    case Decay::kGaussian: {
      auto const edge = std::exp(-0.5);
      return kernel_of(radius, [=](double d) {
        auto const share = d / radius;
        return (std::exp(-0.5 * share * share) - edge) / (1.0 - edge);
      });
    }
    case Decay::kExponential:
      return kernel_of(2.0 * std::ceil(radius) + 1.0, [=](double d) { return std::exp(-d / radius); });
  }
  return disc_kernel(radius);
}

Kernel mean_by_distance(double mean, double radius) {
  if (mean <= 0.0) { return disc_kernel(0.0); }
  auto out = kernel_of(radius, [=](double d) { return std::exp(-d / mean); });
  auto const sum = out.sum();
  for (auto& weight : out.weights) { weight /= sum; }
  return out;
}

}  // namespace leitbild::nature
