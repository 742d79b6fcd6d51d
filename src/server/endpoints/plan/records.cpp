// All objects of one kind.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "plan/records/form.h"
#include "server/plan/parts.h"
#include "server/plan/public_forms.h"

namespace leitbild::server {
namespace {

constexpr auto kParameters =
    std::array{Parameter{.name = "form",
                         .in = In::kPath,
                         .schema = R"({"type": "string", "minLength": 1, "maxLength": 60})",
                         .help_de = "Art der Einträge; welche es gibt, zeigt /api/v1/records.",
                         .example = "work_package"},
               Parameter{.name = "page",
                         .schema = R"({"type": "integer", "minimum": 1, "maximum": 100000, "default": 1})",
                         .help_de = "Welche Seite der Liste."},
               Parameter{.name = "page_size",
                         .schema = R"({"type": "integer", "minimum": 1, "maximum": 1000, "default": 100})",
                         .help_de = "Wie viele Einträge eine Seite hat."}};

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["form", "title", "count", "page", "pages", "records", "links"],
  "properties": {"records": {"type": "array", "items": {"type": "object", "required": ["code", "links"]}}}})"};

Answer answer(Call const& call) {
  auto const* const form = public_form(call.values.text("form"));
  if (form == nullptr) {
    return tl::unexpected{unknown_object("Eine Art von Einträgen", "kind of records", call.values.text("form"))};
  }
  auto const page = call.values.integer("page").value_or(1);
  auto const size = call.values.integer("page_size").value_or(1);
  auto const count = static_cast<std::int64_t>(form->count(call.site.plan()));
  auto const pages = std::max<std::int64_t>(1, (count + size - 1) / size);
  auto rows = Json::array();
  for (auto i = (page - 1) * size; i < std::min(count, page * size); ++i) {
    rows.push_back(record_json(call, *form, form->at(call.site.plan(), static_cast<std::size_t>(i))));
  }
  auto const at = [&](std::int64_t number) {
    return api_address(call, fmt::format("records/{}?page={}&page_size={}", form->id, number, size));
  };
  return json_response({{"form", form->id},
                        {"title", either(form->many_de, form->many_en, call.language)},
                        {"count", count},
                        {"page", page},
                        {"page_size", size},
                        {"pages", pages},
                        {"records", std::move(rows)},
                        {"links",
                         {{"self", at(page)},
                          {"next", page < pages ? Json(at(page + 1)) : Json()},
                          {"previous", page > 1 ? Json(at(page - 1)) : Json()}}}});
}

}  // namespace

extern constinit Endpoint const records{.id = "records",
                                        .path = "/api/v1/records/{form}",
                                        .group_de = "Einträge",
                                        .summary_de = "Alle Einträge einer Art",
                                        .description_de = "",
                                        .parameters = kParameters,
                                        .schema = kSchema,
                                        .example = "/api/v1/records/work_package",
                                        .answer = answer};

}  // namespace leitbild::server
