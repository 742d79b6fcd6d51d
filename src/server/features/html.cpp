#include "server/features/html.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/wording.h"

namespace leitbild::server {
namespace {

/// What has to be said on every page.
std::string marks(Call const& call) {
  auto const german = call.language == Language::kGerman;
  auto parts = std::vector<std::string>{};
  if (call.site.city().info.schematic) {
    parts.emplace_back(german ? "Die Stadt ist schematisch, nicht amtlich." : "The city is schematic, not official.");
  }
  if (std::ranges::any_of(call.site.plan().measures, [](auto const& measure) { return measure.example; })) {
    parts.emplace_back(german ? "Maßnahmen mit „Beispiel“ sind keine Vorhaben der Stadt."
                              : "Measures marked “example” are no projects of the city.");
  }
  return parts.empty() ? std::string{} : fmt::format("<p class=\"mark\">{}</p>", escaped(report::joined(parts, " ")));
}

std::string crumbs(std::vector<Crumb> const& way, std::string const& here, bool german) {
  auto out = fmt::format("<nav aria-label=\"{}\"><ol class=\"way\">", german ? "Weg" : "Breadcrumb");
  for (auto const& crumb : way) { out += fmt::format("<li>{}</li>", link_to(crumb.href, crumb.text)); }
  return out + fmt::format("<li aria-current=\"page\">{}</li></ol></nav>", escaped(here));
}

std::string other_forms(std::vector<Link> const& links, bool german) {
  auto out = std::string{};
  for (auto const& link : links) {
    if (link.rel == "alternate") { out += fmt::format("<li>{}</li>", link_to(link.href, link.title)); }
  }
  if (out.empty()) { return out; }
  return fmt::format("<h2>{}</h2><ul>{}</ul>", german ? "In anderer Form" : "In another form", out);
}

}  // namespace

std::string escaped(std::string_view text) {
  auto out = std::string{};
  out.reserve(text.size());
  for (auto const c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\n':
      case '\t': out += c; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
          out += "\xEF\xBF\xBD";
        } else {
          out += c;
        }
    }
  }
  return out;
}

std::string link_to(std::string_view href, std::string_view text) {
  if (!href.starts_with("http://") && !href.starts_with("https://")) { return escaped(text); }
  return fmt::format("<a href=\"{}\">{}</a>", escaped(href), escaped(text));
}

Response html_page(Call const& call, std::string const& title, std::vector<Crumb> const& way, std::string const& body,
                   std::vector<Link> const& links) {
  auto const german = call.language == Language::kGerman;
  auto const& city = call.site.city().info.name;
  auto const other = german ? Crumb{same_with(call, {{"lang", "en"}}), "English"}
                            : Crumb{same_with(call, {{"lang", "de"}}), "Deutsch"};
  auto out = fmt::format(
      "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{} – {}</title>"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      "<link rel=\"stylesheet\" href=\"{}/assets/ogc.css\"></head>\n<body><a class=\"skip\" href=\"#content\">{}</a>",
      code(call.language), escaped(title), escaped(city), escaped(call.base),
      german ? "Zum Inhalt" : "Skip to content");
  out += fmt::format(
      "<header><p class=\"site\">{}</p><p><a href=\"{}\" lang=\"{}\" hreflang=\"{}\">{}</a></p>{}</header>\n",
      link_to(call.base + "/", city), escaped(other.href), german ? "en" : "de", german ? "en" : "de", other.text,
      crumbs(way, title, german));
  out += fmt::format("<main id=\"content\"><h1>{}</h1>{}{}{}</main>\n", escaped(title), marks(call), body,
                     other_forms(links, german));
  out += fmt::format("<footer><p>{}</p></footer></body></html>\n", escaped(report::program_name()));
  return text_response("text/html; charset=utf-8", std::move(out));
}

std::vector<Crumb> way_to(Call const& call, std::vector<Crumb> further) {
  auto const german = call.language == Language::kGerman;
  auto out = std::vector<Crumb>{{address(call, "/ogc"), german ? "Schnittstelle" : "Interface"}};
  for (auto& crumb : further) { out.push_back(std::move(crumb)); }
  return out;
}

std::string html_table(std::string const& caption, std::vector<std::string> const& headings,
                       std::vector<std::vector<std::string>> const& rows) {
  auto out = fmt::format(
      "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\"><table><caption>{0}</caption><thead><tr>",
      escaped(caption));
  for (auto const& heading : headings) { out += fmt::format("<th scope=\"col\">{}</th>", escaped(heading)); }
  out += "</tr></thead><tbody>";
  for (auto const& row : rows) {
    out += "<tr>";
    for (auto i = std::size_t{0}; i < row.size(); ++i) {
      out += i == 0 ? fmt::format("<th scope=\"row\">{}</th>", row[i]) : fmt::format("<td>{}</td>", row[i]);
    }
    out += "</tr>";
  }
  return out + "</tbody></table></div>";
}

}  // namespace leitbild::server
