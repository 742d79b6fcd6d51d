// Share of residents with all nine daily needs within 15 minutes by bike.
// Formula: the way to the nearest place of every need; merged needs take the nearest of all their places, as the
// source does (here k = 1, the source averages over more places).
// Weakness: no opening hours, capacities or slope; a need that the data do not know at all counts as out of reach.
// Cycling ignores traffic stress, waiting at lights and parking the bike.
#include "indicators/needs.h"

namespace leitbild::indicators {

extern constinit Indicator const daily_needs_within_15min_bike{
    .id = "daily_needs_within_15min_bike",
    .title_de = "Alle neun Bedarfe des Alltags in 15 Minuten mit dem Rad",
    .title_en = "All nine daily needs within 15 minutes by bike",
    .method_de = "Anteil der Einwohnerinnen und Einwohner, die alle neun Bedarfe in höchstens 15 Minuten mit dem Rad "
                 "(15 km/h) erreichen. Neun Bedarfe: Lebensmittel; Gesundheit (Hausarztpraxis oder Apotheke); Kita "
                 "oder Grundschule; weiterführende Schule; Spielplatz oder Park ab 0,5 ha; Sport; Kultur oder "
                 "Bücherei; Haltestelle; täglicher Bedarf. Bei zusammengefassten Bedarfen zählt der nähere Ort; Schule "
                 "und Kita einzeln zeigen eigene Indikatoren. "
                 "Eine Art von Ort, die in den Daten ganz fehlt, zählt als nicht erreichbar.",
    .method_en = "Share of residents who reach all nine needs in at most 15 minutes by bike (15 km/h). Nine needs: "
                 "groceries; health (general practice or pharmacy); day care centre or primary school; secondary "
                 "school; playground or park of 0.5 ha or more; sport; culture or library; stop; everyday errands. "
                 "For merged needs the nearer place counts; school and day care centre are shown separately by "
                 "indicators of their own. A kind of place that is missing from the data altogether counts as out of "
                 "reach.",
    .unit = Unit::kShare,
    .source = "Bruno u. a., Nature Cities 2024 (15-Minuten-Stadt), mit einem nächsten Ort je Bedarf",
    .theme = Theme::kLiving,
    .reads = {city::Layer::kPeople, city::Layer::kStreets, city::Layer::kFacilities, city::Layer::kTransit,
              city::Layer::kLandcover},
    .reach = Network{},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) -> Result<IndicatorValues> {
      TRY(auto const needs, daily_needs(in));
      TRY(auto const limit, way_in_time(in));
      return all_needs_reached(in, by_bike(needs), limit);
    }};

}  // namespace leitbild::indicators
