// The order in which a new city becomes valid, so that a crash at any moment leaves the old or the new one:
//   1. plan.gpkg: districts and journal entry, not yet committed (a locked or full file is noticed here);
//   2. city-<hash>.city, flushed to the disk;   3. sources.toml, renamed into place: from here on the city is the new one;
//   4. plan.gpkg is committed.   5. City files nobody names are removed.
// Between 3 and 4 the plan file still has the old districts; open() sees the other hash and takes the new ones over.
#include "store/workspace.h"

#include <algorithm>

#include <fmt/format.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "city/file/city_file.h"
#include "plan/consistency.h"
#include "plan/document.h"
#include "store/adoption.h"
#include "store/city_record.h"
#include "store/current_plan.h"
#include "store/folder_lock.h"
#include "store/gpkg/city_tables.h"
#include "store/gpkg/journal.h"
#include "store/gpkg/layout.h"
#include "store/gpkg/persons.h"
#include "store/gpkg/plan_tables.h"
#include "store/gpkg/version_contents.h"
#include "store/gpkg/written_rows.h"
#include "store/new_folder.h"
#include "store/past_state.h"
#include "store/sign.h"
#include "store/workspace_files.h"

namespace leitbild::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCityHashSetting = "city_sha256";
constexpr auto kLongestNote = std::size_t{400};  // bytes

Result<CityRecord> record_in(fs::path const& folder) {
  auto const file = folder / kSourcesFile;
  TRY(auto const text, read_file(file));
  return read_city_record(text, file.string());
}

Result<void> write_record(fs::path const& folder, CityRecord const& record) {
  return write_file(folder / kSourcesFile, to_toml(record));
}

Result<city::Layers> layers_of(fs::path const& folder, CityRecord const& record) {
  if (record.file.empty()) {
    auto layers = city::Layers{};
    layers.info = record.info;
    layers.sources = record.sources;
    city::index_arcs(layers.streets);
    return layers;
  }
  auto const file = folder / record.file;
  auto ignored = std::error_code{};
  if (!fs::exists(file, ignored)) {
    return fail("das Stadtmodell fehlt; `leitbild rebuild` macht es aus den verzeichneten Dateien neu", file.string());
  }
  TRY(auto const bytes, read_file(file));
  if (sha256(bytes) != record.sha256) {
    return fail("das Stadtmodell ist nicht das, das sources.toml nennt (andere Prüfsumme); `leitbild "
                "rebuild` macht es aus den verzeichneten Dateien neu, oder eine Sicherung zurückholen",
                file.string());
  }
  TRY(auto layers, city::from_bytes(bytes, file.string()));
  layers.sources = record.sources;  // may have been completed by hand
  return layers;
}

bool may_write(fs::path const& path) { return ::access(path.c_str(), W_OK) == 0; }

void remove_other_cities(fs::path const& folder, std::string const& current) {
  auto ignored = std::error_code{};
  auto old = std::vector<fs::path>{};
  for (auto const& entry : fs::directory_iterator{folder, ignored}) {
    auto const name = entry.path().filename().string();
    if (is_city_file_name(name) && name != current) { old.push_back(entry.path()); }
  }
  for (auto const& file : old) { fs::remove(file, ignored); }
}

