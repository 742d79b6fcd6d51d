#include "exchange/sheets/cell_text.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace leitbild::exchange {
namespace {

constexpr auto kQuote = '"';

std::string enquoted(std::string_view text) {
  auto out = std::string{kQuote};
  for (auto const c : text) { out += c == kQuote ? std::string{"\"\""} : std::string{c}; }
  return out + kQuote;
}

/// Position behind the quote that closes the one the text begins with; nothing if it is not closed.
std::optional<std::size_t> end_of_quotes(std::string_view text) {
  for (auto i = std::size_t{1}; i < text.size(); ++i) {
    if (text[i] != kQuote) { continue; }
    if (i + 1 >= text.size() || text[i + 1] != kQuote) { return i + 1; }
    ++i;
  }
  return std::nullopt;
}

bool is_quoted(std::string_view text) { return text.starts_with(kQuote) && end_of_quotes(text) == text.size(); }

std::string unquoted(std::string_view text) {
  if (!is_quoted(text)) { return std::string{text}; }
  auto out = std::string{};
  for (auto i = std::size_t{1}; i + 1 < text.size(); ++i) {
    out += text[i];
    if (text[i] == kQuote) { ++i; }
  }
  return out;
}

/// Pieces between any of `separators` outside quotes, without blanks around them; empty pieces are left out.
std::vector<std::string_view> split_outside_quotes(std::string_view text, std::string_view separators) {
  auto out = std::vector<std::string_view>{};
  auto begin = std::size_t{0};
  auto in_quotes = false;
  for (auto i = std::size_t{0}; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == kQuote) { in_quotes = !in_quotes; }
    auto const ends = i == text.size() || (!in_quotes && separators.find(text[i]) != std::string_view::npos);
    if (!ends) { continue; }
    if (auto const piece = trimmed(text.substr(begin, i - begin)); !piece.empty()) { out.push_back(piece); }
    begin = i + 1;
  }
  return out;
}

/// Letters, digits and the signs of codes: needs no quotes anywhere.
bool is_simple_word(std::string_view text) {
  auto const simple = [](char c) {
    auto const is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return is_letter || c == '_' || c == '-' || c == '.' || (static_cast<unsigned char>(c) & 0x80U) != 0;
  };
  return !text.empty() && std::ranges::all_of(text, simple);
}

std::optional<double> number(std::string_view text) {
  auto const plain = parse_number(text);
  return plain ? plain : parse_number(text, ',');
}

std::string value_text(ParameterValue const& value) {
  if (auto const* const n = std::get_if<double>(&value)) { return fmt::format("{}", *n); }
  auto const& text = std::get<std::string>(value);
  return is_simple_word(text) && !number(text) ? text : enquoted(text);
}

/// Adds "name=value" to `values`.
Result<void> read_parameter(std::string_view piece, ParameterValues& values) {
  auto const name_end = piece.starts_with(kQuote) ? end_of_quotes(piece) : piece.find('=');
  if (!name_end || *name_end == 0 || *name_end >= piece.size() || piece[*name_end] != '=') {
    return fail(fmt::format("„{}“ ist keine Angabe der Form name=wert", piece));
  }
  auto const name = unquoted(piece.substr(0, *name_end));
  auto const text = piece.substr(*name_end + 1);
  auto const as_number = is_quoted(text) ? std::nullopt : number(text);
  auto const value = as_number ? ParameterValue{*as_number} : ParameterValue{unquoted(text)};
  if (!values.emplace(name, value).second) { return fail(fmt::format("die Angabe „{}“ steht doppelt", name)); }
  return {};
}

