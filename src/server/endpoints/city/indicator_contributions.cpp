#include "report/json_parts.h"
#include "server/city/district.h"
#include "server/city/indicator.h"
#include "server/city/words.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {kIndicatorParameter,
                                     {.name = "district",
                                      .schema = R"({"type": "string", "minLength": 1, "maxLength": 200})",
                                      .help_de = "Beiträge zum Wert dieses Bezirks; ohne Angabe zum Wert der Stadt.",
                                      .example = "siegelbach"}};

constexpr auto kSchema = std::string_view{R"({
  "type": "object",
  "required": ["id", "title", "district", "explanation", "joint", "measures"],
  "properties": {
    "id": {"type": "string"}, "title": {"type": "string"}, "note": {"type": "string"},
    "year": {"type": ["integer", "null"]}, "unit": {"type": "string"},
    "district": {"type": "object"}, "explanation": {"type": "string"},
    "joint": {"type": ["number", "null"], "description": "gemeinsame Wirkung aller Maßnahmen"},
    "joint_text": {"type": "string"},
    "measures": {"type": ["array", "null"], "description": "nach Größe des Beitrags; null: nicht berechenbar",
      "items": {"type": "object", "properties": {
        "code": {"type": "string"}, "title": {"type": "string"}, "example": {"type": "boolean"},
        "alone": {"type": ["number", "null"]}, "last": {"type": ["number", "null"]},
        "alone_text": {"type": "string"}, "last_text": {"type": "string"}, "links": {"type": "object"}}}}}})"};

Answer answer(Call const& call) {
  auto const position = asked_comparison(call.site, call.values.text("indicator"));
  if (!position) { return tl::unexpected{position.error()}; }
  auto district = city::Districts::kWholeCity;
  if (call.values.has("district")) {
    auto const asked = asked_district(call.site, call.values.text("district"));
    if (!asked) { return tl::unexpected{asked.error()}; }
    district = *asked;
  }
  auto const& evaluation = call.site.evaluation();
  auto const& row = evaluation.comparisons[*position];
  auto const today = row.today.districts[district].value;
  auto const planned = row.planned.districts[district].value;
  auto const joint = today && planned ? std::optional{*planned - *today} : std::nullopt;
  return json_response({{"id", row.indicator->id},
                        {"title", indicator_title(*row.indicator, call.language)},
                        {"note", marks_words(call.site.city(), evaluation, call.language)},
                        {"year", has_plan(evaluation) ? Json(evaluation.year.value) : Json(nullptr)},
                        {"unit", report::unit_id(row.indicator->unit)},
                        {"district", district_brief(call, district)},
                        {"explanation", contributions_explained(call.language)},
                        {"joint", report::number_or_null(joint)},
                        {"joint_text", change_words(row.indicator->unit, today, planned, call.language)},
                        {"measures", contributions_json(call, *position, district)}});
}

}  // namespace

extern constinit Endpoint const indicator_contributions{
    .id = "indicator_contributions",
    .path = "/api/v1/indicators/{indicator}/contributions",
    .group_de = "Indikatoren",
    .summary_de = "Was jede Maßnahme zu einem Indikator beiträgt",
    .description_de = "Allein und als letzte von allen, in der Einheit des Indikators. Wird einmal berechnet, wenn zum "
                      "ersten Mal danach gefragt wird; das dauert einige Sekunden.",
    .parameters = kParameters,
    .schema = kSchema,
    .example = "/api/v1/indicators/groceries_within_700m/contributions?district=siegelbach",
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
