// Persons in the journal: named only where money is spent or something is published, by pseudonyms that lead nowhere once
// the name is removed; and files from before that.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/hash.h"
#include "plan/document.h"
#include "store/gpkg/journal.h"
#include "store/gpkg/layout.h"
#include "store/gpkg/persons.h"
#include "store/gpkg/plan_tables.h"
#include "store/gpkg/sqlite.h"
#include "store/test_city.h"
#include "store/workspace.h"
#include "testing/folder.h"

namespace leitbild::store {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::SizeIs;
using namespace testing;  // NOLINT(google-build-using-namespace): the test city of this folder

constexpr auto kName = "Erika Mustermann";
Author const kOffice{.role = "Kämmerei"};
Author const kPerson{.role = "Kämmerei", .person = kName};

gpkg::Database connected(std::filesystem::path const& folder) {
  return std::move(gpkg::Database::open(folder / "plan.gpkg", gpkg::Access::kExisting)).value();
}

plan::Record running_cost(std::string const& code, std::int64_t cents = 100) {
  auto out = plan::RunningCost{};
  out.code = code;
  out.measure = "KLI-01";
  out.title = "Pflege";
  out.per_year = EuroCents{cents};
  out.from = Year{2028};
  return plan::record_of(out);
}

class JournalPersons : public ::testing::Test {
 protected:
  leitbild::testing::TemporaryFolder folder;
  Workspace workspace = std::move(Workspace::create(folder / "w", info(), "Probe", kOffice)).value();

  void SetUp() override { ASSERT_TRUE(workspace.apply(whole_plan(), kPerson)); }

