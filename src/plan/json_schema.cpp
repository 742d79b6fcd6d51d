// The schema follows from the forms; only fields, goals, measures and milestones are described here.
#include <fmt/format.h>

#include "plan/document.h"

namespace leitbild::plan {
namespace {

constexpr std::string_view kWkt = "Well-known text in the plane of the city";
constexpr std::string_view kYearPattern = "^[0-9]{4}$";
constexpr std::string_view kFractionPattern = "^[0-9]+/[0-9]+$";  // rates without a finite decimal
constexpr std::string_view kDatePattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-Q[1-4])?$";
constexpr std::string_view kCodePattern = "^[A-Za-z0-9._-]+$";

Json text(std::string_view description) { return {{"type", "string"}, {"description", description}}; }
Json codes(std::string_view description) {
  return {{"type", "array"}, {"description", description}, {"items", {{"type", "string"}}}, {"uniqueItems", true}};
}

Json by_year(Json amount, std::string_view description) {
  return {{"type", "object"},
          {"description", description},
          {"patternProperties", {{std::string{kYearPattern}, std::move(amount)}}},
          {"additionalProperties", false}};
}

Json type_of(AttributeInfo const& info) {
  switch (info.kind) {
    case Kind::kCode: return {{"type", "string"}, {"pattern", kCodePattern}};
    case Kind::kReferences: return {{"type", "array"}, {"items", {{"type", "string"}}}, {"uniqueItems", true}};
    case Kind::kChoice: {
      auto ids = Json::array();
      for (auto const& choice : info.choices) { ids.push_back(choice.id); }
      return {{"enum", std::move(ids)}};
    }
    case Kind::kFlag: return {{"type", "boolean"}};
    case Kind::kInteger: return {{"type", "integer"}};
    case Kind::kYear: return {{"type", "integer"}, {"minimum", 1900}, {"maximum", 2200}};
    case Kind::kNumber: return {{"type", "number"}};
    case Kind::kRate:
      return {{"oneOf", Json::array({Json{{"type", "number"}, {"minimum", 0}, {"maximum", 1}},
                                     Json{{"type", "string"}, {"pattern", kFractionPattern}}})}};
    case Kind::kDate: return {{"type", "string"}, {"pattern", kDatePattern}};
    case Kind::kMoney: return {{"type", "integer"}, {"x-unit", "cent"}};
    case Kind::kMoneyByYear: return by_year({{"type", "integer"}, {"x-unit", "cent"}}, "");
    case Kind::kMonthsByYear: return by_year({{"type", "number"}, {"x-unit", "person-month"}}, "");
    case Kind::kShape: return {{"type", "string"}, {"x-format", "wkt"}};
    default: return {{"type", "string"}};
  }
}

Json schema_of(Form const& form) {
  auto properties = Json::object();
  auto required = Json::array();
  for (auto const& info : form.attributes) {
    auto type = type_of(info);
    type["title"] = info.title_de;
    type["description"] =
        info.help_de.empty() ? std::string{info.title_en} : fmt::format("{} ({})", info.title_en, info.help_de);
    if (!info.refers_to.empty()) { type["x-refers-to"] = info.refers_to; }
    properties[std::string{info.key}] = std::move(type);
    if (info.required) { required.push_back(info.key); }
  }
  return {{"type", "object"},
          {"title", form.one_de},
          {"description", form.help_de},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

Json object(Json properties, std::vector<std::string> required) {
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

Json field_schema() {
  auto themes = Json::array();
  for (auto const theme : kThemes) { themes.push_back(name(theme)); }
  return object({{"code", {{"type", "string"}, {"pattern", kCodePattern}}},
                 {"name_de", text("name")},
                 {"name_en", text("name in English")},
                 {"theme", {{"enum", std::move(themes)}}},
                 {"colour", {{"type", "string"}, {"pattern", "^#[0-9a-fA-F]{6}$"}}}},
                {"code", "name_de", "theme"});
}

Json measure_schema() {
  auto ids = Json::array();
  for (auto const& state : states()) { ids.push_back(state.id); }
  auto const place = object({{"title", text("title")}, {"wkt", text(kWkt)}}, {"wkt"});
  auto const effect =
      object({{"type", text("effect, as in `leitbild effects`")},
              {"place", {{"type", "integer"}, {"minimum", 0}, {"description", "position in places"}}},
              {"parameters", {{"type", "object"}, {"additionalProperties", {{"type", {"number", "string"}}}}}}},
             {"type", "place"});
  return object({{"code", {{"type", "string"}, {"pattern", kCodePattern}}},
                 {"title", text("title")},
                 {"summary", text("summary")},
                 {"field", text("code of the action field")},
                 {"goals", codes("codes of goals")},
                 {"districts", codes("codes of districts")},
                 {"lead", text("responsible office")},
                 {"state", {{"enum", std::move(ids)}}},
                 {"start", {{"type", "integer"}, {"description", "first year in which it takes effect"}}},
                 {"end", {{"type", "integer"}, {"description", "year of completion"}}},
                 {"cost", {{"type", "integer"}, {"x-unit", "cent"}}},
                 {"price_year", {{"type", "integer"}}},
                 {"flagship", {{"type", "boolean"}}},
                 {"example", {{"type", "boolean"}, {"description", "illustrative only"}}},
                 {"places", {{"type", "array"}, {"items", place}}},
                 {"effects", {{"type", "array"}, {"items", effect}}}},
                {"code", "title", "field", "state"});
}

Json list_of(Json item) {
  item["properties"]["stable_id"] = text("the first code, where the object has another one today");
  return {{"type", "array"}, {"items", std::move(item)}};
}

}  // namespace

Json json_schema() {
  auto properties = Json{{"format", {{"const", "leitbild-plan"}}},
                         {"version", {{"const", kDocumentVersion}}},
                         {"title", text("title of the plan")}};
  properties["field"] = list_of(field_schema());
  properties["goal"] = list_of(object({{"code", {{"type", "string"}, {"pattern", kCodePattern}}},
                                       {"field", text("code of the action field")},
                                       {"text_de", text("wording")},
                                       {"text_en", text("wording in English")}},
                                      {"code", "field", "text_de"}));
  properties["measure"] = list_of(measure_schema());
  properties["milestone"] = list_of(object({{"code", {{"type", "string"}, {"pattern", kCodePattern}}},
                                            {"date", {{"type", "string"}, {"pattern", kDatePattern}}},
                                            {"title_de", text("title")},
                                            {"title_en", text("title in English")},
                                            {"source", text("source")}},
                                           {"code", "date", "title_de"}));
  for (auto const& form : forms()) { properties[std::string{form.id}] = list_of(schema_of(form)); }
  return {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
          {"title", "Leitbild plan"},
          {"description", "An integrated urban development concept as data. Amounts of money are integers in cents."},
          {"type", "object"},
          {"properties", std::move(properties)},
          {"required", {"format", "version", "title"}},
          {"additionalProperties", false}};
}

}  // namespace leitbild::plan
