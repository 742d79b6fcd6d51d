#include <zip.h>

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "store/gpkg/sqlite.h"
#include "store/test_city.h"
#include "store/workspace.h"
#include "store/zip.h"
#include "testing/folder.h"

namespace leitbild::store {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::SizeIs;

Author const kOffice{.role = "Referat Stadtentwicklung"};

Workspace with_city_and_plan(fs::path const& folder) {
  auto workspace = std::move(*Workspace::create(folder, testing::info(), "Probe", kOffice));
  EXPECT_TRUE(workspace.replace_city(testing::two_districts(), "neu", kOffice));
  EXPECT_TRUE(workspace.apply({plan::PutField{testing::field()}, plan::PutGoal{testing::goal("KLI-Z1")},
                               plan::PutGoal{testing::goal("KLI-Z2")}, plan::AddMeasure{testing::measure("KLI-01")}},
                              kOffice));
  return workspace;
}

template <class T>
std::string error_of(Result<T> const& result) {
  return result ? "" : to_text(result.error());
}

std::size_t entries_in(fs::path const& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

/// A .zip with one text under each name.
void write_test_zip(fs::path const& file, std::vector<std::string> const& names) {
  auto* const archive = zip_open(file.c_str(), ZIP_CREATE, nullptr);
  for (auto const& name : names) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, "text", 4, 0), ZIP_FL_ENC_UTF_8);
  }
  ASSERT_EQ(zip_close(archive), 0);
}

TEST(Backup, HoldsTheWholeWorkspaceWhileAnotherConnectionWrites) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const workspace = with_city_and_plan(folder / "w");
  {
    auto const other = *gpkg::Database::open(folder / "w/plan.gpkg", gpkg::Access::kExisting);
    auto const unfinished = *gpkg::Transaction::begin(other);
    ASSERT_TRUE(other.run("UPDATE measures SET title = 'halb fertig'"));
    ASSERT_EQ(error_of(workspace.backup(folder / "b.zip")), "");
  }
  ASSERT_EQ(error_of(restore(folder / "b.zip", folder / "new/r")), "");
  auto const restored = Workspace::open(folder / "new/r");
  ASSERT_TRUE(restored) << error_of(restored);
  EXPECT_EQ(restored->plan()->measures, std::vector{testing::measure("KLI-01")});
  EXPECT_EQ(restored->journal()->size(), workspace.journal()->size());
  EXPECT_THAT(restored->layers()->districts.rows, SizeIs(2));
  EXPECT_EQ(*read_file(folder / "new/r/sources.toml"), *read_file(folder / "w/sources.toml"));
  EXPECT_EQ(entries_in(folder.path()), 3U);  // w, b.zip, new: no temporary file is left
}

TEST(Backup, HoldsTheCitysOwnFundingProgrammes) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const workspace = with_city_and_plan(folder / "w");
  fs::create_directory(folder / "w/funding");
  ASSERT_TRUE(write_file(folder / "w/funding/bürgerstiftung.toml", "id = \"stiftung\"\n"));
  ASSERT_TRUE(write_file(folder / "w/funding/notiz.txt", "kein Programm"));
  fs::create_directory(folder / "w/funding/facts");
  ASSERT_TRUE(write_file(folder / "w/funding/facts/KLI-01.toml", "weak = true\n"));
  fs::create_directory(folder / "w/journal");
  ASSERT_TRUE(write_file(folder / "w/journal/retention.toml", "[money]\n"));
  ASSERT_EQ(error_of(workspace.backup(folder / "b.zip")), "");
  ASSERT_EQ(error_of(restore(folder / "b.zip", folder / "r")), "");
  EXPECT_EQ(read_file(folder / "r/funding/bürgerstiftung.toml"), "id = \"stiftung\"\n");
  EXPECT_EQ(read_file(folder / "r/funding/facts/KLI-01.toml"), "weak = true\n");
  EXPECT_EQ(entries_in(folder / "r/funding"), 2U) << "only programmes and facts";
  EXPECT_EQ(read_file(folder / "r/journal/retention.toml"), "[money]\n");
  for (auto const* const name : {"funding/../x.toml", "funding/a/b.toml", "funding/facts/a/b.toml",
                                 "funding/facts/../x.toml", "fundingx.toml", "funding/x.txt"}) {
    fs::remove(folder / "evil.zip");
    write_test_zip(folder / "evil.zip", {"plan.gpkg", "sources.toml", name});
    EXPECT_THAT(error_of(restore(folder / "evil.zip", folder / "e")), HasSubstr("gehört nicht in die Sicherung"))
        << name;
  }
}

