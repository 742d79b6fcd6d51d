// Share of residents with all five basic services (groceries, GP, pharmacy, primary school, stop) within 1,000 m
// walking distance.
// Formula: per cell, then weighted with residents; a cell counts where streets, facilities and stops are known. The
// five services are those of the German spatial monitoring (BBSR), which measures as the crow flies: its figures
// cannot be compared.
// Weakness: no capacities, no opening hours; any stop counts, whatever runs there.
#include "indicators/needs.h"

namespace leitbild::indicators {

extern constinit Indicator const basic_services_all_reached{
    .id = "basic_services_all_reached",
    .title_de = "Grundversorgung: alle fünf Dienste höchstens 1.000 m zu Fuß",
    .title_en = "All five basic services within 1,000 m on foot",
    .method_de = "Anteil der Einwohnerinnen und Einwohner, für die Lebensmittelmarkt, Hausarztpraxis, Apotheke, "
                 "Grundschule und Haltestelle alle höchstens 1.000 m Fußweg entfernt sind. Ab der Mitte der "
                 "100-m-Rasterzelle. Aufnahmekapazität, Öffnungszeiten und Takt bleiben außer Betracht; Auswertungen "
                 "mit Luftlinien sind nicht vergleichbar.",
    .method_en = "Share of residents for whom grocery shop, general practice, pharmacy, primary school and stop are "
                 "all at most 1,000 m away on foot. Measured from the centre of the 100 m grid cell. Capacity to take "
                 "people on, opening hours and headway are not taken into account; evaluations with distances as the "
                 "crow flies are not comparable.",
    .unit = Unit::kShare,
    .source = "Auswahl der Dienste wie im Raummonitoring des BBSR; Grenze als Fußweg gesetzt",
    .theme = Theme::kLiving,
    .reads = {city::Layer::kPeople, city::Layer::kStreets, city::Layer::kFacilities, city::Layer::kTransit},
    .reach = Network{},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) -> Result<IndicatorValues> {
      TRY(auto const max_walk, required(in, "max_walk"));
      return all_needs_reached(in, basic_services(), Metres{max_walk});
    }};

}  // namespace leitbild::indicators
