// What a workbook was exported from: a hidden sheet with the values of every object, so that an import can tell what was
// changed in the workbook from what was changed in the plan meanwhile.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "exchange/sheets/columns.h"
#include "exchange/sheets/three_way.h"
#include "plan/edit.h"

namespace leitbild::exchange {

inline constexpr std::string_view kBaseSheet = "Ausgangsstand";

/// Which plan, and how far it had come.
struct Origin {
  std::string plan;       // when it was begun; the same for all its copies
  std::size_t entries{};  // of its journal
  std::string moment;     // of the last of them
};
Origin origin_of(std::vector<plan::JournalEntry> const& journal);

/// "measure", "field", "goal", "milestone" or the id of a form; and the code.
using ObjectId = std::pair<std::string, std::string>;

struct Base {
  Origin origin;
  std::map<ObjectId, Texts, std::less<>> objects;
};

Table base_table(plan::Plan const& plan, Origin const& origin);
/// Nothing: the file carries none, or one that cannot be read.
std::optional<Base> base_in(std::vector<Sheet> const& sheets);

/// An object's attributes as its columns write them; what belongs to another attribute stands behind that.
template <class T>
Texts texts_of(TableForm<T> const& form, T const& row) {
  auto out = Texts{};
  for (auto const& column : form.columns) {
    auto text = column.written(row);
    if (column.belongs_to.empty()) {
      out.emplace(column.attribute, std::move(text));
    } else if (!text.empty()) {
      auto& other = out[std::string{column.belongs_to}];
      other += " (" + std::string{column.names.front()} + " " + text + ")";
    }
  }
  return out;
}

}  // namespace leitbild::exchange
