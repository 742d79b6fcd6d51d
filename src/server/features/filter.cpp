#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "server/features/make_collections.h"

namespace leitbild::server {
namespace {

using exchange::PropertyType;
using exchange::PropertyValue;

tl::unexpected<Words> wrong(std::string de, std::string en) {
  return tl::unexpected<Words>{Words{.de = std::move(de), .en = std::move(en)}};
}

std::vector<std::string> parts_of(std::string_view text) {
  auto out = std::vector<std::string>{};
  for (auto const part : split(text, ',')) { out.emplace_back(trimmed(part)); }
  return out;
}

Json schema_of(exchange::PropertyInfo const& property) {
  auto out = Json{{"title", property.title_de}};
  if (!property.help_de.empty()) { out["description"] = property.help_de; }
  switch (property.type) {
    case PropertyType::kFlag: out["type"] = "boolean"; break;
    case PropertyType::kWhole: out["type"] = "integer"; break;
    case PropertyType::kNumber: out["type"] = "number"; break;
    default: out["type"] = "string";
  }
  if (!property.choices.empty()) { out["enum"] = property.choices; }
  return out;
}

Read<Test> flag_test(std::string_view text, std::size_t position) {
  if (text != "true" && text != "false") {
    return wrong(fmt::format("„{}“: erlaubt sind true und false", text),
                 fmt::format("'{}': allowed are true and false", text));
  }
  return Test{[position, wanted = text == "true"](Item const& item) {
    auto const* const value = std::get_if<bool>(&item.feature.values[position]);
    return value != nullptr && *value == wanted;
  }};
}

Read<Test> whole_test(std::string_view text, std::size_t position) {
  auto const number = parse_integer(text);
  if (!number) {
    return wrong(fmt::format("„{}“ ist keine ganze Zahl", text), fmt::format("'{}' is no whole number", text));
  }
  return Test{[position, wanted = std::int64_t{*number}](Item const& item) {
    auto const* const value = std::get_if<std::int64_t>(&item.feature.values[position]);
    return value != nullptr && *value == wanted;
  }};
}

Read<Test> number_test(std::string_view text, std::size_t position) {
  auto const number = parse_number(text);
  if (!number) { return wrong(fmt::format("„{}“ ist keine Zahl", text), fmt::format("'{}' is no number", text)); }
  return Test{[position, wanted = *number](Item const& item) {
    auto const* const value = std::get_if<double>(&item.feature.values[position]);
    return value != nullptr && *value == wanted;
  }};
}

Read<Test> text_test(std::string_view text, exchange::PropertyInfo const& property, std::size_t position) {
  auto wanted = std::vector<std::string>{std::string{text}};
  if (!property.choices.empty() || property.type == PropertyType::kList) { wanted = parts_of(text); }
  for (auto const& one : wanted) {
    if (!property.choices.empty() && std::ranges::find(property.choices, one) == property.choices.end()) {
      return wrong(fmt::format("„{}“: erlaubt sind {}", one, fmt::join(property.choices, ", ")),
                   fmt::format("'{}': allowed are {}", one, fmt::join(property.choices, ", ")));
    }
  }
  return Test{[position, wanted = std::move(wanted)](Item const& item) {
    auto const is_wanted = [&](std::string const& value) { return std::ranges::find(wanted, value) != wanted.end(); };
    auto const& value = item.feature.values[position];
    if (auto const* const one = std::get_if<std::string>(&value)) { return is_wanted(*one); }
    auto const* const several = std::get_if<std::vector<std::string>>(&value);
    return several != nullptr && std::ranges::any_of(*several, is_wanted);
  }};
}

}  // namespace

Filter filter_of(exchange::PropertyInfo const& property, std::size_t position) {
  return {.key = property.key,
          .title = {.de = property.title_de, .en = property.title_en},
          .help = {.de = property.help_de, .en = {}},
          .schema = schema_of(property),
          .read = [property, position](std::string_view text) -> Read<Test> {
            switch (property.type) {
              case PropertyType::kFlag: return flag_test(text, position);
              case PropertyType::kWhole: return whole_test(text, position);
              case PropertyType::kNumber: return number_test(text, position);
              default: return text_test(text, property, position);
            }
          }};
}

}  // namespace leitbild::server
