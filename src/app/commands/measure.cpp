#include <CLI/CLI.hpp>
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands/actions.h"
#include "app/decision_chain.h"
#include "app/measure_form.h"
#include "app/session.h"
#include "base/text.h"
#include "plan/rename.h"
#include "plan/transitions.h"
#include "scenario/check_effects.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, code, only_field, only_district, new_state;
  MeasureForm form;
  store::Author author;
};

std::string padded(std::string_view text, std::size_t width) {
  auto const used = display_width(text);
  return std::string{text} + std::string(used < width ? width - used : 1, ' ');
}

/// The codes of a district and of its parts: what happens in a part of the core city happens in the core city.
/// Without a city only the text itself is known.
Result<std::vector<std::string>> codes_within(city::Districts const& districts, std::string const& name) {
  if (districts.rows.empty()) { return std::vector{name}; }
  auto const found = city::find(districts, name);
  if (!found) { return fail(unknown_district(districts, name), "--district"); }
  auto codes = std::vector<std::string>{};
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    auto const id = city::DistrictId{i};
    if (std::ranges::count(city::chain_upwards(districts, id), *found) > 0) {
      codes.push_back(districts.rows[id].code);
    }
  }
  return codes;
}

/// `districts` is empty where all are meant.
bool is_listed(plan::Measure const& measure, std::string const& field, std::vector<std::string> const& districts) {
  auto const here =
      districts.empty() || std::ranges::find_first_of(measure.districts, districts) != measure.districts.end();
  return here && (field.empty() || measure.field == field);
}

Result<void> list(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  auto districts = std::vector<std::string>{};
  if (!options.only_district.empty()) {
    TRY(auto const layers, workspace.layers());
    TRY(districts, codes_within(layers.districts, options.only_district));
  }
  auto const field = current(plan, options.only_field);
  auto count = 0;
  for (auto const& measure : plan.measures) {
    if (!is_listed(measure, field, districts)) { continue; }
    ++count;
    fmt::print("{}{}{}{}{}\n", padded(measure.code, 10), padded(plan::info(measure.state).title_de, 14),
               padded(fmt::format("{}", fmt::join(measure.districts, ", ")), 28), measure.title,
               measure.example ? " [Beispiel]" : "");
  }
  fmt::print("{} von {} Maßnahmen\n", count, plan.measures.size());
  return {};
}

Result<plan::Measure> existing(plan::Plan const& plan, std::string const& code) {
  if (auto const* const found = plan::find_measure(plan, current(plan, code))) { return *found; }
  return fail(fmt::format("der Plan hat keine Maßnahme „{}“; `leitbild measure list` zeigt alle", code));
}

Result<void> show(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY(auto const measure, existing(plan, options.code));
  fmt::print("{}", to_text(plan, measure));
  if (auto const id = plan::first_code(plan, measure.code); id != measure.code) {
    fmt::print("  Zuerst verzeichnet als: {} (bleibende Kennung)\n", id);
  }
  fmt::print("{}", decision_chain(plan, measure));
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
  TRY(auto workspace, open_to_change(options.folder));
  TRY(auto const plan, workspace.plan());
  auto before = plan::Measure{};
  before.code = options.code;
  if (!is_new) { TRY(before, existing(plan, options.code)); }
  TRY(auto const layers, workspace.layers());
  auto form = options.form;
  TRY(form.districts, district_codes(layers.districts, form.districts));
  if (form.field) { form.field = current(plan, *form.field); }
  for (auto& goal : form.goals) { goal = current(plan, goal); }
  TRY(auto const measure, filled_in(before, form, workspace.info().crs));
  if (!is_new && measure.state != before.state) {
    return fail(fmt::format("der Stand ändert sich mit `leitbild measure set-state {} {} {}`, wenn der Nachweis da ist",
                            options.folder, measure.code, plan::info(measure.state).id),
                "--state");
  }
  // Here both the plan and the effects are known: a measure that cannot be computed is not stored.
  if (auto const good = scenario::check_effects(measure); !good) { return fail(within("--effect", good.error())); }
  auto const edit = is_new ? plan::Edit{plan::AddMeasure{measure}} : plan::Edit{plan::EditMeasure{measure}};
  TRY_DO(workspace.apply(edit, options.author));
  fmt::print("{}", to_text(plan, measure));
  return {};
}

/// The way from one state to another: with the evidence it needs, or not at all.
Result<void> set_state(Options const& options) {
  TRY(auto workspace, open_to_change(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY(auto measure, existing(plan, options.code));
  auto const state = plan::state_from(options.new_state);
  if (!state) { return fail(fmt::format("„{}“ ist kein Stand; erlaubt sind {}", options.new_state, state_titles())); }
  if (auto const reasons = plan::reasons_against(plan, measure, *state); !reasons.empty()) {
    auto problems = Problems{};
    for (auto const& reason : reasons) { problems.add(reason, measure.code); }
    return std::move(problems).as_failure();
  }
  auto const before = plan::info(measure.state).title_de;
  measure.state = *state;
  TRY_DO(workspace.apply(plan::EditMeasure{measure}, options.author));
  fmt::print("{}: {} → {}\n", measure.code, before, plan::info(*state).title_de);
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

void add_readers(CLI::App& measure, std::shared_ptr<Options> const& options, Run& run) {
  auto* const lister = add_folder_action(measure, "list", "zeigt alle Maßnahmen, eine je Zeile", options, run, list);
  lister->add_option("--field", options->only_field, "nur dieses Handlungsfeld")->type_name("KÜRZEL");
  lister->add_option("--district", options->only_district, "nur dieser Bezirk und seine Teile")->type_name("BEZIRK");

  auto* const shower = add_folder_action(
      measure, "show", "zeigt eine Maßnahme ganz, mit Vorlagen, Beschlüssen und dem, was zum nächsten Stand fehlt",
      options, run, show);
  shower->add_option("CODE", options->code, "Kürzel")->required();
}

}  // namespace

void add_measure(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const measure = app.add_subcommand("measure", "Maßnahmen: list, show, add, edit, set-state");
  measure->require_subcommand(1);
  add_readers(*measure, options, run);
  for (auto const is_new : {true, false}) {
    auto* const command = add_folder_action(*measure, is_new ? "add" : "edit",
                                            is_new ? "legt eine Maßnahme an" : "ändert, was angegeben ist", options,
                                            run, [is_new](Options const& given) { return put(given, is_new); });
    command->add_option(is_new ? "--code" : "CODE", options->code, "Kürzel, im Plan einmalig")
        ->required()
        ->type_name("KÜRZEL");
    add_form(*command, options->form);
    add_author(*command, options->author);
  }
  auto* const setter = add_folder_action(
      *measure, "set-state", "ändert den Stand, wenn der Nachweis dafür im Plan steht", options, run, set_state);
  setter->add_option("CODE", options->code, "Kürzel")->required();
  setter->add_option("STATE", options->new_state, fmt::format("Stand: {}", state_titles()))->required();
  add_author(*setter, options->author);
  setter->footer("`leitbild status definitions` zeigt, was jeder Stand verlangt. Nachweise ohne eigenen Eintrag: "
                 "`leitbild record put DIR evidence …`.");
  measure->footer(
      "Beispiel:\n"
      "  leitbild measure add kl --code BEW-20 --title \"Weg zum Bahnhof\" --field BEW --district siegelbach \\\n"
      "    --lead \"Referat Tiefbau\" --start 2028 --place \"LINESTRING (405175 5480497, 405300 5480600)\" \\\n"
      "    --effect \"add_path kind=footway\"");
}

}  // namespace leitbild::app
