// What it costs and who pays: cost items, running costs, shares, funding areas, funded projects, applications, budget
// lines and frames, staff. Groups of costs: RL-StEE of Rheinland-Pfalz (I preparation, II order measures, III building
// measures, IV other); classes of estimates: DIN 276. Money in cents; years are calendar years.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/records/attribute.h"

namespace leitbild::plan {

enum class CostGroup : std::uint8_t {
  kPreparation,
  kLandPurchase,
  kLandReadjustment,
  kRelocation,
  kClearance,
  kStreetsSquaresGreen,
  kOtherOrder,
  kModernisation,
  kPublicFacilities,
  kNewBuilding,
  kManagement,
  kLocalFunds,
  kClosing,
  kOther
};
enum class EstimateClass : std::uint8_t { kAssumption, kFrame, kEstimate, kCalculation, kFinal };
/// Kostenansatz. Amounts are gross, with VAT.
struct CostItem {
  static constexpr std::string_view kForm = "cost_item";
  std::string code, measure, work_package, project, title, din276, price_index;
  std::optional<CostGroup> group;
  std::optional<EstimateClass> estimate;
  std::optional<EuroCents> lowest, likely, highest;
  std::optional<Year> price_year;
  std::optional<Fraction> vat, eligible_share;
  ByYear<EuroCents> spending, not_eligible, revenue;
  std::optional<std::int64_t> useful_life;  // years, for depreciation
  friend bool operator==(CostItem const&, CostItem const&) = default;
};

enum class RunningCostKind : std::uint8_t { kOperation, kMaintenance, kStaff, kOther };
/// Folgekosten per year.
struct RunningCost {
  static constexpr std::string_view kForm = "running_cost";
  std::string code, measure, title;
  std::optional<RunningCostKind> kind;
  std::optional<EuroCents> per_year;
  std::optional<Year> from, to, price_year;
  friend bool operator==(RunningCost const&, RunningCost const&) = default;
};

struct StaffNeed {
  static constexpr std::string_view kForm = "staff_need";
  std::string code, measure, organization;
  ByYear<PersonMonths> months;
  friend bool operator==(StaffNeed const&, StaffNeed const&) = default;
};

enum class FundingSource : std::uint8_t { kFederation, kState, kEu, kCity, kThirdParty, kPrivate, kBetterment };
enum class ShareState : std::uint8_t { kPlanned, kApplied, kApproved, kPaid };
/// Finanzierungsbaustein: by programme year (Bewilligung) and cash year (Kasse).
struct FundingShare {
  static constexpr std::string_view kForm = "funding_share";
  std::string code, cost_item, measure, programme, application;
  std::optional<FundingSource> source;
  std::optional<ShareState> state;
  std::optional<Fraction> rate;
  std::optional<EuroCents> amount;
  ByYear<EuroCents> commitment, cash;
  friend bool operator==(FundingShare const&, FundingShare const&) = default;
};

enum class AreaState : std::uint8_t { kPreparatoryStudy, kProposed, kDesignated, kClosed, kPerpetuation };
/// Fördergebiet.
struct FundingArea {
  static constexpr std::string_view kForm = "funding_area";
  std::string code, name, legal_basis, programme, decision;
  std::optional<AreaState> state;
  std::optional<double> hectares;
  std::optional<RoughDate> from, to;
  std::optional<geo::Shape> shape;
  friend bool operator==(FundingArea const&, FundingArea const&) = default;
};

/// Gesamtmaßnahme: the unit of a KoFi.
struct FundedProject {
  static constexpr std::string_view kForm = "funded_project";
  std::string code, title, area, programme, office;
  std::optional<RoughDate> from, to;
  std::vector<std::string> measures;
  std::optional<Fraction> rate;  // agreed for the project; else that of the programme
  bool example{};
  friend bool operator==(FundedProject const&, FundedProject const&) = default;
};

enum class ApplicationState : std::uint8_t {
  kIdea,
  kOutline,
  kSubmitted,
  kQueried,
  kApproved,
  kRefused,
  kDrawn,
  kProof,
  kClosed,
  kReclaimed
};
struct FundingApplication {
  static constexpr std::string_view kForm = "funding_application";
  std::string code, project, measure, programme, number, conditions;
  std::optional<ApplicationState> state;
  std::optional<RoughDate> submitted, approved_on, binding_until, proof_due;
  std::optional<EuroCents> applied, approved;
  friend bool operator==(FundingApplication const&, FundingApplication const&) = default;
};

/// Haushaltsstelle.
struct BudgetLine {
  static constexpr std::string_view kForm = "budget_line";
  std::string code, product, account, title;
  ByYear<EuroCents> planned, actual, commitments;  // commitments: Verpflichtungsermächtigungen
  std::vector<std::string> measures;
  friend bool operator==(BudgetLine const&, BudgetLine const&) = default;
};

enum class FrameKind : std::uint8_t { kOwnFunds, kProgramme, kInvestment };
struct BudgetFrame {
  static constexpr std::string_view kForm = "budget_frame";
  std::string code, title, programme, source;
  std::optional<FrameKind> kind;
  ByYear<EuroCents> amounts;
  friend bool operator==(BudgetFrame const&, BudgetFrame const&) = default;
};

struct StaffCapacity {
  static constexpr std::string_view kForm = "staff_capacity";
  std::string code, organization;
  ByYear<PersonMonths> months;
  friend bool operator==(StaffCapacity const&, StaffCapacity const&) = default;
};

/// A payment that was made.
struct ActualCost {
  static constexpr std::string_view kForm = "actual_cost";
  std::string code, measure, cost_item, voucher, note;
  std::optional<RoughDate> date;
  std::optional<EuroCents> amount;
  friend bool operator==(ActualCost const&, ActualCost const&) = default;
};

enum class RepaymentKind : std::uint8_t { kAnnuity, kLinear };
/// Kredit: its interest burdens the result, its repayment only cash.
struct Loan {
  static constexpr std::string_view kForm = "loan";
  std::string code, title, measure, project;
  std::optional<EuroCents> principal;
  std::optional<Fraction> interest;  // per year
  std::optional<std::int64_t> years;
  std::optional<RepaymentKind> kind;
  std::optional<Year> paid_out;
  friend bool operator==(Loan const&, Loan const&) = default;
};

}  // namespace leitbild::plan
