#include "import/census/census.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "geo/prepared_area.h"
#include "import/census/city_cells.h"
#include "import/census/dwellings.h"
#include "import/census/larger_areas.h"

namespace leitbild::importing {
namespace {

constexpr std::array<std::string_view, 2> kCounted{"einwohner", "insgesamt_bevoelkerung"};
constexpr std::string_view kEstimated = "einwohner_geschaetzt";
/// Squares and pixels at the edge of the city reach beyond it.
constexpr auto kBeyond = Metres{5'200.0};

std::string whole(double count) { return format_number(count, 0); }
std::string heads(Persons count) { return whole(as_double(count)); }

geo::MultiPolygon const& boundary_of(PopulationPlace const& place) {
  return place.districts.rows[city::Districts::kWholeCity].shape;
}

void count_skipped(ImportReport& report, std::size_t count, std::string reason) {
  if (count > 0) { report.skipped.push_back({.count = count, .reason = std::move(reason), .examples = {}}); }
}

Census census_of(GridTable const& table, bool has_ids) {
  if (!has_ids) { return {"Rastertabelle mit Einwohnern (welche Zählung, sagt die Datei nicht)", ""}; }
  return table.short_names ? Census{"Zensus 2011 (Einwohner)", "2011-05-09"}
                           : Census{"Zensus 2022 (Bevölkerung am Ort der Hauptwohnung)", "2022-05-15"};
}

void set_base(city::People& people, PopulationFiles const& files, Census const& known) {
  people.base = files.base.empty() ? known.base : files.base;
  people.date = files.date.empty() ? known.date : files.date;
}

void report_base(ImportReport& report, city::People const& people) {
  report.notes.push_back(fmt::format("Grundlage: {}; Stand: {}", people.base,
                                     people.date.empty() ? "nicht angegeben (--population-date)" : people.date));
}

void report_grid(ImportReport& report, GridTable const& table) {
  count_skipped(report, table.beyond,
                fmt::format("Zellen außerhalb der Stadtgrenze (zusammen {} Einwohner)", heads(table.beyond_residents)));
  count_skipped(report, table.hidden, "Zellen, deren Wert geheim gehalten wird");
  count_skipped(report, table.empty, "Zellen ohne Einwohner");
  if (table.weak > 0) {
    report.notes.push_back(fmt::format("{} Zellen mit KLAMMERN (statistisch unsicher); sie zählen mit",
                                       whole(static_cast<double>(table.weak))));
  }
}

Persons total_of(city::People const& people) {
  auto total = Persons{};
  for (auto const& cell : people.cells) { total += cell.residents; }
  return total;
}

Result<geo::Box> box_in_grid(geo::MultiPolygon const& boundary, geo::Crs crs) {
  TRY(auto const to_grid, geo::Transform::between(crs, geo::kEuropeanGrid));
  auto box = geo::Box{};
  for (auto const& polygon : boundary) {
    for (auto const p : polygon.outer) { box.add(to_grid(p)); }
  }
  return box;
}

// ---- 100 m cells as they are ----------------------------------------------------------------------------------------

Result<city::People> people_inside(GridTable& table, PopulationPlace const& place, std::string const& where) {
  TRY(auto const to_plane, geo::Transform::between(geo::kEuropeanGrid, place.crs));
  auto const area = geo::PreparedArea{boundary_of(place)};
  auto people = city::People{};
  for (auto const& [code, residents] : table.inhabited) {
    auto const centre = to_plane(geo::centre_of(code));
    if (area.contains(centre)) {
      people.cells.add({.code = code, .centre = centre, .residents = residents});
    } else {
      ++table.beyond;
      table.beyond_residents += residents;
    }
  }
  if (people.cells.empty()) {
    return fail(fmt::format("von den {} bewohnten Zellen der Tabelle liegt keine in der Stadt",
                            whole(static_cast<double>(table.inhabited.size() + table.beyond))),
                where);
  }
  return people;
}

/// What a grid's columns say.
struct GridForm {
  GridColumns columns;
  std::size_t residents{};
  bool derived{};
};

std::optional<GridForm> grid_form(CsvTable const& table, PopulationFields const& fields) {
  auto const columns = grid_columns(table);
  if (!columns) { return std::nullopt; }
  auto const counted = fields.residents.empty() ? table.column(kCounted) : table.column(fields.residents);
  auto const estimated = table.column(kEstimated);
  if (!counted && !estimated) { return std::nullopt; }
  return GridForm{*columns, counted ? *counted : *estimated, !counted};
}

Census census_of(CsvTable const& table, GridForm const& form, GridTable const& grid) {
  if (!form.derived) { return census_of(grid, form.columns.id.has_value()); }
  return {table.comment().empty() ? "abgeleitet (geschätzte Einwohner je 100-m-Zelle)" : table.comment(), ""};
}

Result<ImportedPeople> read_cells(CsvTable& table, GridForm const& form, PopulationFiles const& files,
                                  PopulationPlace const& place) {
  TRY(auto const near, box_in_grid(boundary_of(place), place.crs));
  TRY(auto grid, read_grid_table(table, form.columns, form.residents, near));
  auto out = ImportedPeople{.people = {}, .reports = {}, .kind = PopulationKind::kCells, .derived = form.derived};
  TRY(out.people, people_inside(grid, place, table.name()));
  set_base(out.people, files, census_of(table, form, grid));
  auto report = ImportReport{.layer = "Einwohner", .counts = {}, .skipped = {}, .notes = {}};
  report.counts.push_back(fmt::format("{} bewohnte Zellen, {} Einwohner",
                                      whole(static_cast<double>(out.people.cells.size())),
                                      heads(total_of(out.people))));
  report_grid(report, grid);
  report_base(report, out.people);
  out.reports.push_back(std::move(report));
  return out;
}

// ---- Sums of larger areas -------------------------------------------------------------------------------------------

Result<CellWeights> weights_of(CityCells const& cells, PopulationFiles const& files, PopulationPlace const& place,
                               std::vector<ImportReport>& reports) {
  auto out = CellWeights{};
  if (files.dwellings) {
    TRY(auto dwellings, read_dwellings(*files.dwellings, cells));
    out.dwellings = std::move(dwellings.by_cell);
    reports.push_back(std::move(dwellings.report));
  }
  TRY(out.floor_area, floor_area(cells, place.buildings, place.crs));
  return out;
}

void report_ways(ImportReport& report, SpreadPeople const& spread, std::string const& title) {
  constexpr std::array<std::string_view, 3> kWays{"nach Wohnungen", "nach Geschossfläche der Gebäude",
                                                  "gleichmäßig, weil dort weder Wohnungen noch Gebäude bekannt sind"};
  for (auto i = std::size_t{0}; i < kWays.size(); ++i) {
    auto const& part = spread.by.at(i);
    if (part.areas == 0) { continue; }
    report.counts.push_back(fmt::format("{} Einwohner aus {} {}: verteilt {}", heads(part.residents),
                                        whole(static_cast<double>(part.areas)), title, kWays.at(i)));
  }
  if (spread.lost != Persons{}) {
    report.notes.push_back(
        fmt::format("{} Einwohner in Gebieten ohne eine einzige Zelle entfallen", heads(spread.lost)));
  }
}

city::People people_in(CityCells const& cells, SpreadPeople const& spread, Persons& outside) {
  auto people = city::People{};
  for (auto i = std::size_t{0}; i < cells.size(); ++i) {
    if (spread.residents[i] == Persons{}) { continue; }
    if (!cells.inside[i]) {
      outside += spread.residents[i];
      continue;
    }
    people.cells.add(
        {.code = cells.code(i), .centre = cells.centres[i], .residents = spread.residents[i], .ages = spread.ages[i]});
  }
  return people;
}

std::string age_groups_of(std::vector<HeadCount> const& areas) {
  auto known = std::vector<std::string_view>{};
  for (auto const& group : city::kAgeGroups) {
    auto const index = static_cast<std::size_t>(group.group);
    if (std::ranges::any_of(areas, [&](auto const& area) { return area.ages.at(index).has_value(); })) {
      known.push_back(group.title_de);
    }
  }
  return fmt::format("{}", fmt::join(known, ", "));
}

Result<ImportedPeople> spread_over(CityCells const& cells, LargerAreas larger, PopulationFiles const& files,
                                   PopulationPlace const& place, PopulationKind kind) {
  auto out = ImportedPeople{.people = {}, .reports = {}, .kind = kind, .derived = true};
  TRY(auto const weights, weights_of(cells, files, place, out.reports));
  auto const spread = spread_people(larger.areas, weights, cells.size());
  auto outside = Persons{};
  out.people = people_in(cells, spread, outside);
  if (out.people.cells.empty()) {
    return fail("in der Stadt wohnt nach dieser Datei niemand", files.population.filename().string());
  }
  set_base(out.people, files, larger.census);
  out.people.base += fmt::format("; auf 100-m-Zellen verteilt{}", files.dwellings ? " nach Wohnungen" : "");
  auto report = std::move(larger.report);
  report.layer = "Einwohner";
  report.counts.push_back(fmt::format("{} bewohnte Zellen, {} Einwohner",
                                      whole(static_cast<double>(out.people.cells.size())),
                                      heads(total_of(out.people))));
  report_ways(report, spread, larger.title);
  if (outside != Persons{}) {
    report.notes.push_back(
        fmt::format("{} Einwohner von Gebieten am Rand liegen außerhalb der Stadtgrenze", heads(outside)));
  }
  if (auto const groups = age_groups_of(larger.areas); !groups.empty()) {
    out.people.age_base = fmt::format("{}: {}", groups, out.people.base);
    report.notes.push_back(fmt::format("Altersgruppen im Verhältnis der Einwohner verteilt: {}", groups));
  }
  report_base(report, out.people);
  out.reports.push_back(std::move(report));
  return out;
}

bool is_raster(std::filesystem::path const& file) {
  constexpr std::array<std::string_view, 5> kExtensions{".tif", ".tiff", ".vrt", ".asc", ".img"};
  return std::ranges::find(kExtensions, folded(file.extension().string())) != kExtensions.end();
}

}  // namespace

Result<ImportedPeople> read_population(PopulationFiles const& files, PopulationPlace const& place) {
  auto const& boundary = boundary_of(place);
  if (is_raster(files.population)) {
    TRY(auto const cells, cells_around(boundary, place.crs, kBeyond));
    TRY(auto larger, areas_of_raster(files.population, cells));
    return spread_over(cells, std::move(larger), files, place, PopulationKind::kRaster);
  }
  TRY(auto table, CsvTable::open(files.population));
  auto const form = grid_form(table, files.fields);
  if (form && form->columns.size == GridSize::k100m) { return read_cells(table, *form, files, place); }
  if (form) {
    TRY(auto const near, box_in_grid(boundary, place.crs));
    TRY(auto const grid, read_grid_table(table, form->columns, form->residents, near));
    TRY(auto const cells, cells_around(boundary, place.crs, kBeyond));
    auto larger = areas_of_kilometres(grid, cells);
    larger.census = census_of(table, *form, grid);
    report_grid(larger.report, grid);
    return spread_over(cells, std::move(larger), files, place, PopulationKind::kKilometres);
  }
  TRY(auto const counted, read_district_table(table, files.fields, place.districts, place.codes));
  TRY(auto const cells, cells_around(boundary, place.crs, Metres{0.0}));
  auto larger = areas_of_districts(counted, cells, place.districts);
  return spread_over(cells, std::move(larger), files, place, PopulationKind::kDistricts);
}

}  // namespace leitbild::importing
