#include "plan/rename.h"

#include <algorithm>

#include <fmt/format.h>

#include "plan/rules.h"
#include "plan/version_states.h"

namespace leitbild::plan {
namespace {

/// The text of a reference with the new code in place of the old one.
std::string with_new_code(AttributeInfo const& info, std::string const& text, std::string const& from,
                          std::string const& to) {
  if (info.kind != Kind::kReferences) { return text == from ? to : text; }
  auto codes = std::vector<std::string>{};
  static_cast<void>(read_value(codes, text));  // canonical
  std::ranges::replace(codes, from, to);
  return value_text(codes);
}

Record with_new_code(Record record, std::string_view kind, std::string const& from, std::string const& to) {
  auto const& form = *find_form(record.form);
  for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
    auto const& info = form.attributes[i];
    if (info.refers_to != kind && info.refers_to != "*") { continue; }
    record.values[i] = with_new_code(info, record.values[i], from, to);
  }
  return record;
}

void change_references(Plan& plan, std::string_view kind, std::string const& from, std::string const& to) {
  for (auto const& form : forms()) {
    for (auto row = std::size_t{0}; row < form.count(plan); ++row) {
      auto const before = form.at(plan, row);
      auto const after = with_new_code(before, kind, from, to);
      if (!(after == before)) { static_cast<void>(form.put(plan, after)); }  // canonical
    }
  }
}

void change_in_measures(Plan& plan, std::string_view kind, std::string const& from, std::string const& to) {
  for (auto& measure : plan.measures) {
    if (kind == "measure" && measure.code == from) { measure.code = to; }
    if (kind == "field" && measure.field == from) { measure.field = to; }
    if (kind == "goal") { std::ranges::replace(measure.goals, from, to); }
  }
  if (kind != "measure") { return; }
  for (auto& link : plan.measure_links) {  // the other end may be in another plan, so that it is no reference
    if (link.other_plan.empty() && link.other == from) { link.other = to; }
  }
}

/// Earlier ones first; one whose end nobody knows before all others.
bool ends_before(FormerCode const& a, FormerCode const& b) {
  if (!a.until || !b.until) { return !a.until && b.until; }
  return *a.until < *b.until;
}

void check_old_code(Plan const& plan, std::string const& code, Problems& problems) {
  if (auto const* const former = find_former_code(plan, code)) {
    problems.add(fmt::format("„{}“ ist schon ein früheres Kürzel; der Gegenstand heißt heute „{}“", code,
                             current_code(plan, former->object)),
                 code);
    return;
  }
  if (kind_of_object(plan, code).empty()) {
    problems.add(fmt::format("nichts im Plan hat das Kürzel „{}“", code), code);
  }
  auto const version = std::ranges::find(plan.versions, code, &PlanVersion::code);
  if (version != plan.versions.end() && version->state && was_adopted(*version->state)) {
    problems.add(fmt::format("die Fassung „{}“ ist beschlossen; was beschlossen ist, bleibt, wie es ist", code), code);
  }
}

}  // namespace

std::string_view kind_id_of_object(Plan const& plan, std::string_view code) {
  if (find_measure(plan, code) != nullptr) { return "measure"; }
  if (find_field(plan, code) != nullptr) { return "field"; }
  if (find_goal(plan, code) != nullptr) { return "goal"; }
  if (find_milestone(plan, code) != nullptr) { return "milestone"; }
  for (auto const& form : forms()) {
    if (form.find(plan, code)) { return form.id; }
  }
  return {};
}

FormerCode const* find_former_code(Plan const& plan, std::string_view code) {
  auto const found = std::ranges::find(plan.former_codes, code, &FormerCode::code);
  return found == plan.former_codes.end() ? nullptr : &*found;
}

std::string current_code(Plan const& plan, std::string_view code) {
  auto out = std::string{code};
  // Each step uses up one former code, so that a circle somebody typed ends.
  for (auto steps = std::size_t{0}; steps < plan.former_codes.size(); ++steps) {
    auto const* const former = find_former_code(plan, out);
    if (former == nullptr) { break; }
    out = former->object;
  }
  return out;
}

