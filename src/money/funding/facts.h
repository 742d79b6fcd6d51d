// What is known about a measure when it is held against a programme. Every fact may be unknown; an unknown fact never
// counts as yes or no.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/quantity.h"
#include "base/result.h"
#include "plan/plan.h"

namespace leitbild::money::funding {

/// A day that is known only to lie between two days, both included.
struct DateSpan {
  Date first, last;
  friend bool operator==(DateSpan const&, DateSpan const&) = default;
};
/// 2027 is 1 January to 31 December, March 2027 its 31 days.
DateSpan span_of(RoughDate const& date);

/// One row of the measure's costs: what one programme can fund and another cannot.
struct CostPart {
  std::string title;
  std::string group;  // row of the cost and financing overview: "III", "II.3"
  EuroCents gross;
  /// Eligible costs after revenue (unrentierliche Kosten), what a rate is applied to.
  std::optional<EuroCents> base;
};

/// Money of another programme that the measure has or has applied for.
struct OtherGrant {
  std::string programme;  // id
  std::optional<EuroCents> amount;
};

/// When this very funding was applied for and approved.
struct ApplicationDates {
  std::optional<DateSpan> applied, approved;
};

struct Facts {
  std::string measure;  // code, for messages
  std::string title;
  std::optional<std::vector<std::string>> purposes;  // what it is about: words of purposes()
  std::optional<std::vector<CostPart>> parts;
  std::optional<EuroCents> gross;                 // where `parts` are unknown
  std::optional<EuroCents> base;                  // as in CostPart; where `parts` are unknown
  std::optional<EuroCents> revenue;               // sales, charges, third parties: covers cost that is nobody's grant
  std::optional<std::vector<std::string>> areas;  // ids of the programmes in whose funding area it lies
  std::optional<DateSpan> start, end;             // of the works
  std::optional<bool> begun;
  std::optional<DateSpan> applied, approved;  // of every programme that has no entry in `applications`
  std::map<std::string, ApplicationDates, std::less<>> applications{};  // by id of the programme
  std::optional<bool> has_concept, has_kofi;
  std::optional<std::vector<std::string>> plans;  // plans in which it is listed
  std::optional<bool> weak;                       // finanzschwache Kommune
  std::optional<bool> legal_duty;
  std::optional<std::vector<OtherGrant>> other_grants;
};

/// Of the parts where they are known.
std::optional<EuroCents> gross_of(Facts const& facts);
std::optional<EuroCents> base_of(Facts const& facts);

/// What a measure alone tells: its cost (gross), its year of completion, and by its state whether the works have begun.
/// Its first year is the one in which it takes effect, not in which the works begin, so that stays unknown.
Facts facts_of(plan::Measure const& measure);
/// The same and what its records tell: cost items as parts with their base, revenue, the first year with more than
/// preparation as the start of the works (a contract on record is more exact), the funding areas in which it lies or whose
/// project names it, applications, money of programmes that is applied for or approved, whether it is part of a KoFi.
/// What the plan has no record for stays unknown.
Facts facts_of(plan::Plan const& plan, plan::Measure const& measure);
/// As one programme sees them: its own application.
Facts facts_for(Facts facts, std::string_view programme);

/// Facts written by hand as TOML replace those that are known. Keys and units: data/funding/README.md. Error: all
/// problems with file and line.
Result<Facts> read_facts(std::string_view toml, std::string_view file, Facts known);

/// The same from the workspace: first funding/facts/stadt.toml, what holds for every measure of the city, then
/// funding/facts/CODE.toml. A file that is not there says nothing.
Result<Facts> read_facts_of_city(std::filesystem::path const& workspace, std::string_view measure, Facts known);

}  // namespace leitbild::money::funding
