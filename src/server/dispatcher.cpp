#include "server/dispatcher.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"
#include "server/compress.h"
#include "server/shell.h"

namespace leitbild::server {
namespace {

constexpr auto kCacheBytes = std::size_t{48} << 20U;
constexpr auto kLanguage = Parameter{.name = "lang",
                                     .in = In::kQuery,
                                     .schema = R"({"type": "string", "enum": ["de", "en"]})",
                                     .help_de = "Sprache der Texte; ohne Angabe nach „Accept-Language“, sonst Deutsch.",
                                     .example = "de"};

bool is_below(std::string_view path, std::string_view folder) {
  return path == folder || (path.starts_with(folder) && path[folder.size()] == '/');
}

/// What is not the web application: addresses whose errors are for programs.
bool is_interface(std::string_view path) {
  return is_below(path, "/api") || is_below(path, "/ogc") || is_below(path, "/tiles") || is_below(path, "/assets");
}

std::vector<std::string_view> paths_of(std::span<Endpoint const* const> endpoints) {
  auto out = std::vector<std::string_view>{};
  for (auto const* const endpoint : endpoints) { out.push_back(endpoint->path); }
  return out;
}

std::vector<ParameterRules> rules_of(std::span<Endpoint const* const> endpoints) {
  auto out = std::vector<ParameterRules>{};
  for (auto const* const endpoint : endpoints) {
    auto parameters = std::vector<Parameter>{endpoint->parameters.begin(), endpoint->parameters.end()};
    if (endpoint->path.starts_with("/api/v1/")) { parameters.push_back(kLanguage); }
    out.emplace_back(parameters, endpoint->other_parameters);
  }
  return out;
}

std::vector<std::string_view> paths_of(std::span<Page const> pages) {
  auto out = std::vector<std::string_view>{};
  for (auto const& page : pages) { out.push_back(page.path); }
  return out;
}

/// A host as it may stand in an address: anything else would end up in links.
bool is_good_host(std::string_view host) {
  constexpr auto kMost = std::size_t{255};
  return !host.empty() && host.size() <= kMost && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{".-:[]_"}.find(c) != std::string_view::npos;
  });
}

std::string absolute_base(Service const& service, Request const& request) {
  if (!service.public_url.empty()) { return service.public_url; }
  auto const host = request.header("host");
  return fmt::format("http://{}{}", is_good_host(host) ? host : std::string_view{"localhost"}, service.base_path);
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  return std::ranges::any_of(split(if_none_match, ','), [&](std::string_view part) {
    auto const tag = trimmed(part);
    return tag == "*" || tag == etag || (etag.starts_with("W/") && tag == etag.substr(2));
  });
}

std::shared_ptr<CachedAnswer const> with_tag(Response response) {
  auto out = CachedAnswer{};
  auto const& bytes = *std::get<Bytes>(response.body);
  if (response.etag.empty()) {
    constexpr auto kDigits = std::size_t{20};
    response.etag = "W/\"" + sha256(bytes).substr(0, kDigits) + "\"";
  }
  if (is_compressible(response.type, bytes.size())) { out.gzip = std::make_shared<std::string const>(gzipped(bytes)); }
  out.response = std::move(response);
  return std::make_shared<CachedAnswer const>(std::move(out));
}

/// "/api/v1/measures/{code}" with the parts of the page's path in it.
std::string filled(std::string_view pattern, std::vector<NameAndValue> const& parts) {
  auto out = std::string{pattern};
  for (auto const& part : parts) {
    auto const variable = "{" + part.name + "}";
    if (auto const at = out.find(variable); at != std::string::npos) { out.replace(at, variable.size(), part.value); }
  }
  return out;
}

