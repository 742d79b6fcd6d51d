// Measures, their places, the spatial concept.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "plan/records/concept.h"
#include "report/wording.h"
#include "server/features/make_collections.h"

namespace leitbild::server {
namespace {

using exchange::PropertyInfo;
using exchange::PropertyType;
using exchange::PropertyValue;

tl::unexpected<Words> wrong(std::string de, std::string en) {
  return tl::unexpected<Words>{Words{.de = std::move(de), .en = std::move(en)}};
}

std::vector<std::string> state_ids() {
  auto out = std::vector<std::string>{};
  for (auto const& state : plan::states()) { out.emplace_back(state.id); }
  return out;
}

std::vector<std::string> field_codes(plan::Plan const& plan) {
  auto out = std::vector<std::string>{};
  for (auto const& field : plan.fields) { out.push_back(field.code); }
  return out;
}

std::vector<std::string> district_codes(city::City const& city) {
  auto out = std::vector<std::string>{};
  for (auto const& district : city.districts->rows) { out.push_back(district.code); }
  return out;
}

PropertyInfo text(std::string key, std::string de, std::string en, std::string help = {}) {
  return {.key = std::move(key),
          .title_de = std::move(de),
          .title_en = std::move(en),
          .type = PropertyType::kText,
          .help_de = std::move(help),
          .choices = {}};
}

PropertyInfo of_type(PropertyType type, std::string key, std::string de, std::string en, std::string help = {}) {
  auto out = text(std::move(key), std::move(de), std::move(en), std::move(help));
  out.type = type;
  return out;
}

PropertyInfo chosen(std::vector<std::string> choices, std::string key, std::string de, std::string en) {
  auto out = text(std::move(key), std::move(de), std::move(en));
  out.choices = std::move(choices);
  return out;
}

PropertyValue year_or_nothing(std::optional<Year> year) {
  return year ? PropertyValue{std::int64_t{year->value}} : PropertyValue{};
}

/// What a measure and each of its places have in common, after the title.
void add_state_properties(Collection& out, plan::Plan const& plan) {
  auto& to = out.properties;
  to.push_back(chosen(field_codes(plan), "field", "Handlungsfeld", "Field"));
  to.push_back(text("field_title", "Name des Handlungsfelds", "Name of field"));
  to.push_back(text("colour", "Farbe des Handlungsfelds", "Colour of field"));
  to.push_back(chosen(state_ids(), "state", "Stand", "State"));
  to.push_back(text("state_title", "Stand in Worten", "State in words"));
  to.push_back(of_type(PropertyType::kWhole, "start_year", "Beginn", "Start", "Jahr"));
  to.push_back(of_type(PropertyType::kWhole, "end_year", "Ende", "End", "Jahr"));
  to.push_back(of_type(PropertyType::kFlag, "flagship", "Leuchtturmprojekt", "Flagship project"));
  to.push_back(of_type(PropertyType::kFlag, "example", "Beispiel", "Example", "nur ein Beispiel, kein Vorhaben"));
}

void add_state_values(std::vector<PropertyValue>& values, plan::Plan const& plan, plan::Measure const& measure) {
  auto const* const field = plan::find_field(plan, measure.field);
  auto const& state = plan::info(measure.state);
  values.push_back(text_or_nothing(measure.field));
  values.push_back(text_or_nothing(field != nullptr ? field->name_de : std::string{}));
  values.push_back(text_or_nothing(field != nullptr ? field->colour : std::string{}));
  values.emplace_back(std::string{state.id});
  values.emplace_back(std::string{state.title_de});
  values.push_back(year_or_nothing(measure.start));
  values.push_back(year_or_nothing(measure.end));
  values.emplace_back(measure.flagship);
  values.emplace_back(measure.example);
}

/// By their codes; a filter tests the item's measure in the plan.
using OfMeasure = std::function<bool(plan::Measure const&)>;
using MeasureOf = std::function<plan::Measure const*(Item const&)>;

Test test_of(MeasureOf measure_of, OfMeasure test) {
  return [measure_of = std::move(measure_of), test = std::move(test)](Item const& item) {
    auto const* const measure = measure_of(item);
    return measure != nullptr && test(*measure);
  };
}

/// Measures in the district, in a part of it, or in a wider area it belongs to: what its residents have to do with.
Filter district_filter(Site const& site, MeasureOf measure_of) {
  return {.key = "district",
          .title = {.de = "Bezirk", .en = "District"},
          .help = {.de = "Kürzel oder Name; auch Maßnahmen in Teilen des Bezirks und in Gebieten, zu denen er gehört",
                   .en = {}},
          .schema = {{"type", "string"}, {"title", "Bezirk"}},
          .read = [&site, measure_of = std::move(measure_of)](std::string_view asked) -> Read<Test> {
            auto const& districts = *site.city().districts;
            auto const id = city::find(districts, asked);
            if (!id) {
              auto const codes = fmt::format("{}", fmt::join(district_codes(site.city()), ", "));
              return wrong(fmt::format("„{}“ ist kein Bezirk; es gibt {}", asked, codes),
                           fmt::format("'{}' is no district; there are {}", asked, codes));
            }
            auto related = std::vector<std::string>{};
            for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
              auto const upwards = city::chain_upwards(districts, city::DistrictId{i});
              auto const own = city::chain_upwards(districts, *id);
              if (std::ranges::find(upwards, *id) != upwards.end() ||
                  std::ranges::find(own, city::DistrictId{i}) != own.end()) {
                related.push_back(districts.rows[city::DistrictId{i}].code);
              }
            }
            return test_of(measure_of, [related = std::move(related)](plan::Measure const& measure) {
              return std::ranges::any_of(measure.districts, [&](auto const& code) {
                return std::ranges::find(related, code) != related.end();
              });
            });
          }};
}

Filter year_filter(MeasureOf measure_of) {
  return {.key = "year",
          .title = {.de = "Jahr", .en = "Year"},
          .help = {.de = "Maßnahmen, die in diesem Jahr laufen", .en = {}},
          .schema = {{"type", "integer"}, {"title", "Jahr"}},
          .read = [measure_of = std::move(measure_of)](std::string_view asked) -> Read<Test> {
            auto const year = parse_integer(asked);
            constexpr auto kFirst = 1900;
            constexpr auto kLast = 2200;
            if (!year || *year < kFirst || *year > kLast) {
              return wrong(fmt::format("„{}“ ist kein Jahr von {} bis {}", asked, kFirst, kLast),
                           fmt::format("'{}' is no year from {} to {}", asked, kFirst, kLast));
            }
            return test_of(measure_of, [wanted = static_cast<int>(*year)](plan::Measure const& measure) {
              return (measure.start || measure.end) && (!measure.start || measure.start->value <= wanted) &&
                     (!measure.end || measure.end->value >= wanted);
            });
          }};
}

Filter words_filter(MeasureOf measure_of) {
  return {.key = "q",
          .title = {.de = "Suchwort", .en = "Search word"},
          .help = {.de = "steht in Kürzel, Titel oder Kurzbeschreibung, ohne Rücksicht auf Groß- und Kleinschreibung",
                   .en = {}},
          .schema = {{"type", "string"}, {"title", "Suchwort"}},
          .read = [measure_of = std::move(measure_of)](std::string_view asked) -> Read<Test> {
            return test_of(measure_of, [wanted = folded(trimmed(asked))](plan::Measure const& measure) {
              return folded(fmt::format("{}\n{}\n{}", measure.code, measure.title, measure.summary)).find(wanted) !=
                     std::string::npos;
            });
          }};
}

Filter goal_filter(plan::Plan const& plan, MeasureOf measure_of) {
  return {.key = "goal",
          .title = {.de = "Ziel", .en = "Goal"},
          .help = {.de = "Kürzel eines Ziels, dem die Maßnahme dient", .en = {}},
          .schema = {{"type", "string"}, {"title", "Ziel"}},
          .read = [&plan, measure_of = std::move(measure_of)](std::string_view asked) -> Read<Test> {
            if (plan::find_goal(plan, asked) == nullptr) {
              return wrong(fmt::format("„{}“ ist kein Ziel des Plans", asked),
                           fmt::format("'{}' is no goal of the plan", asked));
            }
            return test_of(measure_of, [wanted = std::string{asked}](plan::Measure const& measure) {
              return std::ranges::find(measure.goals, wanted) != measure.goals.end();
            });
          }};
}

void add_filters(Collection& out, Site const& site, MeasureOf const& measure_of) {
  out.filters.push_back(goal_filter(site.plan(), measure_of));
  out.filters.push_back(district_filter(site, measure_of));
  out.filters.push_back(year_filter(measure_of));
  out.filters.push_back(words_filter(measure_of));
}

bool has_examples(plan::Plan const& plan) {
  return std::ranges::any_of(plan.measures, [](auto const& measure) { return measure.example; });
}

/// "Beispiel" only on those that are; the city's mark on all.
MarkOf marks(Site const& site, std::size_t position_of_example) {
  return [schematic = site.city().info.schematic, position_of_example](Item const& item) {
    auto parts = std::vector<std::string>{};
    auto const* const example = std::get_if<bool>(&item.feature.values[position_of_example]);
    if (example != nullptr && *example) { parts.emplace_back(report::kExample); }
    if (schematic) { parts.emplace_back(report::kSchematic); }
    return report::joined(parts, "; ");
  };
}

std::size_t position_of(Collection const& in, std::string_view key) {
  return static_cast<std::size_t>(std::ranges::find(in.properties, key, &PropertyInfo::key) - in.properties.begin());
}

Item item_of_measure(Making const& in, plan::Measure const& measure) {
  auto shapes = std::vector<geo::Shape>{};
  for (auto const& place : measure.places) { shapes.push_back(place.shape); }
  auto values = std::vector<PropertyValue>{measure.code, measure.title, text_or_nothing(measure.summary)};
  add_state_values(values, in.site.plan(), measure);
  values.emplace_back(measure.goals);
  values.emplace_back(measure.districts);
  values.push_back(text_or_nothing(measure.lead));
  values.push_back(measure.cost ? PropertyValue{measure.cost->amount.value} : PropertyValue{});
  values.push_back(measure.cost ? year_or_nothing(measure.cost->price_year) : PropertyValue{});
  return {.feature = {.id = measure.code, .shapes = in.degrees(std::move(shapes)), .values = std::move(values)},
          .when = days_of(measure.start, measure.end)};
}

Item item_of_place(Making const& in, plan::Measure const& measure, std::size_t number) {
  auto const& place = measure.places[number];
  auto values = std::vector<PropertyValue>{measure.code, measure.title, text_or_nothing(place.title)};
  add_state_values(values, in.site.plan(), measure);
  return {.feature = {.id = fmt::format("{}-{}", measure.code, number + 1),
                      .shapes = in.degrees({place.shape}),
                      .values = std::move(values)},
          .when = days_of(measure.start, measure.end)};
}

std::vector<std::string> kinds_of_space() {
  auto out = std::vector<std::string>{};
  for (auto const& choice : plan::choices_of<plan::SpatialKind>()) { out.emplace_back(choice.id); }
  return out;
}

Item item_of(Making const& in, plan::SpatialFeature const& feature) {
  auto values =
      std::vector<PropertyValue>{feature.code, text_or_nothing(feature.title_de), text_or_nothing(feature.title_en)};
  if (feature.kind) {
    auto const& kind = plan::choices_of<plan::SpatialKind>()[static_cast<std::size_t>(*feature.kind)];
    values.emplace_back(std::string{kind.id});
    values.emplace_back(std::string{kind.title_de});
  } else {
    values.resize(values.size() + 2);
  }
  values.push_back(text_or_nothing(feature.field));
  values.push_back(text_or_nothing(feature.version));
  values.push_back(text_or_nothing(feature.note));
  values.emplace_back(feature.example);
  auto shapes = std::vector<geo::Shape>{};
  if (feature.shape) { shapes.push_back(*feature.shape); }
  return {.feature = {.id = feature.code, .shapes = in.degrees(std::move(shapes)), .values = std::move(values)}};
}

}  // namespace

