#include "exchange/sheets/columns.h"

#include <fmt/format.h>

#include "base/date.h"
#include "base/text.h"
#include "exchange/sheets/cell_text.h"
#include "exchange/sheets/cell_value.h"

namespace leitbild::exchange {
namespace {

constexpr auto kText = CellKind::kText;
constexpr auto kWholeNumber = CellKind::kWholeNumber;
constexpr std::string_view kFlagship = "Leuchtturm";
constexpr std::string_view kExample = "Beispiel";

/// A code or a name from a list: blanks around it mean nothing.
template <auto Member, class T>
Result<void> read_code(T& row, CellText const& cell) {
  row.*Member = trimmed(cell.text);
  return {};
}

/// Written text stays as it is, blanks included.
template <auto Member, class T>
Result<void> read_text(T& row, CellText const& cell) {
  row.*Member = cell.text;
  return {};
}

template <auto Member, class T>
std::string write_text(T const& row) {
  return row.*Member;
}

template <class T, auto Member>
Column<T> code_column(std::string_view attribute, std::vector<std::string_view> names) {
  return {.attribute = attribute,
          .names = std::move(names),
          .kind = kText,
          .written = write_text<Member, T>,
          .read = read_code<Member, T>};
}

template <class T, auto Member>
Column<T> text_column(std::string_view attribute, std::vector<std::string_view> names) {
  return {.attribute = attribute,
          .names = std::move(names),
          .kind = kText,
          .written = write_text<Member, T>,
          .read = read_text<Member, T>};
}

/// The column by which a row is known.
template <class T, auto Member>
Column<T> key_column(std::string_view attribute, std::vector<std::string_view> names) {
  auto column = code_column<T, Member>(attribute, std::move(names));
  column.required = true;
  return column;
}

template <auto Member>
Column<plan::Measure> list_column(std::string_view attribute, std::vector<std::string_view> names) {
  return {.attribute = attribute,
          .names = std::move(names),
          .kind = kText,
          .written = [](plan::Measure const& m) { return list_text(m.*Member); },
          .read = [](plan::Measure& m, CellText const& cell) -> Result<void> {
            m.*Member = list_from(cell.text);
            return {};
          }};
}

template <auto Member>
Column<plan::Measure> year_column(std::string_view attribute, std::vector<std::string_view> names) {
  return {.attribute = attribute,
          .names = std::move(names),
          .kind = kWholeNumber,
          .written = [](plan::Measure const& m) { return m.*Member ? fmt::format("{}", (m.*Member)->value) : ""; },
          .read = [](plan::Measure& m, CellText const& cell) -> Result<void> {
            TRY(auto const number, whole_number(cell.text));
            m.*Member = number ? std::optional{Year{*number}} : std::nullopt;
            return {};
          }};
}

/// `Word` stands in the cell where it is so, nothing where it is not.
template <class T, auto Member, std::string_view const& Word>
Column<T> flag_column(std::string_view attribute, std::vector<std::string_view> names) {
  return {.attribute = attribute,
          .names = std::move(names),
          .kind = kText,
          .written = [](T const& row) { return std::string{row.*Member ? Word : std::string_view{}}; },
          .read = [](T& row, CellText const& cell) -> Result<void> {
            TRY(row.*Member, yes_or_no(cell.text, Word));
            return {};
          }};
}

/// Position in the measure, from 1.
template <class T>
Column<T> position_column() {
  return {.attribute = "position",
          .names = {"Nummer", "Nr", "Number"},
          .kind = kWholeNumber,
          .written = [](T const& row) { return row.position ? fmt::format("{}", *row.position) : ""; },
          .read = [](T& row, CellText const& cell) -> Result<void> {
            TRY(row.position, whole_number(cell.text));
            return {};
          }};
}

Column<plan::Field> theme_column() {
  return {.attribute = "theme",
          .names = {"Thema", "Theme"},
          .kind = kText,
          .written = [](plan::Field const& f) { return std::string{theme_title(f.theme)}; },
          .read = [](plan::Field& f, CellText const& cell) -> Result<void> {
            TRY(f.theme, theme(cell.text));
            return {};
          }};
}

Column<plan::Measure> state_column() {
  return {.attribute = "state",
          .names = {"Stand", "Status", "State"},
          .kind = kText,
          .written = [](plan::Measure const& m) { return std::string{plan::info(m.state).title_de}; },
          .read = [](plan::Measure& m, CellText const& cell) -> Result<void> {
            TRY(m.state, state(cell.text));
            return {};
          }};
}

/// A new cost has the price year 0, which breaks a rule of the plan, until the next column names it.
Column<plan::Measure> cost_column() {
  return {.attribute = "cost",
          .names = {"Kosten (€)", "Kosten", "Kosten in Euro", "Kosten (EUR)", "Cost (€)", "Cost", "Cost (EUR)"},
          .kind = CellKind::kMoney,
          .written = [](plan::Measure const& m) { return m.cost ? money_text(m.cost->amount) : ""; },
          .read = [](plan::Measure& m, CellText const& cell) -> Result<void> {
            TRY(auto const amount, money(cell));
            if (!amount) {
              m.cost.reset();
            } else {
              m.cost = plan::CostEstimate{*amount, m.cost ? m.cost->price_year : Year{}};
            }
            return {};
          }};
}

/// Cells are read in the order of the list, so the cost is known here. Error: the one without the other.
Column<plan::Measure> price_year_column() {
  return {.attribute = "price_year",
          .names = {"Preisstand", "Price year"},
          .kind = kWholeNumber,
          .written = [](plan::Measure const& m) { return m.cost ? fmt::format("{}", m.cost->price_year.value) : ""; },
          .read = [](plan::Measure& m, CellText const& cell) -> Result<void> {
            TRY(auto const year, whole_number(cell.text));
            if (year && !m.cost) { return fail("ein Preisstand ohne Kosten"); }
            if (!year && m.cost) { return fail("zu den Kosten fehlt der Preisstand, das Jahr, dessen Preise gelten"); }
            if (year) { m.cost->price_year = Year{*year}; }
            return {};
          }};
}

std::vector<Column<plan::Measure>> measure_columns() {
  using M = plan::Measure;
  return {
      key_column<M, &M::code>("code", {"Kürzel", "Code"}),
      text_column<M, &M::title>("title", {"Titel", "Title"}),
      text_column<M, &M::summary>("summary", {"Kurzbeschreibung", "Beschreibung", "Summary"}),
      code_column<M, &M::field>("field", {"Handlungsfeld", "Field", "Action field"}),
      list_column<&M::goals>("goals", {"Ziele", "Goals"}),
      list_column<&M::districts>("districts", {"Bezirke", "Districts"}),
      text_column<M, &M::lead>("lead", {"Federführung", "Lead"}),
      state_column(),
      year_column<&M::start>("start", {"Beginn", "Start"}),
      year_column<&M::end>("end", {"Abschluss", "Ende", "End"}),
      cost_column(),
      price_year_column(),
      flag_column<M, &M::flagship, kFlagship>("flagship", {kFlagship, "Leuchtturmprojekt", "Flagship"}),
      flag_column<M, &M::example, kExample>("example", {kExample, "Example"}),
  };
}

Column<PlaceRow> shape_column() {
  return {.attribute = "places",
          .names = {"Lage", "Geometrie", "WKT", "Geometry"},
          .kind = kText,
          .written = [](PlaceRow const& row) { return geo::to_exact_wkt(row.place.shape); },
          .read = [](PlaceRow& row, CellText const& cell) -> Result<void> {
            TRY(row.place.shape, geo::from_wkt(cell.text));
            return {};
          },
          .required = true,
          .in_plane = true};
}

Column<EffectRow> effect_place_column() {
  return {.attribute = "place",
          .names = {"Ort", "Place"},
          .kind = kWholeNumber,
          .written = [](EffectRow const& row) { return fmt::format("{}", row.effect.place + 1); },
          .read = [](EffectRow& row, CellText const& cell) -> Result<void> {
            TRY(auto const number, whole_number(cell.text));
            if (number.value_or(1) < 1) { return fail("Orte werden ab 1 gezählt"); }
            row.effect.place = static_cast<std::uint32_t>(number.value_or(1) - 1);
            return {};
          }};
}

}  // namespace

TableForm<plan::Field> const& field_table() {
  using F = plan::Field;
  static auto const kTable =
      TableForm<F>{.names = {"Handlungsfelder", "Fields", "Action fields"},
                   .columns = {key_column<F, &F::code>("code", {"Kürzel", "Code"}),
                               text_column<F, &F::name_de>("name_de", {"Name", "Name (deutsch)", "Name (German)"}),
                               text_column<F, &F::name_en>("name_en", {"Name (englisch)", "Name (English)"}),
                               theme_column(), code_column<F, &F::colour>("colour", {"Farbe", "Colour", "Color"})}};
  return kTable;
}

TableForm<plan::Goal> const& goal_table() {
  using G = plan::Goal;
  static auto const kTable = TableForm<G>{
      .names = {"Ziele", "Goals"},
      .columns = {key_column<G, &G::code>("code", {"Kürzel", "Code"}),
                  code_column<G, &G::field>("field", {"Handlungsfeld", "Field", "Action field"}),
                  text_column<G, &G::text_de>("text_de", {"Ziel", "Text", "Wortlaut", "Goal"}),
                  text_column<G, &G::text_en>("text_en", {"Ziel (englisch)", "Text (englisch)", "Goal (English)"})}};
  return kTable;
}

TableForm<plan::Milestone> const& milestone_table() {
  using M = plan::Milestone;
  static auto const kTable =
      TableForm<M>{.names = {"Meilensteine", "Milestones"},
                   .columns = {key_column<M, &M::code>("code", {"Kürzel", "Code"}),
                               {.attribute = "date",
                                .names = {"Datum", "Date"},
                                .kind = kText,
                                .written = [](M const& m) { return iso(m.date); },
                                .read = [](M& m, CellText const& cell) -> Result<void> {
                                  TRY(m.date, rough_date(cell.text));
                                  return {};
                                }},
                               text_column<M, &M::title_de>("title_de", {"Titel", "Meilenstein", "Title", "Milestone"}),
                               text_column<M, &M::title_en>("title_en", {"Titel (englisch)", "Title (English)"}),
                               text_column<M, &M::source>("source", {"Quelle", "Source"})}};
  return kTable;
}

TableForm<plan::Measure> const& measure_table() {
  static auto const kTable = TableForm<plan::Measure>{.names = {"Maßnahmen", "Measures"}, .columns = measure_columns()};
  return kTable;
}

TableForm<PlaceRow> const& place_table() {
  static auto const kTable = TableForm<PlaceRow>{
      .names = {"Orte", "Places"},
      .columns = {key_column<PlaceRow, &PlaceRow::measure>("measure", {"Maßnahme", "Measure"}),
                  position_column<PlaceRow>(),
                  {.attribute = "title",
                   .names = {"Ort", "Titel", "Place", "Title"},
                   .kind = kText,
                   .written = [](PlaceRow const& row) { return row.place.title; },
                   .read = [](PlaceRow& row, CellText const& cell) -> Result<void> {
                     row.place.title = cell.text;
                     return {};
                   }},
                  flag_column<PlaceRow, &PlaceRow::example, kExample>("example", {kExample, "Example"}),
                  shape_column()}};
  return kTable;
}

TableForm<EffectRow> const& effect_table() {
  static auto const kTable = TableForm<EffectRow>{
      .names = {"Wirkungen", "Effects"},
      .columns = {key_column<EffectRow, &EffectRow::measure>("measure", {"Maßnahme", "Measure"}),
                  position_column<EffectRow>(),
                  {.attribute = "type",
                   .names = {"Wirkung", "Art", "Effect", "Type"},
                   .kind = kText,
                   .written = [](EffectRow const& row) { return row.effect.type; },
                   .read = [](EffectRow& row, CellText const& cell) -> Result<void> {
                     row.effect.type = trimmed(cell.text);
                     return {};
                   },
                   .required = true},
                  effect_place_column(),
                  {.attribute = "parameters",
                   .names = {"Angaben", "Parameters"},
                   .kind = kText,
                   .written = [](EffectRow const& row) { return parameters_text(row.effect.parameters); },
                   .read = [](EffectRow& row, CellText const& cell) -> Result<void> {
                     TRY(row.effect.parameters, parameters_from(cell.text));
                     return {};
                   }},
                  flag_column<EffectRow, &EffectRow::example, kExample>("example", {kExample, "Example"})}};
  return kTable;
}

TableForm<plan::Measure> const& whole_measure_table() {
  static auto const kTable = [] {
    auto columns = measure_columns();
    columns.push_back({.attribute = "places",
                       .names = {"Orte", "Places"},
                       .kind = kText,
                       .written = [](plan::Measure const& m) { return places_text(m.places); },
                       .read = [](plan::Measure& m, CellText const& cell) -> Result<void> {
                         TRY(m.places, places_from(cell.text));
                         return {};
                       },
                       .in_plane = true});
    columns.push_back({.attribute = "effects",
                       .names = {"Wirkungen", "Effects"},
                       .kind = kText,
                       .written = [](plan::Measure const& m) { return effects_text(m.effects); },
                       .read = [](plan::Measure& m, CellText const& cell) -> Result<void> {
                         TRY(m.effects, effects_from(cell.text));
                         return {};
                       }});
    return TableForm<plan::Measure>{.names = {"Maßnahmen", "Measures"}, .columns = std::move(columns)};
  }();
  return kTable;
}

}  // namespace leitbild::exchange
