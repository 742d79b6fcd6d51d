// From a list of attributes and a member of the plan to a form.
#pragma once

#include <algorithm>

#include "plan/plan.h"
#include "plan/records/form.h"

namespace leitbild::plan {

/// Specialised for each type of object.
template <class T>
std::vector<Attribute<T>> const& attributes_of();

template <class T>
Record record_of(T const& row) {
  auto out = Record{.form = T::kForm, .values = {}};
  for (auto const& attribute : attributes_of<T>()) { out.values.push_back(attribute.text(row)); }
  return out;
}

template <class T>
Result<T> typed(Record const& record) {
  auto out = T{};
  auto problems = Problems{};
  auto const& attributes = attributes_of<T>();
  for (auto i = std::size_t{0}; i < attributes.size(); ++i) {
    auto const& info = attributes[i].info;
    if (auto done = attributes[i].read(out, record.values[i]); !done) {
      problems.add(within(std::string{record.code()} + " " + std::string{info.key}, done.error()));
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

/// Ids and titles of a form.
struct FormNames {
  std::string_view id, one_de, many_de, many_en, help_de;
};

template <auto Rows>
Form make_form(std::string_view topic_de, FormNames const& names) {
  using List = typename MemberOf<decltype(Rows)>::Value;
  using T = typename List::value_type;
  auto out = Form{.id = names.id,
                  .one_de = names.one_de,
                  .many_de = names.many_de,
                  .many_en = names.many_en,
                  .help_de = names.help_de,
                  .topic_de = topic_de,
                  .attributes = {},
                  .count = [](Plan const& plan) { return (plan.*Rows).size(); },
                  .at = nullptr,
                  .put = nullptr,
                  .add = nullptr,
                  .remove = nullptr,
                  .find = nullptr,
                  .code_at = nullptr,
                  .change_code = nullptr,
                  .own_rules = nullptr};
  for (auto const& attribute : attributes_of<T>()) { out.attributes.push_back(attribute.info); }
  out.at = [](Plan const& plan, std::size_t position) { return record_of((plan.*Rows)[position]); };
  out.put = [](Plan& plan, Record const& record) -> Result<void> {
    TRY(auto row, typed<T>(record));
    auto& rows = plan.*Rows;
    auto const found = std::ranges::find(rows, row.code, &T::code);
    if (found == rows.end()) {
      rows.push_back(std::move(row));
    } else {
      *found = std::move(row);
    }
    return {};
  };
  out.add = [](Plan& plan, Record const& record) -> Result<void> {
    TRY(auto row, typed<T>(record));
    (plan.*Rows).push_back(std::move(row));
    return {};
  };
  out.code_at = [](Plan const& plan, std::size_t position) -> std::string const& {
    return (plan.*Rows)[position].code;
  };
  out.remove = [](Plan& plan, std::string_view code) {
    return std::erase_if(plan.*Rows, [&](T const& row) { return row.code == code; }) > 0;
  };
  out.find = [](Plan const& plan, std::string_view code) -> std::optional<std::size_t> {
    auto const& rows = plan.*Rows;
    auto const found = std::ranges::find(rows, code, &T::code);
    if (found == rows.end()) { return std::nullopt; }
    return static_cast<std::size_t>(found - rows.begin());
  };
  out.change_code = [](Plan& plan, std::string_view code, std::string const& to) {
    auto const found = std::ranges::find(plan.*Rows, code, &T::code);
    if (found != (plan.*Rows).end()) { found->code = to; }
  };
  out.own_rules = [](Record const& record, Problems& problems) {
    if constexpr (requires(T const& row) { check_own_rules(row, problems); }) {
      if (auto const row = typed<T>(record)) { check_own_rules(*row, problems); }
    }
  };
  return out;
}

}  // namespace leitbild::plan
