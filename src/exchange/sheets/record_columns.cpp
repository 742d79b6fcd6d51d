// The columns of objects that have a form: headings, notes, drop-downs, and how each kind of value stands in a cell.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "exchange/sheets/cell_text.h"
#include "exchange/sheets/cell_value.h"
#include "exchange/sheets/columns.h"

namespace leitbild::exchange {
namespace {

using plan::AttributeInfo;
using plan::Kind;
using plan::Record;

constexpr std::string_view kYes = "ja";

CellKind cell_kind(Kind kind) {
  switch (kind) {
    case Kind::kInteger: return CellKind::kWholeNumber;
    case Kind::kYear: return CellKind::kYear;
    case Kind::kMoney: return CellKind::kMoney;
    case Kind::kRate: return CellKind::kRate;
    case Kind::kNumber: return CellKind::kDecimal;
    default: return CellKind::kText;
  }
}

/// Text to value to canonical text.
template <class V>
Result<std::string> canonical(std::string_view text) {
  auto value = V{};
  TRY_DO(plan::read_value(value, text));
  return plan::value_text(value);
}

/// "2027=100.000,00; 2028=50.000,50" from "2027=100000; 2028=50000.5".
std::string german_by_year(std::string const& text, bool money) {
  if (text.empty()) { return text; }
  auto parts = std::vector<std::string>{};
  for (auto const part : split(text, ';')) {
    auto const item = trimmed(part);
    auto const sign = item.find('=');
    auto const amount = item.substr(sign + 1);
    auto shown = std::string{amount};
    if (money) {
      auto const cents = parse_exact(amount, 2).value_or(0);
      shown = format_number(static_cast<double>(cents) / 100.0, 2);
    } else {
      std::ranges::replace(shown, '.', ',');
    }
    parts.push_back(fmt::format("{}={}", item.substr(0, sign), shown));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string cell_of(AttributeInfo const& info, std::string const& text) {
  switch (info.kind) {
    case Kind::kFlag: return text.empty() ? std::string{} : std::string{kYes};
    case Kind::kChoice: {
      auto const found = std::ranges::find(info.choices, text, &plan::Choice::id);
      return found == info.choices.end() ? text : std::string{found->title_de};
    }
    case Kind::kMoneyByYear: return german_by_year(text, true);
    case Kind::kMonthsByYear: return german_by_year(text, false);
    default: return text;
  }
}

Result<std::string> choice_from(AttributeInfo const& info, std::string_view text) {
  if (trimmed(text).empty()) { return std::string{}; }
  if (auto const position = plan::read_choice(info.choices, text)) { return std::string{info.choices[*position].id}; }
  auto titles = std::vector<std::string_view>{};
  for (auto const& choice : info.choices) { titles.push_back(choice.title_de); }
  return fail(fmt::format("„{}“ gibt es hier nicht; erlaubt sind {}", trimmed(text), fmt::join(titles, ", ")));
}

Result<std::string> months_from(std::string_view text) {
  auto plain = std::string{text};
  std::ranges::replace(plain, ',', '.');
  return canonical<ByYear<PersonMonths>>(plain);
}

/// What the cell says, as the canonical text of the attribute.
Result<std::string> value_from(AttributeInfo const& info, CellText const& cell) {
  auto const text = plain_number(cell);
  switch (info.kind) {
    case Kind::kCode:
    case Kind::kReference: return std::string{trimmed(cell.text)};
    case Kind::kReferences:
      return canonical<std::vector<std::string>>(fmt::format("{}", fmt::join(list_from(cell.text), "; ")));
    case Kind::kChoice: return choice_from(info, cell.text);
    case Kind::kFlag: {
      TRY(auto const yes, yes_or_no(cell.text, kYes));
      return plan::value_text(yes);
    }
    case Kind::kInteger: return canonical<std::optional<std::int64_t>>(text);
    case Kind::kNumber: return canonical<std::optional<double>>(cell.text);
    case Kind::kYear: return canonical<std::optional<Year>>(text);
    case Kind::kRate: return canonical<std::optional<Fraction>>(text);
    case Kind::kMoney: {
      TRY(auto const amount, money(cell));
      return plan::value_text(amount);
    }
    case Kind::kDate: {
      if (trimmed(cell.text).empty()) { return std::string{}; }
      TRY(auto const date, rough_date(cell.text));
      return iso(date);
    }
    case Kind::kMoneyByYear: return canonical<ByYear<EuroCents>>(cell.text);
    case Kind::kMonthsByYear: return months_from(cell.text);
    case Kind::kShape: return canonical<std::optional<geo::Shape>>(cell.text);
    default: return canonical<std::string>(cell.text);
  }
}

std::string_view sentence_about(Kind kind) {
  switch (kind) {
    case Kind::kCode: return "Buchstaben ohne Umlaute, Ziffern, „-“, „.“ und „_“; eindeutig im ganzen Plan";
    case Kind::kReferences: return "mehrere mit Semikolon";
    case Kind::kFlag: return "ja oder leer";
    case Kind::kInteger: return "ganze Zahl";
    case Kind::kNumber: return "Zahl";
    case Kind::kYear: return "Jahr";
    case Kind::kDate: return "Tag, Monat, Quartal oder Jahr: 06.10.2025, 2025-10, 2025-Q4, 2025";
    case Kind::kMoney: return "Betrag in Euro";
    case Kind::kRate: return "Anteil von 0 % bis 100 %";
    case Kind::kMoneyByYear: return "Euro je Jahr: 2027=100.000,00; 2028=50.000,50";
    case Kind::kMonthsByYear: return "Personenmonate je Jahr: 2027=1,5; 2028=3";
    case Kind::kShape: return "Geometrie als WKT, im Koordinatensystem der Überschrift";
    default: return {};
  }
}

std::string note_about(AttributeInfo const& info, std::vector<std::string> const& choices) {
  auto lines = std::vector<std::string>{};
  if (!info.help_de.empty()) { lines.emplace_back(info.help_de); }
  if (info.required) { lines.emplace_back("nötig"); }
  if (!info.refers_to.empty()) {
    auto const sheet = sheet_of_codes(info.refers_to);
    lines.push_back(sheet.empty() ? "Kürzel eines beliebigen Eintrags"
                                  : fmt::format("Kürzel aus dem Blatt „{}“", sheet));
  }
  if (auto const sentence = sentence_about(info.kind); !sentence.empty()) { lines.emplace_back(sentence); }
  if (!choices.empty()) { lines.push_back(fmt::format("eines von: {}", fmt::join(choices, ", "))); }
  return fmt::format("{}", fmt::join(lines, "\n"));
}

Column<Record> column_of(AttributeInfo const& info, std::size_t position) {
  auto column = Column<Record>{
      .attribute = info.key,
      .names = {info.title_de, info.title_en, info.key},
      .kind = cell_kind(info.kind),
      .written = [&info, position](Record const& record) { return cell_of(info, record.values[position]); },
      .read = [&info, position](Record& record, CellText const& cell) -> Result<void> {
        TRY(record.values[position], value_from(info, cell));
        return {};
      },
      .required = position == 0,
      .in_plane = info.kind == Kind::kShape};
  for (auto const& choice : info.choices) { column.choices.emplace_back(choice.title_de); }
  column.note = note_about(info, column.choices);
  if (info.kind == Kind::kFlag) { column.choices = {std::string{kYes}}; }
  if (info.kind == Kind::kReference) { column.codes_of = sheet_of_codes(info.refers_to); }
  return column;
}

}  // namespace

std::string_view sheet_of_codes(std::string_view refers_to) {
  if (refers_to == "measure") { return measure_table().names.front(); }
  if (refers_to == "field") { return field_table().names.front(); }
  if (refers_to == "goal") { return goal_table().names.front(); }
  auto const* const form = plan::find_form(refers_to);
  return form == nullptr ? std::string_view{} : form->many_de;
}

std::vector<TableForm<Record>> const& record_tables() {
  static auto const kTables = [] {
    auto out = std::vector<TableForm<Record>>{};
    for (auto const& form : plan::forms()) {
      auto& table = out.emplace_back();
      table.names = {form.many_de, form.many_en, form.id};
      table.help = form.help_de;
      for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
        table.columns.push_back(column_of(form.attributes[i], i));
      }
    }
    return out;
  }();
  return kTables;
}

}  // namespace leitbild::exchange
