// The search over plan and city.
#include <algorithm>
#include <array>

#include "server/plan/parts.h"
#include "server/plan/search_index.h"

namespace leitbild::server {
namespace {

constexpr auto kShortest = std::size_t{2};  // letters of a query

constexpr auto kParameters = std::array{
    Parameter{.name = "q",
              .schema = R"({"type": "string", "maxLength": 200})",
              .help_de = "Wörter, die alle vorkommen müssen, zusammen mindestens zwei Buchstaben; auch frühere Kürzel. "
                         "Umlaute, Akzente "
                         "und Großschreibung sind gleich.",
              .example = "siegelbach"},
    Parameter{
        .name = "kind",
        .schema = R"({"type": "string", "enum": ["measure", "district", "goal", "field", "indicator", "decision"]})",
        .help_de = "Nur Treffer dieser Art."},
    Parameter{.name = "page",
              .schema = R"({"type": "integer", "minimum": 1, "maximum": 1000, "default": 1})",
              .help_de = "Welche Seite der Treffer."},
    Parameter{.name = "page_size",
              .schema = R"({"type": "integer", "minimum": 1, "maximum": 100, "default": 30})",
              .help_de = "Wie viele Treffer eine Seite hat."}};

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["schematic", "examples", "q", "too_short", "count", "page", "pages", "kinds", "results", "links"],
  "properties": {
    "q": {"type": "string"}, "too_short": {"type": "boolean", "description": "die Anfrage hat weniger als zwei Buchstaben"},
    "count": {"type": "integer"}, "page": {"type": "integer"}, "pages": {"type": "integer"},
    "kinds": {"type": "array", "items": {"type": "object", "required": ["id", "title", "count"]}},
    "results": {"type": "array", "items": {"type": "object",
      "required": ["kind", "code", "title", "title_parts", "text_parts", "example", "former_code", "links"],
      "properties": {"title_parts": {"type": "array", "description": "der Titel in Teilen, Treffer gezeichnet",
        "items": {"type": "object", "required": ["text", "hit"]}}}}},
    "links": {"type": "object"}}})"};

Json parts_json(std::string const& text, SearchText const& key, std::vector<std::string> const& words, std::size_t from,
                std::size_t to) {
  auto out = Json::array();
  auto const add = [&](std::size_t begin, std::size_t end, bool hit) {
    if (begin < end) { out.push_back({{"text", text.substr(begin, end - begin)}, {"hit", hit}}); }
  };
  auto at = from;
  for (auto const& [begin, end] : hits(key, words)) {
    if (end <= from || begin >= to) { continue; }
    add(at, std::max(begin, from), false);
    add(std::max(begin, from), std::min(end, to), true);
    at = std::min(end, to);
  }
  add(at, to, false);
  return out;
}

/// Some words around the first hit; from the beginning where there is none. Whole words, so whole letters.
Json excerpt_json(SearchEntry const& entry, std::vector<std::string> const& words) {
  constexpr auto kBefore = std::size_t{60};
  constexpr auto kLength = std::size_t{220};
  auto const& text = entry.text;
  if (text.empty()) { return Json::array(); }
  auto const found = hits(entry.text_key, words);
  auto const first = found.empty() ? std::size_t{0} : found.front().first;
  auto from = std::size_t{0};
  if (first > kBefore) {
    auto const blank = text.rfind(' ', first - kBefore);
    from = blank == std::string::npos ? 0 : blank + 1;
  }
  auto to = text.size();
  if (to - from > kLength) {
    auto const blank = text.rfind(' ', from + kLength);
    if (blank != std::string::npos && blank > from) { to = blank; }
  }
  auto out = parts_json(text, entry.text_key, words, from, to);
  if (from > 0) { out.insert(out.begin(), Json{{"text", "… "}, {"hit", false}}); }
  if (to < text.size()) { out.push_back({{"text", " …"}, {"hit", false}}); }
  return out;
}

