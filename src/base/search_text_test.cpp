#include "base/search_text.h"

#include <gtest/gtest.h>

namespace leitbild {
namespace {

using Spans = std::vector<std::pair<std::size_t, std::size_t>>;

TEST(SearchText, UmlautsAccentsAndCaseAreTheSame) {
  auto const key = search_text("Erzhütten").key;
  EXPECT_EQ(search_text("erzhuetten").key, key);
  EXPECT_EQ(search_text("ERZHUTTEN").key, key);
  EXPECT_EQ(search_text("Straße").key, search_text("STRASSE").key);
  EXPECT_EQ(search_text("Café").key, "cafe");
  EXPECT_EQ(search_text("u\u0308ber").key, search_text("über").key);
  EXPECT_NE(search_text("Weg").key, search_text("Wege").key);
}

TEST(SearchText, EverythingElseIsABlank) { EXPECT_EQ(search_text("Rad-/Fußweg „A“").key, "rad  fussweg  a "); }

TEST(SearchText, HitsAreShownInTheTextItself) {
  auto const text = std::string{"Grüne Straße"};
  auto const in = search_text(text);
  EXPECT_EQ(hits(in, search_words("gruene")), (Spans{{0, 6}}));
  EXPECT_EQ(hits(in, search_words("strasse")), (Spans{{7, 14}}));
  EXPECT_EQ(hits(in, search_words("une str")), (Spans{{2, 6}, {7, 10}}));
  EXPECT_EQ(hits(in, search_words("weg")), Spans{});
}

TEST(SearchText, OverlappingHitsAreOne) {
  EXPECT_EQ(hits(search_text("Wegenetz"), search_words("wege genetz")), (Spans{{0, 8}}));
}

TEST(SearchText, QueriesFallIntoWords) {
  EXPECT_EQ(search_words(" Weg, zum  WEG!"), (std::vector<std::string>{"weg", "zum"}));
  EXPECT_TRUE(search_words(" -?- ").empty());
}

TEST(SearchText, BrokenBytesDoNotMatter) { EXPECT_EQ(search_text("a\xFF\x62").key, "a b"); }

}  // namespace
}  // namespace leitbild