  void put(plan::Record const& record, Author const& author) {
    auto const done = workspace.apply(plan::PutRecord{record}, author);
    ASSERT_TRUE(done) << to_text(done.error());
  }
  void adopt(std::string const& code) {
    auto version = plan::PlanVersion{};
    version.code = code;
    version.title = code;
    auto const done = workspace.adopt_version(version, kPerson);
    ASSERT_TRUE(done) << to_text(done.error());
  }
  /// Bytes of every file of the workspace.
  std::string bytes() const {
    auto out = std::string{};
    for (auto const& entry : std::filesystem::directory_iterator{folder / "w"}) {
      out += read_file(entry.path()).value_or("");
    }
    return out;
  }
};

TEST_F(JournalPersons, AreNotStoredWhereTheContentChanges) {
  auto const entries = workspace.journal().value();
  for (auto const& entry : entries) { EXPECT_EQ(entry.person, "") << entry.action; }
  EXPECT_THAT(workspace.journal_persons().value(), IsEmpty());
  EXPECT_THAT(bytes(), Not(HasSubstr(kName)));
}

TEST_F(JournalPersons, HaveOnePseudonymForEachClassAndYear) {
  put(running_cost("F-1"), kPerson);
  put(running_cost("F-2"), kPerson);
  put(running_cost("F-3"), {.role = "Kämmerei", .person = "Max Muster"});
  put(running_cost("F-4"), kOffice);
  adopt("F1");
  auto const journal = workspace.journal().value();
  auto const money = journal[journal.size() - 5].person;
  EXPECT_THAT(money, MatchesRegex("P-[0-9a-f]{6}"));
  EXPECT_EQ(journal[journal.size() - 4].person, money);
  auto const other = journal[journal.size() - 3].person;
  EXPECT_THAT(other, MatchesRegex("P-[0-9a-f]{6}"));
  EXPECT_NE(other, money);
  EXPECT_EQ(journal[journal.size() - 2].person, "") << "the office only";
  auto const publication = journal.back().person;
  EXPECT_NE(publication, "");
  EXPECT_NE(publication, money) << "no profile across classes";
  auto const db = connected(folder / "w");
  ASSERT_TRUE(db.run("UPDATE journal_persons SET year = year - 1"));
  put(running_cost("F-5"), kPerson);
  EXPECT_NE(workspace.journal()->back().person, money) << "nor across years";
  EXPECT_FALSE(workspace.journal_break().value());
}

TEST_F(JournalPersons, ClassAndPseudonymArePartOfTheChecksumTheNameIsNot) {
  put(running_cost("F-1"), kPerson);
  auto const db = connected(folder / "w");
  ASSERT_TRUE(db.run("UPDATE journal_persons SET name = 'Jemand'"));
  EXPECT_FALSE(workspace.journal_break().value());
  for (auto const* const change :
       {"person = ''", "person = 'P-000000'", "class = 'content'", "class = ''", "class = '', person = ''"}) {
    auto const last = *db.one_integer("SELECT max(fid) FROM journal");
    auto const before = *db.one_text("SELECT person FROM journal ORDER BY fid DESC LIMIT 1");
    ASSERT_TRUE(db.run(fmt::format("UPDATE journal SET {} WHERE fid = {}", change, *last)));
    EXPECT_TRUE(workspace.journal_break().value()) << change;
    ASSERT_TRUE(
        db.execute(fmt::format("UPDATE journal SET class = 'money', person = ? WHERE fid = {}", *last), {*before}));
    EXPECT_FALSE(workspace.journal_break().value());
  }
}

TEST_F(JournalPersons, AreGoneFromEveryByteOnceTheyAreForgotten) {
  put(running_cost("F-1"), kPerson);
  adopt("F1");
  EXPECT_THAT(bytes(), HasSubstr(kName));
  auto const persons = workspace.journal_persons().value();
  ASSERT_THAT(persons, SizeIs(2));
  ASSERT_TRUE(workspace.forget_persons({persons[0]}, kOffice));
  EXPECT_THAT(workspace.journal_persons().value(), SizeIs(1));
  EXPECT_THAT(bytes(), HasSubstr(kName));
  ASSERT_TRUE(workspace.forget_persons({persons[1]}, kOffice));
  EXPECT_THAT(workspace.journal_persons().value(), IsEmpty());
  EXPECT_THAT(bytes(), Not(HasSubstr(kName)));
  EXPECT_FALSE(workspace.journal_break().value());
  auto const last = workspace.journal()->back();
  EXPECT_EQ(last.action, "forget");
  EXPECT_EQ(last.journal_class, plan::JournalClass::kOperation);
  EXPECT_EQ(last.note, "1 Name gelöscht, deren Frist vorbei ist");
  auto const entries = workspace.journal().value();
  EXPECT_EQ(entries[entries.size() - 4].person, persons[0].pseudonym) << "the entry keeps the pseudonym";
}

TEST_F(JournalPersons, TakeOverWhatAnotherProgramChangedUnderItsClass) {
  put(running_cost("F-1"), kOffice);
  ASSERT_TRUE(
      connected(folder / "w").run("UPDATE running_cost SET per_year_cents = 7; UPDATE goals SET text_de = 'neu'"));
  auto const entries = workspace.adopt_foreign_edits(kPerson);
  ASSERT_TRUE(entries) << to_text(entries.error());
  for (auto const& entry : *entries) {
    EXPECT_EQ(entry.journal_class, entry.object == "F-1" ? plan::JournalClass::kMoney : plan::JournalClass::kContent);
    EXPECT_EQ(entry.person.empty(), entry.object != "F-1");
  }
}

TEST_F(JournalPersons, ANameOfTwoLinesIsRefused) {
  auto const done = workspace.apply(plan::PutRecord{running_cost("F-1")}, {.role = "Kämmerei", .person = "a\nb"});
  ASSERT_FALSE(done);
  EXPECT_THAT(to_text(done.error()), HasSubstr("--person"));
}

// ---- Files of version 3 ----------------------------------------------------------------------------------------------

std::string part(std::string_view text) { return fmt::format("{}:{}\n", text.size(), text); }

/// The checksums of version 3: over the entry before, the entry and what it changed.
void sign_as_version_3(gpkg::Database const& db) {
  auto texts = std::vector<std::string>{};
  ASSERT_TRUE(db.each("SELECT at, role, action, object, note FROM journal ORDER BY fid", {}, [&](gpkg::Row const& row) {
    auto& text = texts.emplace_back();
    for (auto column = 0; column < 5; ++column) { text += part(row.text(column)); }
    return Result<void>{};
  }));
  ASSERT_TRUE(db.each("SELECT journal, kind, code, content FROM history ORDER BY fid", {}, [&](gpkg::Row const& row) {
    auto& text = texts.at(static_cast<std::size_t>(row.integer(0)) - 1);
    text += part(row.text(1)) + part(row.text(2)) + part(row.is_null(3) ? "-" : "+" + row.text(3));
    return Result<void>{};
  }));
  auto before = std::string{};
  for (auto i = std::size_t{0}; i < texts.size(); ++i) {
    before = sha256(part(before) + texts[i]);
    ASSERT_TRUE(db.execute("UPDATE journal SET hash = ? WHERE fid = ?", {before, static_cast<std::int64_t>(i) + 1}));
  }
}

/// As version 3 wrote it.
void make_old(gpkg::Database const& db) {
  sign_as_version_3(db);
  ASSERT_TRUE(db.run(
      "ALTER TABLE journal DROP COLUMN class; ALTER TABLE journal DROP COLUMN person; DROP TABLE journal_persons;"
      "DELETE FROM gpkg_data_columns WHERE table_name = 'journal' AND column_name IN ('class', 'person');"
      "UPDATE workspace SET value = '3' WHERE key = 'schema_version'"));
}

class OlderFile : public ::testing::Test {
 protected:
  leitbild::testing::TemporaryFolder folder;

