// The rows and sources of a Kosten- und Finanzierungsübersicht, in the order and with the numbers under which they are
// printed. Source: section order of the funding guidelines of Rheinland-Pfalz (RL-StEE) and Bavaria (StBauFR).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "plan/records/finance.h"

namespace leitbild::money {

using plan::CostGroup;
/// How well the cost is known, from the first guess to the account (DIN 276 for buildings).
using plan::EstimateClass;

struct CostGroupInfo {
  CostGroup group;
  std::string_view number;  // "II.5"
  std::string_view id, title_de;
  std::string_view main_number, main_title_de;  // "II", "Ordnungsmaßnahmen"
};

/// In the order of the enumeration.
std::span<CostGroupInfo const> cost_groups();
CostGroupInfo const& info(CostGroup group);
/// By id ("streets_squares_green") or number ("II.5"; "I" is the preparation).
std::optional<CostGroup> cost_group_from(std::string_view text);

std::string_view id_of(EstimateClass estimate);      // "assumption"
std::string_view german_of(EstimateClass estimate);  // "Annahme"
std::optional<EstimateClass> estimate_class_from(std::string_view id);

/// Who pays.
enum class Source : std::uint8_t { kFederal, kState, kEu, kThirdParty, kPrivate, kBetterment, kCity };
inline constexpr auto kSourceCount = std::size_t{7};
inline constexpr auto kSources =
    std::array<Source, kSourceCount>{Source::kFederal, Source::kState,      Source::kEu,  Source::kThirdParty,
                                     Source::kPrivate, Source::kBetterment, Source::kCity};
std::string_view id_of(Source source);      // "federal"
std::string_view german_of(Source source);  // "Bund"
std::optional<Source> source_from(std::string_view id);

}  // namespace leitbild::money
