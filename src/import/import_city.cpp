#include "import/import_city.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/date.h"
#include "geo/area.h"
#include "import/boundaries/boundaries.h"
#include "import/boundaries/districts.h"
#include "import/census/ages.h"
#include "import/census/census.h"
#include "import/facilities/read_facilities.h"
#include "import/ground/land_cover.h"
#include "import/ground/read_map.h"
#include "import/gtfs/gtfs.h"
#include "import/osm/osm.h"
#include "import/stops/read_stops.h"

namespace leitbild::importing {
namespace {

/// What is known about a file before the user says more.
struct SourceDefaults {
  std::string origin{}, licence{}, date{}, status{}, note{};
  std::string form{};  // what a population file turned out to be
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

/// An unchanged file that only had to be read again keeps its row, with what was added to it by hand.
bool stays_on_record(Import const& run, city::Source const& row, std::string const& sha256) {
  return run.files.from_record.contains(row.layer) && row.sha256 == sha256;
}

std::vector<std::string> recorded_options(Import const& run, std::string const& kind) {
  auto out = std::vector<std::string>{};
  for (auto const name : options_of(kind)) {
    if (auto const value = run.files.option(std::string{name}); !value.empty()) {
      out.push_back(fmt::format("{}={}", name, value));
    }
  }
  return out;
}

/// "2011-05" and the like are taken from the user as they are; an empty field means that she said nothing.
Result<void> record_source(Import& run, std::string const& kind, std::filesystem::path const& file,
                           SourceDefaults const& defaults) {
  TRY(auto sha256, sha256_of_source(file));
  auto const found = run.files.provenance.find(kind);
  auto const said = found == run.files.provenance.end() ? Provenance{} : found->second;
  auto const or_default = [](std::string const& text, std::string const& other) { return text.empty() ? other : text; };
  auto source = city::Source{.layer = kind,
                             .file = file.filename().string(),
                             .origin = or_default(said.origin, defaults.origin),
                             .licence = or_default(said.licence, defaults.licence),
                             .date = or_default(said.date, defaults.date),
                             .status = defaults.status,
                             .sha256 = std::move(sha256),
                             .imported = utc_now(),
                             .note = defaults.note,
                             .path = recorded_path(file, run.files.workspace),
                             .options = recorded_options(run, kind)};
  if (!defaults.form.empty()) { source.options.push_back("kind=" + defaults.form); }
  auto& sources = run.out.layers.sources;
  auto const same = std::ranges::find_if(sources, [&](city::Source const& row) {
    return row.layer == kind && (!is_list(kind) || row.path == source.path);
  });
  if (same == sources.end()) {
    sources.push_back(std::move(source));
  } else if (!stays_on_record(run, *same, source.sha256)) {
    *same = std::move(source);
  }
  return {};
}

/// Of kinds with several files: those that are not among the new ones are no longer part of the city.
void forget_others(Import& run, std::string_view kind, std::vector<std::filesystem::path> const& files) {
  auto kept = std::vector<std::string>{};
  for (auto const& file : files) { kept.push_back(recorded_path(file, run.files.workspace)); }
  std::erase_if(run.out.layers.sources, [&](city::Source const& row) {
    return row.layer == kind && std::ranges::find(kept, row.path) == kept.end();
  });
}

constexpr auto kOfficial = "amtlich";

Result<void> import_boundary(Import& run, std::filesystem::path const& file) {
  auto& layers = run.out.layers;
  run.say("Stadtgrenze wird gelesen …");
  TRY(auto boundary, read_boundary(file, layers.info.ags));
  layers.info.crs = boundary.crs;
  layers.districts = whole_city(layers.info.name, layers.info.ags, std::move(boundary.shape));
  run.out.reports.push_back(std::move(boundary.report));
  return record_source(run, "boundary", file, {.status = kOfficial});
}

geo::MultiPolygon const& city_shape(city::Layers const& layers) {
  return layers.districts.rows[city::Districts::kWholeCity].shape;
}

geo::MultiPolygon clip_of(city::Layers const& layers) { return geo::buffered(city_shape(layers), kMargin); }

Result<DistrictCodes> district_codes(Import& run) {
  if (!run.files.district_codes) { return known_district_codes(run.out.layers.info.ags); }
  TRY(auto codes, read_district_codes(*run.files.district_codes));
  TRY_DO(record_source(run, "district_codes", *run.files.district_codes, {.status = kOfficial}));
  return codes;
}

Result<void> import_districts(Import& run, DistrictCodes const& codes) {
  auto& layers = run.out.layers;
  auto const& files = run.files;
  if (!files.districts) { return fail("--statistical braucht die oberen Bezirke (--districts)"); }
  run.say("Bezirke werden gelesen …");
  auto const wanted = DistrictFiles{
      .districts = *files.districts,
      .fields = {.code = files.option("district-code"), .name = files.option("district-name")},
      .statistical = files.statistical,
      .statistical_fields = {.code = files.option("statistical-code"), .name = files.option("statistical-name")},
      .codes = codes};
  TRY(auto imported, read_districts(wanted, layers.info.name, layers.info.ags, city_shape(layers), layers.info.crs));
  layers.districts = std::move(imported.districts);
  run.out.reports.push_back(std::move(imported.report));
  TRY_DO(record_source(run, "districts", *files.districts, {.status = kOfficial}));
  return files.statistical ? record_source(run, "statistical", *files.statistical, {.status = kOfficial})
                           : Result<void>{};
}

Result<void> import_osm(Import& run, std::filesystem::path const& file) {
  auto& layers = run.out.layers;
  run.say("Straßen, Geschäfte, Haltestellen, Grün und Gebäude werden gelesen …");
  TRY(auto osm, read_osm(file, clip_of(layers), layers.info.crs));
  layers.streets = std::move(osm.streets);
  layers.facilities = std::move(osm.facilities);
  layers.transit = std::move(osm.transit);
  layers.landcover = std::move(osm.landcover);
  layers.buildings = std::move(osm.buildings);
  std::ranges::move(osm.reports, std::back_inserter(run.out.reports));
  return record_source(
      run, "osm", file,
      {.origin = "© OpenStreetMap-Mitwirkende", .licence = "ODbL-1.0", .date = osm.date, .status = "offen"});
}

Result<void> import_facilities(Import& run) {
  auto& layers = run.out.layers;
  auto const& files = run.files;
  run.say("Einrichtungen aus Listen werden gelesen …");
  auto fields = FacilityFields{.category = files.option("facility-category-field"),
                               .name = files.option("facility-name-field"),
                               .capacity = files.option("facility-capacity-field"),
                               .all_of_category = std::nullopt};
  if (auto const category = files.option("facility-category"); !category.empty()) {
    fields.all_of_category = city::facility_category_from(category);
    if (!fields.all_of_category) {
      return fail(
          fmt::format("--facility-category „{}“ gibt es nicht; `leitbild import --help` nennt die Arten", category));
    }
  }
  auto base = std::ranges::find(layers.sources, "osm", &city::Source::layer) != layers.sources.end()
                  ? std::move(layers.facilities)
                  : city::Facilities{};
  TRY(auto imported,
      read_facilities(files.facilities, fields, std::move(base), city_shape(layers), clip_of(layers), layers.info.crs));
  layers.facilities = std::move(imported.facilities);
  run.out.reports.push_back(std::move(imported.report));
  forget_others(run, "facilities", files.facilities);
  for (auto const& file : files.facilities) { TRY_DO(record_source(run, "facilities", file, {.status = kOfficial})); }
  return {};
}

Result<void> import_stops(Import& run, std::filesystem::path const& file) {
  auto& layers = run.out.layers;
  run.say("Haltestellen aus einer Liste werden gelesen …");
  TRY(auto imported,
      read_stops(file, run.files.option("stop-name"), city_shape(layers), clip_of(layers), layers.info.crs));
  layers.transit = std::move(imported.transit);
  run.out.reports.push_back(std::move(imported.report));
  return record_source(run, "stops", file, {.status = "offen"});
}

Result<void> import_gtfs(Import& run, std::filesystem::path const& feed) {
  auto& layers = run.out.layers;
  run.say("Fahrplan wird gelesen …");
  auto const day_text = run.files.option("gtfs-day");
  auto const day = parse_iso_date(day_text);
  if (!day_text.empty() && !day) {
    return fail(fmt::format("--gtfs-day „{}“ ist kein Datum; erwartet wird die Form 2026-05-12", day_text));
  }
  // Without other stops, those of an earlier timetable must not stay.
  auto const& sources = layers.sources;
  auto const has_stops = std::ranges::any_of(
      sources, [](city::Source const& source) { return source.layer == "osm" || source.layer == "stops"; });
  auto base = has_stops ? std::move(layers.transit) : city::Transit{};
  TRY(auto imported, read_gtfs(feed, day, std::move(base), city_shape(layers), clip_of(layers), layers.info.crs));
  layers.transit = std::move(imported.transit);
  run.out.reports.push_back(std::move(imported.report));
  return record_source(run, "gtfs", feed, {.date = imported.date, .status = "offen"});
}

std::string form_of(PopulationKind kind) {
  constexpr std::array<std::string_view, 4> kForms{"cells", "kilometres", "raster", "districts"};
  return std::string{kForms.at(static_cast<std::size_t>(kind))};
}

Result<void> import_population(Import& run, std::filesystem::path const& file, DistrictCodes const& codes) {
  auto& layers = run.out.layers;
  auto const& files = run.files;
  run.say("Einwohner werden gelesen …");
  auto const said = files.provenance.find("population");
  auto const wanted = PopulationFiles{
      .population = file,
      .fields = {.id = files.option("population-id"), .residents = files.option("population-residents")},
      .dwellings = files.dwellings,
      .base = files.option("population-base"),
      .date = said == files.provenance.end() ? std::string{} : said->second.date};
  TRY(auto imported,
      read_population(
          wanted,
          {.districts = layers.districts, .buildings = layers.buildings, .codes = codes, .crs = layers.info.crs}));
  layers.people = std::move(imported.people);
  std::ranges::move(imported.reports, std::back_inserter(run.out.reports));
  auto source = SourceDefaults{.status = imported.derived ? "abgeleitet" : kOfficial, .note = layers.people.base};
  if (!imported.derived) {
    source.origin = "Statistische Ämter des Bundes und der Länder";
    source.licence = "dl-de/by-2-0";
    source.date = layers.people.date;
  }
  source.form = form_of(imported.kind);
  TRY_DO(record_source(run, "population", file, source));
  return files.dwellings ? record_source(run, "dwellings", *files.dwellings, {.status = kOfficial}) : Result<void>{};
}

Result<void> import_ages(Import& run) {
  auto& layers = run.out.layers;
  run.say("Altersgruppen werden gelesen …");
  forget_others(run, "ages", run.files.ages);
  for (auto const& file : run.files.ages) {
    TRY(auto report, read_ages(file, run.files.option("ages-base"), layers.people));
    run.out.reports.push_back(std::move(report));
    TRY_DO(record_source(run, "ages", file, {.status = kOfficial, .note = run.files.option("ages-base")}));
  }
  return {};
}

Result<void> import_land_cover(Import& run) {
  auto& layers = run.out.layers;
  auto const file = run.files.of("land_cover");
  auto const table = run.files.of("land_cover_classes");
  if (file.empty() || table.empty()) {
    return fail(
        "zur Landbedeckung (--land-cover) gehört die Tabelle ihrer Klassen (--land-cover-classes), und umgekehrt");
  }
  run.say("Landbedeckung wird gelesen …");
  TRY(auto classes, read_land_cover_classes(table.front()));
  TRY(auto imported, read_land_cover(file.front(), run.files.option("land-cover-field"), classes,
                                     {.city = city_shape(layers), .crs = layers.info.crs}));
  layers.maps.classes = std::move(classes);
  layers.maps.land_cover = std::move(imported.raster);
  run.out.reports.push_back(std::move(imported.report));
  TRY_DO(record_source(run, "land_cover_classes", table.front(), {}));
  return record_source(run, "land_cover", file.front(), {});
}

Result<void> import_map(Import& run, city::MapInfo const& info) {
  auto& layers = run.out.layers;
  auto const kind = std::string{info.id};
  auto const files = run.files.of(kind);
  if (files.empty()) { return {}; }
  run.say(fmt::format("Karte wird gelesen: {} …", info.title_de));
  TRY(auto imported,
      read_map(files, info.kind, run.files.option("soil-field"), {.city = city_shape(layers), .crs = layers.info.crs}));
  layers.maps.of(info.kind) = std::move(imported.raster);
  run.out.reports.push_back(std::move(imported.report));
  forget_others(run, kind, files);
  for (auto const& file : files) { TRY_DO(record_source(run, kind, file, {})); }
  return {};
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

Result<void> check_order(city::Layers const& before, ImportFiles const& files) {
  if (!files.boundary && (before.districts.rows.empty() || city_shape(before).empty())) {
    return fail("die Stadtgrenze ist noch nicht bekannt; sie muss zuerst eingelesen werden (--boundary)");
  }
  if ((files.dwellings || !files.ages.empty()) && !files.population) {
    return fail("--dwellings und --ages ergänzen die Einwohner; dazu gehört --population");
  }
  return {};
}

}  // namespace

Result<ImportedCity> import_city(city::Layers before, ImportFiles const& named,
                                 std::function<void(std::string const&)> const& progress) {
  if (before.info.schematic) {
    return fail("im Arbeitsordner liegt eine schematische Stadt, die sich nicht mit echten Daten mischen lässt; bitte "
                "einen neuen Arbeitsordner anlegen");
  }
  TRY(auto const files, with_recorded(named, before.sources));
  TRY_DO(check_order(before, files));
  auto run = Import{.files = files, .progress = progress, .out = {}};
  run.out.layers = std::move(before);
  if (files.boundary) { TRY_DO(import_boundary(run, *files.boundary)); }
  TRY(auto const codes, district_codes(run));
  if (files.districts || files.statistical) { TRY_DO(import_districts(run, codes)); }
  if (files.osm) { TRY_DO(import_osm(run, *files.osm)); }
  if (!files.facilities.empty()) { TRY_DO(import_facilities(run)); }
  if (files.stops) { TRY_DO(import_stops(run, *files.stops)); }
  if (files.gtfs) { TRY_DO(import_gtfs(run, *files.gtfs)); }
  if (files.population) { TRY_DO(import_population(run, *files.population, codes)); }
  if (!files.ages.empty()) { TRY_DO(import_ages(run)); }
  if (files.ground.contains("land_cover") || files.ground.contains("land_cover_classes")) {
    TRY_DO(import_land_cover(run));
  }
  for (auto const& info : city::kMapInfos) { TRY_DO(import_map(run, info)); }
  run.out.residents_with_streets = residents_with_streets(run.out.layers);
  return std::move(run.out);
}

}  // namespace leitbild::importing
