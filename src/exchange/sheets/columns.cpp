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
constexpr std::string_view kFields = "Handlungsfelder";
constexpr std::string_view kMeasures = "Maßnahmen";
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

/// The code of a row on another sheet.
template <class T, auto Member>
Column<T> link_column(std::string_view attribute, std::vector<std::string_view> names, std::string_view sheet) {
  auto column = code_column<T, Member>(attribute, std::move(names));
  column.note = fmt::format("Kürzel aus dem Blatt „{}“", sheet);
  column.codes_of = sheet;
  return column;
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

template <class T>
Column<T> with_note(Column<T> column, std::string note) {
  column.note = std::move(note);
  return column;
}

template <class T, auto Member>
Column<T> own_code() {
  return with_note(
      key_column<T, Member>("code", {"Kürzel", "Code"}),
      "nötig\nBuchstaben ohne Umlaute, Ziffern, „-“, „.“ und „_“; eindeutig im ganzen Plan. Was es schon gibt, "
      "behält sein Kürzel; eine neue Zeile mit neuem Kürzel legt etwas Neues an.");
}

/// The measure that a row of a part belongs to.
template <class T, auto Member>
Column<T> measure_column() {
  auto column = key_column<T, Member>("measure", {"Maßnahme", "Measure"});
  column.note = "nötig\nKürzel aus dem Blatt „Maßnahmen“";
  column.codes_of = kMeasures;
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
          .kind = CellKind::kYear,
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
          },
          .note = fmt::format("„{}“ oder leer", Word),
          .choices = {std::string{Word}}};
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
          },
          .note = "zählt je Maßnahme ab 1"};
}

std::vector<std::string> titles_of_themes() {
  auto out = std::vector<std::string>{};
  for (auto const known : kThemes) { out.emplace_back(theme_title(known)); }
  return out;
}

std::vector<std::string> titles_of_states() {
  auto out = std::vector<std::string>{};
  for (auto const& known : plan::states()) { out.emplace_back(known.title_de); }
  return out;
}

Column<plan::Field> theme_column() {
  return {.attribute = "theme",
          .names = {"Thema", "Theme"},
          .kind = kText,
          .written = [](plan::Field const& f) { return std::string{theme_title(f.theme)}; },
          .read = [](plan::Field& f, CellText const& cell) -> Result<void> {
            TRY(f.theme, theme(cell.text));
            return {};
          },
          .note = "welche Kennzahlen dazugehören",
          .choices = titles_of_themes()};
}

Column<plan::Measure> state_column() {
  return {.attribute = "state",
          .names = {"Stand", "Status", "State"},
          .kind = kText,
          .written = [](plan::Measure const& m) { return std::string{plan::info(m.state).title_de}; },
          .read = [](plan::Measure& m, CellText const& cell) -> Result<void> {
            TRY(m.state, state(cell.text));
            return {};
          },
          .note = "Stand der Maßnahme",
          .choices = titles_of_states()};
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
          },
          .note = "Betrag in Euro; nur zusammen mit dem Preisstand"};
}

/// Cells are read in the order of the list, so the cost is known here. Error: the one without the other.
Column<plan::Measure> price_year_column() {
  return {.attribute = "price_year",
          .names = {"Preisstand", "Price year"},
          .kind = CellKind::kYear,
          .written = [](plan::Measure const& m) { return m.cost ? fmt::format("{}", m.cost->price_year.value) : ""; },
          .read = [](plan::Measure& m, CellText const& cell) -> Result<void> {
            TRY(auto const year, whole_number(cell.text));
            if (year && !m.cost) { return fail("ein Preisstand ohne Kosten"); }
            if (!year && m.cost) { return fail("zu den Kosten fehlt der Preisstand, das Jahr, dessen Preise gelten"); }
            if (year) { m.cost->price_year = Year{*year}; }
            return {};
          },
          .note = "Jahr, dessen Preise gelten; nur zusammen mit Kosten",
          .belongs_to = "cost"};
}

std::vector<Column<plan::Measure>> measure_columns() {
  using M = plan::Measure;
  return {
      own_code<M, &M::code>(),
      with_note(text_column<M, &M::title>("title", {"Titel", "Title"}), "nötig"),
      text_column<M, &M::summary>("summary", {"Kurzbeschreibung", "Beschreibung", "Summary"}),
      link_column<M, &M::field>("field", {"Handlungsfeld", "Field", "Action field"}, kFields),
      with_note(list_column<&M::goals>("goals", {"Ziele", "Goals"}),
                "Kürzel aus dem Blatt „Ziele“; mehrere mit Komma oder Semikolon"),
      with_note(list_column<&M::districts>("districts", {"Bezirke", "Districts"}),
                "Schlüssel oder Namen der Bezirke; mehrere mit Komma oder Semikolon"),
      with_note(text_column<M, &M::lead>("lead", {"Federführung", "Lead"}), "nötig\neine Stelle, keine Person"),
      state_column(),
      with_note(year_column<&M::start>("start", {"Beginn", "Start"}), "Jahr, ab dem die Maßnahme wirkt"),
      with_note(year_column<&M::end>("end", {"Abschluss", "Ende", "End"}), "Jahr, in dem sie fertig ist"),
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
          .in_plane = true,
          .note = "Geometrie als WKT, im Koordinatensystem der Überschrift"};
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
          },
          .note = "Nummer des Ortes der Maßnahme"};
}

}  // namespace