Result<void> check_request(city::CityInfo const& info, Author const& author) {
  auto problems = Problems{};
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (trimmed(info.name).empty()) { problems.add("der Name der Stadt fehlt"); }
  if (info.ags.size() != 8 || !std::ranges::all_of(info.ags, is_digit)) {
    problems.add(fmt::format("„{}“ ist kein amtlicher Gemeindeschlüssel (AGS); er hat acht Ziffern", info.ags));
  }
  if (trimmed(author.role).empty()) { problems.add("das Amt oder die Rolle, die ändert, ist nicht genannt"); }
  if (!is_valid_utf8(author.person) || author.person.find('\n') != std::string::npos) {
    problems.add("der Name der Person ist kein gültiger UTF-8-Text in einer Zeile", "--person");
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return {};
}

Result<void> check_districts(city::Districts const& districts) {
  auto problems = Problems{};
  if (districts.rows.empty()) { problems.add("die Stadt hat keine Grenze"); }
  auto codes = std::vector<std::string_view>{};
  for (auto const& district : districts.rows) {
    if (district.code.empty()) { problems.add(fmt::format("der Bezirk „{}“ hat keinen Schlüssel", district.name)); }
    if (std::ranges::find(codes, district.code) != codes.end()) {
      problems.add(fmt::format("zwei Bezirke haben den Schlüssel „{}“", district.code));
    }
    codes.push_back(district.code);
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return {};
}

plan::JournalEntry entry(Author const& author, std::string action, std::string object, std::string note) {
  auto const journal_class = plan::class_of_action(action);
  return {.at = utc_now(),
          .role = author.role,
          .action = std::move(action),
          .object = std::move(object),
          .note = std::move(note),
          .journal_class = journal_class};
}

tl::unexpected<Error> nothing_edited(fs::path const& folder) {
  return fail("außerhalb von Leitbild wurde nichts geändert", (folder / kPlanFile).string());
}

Result<void> fill_new_file(gpkg::Database const& db, city::CityInfo const& info, std::string const& plan_title,
                           Author const& author) {
  TRY(auto transaction, gpkg::Transaction::begin(db));
  TRY_DO(gpkg::create_tables(db));
  if (info.crs != geo::kLocalPlane) { TRY_DO(gpkg::set_plane(db, info.crs)); }
  TRY_DO(gpkg::set_setting(db, "city_name", info.name));
  TRY_DO(gpkg::set_setting(db, "ags", info.ags));
  TRY_DO(gpkg::set_setting(db, "plan_title", plan_title));
  TRY_DO(gpkg::set_setting(db, "program_version", LEITBILD_VERSION));
  TRY_DO(gpkg::set_setting(db, kCityHashSetting, ""));
  TRY_DO(gpkg::append(db, entry(author, "create", "workspace", fmt::format("neu: {}", info.name))));
  return transaction.commit();
}

/// The tables of a plan that an older program wrote.
Result<void> bring_up_to_date(fs::path const& folder, gpkg::Database const& db) {
  TRY(auto const seen, gpkg::schema_version(db));
  if (seen == gpkg::kSchemaVersion) { return {}; }
  TRY(auto const lock, FolderLock::acquire(folder, FolderLock::Kind::kExclusive));
  TRY(auto transaction, gpkg::Transaction::begin(db));
  TRY(auto const version, gpkg::schema_version(db));
  if (version == gpkg::kSchemaVersion) { return {}; }  // another program was faster
  TRY_DO(gpkg::upgrade(db));
  if (version < gpkg::kVersionWithHistory) {
    // A plan that another program spoilt is noted as empty: it can still be opened, looked at and put right.
    auto const plan = gpkg::read_plan(db);
    TRY_DO(gpkg::begin_chain(db, plan ? *plan : plan::Plan{}));
  }
  TRY_DO(gpkg::set_setting(db, "program_version", LEITBILD_VERSION));
  return transaction.commit();
}

/// Districts and settings of that city; in the caller's transaction.
Result<void> take_over(gpkg::Database const& db, city::Layers const& layers, CityRecord const& record) {
  TRY_DO(gpkg::write_districts(db, layers.districts, layers.info.crs));
  TRY_DO(gpkg::set_setting(db, "city_name", record.info.name));
  TRY_DO(gpkg::set_setting(db, "ags", record.info.ags));
  TRY_DO(gpkg::set_setting(db, "city_file", record.file));
  TRY_DO(gpkg::remember_rows(db));  // places may have been carried to another plane
  return gpkg::set_setting(db, kCityHashSetting, record.sha256);
}

}  // namespace

struct Workspace::Impl {
  fs::path folder;
  gpkg::Database db;
  CityRecord record;  // as last seen
  std::optional<PastState> past{};
  CurrentPlan plan{};

  /// What the plan is must be settled before it changes further.
  Result<void> refuse_if_edited() {
    TRY(auto const edits, plan.foreign_edits(db));
    if (edits.empty()) { return {}; }
    return fail(
        fmt::format("plan.gpkg wurde außerhalb von Leitbild geändert ({}); bitte zuerst ansehen mit `leitbild plan "
                    "differences {}`, dann übernehmen mit `leitbild plan adopt-edits` oder verwerfen mit `leitbild "
                    "plan reject-edits`",
                    edits.size() == 1 ? "1 Unterschied" : fmt::format("{} Unterschiede", edits.size()),
                    folder.string()),
        (folder / kPlanFile).string());
  }

  /// Runs one change of the plan in one transaction. On error nothing was changed, and the plan is read again.
  template <class Body>
  auto change(Body body) -> decltype(body()) {
    auto done = in_transaction(body);
    if (!done) { plan.forget(); }
    return done;
  }

  template <class Body>
  auto in_transaction(Body body) -> decltype(body()) {
    TRY(auto const lock, FolderLock::acquire(folder, FolderLock::Kind::kExclusive));
    TRY(auto transaction, gpkg::Transaction::begin(db));
    if (db.was_replaced()) {
      return fail("die Datei wurde inzwischen durch eine andere ersetzt; bitte noch einmal beginnen",
                  (folder / kPlanFile).string());
    }
    auto done = body();
    if (!done) { return done; }
    TRY_DO(transaction.commit());
    return done;
  }

  /// For a file from before there was that table.
  Result<void> add_written_rows() const {
    TRY(auto const is_there, gpkg::has_written_rows(db));
    if (is_there) { return {}; }
    TRY(auto transaction, gpkg::Transaction::begin(db));
    TRY_DO(gpkg::add_written_rows(db));
    return transaction.commit();
  }

  /// After a program ended between the two halves of a city's replacement.
  Result<void> finish_replacement() {
    TRY(auto const seen, gpkg::setting(db, kCityHashSetting));
    if (seen == record.sha256) { return {}; }
    TRY(auto const lock, FolderLock::acquire(folder, FolderLock::Kind::kExclusive));
    TRY(record, record_in(folder));
    TRY(auto const now_seen, gpkg::setting(db, kCityHashSetting));
    if (now_seen == record.sha256) { return {}; }  // another program was in the middle of it
    TRY(auto const layers, layers_of(folder, record));
    TRY(auto transaction, gpkg::Transaction::begin(db));
    TRY(auto const edits, gpkg::foreign_edits(db));
    if (!edits.empty()) { return {}; }  // places may have to be carried to another plane: once those edits are settled
    TRY_DO(take_over(db, layers, record));
    TRY_DO(gpkg::append(db, entry({"Leitbild"}, "import", record.file, "Stadtmodell nach Abbruch übernommen")));
    TRY_DO(transaction.commit());
    remove_other_cities(folder, record.file);
    return {};
  }
};

Workspace::Workspace(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

Result<Workspace> Workspace::create(fs::path const& folder, city::CityInfo const& info, std::string const& plan_title,
                                    Author const& author) {
  TRY_DO(check_request(info, author));
  TRY(auto made, NewFolder::make(folder));
  {
    TRY(auto const db, gpkg::Database::open(made.path() / kPlanFile, gpkg::Access::kCreate));
    TRY_DO(fill_new_file(db, info, plan_title, author));
  }
  TRY_DO(write_record(made.path(), {.info = info, .file = {}, .sha256 = {}, .sources = {}}));
  TRY(auto workspace, open(made.path()));
  made.keep();
  return workspace;
}

Result<Workspace> Workspace::open(fs::path const& typed, Opening opening) {
  auto const [folder, state] = folder_and_state(typed);
  auto ignored = std::error_code{};
  if (!fs::exists(folder / kPlanFile, ignored)) {
    return fail(fmt::format("hier liegt kein Arbeitsordner („{}“ fehlt); `leitbild new` legt einen an", kPlanFile),
                folder.string());
  }
  auto const writable = may_write(folder) && may_write(folder / kPlanFile);
  auto const access = writable ? gpkg::Access::kExisting : gpkg::Access::kReading;
  TRY(auto db, gpkg::Database::open(folder / kPlanFile, access));
  TRY_DO(gpkg::check_file(db));
  // Readers and a writer side by side. Where the file system cannot do it (network drives), they wait for each other.
  if (writable) {
    TRY_DO(db.run("PRAGMA journal_mode = WAL"));
    TRY_DO(bring_up_to_date(folder, db));
  }
  TRY(auto record, record_in(folder));
  auto impl = std::make_unique<Impl>(Impl{.folder = folder, .db = std::move(db), .record = std::move(record)});
  // Without the right to write, the plan's copy of the districts may be older than the city; nothing here reads it.
  if (writable) { TRY_DO(impl->add_written_rows()); }
  if (writable && opening == Opening::kUsual) { TRY_DO(impl->finish_replacement()); }
  if (!state.empty()) { TRY(impl->past, store::past_state(impl->db, state)); }
  return Workspace{std::move(impl)};
}

fs::path const& Workspace::folder() const { return impl_->folder; }
Result<plan::Plan> Workspace::plan() const {
  if (impl_->past) { return impl_->past->plan; }
  TRY(auto const snapshot, gpkg::Snapshot::begin(impl_->db));
  return impl_->plan.read(impl_->db);
}
Result<std::int64_t> Workspace::commits_of_others() const { return impl_->db.commits_of_others(); }
std::optional<std::string> Workspace::past_state() const {
  return impl_->past ? std::optional{impl_->past->title_de} : std::nullopt;
}
city::CityInfo Workspace::info() const { return impl_->record.info; }
std::vector<city::Source> const& Workspace::sources() const { return impl_->record.sources; }
Result<void> Workspace::refuse_if_past() const {
  if (!impl_->past) { return {}; }
  return fail(fmt::format("geöffnet ist {}, und dieser Stand ist nur zum Lesen; geändert wird der heutige Plan: `{}`",
                          impl_->past->title_de, impl_->folder.string()));
}

Result<std::vector<plan::JournalEntry>> Workspace::journal() const {
  TRY(auto entries, gpkg::read_journal(impl_->db));
  if (impl_->past) {
    std::erase_if(entries, [&](plan::JournalEntry const& entry) { return entry.at > impl_->past->until; });
  }
  return entries;
}

Result<std::vector<plan::NamedPerson>> Workspace::journal_persons() const { return gpkg::read_persons(impl_->db); }

Result<void> Workspace::forget_persons(std::vector<plan::NamedPerson> const& persons, Author const& author) {
  TRY_DO(refuse_if_past());
  TRY_DO(check_request(impl_->record.info, author));
  if (persons.empty()) { return {}; }
  TRY(auto const lock, FolderLock::acquire(impl_->folder, FolderLock::Kind::kExclusive));
  TRY(auto transaction, gpkg::Transaction::begin(impl_->db));
  auto pseudonyms = std::vector<std::string>{};
  for (auto const& person : persons) { pseudonyms.push_back(person.pseudonym); }
  TRY_DO(gpkg::remove_persons(impl_->db, pseudonyms));
  auto const count = persons.size() == 1 ? std::string{"1 Name"} : fmt::format("{} Namen", persons.size());
  TRY_DO(gpkg::append(impl_->db, entry(author, "forget", "journal", count + " gelöscht, deren Frist vorbei ist")));
  TRY_DO(transaction.commit());
  return gpkg::clear_log(impl_->db);
}

Result<city::Layers> Workspace::layers() const {
  TRY(auto const lock, FolderLock::acquire(impl_->folder, FolderLock::Kind::kShared));
  TRY(impl_->record, record_in(impl_->folder));  // another program may have replaced the city
  return layers_of(impl_->folder, impl_->record);
}

Result<std::vector<ForeignEdit>> Workspace::foreign_edits() const {
  TRY_DO(refuse_if_past());  // another program changes the plan of today
  TRY(auto const snapshot, gpkg::Snapshot::begin(impl_->db));
  return impl_->plan.foreign_edits(impl_->db);
}

Result<std::vector<plan::JournalEntry>> Workspace::adopt_foreign_edits(Author const& author) {
  TRY_DO(refuse_if_past());
  TRY_DO(check_request(impl_->record.info, author));
  auto const& db = impl_->db;
  return impl_->change([&]() -> Result<std::vector<plan::JournalEntry>> {
    TRY(auto const edits, impl_->plan.foreign_edits(db));
    if (edits.empty()) { return nothing_edited(impl_->folder); }
    impl_->plan.forget();
    TRY(auto adopted, adopt(db, edits));
    auto entries = std::vector<plan::JournalEntry>{};
    for (auto& [entry, changes] : adopted) {
      TRY_DO(sign(db, entry, author));
      TRY_DO(gpkg::append(db, entry, changes));
      entries.push_back(std::move(entry));
    }
    return entries;
  });
}

Result<void> Workspace::reject_foreign_edits(Author const& author) {
  TRY_DO(refuse_if_past());
  TRY_DO(check_request(impl_->record.info, author));
  auto const& db = impl_->db;
  return impl_->change([&]() -> Result<void> {
    TRY(auto const edits, impl_->plan.foreign_edits(db));
    if (edits.empty()) { return nothing_edited(impl_->folder); }
    impl_->plan.forget();
    TRY_DO(gpkg::restore_rows(db));
    for (auto const& edit : edits) {
      auto const& code = edit.code.empty() ? edit.new_code : edit.code;
      TRY_DO(gpkg::append(db, entry(author, "reject_edits", code, "verworfen: " + to_line(edit, kLongestNote))));
    }
    return {};
  });
}

Result<void> Workspace::apply(plan::Edit const& edit, Author const& author) {
  return apply(std::vector<plan::Edit>{edit}, author);
}

Result<void> Workspace::apply(std::vector<plan::Edit> const& edits, Author const& author) {
  TRY_DO(refuse_if_past());
  TRY_DO(check_request(impl_->record.info, author));
  return impl_->change([&]() -> Result<void> {
    TRY_DO(impl_->refuse_if_edited());
    for (auto const& edit : edits) { TRY_DO(impl_->plan.apply(impl_->db, edit, author)); }
    return {};
  });
}

Result<std::vector<std::string>> Workspace::damage() const { return gpkg::damage(impl_->db); }

Result<std::optional<JournalBreak>> Workspace::journal_break() const {
  TRY(auto const found, gpkg::first_break(impl_->db));
  return found ? std::optional{JournalBreak{found->number, found->entry}} : std::nullopt;
}

Result<plan::Plan> Workspace::plan_at(Date day) const { return gpkg::plan_at(impl_->db, day); }

Result<void> Workspace::adopt_version(plan::PlanVersion version, Author const& author) {
  TRY_DO(refuse_if_past());
  TRY_DO(check_request(impl_->record.info, author));
  auto const& db = impl_->db;
  return impl_->change([&]() -> Result<void> {
    TRY_DO(impl_->refuse_if_edited());
    TRY(auto const plan, impl_->plan.read(db));
    TRY_DO(plan::check_adoptable(plan));
    auto const content = plan::to_json(plan).dump();
    version.state = plan::VersionState::kAdopted;
    version.sha256 = sha256(content);
    TRY_DO(gpkg::keep_version(db, version.code, version.sha256, content));
    return impl_->plan.apply(db, plan::PutRecord{plan::record_of(version)}, author, "adopt");
  });
}

Result<plan::Plan> Workspace::adopted_plan(std::string const& version) const {
  return gpkg::adopted_plan(impl_->db, version);
}

Result<void> Workspace::replace_city(city::Layers const& layers, std::string const& note, Author const& author) {
  TRY_DO(refuse_if_past());
  TRY_DO(check_request(layers.info, author));
  TRY_DO(check_districts(layers.districts));
  auto const& folder = impl_->folder;
  TRY(auto const lock, FolderLock::acquire(folder, FolderLock::Kind::kExclusive));
  TRY(auto const before, record_in(folder));
  if (before.sha256 != impl_->record.sha256) {
    return fail("ein anderes Programm hat das Stadtmodell inzwischen ersetzt; bitte mit dem neuen noch einmal beginnen",
                folder.string());
  }
  auto const bytes = city::to_bytes(layers);
  auto const hash = sha256(bytes);
  auto const after =
      CityRecord{.info = layers.info, .file = city_file_name(hash), .sha256 = hash, .sources = layers.sources};

  TRY(auto transaction, gpkg::Transaction::begin(impl_->db));
  TRY_DO(impl_->refuse_if_edited());
  impl_->plan.forget();  // places may be carried to another plane
  TRY_DO(take_over(impl_->db, layers, after));
  TRY_DO(gpkg::append(impl_->db, entry(author, "import", after.file, note)));
  auto done = write_file(folder / after.file, bytes).and_then([&] { return write_record(folder, after); });
  if (done) {
    done = transaction.commit();
    // If not even the old sources.toml can be written again, both cities stay, and the next open() finishes forwards.
    if (!done && !write_record(folder, before)) { return done; }
  }
  if (done) { impl_->record = after; }
  remove_other_cities(folder, impl_->record.file);
  return done;
}

Result<void> Workspace::save_results(city::City const& city, scenario::Evaluation const& evaluation,
                                     Author const& author) {
  TRY_DO(refuse_if_past());
  TRY_DO(check_request(impl_->record.info, author));
  auto const is_today = evaluation.year == Year{};
  auto const year = is_today ? std::string{"heute"} : fmt::format("{}", evaluation.year.value);
  auto const note =
      fmt::format("{} Indikatoren, {}", evaluation.comparisons.size(),
                  is_today ? std::string{"ohne Maßnahmen"}
                           : fmt::format("{} Maßnahmen mit Wirkung bis {}", evaluation.measures.size(), year));
  return impl_->change([&]() -> Result<void> {
    TRY_DO(impl_->refuse_if_edited());
    TRY_DO(gpkg::write_results(impl_->db, city, evaluation));
    return gpkg::append(impl_->db, entry(author, "evaluate", year, note));
  });
}

Result<void> Workspace::backup(fs::path const& file) const {
  if (impl_->past) {
    return fail(fmt::format("eine Sicherung enthält immer den ganzen Arbeitsordner, nicht einen Stand: `{}`",
                            impl_->folder.string()));
  }
  TRY(auto const lock, FolderLock::acquire(impl_->folder, FolderLock::Kind::kShared));
  TRY(auto const record, record_in(impl_->folder));
  return write_backup(impl_->folder, impl_->db, record.file, file);
}

}  // namespace leitbild::store
