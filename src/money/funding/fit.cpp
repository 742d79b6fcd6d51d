#include "money/funding/fit.h"

#include <algorithm>

#include <fmt/format.h>

namespace leitbild::money::funding {

std::string_view id_of(Fit fit) {
  switch (fit) {
    case Fit::kFits: return "fits";
    case Fit::kUnknown: return "unknown";
    case Fit::kFails: break;
  }
  return "does_not_fit";
}

std::string_view title_of(Fit fit) {
  switch (fit) {
    case Fit::kFits: return "passt";
    case Fit::kUnknown: return "unbekannt";
    case Fit::kFails: break;
  }
  return "passt nicht";
}

Fit decided(bool surely, bool surely_not) {
  if (surely) { return Fit::kFits; }
  return surely_not ? Fit::kFails : Fit::kUnknown;
}

Fit both(Fit a, Fit b) { return std::max(a, b); }

std::string sentence(Reason const& reason) {
  auto const& [demand, found, fit] = reason.finding;
  auto const mark = reason.unchecked ? fmt::format(" ({})", kNotChecked) : "";
  auto const verdict = fit == Fit::kUnknown ? std::string{} : fmt::format(" → {}", title_of(fit));
  return fmt::format("{}{}: {}{}", demand, mark, found, verdict);
}

namespace {

bool has_rate(Version const& version) {
  return version.lump_sum || version.rate_min || version.rate_max || version.rate_regular || version.rate_weak;
}

}  // namespace

bool is_researched(Version const& version) { return !version.purposes.empty() && has_rate(version); }

Verdict fit(Version const& version, Facts const& facts, Date on) {
  auto out = Verdict{};
  for (auto const& rule : rules()) {
    auto const finding = rule.judge(version, facts, on);
    if (!finding) {
      out.not_checked.push_back(rule.title_de);
      continue;
    }
    auto const unchecked = std::ranges::any_of(rule.reads, [&](auto key) { return version.is_unchecked(key); });
    out.reasons.push_back({.rule = rule.key, .finding = *finding, .unchecked = unchecked});
    auto const weight = unchecked && finding->fit == Fit::kFails ? Fit::kUnknown : finding->fit;
    out.fit = both(out.fit, weight);
  }
  if (!has_rate(version)) { out.not_checked.emplace_back("Fördersatz"); }
  if (!is_researched(version)) { out.fit = both(out.fit, Fit::kUnknown); }
  out.grant = grant_of(version, facts);
  return out;
}

}  // namespace leitbild::money::funding
