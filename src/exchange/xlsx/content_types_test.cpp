#include "exchange/xlsx/content_types.h"

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "exchange/xlsx/read_xlsx.h"
#include "exchange/xlsx/write_xlsx.h"
#include "testing/folder.h"

namespace leitbild::exchange {
namespace {

TEST(ContentTypes, TheWorkbookComesFirst) {
  EXPECT_EQ(with_workbook_first("<?xml?><Types x=\"y\"><Override P=\"/a\" C=\"sheet\"/><Override P=\"/w\" "
                                "C=\"spreadsheetml.sheet.main+xml\"/><Default/></Types>"),
            "<?xml?><Types x=\"y\"><Override P=\"/w\" C=\"spreadsheetml.sheet.main+xml\"/><Override P=\"/a\" "
            "C=\"sheet\"/><Default/></Types>");
  EXPECT_EQ(with_workbook_first("<Types></Types>"), "<Types></Types>");
  EXPECT_EQ(with_workbook_first("spreadsheetml.sheet.main+xml"), "spreadsheetml.sheet.main+xml");
}

/// As LibreOffice lists the parts: many before the workbook.
TEST(ContentTypes, AWorkbookThatIsNamedLateIsReadAllTheSame) {
  auto const folder = testing::TemporaryFolder{};
  auto const file = (folder / "late.xlsx").string();
  ASSERT_TRUE(write_xlsx({{.name = "Blatt", .header = {"A"}, .rows = {{{.text = "01"}}}}}, file));
  auto const early = *read_xlsx(file);
  auto const late = (folder / "later.xlsx").string();
  auto* const zip = CPLCreateZip(late.c_str(), nullptr);
  for (auto const* const part : {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                 "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"}) {
    auto* const in = VSIFOpenL(fmt::format("/vsizip/{{{}}}/{}", file, part).c_str(), "rb");
    ASSERT_NE(in, nullptr) << part;
    auto content = std::string(100'000, '\0');
    content.resize(VSIFReadL(content.data(), 1, content.size(), in));
    VSIFCloseL(in);
    if (std::string_view{part} == "[Content_Types].xml") {
      auto const front = content.find('>', content.find("<Types")) + 1;
      content.insert(front, fmt::format("<!--{}-->", std::string(3000, ' ')));
    }
    ASSERT_EQ(CPLCreateFileInZip(zip, part, nullptr), CE_None);
    ASSERT_EQ(CPLWriteFileInZip(zip, content.data(), static_cast<int>(content.size())), CE_None);
    CPLCloseFileInZip(zip);
  }
  CPLCloseZip(zip);
  auto const sheets = read_xlsx(late);
  ASSERT_TRUE(sheets) << to_text(sheets.error());
  ASSERT_EQ(sheets->size(), early.size());
  EXPECT_EQ(sheets->front().rows[1].cells, early.front().rows[1].cells);
}

}  // namespace
}  // namespace leitbild::exchange
