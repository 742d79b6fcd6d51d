#include "money/funding/facts.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "base/file.h"
#include "base/toml.h"
#include "money/funding/entry.h"

namespace leitbild::money::funding {
namespace {

std::optional<bool> has_begun(plan::State state) {
  switch (state) {
    case plan::State::kInProgress:
    case plan::State::kCompleted:
    case plan::State::kEvaluated: return true;
    case plan::State::kIdea:
    case plan::State::kProposed:
    case plan::State::kAssessed:
    case plan::State::kInConcept:
    case plan::State::kDecided:
    case plan::State::kInPlanning:
    case plan::State::kFinanced: return false;
    case plan::State::kDeferred:
    case plan::State::kRejected:
    case plan::State::kReplaced:
    case plan::State::kPermanent: return std::nullopt;
  }
  return std::nullopt;
}

CostPart read_part(Entry const& in) {
  in.allow_only({"title", "group", "gross_euro", "base_euro"});
  auto const group = in.required_text("group");
  auto const is_group =
      std::ranges::any_of(cost_groups(), [&](Word const& g) { return belongs_to_group(group, g.id); });
  if (in.has("group") && !is_group) {
    in.problem_at("group",
                  fmt::format("„group“ ist „{}“; erlaubt sind I, II, III, IV und ihre Zeilen wie II.3", group));
  }
  auto const gross = in.euro("gross_euro");
  if (!in.has("gross_euro")) { in.problem("„gross_euro“ fehlt"); }
  auto out = CostPart{.title = in.text("title").value_or(group),
                      .group = group,
                      .gross = gross.value_or(EuroCents{}),
                      .base = in.euro("base_euro")};
  if (gross && out.base && *gross < *out.base) { in.problem_at("base_euro", "„base_euro“ liegt über „gross_euro“"); }
  return out;
}

OtherGrant read_other(Entry const& in) {
  in.allow_only({"programme", "amount_euro"});
  return {.programme = in.required_text("programme"), .amount = in.euro("amount_euro")};
}

template <class T>
void replace(std::optional<T>& known, std::optional<T> given) {
  if (given) { known = std::move(given); }
}

std::optional<DateSpan> span_at(Entry const& in, std::string_view key) {
  auto const date = in.rough_date(key);
  return date ? std::optional{span_of(*date)} : std::nullopt;
}

void read_costs(Entry const& in, Facts& out) {
  replace(out.gross, in.euro("gross_euro"));
  replace(out.base, in.euro("base_euro"));
  replace(out.revenue, in.euro("revenue_euro"));
  if (in.has("part")) {
    out.parts.emplace();
    for (auto const& entry : in.entries("part")) { out.parts->push_back(read_part(entry)); }
    for (auto const* const key : {"gross_euro", "base_euro"}) {
      if (in.has(key)) {
        in.problem_at(key, fmt::format("„{}“ steht neben [[part]]; die Summe folgt aus den Teilen", key));
      }
    }
  }
  if (out.gross && out.base && !out.parts && *out.gross < *out.base) {
    in.problem_at("base_euro", fmt::format("„base_euro“ ({}) liegt über den Gesamtkosten ({})", short_euros(*out.base),
                                           short_euros(*out.gross)));
  }
}

void read_other_grants(Entry const& in, Facts& out) {
  if (in.boolean("no_other_grants") == true) { out.other_grants.emplace(); }
  if (!in.has("other_grant")) { return; }
  if (in.has("no_other_grants")) { in.problem_at("no_other_grants", "„no_other_grants“ steht neben [[other_grant]]"); }
  out.other_grants.emplace();
  for (auto const& entry : in.entries("other_grant")) { out.other_grants->push_back(read_other(entry)); }
}

}  // namespace

DateSpan span_of(RoughDate const& date) { return {.first = first_day(date), .last = last_day(date)}; }

std::optional<EuroCents> gross_of(Facts const& facts) {
  if (!facts.parts) { return facts.gross; }
  auto sum = EuroCents{};
  for (auto const& part : *facts.parts) { sum += part.gross; }
  return sum;
}

std::optional<EuroCents> base_of(Facts const& facts) {
  if (!facts.parts) { return facts.base; }
  auto sum = EuroCents{};
  for (auto const& part : *facts.parts) {
    if (!part.base) { return std::nullopt; }
    sum += *part.base;
  }
  return sum;
}

Facts facts_of(plan::Measure const& measure) {
  auto out = Facts{};
  out.measure = measure.code;
  out.title = plan::marked_title(measure.title, measure.example);
  if (measure.cost) { out.gross = measure.cost->amount; }
  if (measure.end) { out.end = span_of({.year = std::chrono::year{measure.end->value}, .month = {}, .day = {}}); }
  out.begun = has_begun(measure.state);
  return out;
}

Facts facts_for(Facts facts, std::string_view programme) {
  if (auto const found = facts.applications.find(programme); found != facts.applications.end()) {
    facts.applied = found->second.applied;
    facts.approved = found->second.approved;
  }
  return facts;
}

Result<Facts> read_facts(std::string_view toml, std::string_view file, Facts known) {
  TRY(auto document, parse_toml(toml, file));
  auto problems = Problems{};
  auto const in = Entry{std::move(document), file, problems};
  in.allow_only({"title", "purposes", "gross_euro", "base_euro", "revenue_euro", "part", "areas", "start", "end",
                 "begun", "applied", "approved", "concept", "kofi", "plans", "weak", "legal_duty", "no_other_grants",
                 "other_grant"});
  auto out = std::move(known);
  if (auto title = in.text("title")) { out.title = *std::move(title); }
  replace(out.purposes, in.words("purposes", purposes()));
  read_costs(in, out);
  replace(out.areas, in.texts("areas"));
  replace(out.start, span_at(in, "start"));
  replace(out.end, span_at(in, "end"));
  replace(out.begun, in.boolean("begun"));
  replace(out.applied, span_at(in, "applied"));
  replace(out.approved, span_at(in, "approved"));
  if (in.has("applied") || in.has("approved")) { out.applications.clear(); }  // what is written by hand goes first
  replace(out.has_concept, in.boolean("concept"));
  replace(out.has_kofi, in.boolean("kofi"));
  replace(out.plans, in.texts("plans"));
  replace(out.weak, in.boolean("weak"));
  replace(out.legal_duty, in.boolean("legal_duty"));
  read_other_grants(in, out);
  if (out.start && out.end && out.end->last < out.start->first) { in.problem("„end“ liegt vor „start“"); }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

Result<Facts> read_facts_of_city(std::filesystem::path const& workspace, std::string_view measure, Facts known) {
  for (auto const name : {std::string_view{"stadt"}, measure}) {
    auto const file = workspace / "funding" / "facts" / fmt::format("{}.toml", name);
    auto error = std::error_code{};
    if (!std::filesystem::is_regular_file(file, error)) { continue; }
    TRY(auto const text, read_file(file));
    TRY(known, read_facts(text, file.string(), std::move(known)));
  }
  return known;
}

}  // namespace leitbild::money::funding
