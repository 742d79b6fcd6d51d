#include "import/import_city.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/text.h"
#include "geo/area.h"
#include "import/census/census.h"
#include "import/osm/osm.h"

namespace leitbild::importing {
namespace {

/// What is known about a file before the user says more.
struct SourceDefaults {
  std::string origin, licence, date, status, note;
};

/// The import under way; every step replaces one part of the city.
struct Import {
  ImportFiles const& files;
  std::function<void(std::string const&)> const& progress;  // may be empty
  ImportedCity out;

  void say(std::string const& line) const {
    if (progress) { progress(line); }
  }
};

/// "2011-05" and the like are taken from the user as they are; an empty field means that she said nothing.
Result<void> record_source(Import& run, std::string const& layer, std::filesystem::path const& file,
                           SourceDefaults const& defaults) {
  TRY(auto sha256, sha256_of_file(file));
  auto const found = run.files.provenance.find(layer);
  auto const said = found == run.files.provenance.end() ? Provenance{} : found->second;
  auto const or_default = [](std::string const& text, std::string const& other) { return text.empty() ? other : text; };
  auto source = city::Source{.layer = layer,
                             .file = file.filename().string(),
                             .origin = or_default(said.origin, defaults.origin),
                             .licence = or_default(said.licence, defaults.licence),
                             .date = or_default(said.date, defaults.date),
                             .status = defaults.status,
                             .sha256 = std::move(sha256),
                             .imported = utc_now(),
                             .note = defaults.note};
  auto& sources = run.out.layers.sources;
  auto const same = std::ranges::find(sources, layer, &city::Source::layer);
  if (same == sources.end()) {
    sources.push_back(std::move(source));
  } else {
    *same = std::move(source);
  }
  return {};
}

bool has_located_data(city::Layers const& layers) {
  return layers.districts.rows.size() > 1 || !layers.people.cells.empty() || !layers.streets.nodes.empty();
}

Result<void> import_boundary(Import& run, std::filesystem::path const& file) {
  auto& layers = run.out.layers;
  run.say("Stadtgrenze wird gelesen …");
  TRY(auto boundary, read_boundary(file, layers.info.ags));
  auto const replaces_all = run.files.districts && run.files.osm && run.files.population;
  if (boundary.crs != layers.info.crs && has_located_data(layers) && !replaces_all) {
    return fail(
        fmt::format(
            "die Stadtgrenze liegt in EPSG:{}, die übrigen Daten in EPSG:{}; Bezirke (--districts), OpenStreetMap "
            "(--osm) und Einwohner (--population) müssen zusammen mit ihr eingelesen werden",
            boundary.crs.epsg, layers.info.crs.epsg),
        file.filename().string());
  }
  layers.info.crs = boundary.crs;
  auto whole = whole_city(layers.info.name, layers.info.ags, std::move(boundary.shape));
  if (layers.districts.rows.empty()) {
    layers.districts = std::move(whole);
  } else {
    layers.districts.rows[city::Districts::kWholeCity] = whole.rows[city::Districts::kWholeCity];
  }
  run.out.reports.push_back(std::move(boundary.report));
  return record_source(run, "boundary", file,
                       {.origin = "", .licence = "", .date = "", .status = "amtlich", .note = ""});
}

geo::MultiPolygon const& city_shape(city::Layers const& layers) {
  return layers.districts.rows[city::Districts::kWholeCity].shape;
}

Result<void> import_districts(Import& run, std::filesystem::path const& file) {
  auto& layers = run.out.layers;
  run.say("Bezirke werden gelesen …");
  TRY(auto imported, read_districts(file, run.files.district_fields, layers.info.name, layers.info.ags,
                                    city_shape(layers), layers.info.crs));
  layers.districts = std::move(imported.districts);
  run.out.reports.push_back(std::move(imported.report));
  return record_source(run, "districts", file,
                       {.origin = "", .licence = "", .date = "", .status = "amtlich", .note = ""});
}

Result<void> import_osm(Import& run, std::filesystem::path const& file) {
  auto& layers = run.out.layers;
  run.say("Straßen, Geschäfte, Haltestellen, Grün und Gebäude werden gelesen …");
  TRY(auto osm, read_osm(file, geo::buffered(city_shape(layers), kMargin), layers.info.crs));
  layers.streets = std::move(osm.streets);
  layers.facilities = std::move(osm.facilities);
  layers.transit = std::move(osm.transit);
  layers.landcover = std::move(osm.landcover);
  layers.buildings = std::move(osm.buildings);
  std::ranges::move(osm.reports, std::back_inserter(run.out.reports));
  return record_source(run, "osm", file,
                       {.origin = "© OpenStreetMap-Mitwirkende",
                        .licence = "ODbL-1.0",
                        .date = osm.date,
                        .status = "offen",
                        .note = ""});
}

Result<void> import_population(Import& run, std::filesystem::path const& file) {
  auto& layers = run.out.layers;
  run.say("Einwohner je 100-m-Zelle werden gelesen …");
  TRY(auto imported, read_population(file, layers.districts, layers.info.crs));
  layers.people = std::move(imported.people);
  run.out.reports.push_back(std::move(imported.report));
  auto const derived =
      SourceDefaults{.origin = "", .licence = "", .date = "", .status = "abgeleitet", .note = layers.people.base};
  auto const census = SourceDefaults{.origin = "Statistische Ämter des Bundes und der Länder",
                                     .licence = "dl-de/by-2-0",
                                     .date = "",
                                     .status = "amtlich",
                                     .note = layers.people.base};
  return record_source(run, "population", file, imported.derived ? derived : census);
}

/// Of all residents those in cells that the street data cover and that have a street within reach.
Share residents_with_streets(city::Layers const& layers) {
  if (layers.streets.edges.empty()) { return Share{0.0}; }
  auto const finder = city::EdgeFinder{layers.streets};
  auto all = Persons{};
  auto reached = Persons{};
  for (auto const& cell : layers.people.cells) {
    all += cell.residents;
    if (geo::contains(layers.streets.coverage, cell.centre) &&
        finder.nearest(layers.streets, cell.centre, city::kPlaceReach)) {
      reached += cell.residents;
    }
  }
  return all == Persons{} ? Share{0.0} : Share{as_double(reached) / as_double(all)};
}

/// Residents of a cell that no boundary holds any more would be counted nowhere.
void drop_cells_outside(Import& run) {
  auto& cells = run.out.layers.people.cells.rows;
  auto const before = cells.size();
  std::erase_if(cells, [&](city::Cell const& cell) { return !geo::contains(city_shape(run.out.layers), cell.centre); });
  if (cells.size() != before) {
    run.out.reports.front().notes.push_back(
        fmt::format("{} bewohnte Zellen liegen außerhalb der neuen Grenze und entfallen",
                    format_number(static_cast<double>(before - cells.size()), 0)));
  }
}

}  // namespace

Result<ImportedCity> import_city(city::Layers before, ImportFiles const& files,
                                 std::function<void(std::string const&)> const& progress) {
  if (before.info.schematic) {
    return fail("im Arbeitsordner liegt eine schematische Stadt, die sich nicht mit echten Daten mischen lässt; bitte "
                "einen neuen Arbeitsordner anlegen");
  }
  if (!files.boundary && (before.districts.rows.empty() || city_shape(before).empty())) {
    return fail("die Stadtgrenze ist noch nicht bekannt; sie muss zuerst eingelesen werden (--boundary)");
  }
  auto run = Import{.files = files, .progress = progress, .out = {}};
  run.out.layers = std::move(before);
  if (files.boundary) { TRY_DO(import_boundary(run, *files.boundary)); }
  if (files.districts) { TRY_DO(import_districts(run, *files.districts)); }
  if (files.osm) { TRY_DO(import_osm(run, *files.osm)); }
  if (files.population) {
    TRY_DO(import_population(run, *files.population));
  } else if (files.boundary) {
    drop_cells_outside(run);
  }
  run.out.residents_with_streets = residents_with_streets(run.out.layers);
  return std::move(run.out);
}

}  // namespace leitbild::importing
