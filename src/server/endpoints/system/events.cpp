// Tells readers who wait that the plan changed (server-sent events).
#include <fmt/format.h>

#include "server/endpoint.h"

namespace leitbild::server {
namespace {

/// A line without meaning keeps proxies from closing a silent connection.
constexpr auto kSecondsOfSilence = 15;

Answer answer(Call const& call) {
  auto out = Response{};
  out.type = "text/event-stream";
  out.keep = Keep::kNever;
  out.body =
      Ticker{[&service = call.service, last = std::uint64_t{0}, silent = 0]() mutable -> std::optional<std::string> {
        auto const number = service.site.now().number;
        if (number != last) {
          last = number;
          silent = 0;
          return fmt::format("event: site\ndata: {{\"site\":{}}}\n\n", number);
        }
        if (++silent < kSecondsOfSilence) { return std::nullopt; }
        silent = 0;
        return ": still here\n\n";
      }};
  return out;
}

}  // namespace

extern constinit Endpoint const events{
    .id = "events",
    .path = "/api/v1/events",
    .group_de = "Betrieb",
    .summary_de = "Meldet, wenn sich der Plan geändert hat",
    .description_de =
        "Server-Sent Events: zu Beginn und nach jeder Änderung ein Ereignis „site“ mit der Nummer des Standes.",
    .type = "text/event-stream",
    .schema = R"({"type": "string"})",
    .answer = answer};

}  // namespace leitbild::server
