// Status reports: added, listed with their traffic lights; what is due, also as a calendar.
#include <CLI/CLI.hpp>
#include <chrono>

#include <fmt/format.h>

#include "app/commands/actions.h"
#include "app/session.h"
#include "base/date.h"
#include "base/file.h"
#include "base/json.h"
#include "exchange/ical/write_ical.h"
#include "plan/document.h"
#include "plan/status.h"
#include "plan/transitions.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, code, measure, date, text, obstacle, next_step, next_due, office, light, reason, ical, day,
      format{"text"};
  int progress{-1};
  store::Author author;
  int days{90};
  bool released{};
};

std::string_view title_of(plan::Light light) {
  return plan::choices_of<plan::Light>()[static_cast<std::size_t>(light)].title_de;
}

/// The first free one of "S-<measure>-1", "S-<measure>-2", …
std::string free_code(plan::Plan const& plan, std::string const& measure) {
  for (auto number = 1;; ++number) {
    auto code = fmt::format("S-{}-{}", measure, number);
    if (plan::kind_of_object(plan, code).empty() && !plan.retired_codes.contains(code)) { return code; }
  }
}

Result<void> add_report(Options const& options) {
  TRY(auto workspace, open_to_change(options.folder));
  TRY(auto const plan, workspace.plan());
  auto const& form = *plan::find_form("status_report");
  auto const measure = current(plan, options.measure);
  auto record = plan::empty_record(form, options.code.empty() ? free_code(plan, measure) : options.code);
  auto const set = [&](std::string_view key, std::string value) {
    record.values[plan::attribute_position(form, key)] = std::move(value);
  };
  set("measure", measure);
  set("date", options.date.empty() ? iso(today()) : options.date);
  set("office", options.office.empty() ? options.author.role : options.office);
  set("text", options.text);
  if (options.progress >= 0) { set("progress", fmt::format("{}", options.progress)); }
  set("obstacle", options.obstacle);
  set("next_step", options.next_step);
  set("next_due", options.next_due);
  set("light", options.light);
  set("override_reason", options.reason);
  set("released", options.released ? "true" : "");
  TRY_DO(workspace.apply(plan::PutRecord{record}, options.author));
  fmt::print("Sachstand {} zu {} verzeichnet\n", record.code(), measure);
  return {};
}

Result<void> list(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY(auto const day, day_or_today(options.day));
  auto json = Json::array();
  for (auto const& measure : plan.measures) {
    auto const light = plan::traffic_light(plan, measure, day);
    auto const* const report = plan::latest_report(plan, measure.code);
    if (options.format == "json") {
      auto item = Json{{"code", measure.code}, {"title", measure.title}, {"state", plan::info(measure.state).id}};
      if (light) {
        item["light"] = {{"colour", title_of(light->light)}, {"reason", light->reason_de}, {"by_hand", light->by_hand}};
      }
      if (report != nullptr) { item["report"] = plan::to_json(plan::record_of(*report)); }
      item["example"] = measure.example;
      json.push_back(std::move(item));
      continue;
    }
    fmt::print("{:<10} {:<14} {:<6} {}{}\n", measure.code, plan::info(measure.state).title_de,
               light ? title_of(light->light) : "–", light ? light->reason_de : std::string{},
               measure.example ? " [Beispiel]" : "");
  }
  if (options.format == "json") { fmt::print("{}\n", json.dump(2)); }
  return {};
}

