#include "nature/kernel.h"

#include <algorithm>
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

WeightInside::WeightInside(Kernel const& kernel, int columns, int rows)
    : reach_{kernel.reach}, columns_{columns}, rows_{rows}, whole_{kernel.sum()} {
  auto const side = static_cast<std::size_t>(kernel.side());
  auto const stride = side + 1;
  before_.assign(stride * stride, 0.0);
  for (auto y = std::size_t{0}; y < side; ++y) {
    auto sum = 0.0;
    for (auto x = std::size_t{0}; x < side; ++x) {
      sum += kernel.weights[y * side + x];
      before_[(y + 1) * stride + x + 1] = before_[y * stride + x + 1] + sum;
    }
  }
}

double WeightInside::at(int column, int row) const {
  auto const place = [&](int position) { return static_cast<std::size_t>(position); };
  auto const left = place(std::max(reach_ - column, 0));
  auto const up = place(std::max(reach_ - row, 0));
  auto const right = place(reach_ + std::min(columns_ - 1 - column, reach_) + 1);
  auto const down = place(reach_ + std::min(rows_ - 1 - row, reach_) + 1);
  auto const stride = place(2 * reach_ + 2);
  auto const before = [&](std::size_t x, std::size_t y) { return before_[y * stride + x]; };
  return before(right, down) - before(left, down) - before(right, up) + before(left, up);
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
