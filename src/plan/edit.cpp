#include "plan/edit.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "plan/change.h"
#include "plan/rename.h"
#include "plan/rules.h"

namespace leitbild::plan {
namespace {

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

std::string in_words(std::vector<Change> const& changes) {
  auto parts = std::vector<std::string>{};
  for (auto const& change : changes) {
    parts.push_back(change.before.empty() ? to_text(change)
                                          : to_text({.title_de = change.title_de,
                                                     .before = shortened(change.before),
                                                     .after = shortened(change.after)}));
  }
  return parts.empty() ? "ohne Änderung" : fmt::format("{}", fmt::join(parts, "; "));
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
  auto out = entry(std::string{action}, row.code, in_words(changes_between(*found, row)));
  *found = row;
  return out;
}

Result<JournalEntry> applied(Plan& plan, PutField const& edit) {
  auto problems = Problems{};
  if (find_field(plan, edit.field.code) == nullptr) { check_code_is_free(plan, edit.field.code, problems); }
  check(edit.field, problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return put(plan.fields, edit.field, "put_field", edit.field.name_de);
}

Result<JournalEntry> applied(Plan& plan, PutGoal const& edit) {
  auto problems = Problems{};
  if (find_goal(plan, edit.goal.code) == nullptr) { check_code_is_free(plan, edit.goal.code, problems); }
  check(plan, edit.goal, problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return put(plan.goals, edit.goal, "put_goal", edit.goal.text_de);
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
  auto journal = entry(std::string{words.edit}, row.code, marked(row, in_words(changes_between(*found, row))));
  *found = row;
  return journal;
}

/// The record as it was, or none with that code.
void put_back(Plan& plan, Form const& form, std::optional<Record> const& before, std::string const& code) {
  if (before) {
    static_cast<void>(form.put(plan, *before));  // it was there: nothing to refuse
  } else {
    form.remove(plan, code);
  }
}

Result<JournalEntry> applied(Plan& plan, PutRecord const& edit) {
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
  check(plan, after, problems);  // in the plan: it may refer to itself
  if (!problems.empty()) {
    put_back(plan, form, before, code);
    return std::move(problems).as_failure();
  }
  auto note = before ? in_words(changes_between(*before, after))
                     : fmt::format("neu: {}", shortened(shown_value(form.attributes[1], title_of(after))));
  return entry(fmt::format("put_{}", form.id), code, std::move(note));
}

Result<JournalEntry> applied(Plan& plan, RemoveRecord const& edit) {
  auto const& form = *find_form(edit.form);
  auto const before = record_with(plan, form, edit.code);
  if (!before) { return fail(fmt::format("„{}“ steht nicht unter „{}“", edit.code, form.many_de), edit.code); }
  if (auto const uses = references_to(plan, edit.code); !uses.empty()) {
    return fail(fmt::format("wird noch gebraucht: {}", fmt::join(uses, ", ")), edit.code);
  }
  form.remove(plan, edit.code);
  plan.retired_codes.insert(edit.code);
  return entry(fmt::format("remove_{}", form.id), edit.code, fmt::format("gelöscht: {}", shortened(title_of(*before))));
}

Result<JournalEntry> applied(Plan& plan, AddMeasure const& edit) {
  auto problems = Problems{};
  if (find_measure(plan, edit.measure.code) == nullptr) { check_code_is_free(plan, edit.measure.code, problems); }
  check(plan, edit.measure, problems);
  return add(plan.measures, edit.measure, kMeasure, std::move(problems));
}

Result<JournalEntry> applied(Plan& plan, EditMeasure const& edit) {
  auto problems = Problems{};
  check(plan, edit.measure, problems);
  return replace(plan.measures, edit.measure, kMeasure, std::move(problems));
}

Result<JournalEntry> applied(Plan& plan, AddMilestone const& edit) {
  auto problems = Problems{};
  if (find_milestone(plan, edit.milestone.code) == nullptr) { check_code_is_free(plan, edit.milestone.code, problems); }
  check(edit.milestone, problems);
  return add(plan.milestones, edit.milestone, kMilestone, std::move(problems));
}

Result<JournalEntry> applied(Plan& plan, EditMilestone const& edit) {
  auto problems = Problems{};
  check(edit.milestone, problems);
  return replace(plan.milestones, edit.milestone, kMilestone, std::move(problems));
}

Result<JournalEntry> applied(Plan& plan, Rename const& edit) { return rename(plan, edit); }

/// Of what the edit changes; fields, goals, measures and milestones are content.
JournalClass class_of(Plan const& plan, Edit const& edit) {
  auto const of_record = [&](std::string_view form_id, std::string const& code, Record const* after) {
    auto const* const form = find_form(form_id);
    if (form == nullptr || form->id != form_id) { return JournalClass::kContent; }
    auto const before = record_with(plan, *form, code);
    return class_of(*form, before ? &*before : nullptr, after);
  };
  if (auto const* const put = std::get_if<PutRecord>(&edit)) {
    return of_record(put->record.form, put->record.code(), &put->record);
  }
  if (auto const* const removal = std::get_if<RemoveRecord>(&edit)) {
    return of_record(removal->form, removal->code, nullptr);
  }
  auto const* const renaming = std::get_if<Rename>(&edit);
  if (renaming == nullptr) { return JournalClass::kContent; }
  return of_record(kind_id_of_object(plan, renaming->from), renaming->from, nullptr);
}

}  // namespace

Result<JournalEntry> apply_to(Plan& plan, Edit const& edit) {
  auto const journal_class = class_of(plan, edit);
  TRY(auto entry, std::visit([&](auto const& kind) { return applied(plan, kind); }, edit));
  entry.journal_class = journal_class;
  return entry;
}

Result<Edited> apply(Plan const& plan, Edit const& edit) {
  auto out = Edited{.plan = plan, .entry = {}};
  TRY(out.entry, apply_to(out.plan, edit));
  return out;
}

}  // namespace leitbild::plan
