#include "money/what_if.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "money/check_case.h"
#include "money/kofi.h"

namespace leitbild::money {
namespace {

constexpr auto kMonths = 12;
constexpr auto kFarthestMove = 50;
constexpr auto kToCents = RoundingRule{.direction = Rounding::kHalfUp, .step = EuroCents{1}};

using Keys = std::span<std::string_view const>;

/// One table of the file.
class Entry {
 public:
  Entry(TomlTable table, std::string where, Problems& problems, Keys keys)
      : table_{std::move(table)}, where_{std::move(where)}, problems_{problems} {
    for (auto const& key : table_.keys()) {
      if (std::ranges::find(keys, key) == keys.end()) {
        problems_.add(fmt::format("„{}“ gibt es nicht; erlaubt sind {}", key, fmt::join(keys, ", ")), where_);
      }
    }
  }

  std::string text(std::string_view key) {
    auto const found = table_.text(key);
    if (!found) { missing(key, "ein Text in Anführungszeichen"); }
    return found.value_or("");
  }
  int whole(std::string_view key) {
    auto const found = table_.integer(key);
    if (!found || *found < -kLargestWhole || *found > kLargestWhole) {
      missing(key, "eine ganze Zahl");
      return 0;
    }
    return static_cast<int>(*found);
  }
  std::optional<Year> optional_year(std::string_view key) {
    if (!has(key)) { return std::nullopt; }
    return Year{whole(key)};
  }
  Fraction fraction(std::string_view key) {
    auto const number = table_.number(key);
    auto const found = number ? fraction_from(*number) : parse_fraction(table_.text(key).value_or(""));
    if (!found) { missing(key, "eine Dezimalzahl oder ein Bruch wie \"2/3\""); }
    return found.value_or(kNone);
  }
  std::vector<std::string> texts(std::string_view key) {
    auto out = table_.texts(key);
    if (has(key) && out.empty()) { missing(key, "eine Liste wie [\"A-1\", \"A-2\"]"); }
    return out;
  }

 private:
  static constexpr auto kLargestWhole = 1'000'000LL;
  TomlTable table_;
  std::string where_;
  Problems& problems_;

