#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "report/district_tree.h"
#include "report/evaluation_output.h"
#include "report/wording.h"

namespace leitbild::report {
namespace {

constexpr auto kTextWidth = std::size_t{96};

/// Words in lines of at most kTextWidth columns, all but the first indented.
std::string wrapped(std::string_view text, std::string_view first, std::string_view other) {
  auto out = std::string{first};
  auto column = display_width(first);
  auto at_start = true;
  for (auto const word : split(text, ' ')) {
    auto const width = display_width(word);
    if (!at_start && column + 1 + width > kTextWidth) {
      out += fmt::format("\n{}", other);
      column = display_width(other);
      at_start = true;
    }
    out += at_start ? "" : " ";
    out += word;
    column += width + (at_start ? 0 : 1);
    at_start = false;
  }
  return out + "\n";
}

std::string padded(std::string_view text, std::size_t width, bool right) {
  auto const blanks = std::string(width - std::min(width, display_width(text)), ' ');
  return right ? blanks + std::string{text} : std::string{text} + blanks;
}

using Line = std::vector<std::string>;

/// Columns as wide as their widest text; all but the first to the right.
std::string aligned(std::vector<Line> const& lines) {
  auto widths = std::vector<std::size_t>(lines.front().size());
  for (auto const& line : lines) {
    for (auto i = std::size_t{0}; i < line.size(); ++i) { widths[i] = std::max(widths[i], display_width(line[i])); }
  }
  auto out = std::string{};
  for (auto n = std::size_t{0}; n < lines.size(); ++n) {
    auto row = std::string{"  "};
    for (auto i = std::size_t{0}; i < widths.size(); ++i) {
      row += padded(lines[n][i], widths[i], i > 0);
      if (i + 1 < widths.size()) { row += "  "; }
    }
    out += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
    if (n == 0) {
      auto total = std::size_t{2 * (widths.size() - 1)};
      for (auto const width : widths) { total += width; }
      out += "  " + std::string(total, '-') + "\n";
    }
  }
  return out;
}

Line headings(bool with_plan) {
  return with_plan ? Line{"Bezirk", "Einwohner", "heute", "mit Plan", "Differenz", "erfasst"}
                   : Line{"Bezirk", "Einwohner", "heute", "erfasst"};
}

Line line_of(city::City const& city, scenario::Comparison const& comparison, TreeRow row, bool with_plan) {
  auto const unit = comparison.indicator->unit;
  auto const& today = comparison.today.districts[row.id];
  auto const& planned = comparison.planned.districts[row.id];
  auto const covered = today.residents > Persons{0}
                           ? std::optional{as_double(today.covered) / as_double(today.residents)}
                           : std::nullopt;
  auto line = Line{std::string(static_cast<std::size_t>(row.depth) * 2, ' ') + city.districts->rows[row.id].name,
                   persons_text(today.residents), value_text(unit, today.value)};
  if (with_plan) {
    line.push_back(value_text(unit, planned.value));
    line.push_back(change_text(unit, today.value, planned.value));
  }
  line.push_back(covered_text(covered));
  return line;
}

/// An Ortsbezirk that is one statistical district needs one line, not two.
bool repeats_its_parent(city::Districts const& districts, city::DistrictId id) {
  auto const& row = districts.rows[id];
  return row.parent && row.name == districts.rows[*row.parent].name &&
         std::ranges::count(districts.rows, row.parent, &city::District::parent) == 1;
}

std::string block(city::City const& city, scenario::Comparison const& comparison, bool with_plan) {
  auto const& indicator = *comparison.indicator;
  auto out = fmt::format("{}\n", indicator.title_de);
  out += wrapped(indicator.method_de, "  ", "  ");
  out += wrapped(indicator.source, "  Maßstab: ", "    ");
  auto lines = std::vector<Line>{headings(with_plan)};
  for (auto const row : tree_of(*city.districts)) {
    if (!repeats_its_parent(*city.districts, row.id)) { lines.push_back(line_of(city, comparison, row, with_plan)); }
  }
  return out + "\n" + aligned(lines);
}

std::string list(std::string_view title, std::vector<std::string> const& codes) {
  return codes.empty() ? std::string{} : wrapped(joined(codes), fmt::format("{} ({}): ", title, codes.size()), "  ");
}

std::string heading(city::City const& city, scenario::Evaluation const& evaluation) {
  auto out =
      fmt::format("{} – {}{}\n", city.info.name,
                  evaluation.year == Year{} ? std::string{"heute, ohne Maßnahmen"}
                                            : fmt::format("heute und mit Plan im Jahr {}", evaluation.year.value),
                  city.info.schematic ? fmt::format(" – {}", kSchematic) : std::string{});
  out += list("Mitgerechnet", evaluation.measures);
  out += list("Ohne berechenbare Wirkung", evaluation.without_effect);
  out +=
      list(evaluation.year == Year{} ? std::string{"Noch nicht wirksam"}
                                     : fmt::format("Bis {} noch nicht begonnen oder ohne Jahr", evaluation.year.value),
           evaluation.later);
  out += list("Beispiele, keine Vorhaben der Stadt", evaluation.examples);
  out +=
      wrapped("erfasst = Anteil der Einwohnerinnen und Einwohner, für die Daten vorliegen; nur sie gehen in den Wert "
              "ein. Ohne sie steht dort „keine Daten“.",
              "", "");
  return out;
}

std::string sources(city::City const& city) {
  auto out = std::string{"Quellen\n"};
  for (auto const& source : *city.sources) {
    out += wrapped(source_text(source), fmt::format("  {}: ", layer_title(source.layer)), "    ");
  }
  if (city.sources->empty()) { out += "  nicht angegeben\n"; }
  return out + fmt::format("Berechnet mit {}.\n", program_name());
}

}  // namespace

std::string to_table(city::City const& city, scenario::Evaluation const& evaluation) {
  auto out = heading(city, evaluation);
  auto const with_plan = evaluation.year != Year{};
  for (auto const& comparison : evaluation.comparisons) { out += "\n" + block(city, comparison, with_plan); }
  return out + "\n" + sources(city);
}

}  // namespace leitbild::report
