// A funding programme as dated data: what it pays, for what, under which conditions. One file in data/funding/ per
// programme; its rules stand in versions with a period each, because programmes stop, return and change.
//
// A field that is absent was not looked up: it is shown as „nicht geprüft“ and nothing is concluded from it. A field whose
// key stands in `unchecked` has a value that nobody compared with a source: it is shown and reckoned with, always with
// that mark. Rules and units of every field: data/funding/README.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "money/amounts.h"

namespace leitbild::money::funding {

/// A word of a closed list, as it stands in files, and what people read.
struct Word {
  std::string_view id, title_de;
};

/// What money is given for, and what a measure is about.
std::span<Word const> purposes();
std::span<Word const> levels();        // bund, land, eu
std::span<Word const> stages();        // interest, outline, application
std::span<Word const> early_starts();  // after_application, after_approval, allowed
std::span<Word const> proofs();        // report, geodata
/// Main groups of the cost and financing overview: I, II, III, IV.
std::span<Word const> cost_groups();
/// The title of a word; the word itself where the list does not know it.
std::string_view title_of(std::span<Word const> words, std::string_view id);
/// "II.3" belongs to "II" and to "II.3".
bool belongs_to_group(std::string_view row, std::string_view group);

/// From when to when applications are taken.
struct Window {
  std::optional<Date> from, to;  // one at least
  std::string title;
};

/// A call with a last day for the outline or the application.
struct Call {
  Date deadline;
  std::string title;
  std::string stage;  // empty: not stated
};

/// An upper limit. Only a limit on the whole grant enters sums; one on part of the costs (`of`) is shown.
struct Cap {
  enum class On : std::uint8_t { kGrant, kCost };
  std::string of;                   // which part, in words; empty: the whole
  std::optional<EuroCents> amount;  // this or `share`
  std::optional<Fraction> share;    // of the total
  On on{};
  std::string unit;           // "Quartier": the limit is per unit; empty: per project
  std::optional<int> months;  // the limit is per that many months
  std::string purpose;        // only for that purpose; empty: for all
};

// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): grouped by meaning; there are a few dozen of them
struct Version {
  std::string programme;  // id
  std::string where;      // file and line, for messages
  std::optional<Date> valid_from, valid_to;
  std::optional<bool> open;  // false: takes no applications at present
  std::vector<std::string> purposes;
  bool lump_sum{};  // an amount per city instead of a rate
  std::optional<Fraction> rate_min, rate_max, rate_regular, rate_weak;
  bool rate_up_to{};  // the rates are upper limits
  std::optional<EuroCents> max_grant, min_grant, min_eligible, volume;
  std::vector<Cap> caps;
  std::optional<Fraction> own_share_min;
  std::vector<std::string> eligible_groups;
  std::optional<bool> area_required;
  std::string area_kind;
  std::optional<bool> needs_concept, needs_kofi;
  std::string concept_kind;
  std::vector<std::string> needs_plan;  // listed in one of these
  std::vector<std::string> stages;
  std::optional<bool> all_year;
  std::vector<Window> windows;
  std::vector<Call> calls;
  std::optional<Date> finish_by;
  std::optional<int> months_max;
  std::optional<std::string> early_start;
  std::optional<bool> legal_duty_allowed;
  std::vector<std::string> cumulable_with, not_cumulable_with;  // ids; "*": all
  std::optional<Fraction> cumulation_ceiling;                   // of all public grants in the eligible costs
  std::optional<int> subsidiarity_rank;                         // the higher gives way to the lower
  std::vector<Fraction> tranches;                               // per year from the commitment on; they add up to 1
  std::optional<int> binding_years_min, binding_years_max;
  std::vector<std::string> proof_required;
  std::string price_state;
  std::vector<std::string> sources;
  std::optional<Date> checked_on;
  std::string note;
  std::set<std::string, std::less<>> unchecked;  // keys

  bool is_unchecked(std::string_view key) const { return unchecked.contains(key); }
  bool is_valid_on(Date day) const;
};

struct Programme {
  std::string id, name, short_name, authority, level;
  std::vector<Version> versions;  // by their beginning; their periods do not overlap
  bool of_city{};                 // from the workspace's own folder, not from the program
};

/// The version whose period holds that day; nothing if there is none.
Version const* version_on(Programme const& programme, Date day);

/// One field of a version as people read it, in the order in which it is shown.
struct Field {
  std::string_view key, title_de;
  /// Nothing: absent.
  std::optional<std::string> (*text)(Version const&);
};
std::span<Field const> fields();

/// "nicht geprüft".
inline constexpr auto kNotChecked = std::string_view{"nicht geprüft"};

}  // namespace leitbild::money::funding