Response finished(std::shared_ptr<CachedAnswer const> const& answer, Request const& request) {
  auto out = Response{};
  out.status = answer->response.status;
  out.type = answer->response.type;
  out.keep = answer->response.keep;
  out.etag = answer->response.etag;
  out.headers = answer->response.headers;
  if (out.status == 200 && matches_etag(request.header("if-none-match"), out.etag)) {
    out.status = 304;
    return out;
  }
  // The body is shared with the cache.
  if (answer->gzip != nullptr) { out.headers.push_back({"Vary", "Accept-Encoding, Accept, Accept-Language"}); }
  if (answer->gzip != nullptr && takes_gzip(request.header("accept-encoding"))) {
    out.body = answer->gzip;
    out.headers.push_back({"Content-Encoding", "gzip"});
  } else {
    out.body = answer->response.body;
  }
  return out;
}

/// The JSON twin of a page: an endpoint's path, decoded, and its query.
Target twin_of(Page const& page, Routes::Match const& match, Request const& request) {
  auto out = Target{filled(page.data, match.parts), request.query};
  if (auto const question = out.path.find('?'); question != std::string::npos) {
    for (auto const part : split(std::string_view{out.path}.substr(question + 1), '&')) {
      auto const equals = part.find('=');
      out.query.push_back({std::string{part.substr(0, equals)}, std::string{part.substr(equals + 1)}});
    }
    out.path.erase(question);
  }
  return out;
}

std::string address_of(Target const& target) {
  auto out = std::string{};
  for (auto const part : split(std::string_view{target.path}.substr(1), '/')) { out += "/" + percent_encoded(part); }
  auto separator = '?';
  for (auto const& part : target.query) {
    out +=
        fmt::format("{}{}={}", std::exchange(separator, '&'), percent_encoded(part.name), percent_encoded(part.value));
  }
  return out;
}

/// Where an endpoint leads to another object, the page leads to that object's page.
void lead_to_page(Response& response, std::string const& base, std::string const& path) {
  for (auto& header : response.headers) {
    auto const at = header.value.rfind('/');
    if (header.name != "Location" || at == std::string::npos) { continue; }
    header.value = base + path.substr(0, path.rfind('/')) + header.value.substr(at);
  }
}

}  // namespace

struct Dispatcher::Asked {
  SiteHolder::Numbered site;
  std::string full_path;  // without the path of the site
  std::string path;       // and without the language of a page
  Language language{};
  bool wants_html{};  // errors as a page
  std::string base;   // absolute
  std::string key;    // of the cache
  Json query;         // as pages get it: a text, or a list of texts where a name stands several times
};

Dispatcher::Dispatcher(Service& service, std::span<Endpoint const* const> endpoints, StaticFiles const* files,
                       PageRenderer* renderer, Log log)
    : service_{service},
      endpoints_{endpoints},
      files_{files},
      renderer_{renderer},
      log_{std::move(log)},
      rules_{rules_of(endpoints)},
      endpoint_routes_{paths_of(endpoints)},
      page_routes_{paths_of(pages())},
      cache_{kCacheBytes} {
  service_.ask = [this](Request const& request) { return answer(request); };
}

Dispatcher::Asked Dispatcher::asked(Request const& request) const {
  auto out = Asked{};
  out.query = Json::object();
  out.site = service_.site.now();
  out.full_path = request.path;
  if (!service_.base_path.empty() && is_below(out.full_path, service_.base_path)) {
    out.full_path.erase(0, service_.base_path.size());
  }
  if (out.full_path.empty()) { out.full_path = "/"; }
  out.path = out.full_path;
  out.language = preferred_language(request.header("accept-language"));
  if (!is_interface(out.path)) {
    out.wants_html = true;
    out.language = Language::kGerman;
    if (is_below(out.path, "/en")) {
      out.language = Language::kEnglish;
      out.path.erase(0, 3);
      if (out.path.empty()) { out.path = "/"; }
    }
  } else if (auto const given = request.asked("lang")) {
    out.language = *given == "en" ? Language::kEnglish : Language::kGerman;
  }
  out.base = absolute_base(service_, request);
  out.key = fmt::format("{}|{}|{}|{}", code(out.language), out.base, request.header("accept"), out.path);
  for (auto const& part : request.query) {
    out.key += fmt::format("|{}={}", percent_encoded(part.name), percent_encoded(part.value));
    auto& value = out.query[part.name];
    if (value.is_null()) {
      value = part.value;
    } else {
      if (!value.is_array()) { value = Json::array({value}); }
      value.push_back(part.value);
    }
  }
  return out;
}

