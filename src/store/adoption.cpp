#include "store/adoption.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "plan/rules.h"
#include "scenario/check_effects.h"
#include "store/gpkg/layout.h"
#include "store/gpkg/plan_tables.h"
#include "store/gpkg/written_rows.h"

namespace leitbild::store {
namespace {

/// What the rows of a table are: the kind of an object, or parts of measures.
std::string_view kind_of(std::string_view table) {
  if (table == "fields") { return "field"; }
  if (table == "goals") { return "goal"; }
  if (table == "milestones") { return "milestone"; }
  auto const* const form = plan::find_form(table);
  return form != nullptr && form->id == table ? form->id : "measure";
}

/// Of the object as it was taken over.
plan::JournalClass class_of(plan::Plan const& plan, std::string_view kind, std::string const& code) {
  auto const* const form = plan::find_form(kind);
  if (form == nullptr || form->id != kind) { return plan::JournalClass::kContent; }
  auto const record = plan::record_with(plan, *form, code);
  return plan::class_of(*form, nullptr, record ? &*record : nullptr);
}

bool is_object(ForeignEdit const& edit) { return edit.table == "measures" || kind_of(edit.table) != "measure"; }

/// Other files and older versions of the plan refer to codes.
void check_codes(std::vector<ForeignEdit> const& edits, Problems& problems) {
  for (auto const& edit : edits) {
    if (is_object(edit) && edit.kind == ForeignEdit::Kind::kChanged && edit.code != edit.new_code) {
      problems.add(fmt::format("das Kürzel „{0}“ ist jetzt „{1}“; ein Kürzel bleibt für immer, bitte dort wieder „{0}“ "
                               "eintragen",
                               edit.code, edit.new_code),
                   fmt::format("plan.gpkg {}, fid {}", edit.table, edit.fid));
    }
  }
}

/// Codes of the measures whose row, links, places or effects changed.
std::set<std::string> touched_measures(std::vector<ForeignEdit> const& edits) {
  auto out = std::set<std::string>{};
  for (auto const& edit : edits) {
    if (kind_of(edit.table) != "measure") { continue; }
    out.insert(edit.code);
    out.insert(edit.new_code);
  }
  return out;
}

void check_rules(plan::Plan const& plan, std::set<std::string> const& touched, Problems& problems) {
  auto broken = Problems{};
  for (auto const& field : plan.fields) { check(field, broken); }
  for (auto const& goal : plan.goals) { check(plan, goal, broken); }
  for (auto const& milestone : plan.milestones) { check(milestone, broken); }
  for (auto const& measure : plan.measures) {
    check(plan, measure, broken);
    if (!touched.contains(measure.code)) { continue; }
    if (auto const good = scenario::check_effects(measure); !good) { broken.add(within(measure.code, good.error())); }
  }
  auto const codes = plan::CodeIndex{plan};
  for (auto const& form : plan::forms()) {
    for (auto i = std::size_t{0}; i < form.count(plan); ++i) { plan::check(codes, form.at(plan, i), broken); }
  }
  if (!broken.empty()) { problems.add(within("plan.gpkg", Error{std::move(broken.list)})); }
}

/// A city without districts yet takes any.
Result<void> check_districts(gpkg::Database const& db, plan::Plan const& plan, std::vector<ForeignEdit> const& edits,
                             Problems& problems) {
  auto known = std::vector<std::string>{};
  TRY_DO(db.each("SELECT code FROM districts ORDER BY fid", {}, [&](gpkg::Row const& row) {
    known.push_back(row.text(0));
    return Result<void>{};
  }));
  for (auto const& edit : edits) {
    auto const* const measure = plan::find_measure(plan, edit.new_code);
    if (known.empty() || edit.table != "measure_districts" || measure == nullptr) { continue; }
    for (auto const& code : measure->districts) {
      if (std::ranges::find(known, code) != known.end()) { continue; }
      problems.add(fmt::format("es gibt keinen Bezirk „{}“; bekannt sind {}", code, fmt::join(known, ", ")),
                   fmt::format("plan.gpkg measure_districts, fid {}", edit.fid));
    }
  }
  return {};
}

/// The journal is one line per object.
std::vector<Adopted> adopted_of(std::vector<ForeignEdit> const& edits, plan::Plan const& plan) {
  constexpr auto kLongest = std::size_t{400};
  auto out = std::vector<Adopted>{};
  for (auto const& edit : edits) {
    auto const& code = edit.code.empty() ? edit.new_code : edit.code;
    auto const found = std::ranges::find_if(out, [&](Adopted const& a) { return a.entry.object == code; });
    if (found == out.end()) {
      out.push_back({.entry = {.at = {},
                               .role = {},
                               .action = "adopt_edits",
                               .object = code,
                               .note = to_line(edit, kLongest),
                               .journal_class = class_of(plan, kind_of(edit.table), code)},
                     .changes = {gpkg::state_of(plan, kind_of(edit.table), code)}});
    } else {
      found->entry.note += "; " + to_line(edit, kLongest);
    }
  }
  return out;
}

/// The rows of those measures as Leitbild writes them.
Result<void> bring_into_form(gpkg::Database const& db, plan::Plan const& plan, std::set<std::string> const& touched) {
  for (auto const& measure : plan.measures) {
    if (!touched.contains(measure.code)) { continue; }
    TRY_DO(gpkg::write(db, plan::EditMeasure{measure}, plan));
  }
  return {};
}

}  // namespace

Result<std::vector<Adopted>> adopt(gpkg::Database const& db, std::vector<ForeignEdit> const& edits) {
  auto problems = Problems{};
  check_codes(edits, problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }  // rows that name the old code would be lost
  TRY_DO(gpkg::delete_rows_of_deleted_measures(db));
  TRY(auto const plan, gpkg::read_plan(db));
  auto const touched = touched_measures(edits);
  check_rules(plan, touched, problems);
  TRY_DO(check_districts(db, plan, edits, problems));
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  TRY_DO(bring_into_form(db, plan, touched));
  for (auto const& edit : edits) { TRY_DO(gpkg::note_change(db, edit.table)); }
  TRY_DO(gpkg::remember_rows(db));
  return adopted_of(edits, plan);
}

}  // namespace leitbild::store
