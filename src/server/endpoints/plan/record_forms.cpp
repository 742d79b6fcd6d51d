// The kinds of objects the plan consists of.
#include "plan/records/form.h"
#include "server/plan/parts.h"
#include "server/plan/public_forms.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["forms"],
  "properties": {"forms": {"type": "array", "items": {"type": "object",
    "required": ["id", "title", "topic", "count", "attributes", "links"],
    "properties": {"attributes": {"type": "array", "items": {"type": "object", "required": ["key", "title"]}}}}}}})"};

Json attributes_json(Call const& call, plan::Form const& form) {
  auto out = Json::array();
  for (auto const& attribute : form.attributes) {
    out.push_back({{"key", attribute.kind == plan::Kind::kShape ? std::string_view{"geometry"} : attribute.key},
                   {"title", either(attribute.title_de, attribute.title_en, call.language)},
                   {"required", attribute.required},
                   {"refers_to", attribute.refers_to.empty() ? Json() : Json(attribute.refers_to)}});
    if (attribute.choices.empty()) { continue; }
    auto choices = Json::array();
    for (auto const& choice : attribute.choices) { choices.push_back(choice_json(choice, call.language)); }
    out.back()["choices"] = std::move(choices);
  }
  return out;
}

Answer answer(Call const& call) {
  auto rows = Json::array();
  for (auto const& form : plan::forms()) {
    if (!is_public(form)) { continue; }
    rows.push_back({{"id", form.id},
                    {"title", either(form.many_de, form.many_en, call.language)},
                    {"topic", form.topic_de},
                    {"count", form.count(call.site.plan())},
                    {"attributes", attributes_json(call, form)},
                    {"links", {{"self", api_address(call, "records/" + std::string{form.id})}}}});
  }
  return json_response({{"forms", std::move(rows)}});
}

}  // namespace

extern constinit Endpoint const record_forms{
    .id = "record_forms",
    .path = "/api/v1/records",
    .group_de = "Einträge",
    .summary_de = "Arten von Einträgen, aus denen der Plan besteht",
    .description_de =
        "Mit ihren Angaben. Zahlungen, Personalbedarf, Anträge und Vermerke der Ämter gehören nicht dazu.",
    .schema = kSchema,
    .example = "/api/v1/records",
    .answer = answer};

}  // namespace leitbild::server