Json links_of(Call const& call, SearchEntry const& entry) {
  auto const code = percent_encoded(entry.code);
  switch (entry.kind) {
    case SearchKind::kMeasure: return links_json(call, "measures/" + code, "massnahmen/" + code);
    case SearchKind::kDistrict: return links_json(call, "districts/" + code, "ortsbezirke/" + code);
    case SearchKind::kGoal: return links_json(call, "goals/" + code, "ziele#" + code);
    case SearchKind::kField: return links_json(call, "fields/" + code, "handlungsfelder/" + code);
    case SearchKind::kIndicator: return links_json(call, "indicators/" + code, "indikatoren/" + code);
    case SearchKind::kDecision: return links_json(call, "decisions/" + code, "beschluesse#" + code);
  }
  return {};
}

Json kind_json(SearchKind kind, Language language) {
  auto const words = words_of(kind);
  return {{"id", words.id}, {"title", either(words.title_de, words.title_en, language)}};
}

Json result_json(Call const& call, Found const& found, std::vector<std::string> const& words) {
  auto const& entry = *found.entry;
  return {{"kind", kind_json(entry.kind, call.language)},
          {"code", entry.code},
          {"title", entry.title},
          {"title_parts", parts_json(entry.title, entry.title_key, words, 0, entry.title.size())},
          {"text_parts", excerpt_json(entry, words)},
          {"example", entry.example},
          {"former_code", or_null(found.former_code)},
          {"links", links_of(call, entry)}};
}

Json kinds_json(Call const& call, std::vector<Found> const& found) {
  auto out = Json::array();
  for (auto i = 0; i <= static_cast<int>(SearchKind::kDecision); ++i) {
    auto const kind = static_cast<SearchKind>(i);
    auto const count = std::ranges::count_if(found, [&](Found const& f) { return f.entry->kind == kind; });
    out.push_back(kind_json(kind, call.language));
    out.back()["count"] = count;
  }
  return out;
}

Answer answer(Call const& call) {
  auto const& query = call.values.text("q");
  auto const words = search_words(query);
  auto letters = std::size_t{0};
  for (auto const& word : words) { letters += word.size(); }
  auto const too_short = letters < kShortest;
  auto found = too_short ? std::vector<Found>{} : search_index(call.site, call.language).find(query);
  auto const kinds = kinds_json(call, found);
  if (auto const& kind = call.values.text("kind"); !kind.empty()) {
    std::erase_if(found, [&](Found const& f) { return words_of(f.entry->kind).id != kind; });
  }
  auto const page = call.values.integer("page").value_or(1);
  auto const size = call.values.integer("page_size").value_or(1);
  auto const count = static_cast<std::int64_t>(found.size());
  auto rows = Json::array();
  for (auto i = (page - 1) * size; i < std::min(count, page * size); ++i) {
    rows.push_back(result_json(call, found[static_cast<std::size_t>(i)], words));
  }
  auto const [schematic, examples] = notices(call.site);
  return json_response(
      {{"schematic", schematic},
       {"examples", examples},
       {"q", query},
       {"too_short", too_short},
       {"count", count},
       {"page", page},
       {"page_size", size},
       {"pages", std::max<std::int64_t>(1, (count + size - 1) / size)},
       {"kinds", kinds},
       {"results", std::move(rows)},
       {"links", links_json(call, "search?q=" + percent_encoded(query), "suche?q=" + percent_encoded(query))}});
}

}  // namespace

extern constinit Endpoint const search{
    .id = "search",
    .path = "/api/v1/search",
    .group_de = "Suche",
    .summary_de = "Suche in Maßnahmen, Bezirken, Zielen, Indikatoren, Beschlüssen",
    .description_de = "Die besten Treffer zuerst: Kürzel (auch frühere) vor Titel vor Text.",
    .parameters = kParameters,
    .schema = kSchema,
    .example = "/api/v1/search?q=siegelbach",
    .answer = answer};

}  // namespace leitbild::server
