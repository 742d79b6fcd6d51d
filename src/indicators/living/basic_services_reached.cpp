// Mean number of the five basic services (groceries, GP, pharmacy, primary school, stop) within 1,000 m walking
// distance.
// Formula: per cell, then weighted with residents; a cell counts where streets, facilities and stops are known. The
// five services are those of the German spatial monitoring (BBSR), which measures as the crow flies: its figures
// cannot be compared.
// Weakness: no capacities, no opening hours; any stop counts, whatever runs there.
#include "indicators/needs.h"

namespace leitbild::indicators {

extern constinit Indicator const basic_services_reached{
    .id = "basic_services_reached",
    .title_de = "Grundversorgung: erreichte Dienste von fünf (1.000 m zu Fuß)",
    .title_en = "Basic services reached, of five (1,000 m on foot)",
    .method_de = "Mittlere Zahl der fünf Dienste Lebensmittelmarkt, Hausarztpraxis, Apotheke, Grundschule und "
                 "Haltestelle, die höchstens 1.000 m Fußweg entfernt sind (0 bis 5). Ab der Mitte der "
                 "100-m-Rasterzelle. Aufnahmekapazität, Öffnungszeiten und Takt bleiben außer Betracht; Auswertungen "
                 "mit Luftlinien sind nicht vergleichbar.",
    .method_en = "Mean number of the five services grocery shop, general practice, pharmacy, primary school and stop "
                 "that are at most 1,000 m away on foot (0 to 5). Measured from the centre of the 100 m grid cell. "
                 "Capacity to take people on, opening hours and headway are not taken into account; evaluations with "
                 "distances as the crow flies are not comparable.",
    .unit = Unit::kCount,
    .source = "Auswahl der Dienste wie im Raummonitoring des BBSR; Grenze als Fußweg gesetzt",
    .theme = Theme::kLiving,
    .reads = {city::Layer::kPeople, city::Layer::kStreets, city::Layer::kFacilities, city::Layer::kTransit},
    .reach = Network{},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) -> Result<IndicatorValues> {
      TRY(auto const max_walk, required(in, "max_walk"));
      return needs_reached(in, basic_services(), Metres{max_walk});
    }};

}  // namespace leitbild::indicators
