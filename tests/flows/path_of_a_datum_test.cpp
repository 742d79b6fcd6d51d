// The newcomer's tour: one datum from an OSM way to a line in a printed profile, in nine steps. Each step is one function
// of one folder; the test prints what the datum is after it. docs/path-of-a-datum.md tells the same in words.
#include <filesystem>
#include <iostream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "city/city.h"
#include "city/streets/build.h"
#include "geo/area.h"
#include "import/osm/classify.h"
#include "import/osm/read_ways.h"
#include "report/district_profile.h"
#include "report/pdf/write_pdf.h"
#include "scenario/scenario.h"
#include "testing/folder.h"
#include "travel/walk.h"

namespace leitbild {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

// Sixteen crossings, nine blocks of 100 m. The south-western crossing is at (410000, 5477000) in UTM zone 32, where 100 m
// on the ground are 99.97 m in the plane.
constexpr auto kCrs = geo::Crs{25832};
constexpr auto kOrigin = geo::Point{410'000, 5'477'000};
constexpr auto kStep = 99.97;
auto const kTown =
    geo::rectangle(geo::Box{kOrigin, {kOrigin.x + 3 * kStep, kOrigin.y + 3 * kStep}}.grown_by(Metres{60}));

geo::Point crossing(int x, int y) { return {kOrigin.x + x * kStep, kOrigin.y + y * kStep}; }

void tell(int step, std::string const& what) { std::cout << fmt::format("  {}  {}\n", step, what); }

/// The other layers of the town: nine cells of ten residents, two districts, a park of 0.6 ha in the south-west, one shop.
city::Layers layers_around(city::Streets streets) {
  auto layers = city::Layers{};
  layers.info = {.name = "Neunblock", .ags = "00000000", .crs = kCrs, .schematic = true};
  auto const half = [](double from, double to) {
    return geo::rectangle(
        {{kOrigin.x - 60, kOrigin.y + from * kStep}, {kOrigin.x + 3 * kStep + 60, kOrigin.y + to * kStep}});
  };
  layers.districts.rows.add({.code = "00000000",
                             .name = "Neunblock",
                             .level = city::Level::kCity,
                             .parent = {},
                             .shape = kTown,
                             .label = crossing(1, 1)});
  layers.districts.rows.add({.code = "sued",
                             .name = "Süd",
                             .level = city::Level::kOrtsbezirk,
                             .parent = city::Districts::kWholeCity,
                             .shape = half(-0.6, 1),
                             .label = crossing(1, 0)});
  layers.districts.rows.add({.code = "nord",
                             .name = "Nord",
                             .level = city::Level::kOrtsbezirk,
                             .parent = city::Districts::kWholeCity,
                             .shape = half(1, 3.6),
                             .label = crossing(1, 2)});
  for (auto y = 0; y < 3; ++y) {
    for (auto x = 0; x < 3; ++x) {
      auto const centre = geo::between(crossing(x, y), crossing(x + 1, y + 1), 0.5);
      layers.people.cells.add({.code = geo::cell_at(centre), .centre = centre, .residents = persons(10.0)});
    }
  }
  layers.people.base = "erfunden für den Test";
  auto const park = geo::rectangle({{kOrigin.x - 60, kOrigin.y - 50}, {kOrigin.x, kOrigin.y + 50}});
  layers.landcover.green.add({.name = "Anger", .forest = false, .shape = park, .area = geo::area(park)});
  layers.facilities.coverage = layers.transit.coverage = layers.landcover.coverage = layers.buildings.coverage = kTown;
  layers.streets = std::move(streets);
  layers.sources.push_back({.layer = "osm",
                            .file = "nine_blocks.osm",
                            .origin = "Leitbild",
                            .licence = "EUPL-1.2",
                            .date = "2024-05-01",
                            .status = "schematisch",
                            .sha256 = "",
                            .imported = "",
                            .note = ""});
  return layers;
}

plan::Plan plan_with_a_path() {
  auto plan = plan::Plan{};
  plan.title = "INSEK Neunblock";
  plan.fields = {
      {.code = "KLI", .name_de = "Klimaräume", .name_en = "Climate", .theme = Theme::kClimate, .colour = "#2f6f4e"}};
  auto measure = plan::Measure{};
  measure.code = "KLI-01";
  measure.title = "Diagonale zum Anger";
  measure.field = "KLI";
  measure.districts = {"nord"};
  measure.lead = "Referat Grünflächen";
  measure.start = Year{2030};
  measure.example = true;
  measure.places = {{.title = "Diagonale", .shape = geo::Line{crossing(0, 0), crossing(3, 3)}}};
  measure.effects = {{.type = "add_path", .place = 0, .parameters = {{"kind", "path"}}}};
  plan.measures = {measure};
  return plan;
}

TEST(PathOfADatum, InNineSteps) {
  auto const file = std::filesystem::path{LEITBILD_TESTS_DIR} / "flows" / "nine_blocks.osm";

  // 1  import: an OSM way becomes a way of a sketch.
  auto const sketch = importing::read_ways(file, kTown, kCrs);
  ASSERT_TRUE(sketch) << to_text(sketch.error());
  EXPECT_THAT(sketch->ways, SizeIs(8));
  tell(1, fmt::format("way 107 of {}: highway=footway, {} points", file.filename().string(),
                      sketch->ways.back().points.size()));

  // 2  import: tags become a kind of street, by a table.
  auto const kind = sketch->ways.back().kind;
  EXPECT_EQ(kind, city::StreetKind::kFootway);
  tell(2, fmt::format("a {}", city::kStreetKinds[static_cast<std::size_t>(kind)].id));

  // 3  city/streets: ways are split where they meet and measured on the ground.
  auto const built = city::build(*sketch, Metres{0});
  auto const& streets = built.streets;
  ASSERT_THAT(streets.edges, SizeIs(24));
  auto const footway = *std::ranges::find(streets.edges, city::StreetKind::kFootway, &city::Edge::kind);
  EXPECT_NEAR(to_metres(footway.length).value, 100.0, 0.05);
  tell(3, fmt::format("an edge of {:.2f} m from node {} to node {}", to_metres(footway.length).value,
                      footway.from.value, footway.to.value));

  // 4  city: a layer of an immutable city, joined to the others.
  auto const city = city::assemble(layers_around(streets));
  EXPECT_EQ(city::residents_by_district(city).front(), persons(90.0));
  tell(4, fmt::format("one of {} edges that {} cells are joined to", city.streets->edges.size(),
                      city.people->cells.size()));

  // 5  travel: distances from every node to the nearest entrance of the park.
  auto const entrances = travel::accesses(city, travel::Destinations::green(hectares(0.5), true));
  auto const network = travel::Network{city, city::Mode::kWalk};
  auto const field =
      travel::walk_to_nearest(network, std::make_shared<travel::DestinationSet const>(network, entrances));
  auto const far_corner = city.links.finder->nearest(*city.streets, crossing(3, 3), Metres{1});
  ASSERT_TRUE(far_corner);
  auto const way = travel::distance(network, field, {&*far_corner, 1});
  ASSERT_TRUE(way);
  EXPECT_NEAR(to_metres(*way).value, 550.0, 0.5) << "three blocks west, two and a half south: there the park begins";
  tell(5, fmt::format("{:.0f} m on foot from the far corner to the park", to_metres(*way).value));

  // 6  indicators: the share of a district's residents within 300 m.
  auto searches = travel::Searches{city};
  auto ground = nature::GroundModels{city};
  auto cells = std::vector<city::CellId>{};
  for (auto i = std::size_t{0}; i < city.people->cells.size(); ++i) { cells.emplace_back(i); }
  auto const* const green = indicators::find_indicator("green_within_300m");
  ASSERT_NE(green, nullptr);
  auto const parameters = indicators::parameters_of(*green).value();
  auto const values = green->indicator->compute({.city = city,
                                                 .cells = cells,
                                                 .searches = searches,
                                                 .ground = ground,
                                                 .parameters = parameters,
                                                 .reads = green->indicator->reads});
  ASSERT_TRUE(values);
  auto const nord = *city::find(*city.districts, "nord");
  auto const today = values->districts[nord].value;
  ASSERT_TRUE(today);
  tell(6, fmt::format("{:.4f} of the residents of Nord within 300 m of green", *today));

  // 7  scenario: the same today and with the plan.
  auto const plan = plan_with_a_path();
  auto const evaluation =
      scenario::evaluate({.city = city, .plan = plan, .selection = {.all = true, .codes = {}}, .year = Year{2035}});
  ASSERT_TRUE(evaluation) << to_text(evaluation.error());
  auto const comparison =
      *std::ranges::find(evaluation->comparisons, green->indicator, &scenario::Comparison::indicator);
  auto const planned = comparison.planned.districts[nord].value;
  ASSERT_TRUE(planned);
  EXPECT_EQ(comparison.today.districts[nord].value, today);
  EXPECT_GT(*planned, *today) << "the diagonal shortens ways";
  tell(7, fmt::format("{:.4f} today, {:.4f} with {} in {}", *today, *planned, evaluation->measures.front(),
                      evaluation->year.value));

  // 8  report: a line of the district's profile.
  auto const profile = report::district_profile(city, plan, *evaluation, nord);
  auto const line = *std::ranges::find(profile.indicators, "green_within_300m", &report::ProfileIndicator::id);
  EXPECT_EQ(line.today, today);
  EXPECT_EQ(line.planned, planned);
  tell(8, fmt::format("\"{}\": heute {}, mit Plan {} ({})", line.title, line.today_text, line.planned_text,
                      line.change_text));

  // 9  report: JSON and a PDF page.
  auto const json = report::to_json(profile);
  EXPECT_THAT(json.dump(), HasSubstr("green_within_300m"));
  auto const print_folder = report::find_print_folder();
  if (!print_folder) {
    tell(9, fmt::format("{} bytes of JSON (no PDF: print program not installed)", json.dump().size()));
    return;
  }
  auto const folder = testing::TemporaryFolder{};
  auto const printed = report::write_pdf(profile, folder / "nord.pdf", *print_folder);
  ASSERT_TRUE(printed) << to_text(printed.error());
  auto const pdf = read_file(folder / "nord.pdf").value();
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
  tell(9, fmt::format("{} bytes of JSON, {} bytes of PDF", json.dump().size(), pdf.size()));
}

}  // namespace
}  // namespace leitbild
