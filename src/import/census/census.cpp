#include "import/census/census.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/file.h"
#include "base/text.h"
#include "geo/area.h"

namespace leitbild::importing {
namespace {

struct Columns {
  std::size_t id{}, x{}, y{}, residents{};
  bool derived{};
};

/// One line of the table that has a value.
struct GridRow {
  geo::CellCode code;
  std::optional<Persons> residents;  // nothing: hidden to protect the people in it
};

struct Grid {
  std::map<geo::CellCode, Persons> inhabited;  // whose centre is near the city
  std::map<geo::CellCode, std::size_t> line_of;
  std::size_t hidden{}, empty{}, beyond{};
  Persons beyond_residents;
  std::string comment;
  bool derived{};
  bool short_names{};  // as the census of 2011 wrote them
};

/// Lines of a text, whatever their ends, and where they are.
struct Line {
  std::size_t number{};
  std::string_view text;
};

std::optional<Line> next_line(std::string_view& rest, std::size_t& number) {
  if (rest.empty()) { return std::nullopt; }
  auto const end = rest.find('\n');
  auto const line = trimmed(rest.substr(0, end));
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return Line{++number, line};
}

std::string_view unquoted(std::string_view text) {
  text = trimmed(text);
  return text.size() >= 2 && text.front() == '"' && text.back() == '"' ? text.substr(1, text.size() - 2) : text;
}

Result<Columns> columns_of(std::string_view header, std::string const& where) {
  auto const names = split(header, ';');
  auto const position = [&](std::string_view name) -> std::optional<std::size_t> {
    for (auto i = std::size_t{0}; i < names.size(); ++i) {
      if (folded(unquoted(names[i])) == name) { return i; }
    }
    return std::nullopt;
  };
  auto const id = position("gitter_id_100m");
  auto const x = position("x_mp_100m");
  auto const y = position("y_mp_100m");
  auto const counted = position("einwohner");
  auto const estimated = position("einwohner_geschaetzt");
  if (!id || !x || !y || (!counted && !estimated)) {
    return fail(fmt::format("die Kopfzeile muss GITTER_ID_100m, x_mp_100m, y_mp_100m und Einwohner oder "
                            "einwohner_geschaetzt nennen, getrennt durch Semikolons; gefunden: „{}“",
                            fmt::join(names, "“, „")),
                where);
  }
  return Columns{*id, *x, *y, counted ? *counted : *estimated, !counted};
}

bool is_hidden(std::string_view value) {
  // The dash of the census, and what is left of it after a wrong conversion.
  constexpr auto kHidden = std::to_array<std::string_view>({"–", "—", "-", "-9", "-1", ".", "/", "\uFFFD"});
  return std::ranges::find(kHidden, value) != kHidden.end();
}

std::optional<double> number(std::string_view text) {
  return parse_number(text, text.find(',') == std::string_view::npos ? '.' : ',');
}

std::string quoted_line(std::string_view line) {
  auto size = std::size_t{80};
  if (line.size() <= size) { return std::string{line}; }
  auto const inside_a_letter = [&] { return (static_cast<unsigned char>(line[size]) & 0xC0U) == 0x80U; };
  while (size > 0 && inside_a_letter()) { --size; }
  return std::string{line.substr(0, size)} + "…";
}

Result<GridRow> read_row(std::string_view line, Columns const& columns, std::string const& where) {
  // More residents than any cell of 100 m has: a slipped decimal point, or the wrong column.
  constexpr auto kMostResidents = 100'000.0;
  auto const values = split(line, ';');
  auto const last = std::max({columns.id, columns.x, columns.y, columns.residents});
  if (values.size() <= last) {
    return fail(fmt::format("„{}“ hat zu wenige Werte: {}; nötig sind {}", quoted_line(line), values.size(), last + 1),
                where);
  }
  auto const id = unquoted(values[columns.id]);
  auto const code = geo::parse_grid_name(id);
  if (!code) {
    return fail(fmt::format("„{}“ ist keine 100-m-Zelle; Beispiel: CRS3035RES100mN2933500E4154700", id), where);
  }
  auto const x = number(unquoted(values[columns.x]));
  auto const y = number(unquoted(values[columns.y]));
  auto const centre = geo::centre_of(*code);
  if (!x || !y || std::abs(*x - centre.x) > 1.0 || std::abs(*y - centre.y) > 1.0) {
    return fail(
        fmt::format("der Mittelpunkt ({}; {}) gehört nicht zur Zelle „{}“, deren Mittelpunkt ({:.0f}; {:.0f}) ist",
                    unquoted(values[columns.x]), unquoted(values[columns.y]), id, centre.x, centre.y),
        where);
  }
  auto const text = unquoted(values[columns.residents]);
  if (is_hidden(text)) { return GridRow{*code, std::nullopt}; }
  auto const residents = number(text);
  if (!residents || std::isnan(*residents) || *residents < 0.0 || *residents > kMostResidents) {
    return fail(
        fmt::format("„{}“ ist keine Einwohnerzahl; möglich: 0 bis 100.000, oder – für einen geheimen Wert", text),
        where);
  }
  return GridRow{*code, persons(*residents)};
}

void add(Grid& grid, GridRow const& row, std::size_t line, geo::Box const& near, std::string const& where,
         Problems& problems) {
  if (!near.contains(geo::centre_of(row.code))) {
    ++grid.beyond;
    grid.beyond_residents += row.residents.value_or(Persons{});
    return;
  }
  auto const [first, is_new] = grid.line_of.emplace(row.code, line);
  if (!is_new) {
    problems.add(fmt::format("die Zelle „{}“ kommt zweimal vor, in den Zeilen {} und {}", geo::grid_name(row.code),
                             first->second, line),
                 where);
  } else if (!row.residents) {
    ++grid.hidden;
  } else if (*row.residents == Persons{}) {
    ++grid.empty;
  } else {
    grid.inhabited.emplace(row.code, *row.residents);
  }
}

/// `near`: the city's surroundings in the grid's plane; a file of the whole country is read without keeping it.
Result<Grid> read_grid(std::string_view text, geo::Box const& near, std::string const& file) {
  constexpr auto kMostProblems = std::size_t{20};
  auto grid = Grid{};
  auto columns = std::optional<Columns>{};
  auto problems = Problems{};
  auto line_number = std::size_t{0};
  while (auto const line = next_line(text, line_number)) {
    auto const where = fmt::format("{}:{}", file, line->number);
    if (line->text.empty()) { continue; }
    if (line->text.front() == '#') {
      if (grid.comment.empty()) { grid.comment = trimmed(line->text.substr(1)); }
    } else if (!columns) {
      TRY(columns, columns_of(line->text, where));
      grid.derived = columns->derived;
    } else if (auto const row = read_row(line->text, *columns, where)) {
      grid.short_names = unquoted(split(line->text, ';')[columns->id]).starts_with("100m");
      add(grid, *row, line->number, near, where, problems);
    } else {
      problems.add(row.error());
    }
    if (problems.list.size() >= kMostProblems) {
      problems.add("weitere Zeilen wurden nicht gelesen", where);
      break;
    }
  }
  if (!columns) { problems.add("die Datei enthält keine Tabelle", file); }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return grid;
}

/// The city's box in the plane of the grid.
Result<geo::Box> box_in_grid(geo::MultiPolygon const& boundary, geo::Crs crs) {
  TRY(auto const to_grid, geo::Transform::between(crs, geo::kEuropeanGrid));
  auto box = geo::Box{};
  for (auto const& polygon : boundary) {
    for (auto const p : polygon.outer) { box.add(to_grid(p)); }
  }
  return box;
}

std::string base_of(Grid const& grid) {
  if (grid.derived) { return grid.comment.empty() ? "abgeleitet (geschätzte Einwohner je 100-m-Zelle)" : grid.comment; }
  return grid.short_names ? "Zensus 2011 (Einwohner je 100-m-Zelle)"
                          : "Zensus 2022 (Bevölkerung am Ort der Hauptwohnung)";
}

void count_skipped(ImportReport& report, std::size_t count, std::string reason) {
  if (count > 0) { report.skipped.push_back({.count = count, .reason = std::move(reason), .examples = {}}); }
}

ImportReport report_on(Grid const& grid, city::People const& people, Persons total) {
  auto report = ImportReport{.layer = "Einwohner", .counts = {}, .skipped = {}, .notes = {}};
  report.counts.push_back(fmt::format("{} bewohnte Zellen, {} Einwohner",
                                      format_number(static_cast<double>(people.cells.size()), 0),
                                      format_number(as_double(total), 0)));
  count_skipped(report, grid.beyond,
                fmt::format("Zellen außerhalb der Stadtgrenze (zusammen {} Einwohner)",
                            format_number(as_double(grid.beyond_residents), 0)));
  count_skipped(report, grid.hidden, "Zellen, deren Wert geheim gehalten wird");
  count_skipped(report, grid.empty, "Zellen ohne Einwohner");
  report.notes.push_back("Grundlage: " + people.base);
  return report;
}

}  // namespace

Result<ImportedPeople> read_population(std::filesystem::path const& file, city::Districts const& districts,
                                       geo::Crs crs) {
  auto const where = file.filename().string();
  TRY(auto text, read_file(file));
  if (!is_valid_utf8(text)) { text = from_windows_1252(text); }
  auto const& boundary = districts.rows[city::Districts::kWholeCity].shape;
  TRY(auto const near, box_in_grid(boundary, crs));
  TRY(auto const to_plane, geo::Transform::between(geo::kEuropeanGrid, crs));
  TRY(auto grid, read_grid(text, near, where));
  auto out = ImportedPeople{.people = {}, .report = {}, .derived = grid.derived};
  out.people.base = base_of(grid);
  auto total = Persons{};
  for (auto const& [code, residents] : grid.inhabited) {
    auto const centre = to_plane(geo::centre_of(code));
    if (!geo::contains(boundary, centre)) {
      ++grid.beyond;
      grid.beyond_residents += residents;
      continue;
    }
    total += residents;
    out.people.cells.add({.code = code, .centre = centre, .residents = residents});
  }
  if (out.people.cells.empty()) {
    return fail(fmt::format("von den {} bewohnten Zellen der Tabelle liegt keine in der Stadt",
                            format_number(static_cast<double>(grid.inhabited.size() + grid.beyond), 0)),
                where);
  }
  out.report = report_on(grid, out.people, total);
  return out;
}

}  // namespace leitbild::importing
