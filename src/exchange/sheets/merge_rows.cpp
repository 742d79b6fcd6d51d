#include "exchange/sheets/merge_rows.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace leitbild::exchange {
namespace {

class Merging {
 public:
  /// `seen`: objects that the file has besides those in list().
  Merging(plan::Plan const& plan, Base const& base, Decide const& decide, std::vector<ObjectId> const& seen)
      : plan_{plan}, base_{base}, decide_{decide}, seen_{seen.begin(), seen.end()} {}

  MergeReport report() && { return std::move(report_); }

  /// `before` gives the object as the plan has it, by code.
  template <class T, class Before>
  void list(std::string const& kind, TableForm<T> const& form, std::vector<ReadRow<T>>& rows, Before before) {
    auto kept = std::vector<ReadRow<T>>{};
    for (auto& row : rows) {
      auto const code = code_of(row.value);
      seen_.insert({kind, code});
      auto const in_plan = before(code);
      auto const base = base_.objects.find(ObjectId{kind, code});
      if (!in_plan && base != base_.objects.end() && plan_.retired_codes.contains(code)) {
        if (!is_kept_although_removed(kind, code, form, row, base->second)) { continue; }
      } else if (in_plan) {
        auto const known = base == base_.objects.end() ? Texts{} : base->second;
        auto const merged = three_way(known, texts_of(form, *in_plan), given_texts(form, row));
        row.value = with_attributes(form, *in_plan, row.value, chosen(kind, code, form, row, merged));
      }
      kept.push_back(std::move(row));
    }
    rows = std::move(kept);
    note_missing(kind, form.names.front(), before);
  }

 private:
  plan::Plan const& plan_;
  Base const& base_;
  Decide const& decide_;
  std::set<ObjectId> seen_;
  MergeReport report_;

  /// Rows that were exported, are in the plan, and are no longer in the file.
  void note_missing(std::string const& kind, std::string_view sheet, auto const& in_plan) {
    auto codes = std::vector<std::string>{};
    for (auto at = base_.objects.lower_bound(ObjectId{kind, ""}); at != base_.objects.end() && at->first.first == kind;
         ++at) {
      if (!seen_.contains(at->first) && in_plan(at->first.second)) { codes.push_back(at->first.second); }
    }
    if (codes.empty()) { return; }
    constexpr auto kMostNamed = std::size_t{5};
    auto const named = std::vector<std::string>(
        codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(std::min(codes.size(), kMostNamed)));
    report_.notes.push_back(
        fmt::format("auf dem Blatt „{}“ {} ({}{}); im Plan bleibt, was dort stand", sheet,
                    codes.size() == 1 ? "fehlt eine Zeile" : fmt::format("fehlen {} Zeilen", codes.size()),
                    fmt::join(named, ", "), codes.size() > kMostNamed ? ", …" : ""));
  }

  static std::string code_of(plan::Record const& record) { return record.code(); }
  static std::string code_of(auto const& row) { return row.code; }

  /// False: neither decided nor for the plan.
  bool takes_file(Conflict conflict) {
    auto const take = decide_ ? decide_(conflict) : std::nullopt;
    if (!take) {
      report_.open.push_back(std::move(conflict));
      return false;
    }
    ++report_.decided;
    return *take == Take::kFile;
  }

  template <class T>
  bool is_kept_although_removed(std::string const& kind, std::string const& code, TableForm<T> const& form,
                                ReadRow<T> const& row, Texts const& base) {
    auto const file = given_texts(form, row);
    auto const merged = three_way(base, base, file);
    if (merged.from_file.empty()) {
      report_.notes.push_back(
          fmt::format("{}: {} ist im Plan inzwischen gelöscht und bleibt es", row.origin.row, code));
      return false;
    }
    auto const& attribute = merged.from_file.front();
    return takes_file({.place = row.origin.row,
                       .kind = kind,
                       .code = code,
                       .attribute = {},
                       .title = "gelöscht",
                       .base = base.contains(attribute) ? base.at(attribute) : std::string{},
                       .plan = {},
                       .file = file.at(attribute)});
  }

  /// What of the file is to be taken.
  template <class T>
  std::vector<std::string> chosen(std::string const& kind, std::string const& code, TableForm<T> const& form,
                                  ReadRow<T> const& row, Merged const& merged) {
    auto out = merged.from_file;
    for (auto const& clash : merged.clashes) {
      auto const column = std::ranges::find(form.columns, clash.attribute, &Column<T>::attribute);
      if (takes_file({.place = row.origin.place_of(clash.attribute),
                      .kind = kind,
                      .code = code,
                      .attribute = clash.attribute,
                      .title = std::string{column->names.front()},
                      .base = clash.base,
                      .plan = clash.plan,
                      .file = clash.file})) {
        out.push_back(clash.attribute);
      }
    }
    return out;
  }

  /// The plan's object with some attributes of the file's.
  template <class T>
  static T with_attributes(TableForm<T> const& form, T object, T const& file, std::vector<std::string> const& taken) {
    for (auto const& column : form.columns) {
      auto const& owner = column.belongs_to.empty() ? column.attribute : column.belongs_to;
      if (std::ranges::find(taken, owner) == taken.end()) { continue; }
      // Reading what was written gives the same value: it cannot fail.
      static_cast<void>(column.read(object, {.text = column.written(file), .source = Source::kWorkbook}));
    }
    return object;
  }
};

template <class T>
auto among(std::vector<T> const& list) {
  return [&list](std::string_view code) {
    auto const found = std::ranges::find(list, code, &T::code);
    return found == list.end() ? std::nullopt : std::optional<T>{*found};
  };
}

void merge_records(Merging& merging, std::vector<ReadRow<plan::Record>>& rows, plan::Plan const& plan) {
  auto by_form = std::map<std::string_view, std::vector<ReadRow<plan::Record>>>{};
  for (auto& row : rows) { by_form[row.value.form].push_back(std::move(row)); }
  rows.clear();
  for (auto i = std::size_t{0}; i < plan::forms().size(); ++i) {
    auto const& form = plan::forms()[i];
    auto& list = by_form[form.id];
    merging.list(std::string{form.id}, record_tables()[i], list,
                 [&](std::string_view code) { return plan::record_with(plan, form, code); });
    std::ranges::move(list, std::back_inserter(rows));
  }
}

}  // namespace

MergeReport merge(Rows& rows, plan::Plan const& plan, Base const& base, Decide const& decide) {
  auto merging = Merging{plan, base, decide, rows.left_out};
  merging.list("field", field_table(), rows.fields, among(plan.fields));
  merging.list("goal", goal_table(), rows.goals, among(plan.goals));
  merging.list("measure", whole_measure_table(), rows.measures, among(plan.measures));
  merging.list("milestone", milestone_table(), rows.milestones, among(plan.milestones));
  merge_records(merging, rows.records, plan);
  return std::move(merging).report();
}

}  // namespace leitbild::exchange
