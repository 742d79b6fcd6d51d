#include "store/gpkg/sqlite.h"

#include <unordered_map>

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/handle.h"
#include "store/gpkg/functions.h"

namespace leitbild::store::gpkg {
namespace {

using Connection = Handle<sqlite3, sqlite3_close_v2>;
using Statement = Handle<sqlite3_stmt, sqlite3_finalize>;

std::string sentence(int code, std::string_view message) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "ein anderes Programm schreibt gerade in die Datei; bitte dort schließen oder später noch einmal "
             "versuchen";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return "in die Datei oder ihren Ordner darf nicht geschrieben werden; bitte die Rechte prüfen";
    case SQLITE_CANTOPEN:
      return "die Datei lässt sich nicht öffnen; bitte prüfen, ob Datei und Ordner vorhanden, lesbar und beschreibbar "
             "sind";
    case SQLITE_NOTADB:
      return "die Datei ist kein GeoPackage oder beschädigt; bitte den Arbeitsordner aus einer Sicherung "
             "wiederherstellen";
    case SQLITE_CORRUPT:
      return "die Datei ist beschädigt; bitte den Arbeitsordner aus einer Sicherung wiederherstellen";
    case SQLITE_IOERR:
      return "auf dem Datenträger kann nicht gelesen oder geschrieben werden; nichts wurde geändert. Bitte den "
             "Datenträger prüfen";
    case SQLITE_FULL: return "der Datenträger ist voll; nichts wurde geändert";
    default: return fmt::format("die Datenbank lehnt es ab ({})", message);
  }
}

std::string bytes_of(sqlite3_stmt* statement, int column, void const* data) {
  auto const size = sqlite3_column_bytes(statement, column);
  return data == nullptr ? std::string{} : std::string{static_cast<char const*>(data), static_cast<std::size_t>(size)};
}

/// The name under which SQLite takes a file as one that nobody changes.
std::string immutable_uri(std::filesystem::path const& file) {
  auto out = std::string{"file:"};
  for (auto const c : std::filesystem::absolute(file).string()) {
    auto const is_special = c == '%' || c == '?' || c == '#';
    out += is_special ? fmt::format("%{:02X}", static_cast<unsigned>(c)) : std::string{c};
  }
  return out + "?immutable=1";
}

