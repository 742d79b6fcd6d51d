#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/session.h"
#include "base/file.h"
#include "report/district_book.h"
#include "report/district_profile.h"
#include "report/pdf/write_pdf.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, district, level, file;
  bool all{};
  ScenarioOptions scenario;
};

Result<city::DistrictId> wanted_district(city::City const& city, std::string const& name) {
  if (auto const found = city::find(*city.districts, name)) { return *found; }
  return fail(unknown_district(*city.districts, name), "--district");
}

/// As PDF or JSON, by the file's ending.
template <class Sheet>
Result<void> write(Sheet const& sheet, std::filesystem::path const& file) {
  if (file.extension() == ".json") { return write_file(file, report::to_json(sheet).dump(2) + "\n"); }
  TRY(auto const print_folder, report::find_print_folder());
  return report::write_pdf(sheet, file, print_folder);
}

Result<void> write_one(Session const& session, scenario::Evaluation const& evaluation, city::DistrictId district,
                       std::string const& file) {
  auto const profile = report::district_profile(session.city, session.plan, evaluation, district);
  TRY_DO(write(profile, file));
  fmt::print("Bezirksprofil {}: {}\n", profile.district, file);
  return {};
}

Result<void> write_book(Session const& session, scenario::Evaluation const& evaluation,
                        std::vector<city::DistrictId> const& districts, std::string const& file) {
  auto const book = report::district_book(session.city, session.plan, evaluation, districts);
  TRY_DO(write(book, file));
  fmt::print("{} ({}): {}\n", book.title, book.scope, file);
  return {};
}

Result<void> check_options(Options const& options) {
  auto const kind = std::filesystem::path{options.file}.extension().string();
  if (kind != ".pdf" && kind != ".json") {
    return fail(fmt::format("„{}“ endet weder auf .pdf noch auf .json", options.file), "--out");
  }
  if (!options.all && options.district.empty()) {
    return fail("welcher Bezirk? --district nennt einen, --all nimmt alle", "--district");
  }
  return {};
}

Result<void> write_profile(Options const& options) {
  TRY_DO(check_options(options));
  TRY(auto const session, open_session(options.folder));
  auto districts = std::vector<city::DistrictId>{};
  if (options.all) {
    auto const level = city::level_from(options.level).value_or(city::Level::kOrtsbezirk);
    TRY(districts, report::districts_of(*session.city.districts, level));
  } else {
    TRY(auto const district, wanted_district(session.city, options.district));
    districts.push_back(district);
  }
  auto scenario = options.scenario;
  scenario.all = scenario.measures.empty();
  TRY(auto const evaluation, evaluate(session, scenario));
  if (options.all) { return write_book(session, evaluation, districts, options.file); }
  return write_one(session, evaluation, districts.front(), options.file);
}

}  // namespace

void add_profile(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command =
      app.add_subcommand("profile", "schreibt das Profil eines Bezirks oder ein Buch aller Bezirke als PDF (PDF/UA) "
                                    "oder JSON");
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  auto* const district =
      command->add_option("--district", options->district, "Schlüssel oder Name des Bezirks")->type_name("BEZIRK");
  auto* const all =
      command->add_flag("--all", options->all, "alle Bezirke einer Ebene als ein Buch mit Inhalt")->excludes(district);
  command
      ->add_option("--level", options->level,
                   "mit --all: ortsbezirk (Kernstadt und Ortsbezirke; so auch ohne Angabe) oder statistical "
                   "(Statistische Bezirke)")
      ->check(CLI::IsMember({"ortsbezirk", "statistical"}))
      ->type_name("EBENE")
      ->needs(all);
  command->add_option("--out,--output", options->file, "Datei, die auf .pdf oder .json endet")
      ->required()
      ->type_name("DATEI");
  add_selection_options(*command, options->scenario);
  command->footer("Ohne --measures werden alle Maßnahmen gerechnet. Beispiele:\n"
                  "  leitbild profile kl --district siegelbach --out siegelbach.pdf\n"
                  "  leitbild profile kl --all --level statistical --out bezirke.pdf");
  command->callback([options, &run] { run = [options] { return write_profile(*options); }; });
}

}  // namespace leitbild::app
