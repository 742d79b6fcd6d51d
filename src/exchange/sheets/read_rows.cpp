#include "exchange/sheets/read_rows.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace leitbild::exchange {
namespace {

/// "Lage (EPSG:25832)" -> {"lage", 25832}.
struct Heard {
  std::string name;
  std::optional<int> epsg;
};

Heard heard(std::string_view heading) {
  constexpr std::string_view kEpsg = "-epsg-";
  constexpr auto kLargest = 1'000'000;
  auto out = Heard{.name = slug(heading), .epsg = {}};
  auto const at = out.name.rfind(kEpsg);
  if (at == std::string::npos) { return out; }
  auto const code = parse_integer(std::string_view{out.name}.substr(at + kEpsg.size()));
  if (!code || *code <= 0 || *code > kLargest) { return out; }
  out.epsg = static_cast<int>(*code);
  out.name.erase(at);
  return out;
}

std::string allowed(std::vector<Heading> const& headings) {
  auto names = std::vector<std::string_view>{};
  for (auto const& heading : headings) { names.push_back(heading.names->front()); }
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

bool is_called(std::string_view name, std::vector<std::string_view> const& names) {
  auto const typed = slug(name);
  return std::ranges::any_of(names, [&](std::string_view known) { return slug(known) == typed; });
}

Header match_header(Sheet const& sheet, std::vector<Heading> const& headings, Problems& problems) {
  auto out = Header{.positions = std::vector<std::optional<std::size_t>>(headings.size()), .epsg = {}};
  auto const& cells = sheet.rows.front().cells;
  for (auto i = std::size_t{0}; i < cells.size(); ++i) {
    auto const [name, epsg] = heard(cells[i]);
    if (name.empty()) { continue; }  // check_width() looks for content below
    auto const found = std::ranges::find_if(headings, [&](Heading const& h) { return is_called(name, *h.names); });
    if (found == headings.end() || (epsg && !found->in_plane)) {
      problems.add(
          fmt::format("die Spalte „{}“ ist nicht bekannt; erlaubt sind {}", trimmed(cells[i]), allowed(headings)),
          place_of(sheet, 0, i));
      continue;
    }
    auto& position = out.positions[static_cast<std::size_t>(found - headings.begin())];
    if (position) {
      problems.add(fmt::format("die Spalte „{}“ steht doppelt", found->names->front()), place_of(sheet, 0, i));
    }
    position = i;
    if (epsg) { out.epsg = epsg; }
  }
  for (auto i = std::size_t{0}; i < headings.size(); ++i) {
    if (headings[i].required && !out.positions[i]) {
      problems.add(
          fmt::format("die Spalte „{}“ fehlt; die Spalten sind {}", headings[i].names->front(), allowed(headings)),
          place_of(sheet, 0, 0));
    }
  }
  return out;
}

void check_width(Sheet const& sheet, Problems& problems) {
  auto const& header = sheet.rows.front().cells;
  for (auto row = std::size_t{1}; row < sheet.rows.size(); ++row) {
    auto const& cells = sheet.rows[row].cells;
    for (auto i = std::size_t{0}; i < cells.size(); ++i) {
      if (!trimmed(cells[i]).empty() && (i >= header.size() || slug(header[i]).empty())) {
        problems.add(fmt::format("„{}“ steht in einer Spalte ohne Überschrift", trimmed(cells[i])),
                     place_of(sheet, row, i));
      }
    }
  }
}

}  // namespace leitbild::exchange