Collection measures_collection(Making const& in) {
  auto const& plan = in.site.plan();
  auto out =
      Collection{.id = "measures",
                 .title = {.de = "Maßnahmen", .en = "Measures"},
                 .description = {.de = "Eine je Maßnahme, mit allen ihren Orten; ohne Geometrie, wo sie keinen hat.",
                                 .en = "One per measure, with all its places; without geometry where it has none."}};
  state_plan(out, in.site, has_examples(plan));
  out.properties = {text("code", "Kürzel", "Code"), text("title", "Titel", "Title"),
                    text("summary", "Kurzbeschreibung", "Summary")};
  add_state_properties(out, plan);
  out.properties.push_back(of_type(PropertyType::kList, "goals", "Ziele", "Goals", "Kürzel"));
  out.properties.push_back(
      of_type(PropertyType::kList, "districts", "Bezirke", "Districts", "Kürzel, wie sie in der Maßnahme stehen"));
  out.properties.push_back(text("lead", "Zuständig", "Lead", "ein Amt, nie eine Person"));
  out.properties.push_back(of_type(PropertyType::kWhole, "cost_cents", "Kosten in Cent", "Cost in cents", "Schätzung"));
  out.properties.push_back(of_type(PropertyType::kWhole, "price_year", "Preisstand", "Price year", "Jahr"));
  for (auto const& measure : plan.measures) { out.items.push_back(item_of_measure(in, measure)); }
  add_filters(out, in.site, [&plan](Item const& item) { return plan::find_measure(plan, item.feature.id); });
  auto const example = position_of(out, "example");
  return completed(std::move(out), marks(in.site, example));
}

