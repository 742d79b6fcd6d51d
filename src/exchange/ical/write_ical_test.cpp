#include "exchange/ical/write_ical.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::exchange {
namespace {

using ::testing::HasSubstr;

plan::DueItem item(std::string text) {
  return {.kind = plan::DueItem::Kind::kNextStep,
          .due = parse_iso_date("2026-12-31").value(),
          .object = "KLI-01",
          .text_de = std::move(text)};
}

TEST(Ical, AnEventLastsTheWholeDay) {
  auto const text = to_ical({item("Vergabe; Los 1, 2")}, "Plan", "2026-11-24T10:11:12.345Z");
  EXPECT_THAT(text, HasSubstr("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
  EXPECT_THAT(text, HasSubstr("DTSTAMP:20261124T101112Z\r\n"));
  EXPECT_THAT(text, HasSubstr("SUMMARY:KLI-01: Vergabe\\; Los 1\\, 2\r\n"));
}

TEST(Ical, LongLinesAreFoldedWithoutCuttingLetters) {
  auto const text =
      to_ical({item(std::string(40, 'x') + "ßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßß")}, "Plan", "2026-11-24T10:11:12Z");
  auto unfolded = text;
  for (auto at = unfolded.find("\r\n "); at != std::string::npos; at = unfolded.find("\r\n ")) {
    unfolded.erase(at, 3);
  }
  EXPECT_THAT(unfolded, HasSubstr("ßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßß"));
  auto begin = std::size_t{0};
  for (auto end = text.find("\r\n"); end != std::string::npos; end = text.find("\r\n", begin)) {
    EXPECT_LE(end - begin, 75U);
    begin = end + 2;
  }
}

TEST(Ical, TheSameItemKeepsItsIdentity) {
  auto const uid = [](std::string const& text) { return text.substr(text.find("UID:"), 36); };
  EXPECT_EQ(uid(to_ical({item("a")}, "Plan", "2026-11-24T10:11:12Z")),
            uid(to_ical({item("b")}, "Plan", "2027-01-01T00:00:00Z")));
}

}  // namespace
}  // namespace leitbild::exchange
