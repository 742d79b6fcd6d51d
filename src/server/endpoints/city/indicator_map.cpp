#include "server/city/cell_map.h"
#include "server/city/district.h"
#include "server/city/indicator.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {
    kIndicatorParameter,
    {.name = "when",
     .schema = R"({"type": "string", "enum": ["today", "planned", "change"], "default": "today"})",
     .help_de = "Heute, mit Plan, oder was sich ändert.",
     .example = "change"},
    {.name = "district",
     .schema = R"({"type": "string", "minLength": 1, "maxLength": 200})",
     .help_de = "Ausschnitt um diesen Bezirk; ohne Angabe die ganze Stadt.",
     .example = "siegelbach"}};

Answer answer(Call const& call) {
  auto const position = asked_comparison(call.site, call.values.text("indicator"));
  if (!position) { return tl::unexpected{position.error()}; }
  auto district = city::Districts::kWholeCity;
  if (call.values.has("district")) {
    auto const asked = asked_district(call.site, call.values.text("district"));
    if (!asked) { return tl::unexpected{asked.error()}; }
    district = *asked;
  }
  auto const when = when_from(call.values.text("when")).value_or(When::kToday);
  auto const classes = CellClasses{call.site, *position, when, call.language};
  return text_response("image/svg+xml", draw_cells(call.site, classes, district));
}

}  // namespace

extern constinit Endpoint const indicator_map{
    .id = "indicator_map",
    .path = "/api/v1/indicators/{indicator}/map.svg",
    .group_de = "Indikatoren",
    .summary_de = "Die Werte eines Indikators je 100-m-Zelle als gezeichnete Karte",
    .description_de =
        "Heute und mit Plan haben dieselben Klassen; ihre Farben und die Zahl der Menschen darin stehen beim "
        "Indikator unter „cell_maps“. Schraffiert heißt: keine Daten.",
    .parameters = kParameters,
    .type = "image/svg+xml",
    .schema = R"({"type": "string"})",
    .example = "/api/v1/indicators/groceries_within_700m/map.svg?when=change",
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
