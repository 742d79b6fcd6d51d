#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/session.h"
#include "base/file.h"
#include "report/district_profile.h"
#include "report/pdf/write_pdf.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, district, file;
  ScenarioOptions scenario;
};

Result<city::DistrictId> wanted_district(city::City const& city, std::string const& name) {
  if (auto const found = city::find(*city.districts, name)) { return *found; }
  return fail(unknown_district(*city.districts, name), "--district");
}

Result<void> write_profile(Options const& options) {
  auto const file = std::filesystem::path{options.file};
  auto const kind = file.extension().string();
  if (kind != ".pdf" && kind != ".json") {
    return fail(fmt::format("„{}“ endet weder auf .pdf noch auf .json", options.file), "--out");
  }
  TRY(auto const session, open_session(options.folder));
  TRY(auto const district, wanted_district(session.city, options.district));
  auto scenario = options.scenario;
  scenario.all |= scenario.measures.empty();
  TRY(auto const evaluation, evaluate(session, scenario));
  auto const profile = report::district_profile(session.city, session.plan, evaluation, district);
  if (kind == ".json") {
    TRY_DO(write_file(file, report::to_json(profile).dump(2) + "\n"));
  } else {
    TRY(auto const print_folder, report::find_print_folder());
    TRY_DO(report::write_pdf(profile, file, print_folder));
  }
  fmt::print("Bezirksprofil {}: {}\n", profile.district, options.file);
  return {};
}

}  // namespace

void add_profile(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = app.add_subcommand("profile", "schreibt das Profil eines Bezirks als PDF (PDF/UA) oder JSON");
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  command->add_option("--district", options->district, "Schlüssel oder Name des Bezirks")
      ->required()
      ->type_name("BEZIRK");
  command->add_option("--out", options->file, "Datei, die auf .pdf oder .json endet")->required()->type_name("DATEI");
  add_scenario_options(*command, options->scenario);
  command->footer("Ohne --measures werden alle Maßnahmen gerechnet. Beispiel:\n"
                  "  leitbild profile kl --district siegelbach --out siegelbach.pdf");
  command->callback([options, &run] { run = [options] { return write_profile(*options); }; });
}

}  // namespace leitbild::app
