// Four steps: cells to rows; rows of places and effects to their measures; rules of the whole plan, each problem carried
// back to its cell; what differs becomes an edit.
#include "exchange/sheets/prepare_import.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "exchange/sheets/read_rows.h"
#include "plan/rules.h"
#include "scenario/check_effects.h"

namespace leitbild::exchange {
namespace {

using MeasureRow = ReadRow<plan::Measure>;

struct Rows {
  std::vector<ReadRow<plan::Field>> fields;
  std::vector<ReadRow<plan::Goal>> goals;
  std::vector<MeasureRow> measures;
  std::vector<ReadRow<PlaceRow>> places;
  std::vector<ReadRow<EffectRow>> effects;
  std::vector<ReadRow<plan::Milestone>> milestones;
};

/// The object with that code as it is in the plan, or a new one.
template <class T>
std::function<T(std::string_view)> known(std::vector<T> const& list) {
  return [&list](std::string_view code) {
    auto const found = std::ranges::find(list, code, &T::code);
    auto out = found == list.end() ? T{} : *found;
    out.code = code;
    return out;
  };
}

template <class T>
std::function<T(std::string_view)> empty_row() {
  return [](std::string_view) { return T{}; };
}

/// Nothing if places can be taken as they are.
Result<std::optional<geo::Transform>> way_to_city(std::optional<int> epsg, geo::Crs plane) {
  if (!epsg || geo::Crs{*epsg} == plane) { return std::optional<geo::Transform>{}; }
  if (plane == geo::kLocalPlane) {
    return fail("die Stadt hat noch kein Koordinatensystem; bitte zuerst `leitbild import` ausführen");
  }
  TRY(auto transform, geo::Transform::between(geo::Crs{*epsg}, plane));
  return std::optional{std::move(transform)};
}

class Reading {
 public:
  explicit Reading(Target const& target) : target_{target} {}

  Rows rows;
  Problems problems;
  std::vector<std::string> notes;

  void sheet(Sheet const& sheet) {
    if (sheet.rows.empty()) { return; }
    if (sheet.source == Source::kCsv) {
      auto const header = read(sheet, whole_measure_table(), known(target_.plan.measures), rows.measures);
      carry(header, sheet, rows.measures, [](plan::Measure& m) { return std::span{m.places}; });
    } else if (is_called(sheet.name, field_table().names)) {
      read(sheet, field_table(), known(target_.plan.fields), rows.fields);
    } else if (is_called(sheet.name, goal_table().names)) {
      read(sheet, goal_table(), known(target_.plan.goals), rows.goals);
    } else if (is_called(sheet.name, measure_table().names)) {
      read(sheet, measure_table(), known(target_.plan.measures), rows.measures);
    } else if (is_called(sheet.name, place_table().names)) {
      auto const header = read(sheet, place_table(), empty_row<PlaceRow>(), rows.places);
      carry(header, sheet, rows.places, [](PlaceRow& row) { return std::span{&row.place, 1}; });
    } else if (is_called(sheet.name, effect_table().names)) {
      read(sheet, effect_table(), empty_row<EffectRow>(), rows.effects);
    } else if (is_called(sheet.name, milestone_table().names)) {
      read(sheet, milestone_table(), known(target_.plan.milestones), rows.milestones);
    } else {
      notes.push_back(fmt::format("das Blatt „{}“ wird nicht gelesen", sheet.name));
    }
  }

 private:
  Target const& target_;

  template <class T>
  Header read(Sheet const& sheet, TableForm<T> const& form, std::function<T(std::string_view)> const& base,
              std::vector<ReadRow<T>>& out) {
    auto header = match_header(sheet, form, problems);
    check_width(sheet, problems);
    auto read = read_rows(sheet, form, header, base, problems);
    out.insert(out.end(), std::make_move_iterator(read.begin()), std::make_move_iterator(read.end()));
    return header;
  }

