// The Kosten- und Finanzierungsübersicht (KoFi) of one funded project: every cost item with its sources, year by year.
// Uses equal sources in every row and every year: what nobody else pays, the city does. Formulas: money/kofi.h, applied
// to every item, with caps and frames over all items of a programme.
//
// Two views of time: the cost year, in which money is spent and every source bears its share of it; and cash, in which a
// grant comes in tranches from its programme year on. The difference is the city's pre-financing.
//
// Lists by year begin with `first_year` of the project; a shorter list means 0 afterwards. Whole cents; rounding:
// docs/decisions/0010. A grant pays each year's part of its base – eligible cost less revenue and contributions of that year –,
// where kofi.h, which knows no revenue by year, follows gross spending. Limit: not the order in which bills are handed in.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/quantity.h"
#include "base/result.h"
#include "money/amounts.h"
#include "money/cost_group.h"
#include "money/kofi.h"
#include "money/price_index.h"

namespace leitbild::money {

struct CostItem {
  std::string code;  // unique in the project
  std::string title;
  std::string lead;  // the office or body that carries it out
  CostGroup group{};
  EstimateClass estimate{};
  EuroCents likely;  // in prices of `price_year`
  std::optional<EuroCents> low, high;
  bool net{};  // amounts are without VAT
  Fraction vat{19, 100};
  bool vat_refunded{};  // the city gets the VAT back: the cost is net
  Year price_year;
  Fraction eligible_share{kFull};       // of what `not_eligible` leaves
  std::vector<EuroCents> not_eligible;  // by year, prices of `price_year`
  std::vector<EuroCents> revenue;       // by year, prices of `price_year`; lowers the base
  std::vector<Fraction> profile;        // share of the cost spent in each year; sum 1
};

/// Agreed money that is no grant: third parties, private owners, betterment charges. Amounts of their own years.
struct Contribution {
  Source source{};
  std::string item;  // code
  std::vector<EuroCents> by_year;
  bool deductible{true};  // lowers the base of the grants
};

/// A programme as it is asked for in this project.
struct ProjectProgramme {
  GrantRule rule;  // `section` is not used: `items` says what it pays for; first_tranche counts from `programme_year`
  Year programme_year;
  std::vector<Fraction> approvals{kFull};          // share approved in each year, from `programme_year` on; sum 1
  std::vector<std::pair<Source, Fraction>> split;  // who is behind it, sum 1; empty: all from the Land
  std::vector<std::string> items;                  // codes; empty: all
  std::string programme;                           // id in the catalogue; parts with one id are one grant to its rules
  std::optional<Fraction> rate_low, rate_high;     // the band of the programme
  std::optional<Year> finish_by;                   // last year in which it lets money be spent
};

struct FundedProject {
  std::string code, title;
  Year first_year;
  Fraction inflation{kNone};
  std::vector<CostItem> items;
  std::vector<Contribution> contributions;
  std::vector<ProjectProgramme> programmes;
  std::optional<Fraction> ceiling;       // as in FundingCase, for every item
  std::optional<Fraction> min_own_rate;  // of the eligible cost of the project
  std::vector<Contract> contracts;
};

enum class Estimate : std::uint8_t { kLow, kLikely, kHigh };

struct CostPlanOptions {
  PriceView view{PriceView::kNominal};
  Estimate estimate{Estimate::kLikely};
};

/// One row in one year, or in all.
struct Flow {
  EuroCents gross, not_eligible, eligible, revenue;
  std::array<EuroCents, kSourceCount> sources{};  // by Source; the city's is what is left, below 0 where others overpay

  EuroCents& operator[](Source source) { return sources[static_cast<std::size_t>(source)]; }
  EuroCents operator[](Source source) const { return sources[static_cast<std::size_t>(source)]; }
  Flow& operator+=(Flow const& other);
  friend bool operator==(Flow const&, Flow const&) = default;
};
/// revenue + Σ sources
EuroCents sources_of(Flow const& flow);

struct CostRow {
  std::size_t item{};  // position in FundedProject::items
  Flow total;
  std::vector<Flow> years;
};

struct ProgrammeRow {
  std::string name;
  Year programme_year;
  EuroCents base, grant;
  GrantLimit limit{};
  std::vector<EuroCents> by_item;                                    // as FundedProject::items
  std::vector<EuroCents> cash_in, share_of_spending, pre_financing;  // by year
};

/// Lists by year all have `years` entries.
struct CostPlan {
  Year first_year;
  std::size_t years{};
  CostPlanOptions options;
  std::vector<CostRow> rows;  // by group, then as in the project
  Flow total;
  std::vector<Flow> year_totals;
  std::vector<ProgrammeRow> programmes;
  std::vector<EuroCents> cash_in;        // grants
  std::vector<EuroCents> pre_financing;  // Σ over the programmes
  std::vector<EuroCents> cash_need;      // what the city pays out less all that comes in; below 0: it gets back
  std::vector<EuroCents> committed;      // grants by programme year
  std::vector<EuroCents> commitments;    // of contracts, by year of signing
  EuroCents peak;
  std::vector<Check> checks;
};

/// By year of signing: what later years would owe if every item were ordered in its first year of spending.
std::vector<EuroCents> commitments_if_ordered_at_once(CostPlan const& plan);

/// Error, all at once with the item's code: amounts or shares out of range, profiles or splits that do not sum to 1, low
/// above likely or likely above high, unknown or double codes, a programme year before the first year.
/// O(items × (programmes + years)).
Result<CostPlan> cost_plan(FundedProject const& project, CostPlanOptions options = {});

}  // namespace leitbild::money
