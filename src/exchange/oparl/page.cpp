#include "exchange/oparl/page.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::exchange::oparl {
namespace {

constexpr auto kLongestTitle = std::size_t{200};
constexpr auto kDeepest = 64;  // real objects are nested five deep; bounds the recursion of readers

/// The title of an HTML page, for the message; empty if there is none.
std::string html_title(std::string_view bytes) {
  constexpr auto kBegin = std::string_view{"<title>"};
  auto const begin = bytes.find(kBegin);
  auto const end = bytes.find("</title>");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) { return {}; }
  return std::string{
      trimmed(bytes.substr(begin + kBegin.size(), std::min(end - begin - kBegin.size(), kLongestTitle)))};
}

/// The value of an attribute of an HTML element, quoted either way; empty if there is none.
std::string_view html_attribute(std::string_view element, std::string_view name) {
  auto const at = element.find(name);
  if (at == std::string_view::npos || at + name.size() + 1 >= element.size()) { return {}; }
  auto const quote = element[at + name.size()];
  auto const value = element.substr(at + name.size() + 1);
  if (quote != '"' && quote != '\'') { return {}; }
  return value.substr(0, value.find(quote));
}

/// The feed that an HTML page names in its head (<link rel="alternate" type="application/rss+xml" href="…">), as written.
std::string_view feed_of(std::string_view bytes) {
  for (auto at = bytes.find("<link"); at != std::string_view::npos; at = bytes.find("<link", at + 1)) {
    auto const element = bytes.substr(at, bytes.find('>', at) - at);
    auto const type = html_attribute(element, "type=");
    if (type == "application/rss+xml" || type == "application/atom+xml") { return html_attribute(element, "href="); }
  }
  return {};
}

std::string no_json(std::string_view bytes) {
  auto const title = is_valid_utf8(bytes) ? html_title(bytes) : std::string{};
  auto const feed = is_valid_utf8(bytes) ? feed_of(bytes) : std::string_view{};
  return fmt::format(
      "statt JSON kam eine HTML- oder XML-Seite{}; erwartet wird ein OParl-Objekt, eine OParl-Liste oder "
      "ein Feed (RSS, Atom){}",
      title.empty() ? "" : fmt::format(" („{}“)", title),
      feed.empty() ? "" : fmt::format(". Die Seite nennt den Feed „{}“", feed));
}

/// Brackets open at once at the deepest place, outside strings. nlohmann's own way to watch the depth, a callback, looks through the
/// list read so far at the end of each object: with 100,000 objects, minutes instead of seconds.
int depth_of(std::string_view text) {
  auto depth = 0;
  auto deepest = 0;
  auto in_string = false;
  for (auto i = std::size_t{0}; i < text.size(); ++i) {
    auto const c = text[i];
    if (in_string) {
      if (c == '\\') { ++i; }
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return deepest;
}

Result<Json> parse(std::string_view text, std::string const& where) {
  if (depth_of(text) > kDeepest) {
    return fail(fmt::format("das JSON ist tiefer als {} Ebenen verschachtelt", kDeepest), where);
  }
  try {
    return Json::parse(text);
  } catch (Json::parse_error const& error) {
    return fail(fmt::format("kein lesbares JSON: Fehler beim {}. Zeichen von {}; die Antwort ist beschädigt oder "
                            "abgeschnitten",
                            error.byte, text.size()),
                where);
  } catch (Json::exception const& error) {  // a number that is out of range
    return fail(fmt::format("kein lesbares JSON: „{}“", error.what()), where);
  }
}

Json const* member(Json const& json, char const* name) {
  if (!json.is_object()) { return nullptr; }
  auto const found = json.find(name);
  return found == json.end() || found->is_null() ? nullptr : &*found;
}

std::string link(Json const& links, char const* name, std::string const& where, Problems& problems) {
  auto const* const value = member(links, name);
  if (value == nullptr) { return {}; }
  if (!value->is_string()) {
    problems.add(fmt::format("{} ist keine Adresse; erlaubt ist Text", shown(*value)),
                 fmt::format("{}: links.{}", where, name));
    return {};
  }
  return value->get<std::string>();
}

std::optional<std::size_t> count(Json const& pagination, char const* name, std::string const& where,
                                 Problems& problems) {
  auto const* const value = member(pagination, name);
  if (value == nullptr) { return std::nullopt; }
  if (!value->is_number_unsigned()) {
    problems.add(fmt::format("{} ist keine Anzahl; erlaubt ist eine ganze Zahl ab 0", shown(*value)),
                 fmt::format("{}: pagination.{}", where, name));
    return std::nullopt;
  }
  return value->get<std::size_t>();
}

Result<Page> list_page(Json json, std::string const& where, Problems& problems) {
  auto out = Page{};
  out.is_list = true;
  auto& data = json["data"];
  if (!data.is_array()) {
    return fail(fmt::format("„data“ ist {}; erlaubt ist eine Liste von Objekten", shown(data)), where);
  }
  for (auto& object : data) { out.objects.push_back(std::move(object)); }
  if (auto const* const links = member(json, "links")) {
    out.self = link(*links, "self", where, problems);
    out.next = link(*links, "next", where, problems);
    // A next page that cannot be understood is not the same as no next page: the caller must not take it for the end.
    if (auto const* const next = member(*links, "next"); next != nullptr && !next->is_string()) { out.next = "?"; }
  }
  if (auto const* const pagination = member(json, "pagination")) {
    out.total = count(*pagination, "totalElements", where, problems);
    out.number = count(*pagination, "currentPage", where, problems);
    out.pages = count(*pagination, "totalPages", where, problems);
  }
  for (auto const* const name : {"data", "links", "pagination"}) { json.erase(name); }
  out.head = std::move(json);
  return out;
}

}  // namespace

bool is_markup(std::string_view bytes) {
  auto const text = trimmed(bytes);
  return !text.empty() && text.front() == '<';
}

std::string shown(Json const& json) {
  constexpr auto kLongest = std::size_t{60};
  auto text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() <= kLongest) { return text; }
  text.resize(kLongest);
  while (!text.empty() && !is_valid_utf8(text)) { text.pop_back(); }  // not in the middle of an umlaut
  return text + "…";
}

Result<Page> read_page(std::string bytes, std::string const& where, Problems& problems) {
  if (trimmed(bytes).empty()) { return fail("die Antwort ist leer", where); }
  if (is_markup(bytes)) { return fail(no_json(bytes), where); }
  if (!is_valid_utf8(bytes)) {
    problems.add(
        "die Antwort ist nicht in UTF-8 geschrieben, wie OParl es verlangt; sie wurde als Windows-1252 gelesen", where);
    bytes = from_windows_1252(bytes);
  }
  TRY(auto json, parse(trimmed(bytes), where));
  if (json.is_array()) {
    auto out = Page{};
    out.is_list = true;
    for (auto& object : json) { out.objects.push_back(std::move(object)); }
    return out;
  }
  if (!json.is_object()) {
    return fail(fmt::format("{} ist weder ein Objekt noch eine Liste von Objekten", shown(json)), where);
  }
  if (json.contains("data")) { return list_page(std::move(json), where, problems); }
  auto out = Page{};
  out.objects.push_back(std::move(json));
  return out;
}

}  // namespace leitbild::exchange::oparl
