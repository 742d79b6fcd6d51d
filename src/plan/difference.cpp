#include "plan/difference.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.h"
#include "plan/rename.h"

namespace leitbild::plan {
namespace {

using What = ObjectDifference::Kind;

std::string const& title_of(Field const& field) { return field.name_de; }
std::string const& title_of(Goal const& goal) { return goal.text_de; }
std::string const& title_of(Measure const& measure) { return measure.title; }
std::string const& title_of(Milestone const& milestone) { return milestone.title_de; }
std::string const& code_of(Record const& record) { return record.code(); }
template <class T>
std::string const& code_of(T const& row) {
  return row.code;
}

using Codes = std::map<std::string, std::string>;  // code of today -> code in that state, where it is another

std::string own_code(Codes const& own, std::string const& code) {
  auto const found = own.find(code);
  return found == own.end() ? code : found->second;
}

/// Both states in the codes of today.
struct Sides {
  InCodesOf before, after;

  /// Nothing where the object had the same code in both.
  std::optional<Change> renaming(std::string const& code) const {
    auto was = own_code(before.own, code);
    auto is = own_code(after.own, code);
    if (was == is) { return std::nullopt; }
    return Change{.title_de = "Kürzel", .before = std::move(was), .after = std::move(is)};
  }
};

/// Rows by their code.
template <class T>
std::unordered_map<std::string_view, T const*> by_code(std::vector<T> const& rows) {
  auto out = std::unordered_map<std::string_view, T const*>{};
  for (auto const& row : rows) { out.emplace(code_of(row), &row); }
  return out;
}

template <class T>
void compare(Sides const& sides, std::vector<T> const& before, std::vector<T> const& after, std::string_view what,
             std::vector<ObjectDifference>& out) {
  auto const now = by_code(after);
  for (auto const& row : before) {
    auto const found = now.find(code_of(row));
    if (found == now.end()) {
      out.push_back({What::kRemoved, std::string{what}, code_of(row), title_of(row), {}});
      continue;
    }
    auto changes = changes_between(row, *found->second);
    if (auto renaming = sides.renaming(code_of(row))) { changes.insert(changes.begin(), *std::move(renaming)); }
    if (!changes.empty()) {
      out.push_back({What::kChanged, std::string{what}, code_of(row), title_of(*found->second), std::move(changes)});
    }
  }
  auto const then = by_code(before);
  for (auto const& row : after) {
    if (!then.contains(code_of(row))) {
      out.push_back({What::kAdded, std::string{what}, code_of(row), title_of(row), {}});
    }
  }
}

/// A former code is how a renaming is stored; the object itself says it already.
void leave_out_shown_renamings(Sides const& sides, std::vector<ObjectDifference>& objects) {
  auto const is_of_renamed = [&](Plan const& plan, std::string const& code) {
    auto const* const former = find_former_code(plan, code);
    return former != nullptr && (sides.before.own.contains(former->object) || sides.after.own.contains(former->object));
  };
  auto const what = find_form(FormerCode::kForm)->one_de;
  std::erase_if(objects, [&](ObjectDifference const& object) {
    return object.what_de == what &&
           (is_of_renamed(sides.before.plan, object.code) || is_of_renamed(sides.after.plan, object.code));
  });
}

std::vector<Record> records_of(Plan const& plan, Form const& form) {
  auto out = std::vector<Record>{};
  for (auto i = std::size_t{0}; i < form.count(plan); ++i) { out.push_back(form.at(plan, i)); }
  return out;
}

EuroCents cost_of(Measure const& measure) {
  return is_pursued(measure.state) && measure.cost ? measure.cost->amount : EuroCents{};
}

EuroCents total_cost(Plan const& plan) {
  auto out = EuroCents{};
  for (auto const& measure : plan.measures) { out += cost_of(measure); }
  return out;
}

std::size_t counted(Plan const& plan) {
  return static_cast<std::size_t>(std::ranges::count_if(plan.measures, is_pursued, &Measure::state));
}

std::optional<int> later(std::optional<Year> before, std::optional<Year> after) {
  if (!before || !after || *before == *after) { return std::nullopt; }
  return after->value - before->value;
}

std::vector<Shift> shifts_between(Plan const& before, Plan const& after) {
  auto out = std::vector<Shift>{};
  auto const now = by_code(after.measures);
  for (auto const& measure : before.measures) {
    auto const at = now.find(measure.code);
    if (at == now.end()) { continue; }
    auto const* const found = at->second;
    auto const shift = Shift{.code = measure.code,
                             .cost = cost_of(*found) - cost_of(measure),
                             .start = later(measure.start, found->start),
                             .end = later(measure.end, found->end)};
    if (shift.cost != EuroCents{} || shift.start || shift.end) { out.push_back(shift); }
  }
  return out;
}

std::string signed_euros(EuroCents amount) { return (amount > EuroCents{} ? "+" : "") + format_euros(amount); }
std::string signed_years(int years) {
  return fmt::format("{:+} {}", years, years == 1 || years == -1 ? "Jahr" : "Jahre");
}

constexpr auto kSigns = std::array<std::string_view, 3>{"+", "-", "~"};
constexpr auto kNames = std::array<std::string_view, 3>{"added", "removed", "changed"};

std::size_t number_of(Difference const& difference, What kind) {
  return static_cast<std::size_t>(std::ranges::count(difference.objects, kind, &ObjectDifference::kind));
}

std::string to_text(Shift const& shift) {
  auto out = fmt::format("  {}:", shift.code);
  if (shift.cost != EuroCents{}) { out += fmt::format(" Kosten {}", signed_euros(shift.cost)); }
  if (shift.start) { out += fmt::format(" Beginn {}", signed_years(*shift.start)); }
  if (shift.end) { out += fmt::format(" Abschluss {}", signed_years(*shift.end)); }
  return out + "\n";
}

}  // namespace

Difference difference(Plan const& then, Plan const& now) {
  auto const sides = Sides{.before = in_codes_of(then, now.former_codes), .after = in_codes_of(now, then.former_codes)};
  auto const& before = sides.before.plan;
  auto const& after = sides.after.plan;
  auto out = Difference{.objects = {},
                        .cost_before = total_cost(before),
                        .cost_after = total_cost(after),
                        .measures_before = counted(before),
                        .measures_after = counted(after),
                        .shifts = shifts_between(before, after)};
  compare(sides, before.fields, after.fields, "Handlungsfeld", out.objects);
  compare(sides, before.goals, after.goals, "Ziel", out.objects);
  compare(sides, before.measures, after.measures, "Maßnahme", out.objects);
  compare(sides, before.milestones, after.milestones, "Meilenstein", out.objects);
  for (auto const& form : forms()) {
    compare(sides, records_of(before, form), records_of(after, form), form.one_de, out.objects);
  }
  leave_out_shown_renamings(sides, out.objects);
  return out;
}

std::string to_text(Difference const& difference, std::string_view before, std::string_view after) {
  auto out =
      fmt::format("{} → {}: {} neu, {} entfallen, {} geändert\n", before, after, number_of(difference, What::kAdded),
                  number_of(difference, What::kRemoved), number_of(difference, What::kChanged));
  for (auto const& object : difference.objects) {
    out += fmt::format("{} {} {}  {}\n", kSigns.at(static_cast<std::size_t>(object.kind)), object.what_de, object.code,
                       object.title);
    for (auto const& change : object.changes) { out += fmt::format("    {}\n", to_text(change)); }
  }
  out += fmt::format("Maßnahmen, die zählen: {} → {}; ihre Kosten: {} → {} ({}), jede zu ihrem Preisstand\n",
                     difference.measures_before, difference.measures_after, format_euros(difference.cost_before),
                     format_euros(difference.cost_after),
                     difference.cost_after == difference.cost_before
                         ? "unverändert"
                         : signed_euros(difference.cost_after - difference.cost_before));
  if (!difference.shifts.empty()) { out += "Geld und Jahre:\n"; }
  for (auto const& shift : difference.shifts) { out += to_text(shift); }
  return out;
}

Json to_json(Difference const& difference, std::string_view before, std::string_view after) {
  auto objects = Json::array();
  for (auto const& object : difference.objects) {
    auto changes = Json::array();
    for (auto const& change : object.changes) {
      changes.push_back({{"attribute", change.title_de}, {"before", change.before}, {"after", change.after}});
    }
    objects.push_back({{"kind", kNames.at(static_cast<std::size_t>(object.kind))},
                       {"what", object.what_de},
                       {"code", object.code},
                       {"title", object.title},
                       {"changes", std::move(changes)}});
  }
  auto shifts = Json::array();
  for (auto const& shift : difference.shifts) {
    auto item = Json{{"code", shift.code}, {"cost", shift.cost.value}};
    if (shift.start) { item["start_years"] = *shift.start; }
    if (shift.end) { item["end_years"] = *shift.end; }
    shifts.push_back(std::move(item));
  }
  return {{"before", before},
          {"after", after},
          {"added", number_of(difference, What::kAdded)},
          {"removed", number_of(difference, What::kRemoved)},
          {"changed", number_of(difference, What::kChanged)},
          {"objects", std::move(objects)},
          {"measures_before", difference.measures_before},
          {"measures_after", difference.measures_after},
          {"cost_before", difference.cost_before.value},
          {"cost_after", difference.cost_after.value},
          {"shifts", std::move(shifts)}};
}

}  // namespace leitbild::plan
