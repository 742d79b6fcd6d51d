#include "server/plan/parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "plan/rename.h"

namespace leitbild::server {

Json or_null(std::string const& text) { return text.empty() ? Json() : Json(text); }
Json or_null(std::optional<Year> year) { return year ? Json(year->value) : Json(); }
Json or_null(std::optional<EuroCents> amount) { return amount ? Json(amount->value) : Json(); }
Json or_null(std::optional<RoughDate> const& date) { return date ? Json(iso(*date)) : Json(); }
Json or_null(std::optional<std::int64_t> number) { return number ? Json(*number) : Json(); }
Json or_null(std::optional<double> number) { return number ? Json(*number) : Json(); }
Json or_null(std::optional<Fraction> share) {
  return share ? Json(static_cast<double>(share->numerator) / static_cast<double>(share->denominator)) : Json();
}

Json by_year_json(ByYear<EuroCents> const& amounts) {
  auto out = Json::object();
  for (auto const& [year, amount] : amounts) { out[fmt::format("{}", year.value)] = amount.value; }
  return out;
}

Json choice_json(plan::Choice const& choice, Language language) {
  return {{"id", choice.id}, {"title", either(choice.title_de, choice.title_en, language)}};
}

std::string title_in(Call const& call, plan::Measure const& measure) {
  return text_in(call, measure.code, "title", measure.title);
}
std::string summary_in(Call const& call, plan::Measure const& measure) {
  return text_in(call, measure.code, "summary", measure.summary);
}
std::string text_in(Call const& call, std::string_view object, std::string_view attribute, std::string const& german) {
  return in_language(call.site.plan(), object, attribute, german, call.language);
}

bool says_example(std::string_view text) {
  return text.find("Beispiel") != std::string_view::npos || text.find("Example") != std::string_view::npos;
}

std::string api_address(Call const& call, std::string_view rest) {
  return fmt::format("{}/api/v1/{}", call.base, rest);
}

std::string page_address(Call const& call, std::string_view rest) {
  return fmt::format("{}{}/{}", call.base, call.language == Language::kEnglish ? "/en" : "", rest);
}

Json links_json(Call const& call, std::string const& api, std::string const& page) {
  return {{"self", api_address(call, api)}, {"page", page_address(call, page)}};
}

Lookup const& lookup(Call const& call) { return call.site.derived<Lookup>(); }

Json state_json(plan::State state, Language language) {
  auto const& known = plan::info(state);
  return {{"id", known.id}, {"title", either(known.title_de, known.title_en, language)}};
}

Json field_ref(Call const& call, std::string_view code) {
  auto const* const field = lookup(call).field(code);
  if (field == nullptr) { return {}; }
  return {{"code", field->code},
          {"name", either(field->name_de, field->name_en, call.language)},
          {"colour", or_null(field->colour)},
          {"theme", name(field->theme)},
          {"links", links_json(call, "fields/" + percent_encoded(code), "handlungsfelder/" + percent_encoded(code))}};
}

Json goal_ref(Call const& call, std::string_view code) {
  auto const* const goal = lookup(call).goal(code);
  if (goal == nullptr) { return {}; }
  return {{"code", goal->code},
          {"text", either(goal->text_de, goal->text_en, call.language)},
          {"field", goal->field},
          {"links", links_json(call, "goals/" + percent_encoded(code), "ziele/" + percent_encoded(code))}};
}

Json district_ref(Call const& call, city::DistrictId id) {
  auto const& district = call.site.city().districts->rows[id];
  auto const address = percent_encoded(lookup(call).slug_of(id));
  return {{"code", district.code},
          {"name", district.name},
          {"slug", lookup(call).slug_of(id)},
          {"level", city::name(district.level)},
          {"links", links_json(call, "districts/" + address, "ortsbezirke/" + address)}};
}

Json district_ref(Call const& call, std::string_view code) {
  auto const id = lookup(call).district(code);
  return id ? district_ref(call, *id) : Json{{"code", code}, {"name", code}};
}

Json measure_ref(Call const& call, std::string_view code) {
  auto const* const measure = lookup(call).measure(code);
  if (measure == nullptr) { return {}; }
  return {{"code", measure->code},
          {"title", title_in(call, *measure)},
          {"field", measure->field},
          {"state", state_json(measure->state, call.language)},
          {"example", measure->example},
          {"links", links_json(call, "measures/" + percent_encoded(code), "massnahmen/" + percent_encoded(code))}};
}

Json measure_refs(Call const& call, std::vector<std::string> const& codes) {
  auto out = Json::array();
  for (auto const& code : codes) {
    if (auto ref = measure_ref(call, code); !ref.is_null()) { out.push_back(std::move(ref)); }
  }
  return out;
}

Json organization_ref(Call const& call, std::string const& code) {
  if (code.empty()) { return {}; }
  auto const* const known = lookup(call).organization(code);
  return {{"code", code}, {"name", known == nullptr ? code : text_in(call, code, "name", known->name)}};
}

Json body_ref(Call const& call, std::string const& code) {
  if (code.empty()) { return {}; }
  auto const* const known = lookup(call).body(code);
  auto out = Json{{"code", code}, {"name", known == nullptr ? code : text_in(call, code, "name", known->name)}};
  out["kind"] = known == nullptr ? Json() : or_null(known->kind, call.language);
  return out;
}

Json measure_row(Call const& call, plan::Measure const& measure) {
  auto districts = Json::array();
  for (auto const& code : measure.districts) { districts.push_back(district_ref(call, code)); }
  auto const address = percent_encoded(measure.code);
  return {{"code", measure.code},
          {"title", title_in(call, measure)},
          {"summary", or_null(summary_in(call, measure))},
          {"field", field_ref(call, measure.field)},
          {"goals", measure.goals},
          {"districts", std::move(districts)},
          {"lead", or_null(measure.lead)},
          {"state", state_json(measure.state, call.language)},
          {"start", or_null(measure.start)},
          {"end", or_null(measure.end)},
          {"cost_cents", measure.cost ? Json(measure.cost->amount.value) : Json()},
          {"price_year", measure.cost ? Json(measure.cost->price_year.value) : Json()},
          {"flagship", measure.flagship},
          {"example", measure.example},
          {"links", links_json(call, "measures/" + address, "massnahmen/" + address)}};
}

HttpProblem unknown_object(std::string_view kind_de, std::string_view kind_en, std::string_view code) {
  return not_found({fmt::format("{} „{}“ gibt es hier nicht.", kind_de, code),
                    fmt::format("There is no {} “{}” here.", kind_en, code)});
}

std::optional<Response> moved(Call const& call, std::string_view kind, std::string_view code, std::string_view folder) {
  auto const& plan = call.site.plan();
  if (plan::find_former_code(plan, code) == nullptr) { return std::nullopt; }
  auto const now = plan::current_code(plan, code);
  if (now == code || plan::kind_id_of_object(plan, now) != kind) { return std::nullopt; }
  auto to = api_address(call, fmt::format("{}/{}", folder, percent_encoded(now)));
  if (auto const asked = call.request.asked("lang")) { to += "?lang=" + percent_encoded(*asked); }
  auto out = json_response({{"moved_to", to}, {"code", now}});
  out.status = 301;
  out.headers.push_back({"Location", to});
  return out;
}

Notices notices(Site const& site) {
  auto const is_example = [](plan::Measure const& measure) { return measure.example; };
  return {.schematic = site.city().info.schematic, .examples = std::ranges::any_of(site.plan().measures, is_example)};
}

}  // namespace leitbild::server
