#include "money/funding/combinations.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

#include <fmt/format.h>

#include "money/funding/allocation.h"

namespace leitbild::money::funding {
namespace {

using Set = std::vector<Candidate const*>;

/// Which end of all ranges is reckoned.
enum class End : std::uint8_t { kLow, kHigh };

EuroCents base_at(CostPart const& part, End end) {
  return part.base.value_or(end == End::kLow ? EuroCents{} : part.gross);
}

/// Cuts the amounts to the limit, in proportion.
void cut(std::vector<EuroCents>& amounts, EuroCents limit) {
  if (total_of(amounts) > limit) { amounts = apportioned(std::max(limit, EuroCents{}), amounts); }
}

/// What each programme of the set gives for each part; 0 for one whose rate is not known.
std::vector<std::vector<EuroCents>> wishes(Set const& set, Allocation const& allocation,
                                           std::vector<CostPart> const& parts, Facts const& facts, End end) {
  auto out = std::vector<std::vector<EuroCents>>(set.size(), std::vector<EuroCents>(parts.size()));
  for (auto p = std::size_t{0}; p < set.size(); ++p) {
    auto const rates = rate_span(*set[p]->version, facts);
    if (!rates) { continue; }
    for (auto k = std::size_t{0}; k < parts.size(); ++k) {
      if (std::ranges::find(allocation.owners[k], p) == allocation.owners[k].end()) { continue; }
      out[p][k] = part_of(base_at(parts[k], end), end == End::kLow ? rates->low : rates->high);
    }
    auto const limits = limit_of(*set[p]->version, facts);
    if (auto const limit = end == End::kLow ? limits.at_least : limits.at_most) { cut(out[p], *limit); }
  }
  return out;
}

/// The smallest share of the eligible costs that these programmes let all grants together have.
Fraction most_public_share(std::vector<Version const*> const& versions, bool several) {
  auto out = kFull;
  for (auto const* const version : versions) {
    if (version->own_share_min) { out = std::min(out, rest_of(*version->own_share_min)); }
    if (several && version->cumulation_ceiling) { out = std::min(out, *version->cumulation_ceiling); }
  }
  return out;
}

/// Ceiling and own share on every part that several programmes pay for.
void cut_shared_parts(std::vector<std::vector<EuroCents>>& grants, Set const& set, Allocation const& allocation,
                      std::vector<CostPart> const& parts, End end) {
  for (auto k = std::size_t{0}; k < parts.size(); ++k) {
    auto const& owners = allocation.owners[k];
    auto versions = std::vector<Version const*>{};
    auto amounts = std::vector<EuroCents>{};
    for (auto const p : owners) {
      versions.push_back(set[p]->version);
      amounts.push_back(grants[p][k]);
    }
    cut(amounts, part_of(base_at(parts[k], end), most_public_share(versions, owners.size() > 1)));
    for (auto i = std::size_t{0}; i < owners.size(); ++i) { grants[owners[i]][k] = amounts[i]; }
  }
}

/// Of programmes that are not in the set: what the set gives is reckoned anew.
EuroCents known_other_grants(Facts const& facts, Set const& set) {
  auto sum = EuroCents{};
  if (!facts.other_grants) { return sum; }
  for (auto const& other : *facts.other_grants) {
    auto const is_member = [&](Candidate const* candidate) { return candidate->programme->id == other.programme; };
    if (std::ranges::none_of(set, is_member)) { sum += other.amount.value_or(EuroCents{}); }
  }
  return sum;
}

/// Per programme of the set.
std::vector<EuroCents> granted(Set const& set, Allocation const& allocation, std::vector<CostPart> const& parts,
                               Facts const& facts, End end) {
  auto grants = wishes(set, allocation, parts, facts, end);
  cut_shared_parts(grants, set, allocation, parts, end);
  auto out = std::vector<EuroCents>{};
  auto versions = std::vector<Version const*>{};
  for (auto p = std::size_t{0}; p < set.size(); ++p) {
    out.push_back(total_of(grants[p]));
    versions.push_back(set[p]->version);
  }
  auto base = EuroCents{};
  for (auto const& part : parts) { base += base_at(part, end); }
  auto const others = known_other_grants(facts, set);
  auto const several = set.size() > 1 || others > EuroCents{};
  cut(out, part_of(base, most_public_share(versions, several)) - others);
  return out;
}

std::vector<ProgrammeGrant> grants_of(Set const& set, Allocation const& allocation, std::vector<CostPart> const& parts,
                                      Facts const& facts) {
  auto const costs_known = facts.parts || facts.base || facts.gross;
  auto const low = granted(set, allocation, parts, facts, End::kLow);
  auto const high = granted(set, allocation, parts, facts, End::kHigh);
  auto out = std::vector<ProgrammeGrant>{};
  for (auto p = std::size_t{0}; p < set.size(); ++p) {
    auto& grant = out.emplace_back();
    grant.programme = set[p]->programme->id;
    for (auto k = std::size_t{0}; k < parts.size(); ++k) {
      auto const& owners = allocation.owners[k];
      if (std::ranges::find(owners, p) != owners.end()) { grant.parts.push_back(parts[k].title); }
    }
    auto const rates = rate_span(*set[p]->version, facts);
    if (!rates || !costs_known) { continue; }
    // At the low end others may take less, so that what was cut at the high end is more at the low one.
    grant.amount = MoneySpan{.low = std::min(low[p], high[p]), .high = std::max(low[p], high[p])};
    grant.unchecked = rates->unchecked || limit_of(*set[p]->version, facts).unchecked;
  }
  return out;
}

std::optional<MoneySpan> own_of(std::vector<ProgrammeGrant> const& grants, Set const& set, Allocation const& allocation,
                                std::vector<CostPart> const& parts, Facts const& facts) {
  auto const gross = gross_of(facts);
  auto const all_known = std::ranges::all_of(grants, [](auto const& grant) { return grant.amount.has_value(); });
  if (!gross || !all_known) { return std::nullopt; }
  auto const rest = *gross - facts.revenue.value_or(EuroCents{}) - known_other_grants(facts, set);
  return MoneySpan{.low = rest - total_of(granted(set, allocation, parts, facts, End::kHigh)),
                   .high = rest - total_of(granted(set, allocation, parts, facts, End::kLow))};
}

void check_minimum(Set const& set, Combination& out) {
  for (auto p = std::size_t{0}; p < set.size(); ++p) {
    auto const& minimum = set[p]->version->min_grant;
    auto const& amount = out.grants[p].amount;
    if (!minimum || !amount || amount->low >= *minimum) { continue; }
    auto const& name = set[p]->programme->short_name;
    if (amount->high >= *minimum) {
      out.remarks.push_back(fmt::format("{}: Mindestzuwendung {} nicht gesichert", name, short_euros(*minimum)));
    } else {
      out.reasons.push_back(fmt::format("{}: Mindestzuwendung {}, in dieser Kombination höchstens {}", name,
                                        short_euros(*minimum), short_euros(amount->high)));
    }
  }
}

void add_remarks(Set const& set, Facts const& facts, Combination& out) {
  for (auto const* const candidate : set) {
    if (candidate->verdict.fit == Fit::kUnknown) {
      out.remarks.push_back(fmt::format("{}: nicht sicher, ob es passt", candidate->programme->short_name));
    }
  }
  if (out.own && !facts.revenue) { out.remarks.emplace_back("Eigenanteil vor Einnahmen; sie sind nicht bekannt"); }
  if (out.own && !facts.other_grants) {
    out.remarks.emplace_back("Eigenanteil ohne andere Zuwendungen; sie sind nicht bekannt");
  }
}

Combination judge(Set const& set, Set const& fitting, Facts const& facts) {
  auto const parts = parts_of(facts);
  auto allocation = allocate(set, fitting, parts);
  auto out = Combination{};
  out.grants = grants_of(set, allocation, parts, facts);
  out.reasons = std::move(allocation.refusals);
  if (!out.reasons.empty()) { return out; }
  check_minimum(set, out);
  out.own = own_of(out.grants, set, allocation, parts, facts);
  add_remarks(set, facts, out);
  return out;
}

bool contains_all(std::vector<std::string> const& list, std::vector<std::string> const& wanted) {
  return std::ranges::all_of(wanted, [&](auto const& text) { return std::ranges::find(list, text) != list.end(); });
}

std::vector<std::string> names_of(Combination const& combination) {
  auto out = std::vector<std::string>{};
  for (auto const& grant : combination.grants) { out.push_back(grant.programme); }
  return out;
}

/// A smaller set was refused for the same reasons already.
bool is_told(std::vector<Combination> const& refused, Combination const& set) {
  return std::ranges::any_of(refused, [&](Combination const& smaller) {
    return contains_all(names_of(set), names_of(smaller)) && contains_all(smaller.reasons, set.reasons);
  });
}

/// All non-empty subsets, the smaller first, then in the order of the members.
std::vector<std::vector<std::size_t>> subsets(std::size_t count) {
  auto out = std::vector<std::vector<std::size_t>>{};
  for (auto bits = std::uint32_t{1}; bits < (std::uint32_t{1} << count); ++bits) {
    auto& members = out.emplace_back();
    for (auto i = std::size_t{0}; i < count; ++i) {
      if (((bits >> i) & 1U) != 0) { members.push_back(i); }
    }
  }
  std::ranges::sort(out,
                    [](auto const& a, auto const& b) { return std::tuple{a.size(), a} < std::tuple{b.size(), b}; });
  return out;
}

}  // namespace

std::vector<Candidate> candidates(Catalogue const& catalogue, Facts const& facts, Date on) {
  auto out = std::vector<Candidate>{};
  for (auto const& programme : catalogue.programmes) {
    auto const* const version = version_on(programme, on);
    if (version == nullptr) { continue; }
    out.push_back(
        {.programme = &programme, .version = version, .verdict = fit(*version, facts_for(facts, programme.id), on)});
  }
  return out;
}

Result<Combinations> combinations(std::vector<Candidate> const& candidates, Facts const& facts, Choice const& choice) {
  auto fitting = Set{};
  auto members = Set{};
  for (auto const& candidate : candidates) {
    if (candidate.verdict.fit == Fit::kFits) { fitting.push_back(&candidate); }
    auto const chosen =
        choice.only.empty() || std::ranges::find(choice.only, candidate.programme->id) != choice.only.end();
    auto const may_fit = choice.with_unknown && candidate.verdict.fit == Fit::kUnknown;
    if (chosen && (candidate.verdict.fit == Fit::kFits || may_fit)) { members.push_back(&candidate); }
  }
  if (members.size() > kMostCombined) {
    return fail(fmt::format("{} Programme kommen in Frage; kombiniert werden höchstens {}. `--programme` wählt aus",
                            members.size(), kMostCombined));
  }
  std::ranges::stable_sort(members, {},
                           [](auto const* c) { return std::tuple{rank_of(*c->version), c->programme->id}; });
  auto out = Combinations{};
  for (auto const& subset : subsets(members.size())) {
    auto set = Set{};
    for (auto const i : subset) { set.push_back(members[i]); }
    auto combination = judge(set, fitting, facts);
    if (combination.reasons.empty()) {
      out.admissible.push_back(std::move(combination));
    } else if (is_told(out.refused, combination)) {
      ++out.refused_alike;
    } else {
      out.refused.push_back(std::move(combination));
    }
  }
  return out;
}

}  // namespace leitbild::money::funding
