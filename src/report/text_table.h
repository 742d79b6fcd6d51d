// Text for a terminal: wrapped sentences and aligned columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace leitbild::report {

/// Words in lines of at most 96 columns, the first after `first`, the others after `other`. Ends with a line end.
std::string wrapped(std::string_view text, std::string_view first, std::string_view other);

using TableLine = std::vector<std::string>;

/// Columns as wide as their widest text, all but the first to the right; a rule below the first line, which has the heads.
/// At least one line, all with the same number of columns.
std::string aligned(std::vector<TableLine> const& lines);

}  // namespace leitbild::report
