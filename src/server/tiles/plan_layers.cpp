#include "server/tiles/mercator.h"
#include "server/tiles/tilesets.h"

#include "plan/records/concept.h"

namespace leitbild::server {
namespace {

using Tag = exchange::mvt::Tag;

struct PlaceOfMeasure {
  plan::Measure const* measure;
  plan::Place const* place;
  std::string_view field_title, colour;
};

std::vector<PlaceOfMeasure> places_of(plan::Plan const& plan) {
  auto out = std::vector<PlaceOfMeasure>{};
  for (auto const& measure : plan.measures) {
    auto const* const field = plan::find_field(plan, measure.field);
    for (auto const& place : measure.places) {
      out.push_back({.measure = &measure,
                     .place = &place,
                     .field_title = field != nullptr ? std::string_view{field->name_de} : std::string_view{},
                     .colour = field != nullptr ? std::string_view{field->colour} : std::string_view{}});
    }
  }
  return out;
}

void describe_place(PlaceOfMeasure const& at, TileLayer::Tags& tags) {
  auto const& measure = *at.measure;
  auto const& state = plan::info(measure.state);
  tags.push_back({"code", std::string_view{measure.code}});
  tags.push_back({"title", std::string_view{measure.title}});
  tags.push_back({"field", std::string_view{measure.field}});
  tags.push_back({"field_title", at.field_title});
  tags.push_back({"colour", at.colour});
  tags.push_back({"state", state.id});
  tags.push_back({"state_title", state.title_de});
  if (!at.place->title.empty()) { tags.push_back({"place", std::string_view{at.place->title}}); }
  if (measure.start) { tags.push_back({"start_year", std::int64_t{measure.start->value}}); }
  if (measure.end) { tags.push_back({"end_year", std::int64_t{measure.end->value}}); }
  tags.push_back({"flagship", measure.flagship});
  tags.push_back({"example", measure.example});
}

std::vector<TagInfo> tags_of_places() {
  return {{.key = "code", .type = TagType::kText, .help_de = "Kürzel der Maßnahme"},
          {.key = "title", .type = TagType::kText, .help_de = "Titel der Maßnahme"},
          {.key = "field", .type = TagType::kText, .help_de = "Kürzel des Handlungsfelds"},
          {.key = "field_title", .type = TagType::kText, .help_de = "Name des Handlungsfelds"},
          {.key = "colour", .type = TagType::kText, .help_de = "Farbe des Handlungsfelds"},
          {.key = "state", .type = TagType::kText, .help_de = "Stand"},
          {.key = "state_title", .type = TagType::kText, .help_de = "Stand in Worten"},
          {.key = "place", .type = TagType::kText, .help_de = "Name des Ortes, wo es einen gibt"},
          {.key = "start_year", .type = TagType::kNumber, .help_de = "Beginn, wo er feststeht"},
          {.key = "end_year", .type = TagType::kNumber, .help_de = "Ende, wo es feststeht"},
          {.key = "flagship", .type = TagType::kFlag, .help_de = "Leuchtturmprojekt"},
          {.key = "example", .type = TagType::kFlag, .help_de = "nur ein Beispiel"}};
}

/// The places as they were drawn, or a point in each.
TileLayer places(plan::Plan const& plan, ToMercator const& carry, bool points) {
  auto at = places_of(plan);
  auto shapes = std::vector<geo::Shape>{};
  for (auto const& place : at) {
    if (points) {
      shapes.emplace_back(carry(geo::label_point(place.place->shape)));
    } else {
      shapes.push_back(carry(place.place->shape));
    }
  }
  return {.name = points ? "place_points" : "places",
          .title = points ? Words{.de = "Orte von Maßnahmen als Punkte", .en = "Places of measures as points"}
                          : Words{.de = "Orte von Maßnahmen", .en = "Places of measures"},
          .kind = points ? LayerShape::kPoints : LayerShape::kMixed,
          .from_zoom = 0,
          .tags = tags_of_places(),
          .content = std::make_shared<IndexedShapes const>(std::move(shapes)),
          .describe = [at = std::move(at)](std::size_t row, std::uint32_t, TileLayer::Tags& tags) {
            describe_place(at[row], tags);
            return true;
          }};
}

std::string_view id_of(std::optional<plan::SpatialKind> kind) {
  if (!kind) { return {}; }
  return plan::choices_of<plan::SpatialKind>()[static_cast<std::size_t>(*kind)].id;
}

/// As the legend of the strategy map of its field and version says; else as the field.
std::string_view colour_of(plan::Plan const& plan, plan::SpatialFeature const& feature) {
  for (auto const& map : plan.strategy_maps) {
    if (map.field != feature.field || map.version != feature.version) { continue; }
    for (auto const& entry : plan.legend_entries) {
      if (entry.map == map.code && entry.kind == feature.kind) { return entry.colour; }
    }
  }
  auto const* const field = plan::find_field(plan, feature.field);
  return field != nullptr ? std::string_view{field->colour} : std::string_view{};
}

struct Element {
  plan::SpatialFeature const* feature;
  std::string_view colour;
};

void describe_element(Element const& element, TileLayer::Tags& tags) {
  auto const& feature = *element.feature;
  tags.push_back({"code", std::string_view{feature.code}});
  tags.push_back({"title", std::string_view{feature.title_de}});
  if (!feature.title_en.empty()) { tags.push_back({"title_en", std::string_view{feature.title_en}}); }
  tags.push_back({"kind", id_of(feature.kind)});
  tags.push_back({"field", std::string_view{feature.field}});
  tags.push_back({"version", std::string_view{feature.version}});
  tags.push_back({"colour", element.colour});
  tags.push_back({"example", feature.example});
}

TileLayer elements(plan::Plan const& plan, ToMercator const& carry) {
  auto all = std::vector<Element>{};
  auto shapes = std::vector<geo::Shape>{};
  for (auto const& feature : plan.spatial_features) {
    if (!feature.shape) { continue; }
    all.push_back({.feature = &feature, .colour = colour_of(plan, feature)});
    shapes.push_back(carry(*feature.shape));
  }
  return {
      .name = "spatial_features",
      .title = {.de = "Räumliches Leitbild", .en = "Spatial concept"},
      .kind = LayerShape::kMixed,
      .from_zoom = 0,
      .tags =
          {{.key = "code", .type = TagType::kText, .help_de = "Kürzel"},
           {.key = "title", .type = TagType::kText, .help_de = "Titel"},
           {.key = "title_en", .type = TagType::kText, .help_de = "Titel auf Englisch, wo es einen gibt"},
           {.key = "kind", .type = TagType::kText, .help_de = "axis, centre, focus_area, green_corridor, search_area"},
           {.key = "field", .type = TagType::kText, .help_de = "Handlungsfeld der Strategiekarte; leer: Gesamtkarte"},
           {.key = "version", .type = TagType::kText, .help_de = "Fassung, für die es gezeichnet wurde"},
           {.key = "colour", .type = TagType::kText, .help_de = "Farbe nach der Legende"},
           {.key = "example", .type = TagType::kFlag, .help_de = "nur ein Beispiel"}},
      .content = std::make_shared<IndexedShapes const>(std::move(shapes)),
      .describe = [all = std::move(all)](std::size_t row, std::uint32_t, TileLayer::Tags& tags) {
        describe_element(all[row], tags);
        return true;
      }};
}

}  // namespace

std::vector<TileLayer> plan_layers(Site const& site) {
  auto const carry = ToMercator{site.city()};
  if (!carry.knows_the_way()) { return {}; }
  auto out = std::vector<TileLayer>{};
  out.push_back(elements(site.plan(), carry));
  out.push_back(places(site.plan(), carry, false));
  out.push_back(places(site.plan(), carry, true));
  return out;
}

}  // namespace leitbild::server