std::string hint_at_current_code(Plan const& plan, std::string_view code) {
  auto const current = current_code(plan, code);
  return current == code ? std::string{} : fmt::format("; es heißt heute „{}“", current);
}

std::map<std::string, std::string> stable_ids(Plan const& plan) {
  auto first = std::map<std::string, FormerCode const*>{};
  for (auto const& former : plan.former_codes) {
    auto const [known, is_new] = first.try_emplace(current_code(plan, former.code), &former);
    if (!is_new && ends_before(former, *known->second)) { known->second = &former; }
  }
  auto out = std::map<std::string, std::string>{};
  for (auto const& [code, former] : first) { out.emplace(code, former->code); }
  return out;
}

std::string first_code(Plan const& plan, std::string_view code) {
  auto const ids = stable_ids(plan);
  auto const found = ids.find(std::string{code});
  return found == ids.end() ? std::string{code} : found->second;
}

void change_code(Plan& plan, std::string const& from, std::string const& to) {
  auto const kind = kind_id_of_object(plan, from);
  for (auto& field : plan.fields) {
    if (kind == "field" && field.code == from) { field.code = to; }
  }
  for (auto& goal : plan.goals) {
    if (kind == "goal" && goal.code == from) { goal.code = to; }
    if (kind == "field" && goal.field == from) { goal.field = to; }
  }
  for (auto& milestone : plan.milestones) {
    if (kind == "milestone" && milestone.code == from) { milestone.code = to; }
  }
  change_in_measures(plan, kind, from, to);
  if (auto const* const form = find_form(kind); form != nullptr && form->id == kind) {
    form->change_code(plan, from, to);
  }
  change_references(plan, kind, from, to);
}

bool names_code(Record const& record, std::string const& code) {
  auto const& form = *find_form(record.form);
  for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
    auto codes = std::vector<std::string>{};
    // The other end of a link between measures is no reference to the form: it may be in another plan.
    auto const is_reference = !form.attributes[i].refers_to.empty() || form.attributes[i].key == "other";
    // One code reads as a list of one.
    if (!is_reference || !read_value(codes, record.values[i])) { continue; }
    if (std::ranges::find(codes, code) != codes.end()) { return true; }
  }
  return false;
}

Result<JournalEntry> rename(Plan& plan, Rename const& edit) {
  auto problems = Problems{};
  check_old_code(plan, edit.from, problems);
  check_code_is_free(plan, edit.to, problems);
  if (!is_good_code(edit.to)) {
    problems.add(
        fmt::format("„{}“ ist kein Kürzel; erlaubt sind Buchstaben ohne Umlaute, Ziffern, „-“, „.“ und „_“", edit.to),
        edit.to);
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto const kind = std::string{kind_id_of_object(plan, edit.from)};
  change_code(plan, edit.from, edit.to);
  auto const until = RoughDate{.year = edit.until.year(), .month = edit.until.month(), .day = edit.until.day()};
  plan.former_codes.push_back({.code = edit.from, .object = edit.to, .note = edit.note, .until = until});
  auto out = JournalEntry{.at = {}, .role = {}, .action = "rename_" + kind, .object = edit.to, .note = {}};
  out.note = fmt::format("Kürzel: {} → {}{}", edit.from, edit.to,
                         edit.note.empty() ? std::string{} : fmt::format(" ({})", edit.note));
  return out;
}

InCodesOf in_codes_of(Plan plan, std::vector<FormerCode> const& former_codes) {
  auto out = InCodesOf{.plan = std::move(plan), .own = {}};
  for (auto const& former : former_codes) {
    auto const there = !kind_of_object(out.plan, former.code).empty();
    // Where the object of today is there as well, the two were different things then.
    auto const both = !kind_of_object(out.plan, former.object).empty();
    if (!there || both || find_former_code(out.plan, former.code) != nullptr) { continue; }
    change_code(out.plan, former.code, former.object);
    out.own.emplace(former.object, former.code);
  }
  return out;
}

}  // namespace leitbild::plan
