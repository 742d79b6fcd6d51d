#include "money/funding/read_programme.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "base/toml.h"
#include "money/funding/entry.h"

namespace leitbild::money::funding {
namespace {

/// Keys that describe the version itself and cannot be unchecked.
constexpr auto kNeverUnchecked = std::array<std::string_view, 4>{"sources", "checked_on", "note", "price_state"};

std::vector<Word> words_for_unchecked() {
  auto out = std::vector<Word>{};
  for (auto const& field : fields()) {
    if (std::ranges::find(kNeverUnchecked, field.key) == kNeverUnchecked.end()) { out.push_back({field.key, {}}); }
  }
  return out;
}

Window read_window(Entry const& in) {
  in.allow_only({"from", "to", "title"});
  auto out = Window{.from = in.date("from"), .to = in.date("to"), .title = in.text("title").value_or("")};
  if (!in.has("from") && !in.has("to")) { in.problem("ein Antragszeitraum braucht „from“ oder „to“"); }
  if (out.from && out.to && *out.to < *out.from) { in.problem_at("to", "„to“ liegt vor „from“"); }
  return out;
}

Call read_call(Entry const& in) {
  in.allow_only({"deadline", "title", "stage"});
  auto const deadline = in.date("deadline");
  if (!in.has("deadline")) { in.problem("„deadline“ fehlt"); }
  return {.deadline = deadline.value_or(Date{}),
          .title = in.required_text("title"),
          .stage = in.word("stage", stages()).value_or("")};
}

Cap read_cap(Entry const& in) {
  in.allow_only({"of", "amount_euro", "share", "on", "unit", "months", "purpose"});
  static constexpr auto kOn = std::array{Word{"grant", ""}, Word{"cost", ""}};
  constexpr auto kMostMonths = 1200;
  auto out = Cap{.of = in.text("of").value_or(""),
                 .amount = in.euro("amount_euro"),
                 .share = in.rate("share"),
                 .on = in.word("on", kOn).value_or("grant") == "cost" ? Cap::On::kCost : Cap::On::kGrant,
                 .unit = in.text("unit").value_or(""),
                 .months = in.integer("months", 1, kMostMonths),
                 .purpose = in.word("purpose", purposes()).value_or("")};
  if (in.has("amount_euro") == in.has("share")) {
    in.problem("eine Obergrenze hat entweder „amount_euro“ oder „share“");
  }
  if (out.share && out.of.empty()) { in.problem("zu „share“ gehört „of“: welcher Teil der Kosten begrenzt ist"); }
  // A broken amount was reported; the cap must still be one.
  if (!out.amount && !out.share) { out.amount = EuroCents{}; }
  return out;
}

void read_rates(Entry const& in, Version& out) {
  out.lump_sum = in.boolean("lump_sum").value_or(false);
  out.rate_min = in.rate("rate_min");
  out.rate_max = in.rate("rate_max");
  out.rate_regular = in.rate("rate_regular");
  out.rate_weak = in.rate("rate_weak");
  out.rate_up_to = in.boolean("rate_up_to").value_or(false);
  auto const not_above = [&](std::string_view low_key, auto const& low, std::string_view high_key, auto const& high) {
    if (low && high && *high < *low) {
      in.problem_at(low_key, fmt::format("„{}“ ({}) liegt über „{}“ ({})", low_key, percent_text(*low), high_key,
                                         percent_text(*high)));
    }
  };
  not_above("rate_min", out.rate_min, "rate_max", out.rate_max);
  not_above("rate_min", out.rate_min, "rate_regular", out.rate_regular);
  not_above("rate_regular", out.rate_regular, "rate_max", out.rate_max);
  not_above("rate_weak", out.rate_weak, "rate_max", out.rate_max);
  not_above("rate_regular", out.rate_regular, "rate_weak", out.rate_weak);
  auto const any = out.rate_min || out.rate_max || out.rate_regular || out.rate_weak;
  if (out.lump_sum && any) { in.problem_at("lump_sum", "eine Pauschale („lump_sum“) hat keinen Fördersatz"); }
}

void read_money(Entry const& in, Version& out) {
  out.max_grant = in.euro("max_grant_euro");
  out.min_grant = in.euro("min_grant_euro");
  out.min_eligible = in.euro("min_eligible_euro");
  out.volume = in.euro("volume_euro");
  out.own_share_min = in.rate("own_share_min");
  for (auto const& entry : in.entries("cap")) { out.caps.push_back(read_cap(entry)); }
  if (out.min_grant && out.max_grant && *out.max_grant < *out.min_grant) {
    in.problem_at("min_grant_euro", "„min_grant_euro“ liegt über „max_grant_euro“");
  }
}

void read_conditions(Entry const& in, Version& out) {
  out.purposes = in.words("purposes", purposes()).value_or(std::vector<std::string>{});
  out.eligible_groups = in.words("eligible_groups", cost_groups()).value_or(std::vector<std::string>{});
  out.area_required = in.boolean("area_required");
  out.area_kind = in.text("area_kind").value_or("");
  out.needs_concept = in.boolean("needs_concept");
  out.concept_kind = in.text("concept_kind").value_or("");
  out.needs_kofi = in.boolean("needs_kofi");
  out.needs_plan = in.texts("needs_plan").value_or(std::vector<std::string>{});
  out.early_start = in.word("early_start", early_starts());
  out.legal_duty_allowed = in.boolean("legal_duty_allowed");
  if (!out.concept_kind.empty() && out.needs_concept != true) {
    in.problem_at("concept_kind", "„concept_kind“ gehört zu „needs_concept = true“");
  }
  if (!out.area_kind.empty() && out.area_required != true) {
    in.problem_at("area_kind", "„area_kind“ gehört zu „area_required = true“");
  }
}

void read_times(Entry const& in, Version& out) {
  constexpr auto kMostMonths = 1200;
  out.valid_from = in.date("valid_from");
  out.valid_to = in.date("valid_to");
  out.open = in.boolean("open");
  out.stages = in.words("stages", stages()).value_or(std::vector<std::string>{});
  out.all_year = in.boolean("all_year");
  for (auto const& entry : in.entries("window")) { out.windows.push_back(read_window(entry)); }
  for (auto const& entry : in.entries("call")) { out.calls.push_back(read_call(entry)); }
  out.finish_by = in.date("finish_by");
  out.months_max = in.integer("months_max", 1, kMostMonths);
  if (out.valid_from && out.valid_to && *out.valid_to < *out.valid_from) {
    in.problem_at("valid_to", "„valid_to“ liegt vor „valid_from“");
  }
  if (out.all_year == true && (!out.windows.empty() || !out.calls.empty())) {
    in.problem_at("all_year", "„all_year = true“ verträgt sich nicht mit Antragszeiträumen oder Aufrufen");
  }
}

void read_bundling(Entry const& in, Version& out) {
  constexpr auto kMostRank = 9;
  constexpr auto kMostYears = 100;
  out.cumulable_with = in.texts("cumulable_with").value_or(std::vector<std::string>{});
  out.not_cumulable_with = in.texts("not_cumulable_with").value_or(std::vector<std::string>{});
  out.cumulation_ceiling = in.rate("cumulation_ceiling");
  out.subsidiarity_rank = in.integer("subsidiarity_rank", 1, kMostRank);
  out.tranches = in.rates("tranches");
  out.binding_years_min = in.integer("binding_years_min", 0, kMostYears);
  out.binding_years_max = in.integer("binding_years_max", 0, kMostYears);
  out.proof_required = in.words("proof_required", proofs()).value_or(std::vector<std::string>{});
  for (auto const& id : out.cumulable_with) {
    if (std::ranges::find(out.not_cumulable_with, id) != out.not_cumulable_with.end()) {
      in.problem_at("cumulable_with", fmt::format("„{}“ steht auch in „not_cumulable_with“", id));
    }
  }
  if (!out.tranches.empty() && sum_of(out.tranches) != kFull) {
    in.problem_at("tranches", "die Raten ergeben zusammen nicht 1");
  }
  if (out.binding_years_min && out.binding_years_max && *out.binding_years_max < *out.binding_years_min) {
    in.problem_at("binding_years_max", "„binding_years_max“ liegt unter „binding_years_min“");
  }
}

void read_origin(Entry const& in, Version& out) {
  if (auto const date = in.rough_date("price_state")) { out.price_state = german(*date); }
  out.sources = in.texts("sources").value_or(std::vector<std::string>{});
  out.checked_on = in.date("checked_on");
  out.note = in.text("note").value_or("");
  for (auto const& key : in.words("unchecked", words_for_unchecked()).value_or(std::vector<std::string>{})) {
    if (!in.has(key)) {
      in.problem_at("unchecked", fmt::format("„unchecked“ nennt „{}“, aber diese Angabe fehlt", key));
    }
    out.unchecked.insert(key);
  }
  if (in.has("checked_on") && !in.has("sources")) {
    in.problem_at("checked_on", "„checked_on“ braucht „sources“: womit verglichen wurde");
  }
}

Version read_version(Entry const& in, std::string const& programme) {
  auto allowed = std::vector<std::string_view>{"unchecked", "rate_up_to"};
  for (auto const& field : fields()) { allowed.push_back(field.key); }
  in.allow_only(allowed);
  auto out = Version{};
  out.programme = programme;
  out.where = in.where();
  read_times(in, out);
  read_rates(in, out);
  read_money(in, out);
  read_conditions(in, out);
  read_bundling(in, out);
  read_origin(in, out);
  return out;
}

/// A period without a bound reaches beyond all dates.
bool overlap(Version const& a, Version const& b) {
  auto const ends_before = [](Version const& x, Version const& y) {
    return x.valid_to && y.valid_from && *x.valid_to < *y.valid_from;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

void read_versions(Entry const& in, Programme& out) {
  if (!in.has("version")) { in.problem("es fehlt mindestens eine Fassung [[version]]"); }
  for (auto const& entry : in.entries("version")) {
    auto version = read_version(entry, out.id);
    for (auto const& other : out.versions) {
      if (overlap(version, other)) {
        entry.problem(fmt::format("die Fassung gilt zur selben Zeit wie die in {}; „valid_from“ und „valid_to“ trennen "
                                  "Fassungen",
                                  other.where));
      }
    }
    out.versions.push_back(std::move(version));
  }
  std::ranges::stable_sort(out.versions, [](Version const& a, Version const& b) {
    return a.valid_from.value_or(Date{}) < b.valid_from.value_or(Date{});
  });
}

}  // namespace

Result<Programme> read_programme(std::string_view toml, std::string_view file) {
  TRY(auto document, parse_toml(toml, file));
  auto problems = Problems{};
  auto const in = Entry{std::move(document), file, problems};
  in.allow_only({"id", "name", "short_name", "authority", "level", "version"});
  auto out = Programme{};
  out.id = in.required_text("id");
  out.name = in.required_text("name");
  out.short_name = in.required_text("short_name");
  out.authority = in.text("authority").value_or("");
  out.level = in.word("level", levels()).value_or("");
  auto const is_simple =
      std::ranges::all_of(out.id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
  if (!is_simple) { in.problem_at("id", fmt::format("„id“ ist „{}“; erlaubt sind a bis z, 0 bis 9 und _", out.id)); }
  read_versions(in, out);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

}  // namespace leitbild::money::funding
