// Five steps: cells to rows; what the file changed against its base; rules of the whole plan, each problem carried back to
// its cell; what differs becomes an edit; and the edits are tried one after another.
#include "exchange/sheets/prepare_import.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "exchange/sheets/fixed_records.h"
#include "plan/edits_of.h"
#include "plan/rules.h"
#include "scenario/check_effects.h"

namespace leitbild::exchange {
namespace {

std::string const& code_of(plan::Record const& record) { return record.code(); }
std::string const& code_of(auto const& row) { return row.code; }

/// Two rows for one thing.
template <class T>
void check_repeats(std::vector<ReadRow<T>> const& rows, Problems& problems) {
  auto first = std::map<std::string_view, std::string_view>{};
  for (auto const& row : rows) {
    auto const& code = code_of(row.value);
    auto const [before, is_new] = first.emplace(code, row.origin.row);
    if (!is_new && !code.empty()) {
      problems.add(fmt::format("das Kürzel „{}“ steht schon in {}", code, before->second), row.origin.row);
    }
  }
}

/// Takes out the rows that are not edited in a table. Problems: such a row was changed. Notes: how many were passed over.
void leave_out_fixed(Rows& rows, plan::Plan const& plan, std::optional<Base> const& base,
                     std::vector<std::string>& notes, Problems& problems) {
  auto kept = std::vector<ReadRow<plan::Record>>{};
  auto passed_over = std::map<std::string_view, std::size_t>{};
  for (auto& row : rows.records) {
    auto const& form = *plan::find_form(row.value.form);
    auto const reason = fixed_because(plan, row.value);
    if (reason.empty()) {
      kept.push_back(std::move(row));
      continue;
    }
    rows.left_out.emplace_back(form.id, row.value.code());
    auto const& table = record_tables()[static_cast<std::size_t>(&form - plan::forms().data())];
    auto const before = plan::record_with(plan, form, row.value.code());
    auto const known = base ? base->objects.find(ObjectId{form.id, row.value.code()}) : decltype(base->objects.end()){};
    auto const as_exported = base && known != base->objects.end() &&
                             three_way(known->second, known->second, given_texts(table, row)).from_file.empty();
    if (before == row.value || (as_exported && before)) { continue; }
    if (base && !as_exported) {
      problems.add(reason, row.origin.row);
    } else {
      ++passed_over[form.many_de];
    }
  }
  for (auto const& [title, count] : passed_over) {
    notes.push_back(fmt::format("{}: {} nicht übernommen; sie sind geschützt", title, count));
  }
  rows.records = std::move(kept);
}

/// Replaces the object with that code or adds it.
template <class T>
void put(std::vector<T>& list, T const& object) {
  auto const found = std::ranges::find(list, object.code, &T::code);
  if (found == list.end()) {
    list.push_back(object);
  } else {
    *found = object;
  }
}

/// "KLI-01 start" -> the cell of that attribute; nothing if that cell has been complained about already.
void add_at_cells(Problems const& broken, std::string const& code, RowOrigin const& origin, Problems& problems) {
  for (auto const& problem : broken.list) {
    auto attribute = problem.where;
    if (!code.empty() && attribute.starts_with(code + " ")) { attribute.erase(0, code.size() + 1); }
    if (!origin.unreadable.contains(attribute)) { problems.add(problem.what, origin.place_of(attribute)); }
  }
}

void check_records(plan::Plan& plan, Rows const& rows, Problems& problems) {
  for (auto const& row : rows.records) {
    // Its values are canonical already; what could not be read has been complained about.
    static_cast<void>(plan::find_form(row.value.form)->put(plan, row.value));
  }
  for (auto const& row : rows.records) {
    auto broken = Problems{};
    check(plan, row.value, broken);
    add_at_cells(broken, row.value.code(), row.origin, problems);
  }
}

void check_rules(Rows const& rows, Target const& target, Problems& problems) {
  auto plan = target.plan;
  for (auto const& row : rows.fields) { put(plan.fields, row.value); }
  for (auto const& row : rows.goals) { put(plan.goals, row.value); }
  for (auto const& row : rows.measures) { put(plan.measures, row.value); }
  for (auto const& row : rows.fields) {
    auto broken = Problems{};
    check(row.value, broken);
    add_at_cells(broken, row.value.code, row.origin, problems);
  }
  for (auto const& row : rows.goals) {
    auto broken = Problems{};
    check(plan, row.value, broken);
    add_at_cells(broken, row.value.code, row.origin, problems);
  }
  for (auto const& row : rows.milestones) {
    auto broken = Problems{};
    check(row.value, broken);
    add_at_cells(broken, row.value.code, row.origin, problems);
  }
  for (auto const& row : rows.measures) {
    auto broken = Problems{};
    check(plan, row.value, broken);
    add_at_cells(broken, row.value.code, row.origin, problems);
    auto const* const before = plan::find_measure(target.plan, row.value.code);
    auto const same_effects = before != nullptr && before->effects == row.value.effects;
    if (same_effects || row.origin.unreadable.contains("effects")) { continue; }
    if (auto const good = scenario::check_effects(row.value); !good) {
      problems.add(within(row.origin.place_of("effects"), good.error()));
    }
  }
  check_records(plan, rows, problems);
}

/// Edits one after another, each on the plan that the ones before have made.
class Trying {
 public:
  Trying(plan::Plan const& before, PlanImport& out, Problems& problems)
      : before_{before}, plan_{before}, out_{out}, problems_{problems} {}

