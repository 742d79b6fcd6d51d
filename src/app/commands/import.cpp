#include <CLI/CLI.hpp>
#include <array>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/session.h"
#include "base/text.h"
#include "import/import_city.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct LayerOption {
  std::string_view name, help;
};

constexpr std::array kLayers{
    LayerOption{"boundary", "Stadtgrenze: Vektordatei jeder Art und jedes Koordinatensystems"},
    LayerOption{"districts", "Bezirke: Vektordatei mit Schlüssel und Name"},
    LayerOption{"osm", "OpenStreetMap-Auszug: .osm.pbf, .osm, .osm.gz, .osm.bz2"},
    LayerOption{"population", "Einwohner im 100-m-Raster: CSV des Zensus oder gleicher Form"},
};

struct Options {
  std::string folder, role;
  std::map<std::string, std::string> files;
  importing::DistrictFields fields;
  std::map<std::string, importing::Provenance> provenance;
};

std::optional<std::filesystem::path> file_of(Options const& options, std::string const& layer) {
  auto const& name = options.files.at(layer);
  return name.empty() ? std::nullopt : std::optional<std::filesystem::path>{name};
}

Result<void> import_files(Options const& options) {
  auto const files = importing::ImportFiles{.boundary = file_of(options, "boundary"),
                                            .districts = file_of(options, "districts"),
                                            .osm = file_of(options, "osm"),
                                            .population = file_of(options, "population"),
                                            .district_fields = options.fields,
                                            .provenance = options.provenance};
  if (!files.boundary && !files.districts && !files.osm && !files.population) {
    return fail("keine Datei genannt; mindestens eine von --boundary, --districts, --osm, --population ist nötig");
  }
  TRY(auto workspace, open_to_change(options.folder));
  TRY(auto before, workspace.layers());
  TRY(auto const imported, importing::import_city(std::move(before), files, [](std::string const& line) {
        fmt::print("{}\n", line);
        std::fflush(stdout);
      }));
  for (auto const& report : imported.reports) { fmt::print("{}", importing::to_text(report)); }
  fmt::print("Im Bereich der Straßendaten wohnen {} der Einwohnerinnen und Einwohner.\n",
             format_share(imported.residents_with_streets.value, 1));
  TRY_DO(workspace.replace_city(imported.layers, "Import", {options.role}));
  fmt::print("Übernommen in {}\n", workspace.folder().string());
  return {};
}

}  // namespace

void add_import(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = app.add_subcommand("import", "liest Dateien einer Stadt in den Arbeitsordner ein");
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  for (auto const& [name, help] : kLayers) {
    auto const layer = std::string{name};
    auto const flag = "--" + layer;
    auto& provenance = options->provenance[layer];
    command->add_option(flag, options->files[layer], std::string{help})->check(CLI::ExistingFile)->type_name("DATEI");
    command->add_option(flag + "-origin", provenance.origin, "woher diese Datei stammt")
        ->group("Herkunft")
        ->type_name("TEXT");
    command->add_option(flag + "-licence", provenance.licence, "ihre Lizenz")->group("Herkunft")->type_name("TEXT");
    command->add_option(flag + "-date", provenance.date, "ihr Stand, z. B. 2025-05-31 oder 2013-04")
        ->group("Herkunft")
        ->type_name("DATUM");
  }
  command->add_option("--district-code", options->fields.code, "Feld mit dem Bezirksschlüssel (sonst erkannt)")
      ->type_name("FELD");
  command->add_option("--district-name", options->fields.name, "Feld mit dem Bezirksnamen (sonst erkannt)")
      ->type_name("FELD");
  add_role(*command, options->role);
  command->footer("Ein neuer Import ersetzt die genannten Ebenen; scheitert er, bleibt alles, wie es war. Beispiel:\n"
                  "  leitbild import kl --boundary stadt.gpkg --districts bezirke.geojson \\\n"
                  "                  --osm kl.osm.pbf --population zensus-100m.csv");
  command->callback([options, &run] { run = [options] { return import_files(*options); }; });
}

}  // namespace leitbild::app
