#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands/command.h"
#include "app/measure_form.h"
#include "app/session.h"
#include "base/text.h"
#include "effects/effect.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, code, role, only_field, only_district;
  MeasureForm form;
};

std::string padded(std::string_view text, std::size_t width) {
  auto const used = display_width(text);
  return std::string{text} + std::string(used < width ? width - used : 1, ' ');
}

/// The wanted district and all below it; a city without districts yet has only the code itself.
Result<std::vector<std::string>> codes_below(city::Districts const& districts, std::string const& wanted) {
  if (districts.rows.empty()) { return std::vector{wanted}; }
  auto const top = city::find(districts, wanted);
  if (!top) { return fail(unknown_district(districts, wanted), "--district"); }
  auto out = std::vector<std::string>{};
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    auto const chain = city::chain_upwards(districts, city::DistrictId{i});
    if (std::ranges::find(chain, *top) != chain.end()) { out.push_back(districts.rows[city::DistrictId{i}].code); }
  }
  return out;
}

/// `here`: codes of the wanted districts; nothing: all.
bool is_listed(plan::Measure const& measure, std::string const& field,
               std::optional<std::vector<std::string>> const& here) {
  auto const lies_here = [&](std::string const& code) { return std::ranges::find(*here, code) != here->end(); };
  return (field.empty() || measure.field == field) && (!here || std::ranges::any_of(measure.districts, lies_here));
}

Result<void> list(Options const& options) {
  TRY(auto const workspace, store::Workspace::open(options.folder));
  TRY(auto const plan, workspace.plan());
  auto here = std::optional<std::vector<std::string>>{};
  if (!options.only_district.empty()) {
    TRY(auto const layers, workspace.layers());
    TRY(here, codes_below(layers.districts, options.only_district));
  }
  auto count = 0;
  for (auto const& measure : plan.measures) {
    if (!is_listed(measure, options.only_field, here)) { continue; }
    ++count;
    fmt::print("{}{}{}{}{}\n", padded(measure.code, 10), padded(plan::info(measure.state).title_de, 14),
               padded(fmt::format("{}", fmt::join(measure.districts, ", ")), 28), measure.title,
               measure.example ? " [Beispiel]" : "");
  }
  fmt::print("{} von {} Maßnahmen\n", count, plan.measures.size());
  return {};
}

Result<plan::Measure> existing(plan::Plan const& plan, std::string const& code) {
  if (auto const* const found = plan::find_measure(plan, code)) { return *found; }
  return fail(fmt::format("der Plan hat keine Maßnahme „{}“; `leitbild measure list` zeigt alle", code));
}

