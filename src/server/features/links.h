// Addresses and links of the OGC interfaces, and which form of an answer a reader wants.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "server/endpoint.h"

namespace leitbild::server {

inline constexpr std::string_view kGeoJson = "application/geo+json";
inline constexpr std::string_view kJson = "application/json";
inline constexpr std::string_view kHtml = "text/html";
inline constexpr std::string_view kSchemaJson = "application/schema+json";
inline constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr std::string_view kGeoPackage = "application/geopackage+sqlite3";

/// The parameters that every page of the OGC interfaces has.
inline constexpr Parameter kFormParameter{.name = "f",
                                          .in = In::kQuery,
                                          .schema = R"({"type": "string", "enum": ["json", "html"]})",
                                          .help_de = "Form der Antwort; ohne Angabe nach „Accept“, sonst json",
                                          .example = "json"};
inline constexpr Parameter kLanguageParameter{
    .name = "lang",
    .in = In::kQuery,
    .schema = R"({"type": "string", "enum": ["de", "en"]})",
    .help_de = "Sprache der Texte; ohne Angabe nach „Accept-Language“, sonst Deutsch",
    .example = "de"};

/// "f", else what "Accept" puts first of JSON and HTML. Error 406: neither of them is accepted.
tl::expected<bool, HttpProblem> wants_html(Call const& call);

struct Link {
  std::string href;
  std::string_view rel, type;
  std::string title;
};
Json to_json(std::vector<Link> const& links);

/// base + path, whose parts are escaped.
std::string address(Call const& call, std::string_view path);
/// The address of the request with these parameters in place of its own of the same name; empty values leave one out.
std::string same_with(Call const& call, std::vector<NameAndValue> const& changes);

/// "self" and "alternate" of an answer in JSON of that type and in HTML.
std::vector<Link> self_links(Call const& call, std::string_view json_type, bool html);

}  // namespace leitbild::server
