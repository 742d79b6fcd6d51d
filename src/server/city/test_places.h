// A street of nine crossings with a shop at its western end, and a plan that opens one at the other.
#pragma once

#include "server/test_site.h"

namespace leitbild::server::testing {

inline constexpr auto kStreet = std::string_view{R"(
map
a---b---c---d---e---f---g---h---i
end
district W West -50 -50 450 50
district O Ost/Höhe 450 -50 850 50
people a 25
people i 75
facility groceries a Markt
)"};

inline plan::Measure second_shop() {
  auto out = plan::Measure{};
  out.code = "WOH-01";
  out.title = "Hofladen";
  out.field = "WOH";
  out.districts = {"O"};
  out.state = plan::State::kInConcept;
  out.start = out.end = Year{2030};
  out.cost = plan::CostEstimate{.amount = EuroCents{12'345'67}, .price_year = Year{2026}};
  out.flagship = true;
  out.example = true;
  out.places = {{.title = "Laden", .shape = geo::Point{800, 0}}};
  out.effects = {{.type = "add_facility", .place = 0, .parameters = {{"category", std::string{"groceries"}}}}};
  return out;
}

inline plan::Plan street_plan() {
  auto out = plan::Plan{};
  out.title = "Plan der Straße";
  out.fields = {{"WOH", "Wohnen", "Living", Theme::kLiving, "#9c4a2f"}};
  out.measures = {second_shop()};
  auto for_all = second_shop();
  for_all.code = "WOH-02";
  for_all.title = "Überall";
  for_all.districts = {"city"};
  for_all.flagship = false;
  for_all.places = {};
  for_all.effects = {};
  out.measures.push_back(std::move(for_all));
  out.translations.push_back({.code = "U-1",
                              .object = "WOH-01",
                              .attribute = "title",
                              .text = "Farm shop",
                              .language = plan::Language::kEnglish});
  out.indicator_targets.push_back({.code = "IZ-1",
                                   .goal = "",
                                   .indicator = "groceries_within_700m",
                                   .district = "O",
                                   .unit = "Anteil",
                                   .source = "Beispiel, erfunden",
                                   .baseline = 0.0,
                                   .target = 0.6,
                                   .baseline_year = Year{2025},
                                   .target_year = Year{2030}});
  out.indicator_points.push_back({.code = "IW-1",
                                  .indicator = "Einwohner (Fortschreibung)",
                                  .district = "",
                                  .unit = "Personen",
                                  .source = "Amt",
                                  .note = "",
                                  .date = parse_rough_date("2022-12-31"),
                                  .value = 101.0});
  return out;
}

/// With a place on earth, so that there is geometry.
inline city::City street_city() {
  auto text = leitbild::testing::read_city_text(kStreet, "street");
  EXPECT_TRUE(text) << (text ? "" : to_text(text.error()));
  text->layers.info.crs = {25832};
  text->layers.info.schematic = true;
  text->layers.people.base = "Zählung";
  text->layers.sources.push_back({.layer = "population",
                                  .file = "",
                                  .origin = "Musteramt",
                                  .licence = "CC0",
                                  .date = "2024",
                                  .status = "offen",
                                  .sha256 = "",
                                  .imported = "",
                                  .note = ""});
  return city::assemble(std::move(text->layers));
}

/// Evaluated with all measures in 2035.
inline std::shared_ptr<Site const> street_site() {
  auto plan = street_plan();
  auto city = street_city();
  auto evaluation =
      scenario::evaluate({.city = city, .plan = plan, .selection = {.all = true, .codes = {}}, .year = Year{2035}});
  EXPECT_TRUE(evaluation) << (evaluation ? "" : to_text(evaluation.error()));
  return Site::make({.plan = std::move(plan),
                     .city = std::move(city),
                     .evaluation = std::move(*evaluation),
                     .today = *parse_iso_date("2026-11-26")});
}

inline Json const& with(Json const& rows, std::string_view key, std::string_view value) {
  static auto const kNothing = Json{};
  for (auto const& row : rows) {
    if (row[std::string{key}] == value) { return row; }
  }
  ADD_FAILURE() << "no row with " << key << " = " << value << " in " << rows;
  return kNothing;
}

}  // namespace leitbild::server::testing