TEST(Backup, ARestoredWorkspaceIsUsable) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  { ASSERT_TRUE(with_city_and_plan(folder / "w").backup(folder / "b.zip")); }
  ASSERT_TRUE(restore(folder / "b.zip", folder / "r"));
  auto restored = *Workspace::open(folder / "r");
  EXPECT_TRUE(restored.apply(plan::AddMeasure{testing::measure("KLI-02")}, kOffice));
  EXPECT_TRUE(restored.replace_city(testing::two_districts("Zentrum"), "neu", kOffice));
  EXPECT_TRUE(restored.backup(folder / "b2.zip"));
}

TEST(Backup, OfAWorkspaceWithoutACity) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const workspace = std::move(*Workspace::create(folder / "w", testing::info(), "Probe", kOffice));
  ASSERT_EQ(error_of(workspace.backup(folder / "b.zip")), "");
  EXPECT_EQ(error_of(restore(folder / "b.zip", folder / "r")), "");
}

TEST(Backup, NeverOverwrites) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const workspace = with_city_and_plan(folder / "w");
  ASSERT_TRUE(write_file(folder / "b.zip", "precious"));
  EXPECT_THAT(error_of(workspace.backup(folder / "b.zip")), HasSubstr("gibt es schon"));
  EXPECT_EQ(*read_file(folder / "b.zip"), "precious");
  EXPECT_THAT(error_of(workspace.backup(folder / "nowhere/b.zip")), HasSubstr("nowhere/b.zip"));
  EXPECT_EQ(entries_in(folder.path()), 2U);
  ASSERT_TRUE(workspace.backup(folder / "good.zip"));
  EXPECT_THAT(error_of(restore(folder / "good.zip", folder / "w")), HasSubstr("nicht leer"));
  EXPECT_TRUE(workspace.plan());
}

TEST(Restore, RefusesWhatIsNotABackupAndLeavesNothingBehind) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  write_test_zip(folder / "slip.zip", {"plan.gpkg", "sources.toml", "../evil.txt"});
  EXPECT_THAT(error_of(restore(folder / "slip.zip", folder / "r")),
              HasSubstr("„../evil.txt“ gehört nicht in die Sicherung"));
  write_test_zip(folder / "absolute.zip", {"/tmp/evil.txt"});
  EXPECT_FALSE(restore(folder / "absolute.zip", folder / "r"));
  write_test_zip(folder / "half.zip", {"plan.gpkg"});
  EXPECT_THAT(error_of(restore(folder / "half.zip", folder / "r")), HasSubstr("„sources.toml“ fehlt"));
  write_test_zip(folder / "junk.zip", {"plan.gpkg", "sources.toml"});
  EXPECT_THAT(error_of(restore(folder / "junk.zip", folder / "r")), HasSubstr("kein GeoPackage"));
  ASSERT_TRUE(write_file(folder / "text.zip", "no zip at all"));
  EXPECT_THAT(error_of(restore(folder / "text.zip", folder / "r")), HasSubstr("lässt sich nicht öffnen"));
  EXPECT_FALSE(restore(folder / "missing.zip", folder / "r"));
  EXPECT_FALSE(fs::exists(folder / "r"));
  EXPECT_FALSE(fs::exists(folder / "evil.txt"));
}

TEST(Restore, NoticesDamageAnywhereInTheFile) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  ASSERT_TRUE(with_city_and_plan(folder / "w").backup(folder / "b.zip"));
  auto const bytes = *read_file(folder / "b.zip");
  auto silent = 0;
  for (auto i = std::size_t{100}; i < bytes.size(); i += bytes.size() / 20) {
    auto damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    ASSERT_TRUE(write_file(folder / "d.zip", damaged));
    auto const restored = restore(folder / "d.zip", folder / "r");
    silent += restored ? 1 : 0;
    fs::remove_all(folder / "r");
  }
  EXPECT_EQ(silent, 0);
}

}  // namespace
}  // namespace leitbild::store
