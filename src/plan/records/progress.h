// How far it is: status reports, evidence for states, versions of the plan with the words that were adopted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/records/attribute.h"

namespace leitbild::plan {

enum class Light : std::uint8_t { kGreen, kYellow, kRed };
/// Sachstand. The traffic light is computed; `light` overrides it and needs a reason.
struct StatusReport {
  static constexpr std::string_view kForm = "status_report";
  std::string code, measure, office, text, obstacle, next_step, override_reason;
  std::optional<RoughDate> date, next_due;
  std::optional<std::int64_t> progress;  // per cent
  std::optional<Light> light;
  bool released{};
  friend bool operator==(StatusReport const&, StatusReport const&) = default;
};

/// A light by hand has a reason; progress is 0 to 100.
void check_own_rules(StatusReport const& report, Problems& problems);

enum class EvidenceKind : std::uint8_t {
  kAuthor,
  kAssessment,
  kCommission,
  kContract,
  kApproval,
  kEarlyStart,
  kActualCost,
  kReport,
  kReason
};
/// What shows that a state of a measure applies, where no other object does.
struct Evidence {
  static constexpr std::string_view kForm = "evidence";
  std::string code, measure, text, reference;
  std::optional<EvidenceKind> kind;
  std::optional<RoughDate> date;
  friend bool operator==(Evidence const&, Evidence const&) = default;
};

enum class VersionState : std::uint8_t {
  kDraft,
  kInParticipation,
  kReadyForDecision,
  kAdopted,
  kInImplementation,
  kRevised,
  kRepealed
};
/// Planfassung. The content of an adopted one is kept whole and never changes.
struct PlanVersion {
  static constexpr std::string_view kForm = "plan_version";
  std::string code, title, decision, based_on, change_note, sha256;
  std::optional<VersionState> state;
  std::optional<RoughDate> decided_on;
  friend bool operator==(PlanVersion const&, PlanVersion const&) = default;
};

/// The words of the adopted document, beside the text one works with.
struct AdoptedWording {
  static constexpr std::string_view kForm = "adopted_wording";
  std::string code, version, object, text_de;
  std::optional<std::int64_t> page;
  friend bool operator==(AdoptedWording const&, AdoptedWording const&) = default;
};

}  // namespace leitbild::plan
