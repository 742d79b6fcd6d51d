#include "plan/journal.h"

#include <algorithm>

#include "base/text.h"
#include "plan/records/progress.h"

namespace leitbild::plan {
namespace {

/// Staff months have neither: who works on what is not money.
bool is_about_money(Form const& form) {
  return std::ranges::any_of(form.attributes, [](AttributeInfo const& info) {
    return info.kind == Kind::kMoney || info.kind == Kind::kMoneyByYear || info.kind == Kind::kRate;
  });
}

bool is_released(Record const* report) {
  if (report == nullptr || report->form != StatusReport::kForm) { return false; }
  auto released = false;
  return read_value(released, value_of(*report, "released")) && released;
}

}  // namespace

std::vector<JournalClassInfo> const& journal_classes() {
  static auto const kAll = std::vector<JournalClassInfo>{
      {JournalClass::kMoney, "money", "Geld",
       "Kostenansätze, Folgekosten, Finanzierungsbausteine, Gesamtmaßnahmen, Anträge, Haushaltsstellen, Budgetrahmen, "
       "gezahlte Beträge"},
      {JournalClass::kPublication, "publication", "Veröffentlichung",
       "Fassungen, die beschlossen werden, und Sachstände, die zur Veröffentlichung freigegeben sind"},
      {JournalClass::kContent, "content", "Inhalt",
       "alles andere im Plan: Handlungsfelder, Ziele, Maßnahmen, Beschlüsse, Sachstände und Personalbedarf"},
      {JournalClass::kOperation, "operation", "Betrieb",
       "Anlegen des Ordners, Einlesen der Stadt, Auswertungen, Löschen von Namen"},
  };
  return kAll;
}

JournalClassInfo const& info(JournalClass journal_class) {
  return journal_classes()[static_cast<std::size_t>(journal_class)];
}

std::optional<JournalClass> journal_class_from(std::string_view text) {
  // Every row of a journal asks, nearly always with an id.
  for (auto const& known : journal_classes()) {
    if (known.id == text) { return known.journal_class; }
  }
  auto const typed = folded(text);
  for (auto const& known : journal_classes()) {
    if (folded(known.id) == typed || folded(known.title_de) == typed) { return known.journal_class; }
  }
  return std::nullopt;
}

bool names_persons(JournalClass journal_class) {
  return journal_class == JournalClass::kMoney || journal_class == JournalClass::kPublication;
}

JournalClass class_of(Form const& form, Record const* before, Record const* after) {
  if (is_about_money(form)) { return JournalClass::kMoney; }
  return is_released(before) || is_released(after) ? JournalClass::kPublication : JournalClass::kContent;
}

JournalClass class_of_action(std::string_view action) {
  if (action == "adopt") { return JournalClass::kPublication; }
  for (auto const* const own : {"create", "import", "evaluate", "upgrade", "forget"}) {
    if (action == own) { return JournalClass::kOperation; }
  }
  for (auto const prefix : {std::string_view{"put_"}, std::string_view{"remove_"}, std::string_view{"rename_"}}) {
    if (!action.starts_with(prefix)) { continue; }
    auto const form = std::ranges::find(forms(), action.substr(prefix.size()), &Form::id);
    if (form != forms().end() && is_about_money(*form)) { return JournalClass::kMoney; }
  }
  return JournalClass::kContent;
}

}  // namespace leitbild::plan
