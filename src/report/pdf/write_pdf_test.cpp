#include "report/pdf/write_pdf.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "report/sample_test.h"
#include "testing/folder.h"

namespace leitbild::report {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

auto const kFolder = PrintFolder{LEITBILD_PRINT_FOLDER};

#define PRINT_OR_SKIP() \
  if (!fs::exists(kFolder.path / "node_modules")) { GTEST_SKIP() << "the print program is not installed"; }

std::string output_of(std::string const& command) {
  auto* const pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) { return {}; }
  auto out = std::string{};
  auto buffer = std::array<char, 4096>{};
  while (auto const count = std::fread(buffer.data(), 1, buffer.size(), pipe)) { out.append(buffer.data(), count); }
  ::pclose(pipe);
  return out;
}

/// A print folder whose program is the given script.
PrintFolder with_script(fs::path const& folder, std::string_view script) {
  fs::create_directories(folder / "node_modules");
  EXPECT_TRUE(write_file(folder / "render.mjs", script));
  return {folder};
}

std::string error_of(Result<PrintProcess> const& started) { return started ? std::string{} : to_text(started.error()); }

TEST(WritePdf, TwoAccessiblePages) {
  PRINT_OR_SKIP();
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const file = folder / "profil.pdf";
  auto const written = write_pdf(sample::profile("1"), file, kFolder);
  ASSERT_TRUE(written) << to_text(written.error());
  auto const pdf = read_file(file);
  ASSERT_TRUE(pdf);
  EXPECT_TRUE(pdf->starts_with("%PDF"));
  EXPECT_THAT(*pdf, HasSubstr("pdfuaid:part"));
  EXPECT_EQ(std::distance(fs::directory_iterator{folder.path()}, {}), 1) << "nothing half-written beside it";
  if (std::system("command -v pdfinfo >/dev/null") != 0) { return; }
  auto const info = output_of(fmt::format("pdfinfo '{}' 2>/dev/null", file.string()));
  EXPECT_THAT(info, HasSubstr("Pages:           2\n"));
  EXPECT_THAT(info, HasSubstr("Tagged:          yes\n"));
  EXPECT_THAT(info, HasSubstr("Title:           Bezirksprofil West & <Süd> – Musterstadt\n"));
}

TEST(WritePdf, ManySheetsFromOneProcess) {
  PRINT_OR_SKIP();
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto process = PrintProcess::start(kFolder);
  ASSERT_TRUE(process) << to_text(process.error());
  for (auto const* const code : {"0", "1", "2", "21", "22"}) {
    auto const pages = write_pdf(sample::profile(code), folder / code, *process);
    ASSERT_TRUE(pages) << to_text(pages.error());
    EXPECT_EQ(*pages, 2) << code;
  }
}

/// What pdftotext reads on one page, blanks and line ends as single blanks; empty where it is not installed.
std::string text_of_page(fs::path const& file, int page) {
  auto const text = output_of(
      fmt::format("pdftotext -layout -f {0} -l {0} '{1}' - 2>/dev/null | tr -s '\\n\\f ' ' '", page, file.string()));
  return text;
}

plan::Plan with_measures(int count) {
  auto plan = sample::plan();
  for (auto i = 0; i < count; ++i) {
    plan.measures.push_back(sample::measure(fmt::format("X-{}", i), "Weitere Maßnahme", {"1"}, {geo::Point{200, 200}}));
  }
  return plan;
}

TEST(WritePdf, MeasuresThatDoNotFitContinueAndAreCountedOnPageOne) {
  PRINT_OR_SKIP();
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto process = PrintProcess::start(kFolder);
  ASSERT_TRUE(process) << to_text(process.error());
  auto const fits = write_pdf(sample::profile("1", with_measures(8)), folder / "acht.pdf", *process);
  ASSERT_TRUE(fits) << to_text(fits.error());
  EXPECT_EQ(*fits, 2);
  auto const file = folder / "dreissig.pdf";
  auto const continues = write_pdf(sample::profile("1", with_measures(30)), file, *process);
  ASSERT_TRUE(continues) << to_text(continues.error());
  EXPECT_EQ(*continues, 3);
  auto const many = write_pdf(sample::profile("1", with_measures(120)), folder / "viele.pdf", *process);
  ASSERT_TRUE(many) << to_text(many.error());
  EXPECT_GT(*many, 3);
  auto const first = text_of_page(file, 1);
  if (first.empty()) { return; }
  EXPECT_THAT(first, AllOf(HasSubstr("32 Maßnahmen, davon"), HasSubstr("auf der Fortsetzungsseite")));
  EXPECT_THAT(text_of_page(file, 3), HasSubstr("von 32"));
}

