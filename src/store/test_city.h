// A city and a plan for the tests of this folder: two districts, one measure.
#pragma once

#include "city/city.h"
#include "plan/edit.h"

namespace leitbild::store::testing {

inline geo::MultiPolygon square(double x, double y, double side) {
  return {{.outer = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}, .holes = {}}};
}

inline city::CityInfo info() { return {.name = "Kästadt", .ags = "07312000", .crs = {25832}, .schematic = true}; }

inline city::Layers two_districts(std::string const& name_of_second = "Mitte") {
  auto city = city::Layers{};
  city.info = info();
  city.districts.rows.add({.code = "stadt",
                           .name = "Kästadt",
                           .level = city::Level::kCity,
                           .parent = {},
                           .shape = square(400'000, 5'470'000, 2'000),
                           .label = {401'000, 5'471'000}});
  city.districts.rows.add({.code = "mitte",
                           .name = name_of_second,
                           .level = city::Level::kOrtsbezirk,
                           .parent = city::Districts::kWholeCity,
                           .shape = square(400'000, 5'470'000, 1'000),
                           .label = {400'500, 5'470'500}});
  city.streets.crs = city.info.crs;
  city::index_arcs(city.streets);
  city.sources.push_back({.layer = "boundary",
                          .file = "grenze.geojson",
                          .origin = "Stadt \"Kästadt\"",
                          .licence = "dl-de/by-2-0",
                          .date = "2024",
                          .status = "amtlich",
                          .sha256 = std::string(64, 'a'),
                          .imported = "2025-10-06T14:03:27.123Z",
                          .note = ""});
  return city;
}

inline plan::Field field() {
  return {.code = "KLI", .name_de = "Klimaräume", .name_en = "Climate", .theme = Theme::kClimate, .colour = "#2f6f4e"};
}
inline plan::Goal goal(std::string const& code) {
  return {.code = code, .field = "KLI", .text_de = "Grün ist nah.", .text_en = "Green is near."};
}

inline plan::Milestone milestone(std::string const& code) {
  return {.code = code,
          .date = *parse_rough_date("2025-10"),
          .title_de = "Beschluss über \"das Konzept\"",
          .title_en = "Adoption",
          .source = "Niederschrift"};
}

/// With a point, a line and an area.
inline plan::Measure measure(std::string const& code) {
  auto area = square(400'100, 5'470'100, 50);
  area[0].holes.push_back({{400'110, 5'470'110}, {400'120, 5'470'110}, {400'120, 5'470'120}, {400'110, 5'470'110}});
  return {
      .code = code,
      .title = "Parkweg",
      .summary = "Ein Weg mit \"Schatten\".",
      .field = "KLI",
      .goals = {"KLI-Z2", "KLI-Z1"},
      .districts = {"mitte", "stadt"},
      .lead = "Referat Grünflächen",
      .state = plan::State::kDecided,
      .start = Year{2028},
      .end = {},
      .cost = plan::CostEstimate{EuroCents{12'345'67}, Year{2026}},
      .flagship = true,
      .example = true,
      .places = {{.title = "Laden", .shape = geo::Point{400'500.25, 5'470'500.5}},
                 {.title = "", .shape = geo::Line{{400'000, 5'470'000}, {400'100, 5'470'050}}},
                 {.title = "Park", .shape = area}},
      .effects = {
          {.type = "add_facility", .place = 0, .parameters = {{"category", std::string{"groceries"}}, {"size", 12.5}}},
          {.type = "add_path", .place = 1, .parameters = {}}}};
}

/// Everything above, as edits of an empty plan.
inline std::vector<plan::Edit> whole_plan() {
  return {plan::PutField{field()}, plan::PutGoal{goal("KLI-Z1")}, plan::PutGoal{goal("KLI-Z2")},
          plan::AddMeasure{measure("KLI-01")}, plan::AddMilestone{milestone("M-1")}};
}

}  // namespace leitbild::store::testing
