// Who lives where: residents per 100 m cell, with age groups where they are known.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/quantity.h"
#include "geo/cell.h"

namespace leitbild::city {

using CellId = Id<struct CellTag>;

/// Groups that planning asks for; they overlap.
enum class AgeGroup : std::uint8_t { kUnder6, kUnder10, kUnder18, kFrom65, kFrom80 };

struct AgeGroupInfo {
  AgeGroup group;
  std::string_view id, title_de, title_en;
};

/// In the order of the enumeration.
inline constexpr std::array kAgeGroups{
    AgeGroupInfo{AgeGroup::kUnder6, "under_6", "Kinder unter 6 Jahren", "Children under 6"},
    AgeGroupInfo{AgeGroup::kUnder10, "under_10", "Kinder unter 10 Jahren", "Children under 10"},
    AgeGroupInfo{AgeGroup::kUnder18, "under_18", "Kinder und Jugendliche unter 18 Jahren", "Under 18"},
    AgeGroupInfo{AgeGroup::kFrom65, "from_65", "Menschen ab 65 Jahren", "65 and older"},
    AgeGroupInfo{AgeGroup::kFrom80, "from_80", "Menschen ab 80 Jahren", "80 and older"},
};

constexpr AgeGroupInfo const& info(AgeGroup group) { return kAgeGroups[static_cast<std::size_t>(group)]; }

/// By age group; none: not known for this cell.
using Ages = std::array<std::optional<Persons>, kAgeGroups.size()>;

struct Cell {
  geo::CellCode code;
  geo::Point centre;  // in the city's plane
  Persons residents;
  Ages ages{};

  std::optional<Persons> of(AgeGroup group) const { return ages[static_cast<std::size_t>(group)]; }
};

struct People {
  Table<CellId, Cell> cells;  // inhabited cells of the city, sorted by code; those added by measures follow
  std::string base;           // which head count: "Zensus 2022 (Bevölkerung am Ort der Hauptwohnung)"
  std::string date{};         // the day it describes, as precise as known: "2022-05-15"; empty: unknown
  std::string age_base{};     // which count the age groups come from; empty: none are known
};

}  // namespace leitbild::city
