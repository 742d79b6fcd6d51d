// Which address shows which page of the web application, and which endpoint gives it its data: the page's JSON twin.
#pragma once

#include <span>
#include <string_view>

namespace leitbild::server {

struct Page {
  std::string_view path;  // "/massnahmen/{code}"; below "/en" the same page in English
  std::string_view name;  // web/src/pages/<name>.svelte
  std::string_view data;  // "/api/v1/measures/{code}" with the names of the path; empty: the page needs no data
};

std::span<Page const> pages();

}  // namespace leitbild::server
