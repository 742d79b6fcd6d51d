// Places people go to, scale bar and north arrow.
#pragma once

#include <string>

#include "city/city.h"
#include "report/map/frame.h"

namespace leitbild::report {

/// How many were drawn inside the district.
struct Symbols {
  int stops{};
  int groceries{};
};

/// What is outside the district is drawn paler.
Symbols draw_symbols(Svg& svg, city::City const& city, geo::MultiPolygon const& district, Frame const& frame);
std::string stop_symbol(Spot at, bool pale);
std::string grocery_symbol(Spot at, bool pale);
/// Without letters, for sheets on which a whole city's stops would cover the streets.
std::string small_stop_symbol(Spot at, bool pale);
std::string small_grocery_symbol(Spot at, bool pale);
bool has_small_symbols(Frame const& frame);

void draw_scale_bar(Svg& svg, Frame const& frame);
void draw_north_arrow(Svg& svg, Frame const& frame);

}  // namespace leitbild::report
