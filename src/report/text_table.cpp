#include "report/text_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::report {
namespace {

constexpr auto kTextWidth = std::size_t{96};

std::string padded(std::string_view text, std::size_t width, bool right) {
  auto const blanks = std::string(width - std::min(width, display_width(text)), ' ');
  return right ? blanks + std::string{text} : std::string{text} + blanks;
}

}  // namespace

std::string wrapped(std::string_view text, std::string_view first, std::string_view other) {
  auto out = std::string{first};
  auto column = display_width(first);
  auto at_start = true;
  for (auto const word : split(text, ' ')) {
    auto const width = display_width(word);
    if (!at_start && column + 1 + width > kTextWidth) {
      out += fmt::format("\n{}", other);
      column = display_width(other);
      at_start = true;
    }
    out += at_start ? "" : " ";
    out += word;
    column += width + (at_start ? 0 : 1);
    at_start = false;
  }
  return out + "\n";
}

std::string aligned(std::vector<TableLine> const& lines) {
  auto widths = std::vector<std::size_t>(lines.front().size());
  for (auto const& line : lines) {
    for (auto i = std::size_t{0}; i < line.size(); ++i) { widths[i] = std::max(widths[i], display_width(line[i])); }
  }
  auto out = std::string{};
  for (auto n = std::size_t{0}; n < lines.size(); ++n) {
    auto row = std::string{"  "};
    for (auto i = std::size_t{0}; i < widths.size(); ++i) {
      row += padded(lines[n][i], widths[i], i > 0);
      if (i + 1 < widths.size()) { row += "  "; }
    }
    out += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
    if (n == 0) {
      auto total = std::size_t{2 * (widths.size() - 1)};
      for (auto const width : widths) { total += width; }
      out += "  " + std::string(total, '-') + "\n";
    }
  }
  return out;
}

}  // namespace leitbild::report
