#include "money/check_case.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::money {
namespace {

constexpr auto kMostYears = std::size_t{100};

void check_years(std::size_t years, std::string const& where, Problems& problems) {
  if (years > kMostYears) {
    problems.add(fmt::format("{} Jahre; erlaubt sind höchstens {}", years, kMostYears), where);
  }
}

void check_spending(FundingCase const& figures, Problems& problems) {
  if (figures.spending.empty()) { return; }
  check_amounts(figures.spending, "spending", problems);
  if (auto const sum = total_of(figures.spending); sum != figures.gross) {
    problems.add(fmt::format("die Ausgaben der Jahre ergeben {}, die Gesamtkosten sind {} (Unterschied {})",
                             format_euros(sum), format_euros(figures.gross), format_euros(figures.gross - sum)),
                 "spending");
  }
}

void check_contracts(FundingCase const& figures, Problems& problems) {
  auto paid = std::vector<EuroCents>{};
  for (auto c = std::size_t{0}; c < figures.contracts.size(); ++c) {
    auto const& contract = figures.contracts[c];
    auto const where = fmt::format("contracts[{}].", c);
    check_amounts(contract.payments, where + "payments", problems);
    if (contract.signed_in >= std::max(figures.spending.size(), std::size_t{1})) {
      problems.add("das Jahr der Unterschrift liegt nach dem letzten Jahr mit Ausgaben", where + "year");
    }
    add_by_year(paid, contract.payments);
  }
  for (auto year = std::size_t{0}; year < paid.size(); ++year) {
    auto const spent = year < figures.spending.size() ? figures.spending[year] : EuroCents{};
    if (paid[year] > spent) {
      problems.add(fmt::format("die Verträge zahlen im Jahr {} {}, ausgegeben werden {}", year + 1,
                               format_euros(paid[year]), format_euros(spent)),
                   "contracts");
    }
  }
}

void check_sections(FundingCase const& figures, Problems& problems) {
  auto sections = EuroCents{};
  for (auto const& rule : figures.programmes) { sections += rule.section.value_or(EuroCents{}); }
  if (auto const eligible = not_below_zero(figures.gross - figures.not_eligible); sections > eligible) {
    problems.add(fmt::format("die Bauabschnitte der Programme ergeben {}, zuwendungsfähig sind {}: etwas wäre doppelt "
                             "gefördert",
                             format_euros(sections), format_euros(eligible)),
                 "programmes");
  }
}

}  // namespace

void check_amount(EuroCents amount, std::string const& where, Problems& problems) {
  if (amount < EuroCents{0} || amount > kLargestAmount) {
    problems.add(
        fmt::format("{} Cent sind nicht möglich; erlaubt sind 0 bis {} Cent", amount.value, kLargestAmount.value),
        where);
  }
}

void check_amount(std::optional<EuroCents> amount, std::string const& where, Problems& problems) {
  if (amount) { check_amount(*amount, where, problems); }
}

void check_share(Fraction rate, std::string const& where, Problems& problems) {
  if (!is_share(rate)) {
    problems.add(fmt::format("{} ist kein Anteil; erlaubt sind 0 bis 1 (0.9 = 90 %)", percent_text(rate)), where);
  }
}

void check_amounts(std::span<EuroCents const> by_year, std::string const& where, Problems& problems) {
  check_years(by_year.size(), where, problems);
  for (auto i = std::size_t{0}; i < by_year.size(); ++i) {
    check_amount(by_year[i], fmt::format("{}[{}]", where, i), problems);
  }
}

void check_parts(std::span<Fraction const> parts, std::string_view title, std::string const& where,
                 Problems& problems) {
  for (auto i = std::size_t{0}; i < parts.size(); ++i) {
    check_share(parts[i], fmt::format("{}[{}]", where, i), problems);
  }
  auto const sum = sum_of(parts);
  if (!sum) {
    problems.add("die Brüche haben zu viele verschiedene Nenner; bitte als Dezimalzahlen angeben", where);
  } else if (*sum != kFull) {
    problems.add(fmt::format("{} ergeben zusammen {} statt 100 %", title, percent_text(*sum)), where);
  }
}

void check_rule(GrantRule const& rule, std::string const& where, Problems& problems) {
  check_share(rule.rate, where + "rate", problems);
  check_amount(rule.cap, where + "cap", problems);
  check_amount(rule.cap_per_unit, where + "cap_per_unit", problems);
  check_amount(rule.frame_remaining, where + "frame_remaining", problems);
  check_amount(rule.section, where + "section", problems);
  if (rule.units < 0) { problems.add(fmt::format("„{}“ ist negativ", rule.units), where + "units"); }
  if (rule.cap_per_unit && rule.units > 0 && *rule.cap_per_unit > EuroCents{kLargestAmount.value / rule.units}) {
    problems.add("Höchstbetrag je Einheit × Einheiten ist zu groß", where + "cap_per_unit");
  }
  if (rule.rounding.step < EuroCents{1} || rule.rounding.step > euros(1'000'000)) {
    problems.add("gerundet wird auf 1 Cent bis 1 Mio. €", where + "rounding_step");
  }
  check_years(rule.tranches.size() + std::min(rule.first_tranche, kMostYears + 1), where + "tranches", problems);
  check_parts(rule.tranches, "die Raten", where + "tranches", problems);
}

void check_case(FundingCase const& figures, Problems& problems) {
  check_amount(figures.gross, "gross", problems);
  check_amount(figures.not_eligible, "not_eligible", problems);
  check_amount(figures.revenue, "revenue", problems);
  check_amount(figures.other_grants, "other_grants", problems);
  if (figures.not_eligible > figures.gross) {
    problems.add(fmt::format("{} sind mehr als die Gesamtkosten von {}", format_euros(figures.not_eligible),
                             format_euros(figures.gross)),
                 "not_eligible");
  }
  if (figures.ceiling) { check_share(*figures.ceiling, "ceiling", problems); }
  if (figures.min_own_rate) { check_share(*figures.min_own_rate, "min_own_rate", problems); }
  for (auto i = std::size_t{0}; i < figures.programmes.size(); ++i) {
    check_rule(figures.programmes[i], figures.programmes.size() == 1 ? "" : fmt::format("programmes[{}].", i),
               problems);
  }
  check_sections(figures, problems);
  check_spending(figures, problems);
  check_contracts(figures, problems);
}

}  // namespace leitbild::money
