// From a workspace to a site, and again whenever the plan changed.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "base/result.h"
#include "server/service.h"
#include "store/workspace.h"

namespace leitbild::server {

/// Hears what happens in the background, one sentence each.
using Note = std::function<void(std::string const&)>;

/// Plan, city and all effects as they are now, and the GeoPackages of the folder layers/. A plan whose measures contradict each other is shown with the values of
/// today, and `note` hears why. Error: nothing was imported yet; as the functions of Workspace.
Result<std::shared_ptr<Site const>> load_site(store::Workspace const& workspace, Publication const& publication,
                                              Note const& note);

/// Looks once a second whether another program changed the plan and replaces the site of the service, until it is asked to
/// stop. A plan that cannot be read leaves the site as it is; `note` hears of it.
void watch(store::Workspace const& workspace, Publication const& publication, Service& service, Note const& note,
           std::stop_token const& stop);

}  // namespace leitbild::server
