// The facts a schematic city is generated from, read from TOML and checked. Form: data/kaiserslautern/README.md.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "city/facilities/facilities.h"
#include "city/source.h"
#include "geo/crs.h"
#include "geo/shape.h"

namespace leitbild::importing {

/// More would no longer be a schematic outline.
inline constexpr std::size_t kMostOutlinePoints = 40;
/// The areas of the districts may miss the area of the outline by this share of it.
inline constexpr double kAreaTolerance = 0.01;

struct OrtsbezirkFacts {
  std::string code;
  std::string name;
};

struct DistrictFacts {
  std::string code;
  std::string name;
  std::size_t ortsbezirk{};  // position in CityFacts::ortsbezirke
  SquareMetres area;
  long long inhabitants{};
  geo::Point label;
  geo::Point site;        // where the power diagram starts; the label if not given
  geo::Point settlement;  // centre of the built-up area; the label if not given
  double density{};       // inhabitants per km² of built-up area
  double persons_per_building{};
  double forest{};  // share of the area that is forest, 0..1
  int parks{};
  int stops{};
  std::array<int, city::kFacilityCategories.size()> places{};  // by category
  std::optional<int> kita_places, primary_school_places;       // how many children they take; none: not known
  std::optional<long long> under_6, under_10;                  // children; none: not known
};

struct CityFacts {
  std::string name, ags;
  geo::Crs crs;
  std::string people_base;
  geo::Ring outline;  // closed, counter-clockwise
  std::vector<OrtsbezirkFacts> ortsbezirke;
  std::vector<DistrictFacts> districts;
  bool exact_areas{true};  // false: a district is what lies nearest to its site
  std::vector<city::Source> sources;
};

/// How many places of a category a city of so many inhabitants has. Shared out to the districts by their inhabitants.
struct PlaceRule {
  city::FacilityCategory category{};
  double inhabitants_per_place{};
};

/// Fills the places of the categories that have a rule: in the whole city as many as the rule says, in the districts by
/// inhabitants with the largest remainder.
void apply_rules(std::vector<PlaceRule> const& rules, CityFacts& facts);

/// Shares of `total` in the proportion of the weights, whole numbers with exactly that sum; the largest fractions are
/// rounded up, earlier ones first. No share is above its weight if `total` is not above the whole-numbered weights' sum.
std::vector<long long> shared_out(long long total, std::span<double const> weights);

/// Error: everything that is missing or contradicts something else, by district and key.
Result<CityFacts> read_facts(std::string_view toml);

}  // namespace leitbild::importing
