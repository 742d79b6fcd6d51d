// The columns of the tables of a plan: what each is called, how its values are written and read. Everything else about
// the format follows from these lists.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/sheets/sheet.h"
#include "plan/plan.h"
#include "plan/records/form.h"

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
  std::function<std::string(T const&)> written;
  std::function<Result<void>(T&, CellText const&)> read;
  bool required{};                     // no table without this column
  bool in_plane{};                     // holds coordinates: the header names the coordinate system
  std::string note{};                  // for people who fill it in
  std::vector<std::string> choices{};  // all that is allowed, as it is written
  std::string_view codes_of{};         // holds one code of the sheet of that name
  std::string_view belongs_to{};       // attribute without which this one means nothing: "cost" of a price year
};

template <class T>
struct TableForm {
  std::vector<std::string_view> names;  // of the sheet; the first is written
  std::vector<Column<T>> columns;
  std::string_view help{};  // what the sheet is for
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

/// One table for each form of the plan, in the order of plan::forms(); everything about them follows from the forms.
std::vector<TableForm<plan::Record>> const& record_tables();
/// The sheet with the objects that an attribute refers to: "Maßnahmen" for "measure". Empty: objects of any kind.
std::string_view sheet_of_codes(std::string_view refers_to);

}  // namespace leitbild::exchange
