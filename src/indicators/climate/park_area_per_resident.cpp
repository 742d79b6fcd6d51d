// Public green per resident: area of parks of at least 0.5 ha inside a district / residents of the district.
// Formula: park_supply.h. Forest does not count; the area in the district counts, not who walks there from elsewhere.
// Yardstick: GALK 1973, per head; its distances are straight lines and are not used here.
// Weakness: a district beside a large park of its neighbour gets nothing of it.
#include "indicators/park_supply.h"

namespace leitbild::indicators {

extern constinit Indicator const park_area_per_resident{
    .id = "park_area_per_resident",
    .title_de = "Parkfläche je Kopf (Parks ab 0,5 ha)",
    .title_en = "Park area per resident (parks of 0.5 ha or more)",
    .method_de = "Fläche öffentlicher Grünanlagen ab 0,5 ha innerhalb des Bezirks je Einwohnerin und Einwohner; Wald "
                 "zählt nicht. Was jenseits der Bezirksgrenze liegt, zählt dort. Keine Werte je Rasterzelle.",
    .method_en = "Area of public green spaces of 0.5 ha or more inside the district per resident; forest does not "
                 "count. What lies beyond the district boundary counts there. No values per grid cell.",
    .unit = Unit::kSquareMetresPerResident,
    .source = "GALK (Konferenz der Gartenamtsleiter), Richtwerte 1973",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kLandcover, city::Layer::kDistricts},
    .reach = Global{},
    .better = Direction::kHigher,
    .compute = parks_by_resident};

}  // namespace leitbild::indicators
