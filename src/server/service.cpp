#include "server/service.h"

namespace leitbild::server {

SiteHolder::SiteHolder(std::shared_ptr<Site const> site)
    : current_{std::make_shared<Numbered const>(Numbered{std::move(site), 1})} {}

void SiteHolder::replace(std::shared_ptr<Site const> site) {
  // One thread replaces (the one that watches the plan), many read.
  current_.store(std::make_shared<Numbered const>(Numbered{std::move(site), now().number + 1}));
}

}  // namespace leitbild::server
