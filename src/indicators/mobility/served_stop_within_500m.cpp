// Share of residents with a stop of at least 6 departures per hour within 500 m walking distance.
// Formula: as groceries_within_700m; destinations are stops whose mean of departures per hour, all directions
// together, between 6 and 20 h of the representative day reaches min_departures. Six are a 20-minute headway in both
// directions, the frequent service of the Global Healthy and Sustainable City Indicators.
// Weakness: a stop that the timetable does not know counts as not served; a terminus has departures in one direction
// only.
#include "indicators/nearness.h"

namespace leitbild::indicators {

extern constinit Indicator const served_stop_within_500m{
    .id = "served_stop_within_500m",
    .title_de = "Haltestelle mit 20-Minuten-Takt höchstens 500 m zu Fuß",
    .title_en = "Stop with a 20-minute headway within 500 m on foot",
    .method_de = "Anteil der Einwohnerinnen und Einwohner, deren Fußweg zur nächsten Haltestelle mit mindestens 6 "
                 "Abfahrten je Stunde höchstens 500 m lang ist (alle Richtungen zusammen, Mittel von 6 bis 20 Uhr; das "
                 "ist ein 20-Minuten-Takt in zwei Richtungen). Ohne Fahrplan „keine Daten“; Haltestellen, die der "
                 "Fahrplan nicht kennt, zählen als nicht bedient.",
    .method_en = "Share of residents whose walk to the nearest stop with at least 6 departures per hour is at most "
                 "500 m long (all directions together, mean from 6:00 to 20:00; that is a 20-minute headway in two "
                 "directions). Without a timetable “no data”; stops that the timetable does not know count as not "
                 "served.",
    .unit = Unit::kShare,
    .source = "Takt: Boeing u. a., Lancet Global Health 2022 (Global Healthy and Sustainable City Indicators)",
    .theme = Theme::kMobility,
    .reads = {city::Layer::kPeople, city::Layer::kStreets, city::Layer::kTransit},
    .reach = Network{},
    .better = Direction::kHigher,
    .compute = share_near_served_stop};

}  // namespace leitbild::indicators
