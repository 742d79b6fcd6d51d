// What a profile sheet says beyond the measure itself, and what the plan says about itself: profile, contribution to goals,
// sites, wordings in other languages, strategy maps with their legends. Fields of profile sheets: the union of those that
// German cities print (INSEK, ISEK and climate adaptation concepts).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/records/attribute.h"
#include "plan/records/concept.h"

namespace leitbild::plan {

enum class PlanKind : std::uint8_t { kInsek, kIsek, kSeko, kSpecialist };
/// What the plan as a whole is; there is one at most.
struct PlanProfile {
  static constexpr std::string_view kForm = "plan_profile";
  std::string code, responsible, bindingness, derived_from, note;
  std::optional<PlanKind> kind;
  std::optional<Year> horizon_from, horizon_to;
  friend bool operator==(PlanProfile const&, PlanProfile const&) = default;
};

/// The horizon ends before it begins.
void check_own_rules(PlanProfile const& profile, Problems& problems);

enum class MeasureKind : std::uint8_t { kBuilding, kPlanning, kProgramme, kPermanent, kOrganisation };
enum class Horizon : std::uint8_t { kShort, kMedium, kLong, kPermanent };
enum class Priority : std::uint8_t { kFirst, kSecond, kThird };
enum class Urgency : std::uint8_t { kHigh, kMedium, kLow };
enum class Visibility : std::uint8_t { kPublic, kInternal };
/// Steckbriefangaben. A measure has one at most.
struct MeasureProfile {
  static constexpr std::string_view kForm = "measure_profile";
  std::string code, measure, occasion, description, expected_effect, target_groups, approvals, existing_approaches,
      references, bindingness, climate_check;
  std::optional<MeasureKind> kind;
  std::optional<Horizon> horizon;
  std::optional<Priority> priority;  // order in time and means, not importance
  std::optional<Urgency> urgency;
  std::optional<Visibility> visibility;
  friend bool operator==(MeasureProfile const&, MeasureProfile const&) = default;
};

/// Beitrag of a measure to a goal, from -2 (works against it) to 3 (serves it strongly).
struct GoalContribution {
  static constexpr std::string_view kForm = "goal_contribution";
  std::string code, measure, goal, note;
  std::optional<std::int64_t> strength;
  friend bool operator==(GoalContribution const&, GoalContribution const&) = default;
};

/// The strength is one of -2 to 3.
void check_own_rules(GoalContribution const& contribution, Problems& problems);

enum class SiteOwner : std::uint8_t { kCity, kPublic, kPrivate, kMixed, kUnknown };
/// Fläche that a measure needs.
struct Site {
  static constexpr std::string_view kForm = "site";
  std::string code, title, measure, parcels, designation, constraints;
  std::optional<SiteOwner> owner;  // a class, never a name
  std::optional<double> hectares;
  std::optional<geo::Shape> shape;
  bool example{};
  friend bool operator==(Site const&, Site const&) = default;
};

enum class Language : std::uint8_t { kEnglish, kSimpleGerman };
/// The text of an attribute of any object in another language, where the object itself has no place for it.
struct Translation {
  static constexpr std::string_view kForm = "translation";
  std::string code, object, attribute, text;
  std::optional<Language> language;
  friend bool operator==(Translation const&, Translation const&) = default;
};

/// The map of the spatial concept (no field) or of a field, drawn for one version. Its features are the spatial features of
/// the same field and version.
struct StrategyMap {
  static constexpr std::string_view kForm = "strategy_map";
  std::string code, field, version, title_de, title_en, text_de, text_simple, source;
  std::optional<RoughDate> date;
  bool example{};
  friend bool operator==(StrategyMap const&, StrategyMap const&) = default;
};

enum class Drawing : std::uint8_t { kPoint, kLine, kDashedLine, kDottedLine, kArea, kHatchedArea };
/// One line of the legend of a strategy map: how a kind of feature is drawn and what it means.
struct LegendEntry {
  static constexpr std::string_view kForm = "legend_entry";
  std::string code, map, text_de, text_en, colour;  // "#2f6f4e"
  std::optional<SpatialKind> kind;
  std::optional<Drawing> drawing;
  std::optional<std::int64_t> order;
  friend bool operator==(LegendEntry const&, LegendEntry const&) = default;
};

/// The colour has the form "#2f6f4e".
void check_own_rules(LegendEntry const& entry, Problems& problems);

}  // namespace leitbild::plan
