// Everything in the plan that has a form, from cost items to decisions: one command for all kinds.
#include <CLI/CLI.hpp>
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands/actions.h"
#include "app/session.h"
#include "base/json.h"
#include "base/text.h"
#include "plan/change.h"
#include "plan/document.h"
#include "plan/records/form.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, form, code, format{"text"}, measure;
  std::vector<std::string> values;
  store::Author author;
};

Result<plan::Form const*> form_named(std::string const& name) {
  if (auto const* const form = plan::find_form(name)) { return form; }
  return fail(fmt::format("„{}“ gibt es nicht; `leitbild record forms` zeigt, was es gibt", name));
}

void print_attribute(plan::AttributeInfo const& info) {
  auto notes = std::vector<std::string>{};
  if (info.required) { notes.emplace_back("nötig"); }
  if (!info.refers_to.empty()) { notes.push_back(fmt::format("Kürzel aus {}", info.refers_to)); }
  if (!info.help_de.empty()) { notes.emplace_back(info.help_de); }
  fmt::print("  {:<18} {}{}\n", info.key, info.title_de,
             notes.empty() ? std::string{} : fmt::format(" ({})", fmt::join(notes, "; ")));
  for (auto const& choice : info.choices) { fmt::print("  {:<18}   {} = {}\n", "", choice.id, choice.title_de); }
}

Result<void> show_forms(Options const& options) {
  if (!options.form.empty()) {
    TRY(auto const* const form, form_named(options.form));
    fmt::print("{} – {}: {}\n", form->id, form->many_de, form->help_de);
    for (auto const& info : form->attributes) { print_attribute(info); }
    return {};
  }
  auto topic = std::string_view{};
  for (auto const& form : plan::forms()) {
    if (form.topic_de != topic) { fmt::print("{}\n", form.topic_de); }
    topic = form.topic_de;
    fmt::print("  {:<20} {:<34} {}\n", form.id, form.many_de, form.help_de);
  }
  return {};
}

/// True if the object has something to do with that measure, or no measure was asked for.
bool concerns(plan::Form const& form, plan::Record const& record, std::string const& measure) {
  if (measure.empty()) { return true; }
  for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
    if (form.attributes[i].refers_to != "measure") { continue; }
    auto codes = std::vector<std::string>{};
    if (plan::read_value(codes, record.values[i]) && std::ranges::find(codes, measure) != codes.end()) { return true; }
  }
  return false;
}

Result<void> list(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY(auto const* const form, form_named(options.form));
  auto const measure = current(plan, options.measure);
  auto json = Json::array();
  auto count = std::size_t{0};
  for (auto i = std::size_t{0}; i < form->count(plan); ++i) {
    auto const record = form->at(plan, i);
    if (!concerns(*form, record, measure)) { continue; }
    ++count;
    if (options.format == "json") {
      json.push_back(plan::to_json(record));
    } else {
      fmt::print("{:<16} {}\n", record.code(), plan::shown_value(form->attributes[1], plan::title_of(record)));
    }
  }
  if (options.format == "json") {
    fmt::print("{}\n", json.dump(2));
  } else {
    fmt::print("{}: {}\n", form->many_de, count);
  }
  return {};
}

void print(plan::Form const& form, plan::Record const& record) {
  fmt::print("{} {}\n", form.one_de, record.code());
  for (auto i = std::size_t{1}; i < form.attributes.size(); ++i) {
    if (record.values[i].empty()) { continue; }
    fmt::print("  {}: {}\n", form.attributes[i].title_de, plan::shown_value(form.attributes[i], record.values[i]));
  }
}

Result<void> show(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  auto const code = current(plan, options.code);
  for (auto const& form : plan::forms()) {
    auto const record = plan::record_with(plan, form, code);
    if (!record) { continue; }
    if (options.format == "json") {
      fmt::print("{}\n", plan::to_json(*record).dump(2));
    } else {
      print(form, *record);
      for (auto const& use : plan::references_to(plan, code)) { fmt::print("  genannt in: {}\n", use); }
    }
    return {};
  }
  auto const kind = plan::kind_of_object(plan, code);
  return fail(kind.empty() ? fmt::format("nichts im Plan hat das Kürzel „{}“", code)
                           : fmt::format("„{}“ ist: {}; dafür gibt es einen eigenen Befehl", code, kind));
}

