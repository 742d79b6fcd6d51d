#include "money/cost_plan_problems.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "money/check_case.h"

namespace leitbild::money {
namespace {

constexpr auto kFarthestYears = 100;

void check_sum(FundedProject const& project, Problems& problems) {
  auto sum = EuroCents{};
  for (auto const& item : project.items) {
    sum += std::min(cost_of(item, Estimate::kHigh), kLargestAmount);
    if (sum > kLargestAmount) { return problems.add("die Kostenansätze sind zusammen größer als eine Billion Euro"); }
  }
}

void check_range(CostItem const& item, std::string const& where, Problems& problems) {
  auto const low = item.low.value_or(item.likely);
  auto const high = item.high.value_or(item.likely);
  if (low > item.likely || item.likely > high) {
    problems.add(fmt::format("die Spanne ist nicht aufsteigend: mindestens {}, wahrscheinlich {}, höchstens {}",
                             format_euros(low), format_euros(item.likely), format_euros(high)),
                 where + "likely");
  }
}

void check_item_years(CostItem const& item, std::string const& where, Problems& problems) {
  check_amounts(item.not_eligible, where + "not_eligible", problems);
  check_amounts(item.revenue, where + "revenue", problems);
  if (sum_of(item.profile) != kFull) { return; }
  auto spending = apportioned(cost_of(item, Estimate::kLikely), item.profile);
  spending.resize(std::max(spending.size(), item.not_eligible.size()));
  for (auto t = std::size_t{0}; t < item.not_eligible.size(); ++t) {
    if (item.not_eligible[t] > spending[t]) {
      problems.add(fmt::format("nicht zuwendungsfähig sind {}, ausgegeben werden in diesem Jahr {}",
                               format_euros(item.not_eligible[t]), format_euros(spending[t])),
                   fmt::format("{}not_eligible[{}]", where, t));
    }
  }
}

void check_item(FundedProject const& project, CostItem const& item, Problems& problems) {
  auto const where = item.code + ": ";
  auto const before = problems.list.size();
  check_amount(item.likely, where + "likely", problems);
  check_amount(item.low, where + "low", problems);
  check_amount(item.high, where + "high", problems);
  check_share(item.vat, where + "vat", problems);
  check_share(item.eligible_share, where + "eligible_share", problems);
  check_parts(item.profile, "die Jahresanteile", where + "profile", problems);
  if (std::abs(item.price_year.value - project.first_year.value) > kFarthestYears) {
    problems.add(fmt::format("das Preisjahr {} liegt mehr als {} Jahre vom ersten Jahr {} entfernt",
                             item.price_year.value, kFarthestYears, project.first_year.value),
                 where + "price_year");
  }
  if (item.profile.size() > kFarthestYears) {
    problems.add(fmt::format("{} Jahre; erlaubt sind höchstens {}", item.profile.size(), kFarthestYears),
                 where + "profile");
  }
  if (problems.list.size() > before) { return; }  // what follows computes with these
  check_range(item, where, problems);
  check_item_years(item, where, problems);
}

using Codes = std::set<std::string, std::less<>>;

void check_split(ProjectProgramme const& programme, std::string const& where, Problems& problems) {
  if (programme.split.empty()) { return; }
  auto parts = std::vector<Fraction>{};
  for (auto const& [source, part] : programme.split) {
    parts.push_back(part);
    if (source == Source::kCity) { problems.add("die Kommune kann sich nicht selbst fördern", where + "split"); }
  }
  check_parts(parts, "die Anteile der Geber", where + "split", problems);
}

void check_programme(FundedProject const& project, ProjectProgramme const& programme, Codes const& codes,
                     Problems& problems) {
  auto const where = programme.rule.name + ": ";
  check_rule(programme.rule, where, problems);
  check_split(programme, where, problems);
  check_parts(programme.approvals, "die Bewilligungen", where + "approvals", problems);
  if (programme.programme_year < project.first_year ||
      programme.programme_year.value > project.first_year.value + kFarthestYears) {
    problems.add(fmt::format("das Programmjahr {} liegt nicht zwischen {} und {}", programme.programme_year.value,
                             project.first_year.value, project.first_year.value + kFarthestYears),
                 where + "programme_year");
  }
  for (auto const& code : programme.items) {
    if (!codes.contains(code)) {
      problems.add(fmt::format("„{}“ ist kein Kostenansatz dieses Projekts", code), where + "items");
    }
  }
}

void check_contribution(Contribution const& contribution, Codes const& codes, Problems& problems) {
  auto const where = fmt::format("{}: ", contribution.item);
  if (!codes.contains(contribution.item)) {
    problems.add(fmt::format("„{}“ ist kein Kostenansatz dieses Projekts", contribution.item), "contributions");
  }
  if (contribution.source == Source::kCity) {
    problems.add("der Beitrag der Kommune ergibt sich; angegeben werden nur die anderen", where + "source");
  }
  check_amounts(contribution.by_year, where + std::string{german_of(contribution.source)}, problems);
}

}  // namespace

EuroCents cost_of(CostItem const& item, Estimate estimate) {
  constexpr auto kToCents = RoundingRule{.direction = Rounding::kHalfUp, .step = EuroCents{1}};
  auto const amount = estimate == Estimate::kLow    ? item.low.value_or(item.likely)
                      : estimate == Estimate::kHigh ? item.high.value_or(item.likely)
                                                    : item.likely;
  if (item.net == item.vat_refunded) { return amount; }
  if (item.net) { return amount + part_of(amount, item.vat, kToCents); }
  return part_of(amount, fraction_of(item.vat.denominator, item.vat.denominator + item.vat.numerator), kToCents);
}

void check_project(FundedProject const& project, Problems& problems) {
  check_share(project.inflation, "inflation", problems);
  if (project.ceiling) { check_share(*project.ceiling, "ceiling", problems); }
  if (project.min_own_rate) { check_share(*project.min_own_rate, "min_own_rate", problems); }
  auto codes = Codes{};
  for (auto const& item : project.items) {
    if (!codes.insert(item.code).second) { problems.add("diesen Kostenansatz gibt es zweimal", item.code); }
    check_item(project, item, problems);
  }
  if (problems.empty()) { check_sum(project, problems); }
  for (auto const& programme : project.programmes) { check_programme(project, programme, codes, problems); }
  for (auto const& contribution : project.contributions) { check_contribution(contribution, codes, problems); }
  for (auto i = std::size_t{0}; i < project.contracts.size(); ++i) {
    check_amounts(project.contracts[i].payments, fmt::format("contracts[{}].payments", i), problems);
    if (project.contracts[i].signed_in > kFarthestYears) {
      problems.add("das Jahr der Unterschrift liegt zu weit in der Zukunft", fmt::format("contracts[{}].year", i));
    }
  }
}

}  // namespace leitbild::money
