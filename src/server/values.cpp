#include "server/values.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/pattern.h"
#include "base/text.h"

namespace leitbild::server {
namespace {

std::size_t letters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Words choices(Json const& allowed) {
  auto list = std::string{};
  for (auto const& entry : allowed) {
    if (!list.empty()) { list += ", "; }
    list += entry.is_string() ? entry.get<std::string>() : entry.dump();
  }
  return {"erlaubt sind " + list, "allowed are " + list};
}

Words bounds(Json const& schema) {
  auto const low = schema.contains("minimum") ? schema["minimum"].dump() : std::string{};
  auto const high = schema.contains("maximum") ? schema["maximum"].dump() : std::string{};
  if (low.empty()) { return {"höchstens " + high, "at most " + high}; }
  if (high.empty()) { return {"mindestens " + low, "at least " + low}; }
  return {fmt::format("von {} bis {}", low, high), fmt::format("from {} to {}", low, high)};
}

Words about(std::string_view value, std::string_view de, std::string_view en) {
  constexpr auto kMost = std::size_t{80};  // what is quoted of a value
  auto shown = std::string{value};
  if (letters(shown) > kMost) {
    shown.resize(kMost);
    while (!shown.empty() && !is_valid_utf8(shown)) { shown.pop_back(); }
    shown += "…";
  }
  return {fmt::format("„{}“ {}", shown, de), fmt::format("'{}' {}", shown, en)};
}

std::optional<Words> wrong_number(std::string const& text, Json const& schema, bool whole) {
  auto const value = whole ? std::optional<double>{} : parse_number(text);
  auto const integer = whole ? parse_integer(text) : std::optional<long long>{};
  if ((!value && !integer) || (value && !std::isfinite(*value))) {
    return whole ? about(text, "ist keine ganze Zahl", "is not a whole number")
                 : about(text, "ist keine Zahl (Dezimalpunkt)", "is not a number");
  }
  auto const number = value ? *value : static_cast<double>(*integer);
  auto const too_low = schema.contains("minimum") && number < schema["minimum"].get<double>();
  auto const too_high = schema.contains("maximum") && number > schema["maximum"].get<double>();
  if (!too_low && !too_high) { return std::nullopt; }
  auto const allowed = bounds(schema);
  return about(text, "liegt außerhalb; erlaubt: " + allowed.de, "is out of range; allowed: " + allowed.en);
}

std::optional<Words> wrong_text(std::string const& text, Json const& schema) {
  auto const least = schema.value("minLength", std::size_t{0});
  auto const most = schema.value("maxLength", std::size_t{1000});
  if (letters(text) < least) {
    return about(text, fmt::format("ist zu kurz; mindestens {} Zeichen", least),
                 fmt::format("is too short; at least {} characters", least));
  }
  if (letters(text) > most) {
    return about(text, fmt::format("ist zu lang; höchstens {} Zeichen", most),
                 fmt::format("is too long; at most {} characters", most));
  }
  if (schema.contains("pattern")) {
    auto const pattern = schema["pattern"].get<std::string>();
    if (!has_match(pattern, text) || text.ends_with('\n')) {
      return about(text, "hat nicht die Form " + pattern, "does not have the form " + pattern);
    }
  }
  return std::nullopt;
}

/// Nothing: the text is as the schema says.
std::optional<Words> wrong(std::string const& text, Json const& schema);

std::optional<Words> wrong_list(std::string const& text, Json const& schema) {
  auto const parts = split(text, ',');
  auto const least = schema.value("minItems", std::size_t{0});
  auto const most = schema.value("maxItems", std::size_t{100});
  if (parts.size() < least || parts.size() > most) {
    return about(text,
                 fmt::format("hat {} Teile; erlaubt sind {} bis {}, durch Kommas getrennt", parts.size(), least, most),
                 fmt::format("has {} parts; allowed are {} to {}, separated by commas", parts.size(), least, most));
  }
  for (auto const part : parts) {
    if (auto problem = wrong(std::string{trimmed(part)}, schema["items"])) { return problem; }
  }
  return std::nullopt;
}

std::optional<Words> wrong(std::string const& text, Json const& schema) {
  auto const type = schema.value("type", std::string{"string"});
  if (type == "array") { return wrong_list(text, schema); }
  if (schema.contains("enum")) {
    auto const& allowed = schema["enum"];
    auto const is_allowed = std::ranges::any_of(allowed, [&](Json const& entry) {
      return (entry.is_string() ? entry.get<std::string>() : entry.dump()) == text;
    });
    if (is_allowed) { return std::nullopt; }
    auto const list = choices(allowed);
    return about(text, "ist nicht erlaubt; " + list.de, "is not allowed; " + list.en);
  }
  if (type == "boolean") {
    if (text == "true" || text == "false") { return std::nullopt; }
    return about(text, "ist nicht erlaubt; erlaubt sind true, false", "is not allowed; allowed are true, false");
  }
  if (type == "integer" || type == "number") { return wrong_number(text, schema, type == "integer"); }
  return wrong_text(text, schema);
}

std::optional<std::string> default_of(Json const& schema) {
  if (!schema.contains("default")) { return std::nullopt; }
  auto const& value = schema["default"];
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace

NameAndValue const* Values::find(std::string_view name) const {
  auto const found = std::ranges::find(given_, name, &NameAndValue::name);
  return found == given_.end() ? nullptr : &*found;
}

std::string const& Values::text(std::string_view name) const {
  static auto const kNothing = std::string{};
  auto const* const found = find(name);
  return found == nullptr ? kNothing : found->value;
}

std::optional<std::int64_t> Values::integer(std::string_view name) const {
  auto const value = parse_integer(text(name));
  return value ? std::optional<std::int64_t>{*value} : std::nullopt;
}

std::optional<double> Values::number(std::string_view name) const { return parse_number(text(name)); }

std::vector<std::string> Values::list(std::string_view name) const {
  auto out = std::vector<std::string>{};
  auto const& value = text(name);
  if (value.empty()) { return out; }
  for (auto const part : split(value, ',')) { out.emplace_back(trimmed(part)); }
  return out;
}

std::vector<double> Values::numbers(std::string_view name) const {
  auto out = std::vector<double>{};
  for (auto const& part : list(name)) { out.push_back(parse_number(part).value_or(0.0)); }
  return out;
}

ParameterRules::ParameterRules(std::span<Parameter const> parameters, bool others_allowed)
    : others_allowed_{others_allowed} {
  for (auto const& parameter : parameters) { rules_.push_back({parameter, Json::parse(parameter.schema)}); }
}

bool ParameterRules::has_in_query(std::string_view name) const {
  return std::ranges::any_of(
      rules_, [&](Rule const& rule) { return rule.parameter.in == In::kQuery && rule.parameter.name == name; });
}

std::string ParameterRules::query_names() const {
  auto out = std::string{};
  for (auto const& [parameter, schema] : rules_) {
    if (parameter.in != In::kQuery) { continue; }
    if (!out.empty()) { out += ", "; }
    out += parameter.name;
  }
  return out;
}

tl::expected<Values, HttpProblem> ParameterRules::check(std::vector<NameAndValue> const& path,
                                                        std::vector<NameAndValue> const& query) const {
  auto out = Values{};
  auto problems = std::vector<ParameterProblem>{};
  for (auto const& rule : rules_) {
    auto const& parameter = rule.parameter;
    auto const& source = parameter.in == In::kPath ? path : query;
    auto const named = [&](NameAndValue const& given) { return given.name == parameter.name; };
    auto const found = std::ranges::find_if(source, named);
    // An empty value in the query is a field of a form that was left empty.
    if (found == source.end() || (parameter.in == In::kQuery && found->value.empty())) {
      if (parameter.required) {
        problems.push_back({std::string{parameter.name}, {"fehlt", "is missing"}});
      } else if (auto value = default_of(rule.schema)) {
        out.given_.push_back({std::string{parameter.name}, std::move(*value)});
      }
      continue;
    }
    auto value = found->value;
    if (std::ranges::count_if(source, named) > 1) {
      if (rule.schema.value("type", std::string{}) != "array") {
        problems.push_back({std::string{parameter.name}, {"steht mehrmals in der Adresse", "is given more than once"}});
        continue;
      }
      // Check boxes of a form give a name several times.
      for (auto next = std::next(found); next != source.end(); ++next) {
        if (named(*next) && !next->value.empty()) { value += "," + next->value; }
      }
    }
    if (auto what = wrong(value, rule.schema)) {
      problems.push_back({std::string{parameter.name}, std::move(*what)});
      continue;
    }
    out.given_.push_back({std::string{parameter.name}, std::move(value)});
  }
  for (auto const& given : query) {
    if (has_in_query(given.name)) { continue; }
    if (others_allowed_) {
      out.others_.push_back(given);
      continue;
    }
    auto const names = query_names();
    problems.push_back({given.name, names.empty() ? Words{"gibt es hier nicht", "is not known here"}
                                                  : Words{"gibt es hier nicht; es gibt " + names,
                                                          "is not known here; there are " + names}});
  }
  if (!problems.empty()) { return tl::unexpected{bad_parameters(std::move(problems))}; }
  return out;
}

}  // namespace leitbild::server