/// "KEY=VALUE"; an empty value takes away what was there.
Result<plan::Record> with_values(plan::Form const& form, plan::Record record, std::vector<std::string> const& values) {
  auto problems = Problems{};
  for (auto const& item : values) {
    auto const sign = item.find('=');
    auto const key = item.substr(0, sign);
    auto const at = plan::attribute_position(form, key);
    if (sign == std::string::npos || at == form.attributes.size() || at == 0) {
      problems.add(fmt::format("„{}“ hat nicht die Form NAME=WERT mit einem Namen aus `leitbild record forms {}`", item,
                               form.id));
      continue;
    }
    record.values[at] = item.substr(sign + 1);
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return record;
}

/// A former code is an entry of its own only where that is what is meant.
std::string code_typed(plan::Plan const& plan, plan::Form const& form, std::string const& code) {
  return form.id == plan::FormerCode::kForm ? code : current(plan, code);
}

Result<void> put(Options const& options) {
  TRY(auto workspace, open_to_change(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY(auto const* const form, form_named(options.form));
  if (form->id == "plan_version") { return fail("Fassungen entstehen mit `leitbild plan adopt`"); }
  auto const code = code_typed(plan, *form, options.code);
  auto const before = plan::record_with(plan, *form, code);
  TRY(auto const typed, with_values(*form, before ? *before : plan::empty_record(*form, code), options.values));
  auto const record = with_current_codes(plan, typed);
  TRY_DO(workspace.apply(plan::PutRecord{record}, options.author));
  TRY(auto const after, workspace.plan());
  // Printed as the plan understood it; the record that was typed differs in form only.
  print(*form, plan::record_with(after, *form, code).value_or(record));
  return {};
}

Result<void> remove(Options const& options) {
  TRY(auto workspace, open_to_change(options.folder));
  TRY(auto const* const form, form_named(options.form));
  if (form->id == "plan_version") { return fail("eine beschlossene Fassung wird nicht gelöscht"); }
  TRY(auto const plan, workspace.plan());
  auto const code = code_typed(plan, *form, options.code);
  TRY_DO(workspace.apply(plan::RemoveRecord{.form = form->id, .code = code}, options.author));
  fmt::print("{} {}: gelöscht; das Kürzel wird nicht wieder vergeben\n", form->one_de, code);
  return {};
}

void add_format(CLI::App& command, Options& options) {
  command.add_option("--format", options.format, "Ausgabe")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
}

}  // namespace

void add_record(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const record = app.add_subcommand(
      "record",
      "alles im Plan außer Handlungsfeldern, Zielen, Maßnahmen und Meilensteinen: forms, list, show, put, remove");
  record->require_subcommand(1);

  auto* const forms = add_action(*record, "forms", "welche Arten von Einträgen es gibt und woraus sie bestehen",
                                 options, run, show_forms);
  forms->add_option("FORM", options->form, "Art, z. B. cost_item oder Kostenansätze");

  auto* const lister = add_folder_action(*record, "list", "zeigt alle Einträge einer Art", options, run, list);
  lister->add_option("FORM", options->form, "Art")->required();
  lister->add_option("--measure", options->measure, "nur die zu dieser Maßnahme")->type_name("KÜRZEL");
  add_format(*lister, *options);

  auto* const shower =
      add_folder_action(*record, "show", "zeigt einen Eintrag ganz, und wo er genannt wird", options, run, show);
  shower->add_option("CODE", options->code, "Kürzel")->required();
  add_format(*shower, *options);

  auto* const putter =
      add_folder_action(*record, "put", "legt einen Eintrag an oder ändert, was angegeben ist", options, run, put);
  putter->add_option("FORM", options->form, "Art")->required();
  putter->add_option("CODE", options->code, "Kürzel, im Plan einmalig")->required();
  putter->add_option("VALUES", options->values, "NAME=WERT; ein leerer WERT nimmt weg, was da war")
      ->type_name("NAME=WERT …");
  add_author(*putter, options->author);

  auto* const remover =
      add_folder_action(*record, "remove", "löscht einen Eintrag, den nichts mehr nennt", options, run, remove);
  remover->add_option("FORM", options->form, "Art")->required();
  remover->add_option("CODE", options->code, "Kürzel")->required();
  add_author(*remover, options->author);

  record->footer("Beispiele:\n"
                 "  leitbild record forms cost_item\n"
                 "  leitbild record put kl cost_item KLI-01-K1 measure=KLI-01 title=\"Baumpflanzung\" "
                 "group=streets_squares_green \\\n"
                 "    estimate=frame likely=150000 price_year=2026 \"spending=2027=100000; 2028=50000\"\n"
                 "  leitbild record list kl cost_item --measure KLI-01");
}

}  // namespace leitbild::app