std::shared_ptr<CachedAnswer const> Dispatcher::ready(Asked const& asked) {
  if (files_ != nullptr) {
    if (auto file = files_->find(std::string_view{asked.path}.substr(1))) { return file; }
  }
  return cache_.find(asked.site.number, asked.key);
}

bool Dispatcher::is_slow(Asked const& asked) const {
  if (auto const match = endpoint_routes_.match(asked.path)) { return endpoints_[match->number]->work == Work::kSlow; }
  return renderer_ != nullptr;
}

Answer Dispatcher::endpoint_answer(Endpoint const& endpoint, Asked const& asked, Request const& request,
                                   Values const& values, Language language) {
  return endpoint.answer(Call{.request = request,
                              .path = asked.path,
                              .site = *asked.site.site,
                              .values = values,
                              .language = language,
                              .base = asked.base,
                              .service = service_});
}

/// `is_page`: the query is that of a page, of which the endpoint takes what it knows.
Answer Dispatcher::endpoint_answer(Asked const& asked, Request const& request, std::string_view path,
                                   std::vector<NameAndValue> const& query, Language language, bool is_page) {
  auto const match = endpoint_routes_.match(path);
  if (!match) {
    return tl::unexpected{not_found({fmt::format("unter „{}“ gibt es nichts; was es gibt: /api/openapi.json", path),
                                     fmt::format("there is nothing at '{}'; what there is: /api/openapi.json", path)})};
  }
  auto const& endpoint = *endpoints_[match->number];
  auto const& rules = rules_[match->number];
  auto taken = query;
  if (is_page) {
    std::erase_if(taken, [&](NameAndValue const& given) { return !rules.has_in_query(given.name); });
  }
  auto const values = rules.check(match->parts, taken);
  if (!values) { return tl::unexpected{values.error()}; }
  return endpoint_answer(endpoint, asked, request, *values, language);
}

Response Dispatcher::page(Asked const& asked, std::string_view name, std::string const& api, std::string_view data,
                          int status) {
  auto const job = Json{{"page", name},
                        {"language", code(asked.language)},
                        {"base", service_.base_path},
                        {"origin", asked.base},
                        {"address", asked.path},
                        {"query", asked.query},
                        {"site", shell_json(*asked.site.site, asked.language, api)}};
  auto html = renderer_->render(job, data);
  if (!html) {
    if (log_) { log_(to_text(html.error())); }
    auto out = json_response(to_json(problem(500), asked.language));
    out.type = "application/problem+json";
    out.status = 500;
    out.keep = Keep::kNever;
    return out;
  }
  auto out = text_response("text/html; charset=utf-8", std::move(*html));
  out.status = status;
  return out;
}

Response Dispatcher::problem_answer(Asked const& asked, HttpProblem const& problem) {
  auto out = Response{};
  if (asked.wants_html && renderer_ != nullptr) {
    auto const said = json_response(to_json(problem, asked.language));
    out = page(asked, "problem", "", *std::get<Bytes>(said.body), problem.status);
  } else {
    out = json_response(to_json(problem, asked.language));
    out.type = "application/problem+json";
    out.status = problem.status;
  }
  out.keep = Keep::kNever;
  return out;
}

Response Dispatcher::page_answer(Asked const& asked, Request const& request, Routes::Match const& match) {
  auto const& shown = pages()[match.number];
  if (shown.data.empty()) { return page(asked, shown.name, {}, "null", 200); }
  auto const twin = twin_of(shown, match, request);
  auto answer = endpoint_answer(asked, request, twin.path, twin.query, asked.language, true);
  if (!answer) { return problem_answer(asked, answer.error()); }
  if (answer->status != 200) {  // such as a code that is another today
    lead_to_page(*answer, asked.base, asked.full_path);
    return *answer;
  }
  return page(asked, shown.name, address_of(twin), *std::get<Bytes>(answer->body), 200);
}