TEST(WritePdf, PagesSayWhatChangesForWhomAndWhatIsOnlyAnExample) {
  PRINT_OR_SKIP();
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const file = folder / "profil.pdf";
  ASSERT_TRUE(write_pdf(sample::profile("1"), file, kFolder));
  auto const first = text_of_page(file, 1);
  auto const second = text_of_page(file, 2);
  if (first.empty()) { return; }
  for (auto const& page : {first, second}) {
    EXPECT_THAT(page, AllOf(HasSubstr("Beispiel"), HasSubstr("schematisch, nicht amtlich")));
  }
  EXPECT_THAT(first, AllOf(HasSubstr("Einwohner"), HasSubstr("Lebensmittelmärkte"), HasSubstr("Markt & Platz"),
                           HasSubstr("2028–2030"), HasSubstr("Kartengrundlage: Musteramt")));
  EXPECT_THAT(second, AllOf(HasSubstr("75,0"), HasSubstr("100,0"), HasSubstr("78,3"), HasSubstr("Zensus 2022")));
  EXPECT_THAT(second, HasSubstr("Für 100 von 400 Einwohnerinnen und Einwohnern gilt das mit dem Plan neu."));
}

TEST(WritePdf, BookHasContentsAndEveryDistrict) {
  PRINT_OR_SKIP();
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const file = folder / "buch.pdf";
  auto process = PrintProcess::start(kFolder);
  ASSERT_TRUE(process) << to_text(process.error());
  auto const pages = write_pdf(sample::book(city::Level::kOrtsbezirk), file, *process);
  ASSERT_TRUE(pages) << to_text(pages.error());
  EXPECT_EQ(*pages, 2 + 2 * 2 + 1) << "cover, contents, two pages for each of two districts, appendix";
  EXPECT_THAT(read_file(file).value(), AllOf(HasSubstr("pdfuaid:part"), HasSubstr("/Outlines")));
  auto const cover = text_of_page(file, 1);
  if (cover.empty()) { return; }
  EXPECT_THAT(cover, AllOf(HasSubstr("Bezirksprofile"), HasSubstr("2 Ortsbezirke"), HasSubstr("Beispiel"),
                           HasSubstr("schematisch, nicht amtlich"), HasSubstr("Musteramt")));
  EXPECT_THAT(text_of_page(file, 2),
              AllOf(HasSubstr("Inhalt"), HasSubstr("West & <Süd>"), HasSubstr("Ost Ortsbezirk 100 2 5")));
  EXPECT_THAT(text_of_page(file, 3), HasSubstr("West & <Süd>"));
  EXPECT_THAT(text_of_page(file, 5), HasSubstr("Seite 5 / 7"));
  EXPECT_THAT(text_of_page(file, 7), AllOf(HasSubstr("Was die Indikatoren zählen"), HasSubstr("Musternorm")));
}

TEST(WritePdf, UnknownLettersAndBrokenBytesDoNotStopTheSheet) {
  PRINT_OR_SKIP();
  auto plan = sample::plan();
  plan.measures.push_back(sample::measure("X-1", "Zeichen 中 \xF0\x9F\x98\x80 und \xFF", {"1"}, {}));
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const written = write_pdf(sample::profile("1", plan), folder / "zeichen.pdf", kFolder);
  EXPECT_TRUE(written) << to_text(written.error());
}

