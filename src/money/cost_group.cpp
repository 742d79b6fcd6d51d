#include "money/cost_group.h"

#include <algorithm>

namespace leitbild::money {
namespace {

constexpr auto kPreparing = std::string_view{"Vorbereitung"};
constexpr auto kOrdering = std::string_view{"Ordnungsmaßnahmen"};
constexpr auto kBuilding = std::string_view{"Baumaßnahmen"};
constexpr auto kOthers = std::string_view{"Sonstige Maßnahmen"};

constexpr auto kGroups = std::array{
    CostGroupInfo{CostGroup::kPreparation, "I.1", "preparation", "Untersuchungen, Konzepte, Planung, Wettbewerbe", "I",
                  kPreparing},
    CostGroupInfo{CostGroup::kLandPurchase, "II.1", "land_purchase", "Grunderwerb", "II", kOrdering},
    CostGroupInfo{CostGroup::kLandReadjustment, "II.2", "land_readjustment", "Bodenordnung", "II", kOrdering},
    CostGroupInfo{CostGroup::kRelocation, "II.3", "relocation", "Umzug von Bewohnern und Betrieben", "II", kOrdering},
    CostGroupInfo{CostGroup::kClearance, "II.4", "clearance", "Freilegung, Altlasten", "II", kOrdering},
    CostGroupInfo{CostGroup::kStreetsSquaresGreen, "II.5", "streets_squares_green", "Straßen, Plätze, Grün", "II",
                  kOrdering},
    CostGroupInfo{CostGroup::kOtherOrder, "II.6", "other_order", "übrige Ordnungsmaßnahmen", "II", kOrdering},
    CostGroupInfo{CostGroup::kModernisation, "III.1", "modernisation", "Modernisierung, Instandsetzung", "III",
                  kBuilding},
    CostGroupInfo{CostGroup::kPublicFacilities, "III.2", "public_facilities", "Gemeinbedarfseinrichtungen", "III",
                  kBuilding},
    CostGroupInfo{CostGroup::kNewBuilding, "III.3", "new_building", "Neubau, Ersatzbau", "III", kBuilding},
    CostGroupInfo{CostGroup::kManagement, "IV.1", "management", "Steuerung, Quartiersmanagement", "IV", kOthers},
    CostGroupInfo{CostGroup::kLocalFunds, "IV.2", "local_fund", "Verfügungsfonds, lokale Fonds", "IV", kOthers},
    CostGroupInfo{CostGroup::kClosing, "IV.3", "closing", "Abschluss", "IV", kOthers},
    CostGroupInfo{CostGroup::kOther, "IV.4", "other", "Sonstiges", "IV", kOthers},
};

struct Name {
  std::string_view id, german;
};
constexpr auto kSourceNames =
    std::array{Name{"federal", "Bund"},       Name{"state", "Land"},      Name{"eu", "EU"},
               Name{"third_party", "Dritte"}, Name{"private", "Private"}, Name{"betterment", "Ausgleichsbeträge"},
               Name{"city", "Kommune"}};
static_assert(kSourceNames.size() == kSourceCount);

/// The value of the enumeration at the position of that id.
template <class Enum, class Names, class Id>
std::optional<Enum> at_id(Names const& names, std::string_view id, Id id_of_name) {
  auto const found = std::ranges::find(names, id, id_of_name);
  if (found == names.end()) { return std::nullopt; }
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::span<CostGroupInfo const> cost_groups() { return kGroups; }
CostGroupInfo const& info(CostGroup group) { return kGroups.at(static_cast<std::size_t>(group)); }

std::optional<CostGroup> cost_group_from(std::string_view text) {
  if (text == "I") { return CostGroup::kPreparation; }
  for (auto const& group : kGroups) {
    if (group.id == text || group.number == text) { return group.group; }
  }
  return std::nullopt;
}

std::string_view id_of(EstimateClass estimate) {
  return plan::choices_of<EstimateClass>()[static_cast<std::size_t>(estimate)].id;
}
std::string_view german_of(EstimateClass estimate) {
  return plan::choices_of<EstimateClass>()[static_cast<std::size_t>(estimate)].title_de;
}
std::optional<EstimateClass> estimate_class_from(std::string_view id) {
  return at_id<EstimateClass>(plan::choices_of<EstimateClass>(), id, &plan::Choice::id);
}

std::string_view id_of(Source source) { return kSourceNames.at(static_cast<std::size_t>(source)).id; }
std::string_view german_of(Source source) { return kSourceNames.at(static_cast<std::size_t>(source)).german; }
std::optional<Source> source_from(std::string_view id) { return at_id<Source>(kSourceNames, id, &Name::id); }

}  // namespace leitbild::money
