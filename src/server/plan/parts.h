// Pieces that the JSON of several endpoints shares: values that may be missing, references to objects of the plan with
// what a reader needs to show them, addresses.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/exact.h"
#include "base/json.h"
#include "plan/plan.h"
#include "server/endpoint.h"
#include "server/plan/lookup.h"
#include "server/texts.h"

namespace leitbild::server {

// ---- Values: null where there is none ---------------------------------------------------------------------------------

Json or_null(std::string const& text);
Json or_null(std::optional<Year> year);
Json or_null(std::optional<EuroCents> amount);  // cents
Json or_null(std::optional<RoughDate> const& date);
Json or_null(std::optional<std::int64_t> number);
Json or_null(std::optional<double> number);
Json or_null(std::optional<Fraction> share);  // 0..1
/// {"2027": cents}; empty object for none.
Json by_year_json(ByYear<EuroCents> const& amounts);

Json choice_json(plan::Choice const& choice, Language language);
/// {"id", "title"}
template <class E>
Json or_null(std::optional<E> value, Language language) {
  return value ? choice_json(plan::choices_of<E>()[static_cast<std::size_t>(*value)], language) : Json();
}

// ---- Texts ------------------------------------------------------------------------------------------------------------

/// The title in the reader's language.
std::string title_in(Call const& call, plan::Measure const& measure);
std::string summary_in(Call const& call, plan::Measure const& measure);
/// Of an object with a form: the translation that the plan holds, else the German text.
std::string text_in(Call const& call, std::string_view object, std::string_view attribute, std::string const& german);
/// "Beispiel" stands in the text itself: objects without a flag of their own are marked so.
bool says_example(std::string_view text);

// ---- Addresses --------------------------------------------------------------------------------------------------------

/// "measures/KLI-07" below the interface; `rest` is escaped already.
std::string api_address(Call const& call, std::string_view rest);
/// "massnahmen/KLI-07" in the reader's language.
std::string page_address(Call const& call, std::string_view rest);
/// {"self", "page"}
Json links_json(Call const& call, std::string const& api, std::string const& page);

// ---- References -------------------------------------------------------------------------------------------------------

Lookup const& lookup(Call const& call);
/// {"id", "title"}
Json state_json(plan::State state, Language language);
/// {"code", "name", "colour", "theme", "links"}; null if the plan has none with that code.
Json field_ref(Call const& call, std::string_view code);
/// {"code", "text", "field", "links"}
Json goal_ref(Call const& call, std::string_view code);
/// {"code", "name", "slug", "level", "links"}; for a code that the city does not have only "code" and "name".
Json district_ref(Call const& call, std::string_view code);
Json district_ref(Call const& call, city::DistrictId id);
/// {"code", "title", "state", "example", "links"}
Json measure_ref(Call const& call, std::string_view code);
Json measure_refs(Call const& call, std::vector<std::string> const& codes);
/// {"code", "name"}
Json organization_ref(Call const& call, std::string const& code);
Json body_ref(Call const& call, std::string const& code);

/// What one measure costs, as a list of measures shows it, and everything else of its row.
Json measure_row(Call const& call, plan::Measure const& measure);

/// 404: "Maßnahme „KLI-99“ gibt es hier nicht."
HttpProblem unknown_object(std::string_view kind_de, std::string_view kind_en, std::string_view code);

/// 301 to the current code, where `code` is a former one of an object of that kind ("measure", id of a form).
std::optional<Response> moved(Call const& call, std::string_view kind, std::string_view code, std::string_view folder);

/// What has to be said on everything that is shown of this site.
struct Notices {
  bool schematic{}, examples{};
};
Notices notices(Site const& site);

}  // namespace leitbild::server
