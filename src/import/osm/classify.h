// From tags to what the city knows, by the table in tags.toml.
#pragma once

#include <bitset>
#include <optional>

#include "import/osm/tag_table.h"

namespace leitbild::importing {

struct StreetMeaning {
  city::StreetKind kind{};
  bool walk{};
  city::BikeAccess bike{};  // seen along the way as it was drawn
  friend bool operator==(StreetMeaning const&, StreetMeaning const&) = default;
};

/// By category: a school may be a primary and a secondary school.
using FacilitySet = std::bitset<city::kFacilityCategories.size()>;

struct Meaning {
  std::optional<StreetMeaning> street;  // none: not open to anybody on foot or by bicycle
  FacilitySet facilities;
  std::string_view left_out;  // why what looks like a facility is none; empty for everything else
  bool stop{};
  bool tree{};
  std::optional<GreenKind> green;
  std::optional<city::LandUse> land_use;
  std::optional<city::BuildingUse> building;

  /// Something that is one point of the city, even if it was drawn as an area.
  bool is_place() const { return facilities.any() || stop || !left_out.empty(); }
  bool is_area() const { return green || land_use || building || is_place(); }
};

/// Not shared between threads: it keeps memory from one object to the next. The table outlives it.
class Classifier {
 public:
  explicit Classifier(TagTable const& table);

  Meaning operator()(Tags tags);

 private:
  TagTable const& table_;
  KeyNumber highway_;
  KnownTags known_;

  std::optional<StreetMeaning> street() const;
  bool is_open(TrafficRules const& rules) const;
  city::BikeAccess bike() const;
};

/// building:levels as a number of full storeys: "3", "2.5" -> 2. 0 where it says nothing; nothing where it is nonsense.
std::optional<std::uint8_t> levels_of(Tags tags);
/// The places that a Kita or school says it has.
std::optional<std::uint32_t> capacity_of(Tags tags);

}  // namespace leitbild::importing
