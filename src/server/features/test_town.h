// A site with a place on earth: the small generated town with the plan of the demonstration.
#pragma once

#include "import/schematic/schematic.h"
#include "import/schematic/testing_facts.h"
#include "server/test_site.h"

namespace leitbild::server::testing {

struct Town {
  city::City city;
  scenario::Evaluation evaluation;
};

/// Made and evaluated once.
inline Town const& town() {
  static auto const made = [] {
    auto layers = importing::generate_city(importing::kSmallTown, 7);
    EXPECT_TRUE(layers) << (layers ? "" : to_text(layers.error()));
    auto city = city::assemble(std::move(*layers));
    auto evaluation = scenario::evaluate_today(city);
    EXPECT_TRUE(evaluation) << (evaluation ? "" : to_text(evaluation.error()));
    return Town{.city = std::move(city), .evaluation = std::move(*evaluation)};
  }();
  return made;
}

/// The town lies in EPSG:25832 between (400000, 5470000) and (404000, 5472250); the plan's places lie east of it.
inline std::shared_ptr<Site const> town_site(plan::Plan plan) {
  return Site::make({.plan = std::move(plan),
                     .city = town().city,
                     .evaluation = town().evaluation,
                     .today = Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{26}}});
}

inline std::shared_ptr<Site const> town_site() {
  static auto const site = town_site(demo_plan());
  return site;
}

}  // namespace leitbild::server::testing
