// Made-up cities for measuring, as they are typed.
#include <filesystem>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "testing/folder.h"
#include "testing/program.h"

namespace leitbild {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::is_refused;
using testing::succeeds;

TEST(Synth, MakesACityOfAnySizeTwiceTheSame) {
  auto const folder = testing::TemporaryFolder{};
  auto const city_of = [&](std::string const& name, int seed) {
    auto const dir = folder / name;
    auto const text = succeeds(fmt::format("synth --inhabitants 12000 --seed {} {}", seed, dir.string())).text;
    EXPECT_THAT(text,
                AllOf(HasSubstr("schematische Stadt (nicht amtlich) mit 12.000 Einwohnern"), HasSubstr("Straßen")));
    for (auto const& entry : fs::directory_iterator{dir}) {
      if (entry.path().extension() == ".city") { return read_file(entry.path()).value(); }
    }
    return std::string{};
  };
  auto const first = city_of("a", 7);
  EXPECT_FALSE(first.empty());
  EXPECT_EQ(first, city_of("b", 7));
  EXPECT_THAT(succeeds("evaluate " + (folder / "a").string()).text, HasSubstr("schematisch"));
  auto const nowhere = (folder / "c").string();
  EXPECT_THAT(is_refused("synth --inhabitants 5000000 " + nowhere).text, HasSubstr("10.000 bis 4.000.000"));
  EXPECT_THAT(is_refused("synth --inhabitants 20000 --seed -1 " + nowhere).text, HasSubstr("„-1“ ist kein Startwert"));
  EXPECT_FALSE(fs::exists(nowhere));
}

}  // namespace
}  // namespace leitbild
