// How the table of somebody else becomes rows of the plan: written once (TOML), used for every file of that kind.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "exchange/sheets/sheet.h"

namespace leitbild::exchange {

/// How a value is made from a row: where it comes from, then what is done with it, in the order of the members.
struct Rule {
  // One of these.
  std::string column;                // heading
  std::optional<std::string> value;  // the same in every row
  bool row_number{};                 // 1 for the first row of the target
  std::string years;                 // "Plan {year}": all such columns, as amounts by year
  std::vector<Rule> parts;           // several, with `join` between those that are not empty
  std::string join;

  std::string before, after;                               // what stands before or behind the first such text
  std::vector<std::pair<std::string, std::string>> words;  // from their word to ours
  std::optional<std::string> otherwise;                    // for any other word; without it that is an error
  std::int64_t factor{1};                                  // of amounts
  std::string prefix;                                      // unless the value is empty
  bool code{};                                             // "Ü1 / B5+6" becomes "Ue1-B5-6"
};

/// All that is given must hold.
struct Condition {
  std::string column;
  std::vector<std::string> is, is_not;
  std::string starts_with, ends_with, contains;
};

enum class Repeated : std::uint8_t {
  kRefuse,
  kFirst,  // the first row with a code counts
  kSum     // amounts are added up; everything else must be the same
};

struct MappingTarget {
  std::string kind;  // "measure", "field", "goal", "milestone", or the id of a form
  std::vector<Condition> rows;
  std::map<std::string, Rule> attributes;
  Repeated repeated{};
  bool only_with_amounts{};  // passes over rows in which every amount is nothing
};

struct Mapping {
  std::string sheet;      // of a workbook; empty: the first
  std::string delimiter;  // of a CSV file; empty: the usual one that stands most often
  std::string encoding;   // "utf-8", "windows-1252"; empty: as it looks
  std::size_t header{1};  // row of the headings
  char decimal{','};      // the other sign groups thousands
  bool stray_quotes{};    // cells in quotes hold quotes that are not doubled
  std::vector<MappingTarget> targets;
};

/// Error: every key, form, attribute or word that is not known, by line, with those that are.
Result<Mapping> read_mapping(std::string_view toml, std::string_view where);

/// A column that a target may fill.
struct TargetAttribute {
  enum class Kind : std::uint8_t { kText, kWords, kAmount, kAmountsByYear };
  std::string_view key;
  std::vector<std::string_view> headings;
  Kind kind{};
  bool required{};
};
struct TargetForm {
  std::string_view kind, sheet;
  std::vector<TargetAttribute> attributes;
};
/// Measures, fields, goals, milestones and every form that people may fill.
std::vector<TargetForm> const& target_forms();

/// The sheets of our own workbook that a foreign sheet becomes: several where rows give different attributes. Each cell
/// knows the cell it came from. Error: a column that the sheet does not have; a cell that cannot be used, by its place.
Result<std::vector<Sheet>> mapped(Sheet const& foreign, Mapping const& mapping);

/// The text of a CSV file with every quote doubled that stands in quotes and ends no cell; two quotes with text right behind
/// them are left out. Line ends stay where they are.
std::string with_doubled_quotes(std::string_view csv, char separator);

/// A mapping to begin with, from the headings and what stands below them, with comments.
std::string proposed_mapping(Sheet const& foreign, char delimiter);

}  // namespace leitbild::exchange
