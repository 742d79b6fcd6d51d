#include "exchange/sheets/fixed_records.h"

#include <algorithm>

#include <fmt/format.h>

namespace leitbild::exchange {
namespace {

constexpr std::string_view kVersion = "plan_version";
constexpr std::string_view kWording = "adopted_wording";

bool is_open(plan::PlanVersion const& version) {
  using plan::VersionState;
  return version.state == VersionState::kDraft || version.state == VersionState::kInParticipation ||
         version.state == VersionState::kReadyForDecision;
}

}  // namespace

bool are_all_fixed(plan::Form const& form) { return form.id == kVersion; }

std::string fixed_because(plan::Plan const& plan, plan::Record const& record) {
  if (record.form == kVersion) {
    return "Fassungen entstehen mit `leitbild plan adopt` und werden hier nicht geändert";
  }
  if (record.form != kWording) { return {}; }
  auto const& code = plan::value_of(record, "version");
  if (code.empty()) { return {}; }
  auto const version = std::ranges::find(plan.versions, code, &plan::PlanVersion::code);
  if (version == plan.versions.end()) {
    return fmt::format("der Plan hat keine Fassung „{}“; ihr Wortlaut wird nicht übernommen", code);
  }
  if (is_open(*version)) { return {}; }
  return fmt::format("der Wortlaut der beschlossenen Fassung „{}“ wird nicht geändert", code);
}

}  // namespace leitbild::exchange