  /// Places from the file's coordinate system to the city's.
  template <class Row, class PlacesOf>
  void carry(Header const& header, Sheet const& sheet, std::vector<Row>& read, PlacesOf places_of_row) {
    auto const transform = way_to_city(header.epsg, target_.plane);
    if (!transform) { problems.add(within(place_of(sheet, 0, 0), transform.error())); }
    if (!transform || !*transform) { return; }
    for (auto& row : read) {
      // A cell that is not there or cannot be read has left what the plan already has in its own plane.
      if (!row.origin.cells.contains("places") || row.origin.unreadable.contains("places")) { continue; }
      for (auto& place : places_of_row(row.value)) { place.shape = geo::carried(place.shape, **transform); }
    }
  }
};

/// Two rows for one thing.
template <class T>
void check_repeats(std::vector<ReadRow<T>> const& rows, Problems& problems) {
  auto first = std::map<std::string_view, std::string_view>{};
  for (auto const& row : rows) {
    auto const [before, is_new] = first.emplace(row.value.code, row.origin.row);
    if (!is_new && !row.value.code.empty()) {
      problems.add(fmt::format("das Kürzel „{}“ steht schon in {}", row.value.code, before->second), row.origin.row);
    }
  }
}

/// Names become codes. A code that the measure already has is left alone, even if the city no longer knows it.
void name_districts(MeasureRow& row, Target const& target, Problems& problems) {
  auto const* const before = plan::find_measure(target.plan, row.value.code);
  for (auto& name : row.value.districts) {
    auto const kept = before != nullptr && std::ranges::find(before->districts, name) != before->districts.end();
    if (kept || target.districts.rows.empty()) { continue; }
    if (auto const found = city::find(target.districts, name)) {
      name = target.districts.rows[*found].code;
      continue;
    }
    auto codes = std::vector<std::string>{};
    for (auto const& district : target.districts.rows) {
      codes.push_back(fmt::format("{} ({})", district.code, district.name));
    }
    problems.add(fmt::format("es gibt keinen Bezirk „{}“; bekannt sind {}", name, fmt::join(codes, ", ")),
                 row.origin.place_of("districts"));
  }
}

/// The row of a measure that a place or an effect belongs to: of the file, else made from the plan.
MeasureRow* row_of(std::string const& code, RowOrigin const& origin, Target const& target,
                   std::vector<MeasureRow>& measures, Problems& problems) {
  auto const has_code = [&](MeasureRow const& row) { return row.value.code == code; };
  auto const found = std::ranges::find_if(measures, has_code);
  if (found != measures.end()) { return &*found; }
  if (auto const* const planned = plan::find_measure(target.plan, code)) {
    return &measures.emplace_back(
        MeasureRow{.value = *planned, .origin = {.row = origin.row, .cells = {}, .unreadable = {}}});
  }
  problems.add(fmt::format("weder Datei noch Plan haben eine Maßnahme „{}“", code), origin.row);
  return nullptr;
}

/// In the order of their numbers where all have one; else as they stand. Numbers must be 1, 2, 3 …
template <class T>
void order(std::vector<ReadRow<T> const*>& rows, Problems& problems) {
  if (!std::ranges::any_of(rows, [](auto const* row) { return row->value.position.has_value(); })) { return; }
  std::ranges::stable_sort(rows, {}, [](auto const* row) { return row->value.position.value_or(0); });
  for (auto i = std::size_t{0}; i < rows.size(); ++i) {
    if (rows[i]->value.position == static_cast<int>(i + 1) || rows[i]->origin.unreadable.contains("position")) {
      continue;
    }
    auto const given = rows[i]->value.position ? fmt::format("{}", *rows[i]->value.position) : std::string{};
    problems.add(fmt::format("die Nummer „{}“ passt nicht; die {} Zeilen zu „{}“ werden lückenlos ab 1 gezählt", given,
                             rows.size(), rows[i]->value.measure),
                 rows[i]->origin.place_of("position"));
    return;
  }
}

/// Gives each measure the rows that name it; `take` puts them in.
template <class T, class Take>
void gather(std::vector<ReadRow<T>> const& rows, Target const& target, std::vector<MeasureRow>& measures,
            std::string const& attribute, Take take, Problems& problems) {
  auto codes = std::vector<std::string>{};
  auto by_code = std::map<std::string, std::vector<ReadRow<T> const*>>{};
  for (auto const& row : rows) {
    if (!by_code.contains(row.value.measure)) { codes.push_back(row.value.measure); }
    by_code[row.value.measure].push_back(&row);
  }
  for (auto const& code : codes) {
    auto& list = by_code[code];
    auto* const measure = row_of(code, list.front()->origin, target, measures, problems);
    if (measure == nullptr) { continue; }
    order(list, problems);
    take(measure->value, list);
    measure->origin.cells[attribute] = list.front()->origin.row;
    for (auto const* const row : list) {
      if (!row->origin.unreadable.empty()) { measure->origin.unreadable.insert(attribute); }
    }
  }
}

void gather(Rows& rows, Target const& target, Problems& problems) {
  using Places = std::vector<ReadRow<PlaceRow> const*>;
  using Effects = std::vector<ReadRow<EffectRow> const*>;
  auto const take_places = [](plan::Measure& measure, Places const& list) {
    measure.places.clear();
    for (auto const* const row : list) { measure.places.push_back(row->value.place); }
  };
  auto const take_effects = [](plan::Measure& measure, Effects const& list) {
    measure.effects.clear();
    for (auto const* const row : list) { measure.effects.push_back(row->value.effect); }
  };
  gather(rows.places, target, rows.measures, "places", take_places, problems);
  gather(rows.effects, target, rows.measures, "effects", take_effects, problems);
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
}

/// Puts the edit into `out` unless it changes nothing; `plan` goes along.
template <class T>
Result<void> add_edit(plan::Plan& plan, std::vector<T> const& before, T const& row, plan::Edit const& edit,
                      Tally& tally, PlanImport& out) {
  auto const found = std::ranges::find(before, row.code, &T::code);
  if (found != before.end() && *found == row) {
    ++tally.unchanged;
    return {};
  }
  ++(found == before.end() ? tally.added : tally.changed);
  TRY(auto entry, plan::apply_to(plan, edit));
  out.edits.push_back(edit);
  out.entries.push_back(std::move(entry));
  return {};
}

Result<PlanImport> edits_of(Rows const& rows, plan::Plan const& before) {
  auto out = PlanImport{};
  auto plan = before;
  for (auto const& row : rows.fields) {
    TRY_DO(add_edit(plan, before.fields, row.value, plan::PutField{row.value}, out.fields, out));
  }
  for (auto const& row : rows.goals) {
    TRY_DO(add_edit(plan, before.goals, row.value, plan::PutGoal{row.value}, out.goals, out));
  }
  for (auto const& row : rows.measures) {
    auto const is_new = plan::find_measure(before, row.value.code) == nullptr;
    auto const edit = is_new ? plan::Edit{plan::AddMeasure{row.value}} : plan::Edit{plan::EditMeasure{row.value}};
    TRY_DO(add_edit(plan, before.measures, row.value, edit, out.measures, out));
  }
  for (auto const& row : rows.milestones) {
    auto const is_new = plan::find_milestone(before, row.value.code) == nullptr;
    auto const edit = is_new ? plan::Edit{plan::AddMilestone{row.value}} : plan::Edit{plan::EditMilestone{row.value}};
    TRY_DO(add_edit(plan, before.milestones, row.value, edit, out.milestones, out));
  }
  return out;
}

std::string names_of_sheets() {
  return fmt::format("{}, {}, {}, {}, {}, {}", field_table().names.front(), goal_table().names.front(),
                     measure_table().names.front(), place_table().names.front(), effect_table().names.front(),
                     milestone_table().names.front());
}

}  // namespace

Result<PlanImport> prepare_import(std::vector<Sheet> const& sheets, Target const& target) {
  auto reading = Reading{target};
  for (auto const& sheet : sheets) { reading.sheet(sheet); }
  auto& [fields, goals, measures, places, effects, milestones] = reading.rows;
  auto const is_empty =
      fields.empty() && goals.empty() && measures.empty() && places.empty() && effects.empty() && milestones.empty();
  if (is_empty && reading.problems.empty()) {
    reading.problems.add(
        fmt::format("die Datei hat keine Zeile eines Plans; eine Arbeitsmappe hat die Blätter {}, eine "
                    "CSV-Datei Maßnahmen",
                    names_of_sheets()),
        sheets.empty() ? std::string{} : sheets.front().file);
  }
  check_repeats(fields, reading.problems);
  check_repeats(goals, reading.problems);
  check_repeats(measures, reading.problems);
  check_repeats(milestones, reading.problems);
  for (auto& row : measures) { name_districts(row, target, reading.problems); }
  gather(reading.rows, target, reading.problems);
  check_rules(reading.rows, target, reading.problems);
  if (!reading.problems.empty()) { return std::move(reading.problems).as_failure(); }
  TRY(auto out, edits_of(reading.rows, target.plan));
  out.notes = std::move(reading.notes);
  return out;
}

}  // namespace leitbild::exchange
