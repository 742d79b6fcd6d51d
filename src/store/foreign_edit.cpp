#include "store/foreign_edit.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace leitbild::store {

std::string to_text(ForeignEdit const& edit) {
  if (edit.kind == ForeignEdit::Kind::kAdded) { return edit.object + ": neu"; }
  if (edit.kind == ForeignEdit::Kind::kDeleted) { return edit.object + ": gelöscht"; }
  auto parts = std::vector<std::string>{};
  for (auto const& [title, before, after] : edit.changes) {
    parts.push_back(fmt::format("{}: {} → {}", title, before, after));
  }
  return fmt::format("{}: {}", edit.object, fmt::join(parts, "; "));
}

std::string to_line(ForeignEdit const& edit, std::size_t longest) {
  auto text = to_text(edit);
  std::ranges::replace(text, '\n', ' ');
  if (text.size() <= longest) { return text; }
  auto end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) { --end; }  // not inside a letter
  return text.substr(0, end) + "…";
}

}  // namespace leitbild::store
