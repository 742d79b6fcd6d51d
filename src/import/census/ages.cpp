#include "import/census/ages.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "import/census/grid_columns.h"
#include "import/census/spread.h"

namespace leitbild::importing {
namespace {

using city::AgeGroup;

constexpr auto kMostProblems = std::size_t{20};
constexpr auto kMostHeads = 100'000.0;

/// How a value of a column or class is meant.
enum class Unit : std::uint8_t { kHeads, kPerCent };

struct Name {
  std::string_view name;
  AgeGroup group;
  Unit unit;
};

/// Columns of the wide form.
constexpr std::array kColumns{Name{"under_6", AgeGroup::kUnder6, Unit::kHeads},
                              Name{"unter6", AgeGroup::kUnder6, Unit::kHeads},
                              Name{"under_10", AgeGroup::kUnder10, Unit::kHeads},
                              Name{"unter10", AgeGroup::kUnder10, Unit::kHeads},
                              Name{"under_18", AgeGroup::kUnder18, Unit::kHeads},
                              Name{"unter18", AgeGroup::kUnder18, Unit::kHeads},
                              Name{"from_65", AgeGroup::kFrom65, Unit::kHeads},
                              Name{"a65undaelter", AgeGroup::kFrom65, Unit::kHeads},
                              Name{"from_80", AgeGroup::kFrom80, Unit::kHeads},
                              Name{"a80undaelter", AgeGroup::kFrom80, Unit::kHeads},
                              Name{"unter18_a", AgeGroup::kUnder18, Unit::kPerCent},
                              Name{"anteilunter18", AgeGroup::kUnder18, Unit::kPerCent},
                              Name{"ab65_a", AgeGroup::kFrom65, Unit::kPerCent},
                              Name{"anteilueber65", AgeGroup::kFrom65, Unit::kPerCent},
                              Name{"anteil_ueber_65", AgeGroup::kFrom65, Unit::kPerCent}};

/// Classes of the long form: the end of the name decides.
constexpr std::array kClasses{
    Name{"alter_10jg_1", AgeGroup::kUnder10, Unit::kHeads}, Name{"alter_10jg_9", AgeGroup::kFrom80, Unit::kHeads},
    Name{"alter_kurz_1", AgeGroup::kUnder18, Unit::kHeads}, Name{"alter_kurz_5", AgeGroup::kFrom65, Unit::kHeads}};

struct Value {
  std::optional<double> count;  // nothing: hidden
  Unit unit{};
};

struct AgeTable {
  GridSize size{};
  std::array<std::map<geo::CellCode, Value>, city::kAgeGroups.size()> groups;
  std::set<AgeGroup> known;
};

std::size_t index(AgeGroup group) { return static_cast<std::size_t>(group); }

std::optional<Name> class_of(std::string_view text) {
  auto const name = folded(text);
  auto const* const found =
      std::ranges::find_if(kClasses, [&](Name const& entry) { return name.ends_with(entry.name); });
  return found != kClasses.end() ? std::optional{*found} : std::nullopt;
}

Result<Value> value_in(CsvTable const& table, std::size_t column, Unit unit) {
  auto const text = table.cell(column);
  if (text.empty() || is_hidden_value(text)) { return Value{std::nullopt, unit}; }
  auto const count = number_in(text);
  auto const most = unit == Unit::kHeads ? kMostHeads : 100.0;
  if (!count || *count < 0.0 || *count > most) {
    return fail(fmt::format("„{}“ in der Spalte „{}“ ist kein Wert; möglich: 0 bis {}", text, table.header()[column],
                            format_number(most, 0)),
                table.where());
  }
  return Value{count, unit};
}

/// One row's cell, one of its columns, and how it is meant.
Result<void> add(CsvTable const& table, GridColumns const& columns, std::size_t column, Name const& name,
                 AgeTable& out) {
  TRY(auto const code, square_of(table, columns));
  TRY(auto const value, value_in(table, column, name.unit));
  if (!out.groups.at(index(name.group)).emplace(code, value).second) {
    return fail(
        fmt::format("die Zelle „{}“ kommt für „{}“ zweimal vor", geo::grid_name(code), info(name.group).title_de),
        table.where());
  }
  out.known.insert(name.group);
  return {};
}

struct Wanted {
  std::size_t column;
  Name name;
};

std::vector<Wanted> wide_columns(CsvTable const& table) {
  auto out = std::vector<Wanted>{};
  for (auto const& name : kColumns) {
    auto const seen = std::ranges::any_of(out, [&](Wanted const& other) { return other.name.group == name.group; });
    if (auto const column = table.column(name.name); column && !seen) { out.push_back({*column, name}); }
  }
  return out;
}

Result<AgeTable> read_table(std::filesystem::path const& file) {
  TRY(auto table, CsvTable::open(file));
  auto const columns = grid_columns(table);
  auto const kind = table.column("merkmal");
  auto const count = table.column("anzahl");
  auto const wide = wide_columns(table);
  if (!columns || ((!kind || !count) && wide.empty())) {
    return fail(fmt::format("nötig sind die Zelle (GITTER_ID_100m oder x_mp_100m und y_mp_100m, ebenso mit 1km) und "
                            "entweder Merkmal und Anzahl oder Spalten wie unter18, a65undaelter, ab65_A; gefunden: {}",
                            table.header_text()),
                table.name());
  }
  auto out = AgeTable{};
  out.size = columns->size;
  auto problems = Problems{};
  while (problems.list.size() < kMostProblems) {
    TRY(auto const there, table.next());
    if (!there) { break; }
    auto const collect = [&](Result<void> const& done) {
      if (!done) { problems.add(done.error()); }
    };
    if (kind && count) {
      if (auto const name = class_of(table.cell(*kind))) { collect(add(table, *columns, *count, *name, out)); }
    } else {
      for (auto const& wanted : wide) { collect(add(table, *columns, wanted.column, wanted.name, out)); }
    }
  }
  if (out.known.empty() && problems.empty()) {
    problems.add("die Tabelle enthält keine der Altersklassen ALTER_10JG_1, ALTER_10JG_9, ALTER_KURZ_1, ALTER_KURZ_5",
                 table.name());
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

/// The cells of the city in each square of the table's size.
std::map<geo::CellCode, std::vector<city::CellId>> squares(city::People const& people, GridSize size) {
  auto const side = cells_along(size);
  auto out = std::map<geo::CellCode, std::vector<city::CellId>>{};
  for (auto i = std::size_t{0}; i < people.cells.size(); ++i) {
    auto const code = people.cells[city::CellId{i}].code;
    out[{code.east / side * side, code.north / side * side}].emplace_back(i);
  }
  return out;
}

struct Outcome {
  Persons total;
  std::size_t hidden{}, capped{}, matched{};
};

/// The count of one square over its cells.
void fill_square(Value const& value, AgeGroup group, std::vector<city::CellId> const& cells, city::People& people,
                 Outcome& outcome) {
  ++outcome.matched;
  if (!value.count) {
    ++outcome.hidden;
    for (auto const cell : cells) { people.cells[cell].ages.at(index(group)) = std::nullopt; }
    return;
  }
  auto limits = std::vector<Persons>{};
  auto residents = Persons{};
  for (auto const cell : cells) {
    limits.push_back(people.cells[cell].residents);
    residents += limits.back();
  }
  auto wanted =
      value.unit == Unit::kHeads ? persons(*value.count) : persons(as_double(residents) * *value.count / 100.0);
  if (wanted > residents) {
    ++outcome.capped;
    wanted = residents;
  }
  auto const parts = spread_within(wanted, limits);
  for (auto i = std::size_t{0}; i < cells.size(); ++i) { people.cells[cells[i]].ages.at(index(group)) = parts[i]; }
  outcome.total += wanted;
}

Outcome fill_group(AgeTable const& table, AgeGroup group, city::People& people) {
  auto outcome = Outcome{};
  auto const& values = table.groups.at(index(group));
  auto const is_share = !values.empty() && values.begin()->second.unit == Unit::kPerCent;
  // The census leaves out cells in which nobody is of that age; a share that is left out is unknown.
  if (!is_share) {
    for (auto& cell : people.cells) { cell.ages.at(index(group)) = Persons{}; }
  }
  for (auto const& [square, cells] : squares(people, table.size)) {
    auto const found = values.find(square);
    if (found != values.end()) { fill_square(found->second, group, cells, people, outcome); }
  }
  return outcome;
}

void report_group(AgeGroup group, Outcome const& outcome, std::string_view what, ImportReport& report) {
  auto const number = [](std::size_t count) { return format_number(static_cast<double>(count), 0); };
  report.counts.push_back(fmt::format("{}: {} in {} {}", info(group).title_de,
                                      format_number(as_double(outcome.total), 0), number(outcome.matched), what));
  if (outcome.hidden > 0) {
    report.skipped.push_back({.count = outcome.hidden,
                              .reason = fmt::format("geheim gehaltene Werte ({})", info(group).title_de),
                              .examples = {}});
  }
  if (outcome.capped > 0) {
    report.notes.push_back(fmt::format("{}: in {} Zellen auf die Zahl der Einwohner begrenzt (andere Zählung)",
                                       info(group).title_de, number(outcome.capped)));
  }
}

}  // namespace

Result<ImportReport> read_ages(std::filesystem::path const& file, std::string const& base, city::People& people) {
  TRY(auto const table, read_table(file));
  auto report = ImportReport{.layer = "Altersgruppen", .counts = {}, .skipped = {}, .notes = {}};
  auto titles = std::vector<std::string_view>{};
  auto matched = std::size_t{0};
  for (auto const group : table.known) {
    auto const has = [&](city::Cell const& cell) { return cell.of(group).has_value(); };
    if (std::ranges::any_of(people.cells, has)) {
      report.notes.push_back(
          fmt::format("{}: schon aus der Einwohnertabelle oder einer anderen Datei bekannt und nicht ersetzt",
                      info(group).title_de));
      ++matched;
      continue;
    }
    auto const outcome = fill_group(table, group, people);
    matched += outcome.matched;
    titles.push_back(info(group).title_de);
    report_group(group, outcome, table.size == GridSize::k100m ? "100-m-Zellen" : "1-km-Zellen", report);
  }
  if (matched == 0) {
    return fail("keine Zelle der Tabelle ist eine bewohnte Zelle der Stadt", file.filename().string());
  }
  if (!titles.empty()) {
    auto const line = fmt::format("{}: {}", fmt::join(titles, ", "), base.empty() ? file.filename().string() : base);
    people.age_base += (people.age_base.empty() ? "" : "; ") + line;
    report.notes.push_back("Grundlage: " + line);
  }
  return report;
}

}  // namespace leitbild::importing
