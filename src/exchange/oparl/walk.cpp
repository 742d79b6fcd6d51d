#include "exchange/oparl/walk.h"

#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "exchange/oparl/feed.h"
#include "exchange/oparl/page.h"
#include "exchange/oparl/web_address.h"

namespace leitbild::exchange::oparl {
namespace {

/// A server that does not answer this often in a row is left in peace; otherwise six dead lists cost half an hour of waiting.
constexpr auto kTroublesAllowed = 3;

/// Percent-encoding of everything but letters, digits and -._~ (RFC 3986).
std::string encoded(std::string_view text) {
  auto out = std::string{};
  for (auto const c : text) {
    auto const is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                          std::string_view{"-._~"}.find(c) != std::string_view::npos;
    out += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

class Walk {
 public:
  /// Both outlive the walk.
  Walk(FetchOptions const& options, Filters const& filters) : options_{&options}, filters_{&filters} {}

  Walked run(std::string const& entry);

 private:
  FetchOptions const* options_;
  Filters const* filters_;
  Walked out_;
  std::uint64_t bytes_{};
  int troubles_{};  // in a row
  bool stopped_{};

  std::optional<std::string> get(std::string const& address);
  std::optional<Page> get_page(std::string const& address);
  void read_entry(std::string const& entry);
  void walk_list(std::string const& address, std::string_view type, bool filtered);
  void check_end(Page const& last, std::size_t count, std::string const& address);
  void fails(std::string what, std::string where) { out_.failures.push_back({std::move(what), std::move(where)}); }
};

std::optional<std::string> Walk::get(std::string const& address) {
  if (stopped_) { return std::nullopt; }
  if (out_.pages >= options_->pages || bytes_ >= options_->bytes) {
    stopped_ = true;
    fails(
        fmt::format("nach {} Seiten und {} MB abgebrochen; erlaubt sind {} Seiten und {} MB. Mit --since kommt man in "
                    "Teilen ans Ziel",
                    out_.pages, format_number(static_cast<double>(bytes_) / (1ULL << 20U), 1), options_->pages,
                    format_number(static_cast<double>(options_->bytes) / (1ULL << 20U), 1)),
        address);
    return std::nullopt;
  }
  auto answer = http_get(address, options_->http);
  if (!answer) {
    troubles_ = answer.error().is_trouble ? troubles_ + 1 : 0;
    out_.failures.push_back(std::move(answer.error().problem));
    if (troubles_ >= kTroublesAllowed) {
      stopped_ = true;
      fails(fmt::format("{} Anfragen in Folge sind gescheitert; der Abruf ist abgebrochen", kTroublesAllowed), address);
    }
    return std::nullopt;
  }
  troubles_ = 0;
  ++out_.pages;
  bytes_ += answer->content.size();
  if (!out_.began) { out_.began = answer->date; }
  return std::move(answer->content);
}

std::optional<Page> Walk::get_page(std::string const& address) {
  auto content = get(address);
  if (!content) { return std::nullopt; }
  auto page = read_page(*std::move(content), address, out_.reading.problems);
  if (page) { return *std::move(page); }
  for (auto& problem : page.error().problems) { out_.failures.push_back(std::move(problem)); }
  return std::nullopt;
}

void Walk::read_entry(std::string const& entry) {
  auto content = get(entry);
  if (!content) { return; }
  if (is_feed(*content)) {
    out_.feed = true;
    if (!read_feed(*content, entry, out_.reading)) { fails("der Feed wurde nicht bis zum Ende gelesen", entry); }
    return;
  }
  auto page = read_page(*std::move(content), entry, out_.reading.problems);
  if (!page) {
    for (auto& problem : page.error().problems) { out_.failures.push_back(std::move(problem)); }
    return;
  }
  if (page->is_list) {
    walk_list(entry, {}, true);
    return;
  }
  for (auto const& object : page->objects) { out_.reading.read(object, {}, entry); }
}

Walked Walk::run(std::string const& entry) {
  read_entry(entry);
  for (auto i = std::size_t{0}; i < out_.reading.municipality_lists.size(); ++i) {
    auto const list = out_.reading.municipality_lists[i];  // a copy: reading may add to the vector
    walk_list(list, "Body", false);
  }
  auto walked = std::set<std::string>{};
  for (auto i = std::size_t{0}; i < out_.reading.lists.size(); ++i) {
    auto const list = out_.reading.lists[i];
    if (walked.insert(list.address).second) { walk_list(list.address, list.type, true); }
  }
  return std::move(out_);
}

void Walk::walk_list(std::string const& address, std::string_view type, bool filtered) {
  auto seen = std::set<std::string>{};
  auto count = std::size_t{0};
  auto next = filtered ? with_filters(address, *filters_) : address;
  auto from = address;
  while (true) {
    if (!seen.insert(next).second) {
      fails(fmt::format(
                "die Seite nennt als Folgeseite („links.next“) eine, die schon gelesen ist: {}. Der Rest der Liste "
                "fehlt",
                next),
            from);
      return;
    }
    auto const page = get_page(next);
    if (!page) { return; }
    if (!page->is_list) {
      fails("statt einer Liste kam ein einzelnes Objekt; erlaubt ist {\"data\": […], \"links\": …}", next);
      return;
    }
    for (auto const& object : page->objects) { out_.reading.read(object, type, next); }
    count += page->objects.size();
    if (page->next.empty()) {
      check_end(*page, count, next);
      return;
    }
    from = std::exchange(next, page->next);
    if (!is_web_address(next)) {
      fails(
          fmt::format("die Folgeseite („links.next“) „{}“ ist keine Adresse; erlaubt ist http://… oder https://…. Der "
                      "Rest der Liste fehlt",
                      next),
          from);
      return;
    }
  }
}

/// A list that ends before its own page count says so loses objects: then the fetch is not complete. The number of elements
/// may change while it is read, so that a difference there is only told.
void Walk::check_end(Page const& last, std::size_t count, std::string const& address) {
  if (last.number && last.pages && *last.number < *last.pages) {
    fails(fmt::format("Seite {} von {} nennt keine Folgeseite („links.next“); der Rest der Liste fehlt", *last.number,
                      *last.pages),
          address);
    return;
  }
  if (last.total && *last.total > count) {
    out_.reading.problems.add(
        fmt::format("die Liste nennt {} Objekte („totalElements“), geliefert wurden {}", *last.total, count), address);
  }
}

}  // namespace

std::string with_filters(std::string const& address, Filters const& filters) {
  auto out = address.substr(0, address.find('#'));
  auto const add = [&](char const* name, std::optional<Moment> const& moment) {
    if (!moment) { return; }
    out += fmt::format("{}{}={}", out.find('?') == std::string::npos ? '?' : '&', name, encoded(iso(*moment)));
  };
  add("modified_since", filters.modified_since);
  add("modified_until", filters.modified_until);
  add("created_since", filters.created_since);
  add("created_until", filters.created_until);
  return out;
}

Walked walk(std::string const& entry, FetchOptions const& options, Filters const& filters) {
  return Walk{options, filters}.run(entry);
}

}  // namespace leitbild::exchange::oparl
