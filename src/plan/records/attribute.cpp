#include "plan/records/attribute.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace leitbild::plan {
namespace {

constexpr auto kCentDecimals = 2;
constexpr auto kMonthDecimals = 2;
constexpr auto kFirstYear = 1900;
constexpr auto kLastYear = 2200;

Result<Year> year_from(std::string_view text) {
  auto const number = parse_integer(trimmed(text));
  if (!number || *number < kFirstYear || *number > kLastYear) {
    return fail(fmt::format("„{}“ ist kein Jahr; erlaubt ist {} bis {}", text, kFirstYear, kLastYear));
  }
  return Year{static_cast<int>(*number)};
}

/// "2.450,50 €" as people type it, or "2450.5". A point before exactly three digits may be either: refused.
Result<EuroCents> euros_from(std::string_view text) {
  auto plain = std::string{trimmed(text)};
  if (plain.ends_with("€")) {
    plain = trimmed(std::string_view{plain}.substr(0, plain.size() - std::string_view{"€"}.size()));
  }
  if (plain.find(',') != std::string::npos) {
    std::erase(plain, '.');
    std::ranges::replace(plain, ',', '.');
  } else if (auto const point = plain.rfind('.'); point != std::string::npos && plain.size() - point - 1 > 2) {
    return fail(fmt::format("„{}“ kann zweierlei heißen; erlaubt sind „1234.50“ und „1.234,50“", text));
  }
  auto const cents = parse_exact(plain, kCentDecimals);
  if (!cents) { return fail(fmt::format("„{}“ ist kein Betrag; erlaubt sind „1234.50“ und „1.234,50“", text)); }
  return EuroCents{*cents};
}

Result<PersonMonths> months_from(std::string_view text) {
  TRY(auto const value, parse_exact(text, kMonthDecimals));
  return PersonMonths{value};
}

template <class Amount>
std::string by_year_text(ByYear<Amount> const& values, int decimals) {
  auto parts = std::vector<std::string>{};
  for (auto const& [year, amount] : values) {
    parts.push_back(fmt::format("{}={}", year.value, exact_text(amount.value, decimals)));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

template <class Amount, class Read>
Result<void> read_by_year(ByYear<Amount>& values, std::string_view text, Read read) {
  values.clear();
  if (trimmed(text).empty()) { return {}; }
  for (auto const part : split(text, ';')) {
    auto const sign = part.find('=');
    if (sign == std::string_view::npos) {
      return fail(fmt::format("„{}“ hat nicht die Form „2027=1000“, mehrere getrennt mit „;“", trimmed(part)));
    }
    TRY(auto const year, year_from(part.substr(0, sign)));
    TRY(auto const amount, read(part.substr(sign + 1)));
    if (!values.emplace(year, amount).second) { return fail(fmt::format("das Jahr {} steht zweimal da", year.value)); }
  }
  return {};
}

std::string shown_money(std::string_view text) {
  auto const cents = parse_exact(text, kCentDecimals);
  return cents ? format_euros(EuroCents{*cents}) : std::string{text};
}

std::string shown_rate(std::string_view text) {
  auto const rate = parse_fraction(text);
  return rate ? exact_percent_text(*rate) : std::string{text};
}

std::string shown_choice(AttributeInfo const& info, std::string_view text) {
  auto const found = std::ranges::find(info.choices, text, &Choice::id);
  return std::string{found == info.choices.end() ? text : found->title_de};
}

std::string shown_by_year(std::string_view text) {
  auto parts = std::vector<std::string>{};
  for (auto const part : split(text, ';')) {
    auto const item = trimmed(part);
    auto const sign = item.find('=');
    if (sign == std::string_view::npos) { return std::string{text}; }
    parts.push_back(fmt::format("{}: {}", item.substr(0, sign), shown_money(item.substr(sign + 1))));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

}  // namespace

std::string value_text(std::string const& value) { return value; }
std::string value_text(std::vector<std::string> const& value) { return fmt::format("{}", fmt::join(value, "; ")); }
std::string value_text(bool value) { return value ? "true" : ""; }
std::string value_text(std::optional<std::int64_t> value) { return value ? fmt::format("{}", *value) : ""; }
std::string value_text(std::optional<double> value) { return value ? fmt::format("{}", *value) : ""; }
std::string value_text(std::optional<Year> value) { return value ? fmt::format("{}", value->value) : ""; }
std::string value_text(std::optional<RoughDate> const& value) { return value ? iso(*value) : ""; }
std::string value_text(std::optional<EuroCents> value) {
  return value ? exact_text(value->value, kCentDecimals) : std::string{};
}
std::string value_text(std::optional<Fraction> value) { return value ? to_text(*value) : ""; }
std::string value_text(ByYear<EuroCents> const& value) { return by_year_text(value, kCentDecimals); }
std::string value_text(ByYear<PersonMonths> const& value) { return by_year_text(value, kMonthDecimals); }
std::string value_text(std::optional<geo::Shape> const& value) { return value ? geo::to_exact_wkt(*value) : ""; }

Result<void> read_value(std::string& value, std::string_view text) {
  if (!is_valid_utf8(text)) { return fail("der Text ist kein gültiges UTF-8"); }
  value = text;
  return {};
}

Result<void> read_value(std::vector<std::string>& value, std::string_view text) {
  value.clear();
  if (trimmed(text).empty()) { return {}; }
  auto seen = std::set<std::string_view>{};
  for (auto const part : split(text, ';')) {
    auto const item = trimmed(part);
    if (item.empty()) { continue; }
    if (!seen.insert(item).second) { return fail(fmt::format("„{}“ ist doppelt genannt", item)); }
    value.emplace_back(item);
  }
  return {};
}

Result<void> read_value(bool& value, std::string_view text) {
  auto const word = folded(trimmed(text));
  auto const one_of = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
  };
  if (one_of({"", "false", "nein", "no", "0"})) {
    value = false;
  } else if (one_of({"true", "ja", "yes", "1", "x"})) {
    value = true;
  } else {
    return fail(fmt::format("„{}“ ist weder „ja“ noch „nein“", text));
  }
  return {};
}

Result<void> read_value(std::optional<std::int64_t>& value, std::string_view text) {
  value.reset();
  if (trimmed(text).empty()) { return {}; }
  TRY(value, parse_exact(text, 0));
  return {};
}

Result<void> read_value(std::optional<double>& value, std::string_view text) {
  value.reset();
  text = trimmed(text);
  if (text.empty()) { return {}; }
  auto plain = std::string{text};
  if (plain.find('.') == std::string::npos) { std::ranges::replace(plain, ',', '.'); }
  auto number = 0.0;
  auto const [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  if (error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(number)) {
    return fail(fmt::format("„{}“ ist keine Zahl", text));
  }
  value = number;
  return {};
}

Result<void> read_value(std::optional<Year>& value, std::string_view text) {
  value.reset();
  if (trimmed(text).empty()) { return {}; }
  TRY(value, year_from(text));
  return {};
}

Result<void> read_value(std::optional<RoughDate>& value, std::string_view text) {
  value.reset();
  text = trimmed(text);
  if (text.empty()) { return {}; }
  value = parse_rough_date(text);
  if (!value) {
    return fail(
        fmt::format("„{}“ ist kein Datum; erlaubt sind „2025-10-06“, „2025-10“, „2025-Q4“ (Quartal) und „2025“", text));
  }
  return {};
}

Result<void> read_value(std::optional<EuroCents>& value, std::string_view text) {
  value.reset();
  if (trimmed(text).empty()) { return {}; }
  TRY(value, euros_from(text));
  return {};
}

Result<void> read_value(std::optional<Fraction>& value, std::string_view text) {
  value.reset();
  if (trimmed(text).empty()) { return {}; }
  auto plain = std::string{text};
  std::ranges::replace(plain, ',', '.');
  auto const rate = parse_fraction(plain);
  if (!rate || !is_share(*rate)) {
    return fail(fmt::format("„{}“ ist kein Anteil; erlaubt ist 0 bis 1, 0 % bis 100 % oder ein Bruch wie „2/3“", text));
  }
  value = rate;
  return {};
}

Result<void> read_value(ByYear<EuroCents>& value, std::string_view text) {
  return read_by_year(value, text, euros_from);
}
Result<void> read_value(ByYear<PersonMonths>& value, std::string_view text) {
  return read_by_year(value, text, months_from);
}

Result<void> read_value(std::optional<geo::Shape>& value, std::string_view text) {
  value.reset();
  if (trimmed(text).empty()) { return {}; }
  TRY(value, geo::from_wkt(text));
  return {};
}

Result<std::size_t> read_choice(std::span<Choice const> choices, std::string_view text) {
  auto const wanted = folded(trimmed(text));
  for (auto i = std::size_t{0}; i < choices.size(); ++i) {
    auto const& choice = choices[i];
    if (wanted == choice.id || wanted == folded(choice.title_de) || wanted == folded(choice.title_en)) { return i; }
  }
  auto allowed = std::vector<std::string>{};
  for (auto const& choice : choices) { allowed.push_back(fmt::format("{} ({})", choice.id, choice.title_de)); }
  return fail(fmt::format("„{}“ gibt es hier nicht; erlaubt sind {}", text, fmt::join(allowed, ", ")));
}

std::string shown_value(AttributeInfo const& info, std::string_view text) {
  if (text.empty()) { return "(leer)"; }
  switch (info.kind) {
    case Kind::kMoney: return shown_money(text);
    case Kind::kRate: return shown_rate(text);
    case Kind::kChoice: return shown_choice(info, text);
    case Kind::kFlag: return "ja";
    case Kind::kMoneyByYear: return shown_by_year(text);
    case Kind::kDate: {
      auto const date = parse_rough_date(text);
      return date ? german(*date) : std::string{text};
    }
    default: return std::string{text};
  }
}

}  // namespace leitbild::plan
