#include "nature/cooling_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace leitbild::nature {
namespace {

/// y ≈ intercept + slope × x, without station `left_out` if there is one.
struct StraightLine {
  double intercept{}, slope{};
};

StraightLine line_through(std::vector<double> const& x, std::vector<Station> const& stations,
                          std::optional<std::size_t> left_out = {}) {
  auto count = 0.0;
  auto mean_x = 0.0;
  auto mean_y = 0.0;
  auto const for_each = [&](auto use) {
    for (auto i = std::size_t{0}; i < x.size(); ++i) {
      if (i != left_out) { use(x[i], stations[i].temperature); }
    }
  };
  for_each([&](double a, double b) {
    count += 1.0;
    mean_x += a;
    mean_y += b;
  });
  mean_x /= count;
  mean_y /= count;
  auto covariance = 0.0;
  auto variance = 0.0;
  for_each([&](double a, double b) {
    covariance += (a - mean_x) * (b - mean_y);
    variance += (a - mean_x) * (a - mean_x);
  });
  auto const slope = variance > 0.0 ? std::max(0.0, covariance / variance) : 0.0;
  return {mean_y - slope * mean_x, slope};
}

double square(double value) { return value * value; }

/// What the pattern search moves: logarithms of the two distances, two of the three weights (the third is the rest).
using Point = std::array<double, 4>;

constexpr auto kLargestDistance = 2'000.0;  // metres: what is beyond is no neighbourhood
constexpr auto kLeastWeight = 0.02;

Point point_of(CoolingParameters const& parameters, double pixel_side) {
  auto const& w = parameters.weights;
  auto const sum = w.shade + w.albedo + w.evapotranspiration;
  return {std::log(std::max(parameters.cooling_distance.value, pixel_side)),
          std::log(std::max(parameters.mixing_radius.value, pixel_side)), w.shade / sum, w.albedo / sum};
}

bool is_allowed(Point const& p, double pixel_side, CapacityMethod method) {
  auto const distances = std::ranges::all_of(std::span{p}.first(2), [&](double d) {
    return d >= std::log(pixel_side) - 1e-9 && d <= std::log(kLargestDistance);
  });
  auto const rest = 1.0 - p[2] - p[3];
  return distances && (method == CapacityMethod::kIntensity ||
                       (p[2] >= kLeastWeight && p[3] >= kLeastWeight && rest >= kLeastWeight));
}

CoolingParameters parameters_at(Point const& p, CoolingParameters start) {
  start.cooling_distance = Metres{std::exp(p[0])};
  start.mixing_radius = Metres{std::exp(p[1])};
  if (start.method == CapacityMethod::kFactors) {
    start.weights = {.shade = p[2], .albedo = p[3], .evapotranspiration = 1.0 - p[2] - p[3]};
  }
  start.reference_temperature = 0.0;
  start.heat_island = 1.0;
  return start;
}

class Search {
 public:
  Search(FitInput const& input, CoolingParameters const& start, std::vector<Station> const& stations,
         std::function<void(int, double)> const& said)
      : input_{input}, start_{start}, stations_{stations}, said_{said} {}

  /// Warming of each station per degree of the heat island; not-a-number where the model has no value.
  std::vector<double> run(Point const& at) {
    auto const columns = input_.land_use.columns;
    auto const rows = input_.land_use.rows;
    auto const model =
        CoolingModel{parameters_at(at, start_), input_.by_class, input_.largest, input_.pixel_side, columns, rows};
    auto a = geo::Grid<float>{columns, rows};
    auto b = a;
    auto c = a;
    model.capacity({input_.land_use, input_.evapotranspiration}, model.whole(), input_.threads, a);
    model.green_around(input_.land_use, model.whole(), input_.threads, b);
    model.park_capacity(input_.land_use, a, model.whole(), input_.threads, c);
    model.mitigation(a, c, b, model.whole(), input_.threads, c);
    model.unmixed_temperature(c, model.whole(), input_.threads, c);
    model.air_temperature(c, model.whole(), input_.threads, a);
    auto out = std::vector<double>{};
    for (auto const& station : stations_) { out.push_back(static_cast<double>(a.at(station.column, station.row))); }
    ++runs_;
    return out;
  }

