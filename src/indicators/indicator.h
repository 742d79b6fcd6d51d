// The contract of an indicator: one file in a theme's folder, nothing else to edit.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "base/parameters.h"
#include "base/quantity.h"
#include "base/result.h"
#include "base/theme.h"
#include "city/city.h"
#include "nature/ground_models.h"
#include "travel/searches.h"

namespace leitbild::indicators {

/// How far from an edit a value can change.
struct Local {
  Metres reach;
};  // no farther than this, as the crow flies
struct Network {};  // anywhere on the connected network
struct Global {};
using Reach = std::variant<Local, Network, Global>;

/// Which direction planners want; for reports and colours.
enum class Direction : std::uint8_t { kHigher, kLower };

/// What the numbers are, and so how they are written.
enum class Unit : std::uint8_t {
  kShare,
  kMetres,
  kMinutes,
  kCount,
  kSquareMetresPerResident,
  kPercentOfGround,
  kDegrees,  // of a difference
  kCelsius,
  kMillimetres,
  kCubicMetres,
  kSquareMetresPerResidentAndYear
};

/// Whether the value of a district is the amount on all of its ground, not an average over people.
constexpr bool is_amount(Unit unit) {
  return unit == Unit::kCubicMetres || unit == Unit::kSquareMetresPerResidentAndYear;
}

/// Whose values are averaged; none: all residents.
using Group = std::optional<city::AgeGroup>;

struct DistrictValue {
  std::optional<double> value;  // weighted with those counted, or the sum of an amount; none: "keine Daten"
  Persons counted;              // all residents of the district, or all of the group, as far as their number is known
  Persons covered;              // of them, those whose cell has a value
  friend bool operator==(DistrictValue const&, DistrictValue const&) = default;
};

/// What the value of a district may be when the parameters of an indicator are off (ParameterFact::low).
struct Band {
  double low{}, high{};
  friend bool operator==(Band const&, Band const&) = default;
};

/// The one deliberate place of untyped numbers: the descriptor says their unit.
struct IndicatorValues {
  std::vector<std::optional<double>> cells;  // by cell; none: "keine Daten"
  Table<city::DistrictId, DistrictValue> districts;
  Group group{};  // whom `counted` and `covered` count
  /// Empty where no parameter has a range; none: "keine Daten".
  Table<city::DistrictId, std::optional<Band>> bands{};
  friend bool operator==(IndicatorValues const& a, IndicatorValues const& b) {
    return a.cells == b.cells && a.districts.rows == b.districts.rows && a.group == b.group &&
           a.bands.rows == b.bands.rows;
  }
};

struct IndicatorInput {
  city::City const& city;
  std::span<city::CellId const> cells;  // to compute; the others stay without a value
  travel::Searches& searches;           // shared: ask for what you need, it is searched once
  nature::GroundModels& ground;         // the same for heat, rain and green
  Parameters const& parameters;  // of this indicator, from the .toml beside it; a parameter called "yardstick" is
                                 // printed beside the values
  city::LayerSet reads;          // of this indicator
};

struct Indicator {
  std::string_view id;
  std::string_view title_de, title_en;
  std::string_view method_de;    // two or three sentences: what is counted, how, what it cannot tell
  std::string_view method_en{};  // the same in English
  Unit unit{};
  std::string_view source;  // norm, paper or practice the threshold comes from
  Theme theme{};
  city::LayerSet reads;  // for invalidation; cells where one of them is not known have no value
  Reach reach;
  Direction better{};
  Result<IndicatorValues> (*compute)(IndicatorInput const&){};
};

/// As the indicator's own function, with bands where its parameters have ranges.
Result<IndicatorValues> values_of(Indicator const& indicator, IndicatorInput const& in);

/// An indicator and the text of its parameters, as collected by the build.
struct IndicatorEntry {
  Indicator const* indicator;
  std::string_view parameters_toml;
};

/// Generated: all indicators, sorted by file stem.
std::span<IndicatorEntry const> all_indicators();
/// Nothing if no indicator has that id.
IndicatorEntry const* find_indicator(std::string_view id);
Result<Parameters> parameters_of(IndicatorEntry const& entry);
/// Error names the indicator and the parameter: a defect of the file beside it, not of the user's data.
Result<double> required(IndicatorInput const& in, std::string_view parameter);

/// How many the cell counts for; none: not known.
std::optional<Persons> weight(city::Cell const& cell, Group group);

/// Whether all layers that the indicator reads are known at a cell.
bool is_known(IndicatorInput const& in, city::CellId cell);

/// District values from cell values: sum of value x weight over cells with a value / their weight, added up per leaf in
/// the order of cells; parents add up their children. A cell whose weight is not known is left out.
/// O(cells + districts), nothing allocated per cell.
Table<city::DistrictId, DistrictValue> population_weighted(city::City const& city,
                                                           std::span<std::optional<double> const> cells,
                                                           Group group = {});

/// `value` (a cell's id -> optional number) of the asked cells that are known, and their averages by district.
template <class Value>
IndicatorValues averaged(IndicatorInput const& in, Value value, Group group = {}) {
  auto out = IndicatorValues{
      .cells = std::vector<std::optional<double>>(in.city.people->cells.size()), .districts = {}, .group = group};
  for (auto const cell : in.cells) {
    if (is_known(in, cell)) { out.cells[cell.value] = value(cell); }
  }
  out.districts = population_weighted(in.city, out.cells, group);
  return out;
}

}  // namespace leitbild::indicators
