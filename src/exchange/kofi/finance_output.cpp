#include "exchange/kofi/finance_output.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::exchange {
namespace {

using money::Finance;
using money::FinanceInput;
using money::FinanceYear;
using Lines = std::vector<std::vector<std::string>>;

struct Column {
  std::string_view id, title;
  EuroCents FinanceYear::* field;
};
constexpr auto kColumns = std::array{
    Column{"gross", "Ausgaben", &FinanceYear::gross},
    Column{"revenue", "Einnahmen", &FinanceYear::revenue},
    Column{"grants", "Förderung", &FinanceYear::grants},
    Column{"own", "Eigenanteil", &FinanceYear::own},
    Column{"cash_in", "Auszahlung", &FinanceYear::cash_in},
    Column{"pre_financing", "Vorfinanz.", &FinanceYear::pre_financing},
    Column{"cash_need", "Kassenbedarf", &FinanceYear::cash_need},
    Column{"commitments", "Verpflicht.", &FinanceYear::commitments},
    Column{"running_cost", "Folgekosten", &FinanceYear::running_cost},
    Column{"not_financed", "nicht finanz.", &FinanceYear::not_financed},
};

std::string whole_euros(EuroCents amount) {
  constexpr auto kCentsPerEuro = 100.0;
  return format_number(static_cast<double>(amount.value) / kCentsPerEuro, 0);
}

std::string months_text(money::StaffMonths months) {
  constexpr auto kHundredths = 100.0;
  return format_number(static_cast<double>(months.value) / kHundredths, 1);
}

template <class Amount>
Json numbers(std::span<Amount const> amounts) {
  auto out = Json::array();
  for (auto const amount : amounts) { out.push_back(amount.value); }
  return out;
}
template <class Amount>
Json numbers(std::vector<Amount> const& amounts) {
  return numbers(std::span<Amount const>{amounts});
}

Json tables_json(FinanceInput const& input, Finance const& finance) {
  auto out = Json{};
  for (auto const& column : kColumns) {
    auto amounts = std::vector<EuroCents>{};
    for (auto const& year : finance.years) { amounts.push_back(year.*column.field); }
    out[std::string{column.id}] = numbers(amounts);
    out["outside"][std::string{column.id}] = (finance.outside.*column.field).value;
  }
  out["programmes"] = Json::array();
  for (auto p = std::size_t{0}; p < finance.programmes.size(); ++p) {
    out["programmes"].push_back({{"name", input.programmes[p].name},
                                 {"approved", numbers(finance.programmes[p].approved)},
                                 {"cash_in", numbers(finance.programmes[p].cash_in)}});
  }
  out["staff"] = Json::array();
  for (auto o = std::size_t{0}; o < finance.offices.size(); ++o) {
    out["staff"].push_back({{"office", input.offices[o].name},
                            {"needed", numbers(finance.offices[o].needed)},
                            {"capacity", numbers(finance.offices[o].capacity)}});
  }
  out["measures"] = Json::array();
  for (auto m = std::size_t{0}; m < finance.measures.size(); ++m) {
    auto const& totals = finance.measures[m];
    out["measures"].push_back({{"code", input.measures[m].code},
                               {"gross", totals.gross.value},
                               {"grants", totals.grants.value},
                               {"own", totals.own.value},
                               {"not_financed", totals.not_financed.value}});
  }
  return out;
}

/// The sum over the years of the table; of pre-financing, which is a state, the highest.
EuroCents sum_of(Finance const& finance, Column const& column) {
  auto sum = EuroCents{};
  for (auto const& year : finance.years) {
    auto const amount = year.*column.field;
    sum = column.field == &FinanceYear::pre_financing ? std::max(sum, amount) : sum + amount;
  }
  return sum;
}

}  // namespace

Json finance_json(FinanceShown const& shown) {
  auto out = Json{{"years", Json::array()}};
  for (auto t = std::size_t{0}; t < shown.today.years.size(); ++t) {
    out["years"].push_back(shown.today.first_year.value + static_cast<int>(t));
  }
  out["today"] = tables_json(shown.input, shown.today);
  if (shown.scenario) {
    out["scenario"] = tables_json(shown.input, *shown.scenario);
    out["difference"] = tables_json(shown.input, money::difference(shown.today, *shown.scenario));
  }
  return out;
}

Lines finance_lines(Finance const& finance) {
  auto out = Lines{{"Jahr"}};
  for (auto const& column : kColumns) { out.front().emplace_back(column.title); }
  for (auto t = std::size_t{0}; t < finance.years.size(); ++t) {
    out.push_back({fmt::format("{}", finance.first_year.value + static_cast<int>(t))});
    for (auto const& column : kColumns) { out.back().push_back(whole_euros(finance.years[t].*column.field)); }
  }
  out.push_back({"Summe"});
  for (auto const& column : kColumns) { out.back().push_back(whole_euros(sum_of(finance, column))); }
  return out;
}

Lines staff_lines(FinanceInput const& input, Finance const& finance) {
  auto out = Lines{{"Dienststelle"}};
  for (auto t = std::size_t{0}; t < finance.years.size(); ++t) {
    out.front().push_back(fmt::format("{}", finance.first_year.value + static_cast<int>(t)));
  }
  for (auto o = std::size_t{0}; o < finance.offices.size(); ++o) {
    auto const& office = finance.offices[o];
    if (std::ranges::all_of(office.needed, [](auto months) { return months.value == 0; })) { continue; }
    out.push_back({input.offices[o].name});
    for (auto t = std::size_t{0}; t < finance.years.size(); ++t) {
      auto const over = office.needed[t] > office.capacity[t] ? "!" : "";
      out.back().push_back(
          fmt::format("{}/{}{}", months_text(office.needed[t]), months_text(office.capacity[t]), over));
    }
  }
  if (out.size() == 1) { return {}; }
  return out;
}

Lines open_lines(FinanceInput const& input, Finance const& finance) {
  auto order = std::vector<std::size_t>{};
  for (auto m = std::size_t{0}; m < finance.measures.size(); ++m) {
    if (finance.measures[m].not_financed > EuroCents{}) { order.push_back(m); }
  }
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t m) { return finance.measures[m].not_financed; });
  auto out = Lines{{"Maßnahme", "Gesamtkosten", "nicht finanziert"}};
  for (auto const m : order) {
    out.push_back({fmt::format("{} {}", input.measures[m].code, input.measures[m].title),
                   whole_euros(finance.measures[m].gross), whole_euros(finance.measures[m].not_financed)});
  }
  return out;
}

}  // namespace leitbild::exchange