Result<ParameterValues> parameters_of(std::vector<std::string_view> const& pieces) {
  auto values = ParameterValues{};
  auto problems = Problems{};
  for (auto const piece : pieces) {
    if (auto const read = read_parameter(piece, values); !read) { problems.add(read.error()); }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return values;
}

Result<plan::Place> place_from(std::string_view line) {
  auto place = plan::Place{};
  if (line.starts_with(kQuote)) {
    auto const end = end_of_quotes(line);
    if (!end) { return fail(fmt::format("in „{}“ wird ein Anführungszeichen nicht geschlossen", line)); }
    place.title = unquoted(line.substr(0, *end));
    line = trimmed(line.substr(*end));
  }
  TRY(place.shape, geo::from_wkt(line));
  return place;
}

Result<plan::EffectSpec> effect_from(std::string_view line) {
  constexpr std::string_view kPlace = "place=";
  constexpr auto kMostPlaces = 100'000;
  auto words = split_outside_quotes(line, " \t\r\n");
  auto effect = plan::EffectSpec{.type = unquoted(words.front()), .place = 0, .parameters = {}};
  words.erase(words.begin());
  if (!words.empty() && words.front().starts_with(kPlace)) {
    auto const number = parse_integer(words.front().substr(kPlace.size()));
    if (!number || *number < 1 || *number > kMostPlaces) {
      return fail(fmt::format("„{}“ nennt keinen Ort; Orte werden ab 1 gezählt", words.front()));
    }
    effect.place = static_cast<std::uint32_t>(*number - 1);
    words.erase(words.begin());
  }
  TRY(effect.parameters, parameters_of(words));
  return effect;
}

/// Reads line by line; line ends inside quotes do not end a line.
template <class T>
Result<std::vector<T>> each_line(std::string_view text, Result<T> (*read)(std::string_view)) {
  auto out = std::vector<T>{};
  auto problems = Problems{};
  for (auto const line : split_outside_quotes(text, "\n")) {
    if (auto item = read(line)) {
      out.push_back(*std::move(item));
    } else {
      problems.add(std::move(item).error());
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

}  // namespace

std::string list_text(std::vector<std::string> const& items) {
  auto parts = std::vector<std::string>{};
  for (auto const& item : items) {
    auto const plain = item.find_first_of(",;\n\r\"") == std::string::npos && trimmed(item) == item && !item.empty();
    parts.push_back(plain ? item : enquoted(item));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::vector<std::string> list_from(std::string_view text) {
  auto out = std::vector<std::string>{};
  for (auto const piece : split_outside_quotes(text, ",;\n")) { out.push_back(unquoted(piece)); }
  return out;
}

std::string places_text(std::vector<plan::Place> const& places) {
  auto lines = std::vector<std::string>{};
  for (auto const& place : places) {
    auto const title = place.title.empty() ? std::string{} : enquoted(place.title) + " ";
    lines.push_back(title + geo::to_exact_wkt(place.shape));
  }
  return fmt::format("{}", fmt::join(lines, "\n"));
}

Result<std::vector<plan::Place>> places_from(std::string_view text) { return each_line(text, place_from); }

std::string parameters_text(ParameterValues const& values) {
  auto parts = std::vector<std::string>{};
  for (auto const& [name, value] : values) {
    parts.push_back(fmt::format("{}={}", is_simple_word(name) ? name : enquoted(name), value_text(value)));
  }
  return fmt::format("{}", fmt::join(parts, " "));
}

Result<ParameterValues> parameters_from(std::string_view text) {
  return parameters_of(split_outside_quotes(text, " \t\r\n"));
}

std::string effects_text(std::vector<plan::EffectSpec> const& effects) {
  auto lines = std::vector<std::string>{};
  for (auto const& effect : effects) {
    auto const parameters = parameters_text(effect.parameters);
    auto const type = is_simple_word(effect.type) ? effect.type : enquoted(effect.type);
    lines.push_back(fmt::format("{} place={}{}{}", type, effect.place + 1, parameters.empty() ? "" : " ", parameters));
  }
  return fmt::format("{}", fmt::join(lines, "\n"));
}

Result<std::vector<plan::EffectSpec>> effects_from(std::string_view text) { return each_line(text, effect_from); }

}  // namespace leitbild::exchange
