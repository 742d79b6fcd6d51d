#include "exchange/sheets/plan_tables.h"

#include <fmt/format.h>

#include "exchange/sheets/columns.h"
#include "exchange/sheets/fixed_records.h"

namespace leitbild::exchange {
namespace {

template <class T>
Table table_of(TableForm<T> const& form, std::vector<T> const& rows, geo::Crs plane, Protection protection) {
  auto table = Table{.name = std::string{form.names.front()}, .header = {}, .rows = {}, .protection = protection};
  for (auto const& column : form.columns) {
    auto const name = column.names.front();
    auto const named_plane = column.in_plane && plane != geo::kLocalPlane;
    table.header.push_back(named_plane ? fmt::format("{} (EPSG:{})", name, plane.epsg) : std::string{name});
    table.looks.push_back({.kind = column.kind,
                           .note = column.note,
                           .choices = column.choices,
                           .codes_of = std::string{column.codes_of}});
  }
  for (auto const& row : rows) {
    auto& cells = table.rows.emplace_back();
    for (auto const& column : form.columns) { cells.push_back({.text = column.written(row), .kind = column.kind}); }
  }
  return table;
}

Table table_of(plan::Plan const& plan, plan::Form const& form, TableForm<plan::Record> const& columns, geo::Crs plane) {
  auto rows = std::vector<plan::Record>{};
  for (auto i = std::size_t{0}; i < form.count(plan); ++i) { rows.push_back(form.at(plan, i)); }
  auto table = table_of(columns, rows, plane, are_all_fixed(form) ? Protection::kAll : Protection::kCodes);
  for (auto i = std::size_t{0}; i < rows.size(); ++i) {
    if (!fixed_because(plan, rows[i]).empty()) { table.locked_rows.push_back(i); }
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
  auto out = std::vector<Table>{};
  out.push_back(table_of(field_table(), plan.fields, plane, Protection::kCodes));
  out.push_back(table_of(goal_table(), plan.goals, plane, Protection::kCodes));
  out.push_back(table_of(measure_table(), plan.measures, plane, Protection::kCodes));
  out.push_back(table_of(place_table(), places, plane, Protection::kHeadings));
  out.push_back(table_of(effect_table(), effects, plane, Protection::kHeadings));
  out.push_back(table_of(milestone_table(), plan.milestones, plane, Protection::kCodes));
  auto const& forms = plan::forms();
  for (auto i = std::size_t{0}; i < forms.size(); ++i) {
    out.push_back(table_of(plan, forms[i], record_tables()[i], plane));
  }
  return out;
}

Table measure_table_of(plan::Plan const& plan, geo::Crs plane) {
  return table_of(whole_measure_table(), plan.measures, plane, Protection::kHeadings);
}

}  // namespace leitbild::exchange
