// The plan: action fields, goals and measures as adopted and worked on. Knows no routing and no database.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/parameter_values.h"
#include "base/quantity.h"
#include "base/theme.h"
#include "geo/shape.h"
#include "plan/records/concept.h"
#include "plan/records/decisions.h"
#include "plan/records/detail.h"
#include "plan/records/finance.h"
#include "plan/records/progress.h"

namespace leitbild::plan {

/// Handlungsfeld. Its name may change between versions of the plan; its code may not.
struct Field {
  std::string code;
  std::string name_de;
  std::string name_en;
  Theme theme{};
  std::string colour;  // "#2f6f4e"
  friend bool operator==(Field const&, Field const&) = default;
};

struct Goal {
  std::string code;
  std::string field;  // code
  std::string text_de;
  std::string text_en;
  friend bool operator==(Goal const&, Goal const&) = default;
};

/// States of a measure.
enum class State : std::uint8_t {
  kIdea,
  kProposed,
  kAssessed,
  kInConcept,
  kDecided,
  kInPlanning,
  kFinanced,
  kInProgress,
  kCompleted,
  kEvaluated,
  kDeferred,
  kRejected,
  kReplaced,
  kPermanent
};

struct StateInfo {
  State state;
  std::string_view id, title_de, title_en;
};

/// In the order of the enumeration.
std::vector<StateInfo> const& states();
StateInfo const& info(State state);
/// Neither deferred nor rejected nor replaced: what counts in sums and scenarios.
constexpr bool is_pursued(State state) {
  return state != State::kDeferred && state != State::kRejected && state != State::kReplaced;
}
/// By id ("in_progress"), by German title in any case, or by its slug ("in Umsetzung", "in-umsetzung").
std::optional<State> state_from(std::string_view text);

/// Where a measure happens. A measure may have several places.
struct Place {
  std::string title;  // may be empty
  geo::Shape shape;   // in the city's plane
  friend bool operator==(Place const&, Place const&) = default;
};

/// What a measure does to the city. `type` names an effect the program knows; the plan does not check that.
struct EffectSpec {
  std::string type;
  std::uint32_t place{};  // position in Measure::places
  ParameterValues parameters;
  friend bool operator==(EffectSpec const&, EffectSpec const&) = default;
};

/// A cost estimate with the price year it is meant in.
struct CostEstimate {
  EuroCents amount;
  Year price_year;
  friend bool operator==(CostEstimate const&, CostEstimate const&) = default;
};

struct Measure {
  std::string code;  // unique in the plan, never used again: "KLI-07"
  std::string title;
  std::string summary;
  std::string field;                   // code of its main field
  std::vector<std::string> goals;      // codes
  std::vector<std::string> districts;  // codes of the city's districts
  std::string lead;                    // responsible office, never a person
  State state{};
  std::optional<Year> start;  // first year in which it takes effect
  std::optional<Year> end;    // year in which it is complete
  std::optional<CostEstimate> cost;
  bool flagship{};
  bool example{};  // illustrative: "Beispiel" wherever it is shown
  std::vector<Place> places;
  std::vector<EffectSpec> effects;
  friend bool operator==(Measure const&, Measure const&) = default;
};

/// What happened on the way to the plan or with it: a decision, an event, an adoption. Facts with their source, no
/// opinions and no names of parties.
struct Milestone {
  std::string code;  // unique in the plan, never used again: "M-2025-10"
  RoughDate date;    // the first day where it took several
  std::string title_de;
  std::string title_en;
  std::string source;  // where that can be looked up
  friend bool operator==(Milestone const&, Milestone const&) = default;
};

struct Plan {
  std::string title;
  std::vector<Field> fields;
  std::vector<Goal> goals;
  std::vector<Measure> measures;
  std::vector<Milestone> milestones;  // as they were added

  // Everything else, each kind described by its form (plan/records/form.h); as they were added.
  std::vector<Vision> visions{};
  std::vector<Guideline> guidelines{};
  std::vector<GoalPosition> goal_positions{};
  std::vector<IndicatorTarget> indicator_targets{};
  std::vector<IndicatorPoint> indicator_points{};
  std::vector<WorkPackage> work_packages{};
  std::vector<MeasureLink> measure_links{};
  std::vector<FormerCode> former_codes{};
  std::vector<SpatialFeature> spatial_features{};
  std::vector<PlanProfile> plan_profiles{};
  std::vector<Translation> translations{};
  std::vector<MeasureProfile> measure_profiles{};
  std::vector<GoalContribution> goal_contributions{};
  std::vector<Site> sites{};
  std::vector<StrategyMap> strategy_maps{};
  std::vector<LegendEntry> legend_entries{};
  std::vector<ExistingConcept> existing_concepts{};
  std::vector<ExistingMeasure> existing_measures{};
  std::vector<Finding> findings{};
  std::vector<Organization> organizations{};
  std::vector<Involvement> involvements{};
  std::vector<Body> bodies{};
  std::vector<Paper> papers{};
  std::vector<Consultation> consultations{};
  std::vector<Decision> decisions{};
  std::vector<Recommendation> recommendations{};
  std::vector<SpecialistPlan> specialist_plans{};
  std::vector<FundingArea> funding_areas{};
  std::vector<FundedProject> funded_projects{};
  std::vector<CostItem> cost_items{};
  std::vector<RunningCost> running_costs{};
  std::vector<FundingApplication> funding_applications{};
  std::vector<FundingShare> funding_shares{};
  std::vector<BudgetLine> budget_lines{};
  std::vector<BudgetFrame> budget_frames{};
  std::vector<StaffNeed> staff_needs{};
  std::vector<StaffCapacity> staff_capacities{};
  std::vector<ActualCost> actual_costs{};
  std::vector<Loan> loans{};
  std::vector<StatusReport> status_reports{};
  std::vector<Evidence> evidence{};
  std::vector<PlanVersion> versions{};
  std::vector<AdoptedWording> adopted_wordings{};

  /// Codes of objects that were removed.
  std::set<std::string, std::less<>> retired_codes{};
};

Measure const* find_measure(Plan const& plan, std::string_view code);
Field const* find_field(Plan const& plan, std::string_view code);
Goal const* find_goal(Plan const& plan, std::string_view code);
Milestone const* find_milestone(Plan const& plan, std::string_view code);

/// By date; those of one date in the order in which they were added.
std::vector<Milestone> milestones_by_date(Plan const& plan);

/// The year from which a measure counts in a scenario: its start, else its end. Nothing: not dated.
std::optional<Year> takes_effect(Measure const& measure);

/// With the mark "[Beispiel]" of what is only illustrative, unless the title says so itself.
std::string marked_title(std::string const& title, bool example);

}  // namespace leitbild::plan