Collection places_collection(Making const& in) {
  auto const& plan = in.site.plan();
  auto out = Collection{.id = "places",
                        .title = {.de = "Orte von Maßnahmen", .en = "Places of measures"},
                        .description = {.de = "Eine je Ort: wo eine Maßnahme stattfindet.",
                                        .en = "One per place: where a measure happens."}};
  state_plan(out, in.site, has_examples(plan));
  out.properties = {text("measure", "Maßnahme", "Measure", "Kürzel"),
                    text("measure_title", "Titel der Maßnahme", "Title of measure"), text("title", "Ort", "Place")};
  add_state_properties(out, plan);
  for (auto const& measure : plan.measures) {
    for (auto i = std::size_t{0}; i < measure.places.size(); ++i) {
      out.items.push_back(item_of_place(in, measure, i));
    }
  }
  add_filters(out, in.site, [&plan](Item const& item) {
    return plan::find_measure(plan, std::get<std::string>(item.feature.values.front()));
  });
  auto const example = position_of(out, "example");
  return completed(std::move(out), marks(in.site, example));
}

Collection spatial_features_collection(Making const& in) {
  auto const& plan = in.site.plan();
  auto out = Collection{.id = "spatial_features",
                        .title = {.de = "Räumliches Leitbild", .en = "Spatial concept"},
                        .description = {.de = "Elemente der Gesamtkarte (ohne Handlungsfeld) und der Strategiekarten.",
                                        .en = "Elements of the overall map (no field) and of the strategy maps."}};
  state_plan(out, in.site,
             std::ranges::any_of(plan.spatial_features, [](auto const& feature) { return feature.example; }));
  out.properties = {text("code", "Kürzel", "Code"),
                    text("title", "Titel", "Title"),
                    text("title_en", "Titel (englisch)", "Title in English"),
                    chosen(kinds_of_space(), "kind", "Art", "Kind"),
                    text("kind_title", "Art in Worten", "Kind in words"),
                    chosen(field_codes(plan), "field", "Handlungsfeld", "Field"),
                    text("version", "Fassung", "Version"),
                    text("note", "Anmerkung", "Note"),
                    of_type(PropertyType::kFlag, "example", "Beispiel", "Example")};
  for (auto const& feature : plan.spatial_features) { out.items.push_back(item_of(in, feature)); }
  auto const example = position_of(out, "example");
  return completed(std::move(out), marks(in.site, example));
}

}  // namespace leitbild::server
