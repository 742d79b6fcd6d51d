#include "server/request.h"

#include <rapidcheck/gtest.h>

namespace leitbild::server {
namespace {

using ::testing::ElementsAre;

TEST(ReadTarget, DecodesPathAndQuery) {
  auto const target = read_target("/ortsbezirke/erzh%C3%BCtten?q=Gr%C3%BCn+%26+Blau&leer&jahr=2030#unten");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/ortsbezirke/erzhütten");
  EXPECT_THAT(target->query, ElementsAre(NameAndValue{"q", "Grün & Blau"}, NameAndValue{"leer", ""}, NameAndValue{"jahr", "2030"}));
}

struct Refused {
  std::string_view target;
};
class RefusedTargets : public ::testing::TestWithParam<Refused> {};
TEST_P(RefusedTargets, AreNoTargets) { EXPECT_FALSE(read_target(GetParam().target)) << GetParam().target; }
INSTANTIATE_TEST_SUITE_P(All, RefusedTargets,
                         ::testing::Values(Refused{""}, Refused{"assets"}, Refused{"http://example.org/"}, Refused{"/../etc/passwd"},
                                           Refused{"/assets/%2e%2e/plan.gpkg"}, Refused{"/assets/..%2fplan.gpkg"},
                                           Refused{"/assets/..%5cplan.gpkg"}, Refused{"/a/./b"}, Refused{"/%00"}, Refused{"/%zz"},
                                           Refused{"/%4"}, Refused{"/%"}, Refused{"/\x01"}, Refused{"/%ff"}, Refused{"/%C3"},
                                           Refused{"/?q=%ff"}, Refused{"/?%=1"}, Refused{"/?q=%00"}, Refused{"/%0d%0aSet-Cookie:x"}));

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