  /// Objects with a code of their own type; `edit_of` makes the edit of one.
  template <class T, class EditOf>
  void list(std::vector<ReadRow<T>> const& rows, std::vector<T> const& before, Tally& tally, EditOf edit_of) {
    auto known = std::map<std::string_view, T const*>{};
    for (auto const& object : before) { known.emplace(object.code, &object); }
    for (auto const& row : rows) {
      auto const found = known.find(row.value.code);
      auto const is_new = found == known.end();
      if (!is_new && *found->second == row.value) {
        ++tally.unchanged;
        continue;
      }
      ++(is_new ? tally.added : tally.changed);
      apply(edit_of(row.value, is_new), row.value.code, row.origin);
    }
  }

  void records(std::vector<ReadRow<plan::Record>> const& rows) {
    auto tallies = std::map<std::string_view, Tally>{};
    auto changed = std::vector<plan::Record>{};
    auto origins = std::map<std::string_view, RowOrigin const*>{};
    for (auto const& row : rows) {
      auto const before = plan::record_with(before_, *plan::find_form(row.value.form), row.value.code());
      auto& tally = tallies[row.value.form];
      if (before == row.value) {
        ++tally.unchanged;
        continue;
      }
      ++(before ? tally.changed : tally.added);
      changed.push_back(row.value);
      origins.emplace(row.value.code(), &row.origin);
    }
    for (auto const& edit : plan::edits_of(std::move(changed))) {
      auto const& code = std::get<plan::PutRecord>(edit).record.code();
      apply(edit, code, *origins.at(code));
    }
    for (auto const& form : plan::forms()) {
      if (auto const found = tallies.find(form.id); found != tallies.end()) {
        out_.records.emplace_back(form.many_de, found->second);
      }
    }
  }

 private:
  plan::Plan const& before_;
  plan::Plan plan_;
  PlanImport& out_;
  Problems& problems_;

