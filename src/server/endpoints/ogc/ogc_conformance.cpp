// Which requirements are met. Each class and the test that shows it: docs/interfaces.md.
#include <fmt/format.h>

#include "server/features/conformance.h"
#include "server/features/html.h"
#include "server/features/links.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {kFormParameter, kLanguageParameter};

Answer answer(Call const& call) {
  auto const html = wants_html(call);
  if (!html) { return tl::unexpected{html.error()}; }
  if (!*html) {
    auto classes = Json::array();
    for (auto const& name : kConformanceClasses) { classes.push_back(name); }
    return json_response({{"conformsTo", std::move(classes)}});
  }
  auto list = std::string{};
  for (auto const& name : kConformanceClasses) { list += fmt::format("<li>{}</li>", escaped(name)); }
  return html_page(call, call.language == Language::kGerman ? "Erfüllte Anforderungen" : "Conformance",
                   way_to(call, {}), "<ul>" + list + "</ul>", self_links(call, kJson, true));
}

}  // namespace

extern constinit Endpoint const ogc_conformance{
    .id = "ogc_conformance",
    .path = "/ogc/conformance",
    .group_de = "OGC API",
    .summary_de = "Welche Anforderungen der OGC erfüllt sind",
    .description_de = "Die Konformitätsklassen als Adressen.",
    .parameters = kParameters,
    .schema =
        R"({"type": "object", "required": ["conformsTo"], "properties": {"conformsTo": {"type": "array", "items": {"type": "string"}}}})",
    .example = "/ogc/conformance",
    .answer = answer};

}  // namespace leitbild::server
