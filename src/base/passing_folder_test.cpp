#include "base/passing_folder.h"

#include "base/file.h"

namespace leitbild {
namespace {

TEST(PassingFolder, GoesWithTheObjectThatHoldsItLast) {
  auto path = std::filesystem::path{};
  {
    auto first = PassingFolder::make();
    ASSERT_TRUE(first);
    path = first->path();
    ASSERT_TRUE(write_file(path / "a.txt", "a"));
    auto const second = std::move(*first);
    EXPECT_EQ(second.path(), path);
    EXPECT_TRUE(std::filesystem::exists(path / "a.txt"));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace leitbild
