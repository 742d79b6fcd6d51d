// The rows of a workbook against the state it was exported from and the plan as it is now.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "exchange/sheets/base_table.h"
#include "exchange/sheets/import_rows.h"

namespace leitbild::exchange {

enum class Take : std::uint8_t { kFile, kPlan };

/// Plan and workbook changed the same attribute in different ways; or the workbook changed what the plan has removed,
/// then `attribute` is empty.
struct Conflict {
  std::string place;  // "plan.xlsx: Blatt „Maßnahmen“, Zelle I5"
  std::string kind, code, attribute;
  std::string title;  // heading of the column
  std::string base, plan, file;
  friend bool operator==(Conflict const&, Conflict const&) = default;
};

/// Which side a conflict is decided for; nothing: not yet.
using Decide = std::function<std::optional<Take>(Conflict const&)>;

struct MergeReport {
  std::vector<Conflict> open;  // in the order of the file
  std::size_t decided{};
  std::vector<std::string> notes;  // rows of the base that the file no longer has, rows of what the plan has removed
};

/// Leaves in each row what the plan has and, of the file, only what it changed against the base. An open conflict leaves
/// the plan's value. O(rows × attributes).
MergeReport merge(Rows& rows, plan::Plan const& plan, Base const& base, Decide const& decide);

/// The attributes of a row that the file has, as texts.
template <class T>
Texts given_texts(TableForm<T> const& form, ReadRow<T> const& row) {
  auto out = Texts{};
  for (auto& [attribute, text] : texts_of(form, row.value)) {
    if (row.origin.has(attribute) && !row.origin.unreadable.contains(attribute)) { out.emplace(attribute, text); }
  }
  return out;
}

}  // namespace leitbild::exchange
