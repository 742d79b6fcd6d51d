// Share of children with a playground within 400 m walking distance.
// Formula: as groceries_within_700m, but every cell counts with its children: the widest group that the head count
// knows, under 18, else under 10, else under 6. Cells whose number of children is not known are left out.
// Source: DIN 18034 names 400 m as the reach of children of 6 to 12 years. Weakness: equipment, fences and dangerous
// roads are not known.
#include "indicators/nearness.h"

namespace leitbild::indicators {

extern constinit Indicator const playground_within_400m_of_children{
    .id = "playground_within_400m_of_children",
    .title_de = "Spielplatz höchstens 400 m Fußweg von Kindern",
    .title_en = "Children with a playground within 400 m on foot",
    .method_de = "Anteil der Kinder, deren Fußweg zum nächsten Spielplatz höchstens 400 m lang ist. Gezählt wird die "
                 "weiteste bekannte Altersgruppe (unter 18, sonst unter 10, sonst unter 6 Jahren); Zellen, deren "
                 "Kinderzahl nicht bekannt ist, zählen nicht mit. Sagt nichts über Ausstattung und gefährliche "
                 "Straßen.",
    .method_en = "Share of children whose walk to the nearest playground is at most 400 m long. The widest known age "
                 "group is counted (under 18, otherwise under 10, otherwise under 6 years); cells whose number of "
                 "children is not known are left out. Says nothing about equipment or dangerous roads.",
    .unit = Unit::kShare,
    .source = "DIN 18034 (Reichweite der 6- bis 12-Jährigen)",
    .theme = Theme::kLiving,
    .reads = {city::Layer::kPeople, city::Layer::kStreets, city::Layer::kFacilities},
    .reach = Network{},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) {
      auto const playgrounds = travel::Destinations::facilities(city::FacilityCategory::kPlayground);
      return share_within(in, playgrounds, children_known(*in.city.people));
    }};

}  // namespace leitbild::indicators
