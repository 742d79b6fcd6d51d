// Text as people read and type it: trimming, splitting, numbers in German and English form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"

namespace leitbild {

enum class Locale { kGerman, kEnglish };

/// Without blanks, tabs, line ends and a UTF-8 byte order mark at either end.
std::string_view trimmed(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);

/// "1234.5" or, with `decimal` = ',', "1234,5". No thousands separators, no trailing characters.
std::optional<double> parse_number(std::string_view text, char decimal = '.');
std::optional<long long> parse_integer(std::string_view text);

/// 79651.4 with 0 decimals -> "79.651" (German), "79,651" (English).
std::string format_number(double value, int decimals, Locale locale = Locale::kGerman);
/// 0.624 with 1 decimal -> "62,4 %".
std::string format_share(double share, int decimals, Locale locale = Locale::kGerman);

/// 139000050 cents -> "1.390.000,50 €", with a no-break space.
std::string format_euros(EuroCents amount);

/// "Erzhütten/Wiesenthalerhof" -> "erzhuetten-wiesenthalerhof": lower case, German letters written out, words joined
/// by hyphens. For addresses and file names.
std::string slug(std::string_view text);

/// Lower case by Unicode rules, for comparing names without regard to case.
std::string folded(std::string_view text);

/// The number of columns a terminal needs; an umlaut counts once although it has two bytes.
std::size_t display_width(std::string_view utf8);
bool is_valid_utf8(std::string_view text);
/// Windows-1252 (a superset of printable ISO 8859-1) to UTF-8.
std::string from_windows_1252(std::string_view bytes);

}  // namespace leitbild
