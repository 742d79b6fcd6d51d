#include "exchange/mapping/amount.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/exact.h"
#include "base/text.h"

namespace leitbild::exchange {
namespace {

constexpr auto kDecimals = 4;
// So that some hundred of them can be added up.
constexpr auto kLargest = std::int64_t{10'000'000'000'000'000};

/// What stands behind the number, without blanks and in lower case, and what it means.
std::optional<std::int64_t> meaning_of(std::string_view unit) {
  constexpr auto kThousand = std::int64_t{1'000};
  constexpr auto kMillion = kThousand * kThousand;
  constexpr auto kUnits = std::array<std::pair<std::string_view, std::int64_t>, 8>{{{"", 1},
                                                                                    {"t", kThousand},
                                                                                    {"tsd", kThousand},
                                                                                    {"tsd.", kThousand},
                                                                                    {"mio", kMillion},
                                                                                    {"mio.", kMillion},
                                                                                    {"mrd", kMillion * kThousand},
                                                                                    {"mrd.", kMillion * kThousand}}};
  for (auto const* const currency : {"euro", "eur", "€"}) {
    if (unit.ends_with(currency)) {
      unit.remove_suffix(std::string_view{currency}.size());
      break;
    }
  }
  auto const found = std::ranges::find(kUnits, unit, &std::pair<std::string_view, std::int64_t>::first);
  return found == kUnits.end() ? std::nullopt : std::optional{found->second};
}

/// Digits in groups of three behind the sign that groups thousands; nothing: the groups are no thousands.
std::optional<std::string> without_groups(std::string_view whole, char group) {
  auto const groups = split(whole, group);
  auto out = std::string{groups.front()};
  for (auto i = std::size_t{1}; i < groups.size(); ++i) {
    if (groups[i].size() != 3) { return std::nullopt; }
    out += groups[i];
  }
  return out;
}

std::string without_blanks(std::string_view text) {
  auto out = std::string{text};
  for (auto const* const blank : {" ", "'", "\u2019", "\u00A0", "\u202F"}) {
    for (auto at = out.find(blank); at != std::string::npos; at = out.find(blank)) {
      out.erase(at, std::string_view{blank}.size());
    }
  }
  return out;
}

}  // namespace

Result<std::int64_t> amount_from(std::string_view text, char decimal) {
  auto const wrong = [&] {
    return fail(fmt::format("„{}“ ist kein Betrag mit dem Dezimalzeichen „{}“", trimmed(text), decimal));
  };
  auto const plain = without_blanks(trimmed(text));
  auto const end = plain.find_first_not_of("+-0123456789.,");
  auto const number = std::string_view{plain}.substr(0, end);
  auto const unit = end == std::string::npos ? std::string{} : folded(plain.substr(end));
  auto const meaning = meaning_of(unit);
  if (!meaning || number.empty()) { return wrong(); }
  auto const point = number.find(decimal);
  auto const whole = without_groups(number.substr(0, point), decimal == ',' ? '.' : ',');
  if (!whole) { return wrong(); }
  auto const rest = point == std::string_view::npos ? std::string{} : "." + std::string{number.substr(point + 1)};
  auto const value = parse_exact(*whole + rest, kDecimals);
  if (!value) { return wrong(); }
  return multiplied(*value, *meaning);
}

std::string amount_text(std::int64_t ten_thousandths) { return exact_text(ten_thousandths, kDecimals); }

Result<std::int64_t> multiplied(std::int64_t ten_thousandths, std::int64_t factor) {
  if (std::abs(ten_thousandths) > kLargest / std::max(factor, std::int64_t{1})) {
    return fail(fmt::format("der Betrag „{}“ mal {} ist zu groß", amount_text(ten_thousandths), factor));
  }
  return ten_thousandths * factor;
}

}  // namespace leitbild::exchange
