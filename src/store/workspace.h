// A workspace: one folder with the plan (plan.gpkg), the compiled city and sources.toml.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "city/city.h"
#include "plan/edit.h"
#include "plan/plan.h"
#include "plan/retention.h"
#include "scenario/scenario.h"
#include "store/author.h"
#include "store/foreign_edit.h"

namespace leitbild::store {

/// Where the journal is not what Leitbild wrote. An entry without a time: this one and all after it are missing.
struct JournalBreak {
  std::int64_t number{};  // of the entry, from 1
  plan::JournalEntry entry;
};

/// The only way to a workspace's files. Not shared between threads.
class Workspace {
 public:
  /// A new folder with an empty plan; `info.crs` may still be unknown. Error: the folder exists and is not empty, or
  /// cannot be made; an AGS that is not eight digits. On error nothing is left behind.
  static Result<Workspace> create(std::filesystem::path const& folder, city::CityInfo const& info,
                                  std::string const& plan_title, Author const& author);
  /// Where folder or plan cannot be written to, everything that only reads works all the same. "kl@F1" opens the plan as it
  /// was adopted, "kl@2026-03-31" as it was at the end of that day, beside the city of today: plan() is that one, and
  /// whatever writes refuses. Error: no workspace there, no such state, a newer version, a damaged file: what and what to do.
  static Result<Workspace> open(std::filesystem::path const& folder) { return open(folder, Opening::kUsual); }
  /// kWithoutCity: does not look at the compiled city, so that one that is damaged can be replaced; layers() must not be
  /// asked before replace_city().
  enum class Opening : std::uint8_t { kUsual, kWithoutCity };
  static Result<Workspace> open(std::filesystem::path const& folder, Opening opening);

  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;
  ~Workspace();

  /// Without the name of a state.
  std::filesystem::path const& folder() const;
  /// Which plan of another time is open, in words: "die Fassung F1, beschlossen am 06.10.2025". Nothing: today's.
  std::optional<std::string> past_state() const;
  /// Error: the plan of another time is open, which is only to be read.
  Result<void> refuse_if_past() const;
  /// As it is in the database now, or the state that is open.
  Result<plan::Plan> plan() const;
  /// A number that is another one after somebody else changed something in the database since the last call. O(1).
  Result<std::int64_t> commits_of_others() const;
  city::CityInfo info() const;
  /// As recorded in sources.toml.
  std::vector<city::Source> const& sources() const;
  /// Layers as compiled; only info and sources where nothing was imported yet.
  Result<city::Layers> layers() const;

  /// What another program, such as QGIS, changed in the rows of the plan since Leitbild last wrote them. As long as
  /// there is something, apply(), replace_city() and save_results() refuse. The titles of measures that `places` repeats
  /// for people with a GIS are not looked at; the journal and the copies of districts and results neither.
  Result<std::vector<ForeignEdit>> foreign_edits() const;
  /// Makes those edits part of the plan, under the rules of every edit, with a journal entry per field, goal or measure;
  /// all or none. Error: nothing was changed; a rule is broken, with what to do in the other program.
  Result<std::vector<plan::JournalEntry>> adopt_foreign_edits(Author const& author);
  /// Brings back the rows as Leitbild last wrote them, and notes that. Error: nothing was changed.
  Result<void> reject_foreign_edits(Author const& author);

  /// The one place where a plan changes: rules, rows and journal entry in one transaction.
  Result<void> apply(plan::Edit const& edit, Author const& author);
  /// All or none, in one transaction.
  Result<void> apply(std::vector<plan::Edit> const& edits, Author const& author);
  /// Replaces the compiled city, sources.toml and the districts in plan.gpkg. All or nothing.
  Result<void> replace_city(city::Layers const& layers, std::string const& note, Author const& author);
  /// Replaces the rows of results with this evaluation, and notes it in the journal.
  Result<void> save_results(city::City const& city, scenario::Evaluation const& evaluation, Author const& author);
  /// Oldest first; until the state that is open.
  Result<std::vector<plan::JournalEntry>> journal() const;
  /// The names behind the pseudonyms of the journal, as far as they are kept.
  Result<std::vector<plan::NamedPerson>> journal_persons() const;
  /// Removes these names for good; the journal keeps the pseudonyms, and gets an entry with their number.
  Result<void> forget_persons(std::vector<plan::NamedPerson> const& persons, Author const& author);

  /// What is wrong with plan.gpkg as a file, partly in the words of the database; open() does not look that far. O(file).
  Result<std::vector<std::string>> damage() const;
  /// The first entry of the journal that is not what its checksum says. Nothing: the chain holds.
  Result<std::optional<JournalBreak>> journal_break() const;
  /// The plan as it was at the end of that day (UTC). Error: no state is known from that time.
  Result<plan::Plan> plan_at(Date day) const;

  /// Keeps the plan as it is now as what was adopted: the record of the version gets its checksum, the state "adopted",
  /// and the whole content is stored once and for ever. `version.sha256` is set here.
  /// Error: there is such a version already; the decision is none of the plan; a measure that lacks what the concept says
  /// about every measure; as apply().
  Result<void> adopt_version(plan::PlanVersion version, Author const& author);
  /// As it was adopted. Error: no such version; its content is not what its checksum says.
  Result<plan::Plan> adopted_plan(std::string const& version) const;

  /// The whole workspace as one .zip file, consistent while others use it. Error: the file exists already.
  Result<void> backup(std::filesystem::path const& file) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  explicit Workspace(std::unique_ptr<Impl> impl);
};

/// Unpacks a backup into a new folder. Error: not a backup, folder not empty.
Result<void> restore(std::filesystem::path const& file, std::filesystem::path const& folder);

}  // namespace leitbild::store