Result<void> show(Options const& options) {
  TRY(auto const workspace, store::Workspace::open(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY(auto const measure, existing(plan, options.code));
  fmt::print("{}", to_text(plan, measure));
  return {};
}

/// Effects are checked here, where both the plan and the effects are known: a measure that cannot be computed is not
/// stored. Whether its place fits the city is only checked when the city is there.
Result<void> check_effects(plan::Measure const& measure) {
  auto problems = Problems{};
  for (auto const& spec : measure.effects) {
    auto const* const effect = effects::find_effect(spec.type);
    if (effect == nullptr) {
      problems.add(fmt::format("es gibt keine Wirkung „{}“; `leitbild effects` zeigt alle", spec.type), "--effect");
    } else if (auto const checked = effects::complete(*effect, spec.parameters); !checked) {
      problems.add(within("--effect", checked.error()));
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return {};
}

/// Names and slugs become codes. A city without districts yet accepts any code.
Result<std::vector<std::string>> district_codes(city::Districts const& districts,
                                                std::vector<std::string> const& names) {
  auto codes = std::vector<std::string>{};
  auto problems = Problems{};
  for (auto const& name : names) {
    if (auto const found = city::find(districts, name)) {
      codes.push_back(districts.rows[*found].code);
    } else if (districts.rows.empty()) {
      codes.push_back(name);
    } else {
      problems.add(unknown_district(districts, name), "--district");
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return codes;
}

Result<void> put(Options const& options, bool is_new) {
  TRY(auto workspace, store::Workspace::open(options.folder));
  TRY(auto const plan, workspace.plan());
  auto before = plan::Measure{};
  before.code = options.code;
  if (!is_new) { TRY(before, existing(plan, options.code)); }
  TRY(auto const layers, workspace.layers());
  auto form = options.form;
  TRY(form.districts, district_codes(layers.districts, form.districts));
  TRY(auto const measure, filled_in(before, form, workspace.info().crs));
  TRY_DO(check_effects(measure));
  auto const edit = is_new ? plan::Edit{plan::AddMeasure{measure}} : plan::Edit{plan::EditMeasure{measure}};
  TRY_DO(workspace.apply(edit, {options.role}));
  fmt::print("{}", to_text(plan, measure));
  return {};
}

void add_form(CLI::App& command, MeasureForm& form) {
  command.add_option("--title", form.title, "Titel")->type_name("TEXT");
  command.add_option("--summary", form.summary, "Kurzbeschreibung")->type_name("TEXT");
  command.add_option("--field", form.field, "Kürzel des Handlungsfelds")->type_name("KÜRZEL");
  command.add_option("--lead", form.lead, "federführendes Amt, keine Person")->type_name("AMT");
  command.add_option("--state", form.state, fmt::format("Stand: {}", state_titles()))->type_name("STAND");
  command.add_option("--start", form.start, "erstes Jahr, in dem die Maßnahme wirkt")->type_name("JAHR");
  command.add_option("--end", form.end, "Jahr der Fertigstellung")->type_name("JAHR");
  command.add_option("--cost", form.cost_euro, "Kostenschätzung in Euro, brutto")->type_name("EURO");
  command.add_option("--price-year", form.price_year, "Preisstand der Kostenschätzung")->type_name("JAHR");
  command.add_flag("--flagship,!--no-flagship", form.flagship, "Leuchtturmprojekt");
  command.add_flag("--example,!--no-example", form.example, "nur ein Beispiel, kein Vorhaben der Stadt");
  command.add_option("--goal", form.goals, "Kürzel eines Ziels; mehrfach möglich, ersetzt die bisherigen")
      ->type_name("KÜRZEL");
  command.add_option("--district", form.districts, "Schlüssel eines Bezirks; mehrfach möglich")->type_name("BEZIRK");
  command.add_option("--place", form.places, "Ort als WKT; mehrfach möglich, ersetzt die bisherigen")->type_name("WKT");
  command.add_option("--place-epsg", form.places_epsg, "Koordinatensystem von --place (sonst das der Stadt)")
      ->type_name("EPSG");
  command.add_option("--effect", form.effects, "Wirkung: NAME name=wert …; mehrfach möglich (siehe leitbild effects)")
      ->type_name("WIRKUNG");
}

CLI::App* add_action(CLI::App& measure, std::string const& name, std::string const& help,
                     std::shared_ptr<Options> const& options) {
  auto* const command = measure.add_subcommand(name, help);
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  return command;
}

void add_readers(CLI::App& measure, std::shared_ptr<Options> const& options, Run& run) {
  auto* const lister = add_action(measure, "list", "zeigt alle Maßnahmen, eine je Zeile", options);
  lister->add_option("--field", options->only_field, "nur dieses Handlungsfeld")->type_name("KÜRZEL");
  lister
      ->add_option("--district", options->only_district,
                   "nur diesen Bezirk und alle, die in ihm liegen (Schlüssel oder Name)")
      ->type_name("BEZIRK");
  lister->callback([options, &run] { run = [options] { return list(*options); }; });

  auto* const shower = add_action(measure, "show", "zeigt eine Maßnahme ganz", options);
  shower->add_option("CODE", options->code, "Kürzel")->required();
  shower->callback([options, &run] { run = [options] { return show(*options); }; });
}

}  // namespace

void add_measure(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const measure = app.add_subcommand("measure", "Maßnahmen: list, show, add, edit");
  measure->require_subcommand(1);
  add_readers(*measure, options, run);
  for (auto const is_new : {true, false}) {
    auto* const command = add_action(*measure, is_new ? "add" : "edit",
                                     is_new ? "legt eine Maßnahme an" : "ändert, was angegeben ist", options);
    command->add_option(is_new ? "--code" : "CODE", options->code, "Kürzel, im Plan einmalig")
        ->required()
        ->type_name("KÜRZEL");
    add_form(*command, options->form);
    add_role(*command, options->role);
    command->callback([options, &run, is_new] { run = [options, is_new] { return put(*options, is_new); }; });
  }
  measure->footer(
      "Beispiel:\n"
      "  leitbild measure add kl --code BEW-20 --title \"Weg zum Bahnhof\" --field BEW --district siegelbach \\\n"
      "    --lead \"Referat Tiefbau\" --start 2028 --place \"LINESTRING (405175 5480497, 405300 5480600)\" \\\n"
      "    --effect \"add_path kind=footway\"");
}

}  // namespace leitbild::app
