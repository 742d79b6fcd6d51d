#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "report/district_tree.h"
#include "report/evaluation_output.h"
#include "report/text_table.h"
#include "report/wording.h"

namespace leitbild::report {
namespace {

/// Which columns a block has.
struct Columns {
  bool plan{};         // values with the plan
  bool plan_counts{};  // those counted with the plan, where the plan changes their number
};

TableLine headings(indicators::Group group, Columns columns) {
  auto out = TableLine{"Bezirk", std::string{counted_heading(group)}};
  if (columns.plan_counts) { out.emplace_back("künftig"); }
  out.emplace_back("heute");
  if (columns.plan) { out.insert(out.end(), {"mit Plan", "Differenz"}); }
  out.emplace_back("erfasst");
  return out;
}

std::string covered(indicators::DistrictValue const& value) {
  return covered_text(value.counted > Persons{0} ? std::optional{as_double(value.covered) / as_double(value.counted)}
                                                 : std::nullopt);
}

TableLine line_of(city::City const& city, scenario::Comparison const& comparison, TreeRow row, Columns columns) {
  auto const unit = comparison.indicator->unit;
  auto const& today = comparison.today.districts[row.id];
  auto const& planned = comparison.planned.districts[row.id];
  auto line = TableLine{std::string(static_cast<std::size_t>(row.depth) * 2, ' ') + city.districts->rows[row.id].name,
                        persons_text(today.counted)};
  if (columns.plan_counts) { line.push_back(persons_text(planned.counted)); }
  line.push_back(value_text(unit, today.value));
  if (columns.plan) {
    line.push_back(value_text(unit, planned.value));
    line.push_back(change_text(unit, today.value, planned.value));
  }
  auto const before = covered(today);
  auto const after = covered(planned);
  line.push_back(columns.plan && before != after ? fmt::format("{} → {}", before, after) : before);
  return line;
}

/// An Ortsbezirk that is one statistical district needs one line, not two.
bool repeats_its_parent(city::Districts const& districts, city::DistrictId id) {
  auto const& row = districts.rows[id];
  return row.parent && row.name == districts.rows[*row.parent].name &&
         std::ranges::count(districts.rows, row.parent, &city::District::parent) == 1;
}

/// What the values of the city may be when parameters are off; empty where none can be.
std::string bands(scenario::Comparison const& comparison, bool with_plan) {
  auto const unit = comparison.indicator->unit;
  auto const now = band_text(unit, band_of(comparison.today, city::Districts::kWholeCity));
  auto const planned = band_text(unit, band_of(comparison.planned, city::Districts::kWholeCity));
  if (now.empty()) { return {}; }
  return wrapped(fmt::format("heute {}{}; die Annahmen dazu nennt `leitbild indicators`", now,
                             with_plan && !planned.empty() ? fmt::format(", mit Plan {}", planned) : std::string{}),
                 "  Spanne der Stadt: ", "    ");
}

std::string block(city::City const& city, scenario::Comparison const& comparison, bool with_plan) {
  auto const& indicator = *comparison.indicator;
  auto out = fmt::format("{}\n", indicator.title_de);
  out += wrapped(indicator.method_de, "  ", "  ");
  out += wrapped(indicator.source, "  Maßstab: ", "    ");
  if (auto const yardstick = yardstick_text(indicator.unit, comparison.parameters); !yardstick.empty()) {
    out += wrapped(yardstick, "  ", "    ");
  }
  out += wrapped(counted_text(*city.people, comparison.today.group), "  Gezählt: ", "    ");
  out += bands(comparison, with_plan);
  auto const changes_counts =
      !std::ranges::equal(comparison.today.districts, comparison.planned.districts, {},
                          &indicators::DistrictValue::counted, &indicators::DistrictValue::counted);
  auto const columns = Columns{.plan = with_plan, .plan_counts = with_plan && changes_counts};
  auto lines = std::vector<TableLine>{headings(comparison.today.group, columns)};
  for (auto const row : tree_of(*city.districts)) {
    if (!repeats_its_parent(*city.districts, row.id)) { lines.push_back(line_of(city, comparison, row, columns)); }
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
      wrapped("erfasst = Anteil der Gezählten, für die Daten vorliegen; nur sie gehen in den Wert ein. Ohne sie steht "
              "dort „keine Daten“.",
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
