#include "exchange/kofi/doppic_output.h"

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::exchange {
namespace {

using money::DoppicYear;

std::string whole_euros(EuroCents amount) {
  constexpr auto kCentsPerEuro = 100.0;
  return format_number(static_cast<double>(amount.value) / kCentsPerEuro, 0);
}

/// Cash of the year: need of the measures, what runs, and the service of loans.
EuroCents cash_of(DoppicYear const& year, money::FinanceYear const& finance) {
  return finance.cash_need + finance.running_cost + year.interest + year.repayment;
}

}  // namespace

EuroCents burden_of(DoppicYear const& year, EuroCents running_cost) { return charge_of(year) + running_cost; }

Json doppic_json(DoppicYear const& year, EuroCents running_cost) {
  return {{"year", year.year.value},
          {"depreciation", year.depreciation.value},
          {"release", year.release.value},
          {"interest", year.interest.value},
          {"running_cost", running_cost.value},
          {"burden", burden_of(year, running_cost).value},
          {"repayment", year.repayment.value},
          {"book_value", year.book_value.value},
          {"grants_left", year.grants_left.value},
          {"debt", year.debt.value}};
}

Json doppic_json(DoppicShown const& shown) {
  auto out = Json{{"years", Json::array()}};
  for (auto t = std::size_t{0}; t < shown.years.size(); ++t) {
    auto const& finance = shown.finance.years[t];
    auto year = doppic_json(shown.years[t], finance.running_cost);
    year["cash"] = cash_of(shown.years[t], finance).value;
    out["years"].push_back(std::move(year));
  }
  out["without_useful_life"] = {{"items", shown.input.without_life}, {"cost", shown.input.without_life_cost.value}};
  return out;
}

std::vector<std::vector<std::string>> doppic_lines(DoppicShown const& shown) {
  auto out =
      std::vector<std::vector<std::string>>{{"Jahr", "Abschreib.", "Auflösung", "Zinsen", "Folgekosten", "Ergebnis",
                                             "Tilgung", "Kasse", "Buchwert", "Sonderposten", "Schulden"}};
  auto sum = DoppicYear{};
  auto running = EuroCents{};
  auto cash = EuroCents{};
  for (auto t = std::size_t{0}; t < shown.years.size(); ++t) {
    auto const& year = shown.years[t];
    auto const& finance = shown.finance.years[t];
    out.push_back({fmt::format("{}", year.year.value), whole_euros(year.depreciation), whole_euros(year.release),
                   whole_euros(year.interest), whole_euros(finance.running_cost),
                   whole_euros(-burden_of(year, finance.running_cost)), whole_euros(year.repayment),
                   whole_euros(-cash_of(year, finance)), whole_euros(year.book_value), whole_euros(year.grants_left),
                   whole_euros(year.debt)});
    sum.depreciation += year.depreciation;
    sum.release += year.release;
    sum.interest += year.interest;
    sum.repayment += year.repayment;
    running += finance.running_cost;
    cash += cash_of(year, finance);
  }
  out.push_back({"Summe", whole_euros(sum.depreciation), whole_euros(sum.release), whole_euros(sum.interest),
                 whole_euros(running), whole_euros(-burden_of(sum, running)), whole_euros(sum.repayment),
                 whole_euros(-cash), "", "", ""});
  return out;
}

}  // namespace leitbild::exchange
