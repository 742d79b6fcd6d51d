#include "server/load_site.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

#include <fmt/format.h>

#include "base/heap.h"
#include "scenario/selection.h"
#include "server/city/indicator.h"
#include "server/features/collection.h"
#include "server/tiles/tilesets.h"

namespace leitbild::server {
namespace {

Result<scenario::Evaluation> effects_of(city::City const& city, plan::Plan const& plan, Date day, Note const& note) {
  auto const year = scenario::year_of_last_effect(plan, Year{static_cast<int>(day.year())});
  auto evaluation =
      scenario::evaluate({.city = city, .plan = plan, .selection = {.all = true, .codes = {}}, .year = year});
  if (evaluation) { return evaluation; }
  note(fmt::format("die Wirkung der Maßnahmen lässt sich nicht rechnen, gezeigt wird nur der heutige Stand: {}",
                   to_text(evaluation.error())));
  return scenario::evaluate_today(city);
}

/// The GeoPackages of the folder layers/, by name. What cannot be read is left out, and `note` hears why.
std::vector<std::shared_ptr<exchange::FeatureFile const>> layer_files(std::filesystem::path const& folder,
                                                                      Note const& note) {
  auto paths = std::vector<std::filesystem::path>{};
  auto error = std::error_code{};
  for (auto const& entry : std::filesystem::directory_iterator{folder / "layers", error}) {
    if (entry.path().extension() == ".gpkg") { paths.push_back(entry.path()); }
  }
  std::ranges::sort(paths);
  auto out = std::vector<std::shared_ptr<exchange::FeatureFile const>>{};
  for (auto const& path : paths) {
    auto file = exchange::FeatureFile::open(path);
    if (file) {
      out.push_back(*std::move(file));
    } else {
      note(fmt::format("layers/{} wird nicht angeboten: {}", path.filename().string(), to_text(file.error())));
    }
  }
  return out;
}

/// What pages and maps need and takes long; whoever comes before it is ready waits for it.
void prepare(Site const& site) {
  site.derived<Tilesets>();
  site.derived<Collections>();
  site.derived<ContributionsOfSite>();
  give_back_freed_memory();
}

}  // namespace

Result<std::shared_ptr<Site const>> load_site(store::Workspace const& workspace, Publication const& publication,
                                              Note const& note) {
  TRY(auto layers, workspace.layers());
  if (layers.districts.rows.empty()) {
    return fail(fmt::format("in diesem Arbeitsordner liegt noch kein Stadtmodell; `leitbild import {}` liest eines ein",
                            workspace.folder().string()));
  }
  TRY(auto plan, workspace.plan());
  auto const all = plan;
  plan = public_part(std::move(plan), all);
  auto content = SiteContent{
      .plan = std::move(plan), .city = city::assemble(std::move(layers)), .evaluation = {}, .today = today()};
  TRY(content.evaluation, effects_of(content.city, content.plan, content.today, note));
  TRY(content.journal, workspace.journal());
  if (!workspace.past_state()) {
    for (auto const& version : all.versions) {
      if (version.sha256.empty()) { continue; }  // not adopted yet
      TRY(auto adopted, workspace.adopted_plan(version.code));
      content.adopted.emplace(version.code, public_part(std::move(adopted), all));
    }
  }
  content.publication = publication;
  content.layer_files = layer_files(workspace.folder(), note);
  content.past_state = workspace.past_state().value_or(std::string{});
  return Site::make(std::move(content));
}

void watch(store::Workspace const& workspace, Publication const& publication, Service& service, Note const& note,
           std::stop_token const& stop) {
  auto mutex = std::mutex{};
  auto sleeps = std::condition_variable_any{};
  auto last = workspace.commits_of_others();
  prepare(*service.site.now().site);
  while (!stop.stop_requested()) {
    auto lock = std::unique_lock{mutex};
    sleeps.wait_for(lock, stop, std::chrono::seconds{1}, [] { return false; });
    auto const commits = workspace.commits_of_others();
    if (stop.stop_requested() || !commits || (last && *commits == *last)) { continue; }
    last = commits;
    auto site = load_site(workspace, publication, note);
    if (!site) {
      note(fmt::format("der geänderte Plan lässt sich nicht lesen, gezeigt wird weiter der vorige Stand: {}",
                       to_text(site.error())));
      continue;
    }
    prepare(**site);
    service.site.replace(std::move(*site));
    note("der Plan hat sich geändert, gezeigt wird der neue Stand");
  }
}

}  // namespace leitbild::server
