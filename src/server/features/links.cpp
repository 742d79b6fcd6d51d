#include "server/features/links.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::server {
namespace {

/// One entry of "Accept": what, and how gladly.
struct Wish {
  std::string_view type;
  double weight{1.0};
};

std::vector<Wish> wishes(std::string_view accept) {
  auto out = std::vector<Wish>{};
  for (auto const entry : split(accept, ',')) {
    auto const parts = split(entry, ';');
    auto wish = Wish{.type = trimmed(parts.front())};
    for (auto i = std::size_t{1}; i < parts.size(); ++i) {
      auto const part = trimmed(parts[i]);
      if (part.starts_with("q=")) { wish.weight = parse_number(part.substr(2)).value_or(0.0); }
    }
    if (wish.weight > 0.0) { out.push_back(wish); }
  }
  return out;
}

double weight_of(std::vector<Wish> const& wishes, std::initializer_list<std::string_view> types) {
  auto out = 0.0;
  for (auto const& wish : wishes) {
    if (std::ranges::find(types, wish.type) != types.end()) { out = std::max(out, wish.weight); }
  }
  return out;
}

}  // namespace

tl::expected<bool, HttpProblem> wants_html(Call const& call) {
  if (auto const& form = call.values.text("f"); !form.empty()) { return form == "html"; }
  auto const accept = call.request.header("accept");
  if (trimmed(accept).empty()) { return false; }
  auto const asked = wishes(accept);
  auto const html = weight_of(asked, {kHtml, "application/xhtml+xml", "text/*"});
  auto const json =
      weight_of(asked, {kJson, kGeoJson, kSchemaJson, "application/vnd.oai.openapi+json;version=3.0", "application/*"});
  auto const any = weight_of(asked, {"*/*"});
  if (html == 0.0 && json == 0.0 && any == 0.0) {
    return tl::unexpected{problem(406, {.de = "angeboten werden application/json, application/geo+json und text/html",
                                        .en = "offered are application/json, application/geo+json and text/html"})};
  }
  return html > std::max(json, 0.0) && html >= any;
}

Json to_json(std::vector<Link> const& links) {
  auto out = Json::array();
  for (auto const& link : links) {
    auto entry = Json{{"href", link.href}, {"rel", link.rel}};
    if (!link.type.empty()) { entry["type"] = link.type; }
    if (!link.title.empty()) { entry["title"] = link.title; }
    out.push_back(std::move(entry));
  }
  return out;
}

std::string address(Call const& call, std::string_view path) {
  auto out = call.base;
  for (auto const part : split(path, '/')) {
    if (!part.empty()) { out += "/" + percent_encoded(part); }
  }
  return out;
}

std::string same_with(Call const& call, std::vector<NameAndValue> const& changes) {
  auto query = std::vector<NameAndValue>{};
  for (auto const& given : call.request.query) {
    if (std::ranges::find(changes, given.name, &NameAndValue::name) == changes.end()) { query.push_back(given); }
  }
  for (auto const& change : changes) {
    if (!change.value.empty()) { query.push_back(change); }
  }
  auto out = address(call, call.path);
  auto separator = '?';
  for (auto const& part : query) {
    out +=
        fmt::format("{}{}={}", std::exchange(separator, '&'), percent_encoded(part.name), percent_encoded(part.value));
  }
  return out;
}

std::vector<Link> self_links(Call const& call, std::string_view json_type, bool html) {
  auto const german = call.language == Language::kGerman;
  auto const as_json = Link{.href = same_with(call, {{"f", "json"}}),
                            .rel = html ? "alternate" : "self",
                            .type = json_type,
                            .title = german ? "Dieses Dokument als JSON" : "This document as JSON"};
  auto const as_html = Link{.href = same_with(call, {{"f", "html"}}),
                            .rel = html ? "self" : "alternate",
                            .type = kHtml,
                            .title = german ? "Dieses Dokument als Seite" : "This document as a page"};
  return html ? std::vector{as_html, as_json} : std::vector{as_json, as_html};
}

}  // namespace leitbild::server
