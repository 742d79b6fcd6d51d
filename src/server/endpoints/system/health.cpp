// Whether the server works: for whoever watches it.
#include "base/version.h"
#include "server/endpoint.h"

namespace leitbild::server {
namespace {

Answer answer(Call const& call) {
  auto out = json_response({{"status", "ok"},
                            {"version", program_version()},
                            {"site", call.service.site.now().number},
                            {"measures", call.site.plan().measures.size()}});
  out.keep = Keep::kNever;
  return out;
}

}  // namespace

extern constinit Endpoint const health{
    .id = "health",
    .path = "/api/v1/health",
    .group_de = "Betrieb",
    .summary_de = "Ob der Server arbeitet",
    .description_de = "„site“ zählt, der wievielte Stand des Plans seit dem Start gezeigt wird.",
    .schema = R"({"type": "object", "required": ["status", "version", "site", "measures"], "properties": {
      "status": {"const": "ok"}, "version": {"type": "string"}, "site": {"type": "integer", "minimum": 1},
      "measures": {"type": "integer", "minimum": 0}}})",
    .example = "/api/v1/health",
    .answer = answer};

}  // namespace leitbild::server
