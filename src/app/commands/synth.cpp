#include <CLI/CLI.hpp>
#include <chrono>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/usual_fields.h"
#include "base/text.h"
#include "import/schematic/schematic.h"
#include "import/schematic/synthetic.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

constexpr auto kLargestSeed = 4'294'967'295LL;

struct Options {
  std::string folder, role;
  long long inhabitants{};
  long long seed{1};
};

std::string number(std::size_t count) { return format_number(static_cast<double>(count), 0); }

/// Says on the error stream what begins, and how long it has been at work.
class Progress {
 public:
  void operator()(std::string const& step) const {
    auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    fmt::print(stderr, "{:>6} s  {}\n", format_number(seconds, 1), step);
  }

 private:
  std::chrono::steady_clock::time_point begin_{std::chrono::steady_clock::now()};
};

Result<void> make_city(Options const& options) {
  auto const progress = Progress{};
  if (options.seed < 0 || options.seed > kLargestSeed) {
    return fail(fmt::format("„{}“ ist kein Startwert; möglich: 0 bis {}", options.seed,
                            format_number(static_cast<double>(kLargestSeed), 0)),
                "--seed");
  }
  auto const seed = static_cast<std::uint64_t>(options.seed);
  TRY(auto const facts, importing::synthetic_facts(options.inhabitants, seed));
  TRY(auto const fields, usual_fields());
  TRY(auto const layers, importing::generate_city(facts, seed, progress));
  progress("Der Arbeitsordner wird geschrieben …");
  TRY(auto workspace,
      store::Workspace::create(options.folder, layers.info, "INSEK (schematisch, nicht amtlich)", {options.role}));
  TRY_DO(workspace.apply(fields, {options.role}));
  TRY_DO(workspace.replace_city(layers, "schematische Stadt erzeugt", {options.role}));
  progress("fertig");
  fmt::print("{}: schematische Stadt (nicht amtlich) mit {} Einwohnern in {} Bezirken, {} Wegekanten, {} Gebäude, "
             "{} Einrichtungen, {} Haltestellen\n",
             workspace.folder().string(), number(static_cast<std::size_t>(options.inhabitants)),
             number(facts.districts.size()), number(layers.streets.edges.size()), number(layers.buildings.rows.size()),
             number(layers.facilities.rows.size()), number(layers.transit.stops.size()));
  return {};
}

}  // namespace

void add_synth(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = app.add_subcommand(
      "synth", "legt einen Arbeitsordner mit einer erfundenen Stadt beliebiger Größe an, zum Messen");
  command->add_option("DIR", options->folder, "neuer Ordner")->required();
  command->add_option("--inhabitants", options->inhabitants, "Einwohnerzahl, 10000 bis 4000000")
      ->required()
      ->type_name("ZAHL");
  command->add_option("--seed", options->seed, "Startwert: gleicher Wert, gleiche Stadt")
      ->capture_default_str()
      ->type_name("ZAHL");
  add_role(*command, options->role);
  command->footer("Alles daran ist schematisch und nirgends amtlich. Beispiel:\n"
                  "  leitbild synth --inhabitants 100000 --seed 1 messung");
  command->callback([options, &run] { run = [options] { return make_city(*options); }; });
}

}  // namespace leitbild::app
