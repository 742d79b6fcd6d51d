#include "testing/city_text.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include <fmt/format.h>

#include "base/text.h"
#include "city/streets/build.h"
#include "geo/area.h"

namespace leitbild::testing {
namespace {

constexpr auto kMetresPerColumn = 25.0;
constexpr auto kMetresPerRow = 50.0;
constexpr auto kEverywhere = geo::Box{{-10'000, -10'000}, {10'000, 10'000}};

std::vector<std::string_view> words_of(std::string_view line) {
  auto out = std::vector<std::string_view>{};
  for (auto const word : split(line, ' ')) {
    if (!trimmed(word).empty()) { out.push_back(trimmed(word)); }
  }
  return out;
}

bool is_crossing(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

class Reader {
 public:
  explicit Reader(std::string_view where) : where_{where} {
    out_.layers.info = {.name = "Neunblock", .ags = "00000000", .crs = geo::kLocalPlane, .schematic = false};
    out_.layers.people.base = "test";
    for (auto* const coverage : {&out_.layers.facilities.coverage, &out_.layers.transit.coverage,
                                 &out_.layers.landcover.coverage, &sketch_.coverage}) {
      *coverage = geo::rectangle(kEverywhere);
    }
    out_.layers.districts.rows.add({.code = "city",
                                    .name = "Neunblock",
                                    .level = city::Level::kCity,
                                    .parent = {},
                                    .shape = geo::rectangle(kEverywhere),
                                    .label = {0, 0}});
  }

  Result<CityText> read(std::string_view text) {
    auto number = 0;
    auto map = std::vector<std::string_view>{};
    auto in_map = false;
    for (auto const line : split(text, '\n')) {
      ++number;
      if (in_map) {
        in_map = trimmed(line) != "end";
        if (in_map) {
          map.push_back(line);
        } else {
          draw(map);
        }
        continue;
      }
      auto const content = trimmed(line.substr(0, line.find('#')));
      if (content.empty()) { continue; }
      if (content == "map") {
        in_map = true;
      } else if (auto done = statement(words_of(content)); !done) {
        return fail(within(fmt::format("{}:{}", where_, number), std::move(done).error()));
      } else if (!*done) {
        out_.rest.emplace_back(number, std::string{content});
      }
    }
    out_.layers.streets = city::build(sketch_, Metres{0}).streets;
    return std::move(out_);
  }

 private:
  std::string_view where_;
  CityText out_;
  city::StreetSketch sketch_{.crs = geo::kLocalPlane, .points = {}, .ways = {}, .coverage = {}};
  std::map<char, std::uint32_t> points_;

  void draw(std::vector<std::string_view> const& map) {
    auto const at = [&](std::size_t row, std::size_t column) {
      return row < map.size() && column < map[row].size() ? map[row][column] : ' ';
    };
    for (auto row = std::size_t{0}; row < map.size(); ++row) {
      for (auto column = std::size_t{0}; column < map[row].size(); ++column) {
        if (!is_crossing(at(row, column))) { continue; }
        auto const p = geo::Point{static_cast<double>(column) * kMetresPerColumn,
                                  static_cast<double>(map.size() - 1 - row) * kMetresPerRow};
        out_.crossings[at(row, column)] = p;
        points_[at(row, column)] = static_cast<std::uint32_t>(sketch_.points.size());
        sketch_.points.push_back(p);
      }
    }
    for (auto row = std::size_t{0}; row < map.size(); ++row) {
      for (auto column = std::size_t{0}; column < map[row].size(); ++column) {
        if (!is_crossing(at(row, column))) { continue; }
        auto right = column + 1;
        while (at(row, right) == '-') { ++right; }
        if (right > column + 1) { add_way(at(row, column), at(row, right)); }
        auto down = row + 1;
        while (at(down, column) == '|') { ++down; }
        if (down > row + 1) { add_way(at(row, column), at(down, column)); }
      }
    }
  }

  void add_way(char from, char to) {
    if (points_.contains(from) && points_.contains(to)) {
      sketch_.ways.push_back({.kind = city::StreetKind::kResidential, .points = {points_[from], points_[to]}});
    }
  }

  static Result<geo::Box> box(std::span<std::string_view const> words) {
    auto n = std::vector<double>{};
    for (auto const word : words.first(std::min<std::size_t>(4, words.size()))) {
      if (auto const number = parse_number(word)) { n.push_back(*number); }
    }
    if (n.size() != 4) { return fail("a box needs four numbers x0 y0 x1 y1"); }
    return geo::Box{{n[0], n[1]}, {n[2], n[3]}};
  }

  /// False: not a statement about the city.
  Result<bool> statement(std::vector<std::string_view> const& words) {
    auto const arguments = std::span{words}.subspan(1);
    auto const& kind = words[0];
    auto const needs = [&](std::size_t count) { return arguments.size() >= count; };
    if (kind == "boundary" && needs(4)) { return boundary(arguments); }
    if (kind == "district" && needs(6)) { return district(arguments); }
    if (kind == "people" && needs(2)) { return people(arguments); }
    if (kind == "facility" && needs(2)) { return facility(arguments); }
    if (kind == "stop" && needs(1)) { return stop(arguments); }
    if (kind == "green" && needs(5)) { return green(arguments); }
    if (kind == "ground" && needs(5)) { return ground(arguments); }
    if (kind == "groundmap" && needs(2)) { return ground_map(arguments); }
    if (kind == "building" && needs(4)) { return building(arguments); }
    if (kind == "coverage" && needs(5)) { return coverage(arguments); }
    return false;
  }

  Result<bool> boundary(std::span<std::string_view const> words) {
    TRY(auto const area, box(words));
    out_.layers.districts.rows[city::Districts::kWholeCity].shape = geo::rectangle(area);
    return true;
  }

  Result<bool> district(std::span<std::string_view const> words) {
    TRY(auto const area, box(words.subspan(2)));
    out_.layers.districts.rows.add({.code = std::string{words[0]},
                                    .name = std::string{words[1]},
                                    .level = city::Level::kOrtsbezirk,
                                    .parent = city::Districts::kWholeCity,
                                    .shape = geo::rectangle(area),
                                    .label = geo::between(area.low, area.high, 0.5)});
    return true;
  }

  Result<bool> people(std::span<std::string_view const> words) {
    TRY(auto const centre, place_in(out_, words[0]));
    auto const count = parse_number(words[1]);
    if (!count) { return fail(fmt::format("'{}' is no number of people", words[1])); }
    auto cell = city::Cell{.code = geo::cell_at(centre), .centre = centre, .residents = persons(*count)};
    for (auto const& group : city::kAgeGroups) {
      if (auto const number = option(words, group.id)) {
        cell.ages[static_cast<std::size_t>(group.group)] = persons(*number);
        out_.layers.people.age_base = "test";
      }
    }
    out_.layers.people.cells.add(cell);
    return true;
  }

  static std::string name(std::span<std::string_view const> words, std::size_t at) {
    return words.size() > at && words[at].find('=') == std::string_view::npos ? std::string{words[at]} : std::string{};
  }

  /// The number after "key=".
  static std::optional<double> option(std::span<std::string_view const> words, std::string_view key) {
    for (auto const word : words) {
      if (word.starts_with(key) && word.substr(key.size()).starts_with('=')) {
        return parse_number(word.substr(key.size() + 1));
      }
    }
    return std::nullopt;
  }

  Result<bool> facility(std::span<std::string_view const> words) {
    auto const category = city::facility_category_from(words[0]);
    if (!category) { return fail(fmt::format("there is no category '{}'", words[0])); }
    TRY(auto const at, place_in(out_, words[1]));
    auto added = city::Facility{.category = *category, .name = name(words, 2), .at = at};
    if (auto const capacity = option(words, "capacity")) { added.capacity = static_cast<std::uint32_t>(*capacity); }
    out_.layers.facilities.rows.add(std::move(added));
    return true;
  }

  Result<bool> stop(std::span<std::string_view const> words) {
    TRY(auto const at, place_in(out_, words[0]));
    auto const departures = option(words, "departures");
    if (departures) { out_.layers.transit.timetable = "2025-06-03"; }
    out_.layers.transit.stops.add({.name = name(words, 1), .at = at, .departures_per_hour = departures});
    return true;
  }

  Result<bool> green(std::span<std::string_view const> words) {
    TRY(auto const area, box(words.subspan(1)));
    auto const shape = geo::rectangle(area);
    out_.layers.landcover.green.add(
        {.name = name(words, 5), .forest = words[0] == "forest", .shape = shape, .area = geo::area(shape)});
    return true;
  }

  Result<bool> ground(std::span<std::string_view const> words) {
    auto const use = city::land_use_from(words[0]);
    if (!use) { return fail(fmt::format("there is no land use '{}'", words[0])); }
    TRY(auto const area, box(words.subspan(1)));
    out_.layers.landcover.patches.push_back({.use = *use, .shape = geo::rectangle(area)});
    return true;
  }

  Result<bool> ground_map(std::span<std::string_view const> words) {
    constexpr auto kSide = 100;
    constexpr auto kFar = geo::Box{{-1'000.0, -1'000.0}, {2'000.0, 2'000.0}};
    auto const found = std::ranges::find(city::kMapInfos, words[0], &city::MapInfo::id);
    auto const value = parse_number(words[1]);
    if (found == city::kMapInfos.end() || !value) { return fail(fmt::format("no map or no number: '{}'", words[0])); }
    auto& map = out_.layers.maps.of(found->kind);
    if (map.empty()) {
      auto const pixels = static_cast<int>(kFar.width()) / kSide;
      map = {.corner = {kFar.low.x, kFar.high.y}, .side = kSide, .values = {pixels, pixels}};
    }
    auto area = kFar;
    if (words.size() > 2) { TRY(area, box(words.subspan(2))); }
    for (auto i = std::size_t{0}; i < map.values.values.size(); ++i) {
      auto const column = static_cast<int>(i % static_cast<std::size_t>(map.values.columns));
      auto const row = static_cast<int>(i / static_cast<std::size_t>(map.values.columns));
      auto const centre = geo::Point{map.corner.x + (column + 0.5) * kSide, map.corner.y - (row + 0.5) * kSide};
      if (area.contains(centre)) {
        map.values.values[i] = static_cast<std::int16_t>(std::lround(*value / found->step));
      }
    }
    return true;
  }

  Result<bool> building(std::span<std::string_view const> words) {
    TRY(auto const area, box(words));
    out_.layers.buildings.rows.add({.footprint = geo::rectangle(area)[0].outer});
    return true;
  }

  Result<bool> coverage(std::span<std::string_view const> words) {
    TRY(auto const area, box(words.subspan(1)));
    auto const layers = std::map<std::string_view, geo::MultiPolygon*>{{"streets", &sketch_.coverage},
                                                                       {"facilities", &out_.layers.facilities.coverage},
                                                                       {"stops", &out_.layers.transit.coverage},
                                                                       {"green", &out_.layers.landcover.coverage}};
    auto const found = layers.find(words[0]);
    if (found == layers.end()) { return fail(fmt::format("no layer '{}' has a coverage", words[0])); }
    *found->second = geo::rectangle(area);
    return true;
  }
};

}  // namespace

Result<CityText> read_city_text(std::string_view text, std::string_view where) { return Reader{where}.read(text); }

Result<geo::Point> place_in(CityText const& city, std::string_view text) {
  if (text.size() == 1 && city.crossings.contains(text[0])) { return city.crossings.at(text[0]); }
  if (text.starts_with('(') && text.ends_with(')')) {
    auto const numbers = split(text.substr(1, text.size() - 2), ',');
    if (numbers.size() == 2) {
      auto const x = parse_number(numbers[0]);
      auto const y = parse_number(numbers[1]);
      if (x && y) { return geo::Point{*x, *y}; }
    }
  }
  return fail(fmt::format("'{}' is neither a crossing of the map nor a place like (120,30)", text));
}

city::City city_from(std::string_view text) {
  auto read = read_city_text(text, "city text");
  if (!read) { throw std::runtime_error{to_text(read.error())}; }
  if (!read->rest.empty()) { throw std::runtime_error{"not about a city: " + read->rest.front().second}; }
  return city::assemble(std::move(read->layers));
}

}  // namespace leitbild::testing
