// What indicators share in one city: searches and raster models.
#pragma once

#include <utility>

#include "nature/ground_models.h"
#include "travel/searches.h"

namespace leitbild::scenario {

/// Not shared between threads. Refers to its city, and to the models before as long as their searches are not settled.
struct Models {
  travel::Searches searches;
  nature::GroundModels ground;

  explicit Models(city::City const& city) : searches{city}, ground{city} {}
  /// From those of another scenario on the same imported layers: only what differs is computed.
  Models(city::City const& city, Models& before) : Models{city, before, before.ground} {}
  /// The same with raster models that are not needed elsewhere: nothing is copied.
  Models(city::City const& city, Models& before, nature::GroundModels taken)
      : searches{city, before.searches}, ground{std::move(taken)} {
    ground.follow(city);
  }
};

}  // namespace leitbild::scenario
