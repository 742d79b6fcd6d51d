#include "base/text.h"

#include <charconv>
#include <system_error>

#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace leitbild {
namespace {

icu::Locale icu_locale(Locale locale) {
  return locale == Locale::kGerman ? icu::Locale::getGermany() : icu::Locale::getUK();
}

template <class T>
std::optional<T> parse_whole(std::string_view text) {
  if (!text.empty() && text.front() == '+') { text.remove_prefix(1); }
  auto value = T{};
  auto const* const end = text.data() + text.size();
  auto const [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) { return std::nullopt; }
  return value;
}

/// The next code point, or a negative number for a malformed sequence.
UChar32 next_code_point(std::string_view text, std::size_t& position) {
  auto const* const bytes = reinterpret_cast<uint8_t const*>(text.data());
  auto i = static_cast<int32_t>(position);
  auto point = UChar32{};
  U8_NEXT(bytes, i, static_cast<int32_t>(text.size()), point);
  position = static_cast<std::size_t>(i);
  return point;
}

std::string_view written_out(UChar32 point) {
  switch (point) {
    case U'ä': return "ae";
    case U'ö': return "oe";
    case U'ü': return "ue";
    case U'ß': return "ss";
    default: return {};
  }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr auto kByteOrderMark = std::string_view{"\xEF\xBB\xBF"};
  if (text.starts_with(kByteOrderMark)) { text.remove_prefix(kByteOrderMark.size()); }
  auto const first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) { return {}; }
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  auto out = std::vector<std::string_view>{};
  while (true) {
    auto const at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) { return out; }
    text.remove_prefix(at + 1);
  }
}

std::optional<double> parse_number(std::string_view text, char decimal) {
  text = trimmed(text);
  if (decimal == '.') { return parse_whole<double>(text); }
  if (text.find('.') != std::string_view::npos) { return std::nullopt; }
  auto copy = std::string{text};
  if (auto const comma = copy.find(decimal); comma != std::string::npos) { copy[comma] = '.'; }
  return parse_whole<double>(copy);
}

std::optional<long long> parse_integer(std::string_view text) { return parse_whole<long long>(trimmed(text)); }

std::string format_number(double value, int decimals, Locale locale) {
  auto status = UErrorCode{U_ZERO_ERROR};
  auto const formatted = icu::number::NumberFormatter::withLocale(icu_locale(locale))
                             .precision(icu::number::Precision::fixedFraction(decimals))
                             .roundingMode(UNUM_ROUND_HALFUP)
                             .formatDouble(value, status);
  auto out = std::string{};
  formatted.toString(status).toUTF8String(out);
  return out;
}

std::string format_share(double share, int decimals, Locale locale) {
  // A no-break space: number and sign stay on one line (DIN 5008).
  return format_number(share * 100.0, decimals, locale) + (locale == Locale::kGerman ? "\u00A0%" : "%");
}

std::string format_euros(EuroCents amount) {
  constexpr auto kGroup = 3;
  auto const cents =
      amount.value < 0 ? 0 - static_cast<std::uint64_t>(amount.value) : static_cast<std::uint64_t>(amount.value);
  auto whole = std::to_string(cents / 100);
  for (auto at = static_cast<int>(whole.size()) - kGroup; at > 0; at -= kGroup) {
    whole.insert(static_cast<std::size_t>(at), ".");
  }
  auto const rest = cents % 100;
  return (amount.value < 0 ? "−" : "") + whole + (rest < 10 ? ",0" : ",") + std::to_string(rest) + "\u00A0€";
}

std::string slug(std::string_view text) {
  auto const lower = folded(text);
  auto out = std::string{};
  auto position = std::size_t{0};
  while (position < lower.size()) {
    auto const point = next_code_point(lower, position);
    if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')) {
      out += static_cast<char>(point);
    } else if (auto const letters = written_out(point); !letters.empty()) {
      out += letters;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') { out.pop_back(); }
  return out;
}

std::string folded(std::string_view text) {
  auto out = std::string{};
  auto const piece = icu::StringPiece{text.data(), static_cast<int32_t>(text.size())};
  icu::UnicodeString::fromUTF8(piece).toLower(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

std::size_t display_width(std::string_view utf8) {
  auto width = std::size_t{0};
  auto position = std::size_t{0};
  while (position < utf8.size()) {
    auto const point = next_code_point(utf8, position);
    auto const combines = point >= 0 && u_charType(point) == U_NON_SPACING_MARK;
    width += combines ? 0U : 1U;
  }
  return width;
}

bool is_valid_utf8(std::string_view text) {
  auto position = std::size_t{0};
  while (position < text.size()) {
    if (next_code_point(text, position) < 0) { return false; }
  }
  return true;
}

std::string from_windows_1252(std::string_view bytes) {
  auto const wide = icu::UnicodeString{bytes.data(), static_cast<int32_t>(bytes.size()), "windows-1252"};
  auto out = std::string{};
  wide.toUTF8String(out);
  return out;
}

}  // namespace leitbild
