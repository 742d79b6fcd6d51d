#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands/command.h"
#include "app/session.h"
#include "base/text.h"
#include "import/import_city.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct KindOption {
  std::string_view kind, help;
};

constexpr std::array kKindOptions{
    KindOption{"boundary", "Stadtgrenze: Vektordatei jeder Art und jedes Koordinatensystems"},
    KindOption{"districts", "Bezirke (Kernstadt und Ortsbezirke): Vektordatei mit Schlüssel und Name"},
    KindOption{"statistical", "statistische Bezirke darunter: Vektordatei; jeder kommt zu dem Bezirk, in dem er liegt"},
    KindOption{"district_codes", "Tabelle id;code;name;level;also: wie die Bezirke der Dateien hier heißen"},
    KindOption{"osm", "OpenStreetMap-Auszug: .osm.pbf, .osm, .osm.gz, .osm.bz2"},
    KindOption{"facilities",
               "Einrichtungen (Art, Name, Plätze, Ort): CSV oder Vektordatei; ersetzt die enthaltenen Arten"},
    KindOption{"stops", "Haltestellen: Punkte mit Namen, CSV oder Vektordatei; ersetzt die aus OpenStreetMap"},
    KindOption{"gtfs", "Fahrplan: GTFS als .zip oder Ordner"},
    KindOption{"population", "Einwohner: Zensusraster 100 m oder 1 km (CSV, GeoTIFF) oder Tabelle je Bezirk (CSV)"},
    KindOption{"dwellings", "Wohnungen je 100-m-Zelle (CSV): danach werden Summen größerer Gebiete verteilt"},
    KindOption{"ages", "Altersgruppen je Zelle (CSV des Zensus)"},
    KindOption{"land_cover", "Landbedeckung: Raster ganzer Zahlen oder Flächen mit einem Code; dazu ihre Klassen"},
    KindOption{"land_cover_classes",
               "Tabelle code;title;like;albedo;…: was die Klassen der Landbedeckung sind (Handbuch, „Karten“)"},
    KindOption{"soil", "Bodengruppen A bis D: Raster (1 bis 4) oder Flächen"},
    KindOption{"yearly_rain", "Jahresniederschlag in mm: Raster"},
    KindOption{"heavy_rain", "Bemessungsregen in mm: Raster, z. B. KOSTRA-DWD einer Dauerstufe und Wiederkehrzeit"},
    KindOption{"evapotranspiration", "Grasreferenzverdunstung in mm im Jahr: Raster"},
    KindOption{"elevation", "Geländehöhen in m: Raster (GeoTIFF, HGT), auch mehrere Kacheln"},
    KindOption{"canopy", "Kronenanteil in Prozent oder als Anteil von 0 bis 1: Raster"},
    KindOption{"night_temperature", "Nachttemperatur eines Klimagutachtens in °C: Raster"},
    KindOption{"felt_temperature", "gefühlte Temperatur (PET) eines Klimagutachtens in °C: Raster"},
    KindOption{"flood_depth", "Wassertiefe einer Starkregengefahrenkarte in m: Raster"},
};

struct TextOption {
  std::string_view name, help, type;
};

constexpr std::array kTextOptions{
    TextOption{"district-code", "Feld mit dem Bezirksschlüssel (sonst erkannt)", "FELD"},
    TextOption{"district-name", "Feld mit dem Bezirksnamen (sonst erkannt)", "FELD"},
    TextOption{"statistical-code", "Feld mit dem Schlüssel der statistischen Bezirke (sonst erkannt)", "FELD"},
    TextOption{"statistical-name", "Feld mit ihrem Namen (sonst erkannt)", "FELD"},
    TextOption{"population-id", "Spalte der Bezirkstabelle mit dem Schlüssel (sonst erkannt)", "SPALTE"},
    TextOption{"population-residents", "Spalte mit den Einwohnern (sonst erkannt)", "SPALTE"},
    TextOption{"population-base", "welche Zählung es ist, z. B. „Einwohnerregister, Hauptwohnung“", "TEXT"},
    TextOption{"ages-base", "welche Zählung die Altersgruppen sind, z. B. „Zensus 2011“", "TEXT"},
    TextOption{"facility-category", "Art aller Einrichtungen der Liste, wenn keine Spalte sie nennt", "ART"},
    TextOption{"facility-category-field", "Spalte mit der Art (sonst erkannt)", "SPALTE"},
    TextOption{"facility-name-field", "Spalte mit dem Namen (sonst erkannt)", "SPALTE"},
    TextOption{"facility-capacity-field", "Spalte mit den Plätzen (sonst erkannt)", "SPALTE"},
    TextOption{"land-cover-field", "Feld mit dem Code der Landbedeckung (sonst erkannt)", "FELD"},
    TextOption{"soil-field", "Feld mit der Bodengruppe (sonst erkannt)", "FELD"},
    TextOption{"stop-name", "Spalte mit dem Namen der Haltestelle (sonst erkannt)", "SPALTE"},
};

struct Options {
  std::string folder, role;
  std::map<std::string, std::vector<std::string>, std::less<>> files;  // by kind
  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, importing::Provenance> provenance;
  bool accept_changed{};
};

importing::ImportFiles files_of(Options const& options) {
  auto out = importing::ImportFiles{};
  for (auto const& [kind, names] : options.files) {
    for (auto const& name : names) { out.add(kind, name); }
  }
  for (auto const& [name, value] : options.texts) {
    if (!value.empty()) { out.options[name] = value; }
  }
  out.provenance = options.provenance;
  out.workspace = options.folder;
  out.accept_changed = options.accept_changed;
  return out;
}