Response Dispatcher::made(Asked const& asked, Request const& request) {
  if (asked.path.size() > 1 && asked.path.ends_with('/')) {
    auto out = Response{.status = 308};
    auto const path = asked.full_path.substr(0, asked.full_path.find_last_not_of('/') + 1);
    auto segments = std::string{};
    for (auto const part : split(path, '/')) {
      if (!part.empty()) { segments += "/" + percent_encoded(part); }
    }
    out.headers.push_back({"Location", asked.base + segments});
    return out;
  }
  if (renderer_ != nullptr && asked.wants_html) {
    if (auto const match = page_routes_.match(asked.path)) { return page_answer(asked, request, *match); }
  }
  auto answer = endpoint_answer(asked, request, asked.path, request.query, asked.language, false);
  return answer ? std::move(*answer) : problem_answer(asked, answer.error());
}

Response Dispatcher::answer(Request const& request) noexcept { return *answer(request, false); }

std::optional<Response> Dispatcher::answer_at_once(Request const& request) noexcept { return answer(request, true); }

std::optional<Response> Dispatcher::answer(Request const& request, bool at_once) noexcept {
  try {
    if (request.method == "OPTIONS") {
      auto out = Response{.status = 204};
      out.headers = {{"Allow", "GET, HEAD, OPTIONS"},
                     {"Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"},
                     {"Access-Control-Allow-Headers", "Accept, Accept-Language, If-None-Match"}};
      return out;
    }
    auto const asked = this->asked(request);
    if (request.method != "GET" && request.method != "HEAD") {
      auto out = problem_answer(
          asked, problem(405, {fmt::format("„{}“ gibt es hier nicht; erlaubt sind GET, HEAD, OPTIONS", request.method),
                               fmt::format("'{}' is not known here; allowed are GET, HEAD, OPTIONS", request.method)}));
      out.headers.push_back({"Allow", "GET, HEAD, OPTIONS"});
      return out;
    }
    if (auto const found = ready(asked)) {
      service_.metrics.add_cache_hit();
      return finished(found, request);
    }
    if (at_once && is_slow(asked)) { return std::nullopt; }
    auto response = made(asked, request);
    if (auto* const stream = std::get_if<Stream>(&response.body)) {
      if (takes_gzip(request.header("accept-encoding")) && is_compressible(response.type, std::string::npos)) {
        *stream = gzipped(std::move(*stream));
        response.headers.push_back({"Content-Encoding", "gzip"});
      }
      return response;
    }
    if (response.status != 200 || !std::holds_alternative<Bytes>(response.body) || response.keep == Keep::kNever) {
      return response;
    }
    auto const kept = with_tag(std::move(response));
    cache_.keep(asked.site.number, asked.key, kept);
    return finished(kept, request);
  } catch (std::exception const& error) {
    if (log_) { log_(fmt::format("{} {}: {}", request.method, request.path, error.what())); }
  }
  auto out = Response{.status = 500, .type = "application/problem+json"};
  out.body = std::make_shared<std::string const>(R"({"title":"Ein Fehler im Programm","status":500})");
  out.keep = Keep::kNever;
  return out;
}

void add_security_headers(Response& response) {
  auto const add = [&](std::string_view name, std::string_view value) {
    response.headers.push_back({std::string{name}, std::string{value}});
  };
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "same-origin");
  add("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  // A script that runs as a worker follows the policy it came with, not that of its page.
  if (response.type.starts_with("text/html") || response.type.starts_with("text/javascript")) {
    add("Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'self'");
    add("X-Frame-Options", "SAMEORIGIN");
    add("Cross-Origin-Opener-Policy", "same-origin");
  } else {
    add("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    add("Access-Control-Allow-Origin", "*");
  }
}

}  // namespace leitbild::server
