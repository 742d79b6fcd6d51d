// A guess from headings, to be looked at by people: which form they fit best, which columns are years.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "base/toml.h"
#include "exchange/mapping/mapping.h"
#include "exchange/sheets/read_rows.h"

namespace leitbild::exchange {
namespace {

using Kind = TargetAttribute::Kind;

constexpr std::string_view kYear = "{year}";

/// "Plan 2011" -> "Plan {year}"; empty where no year from 1900 to 2199 stands by itself.
std::string year_pattern(std::string_view heading) {
  constexpr auto kDigits = std::size_t{4};
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (auto at = std::size_t{0}; at + kDigits <= heading.size(); ++at) {
    auto const digits = heading.substr(at, kDigits);
    auto const alone =
        (at == 0 || !is_digit(heading[at - 1])) && (at + kDigits == heading.size() || !is_digit(heading[at + kDigits]));
    if (!alone || !std::ranges::all_of(digits, is_digit)) { continue; }
    if (!digits.starts_with("19") && !digits.starts_with("20") && !digits.starts_with("21")) { continue; }
    return fmt::format("{}{}{}", heading.substr(0, at), kYear, heading.substr(at + kDigits));
  }
  return {};
}

/// The headings without line ends; those that stand for one year apart.
struct Headings {
  std::vector<std::string> all;
  std::set<std::string> year_patterns;
};

Headings headings_of(Sheet const& foreign) {
  auto out = Headings{};
  for (auto const& cell : foreign.rows.front().cells) {
    auto text = std::string{trimmed(cell)};
    std::ranges::replace(text, '\n', ' ');
    if (auto pattern = year_pattern(text); !pattern.empty()) { out.year_patterns.insert(std::move(pattern)); }
    out.all.push_back(std::move(text));
  }
  return out;
}

/// The heading that is called like the attribute; empty: none.
std::string heading_for(TargetAttribute const& attribute, Headings const& headings) {
  auto names = attribute.headings;
  names.push_back(attribute.key);
  auto const found =
      std::ranges::find_if(headings.all, [&](std::string const& heading) { return is_called(heading, names); });
  return found == headings.all.end() ? std::string{} : *found;
}

/// The form with most attributes among the headings. Years speak for budget lines.
TargetForm const& best_form(Headings const& headings) {
  auto const score = [&](TargetForm const& form) {
    auto const known = std::ranges::count_if(form.attributes, [&](TargetAttribute const& attribute) {
      return attribute.key != "code" && !heading_for(attribute, headings).empty();
    });
    auto const has_years = form.kind == "budget_line" && !headings.year_patterns.empty();
    return known + (has_years ? 3 : 0);
  };
  return *std::ranges::max_element(target_forms(), {}, score);
}

/// What stands in a column: how many cells, how many different, the first few.
std::string about_column(Sheet const& foreign, std::size_t column) {
  constexpr auto kExamples = std::size_t{3};
  constexpr auto kLongest = std::size_t{30};
  auto filled = std::size_t{0};
  auto different = std::set<std::string>{};
  auto examples = std::vector<std::string>{};
  for (auto row = std::size_t{1}; row < foreign.rows.size(); ++row) {
    auto const& cells = foreign.rows[row].cells;
    auto text = column < cells.size() ? std::string{trimmed(cells[column])} : std::string{};
    if (text.empty()) { continue; }
    ++filled;
    std::ranges::replace(text, '\n', ' ');
    if (!different.insert(text).second || examples.size() == kExamples) { continue; }
    auto end = std::min(text.size(), kLongest);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) { --end; }
    examples.push_back(fmt::format("„{}{}“", text.substr(0, end), end < text.size() ? "…" : ""));
  }
  return fmt::format("{} von {} Zeilen, {} verschiedene: {}", filled, foreign.rows.size() - 1, different.size(),
                     fmt::join(examples, ", "));
}

/// Whether the numbers of the table are written with a point before decimals. What has neither says nothing.
bool has_decimal_points(Sheet const& foreign) {
  auto points = 0;
  auto commas = 0;
  for (auto row = std::size_t{1}; row < foreign.rows.size(); ++row) {
    for (auto const& cell : foreign.rows[row].cells) {
      if (cell.find_first_not_of("0123456789.,-") != std::string::npos) { continue; }
      auto const at = cell.find_last_of(".,");
      if (at == std::string::npos || cell.size() - at - 1 > 2) { continue; }  // three digits: thousands, perhaps
      ++(cell[at] == '.' ? points : commas);
    }
  }
  return points > commas;
}

std::string years_key(TargetForm const& form, std::string const& pattern) {
  if (form.kind != "budget_line") { return {}; }
  auto const name = folded(pattern);
  auto const is_actual = name.find("ist") != std::string::npos || name.find("ergebnis") != std::string::npos;
  return is_actual ? "actual" : "planned";
}

std::string attributes_text(TargetForm const& form, Headings const& headings) {
  auto out = std::string{"[target.attributes]\n"};
  auto missing = std::vector<std::string_view>{};
  auto const code = heading_for(form.attributes.front(), headings);
  out += code.empty() ? "# Kürzel: noch laufende Nummern; besser ist eine Spalte, die bleibt\n"
                        "code = { parts = [{ value = \"X\" }, { row_number = true }], join = \"-\" }\n"
                      : fmt::format("code = {{ column = {}, code = true }}\n", toml_quoted(code));
  for (auto const& attribute : form.attributes) {
    if (attribute.key == "code") { continue; }
    auto const heading = heading_for(attribute, headings);
    if (!heading.empty()) {
      out += fmt::format("{} = {{ column = {} }}\n", attribute.key, toml_quoted(heading));
    } else if (attribute.required) {
      missing.push_back(attribute.key);
    }
  }
  auto given = std::set<std::string>{};
  for (auto const& pattern : headings.year_patterns) {
    auto const key = years_key(form, pattern);
    auto const line =
        fmt::format("{} = {{ years = {} }}\n", key.empty() ? "betrag_je_jahr" : key, toml_quoted(pattern));
    out += key.empty() || !given.insert(key).second ? "# " + line : line;
  }
  if (!missing.empty()) {
    out += fmt::format("# nötig und noch ohne Herkunft: {}; eine Spalte (column) oder ein fester Wert (value)\n",
                       fmt::join(missing, ", "));
  }
  return out;
}

}  // namespace

