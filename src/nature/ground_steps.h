// What GroundModels keeps of each model: its results, brought up to date box by box.
#pragma once

#include <memory>
#include <vector>

#include "nature/cooling.h"
#include "nature/nature_access.h"

namespace leitbild::nature {

using ClassGrid = geo::Grid<ClassIndex>;

/// Heat, as a share of the heat island.
class HeatOnGround {
 public:
  /// `evapotranspiration` is the same for ever: `largest` is what the index refers to. `by_class` by class_of().
  HeatOnGround(ClassGrid const& now, std::vector<ClassCooling> by_class, geo::Grid<float> evapotranspiration,
               double largest, Metres cooling_distance, Metres mixing_radius);
  /// `changed`: where classes may differ from those of the last call.
  void update(ClassGrid const& now, PixelBox const& changed);
  geo::Grid<float> const& air() const { return air_; }

 private:
  std::shared_ptr<CoolingModel const> model_;
  std::shared_ptr<geo::Grid<float> const> evapotranspiration_;
  geo::Grid<float> capacity_, green_, parks_, unmixed_, air_;
};

/// Parks within a radius, shared among those who reach them.
class ParksOnGround {
 public:
  /// `nature` by class: share that is a park.
  ParksOnGround(ClassGrid const& now, geo::Grid<float> const& residents, std::vector<double> nature, Metres radius);
  /// `changed`: where classes or residents may differ from those of the last call.
  void update(ClassGrid const& now, geo::Grid<float> const& residents, PixelBox const& changed);
  /// Square metres per resident.
  geo::Grid<float> const& supply() const { return supply_; }

 private:
  geo::Grid<float> supply_;
  std::shared_ptr<UniformAccess const> access_;
  std::vector<double> nature_;
  geo::Grid<float> worth_;
};

/// The mean of a number of each class within a radius.
class MeanOnGround {
 public:
  MeanOnGround(ClassGrid const& now, std::vector<double> by_class, Metres radius);
  /// `changed`: where classes may differ from those of the last call.
  void update(ClassGrid const& now, PixelBox const& changed);
  geo::Grid<float> const& means() const { return means_; }

 private:
  std::vector<double> by_class_;
  std::shared_ptr<MeanAround const> window_;
  geo::Grid<float> means_;
};

}  // namespace leitbild::nature
