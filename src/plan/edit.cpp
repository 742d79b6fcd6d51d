#include "plan/edit.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/date.h"
#include "base/text.h"
#include "plan/rules.h"

namespace leitbild::plan {
namespace {

/// An attribute as people call it, and how it is written in the journal.
template <class T>
struct Attribute {
  std::string_view title_de;
  std::string (*text)(T const&);
};

std::string year_text(std::optional<Year> year) { return year ? fmt::format("{}", year->value) : "offen"; }
std::string yes_no(bool value) { return value ? "ja" : "nein"; }
std::string joined(std::vector<std::string> const& list) { return fmt::format("{}", fmt::join(list, ", ")); }

std::string cost_text(std::optional<CostEstimate> const& cost) {
  if (!cost) { return "offen"; }
  return fmt::format("{} € (Preisstand {})", format_number(static_cast<double>(cost->amount.value) / 100.0, 2),
                     cost->price_year.value);
}

std::string place_text(Place const& place) { return fmt::format("{} {}", place.title, geo::to_wkt(place.shape, 2)); }

std::string effect_text(EffectSpec const& effect) {
  auto out = fmt::format("{} an Ort {}", effect.type, effect.place + 1);
  for (auto const& [name, value] : effect.parameters) {
    if (auto const* const number = std::get_if<double>(&value)) { out += fmt::format(" {}={}", name, *number); }
    if (auto const* const text = std::get_if<std::string>(&value)) { out += fmt::format(" {}={}", name, *text); }
  }
  return out;
}

template <class T, class Text>
std::string listed(std::vector<T> const& items, Text text) {
  auto parts = std::vector<std::string>{};
  for (auto const& item : items) { parts.push_back(std::string{trimmed(text(item))}); }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::vector<Attribute<Field>> attributes(Field const& /*field*/) {
  return {{"Name", [](Field const& f) { return f.name_de; }},
          {"Name (englisch)", [](Field const& f) { return f.name_en; }},
          {"Thema", [](Field const& f) { return std::string{name(f.theme)}; }},
          {"Farbe", [](Field const& f) { return f.colour; }}};
}

std::vector<Attribute<Goal>> attributes(Goal const& /*goal*/) {
  return {{"Handlungsfeld", [](Goal const& g) { return g.field; }},
          {"Text", [](Goal const& g) { return g.text_de; }},
          {"Text (englisch)", [](Goal const& g) { return g.text_en; }}};
}

std::vector<Attribute<Measure>> attributes(Measure const& /*measure*/) {
  return {{"Titel", [](Measure const& m) { return m.title; }},
          {"Kurzbeschreibung", [](Measure const& m) { return m.summary; }},
          {"Handlungsfeld", [](Measure const& m) { return m.field; }},
          {"Ziele", [](Measure const& m) { return joined(m.goals); }},
          {"Bezirke", [](Measure const& m) { return joined(m.districts); }},
          {"Federführung", [](Measure const& m) { return m.lead; }},
          {"Stand", [](Measure const& m) { return std::string{info(m.state).title_de}; }},
          {"Beginn", [](Measure const& m) { return year_text(m.start); }},
          {"Abschluss", [](Measure const& m) { return year_text(m.end); }},
          {"Kosten", [](Measure const& m) { return cost_text(m.cost); }},
          {"Leuchtturm", [](Measure const& m) { return yes_no(m.flagship); }},
          {"Beispiel", [](Measure const& m) { return yes_no(m.example); }},
          {"Orte", [](Measure const& m) { return listed(m.places, place_text); }},
          {"Wirkungen", [](Measure const& m) { return listed(m.effects, effect_text); }}};
}

std::vector<Attribute<Milestone>> attributes(Milestone const& /*milestone*/) {
  return {{"Datum", [](Milestone const& m) { return german(m.date); }},
          {"Titel", [](Milestone const& m) { return m.title_de; }},
          {"Titel (englisch)", [](Milestone const& m) { return m.title_en; }},
          {"Quelle", [](Milestone const& m) { return m.source; }}};
}

/// The journal is one line per change; whole summaries and outlines would hide what happened.
std::string shortened(std::string text) {
  constexpr auto kLongest = std::size_t{100};
  std::ranges::replace(text, '\n', ' ');
  if (text.empty()) { return "(leer)"; }
  if (text.size() <= kLongest) { return text; }
  auto end = kLongest;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) { --end; }  // not inside a UTF-8 sequence
  return text.substr(0, end) + "…";
}

template <class T>
std::string changes_between(T const& before, T const& after) {
  auto parts = std::vector<std::string>{};
  for (auto const& [title, text] : attributes(before)) {
    auto const was = text(before);
    auto const is = text(after);
    if (was != is) { parts.push_back(fmt::format("{}: {} → {}", title, shortened(was), shortened(is))); }
  }
  if (!parts.empty()) { return fmt::format("{}", fmt::join(parts, "; ")); }
  // Coordinates may differ below the centimetre that is written above.
  return before == after ? "ohne Änderung" : "Lage geringfügig geändert";
}

JournalEntry entry(std::string action, std::string const& object, std::string note) {
  return {.at = {}, .role = {}, .action = std::move(action), .object = object, .note = std::move(note)};
}

template <class T>
JournalEntry put(std::vector<T>& rows, T const& row, std::string_view action, std::string const& title) {
  auto const found = std::ranges::find(rows, row.code, &T::code);
  if (found == rows.end()) {
    rows.push_back(row);
    return entry(std::string{action}, row.code, fmt::format("neu: {}", shortened(title)));
  }
  auto out = entry(std::string{action}, row.code, changes_between(*found, row));
  *found = row;
  return out;
}

Result<Edited> applied(Plan plan, PutField const& edit) {
  auto problems = Problems{};
  check(edit.field, problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto journal = put(plan.fields, edit.field, "put_field", edit.field.name_de);
  return Edited{std::move(plan), std::move(journal)};
}

Result<Edited> applied(Plan plan, PutGoal const& edit) {
  auto problems = Problems{};
  check(plan, edit.goal, problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto journal = put(plan.goals, edit.goal, "put_goal", edit.goal.text_de);
  return Edited{std::move(plan), std::move(journal)};
}

/// An entry about a measure that is only an example says so, like every other line about it.
std::string marked(Measure const& measure, std::string note) {
  return measure.example ? std::move(note) + " [Beispiel]" : note;
}
std::string marked(Milestone const& /*milestone*/, std::string note) { return note; }

std::string const& title_of(Measure const& measure) { return measure.title; }
std::string const& title_of(Milestone const& milestone) { return milestone.title_de; }

/// Words for the two kinds of rows that are added once and then edited.
struct Wording {
  std::string_view add, edit;  // actions
  std::string_view none_de;    // "der Plan hat keine Maßnahme"
};
constexpr auto kMeasure =
    Wording{.add = "add_measure", .edit = "edit_measure", .none_de = "der Plan hat keine Maßnahme"};
constexpr auto kMilestone =
    Wording{.add = "add_milestone", .edit = "edit_milestone", .none_de = "der Plan hat keinen Meilenstein"};

/// `problems` holds those of the row itself.
template <class T>
Result<JournalEntry> add(std::vector<T>& rows, T const& row, Wording const& words, Problems problems) {
  if (std::ranges::find(rows, row.code, &T::code) != rows.end()) {
    problems.add(
        fmt::format("das Kürzel „{}“ ist schon vergeben; ein Kürzel wird nie ein zweites Mal verwendet", row.code),
        row.code + " code");
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  rows.push_back(row);
  return entry(std::string{words.add}, row.code, marked(row, fmt::format("neu: {}", shortened(title_of(row)))));
}

template <class T>
Result<JournalEntry> replace(std::vector<T>& rows, T const& row, Wording const& words, Problems problems) {
  auto const found = std::ranges::find(rows, row.code, &T::code);
  if (found == rows.end()) { problems.add(fmt::format("{} „{}“", words.none_de, row.code), row.code + " code"); }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto journal = entry(std::string{words.edit}, row.code, marked(row, changes_between(*found, row)));
  *found = row;
  return journal;
}

/// A code that something else has, or had.
void check_code_is_free(Plan const& plan, std::string_view code, Problems& problems) {
  auto const where = fmt::format("{} code", code);
  if (auto const kind = kind_of_object(plan, code); !kind.empty()) {
    problems.add(fmt::format("das Kürzel „{}“ ist schon vergeben ({})", code, kind), where);
  } else if (plan.retired_codes.contains(code)) {
    problems.add(fmt::format("das Kürzel „{}“ gehörte einem Eintrag, der gelöscht ist; ein Kürzel wird nie ein zweites "
                             "Mal verwendet",
                             code),
                 where);
  }
}

/// The attribute by which people know an object: its title, its name, else what comes after the code.
std::string const& title_of(Form const& form, Record const& record) {
  for (auto const* const key : {"title", "title_de", "name", "subject", "text_de"}) {
    if (auto const at = attribute_position(form, key); at < record.values.size() && !record.values[at].empty()) {
      return record.values[at];
    }
  }
  return record.values[1];
}

std::string changes_between(Form const& form, Record const& before, Record const& after) {
  auto parts = std::vector<std::string>{};
  for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
    auto const& info = form.attributes[i];
    if (before.values[i] == after.values[i]) { continue; }
    parts.push_back(fmt::format("{}: {} → {}", info.title_de, shortened(shown_value(info, before.values[i])),
                                shortened(shown_value(info, after.values[i]))));
  }
  return parts.empty() ? "ohne Änderung" : fmt::format("{}", fmt::join(parts, "; "));
}

Result<Edited> applied(Plan plan, PutRecord const& edit) {
  auto const& form = *find_form(edit.record.form);
  auto const& code = edit.record.code();
  auto const before = record_with(plan, form, code);
  auto problems = Problems{};
  if (!before) { check_code_is_free(plan, code, problems); }
  if (auto const done = form.put(plan, edit.record); !done) {
    problems.add(done.error());
    return std::move(problems).as_failure();
  }
  auto const after = record_with(plan, form, code).value();
  check(plan, after, problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto note = before ? changes_between(form, *before, after)
                     : fmt::format("neu: {}", shortened(shown_value(form.attributes[1], title_of(form, after))));
  return Edited{std::move(plan), entry(fmt::format("put_{}", form.id), code, std::move(note))};
}

Result<Edited> applied(Plan plan, RemoveRecord const& edit) {
  auto const& form = *find_form(edit.form);
  auto const before = record_with(plan, form, edit.code);
  if (!before) { return fail(fmt::format("„{}“ steht nicht unter „{}“", edit.code, form.many_de), edit.code); }
  if (auto const uses = references_to(plan, edit.code); !uses.empty()) {
    return fail(fmt::format("wird noch gebraucht: {}", fmt::join(uses, ", ")), edit.code);
  }
  form.remove(plan, edit.code);
  plan.retired_codes.insert(edit.code);
  return Edited{std::move(plan), entry(fmt::format("remove_{}", form.id), edit.code,
                                       fmt::format("gelöscht: {}", shortened(title_of(form, *before))))};
}

Result<Edited> applied(Plan plan, AddMeasure const& edit) {
  auto problems = Problems{};
  if (find_measure(plan, edit.measure.code) == nullptr) { check_code_is_free(plan, edit.measure.code, problems); }
  check(plan, edit.measure, problems);
  TRY(auto journal, add(plan.measures, edit.measure, kMeasure, std::move(problems)));
  return Edited{std::move(plan), std::move(journal)};
}

Result<Edited> applied(Plan plan, EditMeasure const& edit) {
  auto problems = Problems{};
  check(plan, edit.measure, problems);
  TRY(auto journal, replace(plan.measures, edit.measure, kMeasure, std::move(problems)));
  return Edited{std::move(plan), std::move(journal)};
}

Result<Edited> applied(Plan plan, AddMilestone const& edit) {
  auto problems = Problems{};
  check(edit.milestone, problems);
  TRY(auto journal, add(plan.milestones, edit.milestone, kMilestone, std::move(problems)));
  return Edited{std::move(plan), std::move(journal)};
}

Result<Edited> applied(Plan plan, EditMilestone const& edit) {
  auto problems = Problems{};
  check(edit.milestone, problems);
  TRY(auto journal, replace(plan.milestones, edit.milestone, kMilestone, std::move(problems)));
  return Edited{std::move(plan), std::move(journal)};
}

}  // namespace

Result<Edited> apply(Plan const& plan, Edit const& edit) {
  return std::visit([&](auto const& kind) { return applied(plan, kind); }, edit);
}

}  // namespace leitbild::plan
