// What the concept says and what was there before it: guidelines, vision, targets of goals, work packages, links between
// measures, existing concepts, strengths and weaknesses, the spatial concept. Terms: INSEK Kaiserslautern and the federal
// guide to integrated urban development concepts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/records/attribute.h"

namespace leitbild::plan {

/// Leitlinie, a sentence of the charter above the action fields.
struct Guideline {
  static constexpr std::string_view kForm = "guideline";
  std::string code, title_de, text_de, text_en, text_simple;
  std::optional<std::int64_t> order;
  std::vector<std::string> goals;
  friend bool operator==(Guideline const&, Guideline const&) = default;
};

/// Zukunftsbild.
struct Vision {
  static constexpr std::string_view kForm = "vision";
  std::string code, title_de, text_de, text_en, text_simple, source;
  friend bool operator==(Vision const&, Vision const&) = default;
};

/// Teilziel: where a goal stands in the tree, and what it wants to reach.
enum class GoalLevel : std::uint8_t { kMain, kPartial, kOperational };
enum class CharterDimension : std::uint8_t { kJust, kGreen, kProductive };
struct GoalPosition {
  static constexpr std::string_view kForm = "goal_position";
  std::string code, goal, parent, text_simple;
  std::optional<GoalLevel> level;
  std::optional<CharterDimension> dimension;  // of the New Leipzig Charter
  friend bool operator==(GoalPosition const&, GoalPosition const&) = default;
};

/// Zielwert of an indicator, for the city or one district.
struct IndicatorTarget {
  static constexpr std::string_view kForm = "indicator_target";
  std::string code, goal, indicator, district, unit, source;
  std::optional<double> baseline, target;
  std::optional<Year> baseline_year, target_year;
  friend bool operator==(IndicatorTarget const&, IndicatorTarget const&) = default;
};

/// One point of a measured series.
struct IndicatorPoint {
  static constexpr std::string_view kForm = "indicator_point";
  std::string code, indicator, district, unit, source, note;
  std::optional<RoughDate> date;
  std::optional<double> value;
  bool series_break{};  // the series begins anew here: another census, another method
  friend bool operator==(IndicatorPoint const&, IndicatorPoint const&) = default;
};

/// Baustein of a measure.
struct WorkPackage {
  static constexpr std::string_view kForm = "work_package";
  std::string code, measure, title, summary, lead;
  std::optional<RoughDate> start, end;
  friend bool operator==(WorkPackage const&, WorkPackage const&) = default;
};

enum class LinkType : std::uint8_t {
  kRequires,
  kPrecedes,
  kExcludes,
  kReinforces,
  kConflicts,
  kPartOf,
  kSameAs,
  kSupersedes
};
/// Wechselwirkung. The other end is a measure of this plan or, with `other_plan`, of another one.
struct MeasureLink {
  static constexpr std::string_view kForm = "measure_link";
  std::string code, measure, other, other_plan, note;
  std::optional<LinkType> type;
  std::optional<std::int64_t> lag_months;  // of "precedes": from the end of the one to the beginning of the other
  std::optional<std::int64_t> strength;    // of "reinforces" and "conflicts": 1 (weak) to 3 (strong)
  friend bool operator==(MeasureLink const&, MeasureLink const&) = default;
};

/// The strength is one of 1 to 3.
void check_own_rules(MeasureLink const& link, Problems& problems);

/// A code that was used before; it is never given to anything else.
struct FormerCode {
  static constexpr std::string_view kForm = "former_code";
  std::string code, object, note;
  std::optional<RoughDate> until;
  friend bool operator==(FormerCode const&, FormerCode const&) = default;
};

enum class Degree : std::uint8_t { kYes, kPartly, kNo };
/// Bestehendes Konzept, rated as the analysis rates it.
struct ExistingConcept {
  static constexpr std::string_view kForm = "existing_concept";
  std::string code, title, office, note, source;
  std::optional<RoughDate> date;
  std::optional<Degree> current, expressive, binding;
  friend bool operator==(ExistingConcept const&, ExistingConcept const&) = default;
};

enum class Fate : std::uint8_t { kCarriedOn, kMerged, kDone, kDropped, kOpen };
/// What became of a measure of an existing concept.
struct ExistingMeasure {
  static constexpr std::string_view kForm = "existing_measure";
  std::string code, concept_code, number, title, measure, reason;
  std::optional<Fate> fate;
  friend bool operator==(ExistingMeasure const&, ExistingMeasure const&) = default;
};

enum class FindingKind : std::uint8_t { kStrength, kWeakness, kOpportunity, kThreat };
struct Finding {
  static constexpr std::string_view kForm = "finding";
  std::string code, field, text_de, text_en, source;
  std::optional<FindingKind> kind;
  std::vector<std::string> goals;
  friend bool operator==(Finding const&, Finding const&) = default;
};

enum class SpatialKind : std::uint8_t { kAxis, kCentre, kFocusArea, kGreenCorridor, kSearchArea };
/// An element of the spatial concept (no field) or of the strategy map of a field.
struct SpatialFeature {
  static constexpr std::string_view kForm = "spatial_feature";
  std::string code, field, title_de, title_en, note, version;
  std::optional<SpatialKind> kind;
  std::optional<geo::Shape> shape;
  bool example{};
  friend bool operator==(SpatialFeature const&, SpatialFeature const&) = default;
};

}  // namespace leitbild::plan
