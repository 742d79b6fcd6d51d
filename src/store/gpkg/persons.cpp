#include "store/gpkg/persons.h"

#include <random>

#include <fmt/format.h>

namespace leitbild::store::gpkg {
namespace {

/// Not computed from the name: nobody can find a person by trying names.
std::string random_pseudonym() {
  auto device = std::random_device{};
  auto draw = std::uniform_int_distribution<unsigned>{0, 0xFF'FFFFU};
  return fmt::format("P-{:06x}", draw(device));
}

/// Also of somebody whose name is removed.
Result<bool> is_taken(Database const& db, std::string const& pseudonym) {
  TRY(auto const found, db.one_integer("SELECT 1 FROM journal_persons WHERE pseudonym = ?1 UNION ALL "
                                       "SELECT 1 FROM journal WHERE person = ?1 LIMIT 1",
                                       {pseudonym}));
  return found.has_value();
}

}  // namespace

Result<std::string> pseudonym_of(Database const& db, std::string const& name, plan::JournalClass journal_class,
                                 Year year) {
  auto const id = std::string{plan::info(journal_class).id};
  TRY(auto const known, db.one_text("SELECT pseudonym FROM journal_persons WHERE name = ? AND class = ? AND year = ?",
                                    {name, id, std::int64_t{year.value}}));
  if (known) { return *known; }
  auto pseudonym = random_pseudonym();
  TRY(auto taken, is_taken(db, pseudonym));
  while (taken) {
    pseudonym = random_pseudonym();
    TRY(taken, is_taken(db, pseudonym));
  }
  TRY_DO(db.execute("INSERT INTO journal_persons (pseudonym, class, year, name) VALUES (?, ?, ?, ?)",
                    {pseudonym, id, std::int64_t{year.value}, name}));
  return pseudonym;
}

Result<std::vector<plan::NamedPerson>> read_persons(Database const& db) {
  auto out = std::vector<plan::NamedPerson>{};
  TRY(auto const table,
      db.one_integer("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'journal_persons'"));
  if (!table) { return out; }
  TRY_DO(db.each("SELECT pseudonym, name, class, year FROM journal_persons ORDER BY fid", {}, [&](Row const& row) {
    auto const journal_class = plan::journal_class_from(row.text(2));
    if (!journal_class || !plan::names_persons(*journal_class)) {
      return Result<void>{fail(fmt::format("die Klasse „{}“ ist nicht bekannt", row.text(2)),
                               fmt::format("plan.gpkg journal_persons {}", row.text(0)))};
    }
    out.push_back({.pseudonym = row.text(0),
                   .name = row.text(1),
                   .journal_class = *journal_class,
                   .year = Year{static_cast<int>(row.integer(3))}});
    return Result<void>{};
  }));
  return out;
}

Result<void> remove_persons(Database const& db, std::vector<std::string> const& pseudonyms) {
  TRY_DO(db.run("PRAGMA secure_delete = ON"));  // overwritten, not only unlinked
  for (auto const& pseudonym : pseudonyms) {
    TRY_DO(db.execute("DELETE FROM journal_persons WHERE pseudonym = ?", {pseudonym}));
  }
  return {};
}

Result<void> clear_log(Database const& db) { return db.run("PRAGMA wal_checkpoint(TRUNCATE)"); }

}  // namespace leitbild::store::gpkg
