// The description of all interfaces.
#include "server/endpoint.h"
#include "server/openapi.h"

namespace leitbild::server {
namespace {

/// Examples are answers of this very site.
Json example_of(Call const& call, std::string_view target) {
  auto const read = read_target(target);
  if (!read || !call.service.ask) { return nullptr; }
  auto const response =
      call.service.ask({.method = "GET", .path = read->path, .query = read->query, .headers = {}, .body = {}});
  auto const* const bytes = std::get_if<Bytes>(&response.body);
  if (response.status != 200 || bytes == nullptr) { return nullptr; }
  auto document = Json::parse(**bytes, nullptr, false);
  return document.is_discarded() ? Json(nullptr) : document;
}

Answer answer(Call const& call) {
  return json_response(
      openapi(all_endpoints(), call.base, [&](std::string_view target) { return example_of(call, target); }));
}

}  // namespace

extern constinit Endpoint const openapi_document{
    .id = "openapi_document",
    .path = "/api/openapi.json",
    .group_de = "Schnittstellen",
    .summary_de = "Diese Beschreibung (OpenAPI 3.1)",
    .description_de =
        "Aus denselben Angaben erzeugt, nach denen die Anfragen geprüft und beantwortet werden; die Beispiele sind "
        "gekürzte Antworten dieses Servers.",
    .schema = R"({"type": "object", "required": ["openapi", "info", "paths"]})",
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
