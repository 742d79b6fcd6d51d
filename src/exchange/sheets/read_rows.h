// A sheet to rows of a table: finds the columns by their headings, reads every cell, and keeps where each stood.
#pragma once

#include <functional>
#include <map>
#include <set>

#include "exchange/sheets/columns.h"
#include "geo/crs.h"

namespace leitbild::exchange {

/// Where the cells of one row stand, by attribute, and which could not be read.
struct RowOrigin {
  std::string row;                           // place of the key's cell
  std::map<std::string, std::string> cells;  // attribute -> place; only of columns that the sheet has
  std::set<std::string> unreadable;          // attributes
  bool is_whole{};                           // has every attribute, in one place

  bool has(std::string const& attribute) const { return is_whole || cells.contains(attribute); }

  std::string const& place_of(std::string const& attribute) const {
    auto const found = cells.find(attribute);
    return found == cells.end() ? row : found->second;
  }
};

template <class T>
struct ReadRow {
  T value;
  RowOrigin origin;
};

/// Positions of a form's columns in a sheet; nothing for a column that the sheet does not have.
struct Header {
  std::vector<std::optional<std::size_t>> positions;  // by position in the form
  std::optional<int> epsg;                            // named by the heading of the coordinates
};

/// What match_header() needs to know about a column.
struct Heading {
  std::vector<std::string_view> const* names;
  bool required;
  bool in_plane;
};

/// Problems: an empty sheet, a heading that is unknown (with those allowed) or stands twice, a required column that is
/// missing. Headings are compared without regard to case, blanks and signs.
Header match_header(Sheet const& sheet, std::vector<Heading> const& headings, Problems& problems);
/// Whether a sheet is called by one of the names.
bool is_called(std::string_view name, std::vector<std::string_view> const& names);
/// Cells that hold something but stand beyond the header.
void check_width(Sheet const& sheet, Problems& problems);

template <class T>
Header match_header(Sheet const& sheet, TableForm<T> const& form, Problems& problems) {
  auto headings = std::vector<Heading>{};
  for (auto const& column : form.columns) { headings.push_back({&column.names, column.required, column.in_plane}); }
  return match_header(sheet, headings, problems);
}

/// The first column of the form is its key. `base` gives the row as it was before, by key: what the sheet has no column
/// for stays so. Every cell that cannot be read is a problem with its place, and leaves the base's value.
template <class T>
std::vector<ReadRow<T>> read_rows(Sheet const& sheet, TableForm<T> const& form, Header const& header,
                                  std::function<T(std::string_view)> const& base, Problems& problems) {
  auto out = std::vector<ReadRow<T>>{};
  auto const key_position = header.positions.front();
  if (!key_position) { return out; }
  auto const text_of = [&](std::size_t row, std::size_t position) {
    auto const& cells = sheet.rows[row].cells;
    return position < cells.size() ? std::string_view{cells[position]} : std::string_view{};
  };
  for (auto row = std::size_t{1}; row < sheet.rows.size(); ++row) {
    auto key = base({});
    static_cast<void>(form.columns.front().read(key, {text_of(row, *key_position), sheet.source}));
    auto read = ReadRow<T>{.value = base(form.columns.front().written(key)),
                           .origin = {.row = place_of(sheet, row, *key_position), .cells = {}, .unreadable = {}}};
    for (auto i = std::size_t{0}; i < form.columns.size(); ++i) {
      auto const position = header.positions[i];
      if (!position) { continue; }
      auto const attribute = std::string{form.columns[i].attribute};
      auto const& place = read.origin.cells[attribute] = place_of(sheet, row, *position);
      auto const done = form.columns[i].read(read.value, {text_of(row, *position), sheet.source});
      if (!done) {
        problems.add(within(place, done.error()));
        read.origin.unreadable.insert(attribute);
      }
    }
    out.push_back(std::move(read));
  }
  return out;
}

}  // namespace leitbild::exchange
