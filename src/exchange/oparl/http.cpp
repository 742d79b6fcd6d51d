#include "exchange/oparl/http.h"

#include <algorithm>
#include <thread>

#include <cpl_http.h>
#include <fmt/format.h>

#include "base/handle.h"
#include "base/text.h"
#include "base/version.h"
#include "exchange/oparl/web_address.h"
#include "geo/quiet_gdal.h"

namespace leitbild::exchange::oparl {
namespace {

using namespace std::chrono_literals;
using Answer = Handle<CPLHTTPResult, CPLHTTPDestroyResult>;

constexpr auto kTooManyRequests = 429;
constexpr auto kServerError = 500;
/// A server may ask for a longer pause than ours ("Retry-After"), up to this.
constexpr auto kLongestPause = std::chrono::milliseconds{60'000};

struct Failure {
  std::string why;
  bool may_pass{};
  std::chrono::milliseconds pause{};  // the server's wish
};

CPLStringList options_of(HttpLimits const& limits) {
  auto const in_seconds = [](std::chrono::milliseconds time) {
    return fmt::format("{:.3f}", std::chrono::duration<double>(time).count());
  };
  auto out = CPLStringList{};
  out.SetNameValue("CONNECTTIMEOUT", in_seconds(limits.connect).c_str());
  out.SetNameValue("TIMEOUT", in_seconds(limits.answer).c_str());
  out.SetNameValue("MAX_FILE_SIZE", fmt::format("{}", limits.bytes).c_str());
  out.SetNameValue("HEADERS", "Accept: application/json, application/rss+xml, application/atom+xml, */*;q=0.1");
  out.SetNameValue("USERAGENT", fmt::format("Leitbild/{}", program_version()).c_str());
  out.SetNameValue("MAX_RETRY", "0");  // we count and pause ourselves
  out.SetNameValue("NETRC", "NO");     // no passwords of the user to servers that a page names
  return out;
}

/// All values of a header; with redirects there are those of every answer on the way.
std::vector<std::string> headers(CPLHTTPResult const& answer, std::string_view name) {
  auto out = std::vector<std::string>{};
  for (auto const* const* line = answer.papszHeaders; line != nullptr && *line != nullptr; ++line) {
    auto const text = std::string_view{*line};
    auto const end = text.find('=');
    if (end != std::string_view::npos && folded(text.substr(0, end)) == name) {
      out.emplace_back(trimmed(text.substr(end + 1)));
    }
  }
  return out;
}

std::optional<int> status_of(CPLHTTPResult const& answer) {
  constexpr auto kBefore = std::string_view{"HTTP error code : "};  // GDAL keeps the status only there
  auto const text = std::string_view{answer.pszErrBuf == nullptr ? "" : answer.pszErrBuf};
  if (!text.starts_with(kBefore)) { return std::nullopt; }
  auto const number = parse_integer(trimmed(text.substr(kBefore.size())));
  return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

std::string_view meaning(int status) {
  switch (status) {
    case 401:
    case 403: return "der Zugriff ist nicht erlaubt";
    case 404: return "die Seite gibt es nicht";
    case 410: return "die Seite gibt es nicht mehr";
    case kTooManyRequests: return "der Server bittet um weniger Anfragen";
    case 503: return "der Server ist überlastet oder wird gewartet";
    default: return status >= kServerError ? "im Server ist ein Fehler aufgetreten" : "der Server lehnt die Anfrage ab";
  }
}

Failure failed_status(CPLHTTPResult const& answer, int status) {
  auto out = Failure{.why = fmt::format("HTTP-Status {}: {}", status, meaning(status)),
                     .may_pass = status == kTooManyRequests || status >= kServerError,
                     .pause = {}};
  auto const wishes = headers(answer, "retry-after");
  if (auto const wish = wishes.empty() ? std::nullopt : parse_integer(wishes.back()); wish && *wish > 0) {
    out.pause = std::min(kLongestPause, std::chrono::milliseconds{std::min(*wish, 60LL) * 1000});
  }
  return out;
}

/// By libcurl's number: the usual reasons in our words, the rest in its own.
Failure failed_transfer(CPLHTTPResult const& answer, HttpLimits const& limits) {
  auto const seconds = std::chrono::duration<double>(limits.answer).count();
  switch (answer.nStatus) {
    case 3: return {.why = "das ist keine Webadresse", .may_pass = false, .pause = {}};
    case 6:
      return {.why = "der Name des Servers ist unbekannt, oder es besteht keine Verbindung zum Netz",
              .may_pass = true,
              .pause = {}};
    case 7: return {.why = "der Server nimmt keine Verbindung an", .may_pass = true, .pause = {}};
    case 23:
    case 63:
      return {.why = fmt::format("die Antwort ist größer als {} MB",
                                 format_number(static_cast<double>(limits.bytes) / (1ULL << 20U), 1)),
              .may_pass = false,
              .pause = {}};
    case 28:
      return {.why = fmt::format("keine vollständige Antwort in {} Sekunden", format_number(seconds, 1)),
              .may_pass = true,
              .pause = {}};
    case 47: return {.why = "der Server leitet im Kreis weiter", .may_pass = false, .pause = {}};
    case 60: return {.why = "das Zertifikat des Servers ist nicht gültig", .may_pass = false, .pause = {}};
    default:
      return {.why = fmt::format("die Übertragung ist gescheitert („{}“)",
                                 answer.pszErrBuf == nullptr ? "" : answer.pszErrBuf),
              .may_pass = true,
              .pause = {}};
  }
}

bool leaves_the_web(CPLHTTPResult const& answer) {
  auto const leaves = [](std::string const& target) {
    auto const scheme = folded(target.substr(0, target.find(':')));
    return target.find("://") != std::string::npos && scheme != "http" && scheme != "https";
  };
  return std::ranges::any_of(headers(answer, "location"), leaves);
}

tl::expected<HttpAnswer, Failure> try_once(std::string const& address, HttpLimits const& limits) {
  auto const quiet = geo::QuietGdal{};
  auto const options = options_of(limits);
  auto const answer = Answer{CPLHTTPFetch(address.c_str(), options.List())};
  if (!answer) { return tl::unexpected{Failure{"die Anfrage konnte nicht gestellt werden", false, {}}}; }
  if (leaves_the_web(*answer)) {
    return tl::unexpected{Failure{"der Server leitet auf etwas anderes als http oder https weiter", false, {}}};
  }
  if (answer->nStatus != 0) { return tl::unexpected{failed_transfer(*answer, limits)}; }
  if (auto const status = status_of(*answer)) { return tl::unexpected{failed_status(*answer, *status)}; }
  auto out = HttpAnswer{};
  if (answer->pabyData != nullptr) {
    out.content.assign(reinterpret_cast<char const*>(answer->pabyData), static_cast<std::size_t>(answer->nDataLen));
  }
  auto const dates = headers(*answer, "date");
  if (!dates.empty()) { out.date = parse_mail_date(dates.back()); }
  return out;
}

}  // namespace

tl::expected<HttpAnswer, HttpFailure> http_get(std::string const& address, HttpLimits const& limits) {
  if (!is_web_address(address)) {
    auto what = fmt::format("„{}“ ist keine Adresse, die gelesen werden kann; erlaubt ist http://… oder https://… ohne "
                            "Leerzeichen",
                            address);
    return tl::unexpected{HttpFailure{.problem = {std::move(what), address}, .is_trouble = false}};
  }
  auto pause = limits.pause;
  for (auto tried = 1;; ++tried) {
    auto answer = try_once(address, limits);
    if (answer) { return *std::move(answer); }
    auto const& failure = answer.error();
    if (!failure.may_pass || tried > limits.retries) {
      auto const times = tried == 1 ? std::string{} : fmt::format(" ({} Versuche)", tried);
      return tl::unexpected{HttpFailure{.problem = {failure.why + times, address}, .is_trouble = failure.may_pass}};
    }
    std::this_thread::sleep_for(std::max(pause, failure.pause));
    pause *= 2;
  }
}

}  // namespace leitbild::exchange::oparl
