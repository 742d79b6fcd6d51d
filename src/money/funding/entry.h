// One table of a TOML file while it is read: typed values, and every problem with file and line.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/toml.h"
#include "money/amounts.h"
#include "money/funding/programme.h"

namespace leitbild::money::funding {

/// The largest amount that a file may name: 10 thousand million euros.
inline constexpr auto kMostMoney = EuroCents{1'000'000'000'000};

/// Borrows `file` and `problems` for the time of reading. A value that does not fit is added to the problems and counts
/// as absent.
class Entry {
 public:
  Entry(TomlTable table, std::string_view file, Problems& problems);

  /// Keys that are not among these are problems.
  void allow_only(std::vector<std::string_view> const& allowed) const;
  bool has(std::string_view key) const;

  std::optional<std::string> text(std::string_view key) const;
  /// A text that must be there and not be blank.
  std::string required_text(std::string_view key) const;
  std::optional<bool> boolean(std::string_view key) const;
  std::optional<Date> date(std::string_view key) const;
  /// "2025-10-06", "2025-10" or "2025".
  std::optional<RoughDate> rough_date(std::string_view key) const;
  std::optional<int> integer(std::string_view key, int low, int high) const;
  /// Euros with at most two decimals, 0 to kMostMoney.
  std::optional<EuroCents> euro(std::string_view key) const;
  /// 0.75 or "2/3".
  std::optional<Fraction> rate(std::string_view key) const;
  std::vector<Fraction> rates(std::string_view key) const;
  /// Nothing: absent. May be empty.
  std::optional<std::vector<std::string>> texts(std::string_view key) const;
  /// Words of a closed list.
  std::optional<std::string> word(std::string_view key, std::span<Word const> allowed) const;
  std::optional<std::vector<std::string>> words(std::string_view key, std::span<Word const> allowed) const;
  /// `[[key]]`, each as an Entry.
  std::vector<Entry> entries(std::string_view key) const;

  void problem(std::string what) const;
  void problem_at(std::string_view key, std::string what) const;
  /// "kfw_432.toml:12": where this table begins.
  std::string where() const;

 private:
  TomlTable table_;
  std::string_view file_;
  std::vector<std::string> keys_;
  Problems& problems_;

  template <class T>
  std::optional<T> given(std::string_view key, std::optional<T> value, std::string_view kind) const;
  bool is_word(std::string_view key, std::string const& id, std::span<Word const> allowed) const;
};

}  // namespace leitbild::money::funding
