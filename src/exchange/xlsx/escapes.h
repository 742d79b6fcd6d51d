// Characters that XML cannot hold stand in a workbook as "_x000D_"; text that looks so by itself as "_x005F_x000D_"
// (ECMA-376 part 1, 22.4.2.4, ST_Xstring). libxlsxwriter writes the first but not the second, GDAL undoes neither.
#pragma once

#include <string>
#include <string_view>

namespace leitbild::exchange {

/// Protects what only looks like an escape; libxlsxwriter does the rest.
std::string with_protected_escapes(std::string_view text);
/// Back to the text that was meant.
std::string without_escapes(std::string_view text);

}  // namespace leitbild::exchange
