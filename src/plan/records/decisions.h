// Who decided what: organisations and their roles, bodies, papers, consultations, decisions, recommendations and minutes
// of the steering group, specialist plans. Council terms follow OParl 1.1.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/records/attribute.h"

namespace leitbild::plan {

enum class OrganizationKind : std::uint8_t {
  kOffice,
  kMunicipalEnterprise,
  kMunicipalCompany,
  kState,
  kFederation,
  kAssociation,
  kCompany,
  kUniversity,
  kOther
};
struct Organization {
  static constexpr std::string_view kForm = "organization";
  std::string code, name, part_of, address;
  std::optional<OrganizationKind> kind;
  friend bool operator==(Organization const&, Organization const&) = default;
};

enum class Role : std::uint8_t { kLead, kCoLead, kPartner, kFunder, kOwner, kAffected };
struct Involvement {
  static constexpr std::string_view kForm = "involvement";
  std::string code, measure, organization;
  std::optional<Role> role;
  std::optional<RoughDate> from, to;
  friend bool operator==(Involvement const&, Involvement const&) = default;
};

enum class BodyKind : std::uint8_t { kCouncil, kCommittee, kDistrictCouncil, kSteeringGroup, kSupervision };
/// Gremium.
struct Body {
  static constexpr std::string_view kForm = "body";
  std::string code, name, oparl;
  std::optional<BodyKind> kind;
  friend bool operator==(Body const&, Body const&) = default;
};

/// Vorlage.
struct Paper {
  static constexpr std::string_view kForm = "paper";
  std::string code, reference, title, oparl, address;
  std::string as_of;  // moment of the last change that the council's system stated, ISO 8601
  std::optional<RoughDate> date;
  std::vector<std::string> measures;
  friend bool operator==(Paper const&, Paper const&) = default;
};

enum class ConsultationRole : std::uint8_t { kPreliminary, kHearing, kDeciding, kInformation };
/// Station of the Beratungsfolge.
struct Consultation {
  static constexpr std::string_view kForm = "consultation";
  std::string code, paper, body, outcome, oparl, as_of;
  std::optional<RoughDate> date;
  std::optional<ConsultationRole> role;
  friend bool operator==(Consultation const&, Consultation const&) = default;
};

enum class DecisionKind : std::uint8_t { kPrinciple, kPreparation, kPlan, kBudget, kCommission, kNotice };
enum class DecisionResult : std::uint8_t { kAccepted, kAcceptedChanged, kRejected, kPostponed, kReferred };
/// Beschluss. The decision on the concept is not the decision on a measure.
struct Decision {
  static constexpr std::string_view kForm = "decision";
  std::string code, subject, paper, body, place, wording, file, oparl, as_of;
  std::optional<DecisionKind> kind;
  std::optional<RoughDate> date;
  std::optional<DecisionResult> result;
  bool authoritative{};  // the body decides finally, it does not merely recommend
  std::optional<std::int64_t> votes_for, votes_against, abstentions;
  std::vector<std::string> measures, budget_lines;
  friend bool operator==(Decision const&, Decision const&) = default;
};

/// Empfehlung or minutes of the steering group: no decision.
enum class RecommendationKind : std::uint8_t { kRecommendation, kMinutes };
struct Recommendation {
  static constexpr std::string_view kForm = "recommendation";
  std::string code, body, title, text, file;
  std::optional<RecommendationKind> kind;
  std::optional<RoughDate> date;
  std::vector<std::string> measures;
  friend bool operator==(Recommendation const&, Recommendation const&) = default;
};

enum class SpecialistPlanKind : std::uint8_t {
  kLandUse,
  kDevelopment,
  kLandscape,
  kTransit,
  kMobility,
  kClimate,
  kHeat,
  kNoise,
  kHeavyRain,
  kRetail,
  kHousing,
  kPlay,
  kOther
};
enum class SpecialistPlanState : std::uint8_t { kOccasion, kPrepared, kDisplayed, kDecided, kInForce, kRepealed };
/// Fachplan that makes a measure concrete, with the number of the B-Plan and the project that follow from it.
struct SpecialistPlan {
  static constexpr std::string_view kForm = "specialist_plan";
  std::string code, title, office, address, xplan_id, development_plan, project;
  std::optional<SpecialistPlanKind> kind;
  std::optional<SpecialistPlanState> state;
  std::optional<RoughDate> begun, in_force;
  std::vector<std::string> measures;
  std::optional<geo::Shape> shape;
  friend bool operator==(SpecialistPlan const&, SpecialistPlan const&) = default;
};

}  // namespace leitbild::plan
