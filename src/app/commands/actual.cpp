// What was really paid: payments from the accounting, and the comparison with the plan.
#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands/actions.h"
#include "app/session.h"
#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "exchange/payments/actual_output.h"
#include "exchange/payments/match_payments.h"
#include "report/text_table.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, file, project, measure, today, format{"table"};
  std::vector<std::string> columns;  // "amount=Zahlbetrag"
  store::Author author;
  bool dry_run{};
};

Result<std::map<std::string, std::string>> column_names(std::vector<std::string> const& given) {
  auto out = std::map<std::string, std::string>{};
  auto problems = Problems{};
  for (auto const& text : given) {
    auto const sign = text.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == text.size()) {
      problems.add(fmt::format("„{}“ hat nicht die Form SPALTE=ÜBERSCHRIFT", text), "--column");
    } else {
      out[text.substr(0, sign)] = text.substr(sign + 1);
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

void print(exchange::PaymentTable const& table, exchange::PaymentMatches const& matches, bool dry_run) {
  fmt::print("{} Zeilen, {}: {} neu, {} geändert, {} unverändert\n", table.payments.size(), format_euros(matches.sum),
             matches.added, matches.changed, matches.unchanged);
  if (matches.repeated > 0) {
    fmt::print("{} {} in der Datei wörtlich wiederholt und einmal gezählt\n", matches.repeated,
               matches.repeated == 1 ? "Zeile ist" : "Zeilen sind");
  }
  for (auto const& remark : matches.remarks) { fmt::print("prüfen: {}\n", remark); }
  if (!table.passed_columns.empty()) { fmt::print("nicht gelesen: {}\n", fmt::join(table.passed_columns, ", ")); }
  if (dry_run) { fmt::print("Probelauf: gespeichert ist nichts\n"); }
}

Result<void> import_payments(Options const& options) {
  TRY(auto const names, column_names(options.columns));
  TRY(auto bytes, read_file(options.file));
  TRY(auto const table, exchange::read_payments(std::move(bytes), options.file, names));
  TRY(auto workspace, options.dry_run ? open_to_read(options.folder) : open_to_change(options.folder));
  TRY(auto const plan, workspace.plan());
  TRY(auto const matches, exchange::match_payments(plan, table, options.file));
  if (!options.dry_run && !matches.edits.empty()) { TRY_DO(workspace.apply(matches.edits, options.author)); }
  print(table, matches, options.dry_run);
  return {};
}

Result<void> compare(Options const& options) {
  TRY(auto const day, day_or_today(options.today));
  TRY(auto const workspace, open_to_read(options.folder));
  TRY(auto const plan, workspace.plan());
  auto const question = money::ActualQuestion{
      .today = day, .project = current(plan, options.project), .measure = current(plan, options.measure)};
  TRY(auto const comparison, money::compare_actual(plan, question));
  if (options.format == "json") {
    fmt::print("{}\n", exchange::actual_json(comparison).dump(2));
    return {};
  }
  if (options.format == "csv") {
    fmt::print("{}", exchange::actual_csv(comparison));
    return {};
  }
  fmt::print("Ansatz und Ist am {}, in Euro\n\n{}\nNach Jahren\n\n{}", german(day),
             report::aligned(exchange::actual_lines(comparison)),
             report::aligned(exchange::actual_year_lines(comparison)));
  if (comparison.later > 0) { fmt::print("\nspäter gezahlt und nicht gezählt: {}\n", comparison.later); }
  return {};
}

}  // namespace

void add_actual(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const actual = app.add_subcommand("actual", "was wirklich gezahlt wurde: import, compare");
  actual->require_subcommand(1);
  auto* const importer = add_folder_action(
      *actual, "import", "liest Zahlungen aus der Tabelle der Buchhaltung; nichts wird doppelt gebucht", options, run,
      import_payments);
  importer->add_option("FILE.csv", options->file, "Tabelle mit Beleg, Buchungsdatum, Betrag und Maßnahme")->required();
  importer
      ->add_option("--column", options->columns,
                   "unter welcher Überschrift eine Spalte steht, z. B. amount=Zahlbetrag; mehrfach möglich")
      ->type_name("SPALTE=ÜBERSCHRIFT");
  importer->add_flag("--dry-run", options->dry_run, "zeigt, was geschähe, und speichert nichts");
  add_author(*importer, options->author);
  importer->footer(
      "Spalten: voucher (Beleg), position, date (Buchungsdatum), amount (Betrag; Gutschriften mit Minus), measure\n"
      "(Maßnahme), cost_item (Kostenansatz), budget_line (Haushaltsstelle) oder product und account (Produkt, Konto),\n"
      "note (Verwendungszweck). Beispiel:\n"
      "  leitbild actual import kl buchungen-2026.csv --dry-run");
  auto* const comparer = add_folder_action(*actual, "compare", "Ansatz gegen Ist, je Kostenansatz, Maßnahme und Jahr",
                                           options, run, compare);
  comparer->add_option("--project", options->project, "nur diese Gesamtmaßnahme")->type_name("KÜRZEL");
  comparer->add_option("--measure", options->measure, "nur diese Maßnahme")->type_name("KÜRZEL");
  comparer->add_option("--today", options->today, "Stichtag (ohne Angabe: heute)")->type_name("TAG");
  comparer->add_option("--format", options->format, "table (Bildschirm), csv oder json (Beträge in Cent)")
      ->check(CLI::IsMember({"table", "csv", "json"}))
      ->capture_default_str();
  comparer->footer("Beispiel:\n  leitbild actual compare kl --project GM-OST --today 2026-12-31");
}

}  // namespace leitbild::app
