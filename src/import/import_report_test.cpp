#include "import/import_report.h"

#include <gtest/gtest.h>

namespace leitbild::importing {
namespace {

TEST(ImportReport, CountsEachReasonAndKeepsAFewExamples) {
  auto report = ImportReport{.layer = "Grünflächen", .counts = {"12 Flächen"}, .skipped = {}, .notes = {"2 Inseln"}};
  for (auto i = 1; i <= 1200; ++i) { skip(report, "offener Rand", "way " + std::to_string(i)); }
  skip(report, "ohne Namen", "");
  ASSERT_EQ(report.skipped.size(), 2U);
  EXPECT_EQ(report.skipped[0].examples.size(), 5U);
  EXPECT_EQ(to_text(report), "Grünflächen\n"
                             "  12 Flächen\n"
                             "  ausgelassen: 1.200 × offener Rand (way 1, way 2, way 3, way 4, way 5, …)\n"
                             "  ausgelassen: 1 × ohne Namen\n"
                             "  Hinweis: 2 Inseln\n");
}

}  // namespace
}  // namespace leitbild::importing
