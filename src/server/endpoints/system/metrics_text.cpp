// Counters of the server in the text format of Prometheus.
#include "server/endpoint.h"

namespace leitbild::server {
namespace {

Answer answer(Call const& call) {
  auto out = text_response("text/plain; version=0.0.4; charset=utf-8", call.service.metrics.text());
  out.keep = Keep::kNever;
  return out;
}

}  // namespace

extern constinit Endpoint const metrics_text{.id = "metrics_text",
                                             .path = "/api/v1/metrics",
                                             .group_de = "Betrieb",
                                             .summary_de = "Zähler des Servers (Prometheus)",
                                             .description_de =
                                                 "Anfragen nach Art der Antwort und Dauer, gesendete Bytes, offene "
                                                 "Verbindungen, Arbeitsspeicher. Nichts darüber, "
                                                 "wer gefragt hat.",
                                             .type = "text/plain",
                                             .schema = R"({"type": "string"})",
                                             .answer = answer};

}  // namespace leitbild::server
