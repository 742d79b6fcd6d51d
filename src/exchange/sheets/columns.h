// The columns of the tables of a plan: what each is called, how its values are written and read. Everything else about
// the format follows from these lists.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/sheets/sheet.h"
#include "plan/plan.h"

namespace leitbild::exchange {

/// A row of the table of places.
struct PlaceRow {
  std::string measure;          // code
  std::optional<int> position;  // from 1
  plan::Place place;
  bool example{};
  friend bool operator==(PlaceRow const&, PlaceRow const&) = default;
};

/// A row of the table of effects.
struct EffectRow {
  std::string measure;
  std::optional<int> position;
  plan::EffectSpec effect;
  bool example{};
  friend bool operator==(EffectRow const&, EffectRow const&) = default;
};

/// What a cell says, and whether its numbers may have German thousands points.
struct CellText {
  std::string_view text;
  Source source{};
};

template <class T>
struct Column {
  std::string_view attribute;           // as the rules of the plan call it: "price_year"
  std::vector<std::string_view> names;  // the first is written; all are read, without regard to case and blanks
  CellKind kind{};
  std::string (*written)(T const&);
  Result<void> (*read)(T&, CellText const&);
  bool required{};  // no table without this column
  bool in_plane{};  // holds coordinates: the header names the coordinate system
};

template <class T>
struct TableForm {
  std::vector<std::string_view> names;  // of the sheet; the first is written
  std::vector<Column<T>> columns;
};

TableForm<plan::Field> const& field_table();
TableForm<plan::Goal> const& goal_table();
TableForm<plan::Milestone> const& milestone_table();
/// Without places and effects, which have tables of their own.
TableForm<plan::Measure> const& measure_table();
TableForm<PlaceRow> const& place_table();
TableForm<EffectRow> const& effect_table();
/// Everything about a measure in one row: for CSV.
TableForm<plan::Measure> const& whole_measure_table();

}  // namespace leitbild::exchange
