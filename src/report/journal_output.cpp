#include "report/journal_output.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/text.h"
#include "report/spreadsheet.h"

namespace leitbild::report {
namespace {

constexpr auto kOwnActions = std::array<std::pair<std::string_view, std::string_view>, 14>{{
    {"put_field", "Handlungsfeld: eingetragen"},
    {"put_goal", "Ziel: eingetragen"},
    {"add_measure", "Maßnahme: angelegt"},
    {"edit_measure", "Maßnahme: geändert"},
    {"add_milestone", "Meilenstein: angelegt"},
    {"edit_milestone", "Meilenstein: geändert"},
    {"adopt", "Fassung: beschlossen"},
    {"adopt_edits", "Änderungen eines anderen Programms: übernommen"},
    {"reject_edits", "Änderungen eines anderen Programms: verworfen"},
    {"create", "Arbeitsordner: angelegt"},
    {"import", "Stadt: eingelesen"},
    {"evaluate", "Indikatoren: gerechnet"},
    {"upgrade", "Datei: erneuert"},
    {"forget", "Namen: gelöscht"},
}};
constexpr auto kFormActions = std::array<std::pair<std::string_view, std::string_view>, 3>{
    {{"put_", "eingetragen"}, {"remove_", "gelöscht"}, {"rename_", "anderes Kürzel"}}};
constexpr auto kCoreKinds = std::array<std::pair<std::string_view, std::string_view>, 4>{
    {{"field", "Handlungsfeld"}, {"goal", "Ziel"}, {"measure", "Maßnahme"}, {"milestone", "Meilenstein"}}};

/// "" if there is no such kind.
std::string_view kind_title(std::string_view kind) {
  auto const* const core = std::ranges::find(kCoreKinds, kind, &std::pair<std::string_view, std::string_view>::first);
  if (core != kCoreKinds.end()) { return core->second; }
  auto const* const form = plan::find_form(kind);
  return form == nullptr ? std::string_view{} : form->one_de;
}

std::vector<NumberedEntry> by_object(JournalShown const& shown) {
  auto out = shown.entries;
  std::ranges::stable_sort(out, {}, [](NumberedEntry const& entry) { return entry.entry.object; });
  return out;
}

/// By pseudonym.
std::map<std::string, std::string> names_of(JournalShown const& shown, bool with_names) {
  auto out = std::map<std::string, std::string>{};
  if (!with_names) { return out; }
  for (auto const& person : shown.persons) { out.emplace(person.pseudonym, person.name); }
  return out;
}

std::string cell(std::string_view text) { return spreadsheet_text(without_formula(text)); }

}  // namespace

std::string action_text(std::string_view action) {
  for (auto const& [id, text] : kOwnActions) {
    if (id == action) { return std::string{text}; }
  }
  for (auto const& [prefix, text] : kFormActions) {
    if (!action.starts_with(prefix)) { continue; }
    if (auto const title = kind_title(action.substr(prefix.size())); !title.empty()) {
      return fmt::format("{}: {}", title, text);
    }
  }
  return std::string{action};
}

std::string to_csv(JournalShown const& shown, bool with_names) {
  auto const names = names_of(shown, with_names);
  auto out = fmt::format("{}Gegenstand;Nummer;Zeitpunkt (UTC);Klasse;Vorgang;Stelle;Person (Pseudonym);{}Änderung\r\n",
                         kByteOrderMark, with_names ? "Name;" : "");
  for (auto const& [number, entry] : by_object(shown)) {
    auto const name = names.find(entry.person);
    out += fmt::format("{};{};{};{};{};{};{};", cell(entry.object), number, cell(entry.at),
                       plan::info(entry.journal_class).title_de, cell(action_text(entry.action)), cell(entry.role),
                       cell(entry.person));
    if (with_names) { out += cell(name == names.end() ? std::string{} : name->second) + ";"; }
    out += cell(entry.note) + "\r\n";
  }
  return out;
}

Json to_json(JournalShown const& shown, bool with_names) {
  auto const names = names_of(shown, with_names);
  auto const explained = explanation(shown);
  auto text = Json::array();
  for (auto const line : split(explained, '\n')) { text.push_back(line); }
  auto retention = Json::array();
  for (auto const& rule : shown.retention) {
    retention.push_back({{"class", plan::info(rule.journal_class).id},
                         {"years", rule.years},
                         {"why", rule.why_de},
                         {"basis", rule.basis_de}});
  }
  auto entries = Json::array();
  for (auto const& [number, entry] : by_object(shown)) {
    auto item = Json{{"object", entry.object}, {"number", number},
                     {"at", entry.at},         {"class", plan::info(entry.journal_class).id},
                     {"action", entry.action}, {"role", entry.role},
                     {"note", entry.note}};
    if (!entry.person.empty()) { item["person"] = entry.person; }
    if (auto const name = names.find(entry.person); name != names.end()) { item["name"] = name->second; }
    entries.push_back(std::move(item));
  }
  return {{"plan", shown.plan_title},
          {"as_of", iso(shown.today)},
          {"explanation", std::move(text)},
          {"retention", std::move(retention)},
          {"entries", std::move(entries)}};
}

}  // namespace leitbild::report
