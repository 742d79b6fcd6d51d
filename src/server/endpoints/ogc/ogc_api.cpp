// The description of these interfaces in OpenAPI 3.0, which their standard asks for; made from the same descriptors as the
// description of everything, /api/openapi.json, which is OpenAPI 3.1.
#include <fmt/format.h>

#include "server/features/html.h"
#include "server/features/links.h"
#include "server/features/openapi_30.h"
#include "server/openapi.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {kFormParameter, kLanguageParameter};

std::vector<Endpoint const*> own_endpoints() {
  auto out = std::vector<Endpoint const*>{};
  for (auto const* const endpoint : all_endpoints()) {
    if (endpoint->documented && (endpoint->path.starts_with("/ogc") || endpoint->path.starts_with("/tiles"))) {
      out.push_back(endpoint);
    }
  }
  return out;
}

Answer answer(Call const& call) {
  auto const html = wants_html(call);
  if (!html) { return tl::unexpected{html.error()}; }
  auto const endpoints = own_endpoints();
  if (*html) {
    auto rows = std::vector<std::vector<std::string>>{};
    for (auto const* const endpoint : endpoints) {
      rows.push_back({escaped(endpoint->path), escaped(endpoint->summary_de), escaped(endpoint->description_de)});
    }
    auto const german = call.language == Language::kGerman;
    auto const headings = german ? std::vector<std::string>{"Adresse", "Was", "Näheres"}
                                 : std::vector<std::string>{"Address", "What (German)", "More (German)"};
    return html_page(call, german ? "Beschreibung der Schnittstelle" : "Description of the interface", way_to(call, {}),
                     html_table(german ? "Adressen" : "Addresses", headings, rows), self_links(call, kJson, true));
  }
  auto out =
      json_response(as_openapi_30(openapi(endpoints, call.base, [](std::string_view) { return Json(nullptr); })));
  out.type = "application/vnd.oai.openapi+json;version=3.0";
  return out;
}

}  // namespace

extern constinit Endpoint const ogc_api{
    .id = "ogc_api",
    .path = "/ogc/api",
    .group_de = "OGC API",
    .summary_de = "Beschreibung der OGC-Schnittstellen (OpenAPI 3.0)",
    .description_de = "Nur die Adressen unter /ogc und /tiles; alle Schnittstellen beschreibt /api/openapi.json.",
    .parameters = kParameters,
    .schema = R"({"type": "object", "required": ["openapi", "paths"]})",
    .answer = answer};

}  // namespace leitbild::server
