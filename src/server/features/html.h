// The OGC interfaces as plain pages: written here, without scripts, so that they work wherever the interface does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/endpoint.h"
#include "server/features/links.h"

namespace leitbild::server {

/// For text between tags and in attributes with double quotes. Control characters that HTML forbids become U+FFFD.
std::string escaped(std::string_view text);
/// An address as it stands in an attribute; empty for one that does not begin with http:// or https://.
std::string link_to(std::string_view href, std::string_view text);

struct Crumb {
  std::string href, text;
};

/// A whole document: way back, heading, what has to be said about the city and examples, content, other forms.
/// `body` is HTML.
Response html_page(Call const& call, std::string const& title, std::vector<Crumb> const& way, std::string const& body,
                   std::vector<Link> const& links);

/// The way to a page below the landing page.
std::vector<Crumb> way_to(Call const& call, std::vector<Crumb> further);

/// A table with a caption; cells are HTML.
std::string html_table(std::string const& caption, std::vector<std::string> const& headings,
                       std::vector<std::vector<std::string>> const& rows);

}  // namespace leitbild::server