int bind(sqlite3_stmt* statement, int position, Value const& value) {
  struct Binder {
    sqlite3_stmt* statement;
    int position;
    int operator()(std::monostate /*none*/) const { return sqlite3_bind_null(statement, position); }
    int operator()(std::int64_t v) const { return sqlite3_bind_int64(statement, position, v); }
    int operator()(double v) const { return sqlite3_bind_double(statement, position, v); }
    int operator()(std::string const& v) const {
      return sqlite3_bind_text64(statement, position, v.data(), v.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(Blob const& v) const {
      return sqlite3_bind_blob64(statement, position, v.bytes.data(), v.bytes.size(), SQLITE_STATIC);
    }
  };
  return std::visit(Binder{statement, position}, value);
}

}  // namespace

bool has_unfinished_changes(std::filesystem::path const& file) {
  auto const has_content = [&](std::string_view suffix) {
    auto beside = file;
    beside += suffix;
    auto error = std::error_code{};
    auto const size = std::filesystem::file_size(beside, error);
    return !error && size > 0;
  };
  return has_content("-wal") || has_content("-journal");
}

struct Database::Impl {
  std::filesystem::path file;
  Connection connection;
  // By their text, ready to run again. One that is at work is not in here, so that the same text may be run inside it.
  std::unordered_map<std::string, Statement> prepared{};  // freed before the connection

  /// Null: the text is not understood.
  Statement take(std::string_view sql) {
    if (auto found = prepared.find(std::string{sql}); found != prepared.end()) {
      return std::move(prepared.extract(found).mapped());
    }
    auto* raw = static_cast<sqlite3_stmt*>(nullptr);
    sqlite3_prepare_v3(connection.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw,
                       nullptr);
    return Statement{raw};
  }

  /// Ends what it was reading: a transaction does not end before.
  void give_back(std::string_view sql, Statement statement) {
    sqlite3_reset(statement.get());
    sqlite3_clear_bindings(statement.get());
    prepared.insert_or_assign(std::string{sql}, std::move(statement));
  }

  tl::unexpected<Error> failure() const {
    return fail(sentence(sqlite3_errcode(connection.get()), sqlite3_errmsg(connection.get())), file.string());
  }
};

std::string Row::text(int column) const {
  return bytes_of(statement_, column, sqlite3_column_text(statement_, column));
}
std::string Row::blob(int column) const {
  return bytes_of(statement_, column, sqlite3_column_blob(statement_, column));
}
std::int64_t Row::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Row::number(int column) const { return sqlite3_column_double(statement_, column); }
std::optional<std::int64_t> Row::optional_integer(int column) const {
  if (is_null(column)) { return std::nullopt; }
  return integer(column);
}
bool Row::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

Database::Database(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::connect(std::filesystem::path const& file, std::string const& name, int flags) {
  auto impl = std::make_unique<Impl>();
  impl->file = file;
  auto* raw = static_cast<sqlite3*>(nullptr);
  auto const opened = sqlite3_open_v2(name.c_str(), &raw, flags, nullptr);
  impl->connection.reset(raw);
  if (raw == nullptr || opened != SQLITE_OK) { return fail(sentence(opened, sqlite3_errstr(opened)), file.string()); }
  constexpr auto kPatience = 5'000;  // ms
  sqlite3_busy_timeout(raw, kPatience);
  register_geometry_functions(raw);
  return Database{std::move(impl)};
}

Result<Database> Database::open(std::filesystem::path const& file, Access access) {
  auto const flags = SQLITE_OPEN_READWRITE | (access == Access::kCreate ? SQLITE_OPEN_CREATE : 0);
  TRY(auto db, access == Access::kReading ? open_for_reading(file) : connect(file, file.string(), flags));
  // FULL: a commit is on the disk when it returns. The log is carried into the file every 16 MB, so that pages that every
  // edit changes are carried over once for many edits.
  TRY_DO(db.run("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; "
                "PRAGMA cache_size = -16000"));
  return db;
}

/// A file in WAL mode needs its log and shared memory beside it, which cannot be made without the right to write. With
/// changes beside the file, somebody else is writing or was cut off: then SQLite itself must read them. Without, the
/// file is complete.
Result<Database> Database::open_for_reading(std::filesystem::path const& file) {
  if (!has_unfinished_changes(file)) {
    return connect(file, immutable_uri(file), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  }
  TRY(auto db, connect(file, file.string(), SQLITE_OPEN_READONLY));
  auto const tried = db.one_integer("PRAGMA schema_version");
  if (tried) { return db; }
  auto const code = sqlite3_errcode(db.handle()) & 0xff;
  if (code != SQLITE_CANTOPEN && code != SQLITE_READONLY) { return fail(tried.error()); }
  return fail("neben der Datei liegen Änderungen, die ohne Schreibrecht nicht gelesen werden können; bitte den "
              "Arbeitsordner einmal mit Schreibrecht öffnen",
              file.string());
}

Result<void> Database::run(std::string const& script) const {
  if (sqlite3_exec(handle(), script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) { return impl_->failure(); }
  return {};
}

Result<void> Database::each(std::string_view sql, std::vector<Value> const& values, Visit const& visit) const {
  auto statement = impl_->take(sql);
  auto* const raw = statement.get();
  if (raw == nullptr) { return impl_->failure(); }
  for (auto i = std::size_t{0}; i < values.size(); ++i) {
    if (bind(raw, static_cast<int>(i) + 1, values[i]) != SQLITE_OK) { return impl_->failure(); }
  }
  auto step = sqlite3_step(raw);
  for (; step == SQLITE_ROW; step = sqlite3_step(raw)) { TRY_DO(visit(Row{raw})); }
  if (step != SQLITE_DONE) { return impl_->failure(); }
  impl_->give_back(sql, std::move(statement));
  return {};
}

Result<void> Database::execute(std::string_view sql, std::vector<Value> const& values) const {
  return each(sql, values, [](Row const&) { return Result<void>{}; });
}

Result<std::optional<std::string>> Database::one_text(std::string_view sql, std::vector<Value> const& values) const {
  auto out = std::optional<std::string>{};
  TRY_DO(each(sql, values, [&](Row const& row) {
    if (!out) { out = row.text(0); }
    return Result<void>{};
  }));
  return out;
}

Result<std::optional<std::int64_t>> Database::one_integer(std::string_view sql,
                                                          std::vector<Value> const& values) const {
  auto out = std::optional<std::int64_t>{};
  TRY_DO(each(sql, values, [&](Row const& row) {
    if (!out) { out = row.optional_integer(0); }
    return Result<void>{};
  }));
  return out;
}

std::int64_t Database::changed_rows() const { return sqlite3_changes64(handle()); }
std::filesystem::path const& Database::file() const { return impl_->file; }
bool Database::was_replaced() const {
  auto moved = 0;
  sqlite3_file_control(handle(), nullptr, SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != 0;
}

Result<std::int64_t> Database::commits_of_others() const {
  TRY(auto const version, one_integer("PRAGMA data_version"));
  return version.value_or(0);
}

sqlite3* Database::handle() const { return impl_->connection.get(); }

Result<Snapshot> Snapshot::begin(Database const& db) {
  TRY_DO(db.run("BEGIN"));
  return Snapshot{db};
}

Snapshot::Snapshot(Snapshot&& other) noexcept : db_{std::exchange(other.db_, nullptr)} {}

Snapshot::~Snapshot() {
  if (db_ != nullptr) { static_cast<void>(db_->run("COMMIT")); }
}

Result<Transaction> Transaction::begin(Database const& db) {
  TRY_DO(db.run("BEGIN IMMEDIATE"));
  return Transaction{db};
}

Transaction::Transaction(Transaction&& other) noexcept : db_{std::exchange(other.db_, nullptr)} {}

Transaction::~Transaction() {
  // After some errors SQLite has already undone the transaction; a second time is refused and harmless.
  if (db_ != nullptr) { static_cast<void>(db_->run("ROLLBACK")); }
}

Result<void> Transaction::commit() {
  TRY_DO(db_->run("COMMIT"));
  db_ = nullptr;
  return {};
}

}  // namespace leitbild::store::gpkg
