// What an OParl interface answers with, as JSON: one object, or a page of a list with a link to the next one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace leitbild::exchange::oparl {

/// A page, or one object by itself.
struct Page {
  std::vector<Json> objects;
  bool is_list{};
  std::string self;                   // links.self; empty: not stated
  std::string next;                   // links.next; empty: this is the last page
  std::optional<std::size_t> total;   // pagination.totalElements
  std::optional<std::size_t> number;  // pagination.currentPage
  std::optional<std::size_t> pages;   // pagination.totalPages
  Json head;                          // attributes of a list page besides data, pagination and links
};

/// Reads what a server or a file holds: an object, a list page with `data`, or a bare array of objects. Bytes that are not
/// UTF-8 are taken as Windows-1252, which is added to `problems`, as are links and page numbers of the wrong type.
/// Error: empty, HTML or XML instead of JSON, no JSON (with the place in the text), nested deeper than 64, neither object
/// nor list.
Result<Page> read_page(std::string bytes, std::string const& where, Problems& problems);

/// "<", a byte order mark aside: HTML or XML.
bool is_markup(std::string_view bytes);

/// As JSON, at most 60 characters.
std::string shown(Json const& json);

}  // namespace leitbild::exchange::oparl
