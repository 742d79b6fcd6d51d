#include "base/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text, char separator = ';') {
  auto reader = CsvReader{text, separator, "a.csv"};
  auto out = Rows{};
  while (true) {
    auto const more = reader.next();
    EXPECT_TRUE(more) << to_text(more.error());
    if (!more || !*more) { return out; }
    out.emplace_back(reader.cells().begin(), reader.cells().end());
  }
}

std::string error_of(std::string_view text) {
  auto reader = CsvReader{text, ';', "a.csv"};
  while (true) {
    auto const more = reader.next();
    if (!more) { return to_text(more.error()); }
    if (!*more) { return ""; }
  }
}

TEST(Csv, ReadsRowsWithAnyLineEnd) {
  auto const expected = Rows{{"a", "b"}, {"1", ""}, {"", "2"}};
  EXPECT_EQ(rows_of("a;b\n1;\n;2"), expected);
  EXPECT_EQ(rows_of("a;b\r\n1;\r\n;2\r\n"), expected);
  EXPECT_EQ(rows_of("a;b\r1;\r;2\r"), expected);
  EXPECT_EQ(rows_of("\xEF\xBB\xBF"
                    "a;b\n\n;\n1;\n;2\n"),
            expected)
      << "a mark and empty rows are no content";
  EXPECT_EQ(rows_of(""), Rows{});
}

TEST(Csv, ReadsQuotes) {
  EXPECT_EQ(rows_of("\"a;b\";\"er sagt \"\"ja\"\"\";\"\"\n"), (Rows{{"a;b", "er sagt \"ja\"", ""}}));
  EXPECT_EQ(rows_of("\"zwei\r\nZeilen\";x\n"), (Rows{{"zwei\r\nZeilen", "x"}}));
  EXPECT_EQ(rows_of("5\" Rohr;x\n"), (Rows{{"5\" Rohr", "x"}})) << "a quote inside a bare cell is text";
  EXPECT_EQ(rows_of("a,b\n", ','), (Rows{{"a", "b"}}));
}

TEST(Csv, SaysInWhichLineARowBegins) {
  auto const text = std::string{"a\n\"x\ny\";1\n\nb\n"};
  auto reader = CsvReader{text, ';', "a.csv"};
  auto lines = std::vector<std::size_t>{};
  while (*reader.next()) { lines.push_back(reader.line()); }
  EXPECT_THAT(lines, ElementsAre(1, 2, 5));
}

TEST(Csv, RefusesBrokenQuotesByLine) {
  EXPECT_THAT(error_of("a;b\nc;\"d\ne\n"), HasSubstr("a.csv:2: ein Anführungszeichen wird nicht geschlossen"));
  EXPECT_THAT(error_of("a;b\n\"c\"d;e\n"), HasSubstr("a.csv:2: nach dem schließenden Anführungszeichen von „c“"));
}

TEST(Csv, GuessesTheSeparatorFromTheFirstLine) {
  EXPECT_EQ(csv_separator("a;b;\"c,,,,\"\n1,2,3,4,5"), ';');
  EXPECT_EQ(csv_separator("a,b,c;d\n"), ',');
  EXPECT_EQ(csv_separator("a\tb\n"), '\t');
  EXPECT_EQ(csv_separator("a\n"), ';');
}

TEST(Csv, KnowsTheEncodingsOfOffices) {
  EXPECT_EQ(*csv_text("Stra\xDF"
                      "e;\x80",
                      "a.csv"),
            "Straße;€");
  EXPECT_EQ(*csv_text("\xEF\xBB\xBFStraße", "a.csv"), "Straße");
  EXPECT_THAT(to_text(csv_text(std::string{"\xFF\xFE"
                                           "a\0",
                                           4},
                               "a.csv")
                          .error()),
              HasSubstr("UTF-16"));
}

TEST(Csv, WritesWhatItReads) {
  for (auto const* const text : {"", "a", "a;b", "a\"b", "\"", "a\r\nb", " a ", "a,b", "Straße"}) {
    auto const line = csv_cell(text, ';') + ";x\n";
    EXPECT_EQ(rows_of(line), (Rows{{text, "x"}})) << line;
  }
  EXPECT_EQ(csv_cell("a", ';'), "a");
  EXPECT_EQ(csv_cell("a;b", ';'), "\"a;b\"");
}

TEST(Csv, TextIsNoFormulaAndComesBackExactly) {
  EXPECT_EQ(without_formula("=1+1"), "'=1+1");
  EXPECT_EQ(without_formula("@x"), "'@x");
  EXPECT_EQ(without_formula("'=x"), "''=x");
  EXPECT_EQ(without_formula("'Altstadt'"), "'Altstadt'");
  EXPECT_EQ(with_formula("'Altstadt'"), "'Altstadt'");
  for (auto const* const text : {"", "'", "=", "+1", "-a", "@", "\tx", "'=", "''-", "'a", "a=1", "\rx"}) {
    auto const safe = without_formula(text);
    EXPECT_EQ(with_formula(safe), text);
    EXPECT_EQ(std::string_view{"=+-@\t\r"}.find(safe.empty() ? 'x' : safe.front()), std::string_view::npos) << text;
  }
}

}  // namespace
}  // namespace leitbild
