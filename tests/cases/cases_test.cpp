// Runs every .case file that lies beside an indicator or an effect: a tiny city, measures, expected values.
//
//     … a city as in testing/city_text.h …
//     measure M-1 2030 add_path a e i kind=path        code, first year, effect, crossings of its place, parameters
//     measure M-2 2030 add_green a b e area name=Park  "area": the crossings are the corners of one
//     evaluate 2031                                    the scenario's year; without the line: 2100
//     expect groceries_within_700m N 0.5               today, hand-computed
//     expect groceries_within_700m N 0.5 -> 1          today and with all measures; "none" for keine Daten
//     covered groceries_within_700m N 120              those counted who live in cells with a value, today
//
//     expect night_warming city 2.968 +- 0.001         rasters have 32 bits a pixel
// Values must agree to 1e-9 or that tolerance. A case must expect something of its own indicator, or use its own effect and expect a value
// that it changes.
#include <filesystem>
#include <map>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/text.h"
#include "scenario/scenario.h"
#include "testing/city_text.h"

namespace leitbild {
namespace {

namespace fs = std::filesystem;

struct Expectation {
  int line;
  std::string indicator, district;
  std::optional<double> today, planned;
  double tolerance{};
  bool is_coverage{};
};

constexpr auto kExact = 1e-9;

struct Case {
  testing::CityText city;
  plan::Plan plan;
  Year year{2100};
  std::vector<Expectation> expectations;
};

std::vector<std::string> words_of(std::string const& line) {
  auto out = std::vector<std::string>{};
  for (auto const word : split(line, ' ')) {
    if (!word.empty()) { out.emplace_back(word); }
  }
  return out;
}

Result<std::optional<double>> value_of(std::string const& word) {
  if (word == "none") { return std::optional<double>{}; }
  auto const number = parse_number(word);
  if (!number) { return fail(fmt::format("'{}' is neither a number nor 'none'", word)); }
  return number;
}

geo::Shape shape_of(geo::Line points, bool is_area) {
  if (is_area && !points.empty()) {
    points.push_back(points.front());
    return geo::MultiPolygon{{.outer = std::move(points), .holes = {}}};
  }
  return points.size() == 1 ? geo::Shape{points[0]} : geo::Shape{std::move(points)};
}

Result<plan::Measure> measure_of(testing::CityText const& city, std::vector<std::string> const& words) {
  if (words.size() < 5) { return fail("a measure needs code, year, effect and place"); }
  auto points = geo::Line{};
  auto parameters = ParameterValues{};
  auto is_area = false;
  for (auto i = std::size_t{4}; i < words.size(); ++i) {
    if (auto const equals = words[i].find('='); equals != std::string::npos) {
      parameters[words[i].substr(0, equals)] = words[i].substr(equals + 1);
    } else if (words[i] == "area") {
      is_area = true;
    } else {
      TRY(auto const point, testing::place_in(city, words[i]));
      points.push_back(point);
    }
  }
  auto measure = plan::Measure{};
  measure.code = words[1];
  measure.start = Year{static_cast<int>(parse_integer(words[2]).value_or(0))};
  measure.places = {{.title = "", .shape = shape_of(std::move(points), is_area)}};
  measure.effects = {{.type = words[3], .place = 0, .parameters = parameters}};
  return measure;
}

Result<Expectation> expectation_of(int line, std::vector<std::string> const& words) {
  auto count = words.size();
  auto tolerance = kExact;
  if (count > 2 && words[count - 2] == "+-") {
    tolerance = parse_number(words[count - 1]).value_or(kExact);
    count -= 2;
  }
  auto const is_comparison = count == 6 && words[4] == "->";
  if (count != 4 && !is_comparison) { return fail("expect INDICATOR DISTRICT VALUE [-> VALUE] [+- TOLERANCE]"); }
  TRY(auto const today, value_of(words[3]));
  TRY(auto const planned, value_of(words[count - 1]));
  return Expectation{line, words[1], words[2], today, planned, tolerance, words[0] == "covered"};
}

Result<Case> read_case(fs::path const& file) {
  TRY(auto const text, read_file(file));
  TRY(auto city, testing::read_city_text(text, file.filename().string()));
  auto out = Case{.city = std::move(city), .plan = {}, .expectations = {}};
  for (auto const& [line, content] : out.city.rest) {
    auto const where = fmt::format("{}:{}", file.filename().string(), line);
    auto const words = words_of(content);
    if (words[0] == "measure") {
      auto measure = measure_of(out.city, words);
      if (!measure) { return fail(within(where, std::move(measure).error())); }
      out.plan.measures.push_back(*std::move(measure));
    } else if (words[0] == "evaluate" && words.size() == 2) {
      out.year = Year{static_cast<int>(parse_integer(words[1]).value_or(0))};
    } else if (words[0] == "expect" || words[0] == "covered") {
      auto expectation = expectation_of(line, words);
      if (!expectation) { return fail(within(where, std::move(expectation).error())); }
      out.expectations.push_back(*std::move(expectation));
    } else {
      return fail(fmt::format("'{}' is not understood", content), where);
    }
  }
  return out;
}

std::vector<fs::path> all_cases() {
  auto out = std::vector<fs::path>{};
  for (auto const* const folder : {"indicators", "effects"}) {
    for (auto const& entry : fs::recursive_directory_iterator{fs::path{LEITBILD_TESTS_DIR} / ".." / "src" / folder}) {
      if (entry.path().extension() == ".case") { out.push_back(entry.path()); }
    }
  }
  std::ranges::sort(out);
  return out;
}

void expect_near(std::optional<double> found, std::optional<double> wanted, double tolerance, std::string const& what) {
  ASSERT_EQ(found.has_value(), wanted.has_value()) << what << ": one of found and expected is 'keine Daten'";
  if (found) { EXPECT_NEAR(*found, *wanted, tolerance) << what; }
}

class Cases : public ::testing::TestWithParam<fs::path> {};

TEST_P(Cases, AgreesWithHandComputedValues) {
  auto const loaded = read_case(GetParam());
  ASSERT_TRUE(loaded) << to_text(loaded.error());
  auto const city = city::assemble(loaded->city.layers);
  auto const evaluation = scenario::evaluate(
      {.city = city, .plan = loaded->plan, .selection = {.all = true, .codes = {}}, .year = loaded->year});
  ASSERT_TRUE(evaluation) << to_text(evaluation.error());

  auto const stem = GetParam().stem().string();
  auto is_about_itself = false;
  for (auto const& wanted : loaded->expectations) {
    auto const what = fmt::format("{}:{}", GetParam().filename().string(), wanted.line);
    auto const comparison = std::ranges::find(evaluation->comparisons, wanted.indicator,
                                              [](scenario::Comparison const& c) { return c.indicator->id; });
    ASSERT_NE(comparison, evaluation->comparisons.end()) << what << ": no indicator " << wanted.indicator;
    auto const district = city::find(*city.districts, wanted.district);
    ASSERT_TRUE(district) << what << ": no district " << wanted.district;
    auto const& today = comparison->today.districts[*district];
    auto const& planned = comparison->planned.districts[*district];
    if (wanted.is_coverage) {
      expect_near(as_double(today.covered), wanted.today, kExact, what);
      continue;
    }
    expect_near(today.value, wanted.today, wanted.tolerance, what + " today");
    expect_near(planned.value, wanted.planned, wanted.tolerance, what + " planned");
    auto const uses_own_effect = std::ranges::any_of(
        loaded->plan.measures, [&](plan::Measure const& m) { return m.effects.front().type == stem; });
    is_about_itself |= wanted.indicator == stem || (uses_own_effect && wanted.today != wanted.planned);
  }
  EXPECT_TRUE(is_about_itself) << "the case expects nothing of '" << stem << "'";
}

INSTANTIATE_TEST_SUITE_P(AllFolders, Cases, ::testing::ValuesIn(all_cases()),
                         [](auto const& tested) { return tested.param.stem().string(); });

}  // namespace
}  // namespace leitbild
