#include <fmt/format.h>

#include "server/city/district.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {
    {.name = "district",
     .in = In::kPath,
     .schema = R"({"type": "string", "minLength": 1, "maxLength": 200})",
     .help_de = "Code oder Name des Bezirks oder der letzte Teil seiner Adresse.",
     .example = "siegelbach"},
    {.name = "legend",
     .schema = R"({"type": "integer", "minimum": 0, "maximum": 99})",
     .help_de = "Statt der Karte das Zeichen dieses Eintrags der Legende, gezählt ab 0 wie „map.legend“ im Profil.",
     .example = "0"}};

Answer answer(Call const& call) {
  auto const id = asked_district(call.site, call.values.text("district"));
  if (!id) { return tl::unexpected{id.error()}; }
  auto const& profile = call.site.derived<ProfilesOfDistricts>().of(*id);
  auto const entry = call.values.integer("legend");
  if (!entry) { return text_response("image/svg+xml", profile.map_svg); }
  auto const count = profile.map_legend.size();
  if (static_cast<std::size_t>(*entry) >= count) {
    return tl::unexpected{not_found(
        {.de = fmt::format("Die Legende dieser Karte hat {} Einträge, gezählt ab 0; einen mit der Nummer {} gibt es "
                           "nicht.",
                           count, *entry),
         .en = fmt::format("The legend of this map has {} entries, counted from 0; there is none with the number {}.",
                           count, *entry)})};
  }
  return text_response("image/svg+xml", profile.map_legend[static_cast<std::size_t>(*entry)].svg);
}

}  // namespace

extern constinit Endpoint const district_map{
    .id = "district_map",
    .path = "/api/v1/districts/{district}/map.svg",
    .group_de = "Bezirke",
    .summary_de = "Die Karte eines Bezirks mit den nummerierten Maßnahmen als SVG",
    .description_de =
        "Dieselbe Karte wie im gedruckten Profil. Die Nummern sind „number“ der Maßnahmen im Profil, „map.text“ "
        "dort sagt in Worten, was die Karte zeigt.",
    .parameters = kParameters,
    .type = "image/svg+xml",
    .schema = R"({"type": "string"})",
    .example = "/api/v1/districts/siegelbach/map.svg",
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
