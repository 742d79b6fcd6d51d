// Names for what is invented.
#pragma once

#include <string>
#include <string_view>

#include "city/facilities/facilities.h"

namespace leitbild::importing {

/// "Erzhütten/Wiesenthalerhof" -> "Erzhütten": what fits into the name of a stop.
inline std::string short_name(std::string_view district) { return std::string{district.substr(0, district.find('/'))}; }

/// Names of stops in a district, in the order of their distance from its centre: "Siegelbach Mitte", "Siegelbach
/// Kirchstraße" … None of them means a real place.
std::string stop_name(std::string_view district, std::size_t number);

/// "Grundschule Siegelbach 1", "Bäckerei Siegelbach 2".
std::string place_name(city::FacilityCategory category, std::string_view district, std::size_t number);

}  // namespace leitbild::importing
