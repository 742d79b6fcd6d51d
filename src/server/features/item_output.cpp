#include "server/features/item_output.h"

#include <array>
#include <chrono>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/date.h"
#include "base/text.h"
#include "exchange/geojson/write_geojson.h"
#include "server/features/coordinate_form.h"
#include "server/features/html.h"
#include "server/texts.h"

namespace leitbild::server {
namespace {

/// From here on an answer is sent in pieces of about this many features.
constexpr auto kPiece = std::size_t{500};

std::vector<Link> page_links(Call const& call, FoundItems const& found, std::string_view type, bool html) {
  auto const german = call.language == Language::kGerman;
  auto out = self_links(call, type, html);
  auto const at = [&](std::size_t offset) { return same_with(call, {{"offset", fmt::format("{}", offset)}}); };
  if (found.has_more && found.query.limit > 0) {
    out.push_back({at(found.last()), "next", type, german ? "Nächste Seite" : "Next page"});
  }
  if (found.first() > 0) {
    auto const before = found.first() > found.query.limit ? found.first() - found.query.limit : std::size_t{0};
    out.push_back({at(before), "prev", type, german ? "Vorige Seite" : "Previous page"});
  }
  out.push_back({address(call, "/ogc/collections/" + found.collection.id), "collection", kJson,
                 found.collection.title.in(call.language)});
  for (auto const& [form, link_type, title] :
       {std::tuple{"csv", std::string_view{"text/csv"}, "CSV"}, std::tuple{"xlsx", kXlsx, "Excel"},
        std::tuple{"gpkg", kGeoPackage, "GeoPackage"}}) {
    out.push_back({same_with(call, {{"f", form}, {"limit", ""}, {"offset", ""}}), "alternate", link_type,
                   german ? fmt::format("Alle gefundenen als {}", title) : fmt::format("All found as {}", title)});
  }
  return out;
}

/// The members of a FeatureCollection before its features, the array opened.
std::string begin_collection(Call const& call, FoundItems const& found) {
  auto const& collection = found.collection;
  auto head = Json{{"type", "FeatureCollection"},
                   {"timeStamp", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)))},
                   {"numberReturned", found.items.size()},
                   {"title", collection.title.in(call.language)},
                   {"links", to_json(page_links(call, found, kGeoJson, false))}};
  if (found.matched) { head["numberMatched"] = *found.matched; }
  if (!collection.mark.de.empty()) { head["mark"] = collection.mark.in(call.language); }
  auto out = head.dump(-1, ' ', false, Json::error_handler_t::replace);
  out.back() = ',';
  return out + R"("features":[)";
}

/// Makes the answer piece by piece.
class Writer {
 public:
  Writer(Call const& call, FoundItems found)
      : site_{call.site.shared()},
        head_{begin_collection(call, found)},
        collection_{found.collection},
        carry_{found.query.crs},
        form_{coordinate_form(found.query.crs)},
        items_{std::move(found.items)},
        read_{std::move(found.read)} {}

  bool next(std::string& out) {
    if (done_) { return false; }
    if (at_ == 0) { out += head_; }
    auto const end = std::min(at_ + kPiece, items_.size());
    for (; at_ < end; ++at_) {
      if (at_ > 0) { out += ",\n"; }
      auto const& feature = items_[at_]->feature;
      exchange::append_feature(out, feature, collection_.properties, carry_(feature.shapes), form_);
    }
    if (at_ == items_.size()) {
      out += "]}";
      done_ = true;
    }
    return true;
  }

 private:
  std::shared_ptr<Site const> site_;  // keeps the collection
  std::string head_;
  Collection const& collection_;
  FromDegrees carry_;
  exchange::CoordinateForm form_;
  std::vector<Item const*> items_;
  std::shared_ptr<std::vector<Item>> read_;  // keeps those that came from a file
  std::size_t at_{};
  bool done_{};
};

std::string pages_html(std::vector<Link> const& links, bool german) {
  auto out = std::string{};
  for (auto const& link : links) {
    if (link.rel == "next" || link.rel == "prev") {
      out +=
          fmt::format("<li><a rel=\"{}\" href=\"{}\">{}</a></li>", link.rel, escaped(link.href), escaped(link.title));
    }
  }
  return out.empty() ? out
                     : fmt::format("<nav aria-label=\"{}\"><ul class=\"pages\">{}</ul></nav>",
                                   german ? "Seiten" : "Pages", out);
}

}  // namespace

