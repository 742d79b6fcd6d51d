#include "plan/version_states.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace leitbild::plan {
namespace {

using enum VersionState;

constexpr auto kAll =
    std::array{kDraft, kInParticipation, kReadyForDecision, kAdopted, kInImplementation, kRevised, kRepealed};

/// Rows: from (first: a new version); columns: to, in the order of kAll. "+" is allowed.
constexpr auto kSteps = std::array<std::string_view, 8>{
    "+++....",  // new
    ".++....",  // draft
    "+.+....",  // in participation
    "++.....",  // ready for decision
    "....+++",  // adopted
    ".....++",  // in implementation
    ".......",  // revised
    ".......",  // repealed
};

TEST(VersionStates, EveryStepIsAllowedOrRefusedAsTheTableSays) {
  for (auto row = std::size_t{0}; row < kSteps.size(); ++row) {
    auto const from = row == 0 ? std::nullopt : std::optional{kAll.at(row - 1)};
    for (auto column = std::size_t{0}; column < kAll.size(); ++column) {
      auto const reason = reason_against(from, kAll.at(column));
      EXPECT_EQ(reason.empty(), kSteps.at(row).at(column) == '+') << row << " -> " << column << ": " << reason;
    }
  }
}

TEST(VersionStates, AdoptionHasItsOwnCommand) {
  EXPECT_EQ(reason_against(kReadyForDecision, kAdopted),
            "beschlossen wird eine Fassung mit `leitbild plan adopt`, das ihren Inhalt aufbewahrt");
  EXPECT_EQ(reason_against(kRepealed, kDraft), "von „aufgehoben“ führt kein Schritt nach „Entwurf“");
}

}  // namespace
}  // namespace leitbild::plan
