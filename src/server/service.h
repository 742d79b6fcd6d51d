// What stands behind all requests: the current site, the counters, the descriptions.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "server/metrics.h"
#include "server/response.h"
#include "server/site.h"

namespace leitbild::server {

/// The site of now, and how often it was replaced. Any thread.
class SiteHolder {
 public:
  struct Numbered {
    std::shared_ptr<Site const> site;
    std::uint64_t number{};  // from 1
  };
  explicit SiteHolder(std::shared_ptr<Site const> site);

  Numbered now() const { return *current_.load(); }
  void replace(std::shared_ptr<Site const> site);

 private:
  std::atomic<std::shared_ptr<Numbered const>> current_;
};

struct Service {
  SiteHolder site;
  Metrics metrics{};
  /// "https://example.org/plan", as readers see it; empty: what the request says.
  std::string public_url{};
  /// "/plan": the path under which the site lies, also behind a proxy that passes it on; empty: at the root.
  std::string base_path{};

  /// What the dispatcher answers to that request; set by it.
  std::function<Response(Request const&)> ask{};

  explicit Service(std::shared_ptr<Site const> first) : site{std::move(first)} {}
};

}  // namespace leitbild::server