  double error_of(std::vector<double> const& warming) const {
    auto const line = line_through(warming, stations_);
    auto sum = 0.0;
    for (auto i = std::size_t{0}; i < warming.size(); ++i) {
      sum += square(line.intercept + line.slope * warming[i] - stations_[i].temperature);
    }
    return std::sqrt(sum / static_cast<double>(warming.size()));
  }

  /// The best point and its warming.
  std::pair<Point, std::vector<double>> best(Point at, std::vector<double> warming) {
    constexpr auto kHalvings = 4;
    auto steps = Point{std::log(1.6), std::log(1.6), 0.15, 0.1};
    best_ = {at, std::move(warming)};
    error_ = error_of(best_.second);
    said_(runs_, error_);
    for (auto halvings = 0; halvings < kHalvings;) {
      if (any_step_helps(steps)) { continue; }
      for (auto& step : steps) { step /= 2.0; }
      ++halvings;
    }
    return best_;
  }
  int runs() const { return runs_; }

 private:
  FitInput const& input_;
  CoolingParameters const& start_;
  std::vector<Station> const& stations_;
  std::function<void(int, double)> const& said_;
  int runs_{};
  std::pair<Point, std::vector<double>> best_;
  double error_{};

  bool any_step_helps(Point const& steps) {
    auto const count = start_.method == CapacityMethod::kFactors ? steps.size() : std::size_t{2};
    auto helped = false;
    for (auto i = std::size_t{0}; i < count; ++i) { helped = helps(i, steps[i]) || helps(i, -steps[i]) || helped; }
    return helped;
  }

  bool helps(std::size_t dimension, double step) {
    auto next = best_.first;
    next[dimension] += step;
    if (!is_allowed(next, input_.pixel_side, start_.method)) { return false; }
    auto there = run(next);
    auto const found = error_of(there);
    said_(runs_, std::min(error_, found));
    if (found >= error_) { return false; }
    error_ = found;
    best_ = {next, std::move(there)};
    return true;
  }
};

}  // namespace

Result<CoolingFit> fit(FitInput const& input, CoolingParameters const& start, std::vector<Station> const& stations,
                       std::function<void(int, double)> const& said) {
  if (stations.size() < kFewestStations) {
    return fail(
        fmt::format("{} Messstellen sind zu wenige; es braucht wenigstens {}", stations.size(), kFewestStations));
  }
  auto search = Search{input, start, stations, said};
  auto const first = point_of(start, input.pixel_side);
  auto warming = search.run(first);
  auto problems = Problems{};
  for (auto i = std::size_t{0}; i < warming.size(); ++i) {
    if (std::isnan(warming[i])) {
      problems.add("hier hat das Modell keinen Wert", fmt::format("Messstelle {}", i + 1));
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto [at, found] = search.best(first, std::move(warming));
  auto const line = line_through(found, stations);
  if (line.slope <= 0.0) {
    return fail(
        "die gemessenen Temperaturen steigen nicht, wo das Modell wärmer ist; damit lässt es sich nicht anpassen");
  }
  auto out = CoolingFit{.parameters = parameters_at(at, start),
                        .modelled = {},
                        .root_mean_square = search.error_of(found),
                        .without_each = 0.0,
                        .explained = 0.0,
                        .runs = search.runs()};
  out.parameters.reference_temperature = line.intercept;
  out.parameters.heat_island = line.slope;
  auto mean = 0.0;
  for (auto const& station : stations) { mean += station.temperature / static_cast<double>(stations.size()); }
  auto variance = 0.0;
  for (auto i = std::size_t{0}; i < found.size(); ++i) {
    out.modelled.push_back(line.intercept + line.slope * found[i]);
    auto const others = line_through(found, stations, i);
    out.without_each += square(others.intercept + others.slope * found[i] - stations[i].temperature);
    variance += square(stations[i].temperature - mean);
  }
  out.without_each = std::sqrt(out.without_each / static_cast<double>(found.size()));
  auto const unexplained = square(out.root_mean_square) * static_cast<double>(found.size());
  out.explained = variance > 0.0 ? 1.0 - unexplained / variance : 0.0;
  return out;
}

}  // namespace leitbild::nature
