#include "server/serve.h"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "server/dispatcher.h"
#include "server/load_site.h"
#include "server/log.h"

namespace leitbild::server {
namespace {

/// What can be shown beside the interfaces.
struct Web {
  StaticFiles files;
  std::unique_ptr<PageRenderer> renderer;
};

Result<Web> load_web() {
  TRY(auto const folder, find_web_folder());
  TRY(auto files, StaticFiles::read(folder / "client"));
  TRY(auto renderer, PageRenderer::start(folder));
  return Web{std::move(files), std::move(renderer)};
}

Response refusal(int status) {
  auto out = json_response(to_json(problem(status), Language::kGerman));
  out.status = status;
  out.type = "application/problem+json";
  out.keep = Keep::kNever;
  return out;
}

/// A host that listens everywhere is reached from here by this name.
std::string url_of(http::Address const& address, std::uint16_t port, std::string const& base_path) {
  auto host = address.host == "0.0.0.0" || address.host == "::" ? std::string{"localhost"} : address.host;
  if (host.find(':') != std::string::npos) { host = "[" + host + "]"; }
  return fmt::format("http://{}:{}{}/", host, port, base_path);
}

}  // namespace

Result<std::string> read_base_path(std::string const& text) {
  auto out = text;
  while (out.ends_with('/')) { out.pop_back(); }
  if (out.empty()) { return out; }
  if (!out.starts_with('/')) { out.insert(0, "/"); }
  auto const is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '-' ||
           c == '_' || c == '.';
  };
  if (!std::ranges::all_of(out, is_allowed) || out.find("//") != std::string::npos ||
      out.find("..") != std::string::npos) {
    return fail(
        fmt::format("„{}“ ist kein Pfad; erlaubt sind Buchstaben ohne Umlaute, Ziffern, „-“, „_“, „.“ und „/“", text));
  }
  return out;
}

Result<std::string> read_public_url(std::string const& text) {
  auto out = text;
  while (out.ends_with('/')) { out.pop_back(); }
  auto const is_address = out.starts_with("https://") || out.starts_with("http://");
  auto const is_clean = out.find_first_of(" \"'<>\\?#") == std::string::npos;
  if (!out.empty() && (!is_address || !is_clean)) {
    return fail(fmt::format("„{}“ ist keine Adresse; erlaubt ist z. B. https://www.stadt.example/insek", text));
  }
  return out;
}

Result<void> serve(store::Workspace const& workspace, ServeOptions const& options) {
  auto log = Log{};
  auto const note = [&](std::string const& what) { log.note(what); };
  TRY(auto site, load_site(workspace, options.publication, note));
  auto web = std::optional<Web>{};
  if (options.pages) { TRY(web, load_web()); }
  auto service = Service{std::move(site)};
  service.base_path = options.base_path;
  service.public_url = options.public_url;
  auto dispatcher =
      Dispatcher{service, all_endpoints(), web ? &web->files : nullptr, web ? web->renderer.get() : nullptr, note};
  auto handler = http::Handler{};
  handler.at_once = [&](Request const& request) { return dispatcher.answer_at_once(request); };
  handler.answer = [&](Request const& request) { return dispatcher.answer(request); };
  handler.refuse = refusal;
  handler.served = [&](http::Served const& served) {
    service.metrics.add_request(served.status, served.duration, served.bytes);
    if (options.log_requests) { log.request(served); }
  };
  TRY(auto const listener,
      http::Listener::open(options.address, options.limits, std::move(handler), service.metrics.connections()));
  auto const url = url_of(options.address, listener->port(), options.base_path);
  note(fmt::format("bereit unter {}", url));
  if (options.ready) { options.ready(url); }
  {
    auto const watcher =
        std::jthread{[&](std::stop_token const& stop) { watch(workspace, options.publication, service, note, stop); }};
    constexpr auto kWorkers = 3U;
    listener->run(options.threads, kWorkers);
  }
  note("beendet");
  return {};
}

}  // namespace leitbild::server