std::string proposed_mapping(Sheet const& foreign, char delimiter) {
  auto const headings = headings_of(foreign);
  auto const& form = best_form(headings);
  auto out = fmt::format(
      "# Zuordnung für {}, vorgeschlagen nach den Überschriften. Bitte prüfen und ergänzen; alle Möglichkeiten stehen\n"
      "# im Handbuch, alle Arten und ihre Angaben zeigt `leitbild record forms`.\n#\n# Spalten:\n",
      foreign.file);
  for (auto i = std::size_t{0}; i < headings.all.size(); ++i) {
    out += fmt::format("#   {}: {}\n", headings.all[i], about_column(foreign, i));
  }
  out += "\n[file]\n";
  if (foreign.source == Source::kCsv) {
    out += fmt::format("delimiter = {}\n", toml_quoted(std::string(1, delimiter)));
  } else {
    out += fmt::format("sheet = {}\n", toml_quoted(foreign.name));
  }
  out += fmt::format("header = {}\ndecimal = \"{}\"\n", foreign.rows.front().number,
                     has_decimal_points(foreign) ? '.' : ',');
  out += fmt::format("\n[[target]]\nform = \"{}\"\n"
                     "# nur diese Zeilen: rows = [{{ column = \"…\", is_not = [\"\"] }}]\n"
                     "# gleiche Kürzel: repeated = \"sum\" oder \"first\"\n",
                     form.kind);
  return out + attributes_text(form, headings);
}

}  // namespace leitbild::exchange
