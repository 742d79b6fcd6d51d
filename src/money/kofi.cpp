#include "money/kofi.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "money/check_case.h"

namespace leitbild::money {
namespace {

/// A part of the eligible cost that one programme pays for, or that several share.
struct Section {
  EuroCents eligible, revenue, other_grants;
  std::vector<std::size_t> rules;  // positions, in their order
};

/// Every section of its own, then the rest for all others. Revenue and other grants go to the sections in proportion to
/// their eligible cost.
std::vector<Section> sections_of(FundingCase const& figures) {
  auto out = std::vector<Section>{};
  auto rest = Section{.eligible = figures.gross - figures.not_eligible, .revenue = {}, .other_grants = {}, .rules = {}};
  for (auto i = std::size_t{0}; i < figures.programmes.size(); ++i) {
    if (auto const& section = figures.programmes[i].section) {
      out.push_back({.eligible = *section, .revenue = {}, .other_grants = {}, .rules = {i}});
      rest.eligible -= *section;
    } else {
      rest.rules.push_back(i);
    }
  }
  out.push_back(std::move(rest));
  auto weights = std::vector<EuroCents>{};
  for (auto const& section : out) { weights.push_back(section.eligible); }
  auto const revenue = apportioned(figures.revenue, weights);
  auto const others = apportioned(figures.other_grants, weights);
  for (auto i = std::size_t{0}; i < out.size(); ++i) {
    out[i].revenue = revenue[i];
    out[i].other_grants = others[i];
  }
  return out;
}

/// Lowers `grant` to `limit` where that is less.
void limit_to(Grant& grant, EuroCents limit, GrantLimit why) {
  if (limit < grant.amount) {
    grant.amount = limit;
    grant.limit = why;
  }
}

/// Public money on one section: at most the ceiling; the last programme is cut first.
void cut_to_ceiling(Section const& section, Fraction ceiling, std::vector<Grant>& grants) {
  auto excess = section.other_grants - part_of(not_below_zero(section.eligible - section.revenue), ceiling);
  for (auto const i : section.rules) { excess += grants[i].amount; }
  for (auto i = section.rules.size(); i > 0 && excess > EuroCents{}; --i) {
    auto& grant = grants[section.rules[i - 1]];
    auto const cut = std::min(excess, grant.amount);
    if (cut > EuroCents{}) { limit_to(grant, grant.amount - cut, GrantLimit::kCeiling); }
    excess -= cut;
  }
}

void grant_section(FundingCase const& figures, Section const& section, std::vector<Grant>& grants) {
  auto const after_revenue = section.eligible - section.revenue;
  auto const deductible = figures.other_grants_deductible ? section.other_grants : EuroCents{};
  auto granted = EuroCents{};
  for (auto const i : section.rules) {
    auto const& rule = figures.programmes[i];
    auto const earlier = rule.deducts_earlier ? granted : EuroCents{};
    grants[i] = grant_of(rule, not_below_zero(after_revenue - deductible - earlier),
                         not_below_zero(after_revenue - section.other_grants - granted));
    granted += grants[i].amount;
  }
  if (figures.ceiling) { cut_to_ceiling(section, *figures.ceiling, grants); }
}

std::size_t years_of(FundingCase const& figures) {
  auto years = figures.spending.size();
  for (auto const& rule : figures.programmes) { years = std::max(years, rule.first_tranche + rule.tranches.size()); }
  return years;
}

void fill_years(FundingCase const& figures, GrantRule const& rule, std::size_t years, Grant& grant) {
  grant.cash_in.resize(years);
  add_by_year(grant.cash_in, apportioned(grant.amount, rule.tranches), rule.first_tranche);
  if (figures.spending.empty()) { return; }
  grant.share_of_spending = apportioned(grant.amount, figures.spending);
  grant.share_of_spending.resize(years);
  grant.pre_financing = pre_financing_of(grant.share_of_spending, grant.cash_in);
}

Check sources_check(FundingCase const& figures, FundingResult const& result) {
  auto const sources = figures.revenue + figures.other_grants + result.grant + result.own;
  return {
      .id = "uses_equal_sources",
      .holds = sources == figures.gross && result.own >= EuroCents{},
      .text =
          result.own < EuroCents{}
              ? fmt::format("Einnahmen und Zuschüsse übersteigen die Gesamtkosten um {}", format_euros(-result.own))
              : fmt::format("Ausgaben {} = Einnahmen {} + andere Zuschüsse {} + Förderung {} + Eigenmittel {}",
                            format_euros(figures.gross), format_euros(figures.revenue),
                            format_euros(figures.other_grants), format_euros(result.grant), format_euros(result.own))};
}

Check years_check(FundingResult const& result) {
  auto const sum = total_of(result.cash_in);
  return {.id = "years_equal_total",
          .holds = sum == result.grant,
          .text = fmt::format("Summe der Auszahlungen über die Jahre {} = Förderung {}", format_euros(sum),
                              format_euros(result.grant))};
}

Check double_funding_check(FundingCase const& figures, FundingResult const& result) {
  auto const open = not_below_zero(result.eligible - figures.revenue);
  auto const grants = result.grant + figures.other_grants;
  return {.id = "nothing_funded_twice",
          .holds = grants <= open,
          .text = fmt::format("öffentliche Zuschüsse {}; zuwendungsfähig nach Abzug der Einnahmen {}",
                              format_euros(grants), format_euros(open))};
}

Check ceiling_check(FundingCase const& figures, FundingResult const& result) {
  auto const most = part_of(not_below_zero(result.eligible - figures.revenue), *figures.ceiling);
  auto const grants = result.grant + figures.other_grants;
  return {.id = "ceiling",
          .holds = grants <= most,
          .text = fmt::format("öffentliche Zuschüsse {}; Obergrenze {} = {}", format_euros(grants),
                              percent_text(*figures.ceiling), format_euros(most))};
}

Check own_share_check(FundingCase const& figures, FundingResult const& result) {
  auto const least = part_rounded_up(result.eligible, *figures.min_own_rate);
  return {.id = "min_own_share",
          .holds = result.own >= least,
          .text = fmt::format("Eigenmittel {}; mindestens {} der zuwendungsfähigen Kosten = {}",
                              format_euros(result.own), percent_text(*figures.min_own_rate), format_euros(least))};
}

std::vector<Check> checks_of(FundingCase const& figures, FundingResult const& result) {
  auto out = std::vector{sources_check(figures, result), years_check(result), double_funding_check(figures, result)};
  if (figures.ceiling) { out.push_back(ceiling_check(figures, result)); }
  if (figures.min_own_rate) { out.push_back(own_share_check(figures, result)); }
  return out;
}

void sum_up(FundingCase const& figures, std::size_t years, FundingResult& result) {
  result.cash_in.resize(years);
  for (auto const& grant : result.grants) {
    result.grant += grant.amount;
    add_by_year(result.cash_in, grant.cash_in);
    add_by_year(result.pre_financing, grant.pre_financing);
  }
  result.own = figures.gross - figures.revenue - figures.other_grants - result.grant;
  if (!figures.spending.empty()) { result.pre_financing.resize(years); }
  auto const peak = std::ranges::max_element(result.pre_financing);
  if (peak != result.pre_financing.end()) {
    result.peak = *peak;
    result.peak_year = static_cast<std::size_t>(peak - result.pre_financing.begin());
  }
}

struct LimitName {
  GrantLimit limit;
  std::string_view id, german;
};
constexpr auto kLimitNames = std::array{
    LimitName{GrantLimit::kRate, "rate", "Fördersatz"},
    LimitName{GrantLimit::kCap, "cap", "Höchstbetrag"},
    LimitName{GrantLimit::kCapPerUnit, "cap_per_unit", "Höchstbetrag je Einheit"},
    LimitName{GrantLimit::kFrame, "frame_remaining", "Rest des Förderrahmens"},
    LimitName{GrantLimit::kCeiling, "ceiling", "Obergrenze aller Zuschüsse"},
    LimitName{GrantLimit::kCovered, "covered", "der Rest ist schon gedeckt"},
};

}  // namespace

std::string_view id_of(GrantLimit limit) { return kLimitNames.at(static_cast<std::size_t>(limit)).id; }
std::string_view german_of(GrantLimit limit) { return kLimitNames.at(static_cast<std::size_t>(limit)).german; }

Grant grant_of(GrantRule const& rule, EuroCents base, EuroCents uncovered) {
  auto grant = Grant{};
  grant.name = rule.name;
  grant.base = base;
  grant.amount = part_of(base, rule.rate, rule.rounding);
  // Rounding to steps may lift a grant above the base.
  limit_to(grant, base, GrantLimit::kCovered);
  if (rule.cap) { limit_to(grant, *rule.cap, GrantLimit::kCap); }
  if (rule.cap_per_unit) { limit_to(grant, *rule.cap_per_unit * rule.units, GrantLimit::kCapPerUnit); }
  if (rule.frame_remaining) { limit_to(grant, *rule.frame_remaining, GrantLimit::kFrame); }
  limit_to(grant, uncovered, GrantLimit::kCovered);
  return grant;
}

std::vector<EuroCents> pre_financing_of(std::span<EuroCents const> share_of_spending,
                                        std::span<EuroCents const> cash_in) {
  auto out = std::vector<EuroCents>(std::max(share_of_spending.size(), cash_in.size()));
  auto open = EuroCents{};
  for (auto year = std::size_t{0}; year < out.size(); ++year) {
    if (year < share_of_spending.size()) { open += share_of_spending[year]; }
    if (year < cash_in.size()) { open -= cash_in[year]; }
    out[year] = not_below_zero(open);
  }
  return out;
}

std::vector<EuroCents> commitments_of(std::span<Contract const> contracts, std::size_t years) {
  auto out = std::vector<EuroCents>(years);
  for (auto const& contract : contracts) {
    if (contract.signed_in >= out.size()) { out.resize(contract.signed_in + 1); }
    auto const later = std::min(contract.signed_in + 1, contract.payments.size());
    out[contract.signed_in] += total_of(std::span{contract.payments}.subspan(later));
  }
  return out;
}

Result<FundingResult> compute(FundingCase const& figures) {
  auto problems = Problems{};
  check_case(figures, problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto result = FundingResult{};
  result.eligible = figures.gross - figures.not_eligible;
  result.base = not_below_zero(result.eligible - figures.revenue -
                               (figures.other_grants_deductible ? figures.other_grants : EuroCents{}));
  result.grants.resize(figures.programmes.size());
  for (auto const& section : sections_of(figures)) { grant_section(figures, section, result.grants); }
  auto const years = years_of(figures);
  for (auto i = std::size_t{0}; i < result.grants.size(); ++i) {
    fill_years(figures, figures.programmes[i], years, result.grants[i]);
  }
  sum_up(figures, years, result);
  if (!figures.contracts.empty()) { result.commitments = commitments_of(figures.contracts, years); }
  result.checks = checks_of(figures, result);
  return result;
}

}  // namespace leitbild::money
