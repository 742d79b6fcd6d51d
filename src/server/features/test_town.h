// A site with a place on earth: the small generated town with the plan of the demonstration.
#pragma once

#include "import/schematic/schematic.h"
#include "import/schematic/testing_facts.h"
#include "server/test_site.h"

namespace leitbild::server::testing {

/// The town lies in EPSG:25832 between (400000, 5470000) and (404000, 5472250); the plan's places lie east of it.
inline std::shared_ptr<Site const> town_site(plan::Plan plan = demo_plan()) {
  static auto const city = [] {
    auto layers = importing::generate_city(importing::kSmallTown, 7);
    EXPECT_TRUE(layers) << (layers ? "" : to_text(layers.error()));
    return city::assemble(std::move(*layers));
  }();
  return Site::make(content(std::move(plan), city));
}

}  // namespace leitbild::server::testing