  void apply(plan::Edit const& edit, std::string const& code, RowOrigin const& origin) {
    auto entry = plan::apply_to(plan_, edit);
    if (!entry) {
      add_at_cells(Problems{entry.error().problems}, code, origin, problems_);
      return;
    }
    out_.edits.push_back(edit);
    out_.entries.push_back(*std::move(entry));
  }
};

void add_edits(Rows const& rows, plan::Plan const& before, PlanImport& out, Problems& problems) {
  auto trying = Trying{before, out, problems};
  trying.list(rows.fields, before.fields, out.fields,
              [](plan::Field const& field, bool) { return plan::Edit{plan::PutField{field}}; });
  trying.list(rows.goals, before.goals, out.goals,
              [](plan::Goal const& goal, bool) { return plan::Edit{plan::PutGoal{goal}}; });
  trying.list(rows.measures, before.measures, out.measures, [](plan::Measure const& measure, bool is_new) {
    return is_new ? plan::Edit{plan::AddMeasure{measure}} : plan::Edit{plan::EditMeasure{measure}};
  });
  trying.list(rows.milestones, before.milestones, out.milestones, [](plan::Milestone const& milestone, bool is_new) {
    return is_new ? plan::Edit{plan::AddMilestone{milestone}} : plan::Edit{plan::EditMilestone{milestone}};
  });
  trying.records(rows.records);
}

std::string names_of_sheets() {
  return fmt::format("{}, {}, {}, {}, {}, {} und eines je weiterer Art von Eintrag (`leitbild record forms`)",
                     field_table().names.front(), goal_table().names.front(), measure_table().names.front(),
                     place_table().names.front(), effect_table().names.front(), milestone_table().names.front());
}

/// What follows when the rows are there.
Result<PlanImport> prepare(Rows rows, Target const& target, std::optional<Base> const& base, Decide const& decide,
                           Problems problems) {
  auto out = PlanImport{};
  out.notes = std::move(rows.notes);
  check_repeats(rows.fields, problems);
  check_repeats(rows.goals, problems);
  check_repeats(rows.measures, problems);
  check_repeats(rows.milestones, problems);
  check_repeats(rows.records, problems);
  leave_out_fixed(rows, target.plan, base, out.notes, problems);
  if (base && base->origin.plan == target.origin) {
    auto merged = merge(rows, target.plan, *base, decide);
    std::ranges::move(merged.notes, std::back_inserter(out.notes));
    out.conflicts = std::move(merged.open);
    out.decided = merged.decided;
  } else if (base) {
    out.notes.emplace_back(
        "die Mappe kommt aus einem anderen Plan; verglichen wird nur mit dem Plan, wie er jetzt ist");
  }
  check_rules(rows, target, problems);
  if (problems.empty() && out.conflicts.empty()) { add_edits(rows, target.plan, out, problems); }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

/// Rows of a document: all of each object, in one place.
template <class T>
std::vector<ReadRow<T>> whole_rows(std::vector<T> const& objects, std::string const& where) {
  auto out = std::vector<ReadRow<T>>{};
  for (auto const& object : objects) {
    out.push_back(
        {.value = object,
         .origin = {
             .row = fmt::format("{}: {}", where, code_of(object)), .cells = {}, .unreadable = {}, .is_whole = true}});
  }
  return out;
}

}  // namespace

Result<PlanImport> prepare_import(std::vector<Sheet> const& sheets, Target const& target, Decide const& decide) {
  auto problems = Problems{};
  auto rows = read_sheets(sheets, target, problems);
  if (rows.empty() && problems.empty()) {
    problems.add(fmt::format("die Datei hat keine Zeile eines Plans; eine Arbeitsmappe hat die Blätter {}, eine "
                             "CSV-Datei Maßnahmen",
                             names_of_sheets()),
                 sheets.empty() ? std::string{} : sheets.front().file);
  }
  return prepare(std::move(rows), target, base_in(sheets), decide, std::move(problems));
}

Result<PlanImport> prepare_import(plan::Plan const& document, Target const& target, std::string const& where) {
  auto rows = Rows{};
  rows.fields = whole_rows(document.fields, where);
  rows.goals = whole_rows(document.goals, where);
  rows.measures = whole_rows(document.measures, where);
  rows.milestones = whole_rows(document.milestones, where);
  auto records = std::vector<plan::Record>{};
  for (auto const& form : plan::forms()) {
    for (auto i = std::size_t{0}; i < form.count(document); ++i) { records.push_back(form.at(document, i)); }
  }
  rows.records = whole_rows(records, where);
  return prepare(std::move(rows), target, std::nullopt, {}, {});
}

}  // namespace leitbild::exchange
