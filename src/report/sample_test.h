// A small city, plan and evaluation for the tests of this folder: four cells in two districts, one street, one park.
#pragma once

#include "city/streets/build.h"
#include "report/district_book.h"
#include "report/district_profile.h"

namespace leitbild::report::sample {

inline geo::MultiPolygon square(double x, double y, double width, double height) {
  return {{.outer = {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}}, .holes = {}}};
}

/// West (code 1, 0..400 m) and East (code 2, 400..800 m) of the city (code 0); East has two parts, 21 and 22, and
/// nobody lives in 22. Everything is known in the west and in part 21, nothing in part 22.
inline city::Layers layers() {
  auto out = city::Layers{};
  out.info = {.name = "Musterstadt", .ags = "00000000", .crs = geo::kLocalPlane, .schematic = true};
  auto const add = [&](std::string code, std::string name, city::Level level, std::optional<std::uint32_t> parent,
                       geo::MultiPolygon const& shape) {
    auto const above = parent ? std::optional{city::DistrictId{*parent}} : std::nullopt;
    out.districts.rows.add({std::move(code), std::move(name), level, above, shape, geo::label_point(shape)});
  };
  add("0", "Musterstadt", city::Level::kCity, {}, square(0, 0, 800, 400));
  add("1", "West & <Süd>", city::Level::kOrtsbezirk, 0, square(0, 0, 400, 400));
  add("2", "Ost", city::Level::kOrtsbezirk, 0, square(400, 0, 400, 400));
  add("21", "Ost-Mitte", city::Level::kStatistical, 2, square(400, 0, 200, 400));
  add("22", "Ost-Rand", city::Level::kStatistical, 2, square(600, 0, 200, 400));
  auto const cell = [&](std::int32_t east, geo::Point at, double residents) {
    out.people.cells.add({.code = {east, 0}, .centre = at, .residents = persons(residents)});
  };
  cell(0, {50, 150}, 100);
  cell(1, {150, 150}, 300);
  cell(4, {450, 150}, 60);
  cell(5, {550, 150}, 40);
  out.people.base = "Zensus 2022";
  out.people.date = "2022-05-15";
  auto const known = square(0, 0, 600, 400);
  out.streets = city::build({.crs = geo::kLocalPlane,
                             .points = {{0, 200}, {300, 200}, {600, 200}, {300, 0}},
                             .ways = {{city::StreetKind::kMain, {0, 1, 2}}, {city::StreetKind::kFootway, {1, 3}}},
                             .coverage = known},
                            Metres{0})
                    .streets;
  out.facilities.coverage = out.transit.coverage = out.landcover.coverage = out.buildings.coverage = known;
  out.facilities.rows.add({city::FacilityCategory::kGroceries, "Markt", {350, 210}});
  out.facilities.rows.add({city::FacilityCategory::kPharmacy, "Apotheke", {340, 210}});
  out.transit.stops.add({"Mitte", {200, 205}});
  out.transit.stops.add({"Ost", {500, 205}});
  auto const park = square(100, 250, 100, 100);
  out.landcover.green.add({"Park", false, park, geo::area(park)});
  auto const wood = square(300, 300, 200, 100);
  out.landcover.green.add({"Wald", true, wood, geo::area(wood)});
  out.buildings.rows.add({square(40, 180, 12, 12).front().outer});
  out.sources = {{.layer = "schematic",
                  .file = "",
                  .origin = "Musteramt",
                  .licence = "CC0",
                  .date = "2024",
                  .status = "schematisch",
                  .sha256 = "",
                  .imported = "2026-01-01T00:00:00Z",
                  .note = "schematisch, nicht amtlich"}};
  return out;
}

inline constexpr indicators::Indicator kGroceries{.id = "groceries",
                                                  .title_de = "Markt höchstens 700 m zu Fuß",
                                                  .title_en = "Shop within 700 m",
                                                  .method_de = "Anteil der Einwohner mit kurzem Weg.",
                                                  .unit = indicators::Unit::kShare,
                                                  .source = "Musternorm",
                                                  .theme = Theme::kLiving,
                                                  .reads = {},
                                                  .reach = indicators::Network{},
                                                  .better = indicators::Direction::kHigher,
                                                  .compute = nullptr};

inline indicators::IndicatorValues values(city::City const& city, std::vector<std::optional<double>> cells) {
  auto districts = indicators::population_weighted(city, cells);
  return {.cells = std::move(cells), .districts = std::move(districts)};
}

/// In the west 300 of 400 have a shop today and all with the plan; in the east nothing changes and 40 of 100 have no
/// data.
inline scenario::Evaluation evaluation(city::City const& city) {
  auto out = scenario::Evaluation{};
  out.year = Year{2035};
  out.measures = {"WOH-01"};
  out.without_effect = {"KLI-01"};
  out.later = {"MOB-01"};
  out.comparisons.push_back({.indicator = &kGroceries,
                             .parameters = {.facts = {{"max_walk", 700.0, "m", "Musterstudie", 2020}}},
                             .today = values(city, {0.0, 1.0, 1.0, std::nullopt}),
                             .planned = values(city, {1.0, 1.0, 1.0, std::nullopt})});
  return out;
}

inline plan::Measure measure(std::string code, std::string title, std::vector<std::string> districts,
                             std::vector<geo::Shape> places) {
  auto out = plan::Measure{};
  out.code = std::move(code);
  out.title = std::move(title);
  out.field = "WOH";
  out.districts = std::move(districts);
  out.lead = "Referat Stadtentwicklung";
  out.state = plan::State::kProposed;
  out.example = true;
  for (auto& place : places) { out.places.push_back({.title = {}, .shape = std::move(place)}); }
  return out;
}

inline plan::Plan plan() {
  auto out = plan::Plan{};
  out.title = "Leitbild 2040";
  out.fields = {{"WOH", "Wohnen", "Living", Theme::kLiving, "#8a3b5c"}};
  out.measures.push_back(measure("MOB-01", "Takt", {"0"}, {}));
  out.measures.push_back(measure("WOH-01", "Markt & Platz", {"1"}, {geo::Point{100, 100}}));
  out.measures.back().start = Year{2028};
  out.measures.back().end = Year{2030};
  out.measures.back().cost = plan::CostEstimate{.amount = EuroCents{125'000'000}, .price_year = Year{2025}};
  out.measures.push_back(measure("KLI-01", "Baumallee", {"21"}, {geo::Line{{420, 100}, {580, 100}}}));
  out.measures.push_back(measure("KLI-02", "Verworfenes", {"1"}, {geo::Point{100, 100}}));
  out.measures.back().state = plan::State::kRejected;
  return out;
}

inline DistrictProfile profile(std::string_view code, plan::Plan const& plan = sample::plan()) {
  auto const city = city::assemble(layers());
  return district_profile(city, plan, evaluation(city), *city::find(*city.districts, code));
}

inline DistrictBook book(city::Level level, plan::Plan const& plan = sample::plan()) {
  auto const city = city::assemble(layers());
  return district_book(city, plan, evaluation(city), *districts_of(*city.districts, level));
}

}  // namespace leitbild::report::sample