TEST(WritePdf, TargetsThatCannotBeWrittenAreNamed) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const missing = write_pdf(sample::profile("1"), folder / "nirgends" / "x.pdf", kFolder);
  ASSERT_FALSE(missing);
  EXPECT_THAT(to_text(missing.error()), HasSubstr("den Ordner gibt es nicht"));
  auto const directory = write_pdf(sample::profile("1"), folder.path(), kFolder);
  ASSERT_FALSE(directory);
  EXPECT_THAT(to_text(directory.error()), HasSubstr("ist ein Ordner"));
}

TEST(PrintProcess, SaysHowToInstallWhatIsMissing) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  EXPECT_THAT(error_of(PrintProcess::start({folder.path()})), HasSubstr("render.mjs"));
  ASSERT_TRUE(write_file(folder / "render.mjs", ""));
  EXPECT_THAT(error_of(PrintProcess::start({folder.path()})), HasSubstr("./dev setup"));
}

TEST(PrintProcess, SaysThatNodeIsMissing) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const there = with_script(folder.path(), "");
  auto const path = std::string{std::getenv("PATH")};
  ::setenv("PATH", folder.path().c_str(), 1);
  auto const started = PrintProcess::start(there);
  ::setenv("PATH", path.c_str(), 1);
  EXPECT_THAT(error_of(started), HasSubstr("das Programm „node“ lässt sich nicht starten"));
  EXPECT_THAT(error_of(started), HasSubstr("./dev setup"));
}

TEST(PrintFolder, IsFoundByTheVariableOrNamesWhatIsMissing) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  ::setenv("LEITBILD_PRINT_DIR", folder.path().c_str(), 1);
  auto const without = find_print_folder();
  with_script(folder.path(), "");
  auto const with = find_print_folder();
  ::unsetenv("LEITBILD_PRINT_DIR");
  ASSERT_FALSE(without);
  EXPECT_THAT(to_text(without.error()), HasSubstr("LEITBILD_PRINT_DIR"));
  ASSERT_TRUE(with);
  EXPECT_EQ(with->path, folder.path());
}

TEST(PrintProcess, ReportsTheWordsOfAProcessThatFails) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const dying = with_script(folder / "a", "console.error('no ink'); process.exit(3);\n");
  EXPECT_THAT(error_of(PrintProcess::start(dying)), HasSubstr("zuletzt meldete es: no ink"));
  auto const refusing = with_script(folder / "b", "console.log(JSON.stringify({ok: false, error: 'no paper'}));\n");
  EXPECT_THAT(error_of(PrintProcess::start(refusing)), HasSubstr("no paper"));
  auto const babbling = with_script(folder / "c", "console.log('hello');\n");
  EXPECT_THAT(error_of(PrintProcess::start(babbling)), HasSubstr("hat „hello“ geantwortet"));
}

TEST(PrintProcess, GivesUpOnOneThatDoesNotAnswer) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto process =
      PrintProcess::start(with_script(folder.path(), "console.log('{\"ok\":true}'); setInterval(() => {}, 1000);\n"));
  ASSERT_TRUE(process) << to_text(process.error());
  auto const large = Json{{"text", std::string(4'000'000, 'x')}};  // more than the socket holds
  auto const unread = process->print(large, std::chrono::seconds{1});
  ASSERT_FALSE(unread);
  EXPECT_THAT(to_text(unread.error()), HasSubstr("rechtzeitig"));
  auto const after = process->print(Json::object());
  ASSERT_FALSE(after);
  EXPECT_THAT(to_text(after.error()), HasSubstr("läuft nicht mehr"));
}

TEST(PrintProcess, AProcessThatHasGoneIsAnErrorNotASignal) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto process = PrintProcess::start(with_script(folder.path(), "console.log('{\"ok\":true}');\n"));
  ASSERT_TRUE(process) << to_text(process.error());
  auto const lost = process->print(Json{{"text", std::string(1'000'000, 'x')}}, std::chrono::seconds{10});
  ASSERT_FALSE(lost);
  EXPECT_THAT(to_text(lost.error()), HasSubstr("hat sich beendet"));
}

}  // namespace
}  // namespace leitbild::report
