#include "server/routes.h"

#include "server/endpoint.h"
#include "server/pages.h"

namespace leitbild::server {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Routes, FixedTextWinsOverVariables) {
  auto const routes = Routes{{"/m/{code}", "/m/all", "/m/{code}.csv", "/t/{set}/{rest*}", "/"}};
  EXPECT_EQ(routes.match("/m/all")->number, 1U);
  EXPECT_THAT(routes.match("/m/all")->parts, IsEmpty());
  EXPECT_EQ(routes.match("/m/KLI-07")->number, 0U);
  EXPECT_THAT(routes.match("/m/KLI-07.csv")->parts, ElementsAre(NameAndValue{"code", "KLI-07"}));
  EXPECT_EQ(routes.match("/m/KLI-07.csv")->number, 2U);
  EXPECT_THAT(routes.match("/t/base/1/2/3")->parts,
              ElementsAre(NameAndValue{"set", "base"}, NameAndValue{"rest", "1/2/3"}));
  EXPECT_EQ(routes.match("/")->number, 4U);
  for (auto const* const path : {"/m", "/m/", "/m/a/b", "/x", "/t/base", "/m/.csv/x"}) {
    EXPECT_FALSE(routes.match(path)) << path;
  }
}

TEST(Routes, TwoOfOneShapeAreADefect) { EXPECT_THROW((Routes{{"/m/{a}", "/m/{b}"}}), std::logic_error); }

TEST(Pages, ShowWhatAnEndpointGives) {
  auto templates = std::vector<std::string_view>{};
  for (auto const* const endpoint : all_endpoints()) { templates.push_back(endpoint->path); }
  auto const routes = Routes{templates};
  for (auto const& page : pages()) {
    if (page.data.empty()) { continue; }
    EXPECT_TRUE(routes.match(page.data.substr(0, page.data.find('?')))) << page.path << " needs " << page.data;
  }
}

}  // namespace
}  // namespace leitbild::server
