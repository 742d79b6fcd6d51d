#include "import/osm/node_index.h"

#include <gtest/gtest.h>
#include <limits>
#include <map>
#include <random>

namespace leitbild::importing {
namespace {

TEST(NodeIndex, FindsEveryNodeInWhateverOrderTheyCame) {
  constexpr auto kLow = std::numeric_limits<std::int64_t>::min();
  constexpr auto kHigh = std::numeric_limits<std::int64_t>::max();
  auto engine = std::mt19937_64{7};
  for (auto const& [low, high] : {std::pair{1L, 400L}, std::pair{-50L, 50L},
                                  std::pair{10'000'000'000L, 10'000'900'000L}, std::pair{kLow, kHigh}}) {
    auto ids = std::uniform_int_distribution<std::int64_t>{low, high};
    auto index = NodeIndex{};
    auto expected = std::map<std::int64_t, std::int32_t>{};
    for (auto i = std::int32_t{0}; i < 300; ++i) {
      auto const id = ids(engine);
      index.add(id, {.lon = i, .lat = -i});
      expected.try_emplace(id, i);
    }
    index.finish();
    EXPECT_EQ(index.size(), expected.size());
    for (auto const& [id, i] : expected) {
      auto const number = index.find(id);
      ASSERT_NE(number, kNoNode) << id;
      EXPECT_EQ(index[number].lon, i);
    }
    for (auto i = 0; i < 300; ++i) {
      auto const id = ids(engine);
      EXPECT_EQ(index.find(id) != kNoNode, expected.contains(id)) << id;
    }
  }
}

TEST(NodeIndex, IsEmptyAtFirst) {
  auto index = NodeIndex{};
  index.finish();
  EXPECT_EQ(index.find(0), kNoNode);
}

}  // namespace
}  // namespace leitbild::importing
