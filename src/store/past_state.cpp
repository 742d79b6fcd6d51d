#include "store/past_state.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "base/date.h"
#include "store/gpkg/journal.h"
#include "store/gpkg/version_contents.h"

namespace leitbild::store {
namespace {

namespace fs = std::filesystem;

Result<PastState> state_at(gpkg::Database const& db, std::string const& name, Date day) {
  if (std::chrono::sys_days{day} > std::chrono::sys_days{today()}) {
    return fail(fmt::format("der {} liegt in der Zukunft", german(day)));
  }
  TRY(auto plan, gpkg::plan_at(db, day));
  return PastState{.name = name,
                   .title_de = fmt::format("der Plan, wie er am Ende des {} war", german(day)),
                   .until = gpkg::end_of(day),
                   .plan = std::move(plan)};
}

/// The decision's day is in the plan of today: a version is part of the plan only once it is adopted.
Result<std::string> day_of_decision(gpkg::Database const& db, std::string const& version) {
  TRY(auto const text, db.one_text("SELECT decided_on FROM plan_version WHERE code = ?", {version}));
  auto const day = parse_rough_date(text.value_or(""));
  return day ? fmt::format(", beschlossen am {}", german(*day)) : std::string{};
}

}  // namespace

FolderAndState folder_and_state(fs::path const& typed) {
  auto ignored = std::error_code{};
  auto text = typed.string();
  while (text.size() > 1 && text.back() == '/') { text.pop_back(); }
  auto const at = text.rfind('@');
  auto const slash = text.rfind('/');
  auto const in_name = at != std::string::npos && at > 0 && (slash == std::string::npos || at > slash + 1);
  if (!in_name || fs::exists(typed, ignored)) { return {.folder = typed, .state = {}}; }
  return {.folder = text.substr(0, at), .state = text.substr(at + 1)};
}

Result<PastState> past_state(gpkg::Database const& db, std::string const& name) {
  if (auto const day = parse_iso_date(name)) { return state_at(db, name, *day); }
  auto plan = gpkg::adopted_plan(db, name);
  if (!plan) {
    auto error = std::move(plan).error();
    error.problems.front().what += "; ein Stand ist eine Fassung (kl@F1) oder ein Tag (kl@2026-03-31)";
    return fail(std::move(error));
  }
  TRY(auto const decided, day_of_decision(db, name));
  TRY(auto const at, db.one_text("SELECT max(at) FROM journal WHERE action = 'adopt' AND object = ?", {name}));
  return PastState{.name = name,
                   .title_de = fmt::format("die Fassung {}{}", name, decided),
                   .until = at.value_or(""),
                   .plan = *std::move(plan)};
}

}  // namespace leitbild::store
