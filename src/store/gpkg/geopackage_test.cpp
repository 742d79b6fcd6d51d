// What other programs say about plan.gpkg: GDAL's validator and ogrinfo, where this machine has them.
#include <array>
#include <cstdio>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/edits_of.h"
#include "plan/read_plan.h"
#include "store/gpkg/sqlite.h"
#include "store/test_city.h"
#include "store/workspace.h"
#include "testing/folder.h"

namespace leitbild::store {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Ran {
  int code;
  std::string output;
};

Ran run(std::string const& command) {
  auto out = Ran{.code = -1, .output = {}};
  // The sanitizer's library must not be loaded into programs that were built without it.
  auto* const pipe = ::popen(("env -u LD_PRELOAD " + command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) { return out; }
  auto block = std::array<char, 4096>{};
  while (auto const n = std::fread(block.data(), 1, block.size(), pipe)) { out.output.append(block.data(), n); }
  out.code = ::pclose(pipe);
  return out;
}

/// A Python that has GDAL's samples: the first in the path, or the system's own.
std::string python_with_validator() {
  for (auto const* const python : {"python3", "/usr/bin/python3"}) {
    if (run(std::string{python} + " -c 'import osgeo_utils.samples.validate_gpkg'").code == 0) { return python; }
  }
  return "";
}

void fill(std::filesystem::path const& folder) {
  auto const office = Author{.role = "Referat Stadtentwicklung"};
  auto workspace = std::move(*Workspace::create(folder, testing::info(), "Probe", office));
  ASSERT_TRUE(workspace.replace_city(testing::two_districts(), "neu", office));
  auto const example = *plan::read_plan(plan::kaiserslautern_plan(), "plan.toml");
  ASSERT_TRUE(workspace.apply(plan::edits_of(example), office));
}

TEST(GeoPackage, IsAcceptedByGdalsValidator) {
  auto const python = python_with_validator();
  if (python.empty()) { GTEST_SKIP() << "needs python3-gdal"; }
  auto const folder = leitbild::testing::TemporaryFolder{};
  { ASSERT_TRUE(Workspace::create(folder / "empty", testing::info(), "Probe", {.role = "x"})); }
  fill(folder / "full");
  for (auto const* const name : {"empty", "full"}) {
    auto const file = (folder / name / "plan.gpkg").string();
    auto const checked = run(python + " -m osgeo_utils.samples.validate_gpkg --extra --warning-as-error " + file);
    EXPECT_EQ(checked.code, 0) << name << "\n" << checked.output;
    EXPECT_THAT(checked.output, Not(HasSubstr("Error"))) << name;
  }
}

TEST(GeoPackage, IsOpenedByOgrinfo) {
  if (run("ogrinfo --version").code != 0) { GTEST_SKIP() << "needs gdal-bin"; }
  auto const folder = leitbild::testing::TemporaryFolder{};
  fill(folder / "w");
  auto const read = run("ogrinfo -ro -al -so " + (folder / "w/plan.gpkg").string());
  EXPECT_EQ(read.code, 0) << read.output;
  auto const example = *plan::read_plan(plan::kaiserslautern_plan(), "plan.toml");
  auto places = std::size_t{0};
  for (auto const& measure : example.measures) { places += measure.places.size(); }
  EXPECT_THAT(read.output, HasSubstr("Geometry: Unknown (any)\nFeature Count: " + std::to_string(places) + "\n"));
  for (auto const* const part :
       {"Geometry: Multi Polygon\nFeature Count: 2", "Layer name: milestones", "example: Integer(Boolean)",
        "ETRS89 / UTM zone 32N", "Layer name: journal", "at: DateTime", "flagship: Integer(Boolean)",
        "FID Column = fid", "Geometry Column NOT NULL = geom"}) {
    EXPECT_THAT(read.output, HasSubstr(part));
  }
  EXPECT_THAT(read.output, Not(HasSubstr("Warning")));
}

// The triggers of the spatial index must work in programs that bring their own ST_ functions, and ours must read the rest.
TEST(GeoPackage, APlaceMovedByAnotherProgramIsReadBack) {
  if (run("ogrinfo --version").code != 0) { GTEST_SKIP() << "needs gdal-bin"; }
  auto const folder = leitbild::testing::TemporaryFolder{};
  fill(folder / "w");
  auto const file = (folder / "w/plan.gpkg").string();
  auto const moved = run("ogrinfo -q " + file +
                         " -sql \"UPDATE places SET geom = AsGPB(ST_GeomFromText('POLYGON((0 0,9 0,9 9,0 0))', 25832)) "
                         "WHERE measure = 'WOH-01'\"");
  if (moved.output.find("no such function") != std::string::npos) { GTEST_SKIP() << "GDAL without SpatiaLite"; }
  ASSERT_EQ(moved.code, 0) << moved.output;
  auto const workspace = *Workspace::open(folder / "w");
  auto const plan = workspace.plan();
  ASSERT_TRUE(plan) << to_text(plan.error());
  auto const& place = plan::find_measure(*plan, "WOH-01")->places[0];
  EXPECT_EQ(place.shape, (geo::Shape{geo::MultiPolygon{{.outer = {{0, 0}, {9, 0}, {9, 9}, {0, 0}}, .holes = {}}}}));
}

}  // namespace
}  // namespace leitbild::store
