#include "server/plan/spatial.h"

#include <algorithm>

#include "server/city/geometry.h"
#include "server/plan/geometry.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

Json legend_json(Call const& call, plan::StrategyMap const& map) {
  auto rows = std::vector<plan::LegendEntry const*>{};
  for (auto const& row : call.site.plan().legend_entries) {
    if (row.map == map.code) { rows.push_back(&row); }
  }
  std::ranges::stable_sort(
      rows, [](auto const* a, auto const* b) { return a->order && (!b->order || *a->order < *b->order); });
  auto out = Json::array();
  for (auto const* const row : rows) {
    out.push_back({{"code", row->code},
                   {"text", either(row->text_de, row->text_en, call.language)},
                   {"kind", or_null(row->kind, call.language)},
                   {"drawing", or_null(row->drawing, call.language)},
                   {"colour", or_null(row->colour)},
                   {"order", or_null(row->order)}});
  }
  return out;
}

Json feature_json(Call const& call, plan::SpatialFeature const& row) {
  return {{"type", "Feature"},
          {"id", row.code},
          {"geometry", call.site.derived<PlanGeometry>().spatial_feature(row.code)},
          {"properties",
           {{"code", row.code},
            {"title", either(row.title_de, row.title_en, call.language)},
            {"note", or_null(text_in(call, row.code, "note", row.note))},
            {"kind", row.kind ? Json(plan::value_text(row.kind)) : Json()},
            {"kind_title", row.kind ? or_null(row.kind, call.language)["title"] : Json()},
            {"field", or_null(row.field)},
            {"version", or_null(row.version)},
            {"example", row.example}}}};
}

Json map_json(Call const& call, plan::StrategyMap const& map) {
  auto features = Json::array();
  for (auto const& row : call.site.plan().spatial_features) {
    if (row.field == map.field && row.version == map.version) { features.push_back(feature_json(call, row)); }
  }
  return {{"code", map.code},
          {"field", map.field.empty() ? Json() : field_ref(call, map.field)},
          {"version", or_null(map.version)},
          {"title", either(map.title_de, map.title_en, call.language)},
          {"text", or_null(text_in(call, map.code, "text_de", map.text_de))},
          {"text_simple", or_null(map.text_simple)},
          {"date", or_null(map.date)},
          {"source", or_null(map.source)},
          {"example", map.example},
          {"legend", legend_json(call, map)},
          {"features", {{"type", "FeatureCollection"}, {"features", std::move(features)}}}};
}

Json outline_json(Call const& call, city::DistrictId id) {
  auto const& row = call.site.city().districts->rows[id];
  return {
      {"type", "Feature"},
      {"id", row.code},
      {"geometry", call.site.derived<Outlines>().rows[id].geometry},
      {"properties",
       {{"code", row.code}, {"name", row.name}, {"slug", lookup(call).slug_of(id)}, {"level", city::name(row.level)}}}};
}

}  // namespace

Json strategy_maps(Call const& call) {
  auto out = Json::array();
  auto const add = [&](std::string_view field) {
    for (auto const& map : call.site.plan().strategy_maps) {
      if (map.field == field) { out.push_back(map_json(call, map)); }
    }
  };
  add("");
  for (auto const& field : call.site.plan().fields) { add(field.code); }
  return out;
}

Json strategy_map_of(Call const& call, std::string_view field) {
  plan::StrategyMap const* found = nullptr;
  for (auto const& map : call.site.plan().strategy_maps) {
    if (map.field == field && (found == nullptr || !(map.date < found->date))) { found = &map; }
  }
  return found == nullptr ? Json() : map_json(call, *found);
}

Json map_background(Call const& call) {
  auto const& districts = *call.site.city().districts;
  auto features = Json::array();
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    auto const id = city::DistrictId{i};
    auto const parent = districts.rows[city::DistrictId{i}].parent;
    if (!parent || *parent == city::Districts::kWholeCity) { features.push_back(outline_json(call, id)); }
  }
  return {{"type", "FeatureCollection"}, {"features", std::move(features)}};
}

Json outlines_of(Call const& call, std::vector<std::string> const& codes) {
  auto features = Json::array();
  for (auto const& code : codes) {
    if (auto const id = lookup(call).district(code)) { features.push_back(outline_json(call, *id)); }
  }
  return {{"type", "FeatureCollection"}, {"features", std::move(features)}};
}

}  // namespace leitbild::server