  bool has(std::string_view key) const {
    auto const keys = table_.keys();
    return std::ranges::find(keys, key) != keys.end();
  }
  void missing(std::string_view key, std::string_view expected) {
    problems_.add(fmt::format("„{}“ fehlt oder ist nicht lesbar; erwartet wird {}", key, expected), where_);
  }
};

template <class Read>
void read_entries(TomlTable const& table, std::string_view name, Keys keys, std::string_view where, Problems& problems,
                  Read const& read) {
  auto number = 0;
  for (auto const& entry : table.tables(name)) {
    read(Entry{entry, fmt::format("{}: {} Nr. {}", where, name, ++number), problems, keys});
  }
}

std::optional<std::size_t> programme_named(FinanceInput const& input, std::string_view name, Problems& problems) {
  auto const found = std::ranges::find(input.programmes, name, &ProgrammeFrame::name);
  if (found != input.programmes.end()) { return static_cast<std::size_t>(found - input.programmes.begin()); }
  auto names = std::vector<std::string_view>{};
  for (auto const& programme : input.programmes) { names.push_back(programme.name); }
  problems.add(fmt::format("ein Programm „{}“ gibt es in diesem Plan nicht; es gibt {}", name,
                           names.empty() ? "keines" : fmt::format("{}", fmt::join(names, ", "))));
  return std::nullopt;
}

MeasureMoney* measure_with(FinanceInput& input, std::string_view code, Problems& problems) {
  auto const found = std::ranges::find(input.measures, code, &MeasureMoney::code);
  if (found != input.measures.end()) { return &*found; }
  problems.add(fmt::format("eine Maßnahme „{}“ mit Kosten gibt es in diesem Plan nicht", code));
  return nullptr;
}

void move(FinanceInput& input, Move const& change, Problems& problems) {
  if (change.years < -kFarthestMove || change.years > kFarthestMove) {
    problems.add(fmt::format("um {} Jahre lässt sich nichts verschieben; erlaubt sind -{} bis {}", change.years,
                             kFarthestMove, kFarthestMove));
    return;
  }
  auto* const measure = measure_with(input, change.measure, problems);
  if (measure == nullptr) { return; }
  auto const by = Year{change.years};
  measure->first_year += by;
  for (auto& cost : measure->running_costs) {
    cost.from += by;
    if (cost.to) { *cost.to += by; }
  }
  for (auto& grant : measure->grants) { grant.programme_year += by; }
}

/// Of every year `months` twelfths move to the next.
template <class Amount>
std::vector<Amount> delayed(std::vector<Amount> const& amounts, int months) {
  if (amounts.empty()) { return {}; }
  auto const parts = std::array<std::int64_t, 2>{kMonths - months, months};
  auto out = std::vector<Amount>(amounts.size() + 1);
  for (auto i = std::size_t{0}; i < amounts.size(); ++i) {
    auto const split = apportioned(EuroCents{amounts[i].value}, parts);
    out[i] += Amount{split[0].value};
    out[i + 1] += Amount{split[1].value};
  }
  return out;
}

void delay(FinanceInput& input, LateBudget const& change, Problems& problems) {
  if (change.months < 1 || change.months > kMonths) {
    problems.add(fmt::format("{} Monate Verzug; erlaubt sind 1 bis {}", change.months, kMonths));
    return;
  }
  for (auto& measure : input.measures) {
    if (measure.first_year != change.year) { continue; }
    measure.spending = delayed(measure.spending, change.months);
    measure.revenue = delayed(measure.revenue, change.months);
    for (auto& need : measure.staff) { need.months = delayed(need.months, change.months); }
    // Running cost is counted by whole years: half a year late or more, it begins a year later.
    if (change.months < kMonths / 2) { continue; }
    for (auto& cost : measure.running_costs) { cost.from += Year{1}; }
  }
}

void change_cost(MeasureMoney& measure, CostChange const& change) {
  auto const factor = fraction_of(change.change.numerator + change.change.denominator, change.change.denominator);
  for (auto i = std::size_t{0}; i < measure.spending.size(); ++i) {
    auto const year = Year{measure.first_year.value + static_cast<int>(i)};
    if (!change.from || year >= *change.from) { measure.spending[i] = part_of(measure.spending[i], factor, kToCents); }
  }
}

void change_costs(FinanceInput& input, CostChange const& change, Problems& problems) {
  constexpr auto kLeast = Fraction{-1, 1};
  constexpr auto kMost = Fraction{10, 1};
  if (change.change < kLeast || change.change > kMost) {
    problems.add(
        fmt::format("Kosten {} sind nicht möglich; erlaubt sind -100 % bis +1000 %", percent_text(change.change)));
    return;
  }
  if (change.measures.empty()) {
    for (auto& measure : input.measures) { change_cost(measure, change); }
  }
  for (auto const& code : change.measures) {
    if (auto* const measure = measure_with(input, code, problems)) { change_cost(*measure, change); }
  }
}

void change_rate(FinanceInput& input, RateChange const& change, Problems& problems) {
  check_share(change.rate, change.programme + ": rate", problems);
  auto const programme = programme_named(input, change.programme, problems);
  if (!programme) { return; }
  for (auto& measure : input.measures) {
    for (auto& grant : measure.grants) {
      if (grant.programme == *programme && (!change.from || grant.programme_year >= *change.from)) {
        grant.rate = change.rate;
      }
    }
  }
}

void end_programme(FinanceInput& input, ProgrammeEnd const& change, Problems& problems) {
  auto const programme = programme_named(input, change.programme, problems);
  if (!programme) { return; }
  auto& last = input.programmes[*programme].last_year;
  last = std::min(change.year, last.value_or(change.year));
}

}  // namespace

Result<WhatIf> read_what_if(TomlTable const& table, std::string_view where) {
  using Names = std::vector<std::string_view>;
  static auto const kTables = Names{"rate", "programme_ends", "cost", "budget_late", "move"};
  auto problems = Problems{};
  auto out = WhatIf{};
  for (auto const& key : table.keys()) {
    if (std::ranges::find(kTables, key) == kTables.end()) {
      problems.add(fmt::format("„[[{}]]“ gibt es nicht; erlaubt sind {}", key, fmt::join(kTables, ", ")),
                   std::string{where});
    } else if (table.tables(key).empty()) {
      problems.add(fmt::format("„{}“ wird als [[{}]] geschrieben", key, key), std::string{where});
    }
  }
  read_entries(table, "rate", Names{"programme", "rate", "from"}, where, problems, [&](Entry entry) {
    out.rates.push_back({entry.text("programme"), entry.fraction("rate"), entry.optional_year("from")});
  });
  read_entries(table, "programme_ends", Names{"programme", "year"}, where, problems,
               [&](Entry entry) { out.ends.push_back({entry.text("programme"), Year{entry.whole("year")}}); });
  read_entries(table, "cost", Names{"change", "measures", "from"}, where, problems, [&](Entry entry) {
    out.costs.push_back({entry.fraction("change"), entry.texts("measures"), entry.optional_year("from")});
  });
  read_entries(table, "budget_late", Names{"year", "months"}, where, problems,
               [&](Entry entry) { out.late_budgets.push_back({Year{entry.whole("year")}, entry.whole("months")}); });
  read_entries(table, "move", Names{"measure", "years"}, where, problems,
               [&](Entry entry) { out.moves.push_back({entry.text("measure"), entry.whole("years")}); });
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

Result<FinanceInput> with(WhatIf const& what_if, FinanceInput input) {
  auto problems = Problems{};
  for (auto const& change : what_if.moves) { move(input, change, problems); }
  for (auto const& change : what_if.late_budgets) { delay(input, change, problems); }
  for (auto const& change : what_if.costs) { change_costs(input, change, problems); }
  for (auto const& change : what_if.rates) { change_rate(input, change, problems); }
  for (auto const& change : what_if.ends) { end_programme(input, change, problems); }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return input;
}

}  // namespace leitbild::money
