#include "exchange/sheets/read_me.h"

#include <algorithm>

#include <fmt/format.h>

namespace leitbild::exchange {
namespace {

void add(Table& table, std::string label, std::string text, std::string third = {}) {
  table.rows.push_back({{.text = std::move(label)}, {.text = std::move(text)}, {.text = std::move(third)}});
}

void add_how_to(Table& table) {
  add(table, "Was das ist",
      "Der Plan als Arbeitsmappe: ein Blatt je Art von Eintrag, eine Zeile je Eintrag. Was eine Spalte aufnimmt, steht "
      "in der Notiz an ihrer Überschrift; wo es eine feste Auswahl gibt, bietet die Zelle sie an.");
  add(table, "Ändern",
      "Zellen überschreiben. Eine leere Zelle leert den Wert. Kürzel, die es schon gibt, sind geschützt: Daran wird "
      "jeder Eintrag wiedererkannt. Der Blattschutz hat kein Kennwort.");
  add(table, "Neues",
      "In der ersten freien Zeile, mit einem Kürzel, das es im ganzen Plan noch nicht gibt und nie gab.");
  add(table, "Löschen",
      "geht hier nicht: Eine Zeile, die fehlt, bleibt im Plan. Nur Orte und Wirkungen einer Maßnahme gelten so, wie "
      "sie "
      "auf ihren Blättern stehen.");
  add(table, "Geschützt",
      "sind Fassungen und der Wortlaut beschlossener Fassungen; Fassungen entstehen mit `leitbild plan adopt`.");
  add(table, "Zurück in den Plan",
      "leitbild plan import ORDNER DATEI.xlsx --dry-run zeigt, was sich ändern würde; ohne --dry-run wird es "
      "übernommen, "
      "alles oder nichts.");
  add(table, "Wenn der Plan inzwischen weiter ist",
      "Die Mappe kennt den Stand, aus dem sie kommt. Was nur hier geändert wurde, wird übernommen; was nur im Plan "
      "geändert wurde, bleibt. Haben beide dieselbe Angabe verschieden geändert, wird nichts geschrieben, bis darüber "
      "entschieden ist (--conflicts, --take-file, --take-plan).");
}

void add_state(Table& table, plan::Plan const& plan, Origin const& origin) {
  if (origin.entries > 0) {
    add(table, "Stand",
        fmt::format("nach {} Einträgen im Protokoll, dem letzten vom {} (UTC)", origin.entries, origin.moment));
  }
  for (auto const& version : plan.versions) {
    add(table, "Fassung", fmt::format("{}: {}", version.code, version.title));
  }
  if (std::ranges::any_of(plan.measures, &plan::Measure::example)) {
    add(table, "Beispiel", "So gekennzeichnete Einträge sind erfunden und zeigen nur, wie etwas aussieht.");
  }
}

struct SheetHelp {
  std::string_view name, help, topic;
};

/// In the order of the sheets.
std::vector<SheetHelp> helps() {
  constexpr std::string_view kPlan = "Plan";
  auto out = std::vector<SheetHelp>{{field_table().names.front(), field_table().help, kPlan},
                                    {goal_table().names.front(), goal_table().help, kPlan},
                                    {measure_table().names.front(), measure_table().help, kPlan},
                                    {place_table().names.front(), place_table().help, kPlan},
                                    {effect_table().names.front(), effect_table().help, kPlan},
                                    {milestone_table().names.front(), milestone_table().help, kPlan}};
  for (auto const& form : plan::forms()) { out.push_back({form.many_de, form.help_de, form.topic_de}); }
  return out;
}

}  // namespace

Table read_me(plan::Plan const& plan, std::vector<Table> const& tables, Origin const& origin) {
  auto out = Table{.name = std::string{kReadMeSheet},
                   .header = {std::string{kReadMeSheet}, plan.title, ""},
                   .rows = {},
                   .protection = Protection::kAll,
                   .layout = Layout::kProse};
  add_how_to(out);
  add_state(out, plan, origin);
  auto topic = std::string_view{};
  for (auto const& sheet : helps()) {
    auto const table = std::ranges::find(tables, sheet.name, &Table::name);
    if (table == tables.end()) { continue; }
    if (sheet.topic != topic) { add(out, "", ""); }
    auto const in_words =
        table->rows.size() == 1 ? std::string{"1 Zeile"} : fmt::format("{} Zeilen", table->rows.size());
    add(out, std::string{sheet.name}, fmt::format("{}: {}", sheet.topic, sheet.help), in_words);
    out.rows.back().front().sheet = sheet.name;
    topic = sheet.topic;
  }
  return out;
}

}  // namespace leitbild::exchange
