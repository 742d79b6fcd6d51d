// What an investment means for the result of later years (doppische Sicht): depreciation, the release of the grants that
// paid for it, and loan service – beside cash. Straight line, whole years; rounding: docs/decisions/0010.
// Source: budget law of the Länder (GemHVO: linear depreciation; Sonderposten released with the asset they paid for).
// Limit: the first year counts in full, also where law asks for months; no impairment, no sale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/quantity.h"
#include "base/result.h"
#include "money/amounts.h"

namespace leitbild::money {

struct Asset {
  std::string title;
  EuroCents cost;
  EuroCents grants;  // become a Sonderposten; at most the cost
  Year in_use_from;
  int useful_life{};  // years; 0: not depreciated (land)
};

enum class LoanKind : std::uint8_t { kAnnuity, kLinear };

struct Loan {
  std::string title;
  EuroCents principal;
  Fraction interest;  // per year, on what is left at the beginning of the year
  int years{};
  LoanKind kind{};
  Year paid_out;  // the first instalment is due a year later
};

struct LoanYear {
  Year year;
  EuroCents interest, repayment, left;
};

/// Interest is rounded half up to the cent. Annuity: the smallest instalment in whole cents that pays the loan off in
/// `years`; the last one is what is left. Linear: equal repayments by largest remainder in year order.
/// Error: amounts, rate or years (1 to 100) out of range. O(years × log principal).
Result<std::vector<LoanYear>> loan_schedule(Loan const& loan);

struct DoppicYear {
  Year year;
  EuroCents depreciation, release, interest;  // charge of the year: depreciation − release + interest
  EuroCents repayment;                        // cash only
  EuroCents book_value, grants_left, debt;    // at the end of the year
};
EuroCents charge_of(DoppicYear const& year);

/// From the first year in which something happens to `last`, without gaps; empty without assets and loans.
/// Error, all at once: as loan_schedule(); grants above the cost, a useful life outside 0..100.
Result<std::vector<DoppicYear>> doppic_view(std::vector<Asset> const& assets, std::vector<Loan> const& loans,
                                            Year last);

}  // namespace leitbild::money
