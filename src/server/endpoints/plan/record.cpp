// One object of one kind.
#include <array>

#include "plan/records/form.h"
#include "plan/rename.h"
#include "server/plan/parts.h"
#include "server/plan/public_forms.h"

namespace leitbild::server {
namespace {

constexpr auto kParameters = std::array{Parameter{.name = "form",
                                                  .in = In::kPath,
                                                  .schema = R"({"type": "string", "minLength": 1, "maxLength": 60})",
                                                  .help_de = "Art des Eintrags; welche es gibt, zeigt /api/v1/records.",
                                                  .example = "work_package"},
                                        Parameter{.name = "code",
                                                  .in = In::kPath,
                                                  .schema = R"({"type": "string", "minLength": 1, "maxLength": 100})",
                                                  .help_de = "Kürzel; ein früheres führt zum heutigen."}};

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["form", "kind", "record"],
  "properties": {"record": {"type": "object", "required": ["code", "links"]}}})"};

Answer answer(Call const& call) {
  auto const* const form = public_form(call.values.text("form"));
  if (form == nullptr) {
    return tl::unexpected{unknown_object("Eine Art von Einträgen", "kind of records", call.values.text("form"))};
  }
  auto const& code = call.values.text("code");
  auto const found = plan::record_with(call.site.plan(), *form, code);
  if (!found) {
    if (auto elsewhere = moved(call, form->id, code, "records/" + std::string{form->id})) {
      return *std::move(elsewhere);
    }
    return tl::unexpected{unknown_object("Einen Eintrag", "record", code)};
  }
  return json_response({{"form", form->id},
                        {"kind", form->one_de},
                        {"record", record_json(call, *form, *found)},
                        {"stable_id", plan::first_code(call.site.plan(), code)}});
}

}  // namespace

extern constinit Endpoint const record{.id = "record",
                                       .path = "/api/v1/records/{form}/{code}",
                                       .group_de = "Einträge",
                                       .summary_de = "Ein Eintrag",
                                       .description_de = "",
                                       .parameters = kParameters,
                                       .schema = kSchema,
                                       .example = "/api/v1/records/work_package/BS-ARB-01-1",
                                       .answer = answer};

}  // namespace leitbild::server