Result<void> import_into(store::Workspace& workspace, city::Layers before, importing::ImportFiles const& files,
                         std::string const& note, std::string const& role) {
  TRY(auto const imported, importing::import_city(std::move(before), files, [](std::string const& line) {
        fmt::print("{}\n", line);
        static_cast<void>(std::fflush(stdout));  // a terminal that is gone does not stop the import
      }));
  for (auto const& report : imported.reports) { fmt::print("{}", importing::to_text(report)); }
  if (!imported.layers.people.cells.empty()) {
    fmt::print("Im Bereich der Straßendaten wohnen {} der Einwohnerinnen und Einwohner.\n",
               format_share(imported.residents_with_streets.value, 1));
  }
  TRY_DO(workspace.replace_city(imported.layers, note, {role}));
  fmt::print("Übernommen in {}\n", workspace.folder().string());
  return {};
}

Result<void> import_files(Options const& options) {
  auto const files = files_of(options);
  auto const named = [&](KindOption const& option) { return !files.of(option.kind).empty(); };
  if (std::ranges::none_of(kKindOptions, named)) {
    return fail("keine Datei genannt; mindestens eine von --boundary, --districts, --osm, --population, --facilities, "
                "--stops, --gtfs, --elevation … ist nötig (`leitbild import --help`)");
  }
  TRY(auto workspace, open_to_change(options.folder));
  TRY(auto before, workspace.layers());
  return import_into(workspace, std::move(before), files, "Import", options.role);
}

/// Works on a workspace whose compiled city is damaged, foreign, of another version or gone.
Result<void> rebuild(Options const& options) {
  TRY(auto workspace, open_to_change(options.folder, store::Workspace::Opening::kWithoutCity));
  auto before = city::Layers{};
  before.info = workspace.info();
  before.sources = workspace.sources();
  if (before.info.schematic) {
    return fail("die schematische Stadt hat keine Quelldateien; `leitbild demo` erzeugt sie neu", options.folder);
  }
  TRY(auto files, importing::all_recorded(before.sources, options.folder, options.accept_changed));
  return import_into(workspace, std::move(before), files, "Neu aus den verzeichneten Dateien", options.role);
}

void add_files(CLI::App& command, Options& options) {
  for (auto const& [kind, help] : kKindOptions) {
    auto flag = fmt::format("--{}", kind);
    std::ranges::replace(flag, '_', '-');
    auto const name = std::string{kind};
    auto const is_list = importing::is_list(kind);
    auto* const option = command.add_option(flag, options.files[name], std::string{help});
    option->check(CLI::ExistingPath)->type_name(is_list ? "DATEI …" : "DATEI")->expected(1, is_list ? 100 : 1);
    auto& provenance = options.provenance[name];
    auto const add = [&](std::string_view what, std::string& value, std::string_view said, std::string_view type) {
      command.add_option(fmt::format("{}-{}", flag, what), value, std::string{said})
          ->group("Herkunft")
          ->type_name(std::string{type});
    };
    add("origin", provenance.origin, "woher diese Datei stammt", "TEXT");
    add("licence", provenance.licence, "ihre Lizenz", "TEXT");
    add("date", provenance.date, "ihr Stand, z. B. 2025-05-31 oder 2013-04", "DATUM");
  }
}

constexpr auto kAcceptChangedHelp =
    "verzeichnete Dateien auch dann nehmen, wenn sie sich seit ihrem Import geändert haben";

std::string footer() {
  auto categories = std::vector<std::string_view>{};
  for (auto const& entry : city::kFacilityCategories) { categories.push_back(entry.id); }
  return fmt::format(
      "Arten von Einrichtungen: {}\n"
      "Ein neuer Import ersetzt die genannten Ebenen; was auf ihnen aufbaut, wird aus den verzeichneten Dateien neu "
      "gelesen. Scheitert er, bleibt alles, wie es war. Beispiel:\n"
      "  leitbild import kl --boundary stadt.gpkg --districts ortsbezirke.geojson --statistical stadtteile.geojson \\\n"
      "                  --osm kl.osm.pbf --stops haltestellen.geojson --gtfs vrn.zip --gtfs-day 2026-05-12 \\\n"
      "                  --population einwohner.csv --dwellings wohnungen.csv --ages alter.csv --facilities kitas.csv",
      fmt::join(categories, ", "));
}

}  // namespace

void add_import(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = app.add_subcommand("import", "liest Dateien einer Stadt in den Arbeitsordner ein");
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  add_files(*command, *options);
  for (auto const& [name, help, type] : kTextOptions) {
    command->add_option(fmt::format("--{}", name), options->texts[std::string{name}], std::string{help})
        ->type_name(std::string{type});
  }
  command
      ->add_option("--gtfs-day,--date", options->texts["gtfs-day"],
                   "Tag, dessen Abfahrten zählen (sonst Dienstag bis Donnerstag mit den meisten Fahrten)")
      ->type_name("JJJJ-MM-TT");
  command->add_flag("--accept-changed", options->accept_changed, kAcceptChangedHelp);
  add_role(*command, options->role);
  command->footer(footer());
  command->callback([options, &run] { run = [options] { return import_files(*options); }; });
}

void add_rebuild(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command =
      app.add_subcommand("rebuild", "macht das Stadtmodell aus den verzeichneten Dateien neu (sources.toml)");
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  command->add_flag("--accept-changed", options->accept_changed, kAcceptChangedHelp);
  add_role(*command, options->role);
  command->footer(
      "Hilft, wenn das Stadtmodell beschädigt ist, fehlt oder von einer anderen Programmversion stammt. Die\n"
      "Dateien müssen noch liegen, wo sie beim Import lagen, und denselben Inhalt haben.");
  command->callback([options, &run] { run = [options] { return rebuild(*options); }; });
}

}  // namespace leitbild::app