void add_crs_header(Response& response, CrsChoice const& crs) {
  response.headers.push_back({"Content-Crs", fmt::format("<{}>", crs.uri)});
  response.headers.push_back({"Access-Control-Expose-Headers", "Content-Crs"});
}

Response items_json(Call const& call, FoundItems found) {
  auto const crs = found.query.crs;
  auto const is_long = found.items.size() > kPiece;
  auto writer = std::make_shared<Writer>(call, std::move(found));
  auto out = Response{.type = std::string{kGeoJson}};
  if (is_long) {
    out.body = Stream{[writer](std::string& chunk) { return writer->next(chunk); }};
  } else {
    auto text = std::string{};
    while (writer->next(text)) {}
    out.body = std::make_shared<std::string const>(std::move(text));
  }
  add_crs_header(out, crs);
  return out;
}

std::string value_html(exchange::PropertyInfo const& property, exchange::PropertyValue const& value,
                       Language language) {
  auto const locale = language == Language::kGerman ? Locale::kGerman : Locale::kEnglish;
  auto const german = language == Language::kGerman;
  if (std::holds_alternative<std::monostate>(value)) {
    return property.type == exchange::PropertyType::kNumber ? (german ? "keine Daten" : "no data") : "–";
  }
  if (auto const* const flag = std::get_if<bool>(&value)) {
    return *flag ? (german ? "ja" : "yes") : (german ? "nein" : "no");
  }
  if (auto const* const number = std::get_if<double>(&value)) { return format_number(*number, 3, locale); }
  return escaped(exchange::value_as_text(value));
}

Response items_html(Call const& call, FoundItems const& found) {
  auto const german = call.language == Language::kGerman;
  auto const& collection = found.collection;
  auto const title = collection.title.in(call.language);
  auto const links = page_links(call, found, kGeoJson, true);
  auto headings = std::vector<std::string>{german ? "Kennung" : "Id"};
  for (auto const& property : collection.properties) {
    headings.push_back(either(property.title_de, property.title_en, call.language));
  }
  auto rows = std::vector<std::vector<std::string>>{};
  for (auto const* const item : found.items) {
    auto const& feature = item->feature;
    auto row = std::vector<std::string>{link_to(
        address(call, "/ogc/collections/" + collection.id + "/items") + "/" + percent_encoded(feature.id) + "?f=html",
        feature.id)};
    for (auto k = std::size_t{0}; k < collection.properties.size(); ++k) {
      row.push_back(value_html(collection.properties[k], feature.values[k], call.language));
    }
    rows.push_back(std::move(row));
  }
  auto caption = fmt::format("{} {} {}", found.first() + (rows.empty() ? 0 : 1), german ? "bis" : "to", found.last());
  if (found.matched) { caption += fmt::format(" {} {}", german ? "von" : "of", *found.matched); }
  auto const body = fmt::format("<p>{}</p>{}{}", escaped(collection.description.in(call.language)),
                                html_table(caption, headings, rows), pages_html(links, german));
  return html_page(call, title,
                   way_to(call, {{address(call, "/ogc/collections") + "?f=html", german ? "Sammlungen" : "Collections"},
                                 {address(call, "/ogc/collections/" + collection.id) + "?f=html", title}}),
                   body, links);
}

std::optional<Link> page_of(Call const& call, Collection const& collection, Item const& item) {
  auto const german = call.language == Language::kGerman;
  auto const text_at = [&](std::size_t position) { return exchange::value_as_text(item.feature.values[position]); };
  auto const page = [&](std::string_view folder, std::string const& name) {
    return Link{.href = fmt::format("{}{}/{}/{}", call.base, german ? "" : "/en", folder, percent_encoded(name)),
                .rel = "related",
                .type = kHtml,
                .title = german ? "Seite dazu" : "Page about it"};
  };
  if (collection.id == "measures" || collection.id == "places") { return page("massnahmen", text_at(0)); }
  if (collection.id == "districts") {
    auto const* const slug = std::get_if<std::string>(&item.feature.values[2]);
    return slug != nullptr ? std::optional{page("ortsbezirke", *slug)} : std::nullopt;
  }
  if (collection.id == "indicator_values") { return page("indikatoren", text_at(0)); }
  return std::nullopt;
}

}  // namespace leitbild::server
