// SQLite, as much of it as the workspace needs: values in, rows out, transactions that end.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace leitbild::store::gpkg {

struct Blob {
  std::string bytes;
};
/// monostate is NULL.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

template <class T>
Value optional_value(std::optional<T> const& value) {
  return value ? Value{*value} : Value{};
}

/// One row of a result, while it is visited. Columns count from 0; NULL reads as "", 0 or nothing.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_{statement} {}
  std::string text(int column) const;
  std::string blob(int column) const;
  std::int64_t integer(int column) const;
  double number(int column) const;
  std::optional<std::int64_t> optional_integer(int column) const;
  bool is_null(int column) const;

 private:
  sqlite3_stmt* statement_;
};

/// A write-ahead log or a rollback journal lies beside the file.
bool has_unfinished_changes(std::filesystem::path const& file);

/// kReading never writes, neither to the file nor beside it: for folders and file systems without the right to write.
enum class Access { kCreate, kExisting, kReading };

/// A connection. Errors are sentences for people, with the file as their place.
class Database {
 public:
  /// Waits up to five seconds wherever another connection is writing. kReading without a write-ahead log beside the
  /// file takes the file as it lies there: a writer that begins while such a connection is open may confuse it.
  static Result<Database> open(std::filesystem::path const& file, Access access);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  /// Several statements without values.
  Result<void> run(std::string const& script) const;
  /// One statement; its rows, if any, are ignored.
  Result<void> execute(std::string_view sql, std::vector<Value> const& values = {}) const;
  using Visit = std::function<Result<void>(Row const&)>;
  Result<void> each(std::string_view sql, std::vector<Value> const& values, Visit const& visit) const;
  /// First column of the first row; nothing if there is no row or it is NULL.
  Result<std::optional<std::string>> one_text(std::string_view sql, std::vector<Value> const& values = {}) const;
  Result<std::optional<std::int64_t>> one_integer(std::string_view sql, std::vector<Value> const& values = {}) const;
  /// Rows changed by the last statement.
  std::int64_t changed_rows() const;

  /// Another file, or none, has the name of this one now.
  bool was_replaced() const;
  /// A number that stays the same as long as no other connection, of whatever program, commits. Within a transaction it is
  /// that of what is read there.
  Result<std::int64_t> commits_of_others() const;

  std::filesystem::path const& file() const;
  sqlite3* handle() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  explicit Database(std::unique_ptr<Impl> impl);
  static Result<Database> connect(std::filesystem::path const& file, std::string const& name, int flags);
  static Result<Database> open_for_reading(std::filesystem::path const& file);
};

/// All that is read while it lives is one state of the file.
class Snapshot {
 public:
  static Result<Snapshot> begin(Database const& db);
  Snapshot(Snapshot&& other) noexcept;
  Snapshot& operator=(Snapshot&&) = delete;
  ~Snapshot();

 private:
  Database const* db_;
  explicit Snapshot(Database const& db) : db_{&db} {}
};

/// Begun for writing at once, so that what is read in it is what is changed. Undone unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(Database const& db);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  Database const* db_;  // null once ended
  explicit Transaction(Database const& db) : db_{&db} {}
};

}  // namespace leitbild::store::gpkg
