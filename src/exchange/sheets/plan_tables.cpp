#include "exchange/sheets/plan_tables.h"

#include <fmt/format.h>

#include "exchange/sheets/columns.h"

namespace leitbild::exchange {
namespace {

template <class T>
Table table_of(TableForm<T> const& form, std::vector<T> const& rows, geo::Crs plane) {
  auto table = Table{.name = std::string{form.names.front()}, .header = {}, .rows = {}};
  for (auto const& column : form.columns) {
    auto const name = column.names.front();
    auto const named_plane = column.in_plane && plane != geo::kLocalPlane;
    table.header.push_back(named_plane ? fmt::format("{} (EPSG:{})", name, plane.epsg) : std::string{name});
  }
  for (auto const& row : rows) {
    auto& cells = table.rows.emplace_back();
    for (auto const& column : form.columns) { cells.push_back({.text = column.written(row), .kind = column.kind}); }
  }
  return table;
}

}  // namespace

std::vector<Table> tables_of(plan::Plan const& plan, geo::Crs plane) {
  auto places = std::vector<PlaceRow>{};
  auto effects = std::vector<EffectRow>{};
  for (auto const& measure : plan.measures) {
    auto position = 0;
    for (auto const& place : measure.places) { places.push_back({measure.code, ++position, place, measure.example}); }
    position = 0;
    for (auto const& effect : measure.effects) {
      effects.push_back({measure.code, ++position, effect, measure.example});
    }
  }
  return {table_of(field_table(), plan.fields, plane),     table_of(goal_table(), plan.goals, plane),
          table_of(measure_table(), plan.measures, plane), table_of(place_table(), places, plane),
          table_of(effect_table(), effects, plane),        table_of(milestone_table(), plan.milestones, plane)};
}

Table measure_table_of(plan::Plan const& plan, geo::Crs plane) {
  return table_of(whole_measure_table(), plan.measures, plane);
}

}  // namespace leitbild::exchange
