#include "money/cost_plan_checks.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace leitbild::money {
namespace {

int calendar(CostPlan const& plan, std::size_t year) { return plan.first_year.value + static_cast<int>(year); }

/// "alles in Ordnung" or the first places where it is not.
Check check_of(std::string_view id, std::string_view good, std::string_view bad, std::vector<std::string> places) {
  constexpr auto kShown = std::size_t{5};
  auto const holds = places.empty();
  auto const more = places.size() > kShown ? fmt::format(" und {} weitere", places.size() - kShown) : std::string{};
  places.resize(std::min(places.size(), kShown));
  return {.id = id,
          .holds = holds,
          .text = holds ? std::string{good} : fmt::format("{}: {}{}", bad, fmt::join(places, "; "), more)};
}

Check sources_check(FundedProject const& project, CostPlan const& plan) {
  auto places = std::vector<std::string>{};
  auto grown = Flow{};
  for (auto const& row : plan.rows) {
    for (auto t = std::size_t{0}; t < plan.years; ++t) {
      grown += row.years[t];
      if (sources_of(row.years[t]) != row.years[t].gross) {
        places.push_back(fmt::format("{} {}", project.items[row.item].code, calendar(plan, t)));
      }
    }
  }
  if (grown != plan.total) { places.emplace_back("Summe aller Zeilen und Jahre"); }
  return check_of("uses_equal_sources", "Ausgaben = Finanzierung in jeder Zeile und jedem Jahr",
                  "Ausgaben und Finanzierung sind verschieden", std::move(places));
}

Check grants_check(CostPlan const& plan) {
  auto places = std::vector<std::string>{};
  for (auto const& row : plan.programmes) {
    if (total_of(row.cash_in) != row.grant || total_of(row.share_of_spending) != row.grant ||
        total_of(row.by_item) != row.grant) {
      places.push_back(row.name);
    }
  }
  return check_of("years_equal_total", "jede Förderung ist die Summe ihrer Jahre und ihrer Kostenansätze",
                  "Summe und Förderung sind verschieden", std::move(places));
}

Check overpaid_check(FundedProject const& project, CostPlan const& plan) {
  auto places = std::vector<std::string>{};
  for (auto const& row : plan.rows) {
    for (auto t = std::size_t{0}; t < plan.years; ++t) {
      if (auto const own = row.years[t][Source::kCity]; own < EuroCents{}) {
        places.push_back(
            fmt::format("{} {}: {} zu viel", project.items[row.item].code, calendar(plan, t), format_euros(-own)));
      }
    }
  }
  return check_of("nothing_overpaid", "keine Zeile bekommt in einem Jahr mehr, als sie kostet",
                  "Einnahmen und Beiträge übersteigen die Ausgaben", std::move(places));
}

Check double_funding_check(FundedProject const& project, CostPlan const& plan) {
  auto places = std::vector<std::string>{};
  for (auto const& row : plan.rows) {
    auto const& flow = row.total;
    auto const open = not_below_zero(flow.eligible - flow.revenue);
    auto grants = EuroCents{};
    for (auto const& programme : plan.programmes) { grants += programme.by_item[row.item]; }
    // Grants from elsewhere are entered as contributions of the same sources.
    auto const funded = std::max(grants, flow[Source::kFederal] + flow[Source::kState] + flow[Source::kEu]);
    if (funded > open) {
      places.push_back(fmt::format("{}: {} Förderung auf {}", project.items[row.item].code, format_euros(funded),
                                   format_euros(open)));
    }
  }
  return check_of("nothing_funded_twice", "kein Euro wird doppelt gefördert", "doppelt gefördert", std::move(places));
}

/// The parts of one programme: federation and Land pay together.
struct ProgrammeParts {
  ProjectProgramme const* first{};
  EuroCents base, grant;
  Fraction rate;  // of the only part where no amount limits it, else what comes out
};

bool pays_for(ProjectProgramme const& programme, std::string const& item) {
  return programme.items.empty() || std::ranges::find(programme.items, item) != programme.items.end();
}

/// The parts of a programme that begins with part `first`; one without an id is a programme of its own.
std::vector<std::size_t> positions_from(FundedProject const& project, std::size_t first) {
  auto out = std::vector{first};
  auto const& id = project.programmes[first].programme;
  for (auto p = first + 1; !id.empty() && p < project.programmes.size(); ++p) {
    if (project.programmes[p].programme == id) { out.push_back(p); }
  }
  return out;
}

/// An agreed amount stands as a limit of the whole base; its rate is what comes out.
bool is_by_amount(ProjectProgramme const& programme) {
  return programme.rule.cap.has_value() && programme.rule.rate == kFull;
}

/// The base counts every item once.
std::vector<ProgrammeParts> parts_of(FundedProject const& project, CostPlan const& plan) {
  auto out = std::vector<ProgrammeParts>{};
  for (auto p = std::size_t{0}; p < project.programmes.size(); ++p) {
    auto const& asked = project.programmes[p];
    auto const is_known = std::ranges::any_of(out, [&](ProgrammeParts const& part) {
      return !asked.programme.empty() && part.first->programme == asked.programme;
    });
    if (is_known) { continue; }
    auto const positions = positions_from(project, p);
    auto sum = ProgrammeParts{.first = &asked, .base = {}, .grant = {}, .rate = asked.rule.rate};
    for (auto const q : positions) { sum.grant += plan.programmes[q].grant; }
    for (auto const& row : plan.rows) {
      auto const& code = project.items[row.item].code;
      if (std::ranges::any_of(positions, [&](auto q) { return pays_for(project.programmes[q], code); })) {
        sum.base += not_below_zero(row.total.eligible - row.total.revenue - row.total[Source::kThirdParty] -
                                   row.total[Source::kPrivate] - row.total[Source::kBetterment]);
      }
    }
    if (is_by_amount(asked) && sum.base > EuroCents{}) { sum.rate = fraction_of(sum.grant.value, sum.base.value); }
    out.push_back(sum);
  }
  return out;
}

/// An amount in whole cents may miss its rate by a cent and part.
Check band_check(FundedProject const& project, CostPlan const& plan) {
  auto const tolerance = EuroCents{static_cast<std::int64_t>(project.programmes.size())};
  auto places = std::vector<std::string>{};
  for (auto const& part : parts_of(project, plan)) {
    auto const low = part.first->rate_low.value_or(kNone);
    auto const high = part.first->rate_high.value_or(kFull);
    auto const by_amount = is_by_amount(*part.first);
    auto const below = by_amount ? part.grant + tolerance < part_of(part.base, low) : part.rate < low;
    auto const above = by_amount ? part.grant > part_rounded_up(part.base, high) + tolerance : part.rate > high;
    if (below || above) {
      places.push_back(fmt::format("{}: {} statt {} bis {}",
                                   part.first->programme.empty() ? part.first->rule.name : part.first->programme,
                                   percent_text(part.rate), percent_text(low), percent_text(high)));
    }
  }
  return check_of("rate_within_band", "jeder Fördersatz liegt im Rahmen seines Programms",
                  "Fördersatz außerhalb des Rahmens", std::move(places));
}

Check own_share_check(FundedProject const& project, CostPlan const& plan) {
  auto const least = part_rounded_up(plan.total.eligible, *project.min_own_rate);
  auto const own = plan.total[Source::kCity];
  return {.id = "min_own_share",
          .holds = own >= least,
          .text = fmt::format("Eigenanteil {}; mindestens {} der zuwendungsfähigen Kosten = {}", format_euros(own),
                              percent_text(*project.min_own_rate), format_euros(least))};
}

Check end_check(FundedProject const& project, CostPlan const& plan) {
  auto places = std::vector<std::string>{};
  for (auto p = std::size_t{0}; p < plan.programmes.size(); ++p) {
    auto const& end = project.programmes[p].finish_by;
    if (!end) { continue; }
    auto late = EuroCents{};
    for (auto t = std::size_t{0}; t < plan.years; ++t) {
      if (calendar(plan, t) > end->value) { late += plan.programmes[p].share_of_spending[t]; }
    }
    if (late > EuroCents{}) {
      places.push_back(fmt::format("{}: {} nach {}", plan.programmes[p].name, format_euros(late), end->value));
    }
  }
  return check_of("programme_end", "alle Ausgaben liegen vor dem Ende ihres Programms",
                  "Ausgaben nach dem Ende des Programms", std::move(places));
}

Check contracts_check(FundedProject const& project, CostPlan const& plan) {
  auto paid = std::vector<EuroCents>(plan.years);
  for (auto const& contract : project.contracts) { add_by_year(paid, contract.payments); }
  auto places = std::vector<std::string>{};
  for (auto t = std::size_t{0}; t < plan.years; ++t) {
    if (paid[t] > plan.year_totals[t].gross) {
      places.push_back(fmt::format("{}: {} bei {} Ausgaben", calendar(plan, t), format_euros(paid[t]),
                                   format_euros(plan.year_totals[t].gross)));
    }
  }
  return check_of("contracts_within_spending", "die Verträge liegen in jedem Jahr innerhalb der Ausgaben",
                  "Verträge über den Ausgaben", std::move(places));
}

}  // namespace

std::vector<Check> cost_plan_checks(FundedProject const& project, CostPlan const& plan) {
  auto out = std::vector{sources_check(project, plan), grants_check(plan), overpaid_check(project, plan),
                         double_funding_check(project, plan), band_check(project, plan)};
  if (project.min_own_rate) { out.push_back(own_share_check(project, plan)); }
  out.push_back(end_check(project, plan));
  if (!project.contracts.empty()) { out.push_back(contracts_check(project, plan)); }
  return out;
}

}  // namespace leitbild::money
