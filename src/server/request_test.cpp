#include "server/request.h"

#include <rapidcheck/gtest.h>

namespace leitbild::server {
namespace {

using ::testing::ElementsAre;

TEST(ReadTarget, DecodesPathAndQuery) {
  auto const target = read_target("/ortsbezirke/erzh%C3%BCtten?q=Gr%C3%BCn+%26+Blau&leer&jahr=2030#unten");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/ortsbezirke/erzhütten");
  EXPECT_THAT(target->query,
              ElementsAre(NameAndValue{"q", "Grün & Blau"}, NameAndValue{"leer", ""}, NameAndValue{"jahr", "2030"}));
}

TEST(ReadTarget, RefusesWhatLeavesTheFolderOrIsNoText) {
  for (auto const* const target :
       {"", "assets", "http://example.org/", "/../etc/passwd", "/assets/%2e%2e/plan.gpkg", "/assets/..%2fplan.gpkg",
        "/assets/..%5cplan.gpkg", "/a/./b", "/%00", "/%zz", "/%4", "/%", "/\x01", "/%ff", "/%C3", "/?q=%ff", "/?%=1",
        "/?q=%00", "/%0d%0aSet-Cookie:x"}) {
    EXPECT_FALSE(read_target(target)) << target;
  }
}

RC_GTEST_PROP(ReadTarget, GivesBackWhatWasEncoded, ()) {
  auto const text = *rc::gen::container<std::string>(rc::gen::inRange<char>(32, 127));
  auto const target = read_target("/x?v=" + percent_encoded(text));
  RC_ASSERT(target.has_value());
  RC_ASSERT(target->query.size() == 1U);
  RC_ASSERT(target->query[0].value == text);
}

RC_GTEST_PROP(ReadTarget, NeverLetsOutOfTheFolder, (std::string const& text)) {
  auto const target = read_target("/" + text);
  if (!target) { return; }
  RC_ASSERT(target->path.find("/../") == std::string::npos);
  RC_ASSERT(!target->path.ends_with("/.."));
  RC_ASSERT(target->path.find('\0') == std::string::npos);
}

}  // namespace
}  // namespace leitbild::server
