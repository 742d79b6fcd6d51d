// What most commands begin with: a workspace with its city and plan, and which measures to count.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "city/city.h"
#include "plan/plan.h"
#include "plan/records/form.h"
#include "scenario/scenario.h"
#include "store/workspace.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace leitbild::app {

struct Session {
  store::Workspace workspace;
  city::City city;
  plan::Plan plan;
};

/// To read: says on the error stream which plan it is if not that of today, and if another program changed the plan and
/// nobody has decided about that yet. Error: as Workspace::open().
Result<store::Workspace> open_to_read(std::filesystem::path const& folder);
/// To change the plan or the city. Error, before any work is done: another program changed the plan; the plan is not that
/// of today.
Result<store::Workspace> open_to_change(std::filesystem::path const& folder,
                                        store::Workspace::Opening opening = store::Workspace::Opening::kUsual);

/// To read. Error: as Workspace::open(), or nothing was imported yet and what to do.
Result<Session> open_session(std::filesystem::path const& folder);

/// The code of today of something that was typed, wherever a code is typed; says on the error stream that it is another.
std::string current(plan::Plan const& plan, std::string const& code);
/// The same for all references of a record.
plan::Record with_current_codes(plan::Plan const& plan, plan::Record record);

/// The day that was typed, else today. Error: not a day, with the name of the option.
Result<Date> day_or_today(std::string const& text, std::string const& option = "--today");

/// "es gibt keinen Bezirk …" with the codes and names of those there are.
std::string unknown_district(city::Districts const& districts, std::string_view name);

/// Which measures are counted, and for which year.
struct ScenarioOptions {
  std::vector<std::string> measures;
  bool all{};
  int year{};  // 0: not given
};

/// --measures and --year.
CLI::Option* add_selection_options(CLI::App& command, ScenarioOptions& options);
/// The same and --all.
void add_scenario_options(CLI::App& command, ScenarioOptions& options);

/// The measures and the year that the options mean. Without --year the year in which the last measure of the plan takes
/// effect, at least the current one. Only where there are measures.
scenario::Scenario scenario_of(Session const& session, ScenarioOptions const& options);

/// Without --measures and --all today only, else scenario_of().
Result<scenario::Evaluation> evaluate(Session const& session, ScenarioOptions const& options);

}  // namespace leitbild::app
