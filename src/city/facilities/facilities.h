// Places people go to, by category.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "geo/shape.h"

namespace leitbild::city {

using FacilityId = Id<struct FacilityTag>;

enum class FacilityCategory : std::uint8_t {
  kGroceries,
  kGeneralPractice,
  kPharmacy,
  kKita,
  kPrimarySchool,
  kPlayground,
  kSecondarySchool,
  kSport,
  kCulture,
  kLibrary,
  kEveryday
};

struct FacilityCategoryInfo {
  FacilityCategory category;
  std::string_view id, title_de, title_en;
};

/// In the order of the enumeration.
inline constexpr std::array kFacilityCategories{
    FacilityCategoryInfo{FacilityCategory::kGroceries, "groceries", "Lebensmittelmarkt", "Grocery shop"},
    FacilityCategoryInfo{FacilityCategory::kGeneralPractice, "general_practice", "Hausarztpraxis", "General practice"},
    FacilityCategoryInfo{FacilityCategory::kPharmacy, "pharmacy", "Apotheke", "Pharmacy"},
    FacilityCategoryInfo{FacilityCategory::kKita, "kita", "Kita", "Day care centre"},
    FacilityCategoryInfo{FacilityCategory::kPrimarySchool, "primary_school", "Grundschule", "Primary school"},
    FacilityCategoryInfo{FacilityCategory::kPlayground, "playground", "Spielplatz", "Playground"},
    FacilityCategoryInfo{FacilityCategory::kSecondarySchool, "secondary_school", "Weiterführende Schule",
                         "Secondary school"},
    FacilityCategoryInfo{FacilityCategory::kSport, "sport", "Sportanlage", "Sports facility"},
    FacilityCategoryInfo{FacilityCategory::kCulture, "culture", "Kultureinrichtung", "Cultural venue"},
    FacilityCategoryInfo{FacilityCategory::kLibrary, "library", "Bücherei", "Library"},
    FacilityCategoryInfo{FacilityCategory::kEveryday, "everyday", "Täglicher Bedarf (Bäckerei, Post, Bank …)",
                         "Everyday errands (bakery, post office, bank …)"},
};

constexpr FacilityCategoryInfo const& info(FacilityCategory category) {
  return kFacilityCategories[static_cast<std::size_t>(category)];
}

constexpr std::optional<FacilityCategory> facility_category_from(std::string_view id) {
  for (auto const& entry : kFacilityCategories) {
    if (entry.id == id) { return entry.category; }
  }
  return std::nullopt;
}

struct Facility {
  FacilityCategory category{};
  std::string name;  // may be empty
  geo::Point at;
  std::optional<std::uint32_t> capacity{};  // places of a Kita or school; none: not known
  bool closed{};                            // by a measure; the row stays, so that ids do not move
};

struct Facilities {
  Table<FacilityId, Facility> rows;
  geo::MultiPolygon coverage;  // where the data are complete; outside, "no shop" means "not known"
};

}  // namespace leitbild::city