  void SetUp() override {
    auto workspace = std::move(Workspace::create(folder / "w", info(), "Probe", kOffice)).value();
    ASSERT_TRUE(workspace.apply(whole_plan(), kOffice));
    ASSERT_TRUE(workspace.apply(plan::PutRecord{running_cost("F-1")}, kOffice));
    make_old(connected(folder / "w"));
  }
};

TEST_F(OlderFile, ThatMayNotBeWrittenIsReadAsItIs) {
  auto const reader = std::move(gpkg::Database::open(folder / "w/plan.gpkg", gpkg::Access::kReading)).value();
  EXPECT_THAT(gpkg::read_plan(reader)->running_costs, SizeIs(1));
  EXPECT_EQ(gpkg::read_journal(reader)->back().journal_class, plan::JournalClass::kMoney);
  EXPECT_FALSE(gpkg::first_break(reader).value());
  EXPECT_THAT(gpkg::read_persons(reader).value(), IsEmpty());
}

TEST_F(OlderFile, IsUpgradedAndItsChainHolds) {
  auto const before = *connected(folder / "w").one_text("SELECT group_concat(hash, ' ') FROM journal");
  auto workspace = std::move(Workspace::open(folder / "w")).value();
  auto const db = connected(folder / "w");
  EXPECT_EQ(*gpkg::setting(db, "schema_version"), "4");
  EXPECT_EQ(*db.one_text("SELECT group_concat(hash, ' ') FROM journal"), before) << "nothing is signed anew";
  EXPECT_FALSE(workspace.journal_break().value());
  EXPECT_EQ(workspace.journal()->back().journal_class, plan::JournalClass::kMoney) << "by its action";
  ASSERT_TRUE(db.run("UPDATE journal SET person = 'P-123456' WHERE fid = 4"));
  EXPECT_TRUE(workspace.journal_break().value()) << "nobody is put into an old entry";
  ASSERT_TRUE(db.run("UPDATE journal SET person = '' WHERE fid = 4"));
  auto const then = workspace.plan_at(today());
  ASSERT_TRUE(then) << to_text(then.error());
  EXPECT_EQ(plan::to_json(*then), plan::to_json(*workspace.plan()));
  ASSERT_TRUE(workspace.apply(plan::PutRecord{running_cost("F-2")}, kPerson));
  EXPECT_FALSE(workspace.journal_break().value());
  ASSERT_TRUE(db.run("UPDATE journal SET note = 'x' WHERE fid = 3"));
  EXPECT_EQ(workspace.journal_break().value()->number, 3);
}

TEST_F(OlderFile, ThatWasTamperedWithIsNotMadeGoodByTheUpgrade) {
  ASSERT_TRUE(connected(folder / "w").run("UPDATE journal SET role = 'x' WHERE fid = 2"));
  auto const workspace = std::move(Workspace::open(folder / "w")).value();
  ASSERT_TRUE(workspace.journal_break().value());
  EXPECT_EQ(workspace.journal_break().value()->number, 2);
}

}  // namespace
}  // namespace leitbild::store
