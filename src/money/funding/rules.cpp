// The rules of fit.h. Each reads one aspect of a programme's version and the facts it needs; a fact that is not known
// gives kUnknown unless every value it may have gives the same.
#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "money/funding/cumulation.h"
#include "money/funding/fit.h"

namespace leitbild::money::funding {
namespace {

using Keys = std::span<std::string_view const>;
constexpr auto kUnknownFact = std::string_view{"nicht bekannt"};

template <class... Parts>
std::optional<Finding> finding(std::string demand, Fit fit,  // NOLINT(performance-unnecessary-value-param): it is moved
                               fmt::format_string<Parts...> found, Parts&&... parts) {
  return Finding{.demand = std::move(demand), .found = fmt::format(found, std::forward<Parts>(parts)...), .fit = fit};
}

std::optional<Finding> not_known(std::string demand) {
  return Finding{.demand = std::move(demand), .found = std::string{kUnknownFact}, .fit = Fit::kUnknown};
}

/// Yes or no of the measure, and which of them the programme demands.
std::optional<Finding> demanded(std::string demand, std::optional<bool> const& fact, bool wanted) {
  if (!fact) { return not_known(std::move(demand)); }
  return finding(std::move(demand), *fact == wanted ? Fit::kFits : Fit::kFails, "{}", *fact ? "ja" : "nein");
}

std::string titles(std::span<Word const> words, std::vector<std::string> const& ids) {
  auto out = std::vector<std::string_view>{};
  for (auto const& id : ids) { out.push_back(title_of(words, id)); }
  return fmt::format("{}", fmt::join(out, ", "));
}

std::string text_of(DateSpan const& span) {
  return span.first == span.last ? german(span.first) : fmt::format("{} bis {}", german(span.first), german(span.last));
}

std::string text_of(MoneySpan const& span) {
  return span.low == span.high ? short_euros(span.high)
                               : fmt::format("{} bis {}", short_euros(span.low), short_euros(span.high));
}

/// A value that lies somewhere in the span, and the least it may be.
Fit at_least(MoneySpan const& span, EuroCents least) { return decided(span.low >= least, span.high < least); }

// Periods and dates ------------------------------------------------------------------------------------------------

constexpr auto kValidKeys = std::array<std::string_view, 2>{"valid_from", "valid_to"};
std::optional<Finding> judge_validity(Version const& version, Facts const& /*facts*/, Date on) {
  if (!version.valid_from && !version.valid_to) { return std::nullopt; }
  auto demand = std::string{"Gilt"};
  if (version.valid_from) { demand += " ab " + german(*version.valid_from); }
  if (version.valid_to) { demand += " bis " + german(*version.valid_to); }
  return finding(std::move(demand), version.is_valid_on(on) ? Fit::kFits : Fit::kFails, "Stichtag {}", german(on));
}

constexpr auto kOpenKeys = std::array<std::string_view, 1>{"open"};
std::optional<Finding> judge_open(Version const& version, Facts const& /*facts*/, Date /*on*/) {
  if (!version.open) { return std::nullopt; }
  return finding("Programm nimmt Anträge an", *version.open ? Fit::kFits : Fit::kFails, "{}",
                 *version.open ? "ja" : "nein");
}

/// The first day from `on` on which a window or call ends, with its title; open ends come last.
struct NextChance {
  std::string text;
  bool found{};
};
NextChance next_chance(Version const& version, Date on) {
  auto best = std::optional<Date>{};
  auto out = NextChance{};
  auto const consider = [&](Date end, std::string const& title) {
    if (end < on || (best && *best <= end)) { return; }
    best = end;
    out = {.text = fmt::format("nächste endet am {}{}", german(end), title.empty() ? "" : " (" + title + ")"),
           .found = true};
  };
  for (auto const& call : version.calls) { consider(call.deadline, call.title); }
  for (auto const& window : version.windows) {
    if (window.to) { consider(*window.to, window.title); }
  }
  for (auto const& window : version.windows) {
    if (!out.found && !window.to && window.from) { out = {.text = "offen ab " + german(*window.from), .found = true}; }
  }
  return out;
}

constexpr auto kPeriodKeys = std::array<std::string_view, 3>{"all_year", "window", "call"};
std::optional<Finding> judge_period(Version const& version, Facts const& /*facts*/, Date on) {
  if (version.all_year == true) { return finding("Anträge ganzjährig", Fit::kFits, "ja"); }
  if (version.windows.empty() && version.calls.empty()) {
    if (!version.all_year) { return std::nullopt; }
    return finding("Anträge nur in Zeiträumen", Fit::kUnknown, "kein Zeitraum erfasst");
  }
  auto const next = next_chance(version, on);
  if (next.found) { return finding("Antragsfristen", Fit::kFits, "{}", next.text); }
  // Of rules that end on a known day all periods are recorded; others may have got new ones.
  if (version.valid_to) { return finding("Antragsfristen", Fit::kFails, "alle vorbei"); }
  return finding("Antragsfristen", Fit::kUnknown, "die erfassten sind vorbei, ein neuer Aufruf ist nicht erfasst");
}

constexpr auto kFinishKeys = std::array<std::string_view, 1>{"finish_by"};
std::optional<Finding> judge_finish(Version const& version, Facts const& facts, Date /*on*/) {
  if (!version.finish_by) { return std::nullopt; }
  auto demand = "Fertig bis " + german(*version.finish_by);
  if (!facts.end) { return not_known(std::move(demand)); }
  auto const fit = decided(facts.end->last <= *version.finish_by, facts.end->first > *version.finish_by);
  return finding(std::move(demand), fit, "Fertigstellung {}", text_of(*facts.end));
}

/// The last day of the month where the month is too short.
Date plus_months(Date day, int months) {
  auto const moved = day + std::chrono::months{months};
  return moved.ok() ? moved : Date{moved.year() / moved.month() / std::chrono::last};
}

constexpr auto kMonthsKeys = std::array<std::string_view, 1>{"months_max"};
std::optional<Finding> judge_months(Version const& version, Facts const& facts, Date /*on*/) {
  if (!version.months_max) { return std::nullopt; }
  auto demand = fmt::format("Laufzeit höchstens {} Monate", *version.months_max);
  if (!facts.start || !facts.end) { return not_known(std::move(demand)); }
  auto const fit = decided(facts.end->last <= plus_months(facts.start->first, *version.months_max),
                           facts.end->first > plus_months(facts.start->last, *version.months_max));
  return finding(std::move(demand), fit, "Beginn {}, Ende {}", text_of(*facts.start), text_of(*facts.end));
}

constexpr auto kEarlyKeys = std::array<std::string_view, 1>{"early_start"};
std::optional<Finding> judge_early_start(Version const& version, Facts const& facts, Date on) {
  if (!version.early_start) { return std::nullopt; }
  auto demand = std::string{title_of(early_starts(), *version.early_start)};
  if (*version.early_start == "allowed") { return finding(std::move(demand), Fit::kFits, "ja"); }
  if (facts.begun == false || (facts.begun != true && facts.start && facts.start->first > on)) {
    return finding(std::move(demand), Fit::kFits, "noch nicht begonnen");
  }
  auto const after_application = *version.early_start == "after_application";
  auto const& needed = after_application ? facts.applied : facts.approved;
  auto const* const what = after_application ? "Antrag" : "Bewilligung";
  if (!facts.start || !needed) {
    return finding(std::move(demand), Fit::kUnknown, "Tag von Beginn oder {} nicht bekannt", what);
  }
  auto const fit = decided(facts.start->first >= needed->last, facts.start->last < needed->first);
  return finding(std::move(demand), fit, "Beginn {}, {} {}", text_of(*facts.start), what, text_of(*needed));
}

// Kind, place and papers -------------------------------------------------------------------------------------------

constexpr auto kPurposeKeys = std::array<std::string_view, 1>{"purposes"};
std::optional<Finding> judge_purpose(Version const& version, Facts const& facts, Date /*on*/) {
  if (version.purposes.empty()) { return std::nullopt; }
  auto demand = fmt::format("Zweck {}", titles(purposes(), version.purposes));
  if (!facts.purposes) { return not_known(std::move(demand)); }
  auto const meets = std::ranges::find_first_of(*facts.purposes, version.purposes) != facts.purposes->end();
  return finding(std::move(demand), meets ? Fit::kFits : Fit::kFails, "{}",
                 facts.purposes->empty() ? "keiner" : titles(purposes(), *facts.purposes));
}

constexpr auto kGroupKeys = std::array<std::string_view, 1>{"eligible_groups"};
std::optional<Finding> judge_groups(Version const& version, Facts const& facts, Date /*on*/) {
  if (version.eligible_groups.empty()) { return std::nullopt; }
  auto demand = fmt::format("Kostengruppen {}", fmt::join(version.eligible_groups, ", "));
  if (version.eligible_groups.size() == cost_groups().size()) {
    return finding(std::move(demand), Fit::kFits, "alle Gruppen der KoFi");
  }
  if (!facts.parts) { return not_known(std::move(demand)); }
  auto groups = std::vector<std::string_view>{};
  auto paid = std::size_t{0};
  for (auto const& part : *facts.parts) {
    groups.push_back(part.group);
    paid += pays_for(version, part.group) ? 1 : 0;
  }
  return finding(std::move(demand), paid > 0 ? Fit::kFits : Fit::kFails, "{} von {} Posten ({})", paid, groups.size(),
                 fmt::join(groups, ", "));
}

constexpr auto kAreaKeys = std::array<std::string_view, 2>{"area_required", "area_kind"};
std::optional<Finding> judge_area(Version const& version, Facts const& facts, Date /*on*/) {
  if (!version.area_required) { return std::nullopt; }
  if (!*version.area_required) { return finding("Kein Fördergebiet verlangt", Fit::kFits, "ja"); }
  auto demand = version.area_kind.empty() ? std::string{"Fördergebiet verlangt"}
                                          : fmt::format("Fördergebiet verlangt ({})", version.area_kind);
  if (!facts.areas) { return not_known(std::move(demand)); }
  auto const inside = std::ranges::find(*facts.areas, version.programme) != facts.areas->end();
  return finding(std::move(demand), inside ? Fit::kFits : Fit::kFails, "{}",
                 inside ? "liegt darin" : "liegt in keinem Gebiet dieses Programms");
}

constexpr auto kConceptKeys = std::array<std::string_view, 2>{"needs_concept", "concept_kind"};
std::optional<Finding> judge_concept(Version const& version, Facts const& facts, Date /*on*/) {
  if (!version.needs_concept) { return std::nullopt; }
  if (!*version.needs_concept) { return finding("Kein Konzept verlangt", Fit::kFits, "ja"); }
  return demanded(version.concept_kind.empty() ? "Konzept verlangt" : fmt::format("{} verlangt", version.concept_kind),
                  facts.has_concept, true);
}

constexpr auto kKofiKeys = std::array<std::string_view, 1>{"needs_kofi"};
std::optional<Finding> judge_kofi(Version const& version, Facts const& facts, Date /*on*/) {
  if (!version.needs_kofi) { return std::nullopt; }
  if (!*version.needs_kofi) { return finding("Keine KoFi verlangt", Fit::kFits, "ja"); }
  return demanded("KoFi verlangt", facts.has_kofi, true);
}

constexpr auto kPlanKeys = std::array<std::string_view, 1>{"needs_plan"};
std::optional<Finding> judge_plan(Version const& version, Facts const& facts, Date /*on*/) {
  if (version.needs_plan.empty()) { return std::nullopt; }
  auto demand = fmt::format("Enthalten in {}", fmt::join(version.needs_plan, " oder "));
  if (!facts.plans) { return not_known(std::move(demand)); }
  auto const listed = std::ranges::any_of(*facts.plans, [&](auto const& plan) {
    return std::ranges::any_of(version.needs_plan, [&](auto const& needed) { return folded(plan) == folded(needed); });
  });
  return finding(std::move(demand), listed ? Fit::kFits : Fit::kFails, "{}",
                 facts.plans->empty() ? "in keinem Plan" : fmt::format("{}", fmt::join(*facts.plans, ", ")));
}

constexpr auto kDutyKeys = std::array<std::string_view, 1>{"legal_duty_allowed"};
std::optional<Finding> judge_duty(Version const& version, Facts const& facts, Date /*on*/) {
  if (!version.legal_duty_allowed) { return std::nullopt; }
  if (*version.legal_duty_allowed) { return finding("Auch für Pflichtaufgaben", Fit::kFits, "ja"); }
  if (!facts.legal_duty) { return not_known("Keine gesetzliche Pflicht"); }
  return finding("Keine gesetzliche Pflicht", *facts.legal_duty ? Fit::kFails : Fit::kFits, "{}",
                 *facts.legal_duty ? "Pflichtaufgabe" : "freiwillig");
}

// Money ------------------------------------------------------------------------------------------------------------

constexpr auto kMinEligibleKeys = std::array<std::string_view, 2>{"min_eligible_euro", "eligible_groups"};
std::optional<Finding> judge_min_eligible(Version const& version, Facts const& facts, Date /*on*/) {
  if (!version.min_eligible) { return std::nullopt; }
  auto demand = fmt::format("Zuwendungsfähige Kosten mindestens {}", short_euros(*version.min_eligible));
  auto const base = base_span(version, facts);
  if (!base) { return not_known(std::move(demand)); }
  return finding(std::move(demand), at_least(*base, *version.min_eligible), "{}", text_of(*base));
}

constexpr auto kMinGrantKeys = std::array<std::string_view, 8>{
    "min_grant_euro", "rate_min", "rate_max", "rate_regular", "rate_weak", "max_grant_euro", "cap", "eligible_groups"};
std::optional<Finding> judge_min_grant(Version const& version, Facts const& facts, Date /*on*/) {
  if (!version.min_grant) { return std::nullopt; }
  auto demand = fmt::format("Mindestzuwendung {}", short_euros(*version.min_grant));
  if (auto const grant = grant_of(version, facts)) {
    return finding(std::move(demand), at_least(grant->amount, *version.min_grant), "{}", text_of(grant->amount));
  }
  // Whatever the rate, a grant is not above the costs.
  auto const base = base_span(version, facts);
  if (!base) { return not_known(std::move(demand)); }
  if (base->high < *version.min_grant) {
    return finding(std::move(demand), Fit::kFails, "höchstens {}", short_euros(base->high));
  }
  return finding(std::move(demand), Fit::kUnknown, "Fördersatz {}", version.lump_sum ? "entfällt" : "nicht bekannt");
}

/// The sum of the other grants; nothing where one is not known.
std::optional<EuroCents> sum_of_others(Version const& version, Facts const& facts) {
  if (!facts.other_grants) { return std::nullopt; }
  auto sum = EuroCents{};
  for (auto const& other : *facts.other_grants) {
    if (other.programme == version.programme) { continue; }
    if (!other.amount) { return std::nullopt; }
    sum += *other.amount;
  }
  return sum;
}

/// Whether all grants together stay within that share of the eligible costs.
std::optional<Finding> judge_public_share(std::string demand, Fraction most, Version const& version,
                                          Facts const& facts) {
  auto const others = sum_of_others(version, facts);
  if (!others) { return finding(std::move(demand), Fit::kUnknown, "andere Zuwendungen nicht bekannt"); }
  auto const rates = rate_span(version, facts);
  if (rates && *others == EuroCents{} && !(most < rates->high)) {
    return finding(std::move(demand), Fit::kFits, "Zuwendung höchstens {}", percent_text(rates->high));
  }
  auto const base = base_of(facts);
  auto const grant = grant_of(version, facts);
  if (!base || !grant) { return finding(std::move(demand), Fit::kUnknown, "Zuwendung oder Kosten nicht bekannt"); }
  auto const sum = MoneySpan{.low = grant->amount.low + *others, .high = grant->amount.high + *others};
  auto const allowed = part_of(*base, most);
  auto const fit = decided(sum.high <= allowed, sum.low > allowed);
  return finding(std::move(demand), fit, "Zuwendungen {} von {}", text_of(sum), short_euros(*base));
}

constexpr auto kOwnShareKeys =
    std::array<std::string_view, 5>{"own_share_min", "rate_min", "rate_max", "rate_regular", "rate_weak"};
std::optional<Finding> judge_own_share(Version const& version, Facts const& facts, Date /*on*/) {
  if (!version.own_share_min) { return std::nullopt; }
  if (version.own_share_min->numerator == 0) { return finding("Kein Eigenanteil verlangt", Fit::kFits, "ja"); }
  return judge_public_share(fmt::format("Mindesteigenanteil {}", percent_text(*version.own_share_min)),
                            rest_of(*version.own_share_min), version, facts);
}

constexpr auto kCeilingKeys =
    std::array<std::string_view, 5>{"cumulation_ceiling", "rate_min", "rate_max", "rate_regular", "rate_weak"};
std::optional<Finding> judge_ceiling(Version const& version, Facts const& facts, Date /*on*/) {
  if (!version.cumulation_ceiling) { return std::nullopt; }
  return judge_public_share(fmt::format("Alle Zuwendungen höchstens {}", percent_text(*version.cumulation_ceiling)),
                            *version.cumulation_ceiling, version, facts);
}

std::string_view word_for(Fit allowed) {
  if (allowed == Fit::kUnknown) { return kNotChecked; }
  return allowed == Fit::kFits ? "erlaubt" : "ausgeschlossen";
}

constexpr auto kCumulationKeys = std::array<std::string_view, 2>{"cumulable_with", "not_cumulable_with"};
std::optional<Finding> judge_cumulation(Version const& version, Facts const& facts, Date /*on*/) {
  if (version.cumulable_with.empty() && version.not_cumulable_with.empty()) { return std::nullopt; }
  auto demand = std::string{"Kombination mit anderen Programmen"};
  if (!facts.other_grants) { return not_known(std::move(demand)); }
  auto fit = Fit::kFits;
  auto others = std::vector<std::string>{};
  for (auto const& other : *facts.other_grants) {
    if (other.programme == version.programme) { continue; }
    auto const allowed = allows(version, other.programme);
    fit = both(fit, allowed);
    others.push_back(fmt::format("{} ({})", other.programme, word_for(allowed)));
  }
  return finding(std::move(demand), fit, "{}", others.empty() ? "keine" : fmt::format("{}", fmt::join(others, ", ")));
}

constexpr auto kRules = std::array{
    Rule{"validity", "Geltungszeitraum", kValidKeys, judge_validity},
    Rule{"open", "Nimmt Anträge an", kOpenKeys, judge_open},
    Rule{"purposes", "Zwecke", kPurposeKeys, judge_purpose},
    Rule{"eligible_groups", "Kostengruppen", kGroupKeys, judge_groups},
    Rule{"area", "Fördergebiet", kAreaKeys, judge_area},
    Rule{"concept", "Konzept", kConceptKeys, judge_concept},
    Rule{"kofi", "KoFi", kKofiKeys, judge_kofi},
    Rule{"plan", "Enthalten in einem Plan", kPlanKeys, judge_plan},
    Rule{"legal_duty", "Pflichtaufgaben", kDutyKeys, judge_duty},
    Rule{"min_eligible", "Mindestausgaben", kMinEligibleKeys, judge_min_eligible},
    Rule{"min_grant", "Mindestzuwendung", kMinGrantKeys, judge_min_grant},
    Rule{"own_share", "Mindesteigenanteil", kOwnShareKeys, judge_own_share},
    Rule{"ceiling", "Obergrenze aller Zuwendungen", kCeilingKeys, judge_ceiling},
    Rule{"cumulation", "Kombinierbarkeit", kCumulationKeys, judge_cumulation},
    Rule{"application_period", "Antragsfristen", kPeriodKeys, judge_period},
    Rule{"early_start", "Vorzeitiger Beginn", kEarlyKeys, judge_early_start},
    Rule{"finish_by", "Fertigstellung", kFinishKeys, judge_finish},
    Rule{"months_max", "Laufzeit", kMonthsKeys, judge_months},
};

}  // namespace

std::span<Rule const> rules() { return kRules; }

Rule const* find_rule(std::string_view key) {
  auto const* const found = std::ranges::find(kRules, key, &Rule::key);
  return found == kRules.end() ? nullptr : found;
}

}  // namespace leitbild::money::funding
