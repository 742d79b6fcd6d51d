#include "money/plan_shares.h"

#include <algorithm>
#include <array>

namespace leitbild::money {

EuroCents sum_of_years(ByYear<EuroCents> const& amounts) {
  auto sum = EuroCents{};
  for (auto const& [year, amount] : amounts) { sum += amount; }
  return sum;
}

std::vector<EuroCents> from_year(ByYear<EuroCents> const& amounts, Year first) {
  auto out = std::vector<EuroCents>{};
  for (auto const& [year, amount] : amounts) {
    out.resize(static_cast<std::size_t>(year.value - first.value) + 1);
    out.back() = amount;
  }
  return out;
}

std::vector<Fraction> parts_of(std::vector<EuroCents> const& amounts) {
  auto const sum = total_of(amounts);
  if (sum == EuroCents{}) { return {kFull}; }
  auto out = std::vector<Fraction>{};
  for (auto const amount : amounts) { out.push_back(fraction_of(amount.value, sum.value)); }
  return out;
}

Source source_of(plan::FundingShare const& share) {
  switch (share.source.value_or(plan::FundingSource::kCity)) {
    case plan::FundingSource::kFederation: return Source::kFederal;
    case plan::FundingSource::kState: return Source::kState;
    case plan::FundingSource::kEu: return Source::kEu;
    case plan::FundingSource::kThirdParty: return Source::kThirdParty;
    case plan::FundingSource::kPrivate: return Source::kPrivate;
    case plan::FundingSource::kBetterment: return Source::kBetterment;
    case plan::FundingSource::kCity: break;
  }
  return Source::kCity;
}

bool is_grant(Source source) { return source == Source::kFederal || source == Source::kState || source == Source::kEu; }

bool belongs_to(plan::CostItem const& item, plan::FundedProject const& project) {
  if (!item.project.empty()) { return item.project == project.code; }
  return std::ranges::find(project.measures, item.measure) != project.measures.end();
}

bool pays_for(plan::FundingShare const& share, plan::CostItem const& item) {
  if (!share.cost_item.empty()) { return share.cost_item == item.code; }
  return !share.measure.empty() && share.measure == item.measure;
}

bool is_approved(plan::FundingShare const& share) {
  return share.state == plan::ShareState::kApproved || share.state == plan::ShareState::kPaid;
}

std::optional<ShareTerms> terms_of(plan::FundingShare const& share, std::optional<Fraction> usual) {
  auto out = ShareTerms{};
  if (share.amount) {
    out.rate = kFull;
    out.cap = share.amount;
  } else if (auto const rate = share.rate ? share.rate : usual) {
    out.rate = *rate;
  } else {
    return std::nullopt;
  }
  for (auto const* years : {&share.commitment, &share.cash}) {
    if (!years->empty()) {
      auto const first = years->begin()->first;
      out.programme_year = std::min(first, out.programme_year.value_or(first));
    }
  }
  return out;
}

}  // namespace leitbild::money
