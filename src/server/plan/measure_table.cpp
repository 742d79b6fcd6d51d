#include "server/plan/measure_table.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/csv.h"
#include "base/exact.h"
#include "report/spreadsheet.h"
#include "server/plan/measure_filter.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

using exchange::Cell;
using exchange::CellKind;

struct Column {
  std::string_view de, en;
  CellKind kind;
  std::string (*text)(Call const&, plan::Measure const&);
};

std::string year_text(std::optional<Year> year) { return year ? fmt::format("{}", year->value) : std::string{}; }
std::string flag_text(Call const& call, bool flag) {
  if (!flag) { return {}; }
  return call.language == Language::kGerman ? "ja" : "yes";
}

std::string district_names(Call const& call, plan::Measure const& measure) {
  auto names = std::vector<std::string>{};
  for (auto const& code : measure.districts) { names.push_back(district_ref(call, code)["name"].get<std::string>()); }
  return fmt::format("{}", fmt::join(names, "; "));
}

constexpr auto kColumns = std::to_array<Column>({
    {"Kürzel", "Code", CellKind::kText, [](Call const&, plan::Measure const& m) { return m.code; }},
    {"Titel", "Title", CellKind::kText, [](Call const& c, plan::Measure const& m) { return title_in(c, m); }},
    {"Beispiel", "Example", CellKind::kText,
     [](Call const& c, plan::Measure const& m) { return flag_text(c, m.example); }},
    {"Kurzbeschreibung", "Summary", CellKind::kText,
     [](Call const& c, plan::Measure const& m) { return summary_in(c, m); }},
    {"Handlungsfeld", "Action field", CellKind::kText,
     [](Call const& c, plan::Measure const& m) {
       auto const* const field = lookup(c).field(m.field);
       return field == nullptr ? m.field : either(field->name_de, field->name_en, c.language);
     }},
    {"Ziele", "Goals", CellKind::kText,
     [](Call const&, plan::Measure const& m) { return fmt::format("{}", fmt::join(m.goals, "; ")); }},
    {"Bezirke", "Districts", CellKind::kText, district_names},
    {"Federführung", "Lead", CellKind::kText, [](Call const&, plan::Measure const& m) { return m.lead; }},
    {"Stand", "State", CellKind::kText,
     [](Call const& c, plan::Measure const& m) {
       auto const& state = plan::info(m.state);
       return std::string{either(state.title_de, state.title_en, c.language)};
     }},
    {"Beginn", "Start", CellKind::kYear, [](Call const&, plan::Measure const& m) { return year_text(m.start); }},
    {"Ende", "End", CellKind::kYear, [](Call const&, plan::Measure const& m) { return year_text(m.end); }},
    {"Kosten in Euro", "Cost in euro", CellKind::kMoney,
     [](Call const&, plan::Measure const& m) { return m.cost ? exact_text(m.cost->amount.value, 2) : std::string{}; }},
    {"Preisstand", "Price year", CellKind::kYear,
     [](Call const&, plan::Measure const& m) { return m.cost ? year_text(m.cost->price_year) : std::string{}; }},
    {"Leuchtturmprojekt", "Flagship", CellKind::kText,
     [](Call const& c, plan::Measure const& m) { return flag_text(c, m.flagship); }},
    {"Adresse", "Address", CellKind::kText,
     [](Call const& c, plan::Measure const& m) { return page_address(c, "massnahmen/" + percent_encoded(m.code)); }},
});

}  // namespace

exchange::Table measure_table(Call const& call, std::vector<plan::Measure const*> const& measures) {
  auto out =
      exchange::Table{.name = call.language == Language::kGerman ? "Maßnahmen" : "Measures", .header = {}, .rows = {}};
  for (auto const& column : kColumns) {
    out.header.emplace_back(call.language == Language::kGerman ? column.de : column.en);
    out.looks.push_back({.kind = column.kind, .note = {}, .choices = {}, .codes_of = {}});
  }
  for (auto const* const measure : measures) {
    auto& row = out.rows.emplace_back();
    for (auto const& column : kColumns) { row.push_back({.text = column.text(call, *measure), .kind = column.kind}); }
  }
  return out;
}

exchange::Table notes_table(Call const& call, std::size_t count) {
  auto const de = call.language == Language::kGerman;
  auto out = exchange::Table{.name = de ? "Hinweise" : "Notes", .header = {de ? "Hinweis" : "Note"}, .rows = {}};
  out.layout = exchange::Layout::kProse;
  auto const add = [&](std::string text) {
    out.rows.push_back({Cell{.text = std::move(text), .kind = CellKind::kText}});
  };
  add(call.site.plan().title);
  auto const [schematic, examples] = notices(call.site);
  if (examples) {
    add(de ? "Maßnahmen mit „ja“ in der Spalte „Beispiel“ sind Beispiele, keine Vorhaben der Stadt."
           : "Measures with “yes” in the column “Example” are examples, not projects of the city.");
  }
  if (schematic) { add(de ? "Die Stadt ist schematisch, nicht amtlich." : "The city is schematic, not official."); }
  add(fmt::format("{} {}, {}", count, de ? "Maßnahmen" : "measures", iso(call.site.today())));
  add(page_address(call, "massnahmen" + query_text(call)));
  return out;
}

std::string csv_of(exchange::Table const& table, Language language) {
  auto const german = language == Language::kGerman;
  auto const separator = german ? ';' : ',';
  auto out = std::string{report::kByteOrderMark};
  auto const add_row = [&](auto const& cells, auto const& text_of) {
    for (auto i = std::size_t{0}; i < cells.size(); ++i) {
      if (i > 0) { out += separator; }
      out += csv_cell(text_of(cells[i]), separator);
    }
    out += "\r\n";
  };
  add_row(table.header, [](std::string const& text) { return without_formula(text); });
  for (auto const& row : table.rows) {
    add_row(row, [&](Cell const& cell) {
      if (cell.kind == CellKind::kText) { return without_formula(cell.text); }
      auto number = cell.text;
      if (german) { std::ranges::replace(number, '.', ','); }
      return number;
    });
  }
  return out;
}

Response download(Call const& call, std::string type, std::string body, std::string_view ending) {
  auto out = text_response(std::move(type), std::move(body));
  auto const name = call.language == Language::kGerman ? "massnahmen" : "measures";
  out.headers.push_back({"Content-Disposition", fmt::format("attachment; filename=\"{}.{}\"", name, ending)});
  return out;
}

}  // namespace leitbild::server
