#include "plan/edits_of.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace leitbild::plan {
namespace {

using Codes = std::set<std::string, std::less<>>;

std::vector<Record> records_of(Plan const& plan) {
  auto out = std::vector<Record>{};
  for (auto const& form : forms()) {
    for (auto row = std::size_t{0}; row < form.count(plan); ++row) { out.push_back(form.at(plan, row)); }
  }
  return out;
}

/// The codes of all objects it refers to.
std::vector<std::string> references_in(Record const& record) {
  auto const& form = *find_form(record.form);
  auto out = std::vector<std::string>{};
  for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
    if (form.attributes[i].refers_to.empty()) { continue; }
    // One code reads as a list of one.
    auto codes = std::vector<std::string>{};
    if (read_value(codes, record.values[i])) { std::ranges::move(codes, std::back_inserter(out)); }
  }
  return out;
}

/// The record with its code and everything that refers to nothing.
Record without_references(Record record) {
  auto const& form = *find_form(record.form);
  for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
    if (!form.attributes[i].refers_to.empty() && !form.attributes[i].required) { record.values[i].clear(); }
  }
  return record;
}

/// Moves the records that wait for nothing in `waiting` to `edits`, in their order.
void put_ready(std::vector<Record>& pending, Codes& waiting, std::vector<Edit>& edits) {
  auto left = std::vector<Record>{};
  for (auto& record : pending) {
    auto const blocks = [&](std::string const& code) { return code != record.code() && waiting.contains(code); };
    if (std::ranges::any_of(references_in(record), blocks)) {
      left.push_back(std::move(record));
      continue;
    }
    waiting.erase(record.code());
    edits.emplace_back(PutRecord{std::move(record)});
  }
  pending = std::move(left);
}

/// All records, those that others refer to first.
void put_records(std::vector<Record> pending, std::vector<Edit>& edits) {
  auto waiting = Codes{};
  for (auto const& record : pending) { waiting.insert(record.code()); }
  auto again = std::vector<Record>{};
  while (!pending.empty()) {
    auto const before = pending.size();
    put_ready(pending, waiting, edits);
    if (pending.size() < before) { continue; }
    // A circle. What stands first may only wait for it; then it is put twice, which changes nothing.
    auto first = std::move(pending.front());
    pending.erase(pending.begin());
    waiting.erase(first.code());
    edits.emplace_back(PutRecord{without_references(first)});
    again.push_back(std::move(first));
  }
  for (auto& record : again) { edits.emplace_back(PutRecord{std::move(record)}); }
}

}  // namespace

std::vector<Edit> edits_of(std::vector<Record> records) {
  auto edits = std::vector<Edit>{};
  put_records(std::move(records), edits);
  return edits;
}

std::vector<Edit> edits_of(Plan const& plan) {
  auto edits = std::vector<Edit>{};
  for (auto const& field : plan.fields) { edits.emplace_back(PutField{field}); }
  for (auto const& goal : plan.goals) { edits.emplace_back(PutGoal{goal}); }
  for (auto const& measure : plan.measures) { edits.emplace_back(AddMeasure{measure}); }
  for (auto const& milestone : plan.milestones) { edits.emplace_back(AddMilestone{milestone}); }
  put_records(records_of(plan), edits);
  return edits;
}

}  // namespace leitbild::plan
