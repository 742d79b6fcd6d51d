// Every reader on cut, bit-flipped and mixed-encoded copies of every fitting real file: it says what is wrong or reads what
// is left, and never crashes. The readers of .osm files have their own test in import_city_test.cpp.
#include <array>
#include <functional>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "geo/area.h"
#include "import/boundaries/boundaries.h"
#include "import/boundaries/districts.h"
#include "import/census/ages.h"
#include "import/census/census.h"
#include "import/facilities/read_facilities.h"
#include "import/gtfs/gtfs.h"
#include "import/stops/read_stops.h"
#include "testing/folder.h"

namespace leitbild::importing {
namespace {

using leitbild::testing::TemporaryFolder;

constexpr auto kPlane = geo::Crs{25832};

/// About Kaiserslautern or Heidelberg.
geo::MultiPolygon surroundings(double east) {
  return geo::rectangle({{east, 5'468'000}, {east + 17'000.0, 5'483'000}});
}

/// What one reader makes of a file: nothing, or its error.
using Reader = std::function<std::optional<Error>(std::filesystem::path const&)>;

template <class T>
std::optional<Error> error_of(Result<T> const& result) {
  return result ? std::nullopt : std::optional{result.error()};
}

std::string with_windows_1252(std::string text) {
  auto const middle = text.size() / 2;
  return text.substr(0, middle) + "\xE4\xF6\xFC\x96" + text.substr(middle);
}

/// `copies` of each kind; large files are read once per kind, to keep the test short.
void damage(std::filesystem::path const& file, Reader const& read, std::size_t copies) {
  auto const whole = read_file(file);
  ASSERT_TRUE(whole);
  auto const folder = TemporaryFolder{};
  auto const copy = folder / ("datei" + file.extension().string());
  auto const check = [&](std::string const& text, std::string_view what) {
    ASSERT_TRUE(write_file(copy, text));
    if (auto const error = read(copy)) {
      ASSERT_FALSE(error->problems.empty()) << file << what;
      EXPECT_FALSE(error->problems.front().what.empty()) << file << what;
    }
  };
  for (auto i = std::size_t{1}; i <= copies; ++i) {
    auto const at = whole->size() / (copies + 1) * i;
    check(whole->substr(0, at), " cut");
    auto flipped = *whole;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (i % 8)));
    flipped[at / 2] = static_cast<char>(flipped[at / 2] ^ 0x80);
    check(flipped, " flipped");
  }
  check(with_windows_1252(*whole), " mixed");
  check("", " empty");
}

struct CityOfTest {
  city::Districts districts;
  city::Buildings buildings{};
  DistrictCodes codes{};
};

CityOfTest city_at(double east) { return {.districts = whole_city("Stadt", "00000000", surroundings(east))}; }

Reader population_reader(double east) {
  return [east](std::filesystem::path const& file) {
    auto const city = city_at(east);
    return error_of(read_population({.population = file}, {city.districts, city.buildings, city.codes, kPlane}));
  };
}

constexpr auto kKaiserslautern = 401'000.0;
constexpr auto kHeidelberg = 470'000.0;

TEST(DamagedFiles, Boundaries) {
  auto const read = [](std::filesystem::path const& file) {
    auto const boundary = read_boundary(file, "");
    if (!boundary) { return error_of(boundary); }
    return error_of(read_districts({.districts = file}, "Stadt", "00000000", boundary->shape, boundary->crs));
  };
  for (auto const* const name : {"kl-boundaries/kl_stadt_vg25.geojson", "kl-boundaries/kl_stadtteile_18.geojson",
                                 "hd/heidelberg_stadt_vg25.geojson", "gpkg/kommonitor_features-test.gpkg"}) {
    LEITBILD_TESTDATA_OR_SKIP(file, name);
    damage(file, read, 2);
  }
  LEITBILD_TESTDATA_OR_SKIP(archive, "boundaries-de/VG250_GEM_simplified.zip");
  damage(archive, [](auto const& file) { return error_of(read_boundary(file, "07312000")); }, 1);
}

TEST(DamagedFiles, Population) {
  for (auto const* const name :
       {"census/zensus2011_1km_einwohner_kl.csv", "census/zensus2011_1km_indikatoren_kl.csv",
        "kl-population/kl_ma_stadtteile_kinder_index.csv", "census/zensus2011_100m_wohnungen_kl.csv"}) {
    LEITBILD_TESTDATA_OR_SKIP(file, name);
    damage(file, population_reader(kKaiserslautern), 2);
  }
  LEITBILD_TESTDATA_OR_SKIP(raster, "census/zensus2022_1km_25832.tif");
  damage(raster, population_reader(kKaiserslautern), 2);
  LEITBILD_TESTDATA_OR_SKIP(heidelberg, "census/zensus2011_1km_einwohner_hd.csv");
  damage(heidelberg, population_reader(kHeidelberg), 2);
}

TEST(DamagedFiles, Ages) {
  auto const read = [](std::filesystem::path const& file) {
    auto people = city::People{};
    people.cells.add({.code = {41'483, 29'349}, .centre = {}, .residents = persons(std::int64_t{9})});
    return error_of(read_ages(file, "", people));
  };
  for (auto const* const name :
       {"census/zensus2011_1km_indikatoren_kl.csv", "census/zensus2011_100m_merkmale_kl.csv"}) {
    LEITBILD_TESTDATA_OR_SKIP(file, name);
    damage(file, read, 1);
  }
}

TEST(DamagedFiles, StopsAndFacilities) {
  auto const area = surroundings(kKaiserslautern);
  auto const stops = [&](std::filesystem::path const& file) {
    return error_of(read_stops(file, "", area, area, kPlane));
  };
  auto const facilities = [&](std::filesystem::path const& file) {
    auto const fields = FacilityFields{.all_of_category = city::FacilityCategory::kCulture};
    return error_of(read_facilities({file}, fields, {}, area, area, kPlane));
  };
  LEITBILD_TESTDATA_OR_SKIP(third_places, "kl-transit/kl_third_places_osm_2025.geojson");
  damage(third_places, stops, 2);
  damage(third_places, facilities, 2);
  LEITBILD_TESTDATA_OR_SKIP(sites, "kl-boundaries/kl_heritage_pois.geojson");
  damage(sites, facilities, 3);
}

TEST(DamagedFiles, Timetables) {
  auto const area = surroundings(kHeidelberg);
  auto const read = [&](std::filesystem::path const& file) {
    return error_of(read_gtfs(file, {}, {}, area, area, kPlane));
  };
  LEITBILD_TESTDATA_OR_SKIP(feed, "hd/vrn_gtfs_cut.zip");
  damage(feed, read, 3);
}

}  // namespace
}  // namespace leitbild::importing
