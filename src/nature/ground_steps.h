// What GroundModels keeps of each model: its input as it was, and its results, brought up to date box by box.
#pragma once

#include <memory>
#include <vector>

#include "nature/cooling.h"
#include "nature/nature_access.h"

namespace leitbild::nature {

using ClassGrid = geo::Grid<ClassIndex>;
/// Never changed once made: what has the same pointer is the same.
using SharedClasses = std::shared_ptr<ClassGrid const>;
using SharedResidents = std::shared_ptr<geo::Grid<float> const>;

/// Heat, as a share of the heat island.
class HeatOnGround {
 public:
  /// `evapotranspiration` is the same for ever: `largest` is what the index refers to. `by_class` by class_of().
  HeatOnGround(SharedClasses const& now, std::vector<ClassCooling> by_class, geo::Grid<float> evapotranspiration,
               double largest, Metres cooling_distance, Metres mixing_radius);
  void update(SharedClasses const& now);
  geo::Grid<float> const& air() const { return air_; }

 private:
  SharedClasses classes_;
  std::shared_ptr<CoolingModel const> model_;
  std::shared_ptr<geo::Grid<float> const> evapotranspiration_;
  geo::Grid<float> capacity_, green_, parks_, unmixed_, air_;

  void update(SharedClasses const& now, PixelBox const& changed);
};

/// Parks within a radius, shared among those who reach them.
class ParksOnGround {
 public:
  /// `nature` by class: share that is a park.
  ParksOnGround(SharedClasses const& now, SharedResidents const& residents, std::vector<double> nature, Metres radius);
  void update(SharedClasses const& now, SharedResidents const& residents);
  /// Square metres per resident.
  geo::Grid<float> const& supply() const { return supply_; }

 private:
  SharedClasses classes_;
  SharedResidents residents_;
  geo::Grid<float> supply_;
  std::shared_ptr<UniformAccess const> access_;
  std::vector<double> nature_;
  geo::Grid<float> worth_;

  void update(PixelBox const& changed);
};

/// The mean of a number of each class within a radius.
class MeanOnGround {
 public:
  MeanOnGround(SharedClasses const& now, std::vector<double> by_class, Metres radius);
  void update(SharedClasses const& now);
  geo::Grid<float> const& means() const { return means_; }

 private:
  SharedClasses classes_;
  std::vector<double> by_class_;
  std::shared_ptr<MeanAround const> window_;
  geo::Grid<float> means_;

  void update(PixelBox const& box);
};

}  // namespace leitbild::nature
