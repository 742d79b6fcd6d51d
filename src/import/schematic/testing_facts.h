// A small town for the tests: three districts of 1.5 to 4.5 km² in a box of 4 x 2.25 km.
#pragma once

#include <string>
#include <string_view>

namespace leitbild::importing {

inline constexpr std::string_view kSmallTown = R"(
name = "Kleinstadt"
ags = "00000001"
epsg = 25832
people_base = "erfunden"
outline = [[400000, 5470000], [404000, 5470000], [404000, 5472250], [400000, 5472250]]

[[source]]
layer = "districts"
origin = "erfunden"
licence = "EUPL-1.2"

[[ortsbezirk]]
code = "K"
name = "Kern"

[[ortsbezirk]]
code = "W"
name = "Wald"

[[district]]
code = "1"
name = "Altstadt"
ortsbezirk = "K"
area_km2 = 1.5
inhabitants = 5003
label = [401650, 5471100]
children_0_to_5 = 250
primary_school_places = 120
playgrounds = 2
stops = 6
density_per_km2 = 5000
persons_per_building = 6.0
forest_share = 0.0
parks = 2
groceries = 3
general_practices = 2
pharmacies = 1

[[district]]
code = "2"
name = "Neustadt"
ortsbezirk = "K"
area_km2 = 3.0
inhabitants = 3001
label = [400800, 5471000]
children_0_to_5 = 100
kita_places = 60
primary_school_places = 0
playgrounds = 1
stops = 4
density_per_km2 = 3000
persons_per_building = 4.5
forest_share = 0.3
parks = 1
groceries = 1
general_practices = 0
pharmacies = 0

[[district]]
code = "3"
name = "Wald"
ortsbezirk = "W"
area_km2 = 4.5
inhabitants = 777
label = [403200, 5471300]
settlement = [403300, 5471500]
children_0_to_5 = 30
kita_places = 25
primary_school_places = 0
playgrounds = 1
stops = 2
density_per_km2 = 2500
persons_per_building = 4.0
forest_share = 0.7
parks = 0
groceries = 0
general_practices = 0
pharmacies = 0
)";

/// `text` with every occurrence of `from` replaced.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// So a test says only what it changes.
inline std::string small_town_with(std::string_view from, std::string_view to) {
  return replaced(std::string{kSmallTown}, from, to);
}

}  // namespace leitbild::importing
