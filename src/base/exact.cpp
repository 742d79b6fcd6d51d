#include "base/exact.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild {
namespace {

constexpr auto kMostDigits = std::size_t{15};

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Result<std::int64_t> parse_exact(std::string_view text, int decimals) {
  auto const given = text;
  text = trimmed(text);
  auto const negative = !text.empty() && text.front() == '-';
  if (negative) { text.remove_prefix(1); }
  auto const point = text.find('.');
  auto const whole = text.substr(0, point);
  auto fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty() || !all_digits(whole) || !all_digits(fraction) ||
      (point != std::string_view::npos && fraction.empty())) {
    return fail(fmt::format("„{}“ ist keine Zahl der Form „1234.5“", given));
  }
  while (!fraction.empty() && fraction.back() == '0') { fraction.remove_suffix(1); }
  if (fraction.size() > static_cast<std::size_t>(decimals)) {
    return fail(fmt::format("„{}“ hat mehr als {} Nachkommastellen", given, decimals));
  }
  auto digits = std::string{whole} + std::string{fraction};
  digits.append(static_cast<std::size_t>(decimals) - fraction.size(), '0');
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.size() > kMostDigits) { return fail(fmt::format("„{}“ ist zu groß", given)); }
  auto value = std::int64_t{0};
  for (auto const digit : digits) { value = value * 10 + (digit - '0'); }
  return negative ? -value : value;
}

std::string exact_text(std::int64_t value, int decimals) {
  auto scale = std::uint64_t{1};
  for (auto i = 0; i < decimals; ++i) { scale *= 10; }
  auto const size =
      value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  auto out = fmt::format("{}{}", value < 0 ? "-" : "", size / scale);
  if (size % scale != 0) {
    auto fraction = fmt::format("{:0{}}", size % scale, decimals);
    while (fraction.back() == '0') { fraction.pop_back(); }
    out += "." + fraction;
  }
  return out;
}

}  // namespace leitbild
