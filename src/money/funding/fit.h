// Whether a measure fits a programme: one finding per rule that the programme has, none for rules nobody looked up.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "money/funding/facts.h"
#include "money/funding/grant.h"
#include "money/funding/programme.h"

namespace leitbild::money::funding {

enum class Fit : std::uint8_t { kFits, kUnknown, kFails };
/// "fits", "unknown", "does_not_fit".
std::string_view id_of(Fit fit);
/// "passt", "unbekannt", "passt nicht".
std::string_view title_of(Fit fit);
/// Both are needed: fails if one fails, fits if both fit.
Fit both(Fit a, Fit b);

/// Fits if it surely does, fails if it surely does not, else unknown.
Fit decided(bool surely, bool surely_not);

/// What a rule says about a measure.
struct Finding {
  std::string demand;  // with its value: "Mindestzuwendung 5.000 €"
  std::string found;   // "3.200 €", "nicht bekannt"
  Fit fit{};
};

struct Reason {
  std::string_view rule;  // Rule::key
  Finding finding;
  bool unchecked{};
};
/// "Mindestzuwendung 5.000 €: 3.200 € → passt nicht"; "Fördergebiet verlangt: nicht bekannt".
std::string sentence(Reason const& reason);

/// A rule. Nothing: the programme's version does not have it.
struct Rule {
  std::string_view key, title_de;
  /// Keys of all fields it reads; the finding is unchecked if one of them is.
  std::span<std::string_view const> reads;
  std::optional<Finding> (*judge)(Version const& version, Facts const& facts, Date on);
};
std::span<Rule const> rules();
Rule const* find_rule(std::string_view key);

struct Verdict {
  Fit fit{};
  std::vector<Reason> reasons;                // in the order of rules()
  std::vector<std::string_view> not_checked;  // titles of rules that nobody looked up
  std::optional<Grant> grant;
};

/// Whether purpose and rate (or lump sum) were looked up; if not, nothing can be said about a measure.
bool is_researched(Version const& version);

/// Fits where every rule that was looked up is met by known facts; fails where one checked rule is broken. A rule whose
/// value is unchecked and broken leaves the verdict unknown. So does a programme that is not researched.
Verdict fit(Version const& version, Facts const& facts, Date on);

}  // namespace leitbild::money::funding
