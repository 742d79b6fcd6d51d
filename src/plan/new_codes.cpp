#include "plan/new_codes.h"

#include <fmt/format.h>

#include "plan/records/form.h"

namespace leitbild::plan {
namespace {

bool is_allowed(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_';
}

}  // namespace

NewCodes::NewCodes(Plan const& plan) : taken_{plan.retired_codes} {
  for (auto const& row : plan.fields) { taken_.insert(row.code); }
  for (auto const& row : plan.goals) { taken_.insert(row.code); }
  for (auto const& row : plan.measures) { taken_.insert(row.code); }
  for (auto const& row : plan.milestones) { taken_.insert(row.code); }
  for (auto const& form : forms()) {
    for (auto i = std::size_t{0}; i < form.count(plan); ++i) { taken_.insert(form.at(plan, i).code()); }
  }
}

std::string NewCodes::from(std::string_view prefix, std::string_view text) {
  auto base = std::string{prefix};
  for (auto const c : text) {
    if (is_allowed(c)) {
      base += c;
    } else if (!base.ends_with('-')) {
      base += '-';
    }
  }
  while (base.ends_with('-')) { base.pop_back(); }
  auto code = base;
  for (auto number = 2; taken_.contains(code); ++number) { code = fmt::format("{}-{}", base, number); }
  taken_.insert(code);
  return code;
}

}  // namespace leitbild::plan
