// Share of residents with a pharmacy within 1,000 m walking distance.
// Formula: sum of residents of cells whose walk to the nearest pharmacy is at most max_walk, divided by the residents of
// all cells with data. Source of the threshold: pharmacy_within_1000m.toml.
// Weakness: from the centre of a 100 m cell; says nothing of opening hours, emergency service, slope or kerbs; a pharmacy
// beyond the edge of the data is not seen.
#include "indicators/indicator.h"

namespace leitbild::indicators {
namespace {

Result<IndicatorValues> compute(IndicatorInput const& in) {
  TRY(auto const max_walk, required(in, "max_walk"));
  return share_within(in, travel::Destinations::facilities(city::FacilityCategory::kPharmacy), Metres{max_walk});
}

}  // namespace

extern constinit Indicator const pharmacy_within_1000m{
    .id = "pharmacy_within_1000m",
    .title_de = "Apotheke höchstens 1.000 m zu Fuß",
    .title_en = "Pharmacy within 1,000 m on foot",
    .method_de = "Anteil der Einwohnerinnen und Einwohner, deren Fußweg über das Wegenetz zur nächsten Apotheke "
                 "höchstens 1.000 m lang ist, gerechnet ab der Mitte der 100-m-Rasterzelle. Sagt nichts über "
                 "Öffnungszeiten, Notdienst, Steigung oder Barrieren.",
    .unit = Unit::kShare,
    .source = "Umkreis der Grundversorgung beim BBSR (dort Luftlinie; der Fußweg ist strenger)",
    .theme = Theme::kLiving,
    .reads = {city::Layer::kPeople, city::Layer::kStreets, city::Layer::kFacilities},
    .reach = Network{},
    .better = Direction::kHigher,
    .compute = compute};

}  // namespace leitbild::indicators
