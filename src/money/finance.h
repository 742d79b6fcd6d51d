// The money of all measures by year: what they cost, who pays, what the city advances, what binds later budgets, what
// follows, who has to do it – and what of it is not in the budget yet.
//
// Amounts are nominal whole cents. Every grant follows money/kofi.h: rate × (eligible − revenue), below its cap and the
// programme's frame, in the order of the measures; its share of spending follows gross spending, its cash the tranches
// from the programme year on. Rounding: docs/decisions/0010.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/quantity.h"
#include "base/result.h"
#include "money/amounts.h"

namespace leitbild::money {

/// Work of one person for one month, in hundredths.
using StaffMonths = Quantity<struct StaffMonthsKind, std::int64_t>;

struct ProgrammeFrame {
  std::string name;
  std::optional<Year> last_year;          // no approvals afterwards
  std::optional<EuroCents> remaining;     // for all measures together
  std::vector<Fraction> tranches{kFull};  // by year from the programme year on; sum 1
};

struct MeasureGrant {
  std::size_t programme{};  // position in FinanceInput::programmes
  Fraction rate;
  std::optional<EuroCents> cap;
  Year programme_year;
  Fraction of_base{kFull};            // the part of the measure's base that it pays for
  std::vector<Fraction> tranches{};   // its own, from the programme year on; empty: the programme's
  std::vector<Fraction> approvals{};  // share approved by year, from the programme year on; empty: all at once
  bool secured{true};                 // approved; else its share of the spending is not financed yet
};

/// What follows every year: upkeep, staff, energy.
struct YearlyCost {
  EuroCents per_year;
  Year from;
  std::optional<Year> to;
};

struct StaffNeed {
  std::size_t office{};             // position in FinanceInput::offices
  std::vector<StaffMonths> months;  // by year from the measure's first year on
};

/// Lists by year begin with `first_year`; a shorter one means 0 afterwards.
struct MeasureMoney {
  std::string code, title;
  Year first_year;
  std::vector<EuroCents> spending, revenue;
  Fraction eligible_share{kFull};
  std::vector<MeasureGrant> grants;  // a later one pays what the earlier leave at most
  std::vector<YearlyCost> running_costs;
  std::vector<StaffNeed> staff;
};

/// Own funds that are secured for a measure, by budget or decision. They stay in their year when the measure moves.
struct BudgetedFunds {
  std::size_t measure{};  // position
  Year first_year;
  std::vector<EuroCents> amounts;
};

struct Office {
  std::string name;
  Year first_year;
  std::vector<StaffMonths> capacity;
};

struct FinanceInput {
  Year first_year;      // of the tables
  std::size_t years{};  // how many; what lies outside is summed up in `outside`
  std::vector<ProgrammeFrame> programmes;
  std::vector<Office> offices;
  std::vector<MeasureMoney> measures;
  std::vector<BudgetedFunds> budget;
};

struct FinanceYear {
  EuroCents gross, revenue, grants,
      own;                           // cost year: grants bear their share of spending; own = gross − revenue − grants
  EuroCents cash_in, pre_financing;  // pre-financing: at the end of the year
  EuroCents cash_need;               // gross − revenue − cash in
  EuroCents commitments;  // what contracts of this year demand later, if every measure is contracted in its first year
  EuroCents running_cost;
  EuroCents not_financed;  // own funds that are not secured, and the share of grants that are not approved

  FinanceYear& operator+=(FinanceYear const& other);
  FinanceYear& operator-=(FinanceYear const& other);
  friend bool operator==(FinanceYear const&, FinanceYear const&) = default;
};

struct ProgrammeMoney {
  std::vector<EuroCents> approved, cash_in;  // by programme year; by cash year
};

struct OfficeMonths {
  std::vector<StaffMonths> needed, capacity;
};

struct MeasureTotals {
  EuroCents gross, grants, own, not_financed;
};

struct Finance {
  Year first_year;
  std::vector<FinanceYear> years;
  FinanceYear outside;                     // years before and after the table; its pre-financing is 0
  std::vector<ProgrammeMoney> programmes;  // as FinanceInput::programmes
  std::vector<OfficeMonths> offices;       // as FinanceInput::offices
  std::vector<MeasureTotals> measures;     // as FinanceInput::measures
};

/// Error, all at once with the measure's code: amounts or shares out of range, tranches that do not sum to 1, positions
/// that do not exist, more than 100 years. O(measures × years).
Result<Finance> finance(FinanceInput const& input);

/// after − before, year by year. Precondition: both from inputs with the same years, programmes, offices and measures.
Finance difference(Finance const& before, Finance const& after);

}  // namespace leitbild::money
