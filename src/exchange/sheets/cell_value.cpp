#include "exchange/sheets/cell_value.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace leitbild::exchange {
namespace {

constexpr auto kCentsPerEuro = std::int64_t{100};

/// "1.234" and "1.234.567,8": groups of three behind points, then perhaps a comma.
bool has_thousands_points(std::string_view text) {
  auto const groups = split(text.substr(0, text.find(',')), '.');
  if (groups.size() < 2 || groups[0].empty() || groups[0].size() > 3) { return false; }
  return std::ranges::all_of(groups.begin() + 1, groups.end(), [](std::string_view g) { return g.size() == 3; });
}

std::string without(std::string text, std::string_view what) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what)) { text.erase(at, what.size()); }
  return text;
}

std::optional<double> euro(CellText const& cell) {
  auto text = std::string{cell.text};
  for (auto const* const sign : {"€", "EUR", "Euro", "\u00A0", "\u202F", " "}) { text = without(text, sign); }
  if (cell.source == Source::kWorkbook) {
    if (auto const plain = parse_number(text)) { return plain; }
  }
  if (has_thousands_points(text)) { text = without(text, "."); }
  auto const german = parse_number(text, ',');
  return german ? german : parse_number(text);
}

/// "06.10.2025", "6.10.2025", "10.2025" and "2025/10/06 00:00:00" in the order of ISO 8601; anything else as it is.
std::string iso_order(std::string_view text) {
  auto const two = [](std::string_view part) { return fmt::format("{:0>2}", part); };
  if (auto const parts = split(text.substr(0, text.find(' ')), '/'); parts.size() == 3) {
    return fmt::format("{}-{}-{}", parts[0], two(parts[1]), two(parts[2]));
  }
  auto const parts = split(text, '.');
  if (parts.size() == 3) { return fmt::format("{}-{}-{}", parts[2], two(parts[1]), two(parts[0])); }
  if (parts.size() == 2) { return fmt::format("{}-{}", parts[1], two(parts[0])); }
  return std::string{text};
}

std::string allowed_states() {
  auto titles = std::vector<std::string_view>{};
  for (auto const& known : plan::states()) { titles.push_back(known.title_de); }
  return fmt::format("{}", fmt::join(titles, ", "));
}

}  // namespace

Result<std::optional<int>> whole_number(std::string_view text) {
  constexpr auto kLargest = 1'000'000.0;
  if (trimmed(text).empty()) { return std::optional<int>{}; }
  auto const value = parse_number(text);  // a spreadsheet may write 2028 as 2028.0
  if (!value || std::floor(*value) != *value || std::abs(*value) > kLargest) {
    return fail(fmt::format("„{}“ ist keine ganze Zahl", trimmed(text)));
  }
  return std::optional{static_cast<int>(*value)};
}

Result<RoughDate> rough_date(std::string_view text) {
  if (auto const date = parse_rough_date(trimmed(text))) { return *date; }
  if (auto const date = parse_rough_date(iso_order(trimmed(text)))) { return *date; }
  return fail(fmt::format(
      "„{}“ ist kein Datum; möglich sind ein Tag wie 06.10.2025 oder 2025-10-06, ein Monat wie 2025-10, ein "
      "Quartal wie 2025-Q4 oder ein Jahr",
      trimmed(text)));
}

std::string plain_number(CellText const& cell) {
  auto const text = trimmed(cell.text);
  auto const is_decimal = cell.source == Source::kWorkbook && text.find_first_of(".eE") != std::string_view::npos;
  auto const value = is_decimal ? parse_number(text) : std::nullopt;
  if (!value) { return std::string{text}; }
  constexpr auto kLargest = 1e15;
  auto out = fmt::format("{:.15g}", *value);
  if (out.find('e') == std::string::npos) { return out; }
  // Very small or very large: without an exponent, which the readers of amounts and shares do not know.
  if (std::abs(*value) >= kLargest) { return std::string{text}; }
  out = fmt::format("{:.20f}", *value);
  out.erase(out.find_last_not_of('0') + 1);
  return out.ends_with('.') ? out.substr(0, out.size() - 1) : out;
}

Result<std::optional<EuroCents>> money(CellText const& cell) {
  constexpr auto kLargestEuro = 9e13;  // up to here a double is exact to the cent
  if (trimmed(cell.text).empty()) { return std::optional<EuroCents>{}; }
  auto const value = euro(cell);
  if (!value || !(std::abs(*value) <= kLargestEuro)) {
    return fail(fmt::format("„{}“ ist kein Betrag in Euro wie 1250000 oder 1250000,50", trimmed(cell.text)));
  }
  return std::optional{EuroCents{std::llround(*value * static_cast<double>(kCentsPerEuro))}};
}

std::string money_text(EuroCents amount) {
  auto const cents = amount.value % kCentsPerEuro;
  auto const euros = amount.value / kCentsPerEuro;
  return cents == 0 ? fmt::format("{}", euros) : fmt::format("{}.{:02}", euros, cents);
}

Result<bool> yes_or_no(std::string_view text, std::string_view word) {
  constexpr auto kYes = std::array<std::string_view, 6>{"ja", "yes", "x", "true", "wahr", "1"};
  constexpr auto kNo = std::array<std::string_view, 6>{"", "nein", "no", "false", "falsch", "0"};
  auto const typed = folded(trimmed(text));
  if (std::ranges::find(kYes, typed) != kYes.end() || typed == folded(word)) { return true; }
  if (std::ranges::find(kNo, typed) != kNo.end()) { return false; }
  return fail(fmt::format("„{}“ ist weder ja noch nein; erlaubt sind ja, nein, {} oder nichts", trimmed(text), word));
}

Result<plan::State> state(std::string_view text) {
  auto const typed = slug(text);
  for (auto const& known : plan::states()) {
    if (typed == slug(known.title_de) || typed == slug(known.title_en) || typed == slug(known.id)) {
      return known.state;
    }
  }
  return fail(fmt::format("„{}“ ist kein Stand; erlaubt sind {}", trimmed(text), allowed_states()));
}

std::string_view theme_title(Theme theme) {
  switch (theme) {
    case Theme::kLiving: return "Wohnen";
    case Theme::kWork: return "Wirtschaft";
    case Theme::kClimate: return "Klima";
    case Theme::kMobility: return "Mobilität";
  }
  return "";
}

Result<Theme> theme(std::string_view text) {
  auto const typed = slug(text);
  for (auto const known : kThemes) {
    if (typed == name(known) || typed == slug(theme_title(known))) { return known; }
  }
  return fail(fmt::format("„{}“ ist kein Thema; erlaubt sind Wohnen, Wirtschaft, Klima, Mobilität", trimmed(text)));
}

}  // namespace leitbild::exchange
