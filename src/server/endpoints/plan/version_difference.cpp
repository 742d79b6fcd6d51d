// What changed between an adopted version and another, or the plan of today.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "plan/difference.h"
#include "server/plan/parts.h"
#include "server/plan/public_forms.h"

namespace leitbild::server {
namespace {

constexpr auto kParameters =
    std::array{Parameter{.name = "code",
                         .in = In::kPath,
                         .schema = R"({"type": "string", "minLength": 1, "maxLength": 100})",
                         .help_de = "Kürzel einer aufgehobenen Fassung."},
               Parameter{.name = "to",
                         .schema = R"({"type": "string", "maxLength": 100})",
                         .help_de = "Kürzel einer anderen aufgehobenen Fassung; ohne Angabe der Plan von heute."}};

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["before", "after", "added", "removed", "changed", "objects", "cost_before", "cost_after", "shifts"],
  "properties": {"objects": {"type": "array", "items": {"type": "object", "required": ["kind", "what", "code", "changes"]}}}})"};

/// Kinds that are not shown one by one are not shown as changes either.
bool is_public_kind(std::string_view what_de) {
  return std::ranges::none_of(plan::forms(),
                              [&](plan::Form const& form) { return form.one_de == what_de && !is_public(form); });
}

Answer answer(Call const& call) {
  auto const& kept = call.site.adopted();
  auto const& code = call.values.text("code");
  auto const then = kept.find(code);
  if (then == kept.end()) { return tl::unexpected{unknown_object("Eine aufgehobene Fassung", "kept version", code)}; }
  auto const& to = call.values.text("to");
  auto const now = kept.find(to);
  if (!to.empty() && now == kept.end()) {
    return tl::unexpected{bad_parameter("to", {fmt::format("eine aufgehobene Fassung „{}“ gibt es nicht", to),
                                               fmt::format("there is no kept version “{}”", to)})};
  }
  auto found = plan::difference(then->second, to.empty() ? call.site.plan() : now->second);
  std::erase_if(found.objects, [](plan::ObjectDifference const& object) { return !is_public_kind(object.what_de); });
  auto const today = call.language == Language::kGerman ? "heute" : "today";
  return json_response(plan::to_json(found, code, to.empty() ? today : to));
}

}  // namespace

extern constinit Endpoint const version_difference{
    .id = "version_difference",
    .path = "/api/v1/versions/{code}/difference",
    .group_de = "Fassungen",
    .summary_de = "Was sich seit einer Fassung geändert hat",
    .description_de = "Hinzugekommene, entfallene und geänderte Einträge, Angabe für Angabe, und was das an Geld und "
                      "Jahren ausmacht.",
    .parameters = kParameters,
    .schema = kSchema,
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
