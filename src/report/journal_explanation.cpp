// What a staff council wants to know about the journal, as sentences. Every statement here is one about the program: whoever
// changes what is recorded changes this text with it.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "report/journal_output.h"
#include "report/text_table.h"

namespace leitbild::report {
namespace {

using plan::JournalClass;

std::string paragraph(std::string_view text) { return wrapped(text, "  ", "  "); }
std::string item(std::string_view text) { return wrapped(text, "  – ", "    "); }
std::string heading(std::string_view text) { return fmt::format("\n{}\n", text); }

std::string count_text(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string day_of(plan::JournalEntry const& entry) {
  auto const day = parse_iso_date(entry.at.substr(0, 10));
  return day ? german(*day) : entry.at;
}

std::string purpose(JournalShown const& shown) {
  auto out = fmt::format("Das Änderungsprotokoll von „{}“: was darin steht und warum\n\n", shown.plan_title);
  if (shown.entries.empty()) { return out + paragraph("Es hat noch keine Einträge."); }
  out += paragraph(fmt::format("Stand {}. Das Protokoll hat {} vom {} bis {}.", german(shown.today),
                               count_text(shown.entries.size(), "Eintrag", "Einträge"),
                               day_of(shown.entries.front().entry), day_of(shown.entries.back().entry)));
  out += paragraph(
      "Es hält fest, was am Plan geändert wurde, wann und von welcher Stelle. Damit lässt sich erklären, wie eine Zahl "
      "oder ein Wortlaut zustande kam, und jeder frühere Stand des Plans wieder ansehen. Es dient dem Plan, nicht der "
      "Beurteilung von Beschäftigten.");
  return out;
}

std::string contents() {
  auto out = heading("Was ein Eintrag enthält");
  out += item("eine laufende Nummer und den Zeitpunkt der Änderung (UTC)");
  out += item("die Stelle: ein Amt oder eine Rolle, so wie sie angegeben wurde");
  out += item("den Vorgang, das Kürzel des Gegenstands und eine Zeile darüber, was sich geändert hat");
  out += item("die Klasse, die das Programm nach fester Regel aus Vorgang und Gegenstand bestimmt");
  out += item("eine Person nur in den Klassen Geld und Veröffentlichung, nur wenn sie angegeben wurde, und nur unter "
              "einem Pseudonym");
  out += item("eine Prüfsumme über all das und über den Eintrag davor; so fällt auf, wenn jemand das Protokoll ändert");
  return out;
}

struct Tally {
  std::size_t count{};
  std::string first, last;
  std::set<std::string> pseudonyms;
};

std::map<JournalClass, Tally> tally_of(JournalShown const& shown) {
  auto out = std::map<JournalClass, Tally>{};
  for (auto const& known : plan::journal_classes()) { out[known.journal_class] = {}; }
  for (auto const& [number, entry] : shown.entries) {
    auto& tally = out[entry.journal_class];
    if (tally.count++ == 0) { tally.first = day_of(entry); }
    tally.last = day_of(entry);
    if (!entry.person.empty()) { tally.pseudonyms.insert(entry.person); }
  }
  return out;
}

std::string classes(std::map<JournalClass, Tally> const& tallies) {
  auto out = heading("Die Klassen");
  auto lines = std::vector<TableLine>{{"Klasse", "Einträge", "vom", "bis", "zugeordnet wird"}};
  for (auto const& [journal_class, tally] : tallies) {
    lines.push_back({std::string{plan::info(journal_class).title_de}, fmt::format("{}", tally.count),
                     tally.count == 0 ? "–" : tally.first, tally.count == 0 ? "–" : tally.last,
                     plan::names_persons(journal_class) ? "Stelle, auf Angabe Person" : "nur die Stelle"});
  }
  out += aligned(lines) + "\n";
  for (auto const& known : plan::journal_classes()) {
    out += item(fmt::format("{}: {}.", known.title_de, known.covers_de));
  }
  return out;
}

std::string attribution() {
  auto out = heading("Wer wie zugeordnet wird");
  out += paragraph("Jeder Eintrag nennt eine Stelle. In den Klassen Inhalt und Betrieb nennt er nie eine Person: Wird "
                   "dort ein Name angegeben, verwirft ihn das Programm, ohne ihn zu speichern.");
  out += paragraph(
      "Bei Geld und Veröffentlichung steht statt des Namens ein Pseudonym wie P-7f3a9c im Eintrag. Es ist ausgelost, "
      "nicht aus dem Namen errechnet, und gilt nur in einer Klasse und einem Kalenderjahr. Einträge derselben Person "
      "aus verschiedenen Klassen oder Jahren lassen sich daran nicht zusammenführen.");
  out += paragraph(
      "Die Namen stehen in einer eigenen Tabelle der Datei plan.gpkg. Ausgaben enthalten sie nur, wenn das "
      "ausdrücklich "
      "verlangt wird (--with-names). Wer die Datei lesen darf, kann auch diese Tabelle lesen; den Zugang zum Ordner "
      "regelt die Stadt.");
  return out;
}

/// Names by the year in which they were noted, with the day until which they are kept.
std::string names_kept(JournalShown const& shown, JournalClass journal_class) {
  auto years = std::map<Year, std::size_t>{};
  for (auto const& person : shown.persons) {
    if (person.journal_class == journal_class) { ++years[person.year]; }
  }
  if (years.empty()) { return "    Zurzeit sind keine Namen aufbewahrt.\n"; }
  auto out = std::string{};
  for (auto const& [year, count] : years) {
    auto const until = plan::kept_until(shown.retention, journal_class, year);
    auto const over = std::chrono::sys_days{until} < std::chrono::sys_days{shown.today};
    out += fmt::format("    {}: {}, bis {}{}\n", year.value, count_text(count, "Name", "Namen"), german(until),
                       over ? " – die Frist ist vorbei, sie sind zu löschen" : "");
  }
  return out;
}

std::string retention(JournalShown const& shown) {
  auto out = heading("Wie lange Namen aufbewahrt werden");
  for (auto const& rule : shown.retention) {
    auto const years = count_text(static_cast<std::size_t>(rule.years), "Jahr", "Jahre");
    out +=
        item(fmt::format("{}: bis zum Ende des Kalenderjahres, in dem die Person genannt wurde{}. {} Grundlage: {}{}.",
                         plan::info(rule.journal_class).title_de,
                         rule.years == 0 ? std::string{} : fmt::format(", und {} danach", years), rule.why_de,
                         rule.basis_de, rule.of_city ? " (von der Stadt im Arbeitsordner festgelegt)" : ""));
    out += names_kept(shown, rule.journal_class);
  }
  out += paragraph("Danach bleibt der Eintrag mit Stelle und Pseudonym, solange es den Plan gibt: Aus den Einträgen "
                   "entsteht jeder frühere Stand, und ohne sie stimmten die Prüfsummen nicht.");
  return out;
}

std::string not_recorded() {
  auto out = heading("Was nicht verzeichnet wird");
  out += item("wer den Plan öffnet, liest, sucht, ausgibt oder druckt");
  out += item("wann jemand zu arbeiten beginnt oder aufhört, wie lange etwas gedauert hat, von welchem Gerät");
  out += item("Eingaben, die abgelehnt wurden, und Probeläufe");
  out += item("Leistung und Verhalten: Das Programm zählt, ordnet und vergleicht nichts nach Personen und hat dafür "
              "keinen Befehl. Auch die Ausgabe des Protokolls ist nach Gegenständen geordnet.");
  return out;
}

std::string limits() {
  auto out = heading("Worauf zu achten ist");
  out +=
      item("Besteht eine Stelle nur aus einer Person, führt schon die Stelle zu ihr. Dort hilft eine weiter gefasste "
           "Angabe, etwa das Dezernat.");
  out += item("In Texten, die Menschen schreiben (Anmerkungen, Sachstände, Quellen), können Namen stehen. Das Programm "
              "erkennt das nicht.");
  return out;
}

std::string deletion(std::map<JournalClass, Tally> const& tallies, JournalShown const& shown) {
  auto known = std::set<std::string>{};
  for (auto const& person : shown.persons) { known.insert(person.pseudonym); }
  auto gone = std::size_t{0};
  for (auto const& [journal_class, tally] : tallies) {
    gone += static_cast<std::size_t>(
        std::ranges::count_if(tally.pseudonyms, [&](std::string const& name) { return !known.contains(name); }));
  }
  auto out = heading("Wie gelöscht wird");
  out += paragraph("`leitbild journal forget` löscht die Namen, deren Frist vorbei ist; `leitbild check` mahnt, wenn "
                   "welche fällig sind. Die Stelle in der Datei wird überschrieben. Das Pseudonym bleibt im Eintrag, "
                   "führt aber zu niemandem mehr. Das Löschen steht als Eintrag der Klasse Betrieb im Protokoll, mit "
                   "der Zahl der Namen.");
  out += paragraph(fmt::format("Bisher gelöscht: {}.", count_text(gone, "Name", "Namen")));
  out += paragraph("Sicherungen, die vorher gemacht wurden, enthalten die Namen noch; wie lange sie aufbewahrt werden, "
                   "regelt die Stadt. Die Fristen kann sie in journal/retention.toml im Arbeitsordner ändern. Ob die "
                   "Personalvertretung zu beteiligen ist, prüft die Stadt; dieser Text ersetzt das nicht.");
  return out;
}

}  // namespace

std::string explanation(JournalShown const& shown) {
  auto const tallies = tally_of(shown);
  return purpose(shown) + contents() + classes(tallies) + attribution() + retention(shown) + not_recorded() + limits() +
         deletion(tallies, shown);
}

}  // namespace leitbild::report
