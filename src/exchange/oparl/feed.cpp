#include "exchange/oparl/feed.h"

#include <algorithm>
#include <array>
#include <limits>

#include <expat.h>
#include <fmt/format.h>

#include "base/handle.h"
#include "base/text.h"
#include "exchange/oparl/web_address.h"

namespace leitbild::exchange::oparl {
namespace {

namespace council = plan::council;
using Parser = Handle<XML_ParserStruct, XML_ParserFree>;

constexpr auto kAtom = std::string_view{"http://www.w3.org/2005/Atom"};
constexpr auto kDublinCore = std::string_view{"http://purl.org/dc/elements/1.1/"};
/// Separates namespace and name in what Expat hands over; stands in neither.
constexpr auto kSeparator = '\n';

struct Entry {
  std::string title, link, guid, published, updated;
};

/// What Expat fills while it reads.
struct Feed {
  std::vector<Entry> entries;
  bool in_entry{};
  int depth{};       // of elements below the entry
  std::string text;  // of the element at depth 1
};

struct Name {
  std::string_view space, local;
};

Name name_of(char const* raw) {
  auto const text = std::string_view{raw};
  auto const end = text.rfind(kSeparator);
  if (end == std::string_view::npos) { return {.space = {}, .local = text}; }
  return {.space = text.substr(0, end), .local = text.substr(end + 1)};
}

std::string attribute(char const** attributes, std::string_view name) {
  for (auto const** at = attributes; *at != nullptr; at += 2) {
    if (name == at[0]) { return at[1]; }
  }
  return {};
}

/// Atom's links stand in attributes; the page for people has no rel or rel="alternate".
void take_atom_link(Entry& entry, char const** attributes) {
  auto const rel = attribute(attributes, "rel");
  if (entry.link.empty() && (rel.empty() || rel == "alternate")) { entry.link = attribute(attributes, "href"); }
}

void begin_element(void* user, char const* raw, char const** attributes) {
  auto& feed = *static_cast<Feed*>(user);
  auto const name = name_of(raw);
  if (!feed.in_entry) {
    if (name.local != "item" && name.local != "entry") { return; }
    feed.in_entry = true;
    feed.depth = 0;
    feed.entries.emplace_back();
    return;
  }
  ++feed.depth;
  if (feed.depth != 1) { return; }
  feed.text.clear();
  if (name.space == kAtom && name.local == "link") { take_atom_link(feed.entries.back(), attributes); }
}

void take_text(Entry& entry, Name const& name, std::string const& text) {
  if (name.local == "title") { entry.title = text; }
  if (name.local == "link" && name.space != kAtom) { entry.link = text; }
  if (name.local == "guid" || name.local == "id") { entry.guid = text; }
  if (name.local == "pubDate" || name.local == "published") { entry.published = text; }
  if (name.local == "updated" || (name.local == "date" && name.space == kDublinCore)) { entry.updated = text; }
}

void end_element(void* user, char const* raw) {
  auto& feed = *static_cast<Feed*>(user);
  if (!feed.in_entry) { return; }
  if (feed.depth == 1) { take_text(feed.entries.back(), name_of(raw), std::string{trimmed(feed.text)}); }
  if (feed.depth == 0) { feed.in_entry = false; }
  --feed.depth;
}

void character_data(void* user, char const* text, int length) {
  auto& feed = *static_cast<Feed*>(user);
  if (feed.in_entry && feed.depth > 0) { feed.text.append(text, static_cast<std::size_t>(length)); }
}

/// Pages of meetings in the two products most councils use: SessionNet (si0056, si0057, to0040) and ALLRIS (si010, to010).
bool is_meeting(Entry const& entry) {
  constexpr auto kPages = std::array<std::string_view, 5>{"/si005", "/si010", "/to0040", "/to010", "sitzung"};
  constexpr auto kPaperPages = std::array<std::string_view, 2>{"/vo0050", "/vo020"};
  auto const link = folded(entry.link);
  auto const has = [&](std::string_view part) { return link.find(part) != std::string::npos; };
  if (std::ranges::any_of(kPaperPages, has)) { return false; }
  auto const title = folded(entry.title);
  return std::ranges::any_of(kPages, has) || title.find("sitzung") != std::string::npos ||
         title.find("tagesordnung") != std::string::npos;
}

/// "0123/2025", "BV/0123/2025-1" at the beginning of a title: a word with a digit and a slash or hyphen. Else empty.
std::string reference_in(std::string_view title) {
  auto word = title.substr(0, title.find(' '));
  while (!word.empty() && (word.back() == ':' || word.back() == ',')) { word.remove_suffix(1); }
  auto const has_digit = std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
  auto const is_number = has_digit && word.find('/') != std::string_view::npos;
  return is_number ? std::string{word} : std::string{};
}

std::optional<Moment> moment_of(std::string const& text) {
  if (auto const moment = parse_moment(text)) { return moment; }
  return parse_mail_date(text);
}

council::Record record_of(Entry const& entry, std::string const& where, Problems& problems) {
  auto out = council::Record{};
  auto const& address = is_web_address(entry.link) ? entry.link : entry.guid;
  if (!is_web_address(address)) {
    problems.add(
        fmt::format("der Eintrag „{}“ hat keine Webadresse („{}“); erlaubt ist http://… oder https://…. Er bleibt "
                    "weg",
                    entry.title, entry.link),
        where);
    return out;
  }
  out.id = address;
  out.web.text = address;
  for (auto const& [text, value] : {std::pair{&entry.published, &out.created}, {&entry.updated, &out.modified}}) {
    *value = moment_of(*text);
    if (!text->empty() && !*value) {
      problems.add(fmt::format("„{}“ ist kein Zeitpunkt; erlaubt ist „Mon, 08 Sep 2025 16:00:00 +0200“ oder "
                               "2025-09-08T16:00:00+02:00",
                               *text),
                   fmt::format("{}: Eintrag „{}“", where, entry.title));
    }
  }
  if (!out.modified) { out.modified = out.created; }
  return out;
}

Json as_object(Entry const& entry, council::Record const& record) {
  auto const meeting = is_meeting(entry);
  auto out =
      Json{{"id", record.id}, {"type", meeting ? "Meeting" : "Paper"}, {"name", entry.title}, {"web", record.web.text}};
  if (record.created) { out["created"] = iso(*record.created); }
  if (record.modified) { out["modified"] = iso(*record.modified); }
  auto const reference = meeting ? std::string{} : reference_in(entry.title);
  if (!reference.empty()) { out["reference"] = reference; }
  return out;
}

}  // namespace

bool is_feed(std::string_view bytes) {
  constexpr auto kLookedAt = std::size_t{4096};  // a declaration, comments and style sheets may stand before
  auto const begin = bytes.substr(0, kLookedAt);
  auto const has = [&](std::string_view root) { return begin.find(root) != std::string_view::npos; };
  return has("<rss") || has("<feed") || has("<rdf:RDF");
}

bool read_feed(std::string_view bytes, std::string const& where, Reading& reading) {
  auto feed = Feed{};
  auto const parser = Parser{XML_ParserCreateNS(nullptr, kSeparator)};
  XML_SetUserData(parser.get(), &feed);
  XML_SetElementHandler(parser.get(), begin_element, end_element);
  XML_SetCharacterDataHandler(parser.get(), character_data);
  auto const text = trimmed(bytes);
  constexpr auto kMost = static_cast<std::size_t>(std::numeric_limits<int>::max());
  auto const size = static_cast<int>(std::min(text.size(), kMost));
  auto const is_whole = XML_Parse(parser.get(), text.data(), size, XML_TRUE) == XML_STATUS_OK;
  if (!is_whole) {
    reading.problems.add(
        fmt::format("der Feed ist ab Zeile {} nicht lesbar („{}“); was davor steht, ist gelesen",
                    XML_GetCurrentLineNumber(parser.get()), XML_ErrorString(XML_GetErrorCode(parser.get()))),
        where);
    if (feed.in_entry) { feed.entries.pop_back(); }  // half an entry
  }
  for (auto const& entry : feed.entries) {
    auto const record = record_of(entry, where, reading.problems);
    if (!record.id.empty()) { reading.read(as_object(entry, record), {}, where); }
  }
  return is_whole;
}

}  // namespace leitbild::exchange::oparl