TableForm<plan::Field> const& field_table() {
  using F = plan::Field;
  static auto const kTable = TableForm<F>{
      .names = {kFields, "Fields", "Action fields"},
      .columns = {own_code<F, &F::code>(),
                  text_column<F, &F::name_de>("name_de", {"Name", "Name (deutsch)", "Name (German)"}),
                  text_column<F, &F::name_en>("name_en", {"Name (englisch)", "Name (English)"}), theme_column(),
                  with_note(code_column<F, &F::colour>("colour", {"Farbe", "Colour", "Color"}), "wie #2f6f4e")},
      .help = "die Themen, nach denen der Plan geordnet ist"};
  return kTable;
}

TableForm<plan::Goal> const& goal_table() {
  using G = plan::Goal;
  static auto const kTable = TableForm<G>{
      .names = {"Ziele", "Goals"},
      .columns = {own_code<G, &G::code>(),
                  link_column<G, &G::field>("field", {"Handlungsfeld", "Field", "Action field"}, kFields),
                  text_column<G, &G::text_de>("text_de", {"Ziel", "Text", "Wortlaut", "Goal"}),
                  text_column<G, &G::text_en>("text_en", {"Ziel (englisch)", "Text (englisch)", "Goal (English)"})},
      .help = "was in einem Handlungsfeld erreicht werden soll"};
  return kTable;
}

TableForm<plan::Milestone> const& milestone_table() {
  using M = plan::Milestone;
  static auto const kTable =
      TableForm<M>{.names = {"Meilensteine", "Milestones"},
                   .columns = {own_code<M, &M::code>(),
                               {.attribute = "date",
                                .names = {"Datum", "Date"},
                                .kind = kText,
                                .written = [](M const& m) { return iso(m.date); },
                                .read = [](M& m, CellText const& cell) -> Result<void> {
                                  TRY(m.date, rough_date(cell.text));
                                  return {};
                                },
                                .note = "Tag, Monat, Quartal oder Jahr: 06.10.2025, 2025-10, 2025-Q4, 2025"},
                               text_column<M, &M::title_de>("title_de", {"Titel", "Meilenstein", "Title", "Milestone"}),
                               text_column<M, &M::title_en>("title_en", {"Titel (englisch)", "Title (English)"}),
                               text_column<M, &M::source>("source", {"Quelle", "Source"})},
                   .help = "was auf dem Weg zum Plan und mit ihm geschah"};
  return kTable;
}

TableForm<plan::Measure> const& measure_table() {
  static auto const kTable = TableForm<plan::Measure>{.names = {kMeasures, "Measures"},
                                                      .columns = measure_columns(),
                                                      .help = "was getan wird: wo, wann, von wem, für wie viel Geld"};
  return kTable;
}

TableForm<PlaceRow> const& place_table() {
  static auto const kTable = TableForm<PlaceRow>{
      .names = {"Orte", "Places"},
      .columns = {measure_column<PlaceRow, &PlaceRow::measure>(),
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
                  shape_column()},
      .help = "wo eine Maßnahme stattfindet; eine Zeile je Ort"};
  return kTable;
}

TableForm<EffectRow> const& effect_table() {
  static auto const kTable = TableForm<EffectRow>{
      .names = {"Wirkungen", "Effects"},
      .columns = {measure_column<EffectRow, &EffectRow::measure>(),
                  position_column<EffectRow>(),
                  {.attribute = "type",
                   .names = {"Wirkung", "Art", "Effect", "Type"},
                   .kind = kText,
                   .written = [](EffectRow const& row) { return row.effect.type; },
                   .read = [](EffectRow& row, CellText const& cell) -> Result<void> {
                     row.effect.type = trimmed(cell.text);
                     return {};
                   },
                   .required = true,
                   .note = "Kennung wie in `leitbild effects`"},
                  effect_place_column(),
                  {.attribute = "parameters",
                   .names = {"Angaben", "Parameters"},
                   .kind = kText,
                   .written = [](EffectRow const& row) { return parameters_text(row.effect.parameters); },
                   .read = [](EffectRow& row, CellText const& cell) -> Result<void> {
                     TRY(row.effect.parameters, parameters_from(cell.text));
                     return {};
                   },
                   .note = "wie kind=footway width=2.5"},
                  flag_column<EffectRow, &EffectRow::example, kExample>("example", {kExample, "Example"})},
      .help = "was eine Maßnahme an der Stadt ändert; eine Zeile je Wirkung"};
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
    return TableForm<plan::Measure>{.names = {kMeasures, "Measures"}, .columns = std::move(columns)};
  }();
  return kTable;
}

}  // namespace leitbild::exchange
