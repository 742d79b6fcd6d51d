// The stylesheet of the pages of the OGC interfaces.
#include "ogc_pages.h"
#include "server/endpoint.h"

namespace leitbild::server {
namespace {

Answer answer(Call const&) { return text_response("text/css; charset=utf-8", std::string{kOgc}); }

}  // namespace

extern constinit Endpoint const ogc_stylesheet{.id = "ogc_stylesheet",
                                               .path = "/assets/ogc.css",
                                               .group_de = "OGC API",
                                               .summary_de = "Gestaltung der Seiten der OGC-Schnittstellen",
                                               .description_de = "Für Browser.",
                                               .type = "text/css",
                                               .documented = false,
                                               .answer = answer};

}  // namespace leitbild::server
