// What lies under the measures: land, green, buildings, streets, borders and their names.
#pragma once

#include "city/city.h"
#include "report/map/frame.h"

namespace leitbild::report {

/// What was drawn, for legend and text.
struct Ground {
  bool parks{}, forest{}, buildings{}, main_streets{}, streets{}, paths{}, unknown{}, parts{};
};

/// At scales smaller than this, single buildings and footpaths cannot be told apart on paper.
inline constexpr double kDetailDenominator = 45'000.0;

namespace style {
inline constexpr std::string_view kLand = "#f3f0ea";
inline constexpr std::string_view kDistrict = "#fdfcfa";
inline constexpr std::string_view kPark = "#cfe3bd";
inline constexpr std::string_view kForest = "#aecb9f";
inline constexpr std::string_view kBuilding = "#d8d1c5";
inline constexpr std::string_view kCasing = "#b3ab9c";
inline constexpr std::string_view kMainStreet = "#f6e2b3";
inline constexpr std::string_view kPath = "#a08e72";
inline constexpr std::string_view kBorder = "#17414d";
inline constexpr std::string_view kUnknown = "#8c8577";
}  // namespace style

/// Patterns the ground and the legend refer to by id.
std::string ground_patterns();
/// Names of the neighbours and, in a district with parts, of the parts; a name that would touch another is left out.
/// Drawn over the symbols, so that it can be read.
void draw_names(Svg& svg, city::Districts const& districts, city::DistrictId district, Frame const& frame);
Ground draw_ground(Svg& svg, city::City const& city, city::DistrictId district, Frame const& frame);

/// The district and all below it, by id.
std::vector<bool> within(city::Districts const& districts, city::DistrictId district);

}  // namespace leitbild::report
