// The filtered measures as GeoJSON.
#include "server/plan/geometry.h"
#include "server/plan/measure_filter.h"
#include "server/plan/measure_parameters.h"
#include "server/plan/measure_table.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

Json feature_json(Call const& call, plan::Measure const& row) {
  auto const* const in_field = lookup(call).field(row.field);
  auto const& state = plan::info(row.state);
  return {{"type", "Feature"},
          {"id", row.code},
          {"geometry", call.site.derived<PlanGeometry>().measure(row.code)},
          {"properties",
           {{"code", row.code},
            {"title", title_in(call, row)},
            {"summary", or_null(summary_in(call, row))},
            {"field", row.field},
            {"field_name",
             in_field == nullptr ? Json() : Json(either(in_field->name_de, in_field->name_en, call.language))},
            {"colour", in_field == nullptr ? Json() : or_null(in_field->colour)},
            {"state", state.id},
            {"state_title", either(state.title_de, state.title_en, call.language)},
            {"districts", row.districts},
            {"lead", or_null(row.lead)},
            {"start", or_null(row.start)},
            {"end", or_null(row.end)},
            {"cost_cents", row.cost ? Json(row.cost->amount.value) : Json()},
            {"price_year", row.cost ? Json(row.cost->price_year.value) : Json()},
            {"flagship", row.flagship},
            {"example", row.example},
            {"page", page_address(call, "massnahmen/" + percent_encoded(row.code))}}}};
}

Answer answer(Call const& call) {
  auto const filter = measure_filter(call);
  if (!filter) { return tl::unexpected{filter.error()}; }
  auto features = Json::array();
  for (auto const* const row : meant_measures(call, *filter, call.values.text("sort"))) {
    features.push_back(feature_json(call, *row));
  }
  auto const [schematic, examples] = notices(call.site);
  auto const out = Json{{"type", "FeatureCollection"},
                        {"title", call.site.plan().title},
                        {"schematic", schematic},
                        {"examples", examples},
                        {"features", std::move(features)}};
  return download(call, "application/geo+json", out.dump(), "geojson");
}

}  // namespace

extern constinit Endpoint const measures_geojson{
    .id = "measures_geojson",
    .path = "/api/v1/measures.geojson",
    .group_de = "Maßnahmen",
    .summary_de = "Dieselbe Auswahl als GeoJSON",
    .description_de = "In WGS 84; Maßnahmen ohne Ort haben keine Geometrie.",
    .parameters = kFilterParameters,
    .type = "application/geo+json",
    .schema = R"({"$ref": "#/components/schemas/FeatureCollection"})",
    .example = "/api/v1/measures.geojson?field=KLI",
    .answer = answer};

}  // namespace leitbild::server