Result<void> due(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY(auto const day, day_or_today(options.day));
  auto const until = Date{std::chrono::sys_days{day} + std::chrono::days{options.days}};
  auto const items = plan::due_items(plan, day, until);
  auto json = Json::array();
  for (auto const& item : items) {
    auto const overdue = std::chrono::sys_days{item.due} < std::chrono::sys_days{day};
    if (options.format == "json") {
      json.push_back({{"due", iso(item.due)}, {"object", item.object}, {"text", item.text_de}, {"overdue", overdue}});
    } else {
      fmt::print("{}  {:<12} {}{}\n", german(item.due), item.object, item.text_de, overdue ? "  [überfällig]" : "");
    }
  }
  if (options.format == "json") {
    fmt::print("{}\n", json.dump(2));
  } else {
    fmt::print("{} bis {}\n", items.size() == 1 ? std::string{"1 Frist"} : fmt::format("{} Fristen", items.size()),
               german(until));
  }
  if (options.ical.empty()) { return {}; }
  TRY_DO(write_file(options.ical, exchange::to_ical(items, plan.title, utc_now())));
  fmt::print(stderr, "Kalender: {}\n", options.ical);
  return {};
}

Result<void> definitions(Options const& /*options*/) {
  for (auto const& state : plan::states()) {
    auto const& meaning = plan::definition(state.state);
    fmt::print("{:<16} {:<60} verlangt: {}\n", state.title_de, meaning.applies_de, meaning.evidence_de);
  }
  return {};
}

void add_reading_options(CLI::App& command, Options& options) {
  command.add_option("--today", options.day, "Tag, von dem aus gerechnet wird (sonst heute)")->type_name("JJJJ-MM-TT");
  command.add_option("--format", options.format, "Ausgabe")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
}

}  // namespace

void add_status(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const status = app.add_subcommand("status", "Sachstände: add, list (mit Ampel), due (Fristen), definitions");
  status->require_subcommand(1);

  auto* const adder =
      add_folder_action(*status, "add", "verzeichnet einen Sachstand zu einer Maßnahme", options, run, add_report);
  adder->add_option("--measure", options->measure, "Kürzel der Maßnahme")->required()->type_name("KÜRZEL");
  adder->add_option("--text", options->text, "was geschehen ist")->required()->type_name("TEXT");
  adder->add_option("--date", options->date, "Stand (sonst heute)")->type_name("DATUM");
  adder->add_option("--progress", options->progress, "Fortschritt in Prozent")
      ->check(CLI::Range(0, 100))
      ->type_name("0…100");
  adder->add_option("--obstacle", options->obstacle, "was hemmt")->type_name("TEXT");
  adder->add_option("--next", options->next_step, "nächster Schritt")->type_name("TEXT");
  adder->add_option("--due", options->next_due, "bis wann: Tag, Monat, Quartal oder Jahr")->type_name("DATUM");
  adder->add_option("--office", options->office, "berichtende Stelle (sonst --role)")->type_name("AMT");
  adder->add_option("--light", options->light, "Ampel von Hand statt nach der Regel: grün, gelb, rot")
      ->type_name("FARBE");
  adder->add_option("--reason", options->reason, "Begründung der Ampel von Hand")->type_name("TEXT");
  adder->add_flag("--released", options->released, "darf veröffentlicht werden");
  adder->add_option("--code", options->code, "Kürzel (sonst das nächste freie)")->type_name("KÜRZEL");
  add_author(*adder, options->author);

  add_reading_options(*add_folder_action(*status, "list", "alle Maßnahmen mit Stand und Ampel", options, run, list),
                      *options);

  auto* const dues = add_folder_action(
      *status, "due", "was fällig oder überfällig ist: Schritte, Sachstände, Nachweise", options, run, due);
  add_reading_options(*dues, *options);
  dues->add_option("--days", options->days, "so viele Tage voraus")
      ->check(CLI::Range(0, 36500))
      ->capture_default_str()
      ->type_name("TAGE");
  dues->add_option("--ical", options->ical, "dieselbe Liste als Kalender (iCalendar)")->type_name("DATEI.ics");

  add_action(*status, "definitions", "wann ein Stand gilt und welchen Nachweis er verlangt", options, run, definitions);

  status->footer("Beispiele:\n"
                 "  leitbild status add kl --measure KLI-01 --text \"Entwurf liegt vor\" --progress 30 --next Vergabe "
                 "--due 2027-Q2\n"
                 "  leitbild status due kl --days 180 --ical fristen.ics");
}

}  // namespace leitbild::app
