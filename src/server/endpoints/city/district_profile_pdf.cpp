#include <fmt/format.h>

#include "server/city/district.h"
#include "server/city/prints.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {{.name = "district",
                                      .in = In::kPath,
                                      .schema = R"({"type": "string", "minLength": 1, "maxLength": 200})",
                                      .help_de = "Code oder Name des Bezirks oder der letzte Teil seiner Adresse.",
                                      .example = "siegelbach"}};

Answer answer(Call const& call) {
  auto const id = asked_district(call.site, call.values.text("district"));
  if (!id) { return tl::unexpected{id.error()}; }
  auto sheet = call.site.derived<PrintsOfDistricts>().of(call.site, *id);
  if (!sheet) {
    return tl::unexpected{problem(503, {.de = "Der Druck ist gerade nicht möglich. Das Profil steht auch als Seite und "
                                              "als JSON bereit.",
                                        .en = "Printing is not possible right now. The profile is also available as a "
                                              "page and as JSON."})};
  }
  auto out = Response{.type = "application/pdf", .body = *std::move(sheet)};
  out.headers.push_back({"content-language", "de"});
  out.headers.push_back({"content-disposition", fmt::format("inline; filename=\"bezirksprofil-{}.pdf\"",
                                                            district_slug(*call.site.city().districts, *id))});
  return out;
}

}  // namespace

extern constinit Endpoint const district_profile_pdf{
    .id = "district_profile_pdf",
    .path = "/api/v1/districts/{district}/profile.pdf",
    .group_de = "Bezirke",
    .summary_de = "Das Profil eines Bezirks zum Drucken (barrierefreies PDF, PDF/UA-1)",
    .description_de =
        "Wird gesetzt, wenn zum ersten Mal danach gefragt wird, und bleibt dann, bis sich der Plan ändert.",
    .parameters = kParameters,
    .type = "application/pdf",
    .schema = R"({"type": "string", "contentMediaType": "application/pdf"})",
    .example = "/api/v1/districts/siegelbach/profile.pdf",
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
