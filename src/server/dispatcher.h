// From a request to its answer: files, pages, endpoints; checks, languages, problems, caching, compression.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/answer_cache.h"
#include "server/endpoint.h"
#include "server/page_renderer.h"
#include "server/pages.h"
#include "server/routes.h"
#include "server/static_files.h"

namespace leitbild::server {

/// Any thread. What it is given outlives it.
class Dispatcher {
 public:
  /// `log` hears of errors that are not the reader's. Without `files` and `renderer` there are the interfaces only.
  using Log = std::function<void(std::string const& what)>;
  Dispatcher(Service& service, std::span<Endpoint const* const> endpoints, StaticFiles const* files = nullptr,
             PageRenderer* renderer = nullptr, Log log = {});

  /// What goes wrong inside is logged and becomes status 500.
  Response answer(Request const& request) noexcept;
  /// The same if it takes no more than a few milliseconds: it was given before, or its endpoint is a quick one.
  std::optional<Response> answer_at_once(Request const& request) noexcept;

 private:
  Service& service_;
  std::span<Endpoint const* const> endpoints_;
  StaticFiles const* files_;
  PageRenderer* renderer_;
  Log log_;
  std::vector<ParameterRules> rules_;  // as endpoints_
  Routes endpoint_routes_;
  Routes page_routes_;
  AnswerCache cache_;

  struct Asked;
  Asked asked(Request const& request) const;
  bool is_slow(Asked const& asked) const;
  std::optional<Response> answer(Request const& request, bool at_once) noexcept;
  std::shared_ptr<CachedAnswer const> ready(Asked const& asked);
  Response made(Asked const& asked, Request const& request);
  Answer endpoint_answer(Asked const& asked, Request const& request, std::string_view path,
                         std::vector<NameAndValue> const& query, Language language, bool is_page);
  Answer endpoint_answer(Endpoint const& endpoint, Asked const& asked, Request const& request, Values const& values,
                         Language language);
  Response page_answer(Asked const& asked, Request const& request, Routes::Match const& match);
  Response page(Asked const& asked, std::string_view name, std::string const& api, std::string_view data, int status);
  Response problem_answer(Asked const& asked, HttpProblem const& problem);
};

/// Headers that keep a browser from doing what the site does not need; with the Content-Security-Policy of pages.
void add_security_headers(Response& response);

}  // namespace leitbild::server
