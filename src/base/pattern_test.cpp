#include "base/pattern.h"

namespace leitbild {
namespace {

TEST(Pattern, IsFoundInTexts) {
  EXPECT_TRUE(has_match("^[0-9]{4}$", "2030"));
  EXPECT_FALSE(has_match("^[0-9]{4}$", "20300"));
  EXPECT_TRUE(has_match("hütt", "Erzhütten"));
  EXPECT_TRUE(has_match("^.$", "ü")) << "letters, not bytes";
}

TEST(Pattern, ThatIsNoneOrTakesTooLongIsNotFound) {
  EXPECT_FALSE(has_match("([", "(["));
  EXPECT_FALSE(has_match("^(a+)+$", std::string(60, 'a') + "b"));
}

}  // namespace
}  // namespace leitbild
