#include "money/funding/allocation.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "money/funding/cumulation.h"

namespace leitbild::money::funding {
namespace {

constexpr auto kNobody = static_cast<std::size_t>(-1);

bool pays(Candidate const& candidate, CostPart const& part) {
  return part.group.empty() || pays_for(*candidate.version, part.group);
}

/// The first open programme that goes before this one and can pay for that part; null if there is none.
Candidate const* goes_before(Candidate const& candidate, CostPart const& part, std::vector<Candidate const*> const& set,
                             std::vector<Candidate const*> const& fitting) {
  for (auto const* const other : fitting) {
    if (rank_of(*other->version) >= rank_of(*candidate.version) || !pays(*other, part)) { continue; }
    auto const joins = std::ranges::find(set, other) != set.end();
    if (!joins || may_share(*candidate.version, *other->version) != Fit::kFits) { return other; }
  }
  return nullptr;
}

class Allocator {
 public:
  Allocator(std::vector<Candidate const*> const& set, std::vector<Candidate const*> const& fitting,
            std::vector<CostPart> const& parts)
      : set_{set}, fitting_{fitting}, parts_{parts}, holder_(parts.size(), kNobody) {
    for (auto const* const candidate : set) {
      auto& row = may_pay_.emplace_back();
      for (auto const& part : parts) {
        row.push_back(pays(*candidate, part) && goes_before(*candidate, part, set, fitting) == nullptr);
      }
    }
  }

  Allocation run() {
    for (auto p = std::size_t{0}; p < set_.size(); ++p) {
      auto seen = std::vector<bool>(parts_.size());
      give_one(p, seen);
    }
    for (auto k = std::size_t{0}; k < parts_.size(); ++k) {
      for (auto p = std::size_t{0}; p < set_.size() && holder_[k] == kNobody; ++p) {
        if (may_pay_[p][k]) { holder_[k] = p; }
      }
    }
    auto out = Allocation{};
    for (auto k = std::size_t{0}; k < parts_.size(); ++k) { out.owners.push_back(owners_of(k)); }
    for (auto p = std::size_t{0}; p < set_.size(); ++p) {
      auto const has_part = std::ranges::any_of(
          out.owners, [&](auto const& owners) { return std::ranges::find(owners, p) != owners.end(); });
      if (!has_part) { out.refusals.push_back(refusal_of(p)); }
    }
    return out;
  }

 private:
  std::vector<Candidate const*> const& set_;
  std::vector<Candidate const*> const& fitting_;
  std::vector<CostPart> const& parts_;
  std::vector<std::size_t> holder_;         // per part the one that has it for itself at first
  std::vector<std::vector<bool>> may_pay_;  // per programme and part

  /// Kuhn's algorithm: one part for programme p, moving others to another part where that helps.
  bool give_one(std::size_t p, std::vector<bool>& seen) {
    for (auto k = std::size_t{0}; k < parts_.size(); ++k) {
      if (!may_pay_[p][k] || seen[k]) { continue; }
      seen[k] = true;
      if (holder_[k] == kNobody || give_one(holder_[k], seen)) {
        holder_[k] = p;
        return true;
      }
    }
    return false;
  }

  std::vector<std::size_t> owners_of(std::size_t k) const {
    auto out = std::vector<std::size_t>{};
    if (holder_[k] == kNobody) { return out; }
    out.push_back(holder_[k]);
    for (auto p = std::size_t{0}; p < set_.size(); ++p) {
      auto const with_all = std::ranges::all_of(
          out, [&](auto q) { return p != q && may_share(*set_[p]->version, *set_[q]->version) == Fit::kFits; });
      if (may_pay_[p][k] && with_all) { out.push_back(p); }
    }
    std::ranges::sort(out);
    return out;
  }

  std::string refusal_of(std::size_t p) const {
    auto const& own = *set_[p];
    for (auto k = std::size_t{0}; k < parts_.size(); ++k) {
      if (!may_pay_[p][k]) { continue; }
      for (auto const q : owners_of(k)) {
        auto const& other = *set_[q];
        auto const shared = may_share(*own.version, *other.version);
        if (shared == Fit::kFits) { continue; }
        return fmt::format("keine Doppelförderung: {} und {} würden dieselben Kosten tragen, die Kombination ist {}",
                           other.programme->short_name, own.programme->short_name,
                           shared == Fit::kFails ? std::string_view{"ausgeschlossen"} : kNotChecked);
      }
    }
    for (auto const& part : parts_) {
      if (!pays(own, part)) { continue; }
      auto const mark = own.version->is_unchecked("subsidiarity_rank") ? fmt::format(" ({})", kNotChecked) : "";
      return fmt::format("Nachrang{}: {} zahlt nicht, wofür {} offen ist", mark, own.programme->short_name,
                         goes_before(own, part, set_, fitting_)->programme->short_name);
    }
    return fmt::format("{} zahlt für keinen Posten", own.programme->short_name);
  }
};

}  // namespace

std::vector<CostPart> parts_of(Facts const& facts) {
  if (facts.parts && !facts.parts->empty()) { return *facts.parts; }
  return {{.title = "gesamte Maßnahme", .group = {}, .gross = facts.gross.value_or(EuroCents{}), .base = facts.base}};
}

int rank_of(Version const& version) { return version.subsidiarity_rank.value_or(1); }

Allocation allocate(std::vector<Candidate const*> const& set, std::vector<Candidate const*> const& fitting,
                    std::vector<CostPart> const& parts) {
  return Allocator{set, fitting, parts}.run();
}

}  // namespace leitbild::money::funding
